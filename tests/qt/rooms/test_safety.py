"""The page of copies and checks: what a clerk sees after each button."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.office import backups
from desktop.office.words import diagnostics as words
from desktop.ui.desk import Desk
from desktop.ui.settings.safety_tab import SafetyTab
from desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def tab(window: MainWindow, desk: Desk) -> SafetyTab:
    window.open_safety()
    desk.settle()
    return next(iter(window.findChildren(SafetyTab)))


def _told(tab: SafetyTab) -> str:
    return " ".join(part.text() for part in tab.findChildren(type(tab._last)) if part.isVisible())


def test_an_office_never_copied_says_what_to_do(tab: SafetyTab) -> None:
    assert words.NEVER in _told(tab)
    assert not tab.daily.isVisible()


def test_a_copy_is_made_and_told(tab: SafetyTab, desk: Desk, tmp_path: Path) -> None:
    tab.back_up(tmp_path)
    assert not tab.now.isEnabled()
    desk.settle()
    assert tab.now.isEnabled()
    assert "สำรองแล้ว" in _told(tab)
    assert str(tmp_path) in tab._last.text()
    assert len(backups.copies_in(tmp_path)) == 1
    tab.daily.click()
    assert backups.habit().daily


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    tab: SafetyTab, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    tab.back_up(tmp_path / "file")
    desk.settle()
    assert tab.now.isEnabled()
    assert "สำรองแล้ว" not in _told(tab)
    assert "กรุณา" in _told(tab)


def test_a_sound_office_is_told_so(tab: SafetyTab, desk: Desk) -> None:
    tab.check.click()
    desk.settle()
    assert words.SOUND in _told(tab)


def test_the_report_is_one_file(tab: SafetyTab, desk: Desk, tmp_path: Path) -> None:
    tab.write_report(tmp_path / "report.zip")
    desk.settle()
    assert zipfile.is_zipfile(tmp_path / "report.zip")
    assert str(tmp_path / "report.zip") in _told(tab)


def test_bringing_a_copy_back_asks_then_closes_the_window(
    tab: SafetyTab, window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.back_up(tmp_path)
    desk.settle()
    copy = backups.copies_in(tmp_path)[0].file
    tab.confirm_restore(copy)
    asked = window.findChildren(QPushButton)
    yes = next(made for made in asked if made.text().strip() == words.RESTORE_YES)
    yes.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.to_restore == copy
