"""What every test stands on: a home of its own, and a look around for what it left behind.

The folder of a test is its mark: `pytest -m unit`, `-m "not e2e"`. Whatever lies in a folder named
`heavy` is of the second tier. A test that expects a warning in the log reads it and calls
`caplog.clear()`.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    from db.office_folder import OpenOffice

FOLDERS = ("unit", "qt", "property", "crash", "e2e", "bench")

SCREEN = Path(__file__).parent / "data" / "screen.json"  # 1366×768, as in the office
if "PRACHAKHOM_TEST_SCREEN" not in os.environ:  # set it to watch the tests of windows
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"

settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    for folder in FOLDERS:
        config.addinivalue_line("markers", f"{folder}: lies in tests/{folder}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each test the marks of its folders."""
    for item in items:
        folders = item.path.relative_to(config.rootpath).parts
        for mark in (*FOLDERS, "heavy"):
            if mark in folders:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What can be made again at any time is made once for all tests."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def a_home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """No test reads or writes the settings, logs and offices of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return home


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    """A fresh empty office with an open slot, open in the test's thread."""
    from db.office_folder import opened

    with opened(tmp_path / "office") as office:
        yield office


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """A test ends with the threads it began with."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(1)  # one that was told to end may still be on its way out
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {names}"


@pytest.fixture(autouse=True)
def no_transaction_and_no_office_stays() -> Iterator[None]:
    """A test ends with no transaction open and no office open."""
    yield
    connection = sys.modules.get("db.connection")
    if connection is None or not connection.office_is_open():
        return
    records = connection.records
    inside = not records.is_closed() and records.connection().in_transaction
    if inside:
        records.connection().execute("ROLLBACK")
    folder = sys.modules.get("db.office_folder")
    if folder is not None and folder._current is not None:
        folder.close_office()
    else:
        connection.close_records()
    assert not inside, "a transaction was left open"
    raise AssertionError("an office was left open")


@pytest.fixture(autouse=True)
def no_unexpected_warning_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test, unless it was read and cleared."""
    yield
    told = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert not told, f"unexpected in the log: {told}"


@pytest.fixture(autouse=True)
def no_window_and_no_timer_stays() -> Iterator[None]:
    """A test of windows ends with the windows it began with, and no timer ticking."""
    before = {id(window) for window in _windows()}
    yield
    if not _windows():
        ticking = _ticking()
    else:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if any(id(window) not in before for window in _windows()):
            gc.collect()  # a window kept only by a circle of references is not left, but unswept
        ticking = _ticking()
    left = [window for window in _windows() if id(window) not in before]
    told = [f"{type(window).__name__} «{window.windowTitle()}»" for window in left]
    timers = [f"every {timer.interval()} ms, of {timer.parent()}" for timer in ticking]
    for window in left:
        window.close()
        window.deleteLater()
    for timer in ticking:
        timer.stop()
    assert not told, f"windows left behind: {told}"
    assert not timers, f"timers left ticking: {timers}"


def _windows() -> list[QWidget]:
    """The top-level widgets alive, but for those Qt keeps for itself (tool tips)."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    import shiboken6

    return [
        window
        for window in widgets.QApplication.topLevelWidgets()
        if shiboken6.isValid(window) and window.metaObject().className() != "QTipLabel"
    ]


def _ticking() -> list[QTimer]:
    """The timers of Python that are running."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return []
    import shiboken6

    timers = [found for found in gc.get_objects() if issubclass(type(found), core.QTimer)]
    return [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]
