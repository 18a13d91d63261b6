"""The plan's screen: what is typed counts at once, steps wait for what lacks, deadlines say why."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from db import clock
from desktop.office.community import villages
from desktop.office.hearings import events, plan, tasks
from desktop.office.hearings.plan import HearingFacts
from desktop.thai import dates
from desktop.ui.desk import Desk
from desktop.ui.hearings.plan_tab import ITEMS, PEOPLE, PlanTab
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import HOME
from desktop.ui.widgets.basic import LineButton
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.thai_spin import ThaiSpin

CASES = Path(__file__).parents[2] / "data/domain_cases.csv"
FULL = dict.fromkeys(plan.ITEMS, "มีข้อมูลครบ")


def at(day: date):
    return clock.standing(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


@pytest.fixture
def hearing(town) -> int:
    held = clock.today() + timedelta(days=40)
    facts = HearingFacts(
        subject="ปรับปรุงถนน",
        methods=("meeting",),
        venue="ศาลา",
        held_on=held,
        begins="09:30",
        **FULL,
    )
    return plan.create(facts, actor=town.typist)


@pytest.fixture
def tab(window: MainWindow, desk: Desk, hearing: int) -> PlanTab:
    return opened(window, desk, hearing)


def opened(window: MainWindow, desk: Desk, hearing_id: int) -> PlanTab:
    window.open_hearing(hearing_id)
    desk.settle()
    found = window.findChild(PlanTab)
    assert found is not None
    return found


def told(tab: PlanTab, title: str) -> str:
    """Everything the panel's line of that title says."""
    QApplication.processEvents()  # new lines are shown by the next turn of the loop
    for name in tab.panel.findChildren(QLabel):
        if name.accessibleName().startswith(title) and name.isVisible():
            line = name.parentWidget()
            labels = [label for label in line.findChildren(QLabel) if label.text()]
            return " ".join(label.accessibleName() or label.text() for label in labels)
    raise AssertionError(title)


def field(tab: PlanTab, name: str) -> QLineEdit:
    return next(f for f in tab.findChildren(QLineEdit) if f.accessibleName() == name)


def dialog() -> Dialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def choose(window: MainWindow, desk: Desk, tab: PlanTab, word: str) -> None:
    action = next(a for a in tab.panel.menu.actions() if a.text().startswith(word))
    assert action.isEnabled(), action.toolTip()
    action.trigger()
    desk.settle()


def test_the_eight_items_block_ready_and_the_button_names_what_lacks(
    tab: PlanTab, desk: Desk, hearing: int
) -> None:
    tab.show_part(ITEMS)
    assert tab.panel.next.isEnabled()
    tab.items.boxes["effects"].setPlainText("")
    assert not tab.panel.next.isEnabled()
    assert "ข้อ\u00a0๗ ผลกระทบ" in tab.panel.next.toolTip()
    assert tab.items.lamps["effects"].text() == "ยังขาด"
    assert tab.items.lamps["cost"].text() == "ครบ"
    tab.items.boxes["effects"].setPlainText("ฝุ่นและเสียง")
    tab.panel.next.click()
    desk.settle()
    sheet = plan.open_sheet(hearing)
    assert (sheet.state, sheet.facts.effects) == ("ready", "ฝุ่นและเสียง")
    assert "ปิดประกาศ" in tab.panel.next.text()


def test_the_day_of_posting_is_asked_and_the_gap_is_shown(
    tab: PlanTab, desk: Desk, hearing: int, type_thai
) -> None:
    tab.panel.next.click()
    desk.settle()
    tab.panel.next.click()
    day = dialog().findChild(DateEdit)
    assert day is not None
    day.selectAll()
    type_thai(day, "๓๑/๒/๒๕๖๙")
    dialog().yes.click()
    assert plan.open_sheet(hearing).state == "ready"
    day.set_day(clock.today())
    dialog().yes.click()
    desk.settle()
    assert plan.open_sheet(hearing).posted_on == clock.today()
    assert "ก่อนจัด ๔๐ วัน" in told(tab, "ปิดประกาศเวที")
    assert not tab.panel.next.isEnabled()
    assert "เปิดเวทีได้ในวันจัด" in tab.panel.next.toolTip()


