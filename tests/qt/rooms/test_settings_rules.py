"""Settings: the office's own figures and holidays, each with its source; lists in and out."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.office.hearings import rule_sets
from desktop.office.rules import calendar
from desktop.thai import dates
from desktop.ui.desk import Desk
from desktop.ui.settings.holidays_tab import HolidayDialog, HolidaysTab, PreviewDialog
from desktop.ui.settings.reckoner import ReckonerDialog
from desktop.ui.settings.rules_tab import RulesTab
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import SETTINGS

LIST = "date,name,region,source\n14/12/2569,วันหยุดพิเศษ,,มติ\n31/2/2569,ไม่มีจริง,,มติ\n"
SPECIAL = date(2026, 12, 14)


@pytest.fixture
def rules(window: MainWindow, desk: Desk) -> RulesTab:
    window.go(SETTINGS)
    window.room(SETTINGS).show_page("เกณฑ์เวที")  # type: ignore[attr-defined]
    desk.settle()
    return window.findChild(RulesTab)


@pytest.fixture
def holidays(window: MainWindow, desk: Desk) -> HolidaysTab:
    window.go(SETTINGS)
    window.room(SETTINGS).show_page("วันหยุด")  # type: ignore[attr-defined]
    desk.settle()
    found = window.findChild(HolidaysTab)
    found.year.setCurrentIndex(found.year.findData(2026))
    found.year.activated.emit(0)
    return found


def modal() -> Dialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def texts(tab) -> list[list[str]]:
    table = tab.table
    return [
        [table.item(at, across).text() for across in range(table.columnCount())]
        for at in range(table.rowCount())
    ]


def test_an_own_figure_is_set_with_its_source_and_taken_back(
    rules: RulesTab, desk: Desk, qtbot: QtBot, type_thai
) -> None:
    place = [line[0] for line in texts(rules)].index("ปิดประกาศเวที")
    rules.table.selectRow(place)
    assert not rules.clear.isEnabled()
    assert rules.clear.toolTip()
    rules.days.setValue(20)
    with qtbot.waitSignal(desk.troubled):
        rules.keep.click()
    modal().reject()
    type_thai(rules.source, "คำสั่งที่ ๕/๒๕๖๙")
    rules.keep.click()
    desk.settle()
    assert texts(rules)[place][2:] == ["๒๐ วัน", "ก่อนวันจัด", "ค่าของสำนักงาน"]
    assert rule_sets.basis("pm2548").rule("notice").days == 20
    rules.clear.click()
    desk.settle()
    assert texts(rules)[place][2] == "๑๕ วัน"


def test_a_holiday_is_added_struck_and_restored(
    holidays: HolidaysTab, desk: Desk, type_thai
) -> None:
    holidays.add.click()
    asked = modal()
    assert isinstance(asked, HolidayDialog)
    asked.day.set_day(SPECIAL)
    asked.name.setText("วันหยุดพิเศษ")
    asked.yes.click()
    desk.settle()
    assert calendar.is_working_day(SPECIAL), "without a source it is refused in the dialog"
    asked.source.setText("มติคณะรัฐมนตรี")
    asked.yes.click()
    desk.settle()
    assert not calendar.is_working_day(SPECIAL)
    place = [line[1] for line in texts(holidays)].index("วันรัฐธรรมนูญ")
    holidays.table.selectRow(place)
    assert not holidays.restore.isEnabled()
    holidays.remove.click()
    type_thai(modal().findChildren(QLineEdit)[0], "มติคณะรัฐมนตรี")
    modal().yes.click()
    desk.settle()
    assert calendar.is_working_day(date(2026, 12, 10))
    assert texts(holidays)[place][4] == "เอาออกแล้ว"
    holidays.table.selectRow(place)
    holidays.restore.click()
    desk.settle()
    assert not calendar.is_working_day(date(2026, 12, 10))


def test_a_list_is_shown_before_it_is_taken_in_bad_lines_first(
    holidays: HolidaysTab, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "หยุด.csv").write_text(LIST, encoding="utf-8")
    holidays.preview(tmp_path / "หยุด.csv")
    desk.settle()
    shown = modal()
    assert isinstance(shown, PreviewDialog)
    assert [line[0::2] for line in texts(shown)] == [["๓", "อ่านวันที่ไม่ได้"], ["๒", "เพิ่ม"]]
    assert calendar.is_working_day(SPECIAL)
    shown.yes.click()
    desk.settle()
    assert not calendar.is_working_day(SPECIAL)
    holidays.write(tmp_path / "ออก.csv", 2026)
    desk.settle()
    assert "2026-12-14,วันหยุดพิเศษ" in (tmp_path / "ออก.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_is_no_list_is_told(
    holidays: HolidaysTab, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "x.csv").write_bytes(b"PK\x03\x04\x00")
    with qtbot.waitSignal(desk.troubled):
        holidays.preview(tmp_path / "x.csv")
        desk.settle()
    modal().reject()


CASES = Path(__file__).parents[2] / "data/domain_cases.csv"
RECKONED = {  # what is chosen for a kind of case, and in which line of the answer it stands
    "hearing_earliest_safe": ("posted", 0),
    "hearing_earliest_lenient": ("posted", 1),
    "notice_latest_safe": ("held", 0),
    "notice_latest_lenient": ("held", 1),
    "summary_due": ("summary", 0),
    "summary_publish_by_working_day": ("summary", 1),
    "complaint_reply_due": ("complaint", 0),
    "pdpa_access_due": ("access", 0),
    "pdpa_access_publish_by_working_day": ("access", 1),
    "pdpa_breach_due": ("breach", 0),
    "citizen_deadline_rollover": ("appeal", 0),
    "destruction_survey_due": ("destruction", 0),
    "retention_until": ("retention", 0),
}


def cases() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [(r["kind"], r["input"], r["expected"]) for r in csv.DictReader(file)]
    return [row for row in rows if row[0] in RECKONED]


def test_every_period_of_the_law_is_reckoned_on_the_screen_as_in_the_cases(
    rules: RulesTab, qtbot: QtBot
) -> None:
    rules.ask_reckoner()
    asked = modal()
    assert isinstance(asked, ReckonerDialog)
    assert "ใส่" in asked.answer.text()
    for kind, given, expected in cases():
        code, line = RECKONED[kind]
        asked.kind.setCurrentIndex(asked.kind.findData(code))
        start = re.search(r"\d{4}-\d\d-\d\d", given)
        year = re.search(r"year_end_BE=(\d{4})", given)
        day = date.fromisoformat(start[0]) if start else date(int(year[1]) - 543, 6, 1)
        asked.day.setText(f"{day.day}/{day.month}/{day.year + 543}")
        hour = re.search(r"T(\d\d:\d\d)", given)
        asked.hour.setText(hour[1].replace(":", ".") if hour else "")
        days = re.search(r"days=(\d+)", given)
        asked.days.setValue(int(days[1]) if days else 1)
        asked.day.textEdited.emit(asked.day.text())
        end = datetime.fromisoformat(expected)
        told = asked.answer.text().replace("\u200b", "").splitlines()[line]
        assert dates.with_weekday(end.date()) in told, (kind, given, told)
        if hour:
            assert dates.clock(end.time()) in told
    asked.accept()


def test_the_offices_region_is_chosen_and_its_own_holidays_count(
    holidays: HolidaysTab, desk: Desk
) -> None:
    holidays.year.setCurrentIndex(holidays.year.findData(2021))
    holidays.year.activated.emit(holidays.year.currentIndex())
    regional = next(one for one in holidays._rows if one.region)
    assert calendar.is_working_day(regional.day)
    holidays.region.setCurrentIndex(holidays.region.findData(regional.region))
    holidays.region.activated.emit(holidays.region.currentIndex())
    desk.settle()
    assert not calendar.is_working_day(regional.day)
    assert holidays.region.currentData() == regional.region
