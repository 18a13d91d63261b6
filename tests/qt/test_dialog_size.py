"""A dialog with more than the screen holds scrolls; its buttons stay in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.help import HelpWindow
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.rooms import KEYS
from desktop.ui.widgets.basic import label

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_tall_dialog_keeps_its_buttons_on_the_screen(qtbot: QtBot) -> None:
    tall = Dialog(None, "ยาว")
    qtbot.addWidget(tall)
    for number in range(80):
        tall.parts.addWidget(label(str(number)))
    tall.answers("ตกลง", tall.accept)
    tall.show()
    room = tall.screen().availableGeometry().height()
    assert tall.height() <= room
    foot = tall.yes.mapTo(tall, tall.yes.rect().bottomLeft()).y()
    assert foot < tall.height()


def test_a_dialog_grows_with_what_it_says(qtbot: QtBot) -> None:
    small = Dialog(None, "สั้น")
    qtbot.addWidget(small)
    small.answers("ตกลง", small.accept)
    small.show()
    before = small.height()
    for _ in range(6):
        small.say("ยังกรอกไม่ครบ")
    qtbot.waitUntil(lambda: small.height() > before)


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp, "light", 1.5)
    yield
    style.apply(qapp, "light", 1.0)


@pytest.mark.usefixtures("large_text")
def test_the_manual_fits_the_screen_with_large_text(qtbot: QtBot) -> None:
    window = QMainWindow()
    opened = HelpWindow(window, Desk(window), KEYS)
    qtbot.addWidget(window)
    opened.open_page("first")
    opened.show()
    room = opened.screen().availableGeometry()
    assert opened.width() <= room.width()
    assert opened.height() <= room.height()
