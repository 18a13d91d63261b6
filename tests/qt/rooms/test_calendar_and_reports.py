"""The calendar and the reports in the window."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db import clock
from desktop.office.hearings import plan
from desktop.office.hearings.plan import HearingFacts
from desktop.office.words import agenda as words
from desktop.office.words import reports as report_words
from desktop.ui.desk import Desk
from desktop.ui.home.calendar_dialog import CalendarDialog
from desktop.ui.home.report_dialog import ReportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import HEARING, HOME


def _calendar(window: MainWindow, desk: Desk) -> CalendarDialog:
    window.go(HOME)
    window.room(HOME).open_calendar()  # type: ignore[attr-defined]
    desk.settle()
    found = window.findChild(CalendarDialog)
    assert isinstance(found, CalendarDialog)
    return found


def test_arrows_go_from_day_to_day_into_the_next_month(
    window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    opened = _calendar(window, desk)
    start = opened.grid.day
    assert start == clock.today()
    for _ in range(6):
        qtbot.keyClick(opened.grid, Qt.Key.Key_Down)
        desk.settle()
    assert opened.grid.day == start + timedelta(days=42)
    shown = opened.grid.shown()
    assert shown is not None
    assert shown.inside
    qtbot.keyClick(opened, Qt.Key.Key_Home)
    desk.settle()
    assert opened.grid.day == start
    opened.close()


def test_turning_from_the_last_day_of_a_long_month_stays_in_the_next(
    window: MainWindow, desk: Desk, town
) -> None:
    opened = _calendar(window, desk)
    from datetime import date

    opened.go(date(2027, 1, 31))
    desk.settle()
    opened.turn(1)
    desk.settle()
    assert opened.grid.day == date(2027, 2, 28)
    opened.close()


def test_enter_on_the_day_of_a_hearing_opens_it(
    window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    held = clock.today() + timedelta(days=3)
    made = plan.create(HearingFacts(subject="ถนน", held_on=held), actor=town.typist)
    opened = _calendar(window, desk)
    for _ in range(3):
        qtbot.keyClick(opened.grid, Qt.Key.Key_Right)
        desk.settle()
    assert "ถนน" in opened.grid.accessibleName()
    qtbot.keyClick(opened.grid, Qt.Key.Key_Return)
    desk.settle()
    assert window.place == HEARING
    assert window.hearing.hearing() == made


def test_the_calendar_is_saved_for_others(
    window: MainWindow, desk: Desk, town, tmp_path: Path
) -> None:
    opened = _calendar(window, desk)
    opened.save(tmp_path / "a.ics")
    desk.settle()
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert opened._told.text() == words.SAVED.format(place="a.ics")
    opened.close()


def test_a_report_is_counted_written_and_told(
    window: MainWindow, desk: Desk, town, tmp_path: Path
) -> None:
    town.paper("งดจ่ายน้ำ")
    window.go(HOME)
    window.room(HOME).open_reports()  # type: ignore[attr-defined]
    desk.settle()
    opened = window.findChild(ReportDialog)
    assert isinstance(opened, ReportDialog)
    opened.write_excel(tmp_path / "a.xlsx")
    opened.write_open_data(tmp_path)
    desk.settle()
    assert (tmp_path / "a.xlsx").is_file()
    assert (tmp_path / "hearings.jsonld").is_file()
    assert opened._told.text() == report_words.WRITTEN.format(place=tmp_path)
    opened.quarter.setCurrentIndex(2)
    opened.count()
    desk.settle()
    assert opened.period().quarter == 2
    opened.reject()
