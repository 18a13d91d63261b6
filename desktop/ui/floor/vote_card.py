"""A vote as it is counted: three figures, their sum against the hall, one sentence if it is off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QSpinBox

from desktop.i18n import tr
from desktop.office.hearings import votes
from desktop.office.hearings.votes import Count, VoteRow
from desktop.office.words.floor_screen import METHODS, REMARKS, VOTES
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.floor import telling
from desktop.ui.look import fonts, icons, style
from desktop.ui.widgets.basic import (
    button,
    column,
    elided,
    frame,
    grey,
    label,
    pill,
    row,
    set_pill,
)
from desktop.ui.widgets.line_edit import LineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PARTS = {"agree": "ok", "disagree": "bad", "abstain": "muted"}


class ThaiSpin(QSpinBox):
    """A whole number in Thai digits; either kind may be typed."""

    def __init__(self, most: int = 99_999) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    # Qt's own names from here on

    def textFromValue(self, value: int) -> str:
        return on_screen.figures(str(value))

    def valueFromText(self, text: str) -> int:
        return int(to_arabic(text.strip()) or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = to_arabic(text.strip())
        state = QValidator.State.Acceptable
        if not plain:
            state = QValidator.State.Intermediate
        elif not plain.isdecimal() or int(plain) > self.maximum():
            state = QValidator.State.Invalid
        return state, text, position

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class VoteCard(QFrame):
    """`counted` with an item and its figures; Enter leads through them."""

    counted = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._item, self._present, self._quorum = 0, 0, 0
        self._held: VoteRow | None = None
        mark = label()
        mark.setPixmap(icons.pixmap("vote", style.tokens().accent, style.scaled(20), 2.0))
        self._title = elided(tr("ลงมติ"), "card")
        head = row(mark, self._title)
        head.setStretch(1, 1)
        self._about = elided("", "muted")
        self._methods = QButtonGroup(self)
        chips = []
        for code, word in METHODS.items():
            chip = button(word, kind="chip")
            chip.setCheckable(True)
            chip.setChecked(code == "hands")
            chip.setProperty("method", code)
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._methods.addButton(chip)
            chips.append(chip)
        self.figures: dict[str, ThaiSpin] = {}
        bars = [self._figure(code) for code in VOTES]
        self._sum = elided("", "strong")
        self._off = pill("", "warn")
        sums = row(self._sum, self._off)
        sums.setStretch(0, 1)
        self._remark = label("", "bad", wrap=True)
        self.note = LineEdit()
        self.note.setAccessibleName(tr("หมายเหตุการนับคะแนน"))
        self.note.setPlaceholderText(tr("หมายเหตุ เหตุใดเสียงจึงเกิน"))
        self.note.installEventFilter(self)
        self._save = button(tr("บันทึกคะแนน"), self.save, icon="badge-check")
        figures = column(*bars, gap=6)
        below = column(sums, self._remark, self.note, self._save, gap=6)
        above = column(head, self._about, row(*chips), gap=6)
        self.setLayout(column(above, figures, below, gap=6, margins=(14, 12, 14, 12)))
        self._check()

    def _figure(self, code: str) -> QFrame:
        spin = ThaiSpin()
        spin.setProperty("role", "vote")
        spin.setAccessibleName(VOTES[code])
        spin.setFixedWidth(style.scaled(124))
        spin.valueChanged.connect(self._check)
        spin.installEventFilter(self)
        self.figures[code] = spin
        inside = row(label(VOTES[code], "vote"), None, spin, margins=(12, 4, 6, 4))
        made = frame(PARTS[code], inside)
        made.setFixedHeight(style.scaled(44))
        return made

    def show_vote(
        self,
        item_id: int,
        title: str,
        held: VoteRow | None,
        *,
        present: int,
        quorum: int,
        number: int = 0,
    ) -> None:
        """Show the vote on an item, the one that holds if it was counted already."""
        self._present, self._quorum = present, quorum
        if item_id == self._item and held == self._held:
            self._check()
            return
        self._item, self._held = item_id, held
        self._title.tell(
            on_screen.figures(tr("ลงมติ วาระ {number}").format(number=number))
            if number
            else tr("ลงมติ")
        )
        for code, spin in self.figures.items():
            spin.setValue(getattr(held.count, code) if held else 0)
        method = held.count.method if held else "hands"
        for chip in self._methods.buttons():
            chip.setChecked(chip.property("method") == method)
        self.note.setText(held.count.note if held else "")
        if held is not None:
            title = tr("นับแล้ว {at} · {title}").format(at=telling.hour(held.at), title=title)
        self._about.tell(title)
        self._check()

    def begin(self) -> None:
        """The cursor to the first figure."""
        self.figures["agree"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.figures["agree"].selectAll()

    def count(self) -> Count:
        """The figures as they stand."""
        chip = self._methods.checkedButton()
        return Count(
            self.figures["agree"].value(),
            self.figures["disagree"].value(),
            self.figures["abstain"].value(),
            present=self._present,
            method=str(chip.property("method")) if chip else "hands",
            note=self.note.text().strip(),
        )

    @Slot()
    def save(self) -> None:
        """Hand the figures over, unless something forbids it."""
        for spin in self.figures.values():
            spin.interpretText()
        self._check()
        if self._save.isEnabled():
            self.counted.emit(self._item, self.count())

    @Slot()
    def _check(self) -> None:
        count = self.count()
        told = votes.remarks(count, self._quorum)
        hall = (
            on_screen.figures(tr(" จาก {present:,}").format(present=self._present))
            if self._present
            else ""
        )
        self._sum.tell(on_screen.figures(tr("รวม {sum:,}").format(sum=count.sum)) + hall)
        words = [(REMARKS[r.code][0].format(**r.facts), r) for r in told]
        set_pill(
            self._off, words[0][0] if words else "", "bad" if words and words[0][1].hard else "warn"
        )
        sentences = [REMARKS[r.code][1].format(**r.facts) for r in told if r.code != "fewer"]
        self._remark.setText(fonts.breakable("\n".join(sentences)))
        self._remark.setVisible(bool(sentences))
        self._remark.setFixedHeight(max(0, self._remark.heightForWidth(style.scaled(268))))
        hard = any(remark.hard for remark in told)
        self.note.setVisible(hard or bool(self.note.text()))
        why = ""
        if not self._item:
            why = tr("ยังไม่มีวาระที่จะลงมติ กด F5 เพื่อเริ่มวาระ")
        elif not count.sum:
            why = tr("ใส่จำนวนเสียงก่อน")
        grey(self._save, why)

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if Qt.Key(event.key()) in _ENTER and not control:
            if isinstance(watched, ThaiSpin):
                watched.interpretText()
            if watched is self.figures["abstain"] or watched is self.note:
                if self.note.isVisible() and not self.note.text().strip():
                    self.note.setFocus()
                else:
                    self.save()
            else:
                self.focusNextChild()
            return True
        return False
