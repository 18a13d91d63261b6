"""What every test stands on: a home of its own, and a look around for what it left behind."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test under bench or e2e/heavy is of the second tier; the folder is the mark."""
    for item in items:
        if "heavy" in item.path.parts:
            item.add_marker(pytest.mark.heavy)


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings, logs and offices of whoever runs it."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """A test ends with the threads it began with."""
    before = set(threading.enumerate())
    yield
    left = [t.name for t in threading.enumerate() if t not in before and not t.daemon]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def no_transaction_stays() -> Iterator[None]:
    """A test ends with no transaction open and no office open."""
    yield
    from db.connection import records

    if records.database is not None and not records.is_closed():
        assert not records.in_transaction(), "a transaction was left open"


@pytest.fixture(autouse=True)
def no_unexpected_warning_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test, unless the test itself read the log."""
    yield
    told = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith(("desktop", "db"))
    ]
    assert not told, f"unexpected in the log: {told}"


@pytest.fixture(autouse=True)
def no_window_and_no_timer_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test of windows ends with none on the screen and no timer ticking."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for window in windows:
        window.close()
    ticking = [t for t in gc.get_objects() if type(t) is QTimer and _alive(t) and t.isActive()]
    for timer in ticking:
        timer.stop()
    assert not windows, f"windows left open: {windows}"
    assert not ticking, f"timers left ticking: {[t.parent() for t in ticking]}"


def _alive(wrapped: object) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(wrapped))
