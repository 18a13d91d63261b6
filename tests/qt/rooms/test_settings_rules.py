"""Settings: the office's own figures and holidays, each with its source; lists in and out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.office.hearings import rule_sets
from desktop.office.rules import calendar
from desktop.ui.desk import Desk
from desktop.ui.settings.holidays_tab import HolidayDialog, HolidaysTab, PreviewDialog
from desktop.ui.settings.rules_tab import RulesTab
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import SETTINGS, MainWindow

LIST = "date,name,region,source\n14/12/2569,วันหยุดพิเศษ,,มติ\n31/2/2569,ไม่มีจริง,,มติ\n"
SPECIAL = date(2026, 12, 14)


@pytest.fixture
def rules(window: MainWindow, desk: Desk) -> RulesTab:
    window.go(SETTINGS)
    desk.settle()
    return window.findChild(RulesTab)


@pytest.fixture
def holidays(window: MainWindow, desk: Desk) -> HolidaysTab:
    window.go(SETTINGS)
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
