"""A dialog with more than the screen holds scrolls; its buttons stay in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.first_run.wizard import FirstRun
from desktop.ui.look import sizes, style
from desktop.ui.shell.dialogs import Dialog, show_keys
from desktop.ui.shell.main_window import KEYS
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
def test_the_list_of_keys_fits_the_screen_with_large_text(qtbot: QtBot) -> None:
    window = QMainWindow()
    window.show()
    keys = show_keys(window, KEYS)
    qtbot.addWidget(keys)
    room = keys.screen().availableGeometry()
    assert keys.width() <= room.width()
    assert keys.height() <= room.height()
    keys.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))
    window.close()


@pytest.mark.usefixtures("large_text")
def test_the_first_start_keeps_its_buttons_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    wizard = FirstRun(tmp_path / "office")
    qtbot.addWidget(wizard)
    wizard.show()
    room = wizard.screen().availableGeometry()
    assert wizard.width() <= room.width()
    assert wizard.height() <= room.height()
    onward = next(b for b in wizard.findChildren(QPushButton) if b.text() == "ต่อไป")
    assert onward.mapTo(wizard, onward.rect().bottomLeft()).y() < wizard.height()


def test_the_size_asked_for_is_kept_within_the_screen(qapp: QApplication) -> None:
    assert sizes.fitting(100) == 100
    assert sizes.fitting(200) == sizes.offered()[-1]
    screen = qapp.primaryScreen().size()
    for percent in sizes.offered()[1:]:
        assert screen.width() >= sizes.SMALLEST[0] * percent / 100
        assert screen.height() >= sizes.SMALLEST[1] * percent / 100
