"""A combo box whose name a screen reader hears on every system.

On Linux Qt tells a combo box's value as its name and leaves the name to the label beside it, by the
relation "labelled by" (QAccessibleComboBox, Qt 6.11). A label that nobody sees carries it here, so
a choice without a word beside it has a name too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QStyle, QStyleOptionComboBox, QWidget


class Choice(QComboBox):
    """A QComboBox; `setAccessibleName` names it for the ear."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = QLabel(parent)
        self._said.hide()
        self._said.setBuddy(self)
        self._whole = ""
        self.currentTextChanged.connect(lambda _text: self._tell_whole())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._said.setText(name)

    def _tell_whole(self) -> None:
        """What has no room is told in the tooltip, but where that says something else."""
        if self.toolTip() != self._whole:
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        kind, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, field, self).width()
        wide = self.fontMetrics().horizontalAdvance(self.currentText())
        self._whole = self.currentText() if wide > room else ""
        self.setToolTip(self._whole)

    # Qt's own names from here on

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and hasattr(self, "_said"):
            self._said.setParent(self.parentWidget())
            self._said.hide()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()
