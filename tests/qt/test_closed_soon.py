"""A clerk closes a window before it was filled: what comes for it afterwards reaches nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import clock
from desktop.office import office
from desktop.office.demo import make_demo
from desktop.ui.desk import Desk
from desktop.ui.look import fonts, style
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow
from tests.qt.looking import DAY
from tests.qt.poses import POSES


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """The window of the demo office, on the day on which it is looked at."""
    folder = tmp_path / "office"
    with clock.standing(DAY):
        make_demo(folder, hearings=3, residents=40, opinions=6)
        with office.opened(folder):
            fonts.load_thai_breaker()
            fonts.load()
            style.apply(qapp, "light")
            desk = Desk()
            made = MainWindow(desk, Session(desk))
            qtbot.addWidget(made, before_close_func=lambda _window: desk.settle())
            made.show()
            desk.settle()
            yield made
            desk.settle()
            desk.close()
            desk.deleteLater()


def opened(window: MainWindow) -> list[QWidget]:
    """The windows above it."""
    above = (one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window)
    return [one for one in above if one.windowType().name in ("Window", "Dialog")]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_room_and_dialog_can_be_left_at_once(window: MainWindow, qtbot: QtBot) -> None:
    desk, closed = window._desk, 0
    for name, pose in POSES.items():
        with qtbot.captureExceptions() as fallen:
            pose(window)
            for _ in range(2):  # some open at once, some when what they are to show was read
                for one in opened(window):
                    one.close()
                    closed += 1
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                desk.settle()
                QApplication.processEvents()
        assert not fallen, f"{name}: {fallen}"
        assert not opened(window), name
    assert closed > 15
