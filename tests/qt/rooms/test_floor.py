"""The floor in the window: one clerk, real keys, Thai typed letter by letter."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import clock
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import (
    attachments,
    attendance,
    events,
    floor,
    opinion_draft,
    opinion_list,
    opinions,
    plan,
    program,
    speakers,
    votes,
)
from desktop.office.hearings.opinion_list import OpinionQuery
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow, HearingFacts
from desktop.office.words.floor_screen import NO_WORDS
from desktop.thai import dates
from desktop.ui.floor.cockpit import FloorPage
from desktop.ui.floor.forms_dialog import FormsDialog
from desktop.ui.floor.unclosed_bar import UnclosedBar
from desktop.ui.hearings.later import LaterTab
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import FLOOR, HEARING
from desktop.ui.widgets.line_edit import LineEdit

Key = Qt.Key
NAMES = (("สมชาย", "ใจดี"), ("สมหญิง", "ใจงาม"), ("กิตติพงษ์", "ทองสมมติ"))


@dataclass
class Hall:
    """A hearing with three people in it, and hands at the keyboard."""

    window: MainWindow
    desk: object
    type_thai: Callable[[QWidget, str], None]
    actor: int
    hearing: int
    people: list[int]
    villages: list[int]

    @property
    def page(self) -> FloorPage:
        return self.window.floor

    def settle(self) -> None:
        for _ in range(3):
            self.window._desk.read(lambda: None, lambda _none: None)  # so that the news comes too
            self.window._desk.settle()
            QApplication.processEvents()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key to whatever has the focus."""
        active = QApplication.activeModalWidget() or self.window
        QTest.keyClick(active.focusWidget() or active, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Text to whatever has the focus."""
        active = QApplication.activeModalWidget() or self.window
        target = active.focusWidget()
        assert target is not None
        self.type_thai(target, text)
        self.settle()

    def said(self) -> list[OpinionFacts]:
        """The opinions of the hearing, the last one first."""
        ids = opinion_list.find(self.hearing, OpinionQuery())
        return [line.facts for line in opinion_list.rows(ids)]

    def turn_to(self, title: str) -> None:
        """Go to a part of the hearing's page by the keys that turn its parts."""
        tabs = self.window.hearing.tabs
        while tabs.tabText(tabs.currentIndex()) != title:
            self.window.hearing.turn(1)

    def part(self) -> Any:
        """The part of the hearing's page that is shown."""
        shown = self.window.hearing.tabs.currentWidget()
        assert isinstance(shown, LaterTab)
        return shown.made

    def dialog(self) -> Dialog:
        found = QApplication.activeModalWidget()
        assert isinstance(found, Dialog)
        return found


@pytest.fixture
def hall(window: MainWindow, town, desk, type_thai, qtbot: QtBot) -> Hall:
    actor = town.typist
    known = [villages.add_village(n, name, actor=None) for n, name in ((1, "บ้านดอน"), (2, "บ้านบัว"))]
    hearing = plan.create(
        HearingFacts(subject="โครงการปรับปรุงถนน", venue="ศาลา", held_on=clock.today()), actor=actor
    )
    agenda = [
        AgendaRow(0, 0, "chair", "แจ้งให้ทราบ", "", 10, ""),
        AgendaRow(0, 0, "consider", "ถนนสายกลาง", "", 20, ""),
    ]
    program.set_agenda(hearing, agenda, actor=actor)
    events.note(hearing, "posted", actor=actor)
    people = []
    for n, (first, last) in enumerate(NAMES):
        facts = ResidentFacts(
            title="นาย", first_name=first, last_name=last, village_id=known[n % 2]
        )
        people.append(residents.add(facts, actor=actor))
        attendance.check_in(hearing, people[-1], actor=actor)
    made = Hall(window, desk, type_thai, actor, hearing, people, known)
    window.resize(1366, 740)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_floor(hearing)
    made.settle()
    return made


@pytest.fixture
def opened(hall: Hall) -> Hall:
    """The hall with the hearing open and the second item heard."""
    floor.open_hearing(hall.hearing, actor=hall.actor)
    floor.begin_next(hall.hearing, actor=hall.actor)
    floor.begin_next(hall.hearing, actor=hall.actor)
    hall.settle()
    return hall


def items(hall: Hall) -> list[str]:
    return [item.state for item in floor.items(hall.hearing)]


def test_f6_leads_from_the_hearing_to_its_floor_and_escape_back(hall: Hall) -> None:
    hall.key(Key.Key_Escape)
    assert (hall.window.place, hall.window.hearing.hearing()) == (HEARING, hall.hearing)
    hall.key(Key.Key_F6)
    assert (hall.window.place, hall.page.hearing()) == (FLOOR, hall.hearing)


def test_f5_opens_the_hearing_and_leads_through_the_agenda(hall: Hall) -> None:
    hall.key(Key.Key_F5)
    hall.key(Key.Key_Return)  # the question before the hearing opens
    assert plan.open_sheet(hall.hearing).state == "open"
    assert "เปิดเวที" in hall.page.head.below()
    hall.key(Key.Key_F5)
    assert items(hall) == ["running", "waiting"]
    assert "เริ่มประชุม" in hall.page.head.below()
    hall.key(Key.Key_F5)
    assert items(hall) == ["done", "running"]
    hall.key(Key.Key_F5)
    assert items(hall) == ["done", "done"]
    assert not hall.page.agenda.next.isEnabled()
    assert hall.page.agenda.next.toolTip() == "พิจารณาครบทุกวาระแล้ว"


def test_an_opinion_is_taken_with_the_keyboard_alone(opened: Hall) -> None:
    hall = opened
    opinions.take(hall.hearing, OpinionFacts("ก", topics=("ระบายน้ำ",)), actor=hall.actor)
    hall.settle()
    hall.key(Key.Key_F2)
    hall.type("สม")
    hall.key(Key.Key_Down)
    hall.key(Key.Key_Return)  # the second of those who begin so
    hall.type("ขอให้ทำรางระบายน้ำ")
    hall.key(Key.Key_Tab)
    hall.type("ระ")
    hall.key(Key.Key_Return)  # the topic used before
    hall.type("ถนนใหม่")
    hall.key(Key.Key_Return)  # a new one
    hall.key(Key.Key_Return)  # on to the stance
    hall.key(Key.Key_Left)
    hall.key(Key.Key_Return)
    facts = hall.said()[0]
    item = floor.items(hall.hearing)[1].id
    assert facts == OpinionFacts(
        "ขอให้ทำรางระบายน้ำ",
        "question",
        "floor",
        ("ระบายน้ำ", "ถนนใหม่"),
        item,
        hall.people[1],
        "",
        hall.villages[1],
    )
    entry = hall.page.entry.entry
    assert entry.facts().text == ""
    assert QApplication.focusWidget() is entry.who.line
    assert hall.page.said.rows.rowCount() == 1  # of this item alone


def test_a_free_name_and_no_name_are_taken_as_they_are(opened: Hall) -> None:
    hall = opened
    hall.type("ผู้แทนชลประทาน")
    hall.key(Key.Key_Return)
    hall.type("รับไปดู")
    hall.key(Key.Key_F9)
    hall.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hall.key(Key.Key_Return)  # the empty line: nobody's name
    hall.type("เมื่อใด")
    hall.key(Key.Key_F11)
    hall.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    second, first = hall.said()
    assert (first.speaker, first.resident_id, first.stance) == ("ผู้แทนชลประทาน", None, "for")
    assert (second.speaker, second.resident_id, second.stance) == ("", None, "question")


def test_an_entry_without_words_is_told_beside_it_and_not_taken(opened: Hall) -> None:
    opened.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.said() == []
    assert QApplication.activeModalWidget() is None
    assert "กรุณาพิมพ์ความคิดเห็น" in opened.page.entry._state.accessibleName()


def test_letters_typed_while_the_former_opinion_is_written_belong_to_the_next(opened: Hall) -> None:
    entry = opened.page.entry
    entry.entry.words.setFocus()
    opened.type_thai(entry.entry.words, "หนึ่ง")
    entry.save()
    opened.type_thai(entry.entry.words, "สอง")  # nothing is settled yet
    opened.settle()
    assert [facts.text for facts in opened.said()] == ["หนึ่ง"]
    assert entry.entry.words.toPlainText() == "สอง"


def test_what_is_typed_comes_back_when_the_program_was_killed(opened: Hall, qtbot: QtBot) -> None:
    hall = opened
    hall.type("สมชาย")
    hall.key(Key.Key_Return)
    hall.type("ถนนเป็นหลุม")
    kept = lambda: opinion_draft.recover(hall.hearing)  # noqa: E731
    qtbot.waitUntil(lambda: kept() is not None and "หลุม" in kept()[0].text)
    fresh = FloorPage(hall.window._desk, hall.window._session)
    qtbot.addWidget(fresh)
    fresh.open_hearing(hall.hearing)
    hall.settle()
    facts = fresh.entry.entry.facts()
    assert (facts.text, facts.resident_id) == ("ถนนเป็นหลุม", hall.people[0])
    assert "กู้ข้อความที่พิมพ์ค้างไว้" in fresh.entry._state.accessibleName()
    assert fresh.entry.entry.who.line.text() == "นายสมชาย ใจดี"


def test_the_queue_is_run_with_keys_and_fills_the_entry(opened: Hall) -> None:
    hall = opened
    for typed in ("กิต", "สมช"):
        hall.key(Key.Key_F3)
        hall.type(typed)
        hall.key(Key.Key_Return)
    waiting = speakers.line(hall.hearing)[1]
    assert [row.resident_id for row in waiting] == [hall.people[2], hall.people[0]]
    hall.page.queue.list.setFocus()
    hall.page.queue.list.setCurrentRow(1)
    hall.key(Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    hall.key(Key.Key_F2)
    hall.key(Key.Key_F6)
    speaking, waiting = speakers.line(hall.hearing)
    assert speaking is not None
    assert speaking.resident_id == hall.people[0]
    assert speaking.item_id == floor.items(hall.hearing)[1].id
    assert hall.page.entry.entry.who.resident() == hall.people[0]
    hall.page.queue.list.setFocus()
    hall.page.queue.list.setCurrentRow(0)
    hall.key(Key.Key_Delete)
    assert speakers.line(hall.hearing)[1] == ()
    hall.key(Key.Key_F6)  # nobody waits: it asks who
    assert hall.dialog().windowTitle() == "เพิ่มผู้ขอพูด"
    hall.key(Key.Key_Escape)


def test_the_offer_for_the_wrong_keyboard_goes_before_the_next_speaker(opened: Hall) -> None:
    hall = opened
    speakers.ask(hall.hearing, name="ผู้แทน", actor=hall.actor)
    hall.settle()
    QTest.keyClicks(hall.page.entry.entry.who.line, "l,=kp")
    hall.key(Key.Key_F6)
    assert hall.page.entry.entry.who.line.text() == "สมชาย"
    assert speakers.line(hall.hearing)[0] is None
    hall.key(Key.Key_Return)
    assert hall.page.entry.entry.who.resident() == hall.people[0]
    hall.key(Key.Key_F6)
    assert speakers.line(hall.hearing)[0] is not None


def test_on_the_plan_the_offer_goes_before_the_way_to_the_floor(hall: Hall) -> None:
    hall.key(Key.Key_Escape)
    shown = hall.window.hearing.tabs.currentWidget()
    field = next(f for f in shown.findChildren(LineEdit) if f.isVisible() and f.isEnabled())
    field.clear()
    field.setFocus()
    QTest.keyClicks(field, "l,=kp")
    hall.key(Key.Key_F6)
    assert (hall.window.place, field.text()) == (HEARING, "สมชาย")
    hall.key(Key.Key_F6)
    assert hall.window.place == FLOOR


def test_f7_marks_this_second_without_a_question(opened: Hall) -> None:
    opened.type("ก")
    opened.key(Key.Key_F7)
    opened.key(Key.Key_F7)
    assert len(floor.look(opened.hearing).marks) == 2
    assert opened.page.entry.entry.who.line.text() == "ก"


def test_votes_are_counted_with_keys_in_either_digits(opened: Hall) -> None:
    hall = opened
    hall.key(Key.Key_F8)
    hall.type("๒")
    hall.key(Key.Key_Return)
    hall.type("1")
    hall.key(Key.Key_Return)
    hall.type("0")
    hall.key(Key.Key_Return)
    (held,) = votes.latest(hall.hearing).values()
    count = held.count
    assert (count.agree, count.disagree, count.abstain, count.present) == (2, 1, 0, 3)
    assert floor.items(hall.hearing)[1].resolution.startswith("ที่ประชุมมีมติเห็นชอบ")
    assert QApplication.focusWidget() is hall.page.entry.entry.who.line


def test_more_votes_than_people_ask_for_a_note_first(opened: Hall) -> None:
    hall = opened
    hall.key(Key.Key_F8)
    for typed in ("5", "0", "0"):
        hall.type(typed)
        hall.key(Key.Key_Return)
    assert votes.latest(hall.hearing) == {}
    assert "มากกว่าผู้อยู่ในห้อง ๓ คน" in hall.page.vote._remark.text()
    assert QApplication.focusWidget() is hall.page.vote.note
    hall.type("ผู้มาสาย")
    hall.key(Key.Key_Return)
    (held,) = votes.latest(hall.hearing).values()
    assert (held.count.agree, held.count.note) == (5, "ผู้มาสาย")


def test_an_opinion_is_corrected_with_enter_and_taken_back_with_delete(opened: Hall) -> None:
    hall = opened
    item = floor.items(hall.hearing)[1].id
    facts = OpinionFacts("ถนนพัง", "for", agenda_item_id=item, resident_id=hall.people[0])
    opinions.take(hall.hearing, facts, actor=hall.actor)
    hall.settle()
    said = hall.page.said
    said.setFocus()
    said.setCurrentIndex(said.rows.index(0, 0))
    hall.key(Key.Key_Return)
    hall.type("มาก")
    hall.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (now,) = hall.said()
    assert now.text in ("ถนนพังมาก", "มากถนนพัง")
    assert (now.resident_id, now.agenda_item_id) == (hall.people[0], item)
    said.setFocus()
    said.setCurrentIndex(said.rows.index(0, 0))
    hall.key(Key.Key_Delete)
    hall.key(Key.Key_Return)
    assert hall.said() == []


def test_a_clock_set_back_is_told_and_the_timer_goes_on(hall: Hall) -> None:
    with clock.standing(clock.now() - timedelta(minutes=5)):
        floor.open_hearing(hall.hearing, actor=hall.actor)
        floor.begin_next(hall.hearing, actor=hall.actor)
    hall.settle()
    with clock.standing(clock.now() - timedelta(hours=2)):
        hall.page._reload(people=False)
        hall.settle()
        assert "นาฬิกาเครื่องถูกตั้งถอยหลัง" in hall.page.head.below()
        left = hall.page.agenda.seconds_left()
    assert left is not None
    assert 4 * 60 < left <= 5 * 60


def test_with_large_text_the_vote_takes_the_place_of_the_agenda(opened: Hall) -> None:
    hall = opened
    style_now = style.scale()
    assert hall.page._right.isVisible()
    hall.window.resize(1050, 740)
    hall.settle()
    assert (hall.page._left.isVisible(), hall.page._right.isVisible()) == (True, False)
    hall.key(Key.Key_F8)
    assert (hall.page._left.isVisible(), hall.page._right.isVisible()) == (False, True)
    hall.key(Key.Key_F2)
    assert (hall.page._left.isVisible(), hall.page._right.isVisible()) == (True, False)
    assert style.scale() == style_now


def test_one_filled_button_stands_on_the_floor_and_every_grey_one_says_why(hall: Hall) -> None:
    from PySide6.QtWidgets import QPushButton

    shown = [b for b in hall.page.findChildren(QPushButton) if b.isVisible()]
    assert [b for b in shown if b.property("kind") == "primary"] == [hall.page.entry.save_button]
    silent = [b.accessibleName() for b in shown if not b.isEnabled() and not b.toolTip()]
    assert silent == []
    assert [b for b in shown if not b.accessibleName()] == []


def test_a_hearing_nobody_closed_is_told_at_home_and_closed_with_its_time(opened: Hall) -> None:
    hall = opened
    day = clock.today()
    with clock.standing(clock.now() + timedelta(days=1)):
        hall.window.go(0)
        hall.settle()
        bar = hall.window._stack.currentWidget().findChild(UnclosedBar)
        assert isinstance(bar, UnclosedBar)
        assert bar.isVisible()
        assert "โครงการปรับปรุงถนน" in bar.words()
        bar.ask()
        hall.type("สิบโมง")
        hall.key(Key.Key_Return)
        assert plan.open_sheet(hall.hearing).state == "open"  # no hour, so nothing is closed
        hall.dialog().hour.selectAll()  # type: ignore[attr-defined]
        hall.type("๒๓.๕๙")
        hall.key(Key.Key_Return)
        assert plan.open_sheet(hall.hearing).state == "held"
        assert not bar.isVisible()
    closed = floor.look(hall.hearing).closed_at
    assert closed is not None
    local = closed.astimezone(clock.BANGKOK)
    assert (local.date(), local.hour, local.minute) == (day, 23, 59)


def test_the_hearing_is_closed_from_its_floor_and_opened_again(opened: Hall) -> None:
    hall = opened
    hall.page.head.end_asked.emit()
    hall.settle()
    hall.key(Key.Key_Return)
    assert plan.open_sheet(hall.hearing).state == "held"
    assert items(hall) == ["done", "done"]
    assert hall.page.agenda.next.accessibleName() == "เปิดอีกครั้ง F5"
    hall.key(Key.Key_F5)
    hall.key(Key.Key_Return)
    assert plan.open_sheet(hall.hearing).state == "open"


def test_an_item_is_added_and_heard_out_of_its_turn(opened: Hall) -> None:
    hall = opened
    hall.page.agenda.add_asked.emit()
    hall.type("เรื่องด่วน")
    hall.key(Key.Key_Return)
    added = floor.items(hall.hearing)[2]
    assert (added.title, added.state) == ("เรื่องด่วน", "waiting")
    hall.page.agenda.item_asked.emit(added.id)
    hall.key(Key.Key_Return)
    assert items(hall) == ["done", "done", "running"]


def test_a_pile_of_forms_is_keyed_and_what_repeats_stays(hall: Hall) -> None:
    hall.key(Key.Key_Escape)
    hall.turn_to("ความคิดเห็น")
    hall.settle()
    hall.part().key_forms()
    hall.settle()
    dialog = hall.dialog()
    assert isinstance(dialog, FormsDialog)
    dialog.who.village.setCurrentIndex(2)
    dialog.topics.put(("น้ำ",))
    for choice, words in (("1", "ขอท่อใหญ่ขึ้น"), ("๓", ""), ("4", "เฉย ๆ")):
        hall.key(Key.Key_Return)  # nobody's name
        hall.type(choice)
        hall.key(Key.Key_Return)
        if words:
            hall.type(words)
        hall.key(Key.Key_Return)
    third, second, first = hall.said()
    assert [f.stance for f in (first, second, third)] == ["for", "against", ""]
    assert [f.text for f in (first, second, third)] == ["ขอท่อใหญ่ขึ้น", NO_WORDS, "เฉย ๆ"]
    assert {(f.channel, f.village_id, f.topics) for f in (first, second, third)} == {
        ("paper", hall.villages[1], ("น้ำ",))
    }
    assert "คีย์แล้ว ๓ ใบ · หมู่ที่ ๒ ๓" in dialog._told.text()
    dialog.undo()
    hall.settle()
    assert [f.text for f in hall.said()] == [NO_WORDS, "ขอท่อใหญ่ขึ้น"]
    hall.key(Key.Key_Return)
    hall.key(Key.Key_Return)
    hall.key(Key.Key_Return)  # neither a choice nor words
    assert "ยังไม่มีทั้งข้อที่เลือกและข้อความ" in dialog._why.text()
    assert len(hall.said()) == 2
    hall.key(Key.Key_Escape)


def test_the_list_of_opinions_is_searched_and_filtered(hall: Hall, qtbot: QtBot) -> None:
    for n, stance in enumerate(("for", "against", "question")):
        facts = OpinionFacts(f"เรื่องที่ {n}", stance, resident_id=hall.people[n])
        opinions.take(hall.hearing, facts, actor=hall.actor)
    hall.key(Key.Key_Escape)
    hall.turn_to("ความคิดเห็น")
    hall.settle()
    tab = hall.part()
    assert tab.said.rows.rowCount() == 3
    tab.search.setFocus()
    hall.type("เรื่องที่ ๑")
    qtbot.waitUntil(lambda: (hall.settle(), tab.said.rows.rowCount())[1] == 1)
    tab.search.clear()
    tab.stance.setCurrentIndex(tab.stance.findData("question"))
    tab.reload()
    hall.settle()
    assert tab.said.rows.row_at(0).facts.text == "เรื่องที่ 2"
    assert "พบ ๑ ข้อ" in tab._tally.accessibleName()


def test_a_resolution_typed_is_kept_when_the_part_is_left(hall: Hall) -> None:
    hall.key(Key.Key_Escape)
    hall.turn_to("มติ")
    hall.settle()
    tab = hall.part()
    assert tab.list.currentRow() == 1  # the item that is considered
    tab.text.setFocus()
    hall.type("มอบกองช่างดำเนินการ")
    hall.window.hearing.turn(-1)
    hall.settle()
    assert floor.items(hall.hearing)[1].resolution == "มอบกองช่างดำเนินการ"


def picture() -> bytes:
    made = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:12:20 10:15:30"
    Image.new("RGB", (60, 40), "blue").save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_pictures_are_added_and_a_broken_one_is_told_by_its_name(
    hall: Hall, tmp_path: Path
) -> None:
    (tmp_path / "ดี.jpg").write_bytes(picture())
    (tmp_path / "เสีย.jpg").write_bytes(b"nothing")
    hall.page.adder.add([tmp_path / "ดี.jpg", tmp_path / "เสีย.jpg"])
    hall.settle()
    told = hall.dialog()
    assert told.windowTitle() == "เก็บแล้ว ๑ จาก ๒ แฟ้ม"
    told.reject()
    hall.settle()
    (row,) = attachments.of_hearing(hall.hearing)
    assert row.name == "ดี.jpg"
    assert hall.page.notes._photos.accessibleName() == "ภาพ ๑"
    hall.page.leave()
    hall.settle()
    hall.turn_to("ภาพและแฟ้ม")
    hall.settle()
    tab = hall.part()
    tab.list.setCurrentRow(0)
    hall.settle()
    assert "๒๐ ธ.ค. ๒๕๖๙ ๑๐.๑๕ น." in tab._when.accessibleName()
    tab.copy_to(row.id, tmp_path / "สำเนา.jpg")
    hall.settle()
    assert (tmp_path / "สำเนา.jpg").read_bytes() == picture()


def test_a_recording_made_elsewhere_is_attached_with_its_start(
    opened: Hall, tmp_path: Path
) -> None:
    hall = opened
    hall.page.notes.recorder_asked.emit(True)
    hall.settle()
    began = floor.look(hall.hearing).recording_since
    assert began is not None
    hall.key(Key.Key_F7)
    (tmp_path / "ประชุม.m4a").write_bytes(b"sound")
    hall.page.adder.add([tmp_path / "ประชุม.m4a"])
    hall.settle()
    hall.key(Key.Key_Return)  # the start put down on the floor is offered
    (row,) = attachments.of_hearing(hall.hearing)
    assert row.taken_at == began.replace(second=0, microsecond=0)
    (place,) = attachments.places(hall.hearing)
    assert place.recording.name == "ประชุม.m4a"


def test_the_deadlines_of_the_plan_stand_on_the_floor(hall: Hall) -> None:
    shown = [(words.accessibleName(), pill.text()) for words, pill in hall.page.notes._duties]
    due = dates.short(clock.today() + timedelta(days=15)).rpartition(" ")[0]
    assert shown[0] == ("ปิดประกาศเวที", "ไม่ครบ")  # posted on the day itself
    assert shown[1][0].endswith(f" {due}")
