"""For, against, a question, or none: one choice with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.office.words.hearing_screen import STANCES
from desktop.ui.widgets.basic import button, row

PILLS = {"for": "ok", "against": "bad", "question": "accent", "": "muted"}
ICONS = {"for": "check", "against": "x", "question": "info", "": "message-square-text"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StanceRow(QWidget):
    """`typed` when the stance changes, `done` when Enter is pressed on it."""

    typed = Signal()
    done = Signal()

    def __init__(self, keys: dict[str, str] | None = None) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons = {}
        for code in ("for", "against", "question", ""):
            made = button(STANCES[code], icon=ICONS[code], kind="choice")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setAccessibleName(STANCES[code])
            if keys and code in keys:
                made.setToolTip(tr("กด {keys} จากที่ใดก็ได้").format(keys=keys[code]))
            made.installEventFilter(self)
            self._group.addButton(made)
            self._buttons[code] = made
        self._buttons[""].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self.setLayout(row(*self._buttons.values(), gap=6))

    def stance(self) -> str:
        """The stance chosen, empty for none."""
        return next(code for code, made in self._buttons.items() if made.isChecked())

    def put(self, stance: str) -> None:
        """Choose a stance."""
        self._buttons[stance].setChecked(True)

    def toggle(self, stance: str) -> None:
        """Choose a stance, or none if it is chosen already."""
        self.put("" if self.stance() == stance else stance)

    def take_focus(self) -> None:
        """Let the arrows choose."""
        self._buttons[self.stance()].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object, bool)
    def _toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self.typed.emit()

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = Qt.KeyboardModifier.ControlModifier
            if Qt.Key(event.key()) in _ENTER and not event.modifiers() & control:
                self.done.emit()
                return True
        return False