def test_deadlines_follow_the_day_while_it_is_typed(
    tab: PlanTab, desk: Desk, hearing: int, type_thai
) -> None:
    day = field(tab, "วันที่จัด")
    before = plan.open_sheet(hearing).facts.held_on
    day.selectAll()
    type_thai(day, "๒๐/๑๒/๒๕๗๐")
    assert "๔ ธ.ค. ๒๕๗๐" in told(tab, "ปิดประกาศเวที")
    assert plan.open_sheet(hearing).facts.held_on == before
    tab.save()
    desk.settle()
    assert plan.open_sheet(hearing).facts.held_on == date(2027, 12, 20)


def test_a_day_that_cannot_be_read_is_told_and_nothing_is_saved(
    tab: PlanTab, desk: Desk, hearing: int, qtbot: QtBot, type_thai
) -> None:
    day = field(tab, "วันที่จัด")
    day.selectAll()
    type_thai(day, "๓๑/๒/๒๕๗๐")
    with qtbot.waitSignal(desk.troubled):
        tab.save()
    dialog().reject()
    assert plan.open_sheet(hearing).facts.subject == "ปรับปรุงถนน"
    assert field(tab, "วันที่จัด").text() == "๓๑/๒/๒๕๗๐"


def test_everything_on_the_form_is_kept(
    tab: PlanTab, desk: Desk, hearing: int, town, type_thai
) -> None:
    desk.do(lambda: villages.add_village(1, "บ้านดอนกลาง", actor=town.typist))
    desk.settle()
    (village,) = [row.id for row in villages.villages()]
    for name, text in (("สถานที่จัด", "หอประชุม"), ("เวลาเริ่ม", "๑๓.๐๐"), ("เวลาเลิก", "16:30")):
        field(tab, name).selectAll()
        type_thai(field(tab, name), text)
    for name, at_place in (("ฐานกฎหมาย", 1), ("ผลกระทบ", 1), ("ประธาน", 1), ("ส่วนราชการ", 1)):
        box = next(b for b in tab.findChildren(QComboBox) if b.accessibleName() == name)
        box.setCurrentIndex(at_place)
        box.activated.emit(at_place)
    online = next(b for b in tab.findChildren(QCheckBox) if b.text() == "ทางเว็บไซต์หรือออนไลน์")
    online.click()
    tab.show_part(PEOPLE)
    tab.groups.add_chosen()
    quota = next(s for s in tab.findChildren(ThaiSpin) if "บ้านดอนกลาง" in s.accessibleName())
    quota.setValue(25)
    tab.agenda.add_item()
    type_thai(tab.agenda._fields[0].title, "รับฟังความคิดเห็น")
    tab.save()
    desk.settle()
    sheet = plan.open_sheet(hearing)
    assert (sheet.facts.venue, sheet.facts.begins, sheet.facts.ends) == (
        "หอประชุม",
        "13:00",
        "16:30",
    )
    assert (sheet.facts.basis, sheet.facts.severity) == ("moi-plan", "severe")
    assert sheet.facts.chair_id
    assert sheet.facts.section_id == town.section
    assert set(sheet.facts.methods) == {"meeting", "online"}
    assert [(g.village_id, g.quota) for g in sheet.groups] == [(village, 25)]
    (item,) = sheet.agenda
    assert item.title == "รับฟังความคิดเห็น"
    quota.setValue(0)
    assert "ยังไม่ครบ" in told(tab, "สัดส่วนประชาคม")
    quota.setValue(25)
    tab.save()
    desk.settle()
    assert [again.id for again in plan.open_sheet(hearing).agenda] == [item.id]


def test_a_task_is_ticked_and_added_from_the_panel(
    tab: PlanTab, desk: Desk, hearing: int, type_thai
) -> None:
    tick = next(b for b in tab.panel.findChildren(QCheckBox) if "หนังสือเชิญ" in b.accessibleName())
    tick.click()
    desk.settle()
    assert [t.code for t in tasks.ticks(hearing) if t.done_on] == ["invitations"]
    assert "เสร็จแล้ว" in told(tab, "หนังสือเชิญ")
    tab.panel.add_asked.emit()
    dialog().yes.click()
    assert "กรุณาใส่ชื่องาน" in " ".join(label.text() for label in dialog().findChildren(QLabel))
    type_thai(dialog().findChildren(QLineEdit)[0], "จองเต็นท์")
    dialog().yes.click()
    desk.settle()
    assert "ยังไม่ทำ" in told(tab, "จองเต็นท์")


