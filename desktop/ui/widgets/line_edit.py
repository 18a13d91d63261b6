"""A box for one line that knows the wrong keyboard: l;ylfu is offered as สวัสดี, never forced."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.i18n import tr
from desktop.ui.look import icons, style

_MOST = 60  # letters: a longer text was looked at while it was typed


class LineEdit(QLineEdit):
    """F6 or a click on the offer at the right end puts in what was meant; typing on ignores it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._meant = ""
        self._offer = QPushButton(self)
        self._offer.setProperty("kind", "offer")
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offer.setCursor(Qt.CursorShape.PointingHandCursor)
        self._offer.setToolTip(tr("พิมพ์ผิดแป้นหรือไม่ กด F6 เพื่อเปลี่ยน"))
        self._offer.hide()
        self._offer.clicked.connect(self.take_offer)
        self.textEdited.connect(self._look)
        self.textChanged.connect(self._forget)

    def make_search(self) -> None:
        """A glass before the text and a cross behind it, both with a name for the ear."""
        glass = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(tr("ค้นหา"))
        self.setClearButtonEnabled(True)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own name for it
        if clear is not None:
            clear.setText(tr("ล้างช่องค้นหา"))

    @property
    def offered(self) -> str:
        """What is offered now, empty for nothing."""
        return self._meant

    @Slot()
    def take_offer(self) -> None:
        """Put in what was meant."""
        if self._meant:
            self.setText(self._meant)
            self.textEdited.emit(self.text())

    @Slot(str)
    def _look(self, text: str) -> None:
        from desktop.thai.keyboard import rescued  # the dictionary has time until somebody types

        self._meant = rescued(text) if len(text) <= _MOST else ""
        self._offer.setVisible(bool(self._meant))
        if self._meant:
            self._offer.setText(f"{self._meant}   F6")
            self._offer.setAccessibleName(tr("เปลี่ยนเป็น {meant}").format(meant=self._meant))
            self._place()

    @Slot(str)
    def _forget(self, text: str) -> None:
        """A text put in by the program is nobody's slip."""
        if self._meant and text == self._meant:
            self._meant = ""
            self._offer.hide()

    def _place(self) -> None:
        wide = min(self._offer.sizeHint().width(), self.width() * 2 // 3)
        high = self.height() - style.scaled(8)
        right = self.width() - style.scaled(6)
        if self.isClearButtonEnabled():
            right -= style.scaled(26)
        self._offer.setGeometry(right - wide, style.scaled(4), wide, high)

    # Qt's own names from here on

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and self._meant and event.key() == Qt.Key.Key_F6:  # type: ignore[attr-defined]
            event.accept()  # the offer goes before whatever F6 does in this room
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6 and self._meant:
            self.take_offer()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
