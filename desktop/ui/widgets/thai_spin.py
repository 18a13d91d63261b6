"""A box for a small number, in Thai digits."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.look import style


class ThaiSpin(QSpinBox):
    """A small number in Thai digits; either kind may be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(style.scaled(10), 0, 0, 0)  # no style sheet reaches it

    # Qt's own names from here on

    def textFromValue(self, value: int) -> str:
        return on_screen.figures(str(value))

    def valueFromText(self, text: str) -> int:
        return int(to_arabic(text.removesuffix(self.suffix()).strip()) or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = to_arabic(text.removesuffix(self.suffix()).strip())
        fine = plain.isdecimal() and self.minimum() <= int(plain) <= self.maximum()
        states = QValidator.State
        state = states.Acceptable if fine else states.Intermediate if not plain else states.Invalid
        return state, text, position