def test_a_refused_tick_goes_back(tab: PlanTab, desk: Desk, session, qtbot: QtBot) -> None:
    actor, session.actor = session.actor, 999
    tick = next(b for b in tab.panel.findChildren(QCheckBox) if "หนังสือเชิญ" in b.accessibleName())
    with qtbot.waitSignal(desk.troubled):
        tick.click()
    dialog().reject()
    session.actor = actor
    QApplication.processEvents()
    ticks = [b for b in tab.panel.findChildren(QCheckBox) if b.isVisible()]
    assert ticks
    assert not any(b.isChecked() for b in ticks)


def test_postponing_asks_a_reason_and_then_a_new_notice(
    tab: PlanTab, desk: Desk, hearing: int, window: MainWindow, type_thai
) -> None:
    for _ in range(2):
        tab.panel.next.click()
        desk.settle()
    dialog().yes.click()
    desk.settle()
    choose(window, desk, tab, "เลื่อนเวที")
    dialog().yes.click()
    assert plan.open_sheet(hearing).state == "posted"
    later = plan.open_sheet(hearing).facts.held_on + timedelta(days=30)
    dialog().findChild(DateEdit).set_day(later)
    type_thai(dialog().findChildren(QPlainTextEdit)[0], "น้ำท่วมศาลา")
    dialog().yes.click()
    desk.settle()
    sheet = plan.open_sheet(hearing)
    assert (sheet.state, sheet.posted_on, sheet.facts.held_on) == ("planned", None, later)
    assert "แนะนำภายใน" in told(tab, "แจ้งการเลื่อน")


def test_cancelling_a_mandatory_hearing_says_what_follows(
    tab: PlanTab, desk: Desk, hearing: int, window: MainWindow, town, type_thai
) -> None:
    facts = plan.open_sheet(hearing).facts
    severe = replace(facts, severity="severe")
    desk.do(lambda: plan.change(hearing, severe, actor=town.typist))
    desk.settle()
    assert "ต้องรับฟัง" in told(tab, "เวทีบังคับ")
    choose(window, desk, tab, "ยกเลิกเวที")
    said = " ".join(label.text() for label in dialog().findChildren(QLabel))
    assert "กฎหมายบังคับให้รับฟัง" in said
    type_thai(dialog().findChildren(QPlainTextEdit)[0], "ไม่มีงบประมาณ")
    dialog().yes.click()
    desk.settle()
    assert plan.open_sheet(hearing).state == "cancelled"
    assert "ยังเริ่มไม่ได้" in told(tab, "เวทีบังคับ")
    assert not tab.panel.next.isEnabled()
    greyed = [a for a in tab.panel.menu.actions() if a.text() and not a.isEnabled()]
    assert all(action.toolTip() for action in greyed)
    assert {a.text()[:5] for a in greyed} >= {"เลื่อ", "ยกเลิ"}


def test_next_year_and_other_venues_are_planned_and_opened(
    tab: PlanTab, desk: Desk, hearing: int, window: MainWindow
) -> None:
    choose(window, desk, tab, "จัดซ้ำ")
    dialog().yes.click()  # the subject that is offered
    desk.settle()
    again = window.hearing.hearing()
    assert plan.open_sheet(again).previous_id == hearing
    choose(window, desk, tab, "จัดหลายแห่ง")
    lines = dialog().findChildren(QPlainTextEdit)[0]
    lines.setPlainText("วัดใหม่ | ๓๑/๒/๒๕๗๐")
    dialog().yes.click()
    assert "บรรทัดที่ 1" in " ".join(w.text() for w in dialog().findChildren(QLabel))
    lines.setPlainText("วัดใหม่\nโรงเรียนบ้านหนองบัว | ๔/๓/๒๕๗๑")
    dialog().yes.click()
    desk.settle()
    assert plan.open_sheet(window.hearing.hearing()).facts.venue == "วัดใหม่"


