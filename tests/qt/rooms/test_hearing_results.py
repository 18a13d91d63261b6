"""A hearing's papers and results in the window: by keys, with what changed and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import approvals, sheets
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import (
    answer_draft,
    answers,
    attendance,
    events,
    grouping,
    invitations,
    opinions,
    outcome,
    papers,
    plan,
    program,
)
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow, HearingFacts
from desktop.ui.desk import Desk
from desktop.ui.editor.printing import PrintDialog
from desktop.ui.hearings.answers_view import AnswersView
from desktop.ui.hearings.invite_dialog import CapacityDialog, InviteDialog
from desktop.ui.hearings.papers_tab import PapersTab
from desktop.ui.hearings.parts import PARTS
from desktop.ui.hearings.printing import write_pack
from desktop.ui.hearings.remaking import shown
from desktop.ui.hearings.report_tab import ANSWERS, GROUPS, RESULTS, ReportTab
from desktop.ui.hearings.tab import Tab
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import DOCUMENTS, EDITOR, HEARING

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = ("ขอไฟส่องสว่างหน้าวัด", "ขอไฟฟ้าส่องสว่างหน้าวัดด้วย", "ซ่อมถนน")


@dataclass
class Fair:
    """A hearing, its people and the window it is shown in."""

    hearing: int
    people: list[int]
    actor: int
    window: MainWindow
    desk: Desk

    def tab(self, kind: type[Tab]) -> Tab:
        """Go to a part of the hearing's page."""
        self.window.open_hearing(self.hearing)
        self.settle()
        page = self.window.hearing
        place = [part.fetch() for part in PARTS].index(kind)
        page.tabs.setCurrentIndex(place)
        self.settle()
        return page.tabs.widget(place).made

    def do(self, deed: Callable[[], object]) -> None:
        """Somebody's deed, and the news of it in the window."""
        self.desk.do(deed)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.desk.settle()
            QApplication.processEvents()

    def key(self, widget: QWidget, key: Qt.Key, bits=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(widget, key, bits)
        self.settle()

    def dialog(self, kind: type[Dialog] = Dialog) -> Dialog:
        self.settle()
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        return found[-1]


@pytest.fixture
def fair(window: MainWindow, desk: Desk, town) -> Fair:
    one = villages.add_village(1, "บ้านดอนกลาง", actor=None)
    two = villages.add_village(2, "บ้านหนองบัว", actor=None)
    people = [
        residents.add(
            ResidentFacts("นาย", name, "สมมติ", house="1", village_id=(one, two)[n % 2]),
            actor=town.typist,
        )
        for n, name in enumerate(("สมชาย", "สมหญิง", "กิตติ"))
    ]
    facts = HearingFacts(
        subject="ปรับปรุงถนน",
        section_id=town.section,
        venue="ศาลา",
        held_on=date(2026, 11, 20),
        begins="09:30",
        chair_id=town.head,
        note_taker_id=town.typist,
    )
    hearing = plan.create(facts, actor=town.typist)
    program.set_groups(hearing, {(one, None): 0, (two, None): 0}, actor=town.typist)
    agenda = [AgendaRow(0, 1, "consider", "ลงมติ", "", 30, "")]
    program.set_agenda(hearing, agenda, actor=town.typist)
    return Fair(hearing, people, town.typist, window, desk)


def hold(fair: Fair) -> None:
    """Let the hearing be over, with three voices."""
    events.note(fair.hearing, "opened", actor=fair.actor)
    for person, text in zip(fair.people, SAID, strict=True):
        attendance.check_in(fair.hearing, person, actor=fair.actor)
        facts = OpinionFacts(text, "for", resident_id=person)
        opinions.take(fair.hearing, facts, actor=fair.actor)
    events.note(fair.hearing, "closed", actor=fair.actor)


def sign(document: int, actor: int) -> None:
    for _ in range(9):
        sheet = sheets.open_sheet(document)
        due = next((s for s in sheet.chain if s.place == sheet.due_place), None)
        if due is None:
            return
        approvals.forward(document, actor=due.person_id or actor)


def choose(tab: PapersTab, role: str) -> None:
    lines = tab.list.lines_model.lines
    place = next(at for at, line in enumerate(lines) if line.key == role)
    tab.list.setCurrentIndex(tab.list.lines_model.index(place))


def words_of(widget: QWidget) -> dict[str, QPushButton]:
    return {b.accessibleName(): b for b in widget.findChildren(QPushButton)}


def test_papers_are_made_opened_and_told_stale_by_keys(fair: Fair) -> None:
    tab = fair.tab(PapersTab)
    fair.key(tab.list, Qt.Key.Key_F8)
    made = {s.role for s in papers.states(fair.hearing) if s.paper is not None}
    assert {"notice", "order", "heads", "agenda", "sign-in"} <= made
    assert "invitation" not in made
    facts = plan.open_sheet(fair.hearing).facts
    moved = replace(facts, venue="วัด")
    fair.do(lambda: plan.change(fair.hearing, moved, actor=fair.actor))
    line = next(line for line in tab.list.lines_model.lines if line.key == "notice")
    assert "แผนเปลี่ยนหลังทำเอกสาร: สถานที่จัด" in line.lower
    choose(tab, "notice")
    fair.key(tab.list, Qt.Key.Key_F9)
    fair.dialog().yes.click()
    fair.settle()
    line = next(line for line in tab.list.lines_model.lines if line.key == "notice")
    assert line.pill == ("กำลังร่าง", "muted")
    fair.key(tab.list, Qt.Key.Key_Return)
    assert fair.window.place == EDITOR


def test_the_keys_of_a_part_work_from_the_names_of_the_parts_too(fair: Fair) -> None:
    tab = fair.tab(PapersTab)
    page = fair.window.hearing
    page.tabs.setCurrentIndex(0)
    fair.settle()
    page.tabs.setCurrentIndex(1)
    fair.settle()
    bar = page.tabs.tabBar()
    bar.setFocus()
    fair.key(bar, Qt.Key.Key_F8)
    assert tab._states["agenda"].paper is not None
    hold(fair)
    fair.tab(ReportTab)
    bar.setFocus()
    fair.key(bar, Qt.Key.Key_F2)
    report = page.tabs.currentWidget().made
    assert report.answers._verdicts.checkedButton() is not None
    fair.key(bar, Qt.Key.Key_F10)
    assert report.stack.currentIndex() == GROUPS


def test_leaving_a_paper_leads_back_to_the_part_of_its_hearing(fair: Fair) -> None:
    tab = fair.tab(PapersTab)
    fair.key(tab.list, Qt.Key.Key_F8)
    choose(tab, "agenda")
    fair.key(tab.list, Qt.Key.Key_Return)
    fair.window.editor.leave()
    fair.settle()
    assert fair.window.place == HEARING
    assert fair.window.hearing.tabs.currentWidget().made is tab
    line = tab.list.current()
    assert line is not None
    assert line.key == "agenda"
    notice = next(s.paper for s in papers.states(fair.hearing) if s.role == "notice")
    assert notice is not None
    fair.window.open_paper(notice.document_id)
    fair.settle()
    fair.window.editor.leave()
    fair.settle()
    assert fair.window.place == DOCUMENTS


def test_a_paper_that_cannot_be_made_says_why(fair: Fair) -> None:
    tab = fair.tab(PapersTab)
    choose(tab, "invitation")
    make = words_of(tab)["ทำเอกสาร"]
    assert not make.isEnabled()
    assert make.toolTip() == "ยังไม่เลือกผู้รับเชิญ"
    fair.key(tab.list, Qt.Key.Key_Return)
    assert all(s.paper is None for s in papers.states(fair.hearing))


def test_all_stale_papers_are_made_anew_after_one_question(fair: Fair) -> None:
    tab = fair.tab(PapersTab)
    fair.key(tab.list, Qt.Key.Key_F8)
    facts = plan.open_sheet(fair.hearing).facts
    moved = replace(facts, venue="วัด")
    fair.do(lambda: plan.change(fair.hearing, moved, actor=fair.actor))
    tab.ask_all_anew()
    fair.dialog().yes.click()
    fair.settle()
    assert not any(s.changed for s in papers.states(fair.hearing))


def test_a_clash_is_shown_in_the_words_of_the_form() -> None:
    assert shown('reason = "ถนนชำรุด"\n') == "เหตุผลและวัตถุประสงค์ ถนนชำรุด"
    assert shown('[[present]]\nname = "นายสมชาย"\nrole = "ประธาน"\n') == "นายสมชาย ประธาน"
    assert shown("๑. ขอไฟ\nหน้าวัด") == "๑. ขอไฟ หน้าวัด"


def test_a_village_is_invited_and_taken_off_by_keys(fair: Fair) -> None:
    tab = fair.tab(PapersTab)
    fair.key(tab.list, Qt.Key.Key_F4)
    dialog = fair.dialog(InviteDialog)
    fair.key(dialog.pools, Qt.Key.Key_Return)
    assert invitations.count(fair.hearing) == 2
    dialog.search.setText("สมหญิง")
    dialog.reload()
    fair.settle()
    fair.key(dialog.search, Qt.Key.Key_Return)
    assert invitations.count(fair.hearing) == 3
    fair.key(dialog.people, Qt.Key.Key_F2)
    asked = fair.dialog(CapacityDialog)
    asked.capacity.setText("กรรมการ")
    asked.yes.click()
    fair.settle()
    assert [r.capacity for r in invitations.of_hearing(fair.hearing)].count("กรรมการ") == 1
    fair.key(dialog.pools, Qt.Key.Key_Delete)
    assert invitations.count(fair.hearing) == 1
    dialog.accept()


def test_an_invitation_prints_once_for_each_of_the_invited(fair: Fair) -> None:
    invitations.invite(fair.hearing, fair.people, actor=fair.actor)
    document = papers.make(fair.hearing, "invitation", actor=fair.actor)
    tab = fair.tab(PapersTab)
    choose(tab, "invitation")
    tab.print_paper()
    dialog = fair.dialog(PrintDialog)
    told = [w.text() for w in dialog.findChildren(type(dialog.say("")))]
    said = " ".join(told).replace("\u200b", "")
    assert "ผู้รับเชิญ ๓ ราย" in said
    assert "ยังไม่ได้ลงนาม" in said
    dialog.close()
    fair.do(lambda: sign(document, fair.actor))
    tab.print_paper()
    told = [w.text() for w in fair.dialog(PrintDialog).findChildren(QLabel)]
    assert "ยังไม่ได้ลงนาม" not in " ".join(told).replace("\u200b", "")
    fair.dialog(PrintDialog).close()


def test_a_pack_is_written_as_one_file(fair: Fair, tmp_path: Path) -> None:
    documents = [papers.make(fair.hearing, r, actor=fair.actor) for r in ("notice", "agenda")]
    pages: list[int] = []
    target = tmp_path / "ชุด.pdf"
    write_pack(fair.desk, documents, str(target), pages.append, actor=fair.actor)
    fair.settle()
    assert pages == [2]
    assert target.read_bytes().startswith(b"%PDF")


def test_opinions_are_answered_one_after_the_other_by_keys(
    fair: Fair, type_thai: Callable[[QWidget, str], None]
) -> None:
    hold(fair)
    view = fair.tab(ReportTab).answers
    fair.key(view.list, Qt.Key.Key_F2)
    type_thai(view.text, "จะติดตั้ง")
    fair.key(view.text, Qt.Key.Key_Return, CTRL)
    fair.key(view.list, Qt.Key.Key_F4)
    type_thai(view.reason, "เกินงบ")
    fair.key(view.reason, Qt.Key.Key_Return, CTRL)
    found = answers.matters(fair.hearing)
    assert [(m.answer.verdict, m.answer.text, m.answer.reason) for m in found] == [
        ("accepted", "จะติดตั้ง", ""),
        ("declined", "", "เกินงบ"),
        ("", "", ""),
    ]
    assert view.list.current().upper == SAID[2]
    assert fair.window.hearing.isVisible()


def test_a_refusal_without_its_reason_is_told_and_stays_on_screen(fair: Fair) -> None:
    hold(fair)
    view = fair.tab(ReportTab).answers
    told: list[str] = []
    fair.desk.troubled.connect(lambda trouble: told.append(trouble.reason))
    fair.key(view.list, Qt.Key.Key_F4)
    view.text.setPlainText("ทำไม่ได้")
    fair.key(view.text, Qt.Key.Key_Return, CTRL)
    assert told == ["answer-needs-reason"]
    assert view.text.toPlainText() == "ทำไม่ได้"
    fair.dialog().accept()


def test_what_cannot_be_saved_yet_waits_beside_its_opinion(fair: Fair) -> None:
    hold(fair)
    view = fair.tab(ReportTab).answers
    view.text.setPlainText("คิดก่อน")
    fair.key(view.list, Qt.Key.Key_Down)
    assert view.text.toPlainText() == ""
    assert view.list.lines_model.lines[0].mark == "ยังไม่บันทึก"
    fair.key(view.list, Qt.Key.Key_Up)
    assert view.text.toPlainText() == "คิดก่อน"
    fair.key(view.list, Qt.Key.Key_F5)
    fair.key(view.list, Qt.Key.Key_Down)
    assert answers.matters(fair.hearing)[0].answer.text == "คิดก่อน"


def test_an_answer_without_a_verdict_survives_the_end_of_the_program(
    fair: Fair, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    hold(fair)
    view = fair.tab(ReportTab).answers
    view.text.setPlainText("ยังไม่ตัดสินใจ")
    kept = partial(answer_draft.recover, fair.hearing)
    qtbot.waitUntil(lambda: (fair.settle(), kept())[1] != {}, timeout=3000)  # no key but those
    again = MainWindow(desk, session)
    qtbot.addWidget(again)
    again.show()
    other = replace(fair, window=again)
    view = other.tab(ReportTab).answers
    assert view.text.toPlainText() == "ยังไม่ตัดสินใจ"
    assert view.list.lines_model.lines[0].mark == "ยังไม่บันทึก"
    other.key(view.list, Qt.Key.Key_F5)
    other.key(view.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answers.matters(fair.hearing)[0].answer.text == "ยังไม่ตัดสินใจ"
    assert kept() == {}


@pytest.mark.parametrize("early", [True, False], ids=["matters first", "draft first"])
def test_an_answer_not_put_down_is_offered_whichever_is_read_first(
    fair: Fair, session: Session, qtbot: QtBot, *, early: bool
) -> None:
    hold(fair)
    found = answers.matters(fair.hearing)
    typed = answers.AnswerFacts("", "ยังไม่ตัดสินใจ")
    answer_draft.keep(fair.hearing, {("opinion", found[1].id): typed})
    view = AnswersView(fair.desk, session)
    qtbot.addWidget(view)
    view.begin(fair.hearing)
    if not early:
        fair.settle()
    view.show_matters(fair.hearing, found)
    fair.settle()
    assert [line.mark for line in view.list.lines_model.lines] == ["", "ยังไม่บันทึก", ""]
    assert view.text.toPlainText() == ""
    fair.key(view.list, Qt.Key.Key_Down)
    assert view.text.toPlainText() == "ยังไม่ตัดสินใจ"


def test_the_other_parts_are_built_while_nobody_asks_for_more(fair: Fair, qtbot: QtBot) -> None:
    page = fair.window.hearing
    parts = [page.tabs.widget(place) for place in range(page.tabs.count())]
    fair.window.open_hearing(fair.hearing)
    fair.settle()
    shown = [part.made is not None for part in parts]
    assert shown == [True] + [False] * (len(parts) - 1)
    fair.window.open_floor(fair.hearing)
    fair.settle()
    fair.window.go(HEARING)  # back from the floor: what was left goes on
    qtbot.waitUntil(lambda: all(part.made for part in parts), timeout=5000)
    assert page.tabs.currentIndex() == 0


def test_looking_at_an_answer_changes_nothing_of_it(fair: Fair, town) -> None:
    hold(fair)
    first = answers.matters(fair.hearing)[0].id
    facts = answers.AnswerFacts(
        "accepted", "จะทำ", "", town.section, "ตั้งงบ", date(2027, 5, 1), date(2027, 1, 2)
    )
    answers.answer(fair.hearing, "opinion", first, facts, actor=fair.actor)
    view = fair.tab(ReportTab).answers
    assert view.section.currentText() == "สำนักปลัดเทศบาล"
    fair.key(view.list, Qt.Key.Key_Down)
    fair.key(view.list, Qt.Key.Key_Up)
    fair.key(view.list, Qt.Key.Key_Down)
    assert answers.matters(fair.hearing)[0].answer == facts
    assert [line.mark for line in view.list.lines_model.lines] == ["", "", ""]


def test_news_of_another_deed_leaves_what_is_being_typed(fair: Fair) -> None:
    hold(fair)
    view = fair.tab(ReportTab).answers
    view.text.setPlainText("กำลังพิมพ์")
    first = answers.matters(fair.hearing)[0].id
    better = OpinionFacts("ขอไฟหน้าวัด ๒ จุด", "for", resident_id=fair.people[0])
    fair.do(lambda: opinions.correct(first, better, actor=fair.actor))
    more = OpinionFacts("อีกข้อหนึ่ง")
    fair.do(lambda: opinions.take(fair.hearing, more, actor=fair.actor))
    assert len(view.list.lines_model.lines) == 4
    assert view.text.toPlainText() == "กำลังพิมพ์"


def test_a_suggested_group_gets_its_name_and_can_be_undone(fair: Fair) -> None:
    hold(fair)
    tab = fair.tab(ReportTab)
    fair.key(tab.answers.list, Qt.Key.Key_F10)
    assert tab.stack.currentIndex() == GROUPS
    view = tab.groups
    fair.key(view.suggestions, Qt.Key.Key_Return)
    fair.dialog().findChildren(QPushButton)[-1].click()
    fair.settle()
    (group,) = grouping.groups(fair.hearing)
    assert len(group.roots) == 2
    fair.key(view.groups, Qt.Key.Key_Home)
    view.members.selectAll()
    fair.key(view.members, Qt.Key.Key_F7)
    assert grouping.groups(fair.hearing)[0].roots == ()


def test_minutes_are_made_adopted_and_the_missing_shrinks(fair: Fair) -> None:
    hold(fair)
    tab = fair.tab(ReportTab)
    tab.show_view(RESULTS)
    fair.settle()
    fair.key(tab.results, Qt.Key.Key_F2)
    minutes = outcome.results(fair.hearing).minutes
    assert minutes.paper is not None
    adopt = words_of(tab.results)["รับรองรายงาน…"]
    assert (adopt.isEnabled(), adopt.toolTip()) == (False, "ต้องลงนามครบก่อน")
    document = minutes.paper.document_id
    fair.do(lambda: sign(document, fair.actor))
    words_of(tab.results)["รับรองรายงาน…"].click()
    fair.dialog().yes.click()
    fair.settle()
    assert plan.open_sheet(fair.hearing).state == plan.MINUTED
    codes = [m.code for m in outcome.results(fair.hearing).missing]
    assert codes == ["answers", "summary"]


def test_another_view_stands_at_once_and_what_changes_comes_to_it(fair: Fair) -> None:
    hold(fair)
    tab = fair.tab(ReportTab)
    fair.settle()
    tab.show_view(GROUPS)
    singles = len(tab.groups._singles)
    assert singles == len(outcome.results(fair.hearing).matters)  # nothing was waited for
    more = OpinionFacts("อีกข้อหนึ่ง")
    fair.do(lambda: opinions.take(fair.hearing, more, actor=fair.actor))
    fair.settle()
    assert len(tab.groups._singles) == singles + 1


def test_the_status_bar_shows_the_keys_of_the_view(fair: Fair) -> None:
    hold(fair)
    tab = fair.tab(ReportTab)
    page = fair.window.hearing
    assert page.keys()[1] == ("Ctrl+Enter", "บันทึก ไปข้อถัดไป")
    tab.show_view(GROUPS)
    assert page.keys()[1] == ("F2", "ชื่อ")
    tab.show_view(ANSWERS)
