"""Topics of an opinion: those used are offered, a few letters narrow them, Enter takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.i18n import tr
from desktop.thai.folding import fold
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, clear, row
from desktop.ui.widgets.line_edit import LineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TopicsField(QWidget):
    """`typed` for every change, `done` when Enter is pressed in the empty line."""

    typed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._used: list[str] = []
        self._chosen: list[str] = []
        self._first = ""  # what Enter would take
        self.line = LineEdit()
        self.line.setAccessibleName(tr("หัวข้อ"))
        self.line.setPlaceholderText(tr("+ หัวข้อ"))
        self.line.setToolTip(
            tr("พิมพ์บางส่วนแล้วกด Enter กด Enter ในช่องว่างเพื่อไปต่อ กด Backspace เพื่อถอนหัวข้อท้าย")
        )
        self.line.setFixedWidth(style.scaled(104))
        self.line.textChanged.connect(self._lay_soon)
        self.line.installEventFilter(self)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(style.scaled(6))
        self.setLayout(row(self.line, self._chips, None, gap=6))
        self.setFocusProxy(self.line)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._lay)

    def offer(self, used: Sequence[str]) -> None:
        """Topics to be offered, the best first."""
        if list(used) != self._used:
            self._used = list(used)
            self._lay_soon()

    def put(self, topics: Sequence[str]) -> None:
        """Show these topics as chosen."""
        self._chosen = list(topics)
        self.line.clear()
        self._lay_soon()

    def topics(self) -> tuple[str, ...]:
        """The topics chosen, and what is typed but not taken yet."""
        typed = self.line.text().strip()
        more = (typed,) if typed and typed not in self._chosen else ()
        return (*self._chosen, *more)

    def _toggle(self, topic: str) -> None:
        if topic in self._chosen:
            self._chosen.remove(topic)
        else:
            self._chosen.append(topic)
        self.line.clear()
        self._lay_soon()
        self.typed.emit()

    @Slot()
    def _lay_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _lay(self) -> None:
        """Chosen topics first, then the offered ones, as many as there is room for."""
        letters = fold(self.line.text())
        offered = [t for t in self._used if t not in self._chosen and letters in fold(t)]
        offered.sort(key=lambda topic: not fold(topic).startswith(letters))
        self._first = (offered[0] if offered else self.line.text().strip()) if letters else ""
        clear(self._chips)
        room = self.width() - self.line.width() - style.scaled(12)
        for topic in (*self._chosen, *offered):
            chip = self._chip(topic)
            room -= chip.sizeHint().width() + style.scaled(6)
            if room < 0 and self._chips.count():
                chip.deleteLater()
                break
            self._chips.addWidget(chip)

    def _chip(self, topic: str) -> QPushButton:
        taken = topic == self._first and topic not in self._chosen
        made = button(f"{topic} ↵" if taken else topic, lambda: self._toggle(topic), kind="chip")
        made.setAccessibleName(topic)
        made.setCheckable(True)
        made.setChecked(topic in self._chosen)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setToolTip(tr("พิมพ์ชื่อหัวข้อบางส่วนแล้วกด Enter"))
        return made

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, control = Qt.Key(event.key()), Qt.KeyboardModifier.ControlModifier
        if key in _ENTER and not event.modifiers() & control:
            typed = self.line.text().strip()
            if not typed:
                self.done.emit()
                return True
            self._lay()
            if self._first not in self._chosen:
                self._toggle(self._first)
            else:
                self.line.clear()
            return True
        if key == Qt.Key.Key_Backspace and not self.line.text() and self._chosen:
            self._toggle(self._chosen[-1])
            return True
        return False
