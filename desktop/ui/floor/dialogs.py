"""Small questions of the floor: a correction, the moment of the end, who asks to speak, marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.community.villages import VillageRow
from desktop.office.hearings import attachments, floor, opinion_list, opinions, speakers
from desktop.office.hearings.hall import PersonHere
from desktop.office.hearings.opinion_list import Former, OpinionLine
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.words import sentences
from desktop.office.words.hearing_screen import CHANNELS
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.floor import telling
from desktop.ui.floor.entry import OpinionEntry
from desktop.ui.floor.who_field import WhoField
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog, confirm
from desktop.ui.widgets.basic import button, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit


class OpinionDialog(Dialog):
    """One opinion to be written or corrected, with its channel and its former words."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        people: Sequence[PersonHere],
        villages: Sequence[VillageRow],
        topics: Sequence[str],
        answered: Callable[[OpinionFacts], object],
    ) -> None:
        super().__init__(parent, title, width=680)
        self._answered = answered
        self._item: int | None = None
        self.entry = OpinionEntry()
        self.entry.who.offer(people)
        self.entry.who.offer_villages(villages)
        self.entry.topics.offer(topics)
        self.entry.words.setMinimumHeight(style.scaled(120))
        self._channel = Choice()
        self._channel.setAccessibleName(tr("ช่องทาง"))
        for code, word in CHANNELS.items():
            self._channel.addItem(word, code)
        self._former = self.say("")
        self._former.hide()
        self.parts.insertWidget(1, self.entry)
        self.parts.insertLayout(2, row(label(tr("ช่องทาง"), "label"), self._channel, None))
        self._why = self.say("", "bad")
        self._why.hide()
        self.answers(tr("บันทึก"), self._accept, icon="check")
        self.yes.setDefault(False)  # Enter is a key of the entry
        self.yes.setToolTip("Ctrl+Enter")
        self.entry.finished.connect(self._accept)

    def put(self, line: OpinionLine, former: Sequence[Former]) -> None:
        """Show an opinion as it stands."""
        self.entry.put(line.facts, "" if line.facts.speaker else line.speaker)
        self._item = line.facts.agenda_item_id
        self._channel.setCurrentIndex(self._channel.findData(line.facts.channel))
        if former:
            told = [f"“{was.text}” ({was.person})" for was in former]
            self._former.setText(tr("ข้อความเดิม: ") + " → ".join(told))
            self._former.show()

    def set_channel(self, channel: str) -> None:
        """The channel of a new opinion."""
        self._channel.setCurrentIndex(self._channel.findData(channel))

    def _accept(self) -> None:
        facts = self.entry.facts(str(self._channel.currentData()), self._item)
        if not facts.text:
            self._why.setText(sentences()["opinion-needs-text"].told)
            self._why.show()
            self.entry.words.setFocus()
            return
        self.accept()
        self._answered(facts)

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._accept()
        elif not enter:
            super().keyPressEvent(event)


def correct(
    parent: QWidget,
    desk: Desk,
    opinion_id: int,
    people: Sequence[PersonHere],
    villages: Sequence[VillageRow],
    topics: Sequence[str],
    actor: int,
) -> None:
    """Let an opinion be corrected; the former words stay in the history."""

    def look() -> tuple[OpinionLine, list[Former]]:
        return opinion_list.rows([opinion_id])[0], opinion_list.history(opinion_id)

    def show(found: tuple[OpinionLine, list[Former]]) -> None:
        dialog = OpinionDialog(
            parent,
            tr("แก้ความคิดเห็น"),
            people,
            villages,
            topics,
            lambda facts: desk.do(lambda: opinions.correct(opinion_id, facts, actor=actor)),
        )
        dialog.put(*found)
        dialog.open()
        dialog.entry.words.setFocus()

    desk.read(look, show, desk.troubled.emit)


def withdraw(parent: QWidget, desk: Desk, opinion_id: int, actor: int) -> None:
    """Let an opinion be taken back."""
    confirm(
        parent,
        tr("ถอนความคิดเห็น"),
        tr("ความคิดเห็นนี้จะไม่นับและไม่อยู่ในรายงาน แต่ยังอยู่ในประวัติ"),
        tr("ถอน"),
        lambda: desk.do(lambda: opinions.withdraw(opinion_id, actor=actor)),
    )


class AskDialog(Dialog):
    """Who asks for the floor; Enter puts them into the queue."""

    def __init__(
        self,
        parent: QWidget,
        people: Sequence[PersonHere],
        answered: Callable[[int | None, str], object],
    ) -> None:
        super().__init__(parent, tr("เพิ่มผู้ขอพูด"))
        self._answered = answered
        self.who = WhoField(villages=False)
        self.who.offer(people)
        self.say(tr("พิมพ์ชื่อบางส่วนของผู้มา หรือชื่ออื่นที่ไม่อยู่ในรายชื่อ"))
        self.parts.addWidget(self.who)
        self.parts.addSpacing(style.scaled(7 * 36 - 8))  # room for the names that match
        self._why = self.say("", "bad")
        self.answers(tr("เพิ่มในคิว"), self._accept, icon="plus")
        self.yes.setDefault(False)
        self.who.done.connect(self._accept)

    def _accept(self) -> None:
        resident, name = self.who.resident(), self.who.name()
        if resident is None and not name:
            self._why.setText(sentences()["speaker-needs-name"].told)
            return
        self.accept()
        self._answered(resident, name)


