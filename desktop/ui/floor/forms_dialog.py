"""A pile of paper opinion forms keyed one after another; what repeats stays, Enter is the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QListWidget, QWidget

from desktop.i18n import tr
from desktop.office.community.villages import VillageRow
from desktop.office.hearings import opinion_draft, opinions
from desktop.office.hearings.hall import PersonHere
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow
from desktop.office.words import Told, tell
from desktop.office.words.floor_screen import ANONYMOUS, CHOICES, NO_WORDS
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor.topics_field import TopicsField
from desktop.ui.floor.vote_card import ThaiSpin
from desktop.ui.floor.who_field import WhoField
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.thai_edit import ThaiEdit

KEEP_MS = 700
LAST = 6  # forms shown so that a slip is seen
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormsDialog(Dialog):
    """Name, village, choice, topics, words; Enter in the choice or the words takes the form.

    The village and the topics stay for the next form, the choice and the words do not.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        hearing_id: int,
        agenda: Sequence[AgendaRow],
        people: Sequence[PersonHere],
        villages: Sequence[VillageRow],
        topics: Sequence[str],
    ) -> None:
        super().__init__(parent, tr("คีย์แบบแสดงความคิดเห็น"), width=760)
        self._desk, self._session, self._hearing = desk, session, hearing_id
        self._made: list[tuple[int, str, str]] = []  # id, village, the line shown
        self._item = Choice()
        self._item.setAccessibleName(tr("วาระ"))
        self._item.addItem(tr("ไม่ผูกกับวาระ"), None)
        for number, item in enumerate(agenda, start=1):
            self._item.addItem(
                on_screen.figures(tr("วาระ {number} ").format(number=number)) + item.title, item.id
            )
            if item.kind == "consider" and not self._item.currentData():
                self._item.setCurrentIndex(self._item.count() - 1)
        self.pile = ThaiSpin(9_999)
        self.pile.setAccessibleName(tr("จำนวนใบในกอง"))
        self.pile.setFixedWidth(style.scaled(90))
        self.pile.valueChanged.connect(self._count)
        self.who = WhoField()
        self.who.offer(people)
        self.who.offer_villages(villages)
        self.choice = Choice()
        self.choice.setAccessibleName(tr("ข้อที่เลือก"))
        for number, (word, stance) in enumerate(CHOICES, start=1):
            self.choice.addItem(on_screen.figures(f"{number}  ") + word, stance)
        self.choice.setCurrentIndex(len(CHOICES) - 1)
        self.topics = TopicsField()
        self.topics.offer(topics)
        self.words = ThaiEdit()
        self.words.setAccessibleName(tr("ข้อความในแบบ"))
        self.words.setPlaceholderText(tr("พิมพ์ตามที่เขียน Shift+Enter ขึ้นบรรทัด Enter คือใบถัดไป"))
        self.words.setFixedHeight(style.scaled(96))
        self.done_list = QListWidget()
        self.done_list.setObjectName("choices")
        self.done_list.setAccessibleName(tr("ใบที่คีย์ล่าสุด"))
        self.done_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.done_list.setFixedHeight(style.scaled(128))
        self.done_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told = label("", "muted")
        self._why = label("", "bad", wrap=True)
        self._lay()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._keep)
        self.who.done.connect(self.choice.setFocus)
        self.topics.done.connect(self.words.setFocus)
        for field in (self.who, self.topics):
            field.typed.connect(self._typed)
        self.words.textChanged.connect(self._typed)
        self.choice.installEventFilter(self)
        self.words.installEventFilter(self)
        self._count()

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.scaled(12))
        grid.setVerticalSpacing(style.scaled(8))
        pile = row(self._item, label(tr("ในกองมี"), "label"), self.pile, label(tr("ใบ"), "label"))
        pile.setStretch(0, 1)
        parts: tuple[tuple[str, QWidget | QLayout], ...] = (
            (tr("วาระ"), pile),
            (tr("ผู้ตอบ"), self.who),
            (tr("ความเห็น"), self.choice),
            (tr("หัวข้อ"), self.topics),
            (tr("ข้อความ"), self.words),
        )
        for place, (word, part) in enumerate(parts):
            grid.addWidget(label(word, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(part, QWidget):
                grid.addWidget(part, place, 1)
            else:
                grid.addLayout(part, place, 1)
        grid.setColumnStretch(1, 1)
        self.parts.addLayout(grid)
        self.parts.addWidget(self._why)
        undo = button(tr("ถอนใบล่าสุด"), self.undo, icon="undo-2", kind="small")
        self._undo = undo
        self.parts.addLayout(row(self._told, None, undo))
        self.parts.addWidget(self.done_list)
        self.answers(tr("บันทึกใบนี้  Ctrl+Enter"), self.take, icon="check", cancel=tr("เสร็จสิ้น"))
        self.yes.setDefault(False)

    def recover(self, facts: OpinionFacts, name: str) -> None:
        """A form that was being keyed when the power went."""
        self.who.put(facts.speaker or name, facts.resident_id, facts.village_id)
        self.choice.setCurrentIndex(self.choice.findData(facts.stance))
        self.topics.put(facts.topics)
        self.words.setPlainText(facts.text)
        self._why.setText(tr("กู้แบบที่คีย์ค้างไว้กลับมาแล้ว"))

    def facts(self) -> OpinionFacts:
        """The form as keyed."""
        item = self._item.currentData()
        return OpinionFacts(
            text=self.words.toPlainText().strip(),
            stance=str(self.choice.currentData()),
            channel="paper",
            topics=self.topics.topics(),
            agenda_item_id=item if isinstance(item, int) else None,
            resident_id=self.who.resident(),
            speaker=self.who.name(),
            village_id=self.who.village_id(),
            stakeholder_id=self.who.group(),
        )

    @Slot()
    def take(self) -> None:
        """Take the form and begin the next; the village and the topics stay."""
        facts = self.facts()
        choice = CHOICES[self.choice.currentIndex()][0]
        if not facts.text and not facts.stance:
            self._why.setText(tr("แบบนี้ยังไม่มีทั้งข้อที่เลือกและข้อความ เลือกความเห็นหรือพิมพ์ข้อความก่อน"))
            self.choice.setFocus()
            return
        if not facts.text:
            facts = replace(facts, text=NO_WORDS)
        name, village = self.who.line.text().strip() or ANONYMOUS, self.who.village.currentText()
        hearing, actor = self._hearing, self._session.actor
        self._timer.stop()
        self._why.clear()
        self.who.clear(village=False)
        self.words.clear()
        self.choice.setCurrentIndex(len(CHOICES) - 1)
        self._timer.stop()
        self.who.line.setFocus()

        def done(made: int) -> None:
            told = f"{name} · {village} · {choice} · {' '.join(facts.text.split())}"
            self._made.append((made, village, told))
            self._count()

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self._why.setText(tell(trouble))
            self.words.setPlainText("\n".join(filter(None, (facts.text, self.words.toPlainText()))))

        self._desk.do(
            lambda: opinion_draft.take(hearing, facts, opinion_draft.FORMS, actor=actor),
            done,
            failed,
        )

    @Slot()
    def undo(self) -> None:
        """Take the last form back: a slip is seen at once."""
        if not self._made:
            return
        (last, *_), actor = self._made.pop(), self._session.actor
        self._desk.do(lambda: opinions.withdraw(last, actor=actor), lambda _none: self._count())

    def _count(self) -> None:
        made, pile = len(self._made), self.pile.value()
        parts = [
            tr("คีย์แล้ว {made:,} จาก {pile:,} ใบ").format(made=made, pile=pile)
            if pile
            else tr("คีย์แล้ว {made:,} ใบ").format(made=made)
        ]
        villages = Counter(village for _id, village, _told in self._made)
        parts += [f"{village} {n}" for village, n in sorted(villages.items())]
        self._told.setText(on_screen.figures(" · ".join(parts)))
        self.done_list.clear()
        self.done_list.addItems([told for *_, told in reversed(self._made[-LAST:])])
        self._undo.setEnabled(bool(self._made))
        self._undo.setToolTip("" if self._made else tr("ยังไม่ได้คีย์ใบใด"))
        if pile and made == pile:
            self._why.setText(tr("ครบตามจำนวนในกองแล้ว"))

    @Slot()
    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _keep(self) -> None:
        hearing, facts = self._hearing, self.facts()
        self._desk.do(lambda: opinion_draft.keep(hearing, facts, opinion_draft.FORMS))

    # Qt's own names from here on

    def done(self, result: int) -> None:
        self._timer.stop()
        self._keep()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = Qt.Key(event.key()) in _ENTER
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        elif not enter:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, held = Qt.Key(event.key()), event.modifiers()
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if key in _ENTER and not held & control:
            if watched is self.choice:
                self.words.setFocus()
            else:
                self.take()
            return True
        digits = "๑๒๓๔" if event.text() in tuple("๑๒๓๔") else "1234"
        if watched is self.choice and event.text() and event.text() in digits:
            self.choice.setCurrentIndex(digits.index(event.text()))
            return True
        return False
