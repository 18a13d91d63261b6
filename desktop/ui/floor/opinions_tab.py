"""Every opinion of a hearing: found by words and filters, added, corrected, taken back, keyed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox

from desktop.i18n import tr
from desktop.office.community import villages
from desktop.office.community.villages import VillageRow
from desktop.office.hearings import hall, opinion_draft, opinion_list
from desktop.office.hearings.hall import PersonHere
from desktop.office.hearings.opinion_list import OpinionQuery
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words.hearing_screen import CHANNELS, STANCES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor import dialogs, telling
from desktop.ui.floor.dialogs import OpinionDialog
from desktop.ui.floor.forms_dialog import FormsDialog
from desktop.ui.floor.said_list import SaidList
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, elided, frame, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit

TYPING_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Found:
    """What the tab shows, read at once."""

    ids: array[int]
    tally: Counter[str]
    topics: list[str]
    villages: list[VillageRow]


class OpinionsTab(Tab):
    """Enter corrects the opinion chosen, Delete takes it back, Insert adds one."""

    topics = frozenset({"opinion"})

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._asked = 0
        self._topics: list[str] = []
        self._villages: list[VillageRow] = []
        self._people: list[PersonHere] = []
        self.search = LineEdit()
        self.search.setPlaceholderText(tr("ค้นหาข้อความ ชื่อ หรือหัวข้อ"))
        self.search.setAccessibleName(tr("ค้นหาความคิดเห็น"))
        self.stance = self._filter(tr("ท่าที"), STANCES)
        self.channel = self._filter(tr("ช่องทาง"), CHANNELS)
        self.topic = self._filter(tr("หัวข้อ"), {})
        self.village = self._filter(tr("หมู่บ้าน"), {})
        self.standing = self._filter("", {})
        self.standing.setAccessibleName(tr("สถานะ"))
        self.standing.clear()
        self.standing.addItem(tr("ที่นับ"), False)
        self.standing.addItem(tr("ที่ถอนแล้ว"), True)
        self.said = SaidList(channel=True)
        self.said.opened.connect(lambda _id: self.correct())
        self.said.withdrawal_asked.connect(lambda _id: self.withdraw())
        self._tally = elided("", "muted")
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.said.selectionModel().currentChanged.connect(lambda *_: self._show_actions())
        self.said.rows.modelReset.connect(self._show_actions)

    def _filter(self, word: str, choices: dict[str, str]) -> QComboBox:
        made = Choice()
        made.setAccessibleName(word)
        made.addItem(tr("ทุก{word}").format(word=word), None)
        for code, shown in choices.items():
            made.addItem(shown, code)
        made.setMinimumWidth(style.scaled(96))
        made.activated.connect(lambda _place: self.reload())
        return made

    def _lay(self) -> None:
        self.change = button(tr("แก้"), self.correct, icon="pen-line", kind="small")
        self.take_back = button(tr("ถอน"), self.withdraw, icon="undo-2", kind="small")
        add = button(tr("เพิ่ม"), self.add, icon="plus", kind="small", tip="Insert")
        forms = button(
            tr("คีย์แบบเป็นกอง"), self.key_forms, icon="keyboard", kind="next", tip="Ctrl+B"
        )
        filters = (self.stance, self.topic, self.channel, self.village, self.standing)
        above: QBoxLayout
        if style.large():
            above = column(self.search, row(*filters, None))
        else:
            above = row(self.search, *filters)
            above.setStretch(0, 1)
        below = row(self._tally, self.change, self.take_back, add, forms, gap=8)
        below.setStretch(0, 1)
        card = frame("card", column(self.said, self._empty, margins=(6, 6, 6, 6)))
        page = column(above, below, card, gap=10, margins=(0, 10, 0, 0))
        page.setStretch(2, 1)
        self.setLayout(page)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [
            ("Enter", tr("แก้")),
            ("Delete", tr("ถอน")),
            ("Insert", tr("เพิ่ม")),
            ("Ctrl+B", tr("คีย์แบบ")),
        ]

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show the opinions of this hearing."""
        fresh = self.sheet is None or self.sheet.id != sheet.id
        super().show_hearing(sheet)
        if fresh:
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            for box in (self.stance, self.channel, self.topic, self.village, self.standing):
                box.setCurrentIndex(0)
        self.reload()

    def query(self) -> OpinionQuery:
        """What is asked for."""
        return OpinionQuery(
            text=self.search.text(),
            stance=self.stance.currentData(),
            topic=self.topic.currentData(),
            channel=self.channel.currentData(),
            village_id=self.village.currentData(),
            withdrawn=bool(self.standing.currentData()),
        )

    @Slot()
    def reload(self) -> None:
        """Ask again; an answer to an older question is dropped."""
        if self.sheet is None:
            return
        self._asked += 1
        asked, hearing, query = self._asked, self.sheet.id, self.query()

        def look() -> Found:
            return Found(
                opinion_list.find(hearing, query),
                opinion_list.tally(hearing),
                opinion_list.topics_used(hearing),
                villages.villages(),
            )

        def done(found: Found) -> None:
            if asked == self._asked:
                self._show(query, found)

        self.desk.read(look, done)

    def _show(self, query: OpinionQuery, found: Found) -> None:
        self._topics, self._villages = found.topics, found.villages
        _fill(self.topic, tr("ทุกหัวข้อ"), [(topic, topic) for topic in found.topics])
        known = [(telling.village(village.label), village.id) for village in found.villages]
        _fill(self.village, tr("ทุกหมู่บ้าน"), known)
        self.said.show_ids(found.ids)
        total = sum(found.tally.values())
        parts = [tr("ทั้งหมด {total:,} ข้อ").format(total=total)]
        parts += [
            f"{word} {found.tally[code]:,}" for code, word in STANCES.items() if found.tally[code]
        ]
        if query != OpinionQuery():
            parts.insert(0, tr("พบ {ids:,} ข้อ").format(ids=len(found.ids)))
        self._tally.tell(on_screen.figures(" · ".join(parts)))
        self.said.setVisible(bool(found.ids))
        self._empty.setVisible(not found.ids)
        self._empty.setText(
            tr("ไม่พบตามที่ค้นหา ลองใช้คำสั้นลงหรือเลือกทั้งหมด")
            if query != OpinionQuery()
            else tr("ยังไม่มีความคิดเห็น กด F6 เพื่อบันทึกในห้องประชุม หรือคีย์แบบแสดงความคิดเห็นเป็นกอง")
        )
        self._show_actions()

    def _show_actions(self) -> None:
        why = "" if self.said.chosen() else tr("เลือกความคิดเห็นในรายการก่อน")
        if not why and self.standing.currentData():
            why = tr("ความคิดเห็นนี้ถอนแล้ว")
        for made, tip in ((self.change, "Enter"), (self.take_back, "Delete")):
            grey(made, why)
            if not why:
                made.setToolTip(tip)

    @Slot()
    def correct(self) -> None:
        """Correct the opinion chosen."""
        opinion = self.said.chosen()
        if opinion and self.change.isEnabled():
            self._with_people(
                lambda people: dialogs.correct(
                    self,
                    self.desk,
                    opinion,
                    people,
                    self._villages,
                    self._topics,
                    self.session.actor,
                )
            )

    @Slot()
    def withdraw(self) -> None:
        """Take the opinion chosen back."""
        if self.said.chosen() and self.take_back.isEnabled():
            dialogs.withdraw(self, self.desk, self.said.chosen(), self.session.actor)

    @Slot()
    def add(self) -> None:
        """An opinion that came by letter, telephone or a visit."""
        sheet, actor = self.sheet, self.session.actor
        if sheet is None:
            return
        from desktop.office.hearings import opinions

        def show(people: list[PersonHere]) -> None:
            dialog = OpinionDialog(
                self,
                tr("เพิ่มความคิดเห็น"),
                people,
                self._villages,
                self._topics,
                lambda facts: self.desk.do(lambda: opinions.take(sheet.id, facts, actor=actor)),
            )
            dialog.set_channel("letter")
            dialog.open()
            dialog.entry.begin()

        self._with_people(show)

    @Slot()
    def key_forms(self) -> None:
        """Key a pile of paper forms."""
        sheet = self.sheet
        if sheet is None:
            return

        def look() -> tuple[list[PersonHere], object]:
            return (
                hall.people_here(sheet.id),
                opinion_draft.recover(sheet.id, opinion_draft.FORMS),
            )

        def show(found: tuple[list[PersonHere], object]) -> None:
            people, recovered = found
            dialog = FormsDialog(
                self,
                self.desk,
                self.session,
                sheet.id,
                sheet.agenda,
                people,
                self._villages,
                self._topics,
            )
            if isinstance(recovered, tuple) and isinstance(recovered[0], OpinionFacts):
                facts = recovered[0]
                name = next((p.name for p in people if p.id == facts.resident_id), "")
                dialog.recover(facts, name)
            dialog.open()
            dialog.who.line.setFocus()

        self.desk.read(look, show)

    def _with_people(self, then: Callable[[list[PersonHere]], None]) -> None:
        assert self.sheet is not None
        hearing = self.sheet.id
        self.desk.read(lambda: hall.people_here(hearing), then)

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_B and control:
            self.key_forms()
        else:
            super().keyPressEvent(event)


def _fill(box: QComboBox, everything: str, choices: Sequence[tuple[str, object]]) -> None:
    """Offer other choices and keep the one chosen."""
    now = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for word, value in choices:
        box.addItem(word, value)
    box.setCurrentIndex(max(0, box.findData(now)) if now is not None else 0)
