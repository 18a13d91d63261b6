"""Where things lie: what the program brings with it, and where an office keeps its records."""

from pathlib import Path

import platformdirs

APP = "prachakhom"
RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """A file or folder the program brings with it, such as `resource("fonts")`."""
    return RESOURCES.joinpath(*parts)


def default_office() -> Path:
    """The folder of records that opens when the command line names none."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "office"


def caches() -> Path:
    """A folder for files that can be made again at any time; created when missing."""
    folder = Path(platformdirs.user_cache_dir(APP, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def config() -> Path:
    """The folder of this PC's own settings (text size, window place); created when missing."""
    folder = Path(platformdirs.user_config_dir(APP, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def state() -> Path:
    """The folder of logs and crash reports; created when missing."""
    folder = Path(platformdirs.user_state_dir(APP, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