def test_the_calendar_file_is_written_where_it_was_asked_for(
    tab: PlanTab, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.write_calendar(tmp_path / "เวที.ics")
    desk.settle()
    assert (tmp_path / "เวที.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    with qtbot.waitSignal(desk.troubled):
        tab.write_calendar(tmp_path / "ไม่มี" / "เวที.ics")
        desk.settle()
    dialog().reject()


def test_the_first_screen_shows_what_is_near_and_opens_the_hearing(
    window: MainWindow, desk: Desk, hearing: int, qtbot: QtBot
) -> None:
    window.go(HOME)
    desk.settle()

    def line() -> LineButton | None:
        found = (b for b in window.findChildren(LineButton) if "ปรับปรุงถนน" in b.accessibleName())
        return next(found, None)

    qtbot.waitUntil(lambda: line() is not None)
    shown = line()
    assert shown is not None
    shown.click()
    desk.settle()
    assert window.hearing.hearing() == hearing


def test_an_item_without_a_title_is_told_and_not_lost_in_silence(tab: PlanTab, desk: Desk) -> None:
    tab.show_part(PEOPLE)
    tab.agenda._add_usual()
    tab.agenda.add_item()
    assert "วาระที่ ๕ ยังไม่มีชื่อ" in tab.agenda._why.accessibleName()
    tab.agenda._fields[-1].title.setText("ลงมติ")
    tab.agenda._fields[-1].title.textEdited.emit("ลงมติ")
    assert tab.agenda._why.accessibleName() == ""
    assert [item.title for item in tab.agenda.wanted()][-1] == "ลงมติ"


def law_cases() -> list[tuple[str, str, str]]:
    wanted = {"notice_latest_safe", "notice_latest_lenient", "notice_gap_status", "summary_due",
              "summary_publish_by_working_day", "hearing_earliest_safe",
              "hearing_earliest_lenient"}  # fmt: skip
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            (r["kind"], r["input"], r["expected"])
            for r in csv.DictReader(file)
            if r["kind"] in wanted
        ]


@pytest.mark.parametrize(("kind", "given", "expected"), law_cases())
def test_the_law_cases_stand_on_the_screen_as_computed(
    window: MainWindow, desk: Desk, town, kind: str, given: str, expected: str
) -> None:
    days = {k: date.fromisoformat(v) for k, v in (part.split("=") for part in given.split(";"))}
    too_soon = days.get("posted", date.min) + timedelta(days=1)  # what holds then is told
    held = days.get("hearing") or days.get("hearing_end") or too_soon
    facts = HearingFacts(subject="ทดสอบ", methods=("meeting",), venue="ศาลา", held_on=held,
                         begins="09:30", **FULL)  # fmt: skip
    made = plan.create(facts, actor=town.typist)
    with at(days.get("posted", held - timedelta(days=20))):
        if "posted" in days and kind != "hearing_earliest_safe":
            events.note(made, "posted", actor=town.typist, on_day=days["posted"])
        tab = opened(window, desk, made)
        if kind.startswith("summary"):
            shown = told(tab, "ประกาศสรุปผล")
        else:
            shown = told(tab, "ปิดประกาศเวที")
    if kind == "notice_gap_status":
        word = {"FAIL:short": "ไม่ครบ", "WARN:lenient": "พอดี", "PASS": "ครบ"}[expected]
        assert f" {word} " in f" {shown} "
    else:
        wanted = dates.short(date.fromisoformat(expected))
        assert wanted in shown or wanted.rpartition(" ")[0] in shown.partition("วันทำการ")[2]


@pytest.mark.parametrize("percent", [100, 125])
@pytest.mark.parametrize("part", range(3))
def test_the_plan_fits_a_small_screen_and_everything_has_a_name(
    window: MainWindow, desk: Desk, session: Session, town, part: int, percent: int
) -> None:
    session.set_text_scale(percent)
    held = clock.today() + timedelta(days=12)
    facts = HearingFacts(subject="รับฟังความคิดเห็นโครงการก่อสร้าง" * 6, held_on=held, quorum=4000)
    made = plan.create(facts, actor=town.typist)
    for number in range(1, 4):
        villages.add_village(number, "บ้านหนองบัวลำภูศรีสุวรรณ" * 2, actor=town.typist)
    tab = opened(window, desk, made)
    tab.show_part(part)
    tab.groups._add_villages()
    tab.agenda.add_item()
    window.resize(1366, 740)
    assert (window.width(), window.height()) == (1366, 740)
    for control in (*tab.findChildren(QAbstractButton), *tab.findChildren(QLineEdit)):
        if not control.isVisible() or control.objectName().startswith("qt_"):
            continue
        if isinstance(control.parentWidget(), QLineEdit | QComboBox):
            continue
        assert control.accessibleName().strip(), type(control).__name__
        assert control.isEnabled() or control.toolTip(), control.accessibleName()
        right = (
            control.mapTo(window, QPoint(0, 0)).x() + control.visibleRegion().boundingRect().right()
        )
        assert right < 1366, control.accessibleName()
