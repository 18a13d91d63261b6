"""The settings of this PC: how the window looks here and which office it opened last.

They lie in one TOML file in `paths.config()`, belong to the person at this PC and never travel.
What an office decides for itself is in its records.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from desktop import paths
from desktop.i18n import Language

log = logging.getLogger(__name__)

FILE = "settings.toml"
DAMAGED = "settings.damaged.toml"
SMALLEST_TEXT, LARGEST_TEXT = 100, 200  # percent of the 16 px the screens are drawn for
LONGEST_DESK = 12  # letters

Theme = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class Window:
    """Where the main window stood, in logical pixels of the desktop."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What this PC remembers between two starts."""

    text_scale: int = 100
    """Size of text on the screen, 100 to 200 percent."""
    theme: Theme = "system"
    language: Language = "th"
    """What the screens speak, from the next start on."""
    last_office: Path | None = None
    """The folder of the office that was open last."""
    window: Window | None = None
    last_actors: Mapping[str, str] = field(default_factory=dict)
    """Who sat here last: the uid of a person by the uid of the office."""
    door_desk: str = "๑"
    """The name of this PC's desk at the door of a hearing, one to twelve letters."""
    card_reader: bool = False
    """Whether ID cards are read at the door of a hearing: off until somebody wants it."""

    saved_to: Path | None = None
    """The folder into which a paper was last written as a file."""

    gathered: Path | None = None
    """The folder into which the public parts of many offices were last gathered."""

    backup_folders: Mapping[str, str] = field(default_factory=dict)
    """Where copies go, by the uid of the office."""
    backed_up: Mapping[str, str] = field(default_factory=dict)
    """When the last copy was made, an ISO moment by the uid of the office."""
    daily_backups: Mapping[str, str] = field(default_factory=dict)
    """The offices, by uid, of which a copy is made each day."""

    def __post_init__(self) -> None:
        assert SMALLEST_TEXT <= self.text_scale <= LARGEST_TEXT, "text scale out of bounds"
        assert self.theme in get_args(Theme), "no such theme"
        assert self.language in get_args(Language), "no such language"
        assert 0 < len(self.door_desk) <= LONGEST_DESK, "no name for a desk"


def load(folder: Path | None = None) -> Settings:
    """The settings kept in folder (that of this PC when None); the defaults when there are none.

    Never fails. A file that cannot be understood is set aside as `settings.damaged.toml`; one value
    out of bounds falls back to its default. Each is a warning in the log.
    """
    try:
        file = (folder or paths.config()) / FILE
        kept = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        log.warning("settings not readable: %s", error.strerror)
        return Settings()
    except ValueError as error:  # not UTF-8, or not TOML
        log.warning("settings damaged, set aside as %s: %s", DAMAGED, type(error).__name__)
        _set_aside(file)
        return Settings()
    values: dict[str, Any] = {}
    for name, value in kept.items():
        if name not in _READ:
            log.info("setting %s is of another version of the program", name)
            continue
        try:
            values[name] = _READ[name](value)
        except (TypeError, ValueError):
            log.warning("setting %s damaged, its default is used", name)
    return Settings(**values)


def save(settings: Settings, folder: Path | None = None) -> None:
    """Keep settings in folder (that of this PC when None), the whole file or none of it.

    A full or read-only disk is a warning in the log: the clerk's work does not depend on it.
    """
    beside: Path | None = None
    try:
        folder = folder or paths.config()
        handle, name = tempfile.mkstemp(prefix=".settings-", suffix=".part", dir=folder)
        beside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(_toml(settings))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / FILE)
        beside = None
    except OSError as error:
        log.warning("settings not saved: %s", error.strerror)
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _set_aside(file: Path) -> None:
    try:
        file.replace(file.with_name(DAMAGED))
    except OSError as error:
        log.warning("damaged settings left in place: %s", error.strerror)


def _toml(settings: Settings) -> str:
    """One line a setting. TOML has no word for None, nor for a file name that is not UTF-8."""
    lines = []
    for name in _READ:
        value = getattr(settings, name)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            value = dataclasses.asdict(value)
        if value is None:
            continue
        line = f"{name} = {_value(value)}\n"
        if any("\ud800" <= letter <= "\udfff" for letter in line):
            log.warning("setting %s cannot be kept: a file name that is not UTF-8", name)
            continue
        lines.append(line)
    return "".join(lines)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_text(name)} = {_value(kept)}" for name, kept in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return _text(str(value))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read_scale(value: object) -> int:
    if type(value) is not int or not SMALLEST_TEXT <= value <= LARGEST_TEXT:
        raise ValueError(value)
    return value


def _read_theme(value: object) -> Theme:
    for theme in get_args(Theme):
        if value == theme:
            return theme  # type: ignore[no-any-return]
    raise ValueError(value)


def _read_language(value: object) -> Language:
    for language in get_args(Language):
        if value == language:
            return language  # type: ignore[no-any-return]
    raise ValueError(value)


def _read_folder(value: object) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError(value)
    return Path(value)


def _read_window(value: object) -> Window:
    if not isinstance(value, dict):
        raise TypeError(value)
    window = Window(**value)
    measures = (window.x, window.y, window.width, window.height)
    if any(type(measure) is not int or abs(measure) > 100_000 for measure in measures):
        raise ValueError(value)
    if window.width < 1 or window.height < 1 or type(window.maximized) is not bool:
        raise ValueError(value)
    return window


def _read_actors(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(uid, str) for uid in value.values()):
        raise TypeError(value)
    return dict(value)


def _read_moments(value: object) -> dict[str, str]:
    kept = _read_actors(value)
    for moment in kept.values():
        if datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError(moment)
    return kept


def _read_desk(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_DESK:
        raise ValueError(value)
    return value.strip()


def _read_switch(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError(value)
    return value


_READ: dict[str, Callable[[object], object]] = {
    "text_scale": _read_scale,
    "theme": _read_theme,
    "language": _read_language,
    "last_office": _read_folder,
    "window": _read_window,
    "last_actors": _read_actors,
    "door_desk": _read_desk,
    "card_reader": _read_switch,
    "saved_to": _read_folder,
    "gathered": _read_folder,
    "backup_folders": _read_actors,
    "backed_up": _read_moments,
    "daily_backups": _read_actors,
}