def ask_speaker(
    parent: QWidget,
    desk: Desk,
    hearing_id: int,
    item_id: int | None,
    people: Sequence[PersonHere],
    actor: int,
) -> AskDialog:
    """Put somebody into the queue."""
    dialog = AskDialog(
        parent,
        people,
        lambda resident, name: desk.do(
            lambda: speakers.ask(
                hearing_id, resident_id=resident, name=name, item_id=item_id, actor=actor
            )
        ),
    )
    dialog.open()
    dialog.who.line.setFocus()
    return dialog


class MomentDialog(Dialog):
    """A day and an hour; either kind of digits, ๑๒.๓๐ or 12:30."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        question: str,
        word: str,
        guess: datetime,
        answered: Callable[[datetime], object],
    ) -> None:
        super().__init__(parent, title)
        self._answered = answered
        local = moments.local(guess)
        self._zone = local.tzinfo
        self.say(question)
        self.day = DateEdit(tr("วันที่"))
        self.day.set_day(local.date())
        self.day.setMinimumWidth(style.scaled(220))
        self.hour = LineEdit(on_screen.figures(f"{local.hour:02d}.{local.minute:02d}"))
        self.hour.setAccessibleName(tr("เวลา"))
        self.hour.setFixedWidth(style.scaled(90))
        self.parts.addLayout(
            row(label(tr("วันที่"), "label"), self.day, label(tr("เวลา"), "label"), self.hour, None)
        )
        self._why = self.say("", "bad")
        self.answers(word, self._accept)

    def _accept(self) -> None:
        typed = to_arabic(self.hour.text().strip()).replace(":", ".").removesuffix("น.").strip()
        hour, _, minute = typed.partition(".")
        day = self.day.day()
        good = hour.isdecimal() and (minute or "0").isdecimal() and day is not None
        if not good or int(hour) > 23 or int(minute or 0) > 59:
            text = self.hour.text().strip() or tr("ที่ว่าง")
            self._why.setText(sentences()["floor-time-wrong"].told.format(text=text))
            self.hour.setFocus()
            return
        assert day is not None
        moment = datetime(
            day.year, day.month, day.day, int(hour), int(minute or 0), tzinfo=self._zone
        )
        self.accept()
        self._answered(moment)


def ask_close(
    parent: QWidget, desk: Desk, hearing_id: int, guess: datetime, actor: int
) -> MomentDialog:
    """Ask when a hearing that nobody closed truly ended, and close it."""
    dialog = MomentDialog(
        parent,
        tr("ปิดเวที"),
        tr("เวทีเลิกเมื่อใด รายงานการประชุมและวันสุดท้ายที่ต้องประกาศสรุปจะอ้างเวลานี้"),
        tr("ปิดเวที"),
        guess,
        lambda moment: desk.do(lambda: floor.close(hearing_id, moment, actor=actor)),
    )
    dialog.open()
    dialog.hour.setFocus()
    dialog.hour.selectAll()
    return dialog


def acknowledge(dialog: Dialog) -> None:
    """A dialog that only tells: one button ends it."""
    close = button(tr("ปิด"), dialog.accept, kind="primary")
    close.setDefault(True)
    dialog.parts.addLayout(row(None, close))
    dialog.open()
    close.setFocus()


def show_marks(parent: QWidget, desk: Desk, hearing_id: int) -> None:
    """Every mark with its hour and, where a recording was attached, where it lies in it."""

    def look() -> tuple[tuple[floor.MarkRow, ...], dict[int, str], dict[int, str]]:
        shown = floor.look(hearing_id)
        titles = {item.id: item.title for item in shown.items}
        lies = {
            place.mark.id: tr("{name} นาทีที่ ").format(name=place.recording.name)
            + telling.minutes(int(place.offset.total_seconds()))
            for place in attachments.places(hearing_id)
        }
        return shown.marks, titles, lies

    def show(found: tuple[tuple[floor.MarkRow, ...], dict[int, str], dict[int, str]]) -> None:
        marks, titles, lies = found
        dialog = Dialog(parent, tr("หมุดเวลา"), width=620)
        if not marks:
            dialog.say(tr("ยังไม่มีหมุด กด F7 ระหว่างประชุมเพื่อปักหมุดวินาทีนั้น"))
        listed = QListWidget()
        listed.setObjectName("choices")
        listed.setAccessibleName(tr("หมุดเวลา"))
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setMinimumHeight(style.scaled(260))
        for mark in marks:
            at = on_screen.figures(moments.local(mark.at).strftime("%H.%M.%S"))
            item = titles.get(mark.item_id or 0, "")
            parts = (at, mark.text, item, lies.get(mark.id, tr("ยังไม่มีแฟ้มเสียงของช่วงนี้")))
            words = QListWidgetItem(" · ".join(filter(None, parts)))
            words.setSizeHint(QSize(10, style.scaled(36)))
            words.setToolTip(words.text())
            listed.addItem(words)
        listed.setVisible(bool(marks))
        dialog.parts.addWidget(listed)
        acknowledge(dialog)

    desk.read(look, show, desk.troubled.emit)
