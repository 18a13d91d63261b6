"""The entry of opinions on the floor: what is typed is on disk within a second."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame

from desktop.i18n import tr
from desktop.office.hearings import opinion_draft
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.speakers import SpeakerRow
from desktop.office.words import Told, sentences, tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor import telling
from desktop.ui.floor.entry import OpinionEntry
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, elided, label, row

KEEP_MS = 700  # typing reaches the disk within a second


class EntryCard(QFrame):
    """`taken` when an opinion is in the records."""

    taken = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._desk, self._session = desk, session
        self._hearing, self._item = 0, 0
        self._speaking: SpeakerRow | None = None
        mark = label()
        mark.setPixmap(
            icons.pixmap("message-square-text", style.tokens().accent, style.scaled(20), 2.0)
        )
        self._state = elided("", "muted")
        head = row(mark, label(tr("บันทึกความคิดเห็น"), "card"), None, self._state)
        self.entry = OpinionEntry()
        self._where = elided("", "muted")
        wipe = button(tr("ล้าง"), self.wipe, kind="small", tip=tr("ล้างที่พิมพ์ค้างไว้"))
        self.save_button = button(tr("บันทึก  Ctrl+Enter"), self.save, icon="check", kind="primary")
        foot = row(self._where, wipe, self.save_button)
        foot.setStretch(0, 1)
        page = column(head, self.entry, foot, gap=8, margins=(14, 12, 14, 12))
        page.setStretch(1, 1)
        self.setLayout(page)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)
        self.entry.typed.connect(self._typed)
        self.entry.finished.connect(self.save)

    def open_hearing(self, hearing_id: int) -> None:
        """An empty entry for a hearing; `recovered` fills it."""
        self._hearing = 0  # nothing typed by the program is kept as a draft
        self.entry.clear()
        self._speaking = None
        self._hearing = hearing_id
        self._state.tell("")

    def show_recovered(self, recovered: tuple[OpinionFacts, datetime], name: str) -> None:
        """What was typed before a power cut comes back and says so."""
        facts, moment = recovered
        self.entry.put(facts, name)
        at = telling.hour(moment)
        self._state.tell(tr("กู้ข้อความที่พิมพ์ค้างไว้เมื่อ {at} กลับมาแล้ว").format(at=at))

    def show_item(self, item_id: int, number: int) -> None:
        """The item on which is spoken; 0 for none."""
        self._item = item_id
        self._where.tell(
            on_screen.figures(tr("พูดในเวที · วาระ {number}").format(number=number))
            if item_id
            else tr("พูดในเวที")
        )

    def show_speaking(self, speaking: SpeakerRow | None) -> None:
        """Who has the floor stands in the entry as long as nothing is typed."""
        before, self._speaking = self._speaking, speaking
        same = (before.id if before else 0) == (speaking.id if speaking else 0)
        if not same and not self.entry.words.toPlainText().strip():
            self._put_speaker()

    def _put_speaker(self) -> None:
        speaking = self._speaking
        if speaking is None:
            self.entry.who.clear()
            return
        who = self.entry.who
        who.put(speaking.name, speaking.resident_id, None)
        if speaking.resident_id is not None:
            known = who.resident_village(speaking.resident_id)
            who.put(speaking.name, speaking.resident_id, known)

    @Slot()
    def wipe(self) -> None:
        """Throw away what is typed."""
        self.entry.clear()
        self._state.tell("")
        self.keep()
        self.entry.begin()

    @Slot()
    def save(self) -> None:
        """Take the opinion down; the entry is free for the next one at once."""
        facts = self.entry.facts(item_id=self._item or None)
        if not self._hearing:
            return
        if not facts.text:
            self._state.tell(sentences()["opinion-needs-text"].told)
            self.entry.words.setFocus()
            return
        hearing, actor = self._hearing, self._session.actor
        name = self.entry.who.line.text()
        self._timer.stop()
        self.entry.clear()
        self._timer.stop()
        self._put_speaker()
        self._timer.stop()
        self.entry.begin()

        def done(_made: int) -> None:
            self._state.tell(tr("บันทึกแล้ว"))
            self.taken.emit()

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self._state.tell(tell(trouble))  # never a dialog while people speak
            since = self.entry.words.toPlainText()
            if self._hearing == hearing:  # nothing typed is lost, whatever was typed since
                words = f"{facts.text}\n{since}" if since.strip() else facts.text
                self.entry.put(replace(facts, text=words), name)

        self._desk.do(lambda: opinion_draft.take(hearing, facts, actor=actor), done, failed)

    @Slot()
    def keep(self) -> None:
        """What is typed to the draft buffer."""
        self._timer.stop()
        if not self._hearing:
            return
        hearing, facts = self._hearing, self.entry.facts()

        def done(_none: None) -> None:
            if facts.text and self._hearing == hearing:
                self._state.tell(tr("เก็บร่างแล้ว"))

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self._state.tell(tell(trouble))

        self._desk.do(lambda: opinion_draft.keep(hearing, facts), done, failed)

    @Slot()
    def _typed(self) -> None:
        if self._hearing and not self._timer.isActive():
            self._timer.start()
