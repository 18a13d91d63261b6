"""The items the notice must tell (clause 7 of the 2548 rule: eight), a lamp at each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from desktop.i18n import tr
from desktop.office.hearings import rule_sets
from desktop.office.hearings.plan import HearingFacts
from desktop.office.words.hearing_screen import EIGHT
from desktop.ui.look import style
from desktop.ui.widgets.basic import column, elided, pill, row, set_pill

FULL, MISSING, FREE = (tr("ครบ"), "ok"), (tr("ยังขาด"), "warn"), (tr("ไม่บังคับ"), "muted")


class ItemsForm(QWidget):
    """Eight boxes in two columns; `edited` comes with every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QPlainTextEdit] = {}
        self.lamps = {code: pill("", "muted") for code in EIGHT}
        self._needed: tuple[str, ...] = ()
        self._filling = False
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.scaled(14))
        grid.setVerticalSpacing(style.scaled(8))
        for place, (code, word) in enumerate(EIGHT.items()):
            box = QPlainTextEdit()
            box.setTabChangesFocus(True)
            box.setAccessibleName(word)
            box.setMinimumHeight(style.scaled(66))
            box.textChanged.connect(self._typed)
            self.boxes[code] = box
            head = row(elided(word, "label"), self.lamps[code])
            head.setStretch(0, 1)
            grid.addLayout(column(head, box, gap=4), place // 2, place % 2)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        self.setLayout(column(grid, margins=(0, 0, 8, 0)))

    def show_facts(self, facts: HearingFacts) -> None:
        """Show the items as they are."""
        self._filling = True
        for code, box in self.boxes.items():
            if box.toPlainText().strip() != getattr(facts, code):  # a cursor in it stays
                box.setPlainText(getattr(facts, code))
        self._filling = False
        self.light(facts)

    def put_into(self, facts: HearingFacts) -> HearingFacts:
        """The facts with what is typed here."""
        typed: dict[str, Any] = {c: box.toPlainText().strip() for c, box in self.boxes.items()}
        return replace(facts, **typed)

    def light(self, facts: HearingFacts) -> None:
        """The lamp of each item: told, missing, or not asked for by the basis."""
        self._needed = rule_sets.basis(facts.basis).items
        for code, lamp in self.lamps.items():
            told = bool(self.boxes[code].toPlainText().strip())
            set_pill(lamp, *(FULL if told else MISSING if code in self._needed else FREE))

    def count(self) -> tuple[int, int]:
        """How many of the items asked for are told, and how many are asked for."""
        told = [code for code in self._needed if self.boxes[code].toPlainText().strip()]
        return len(told), len(self._needed)

    def _typed(self) -> None:
        if not self._filling:
            self.edited.emit()
