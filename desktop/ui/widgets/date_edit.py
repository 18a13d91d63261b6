"""A day in Buddhist years: typed in any official style, or picked from a calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QToolButton, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.words import tell
from desktop.thai import dates, on_screen
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, clear, column, label, row

_SHORT_DAYS = (tr("จ."), tr("อ."), tr("พ."), tr("พฤ."), tr("ศ."), tr("ส."), tr("อา."))
_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DateEdit(QLineEdit):
    """Shows ๔ มีนาคม ๒๕๖๔; what cannot be read turns red and says why in its tooltip."""

    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._day: date | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(tr("เช่น ๔/๓/๒๕๖๔"))
        colour = style.tokens().muted
        open_calendar = self.addAction(
            icons.icon("calendar", colour), QLineEdit.ActionPosition.TrailingPosition
        )
        open_calendar.setText(tr("เลือกวันจากปฏิทิน"))
        open_calendar.setToolTip(tr("เลือกจากปฏิทิน (Alt+↓)"))
        open_calendar.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._read)
        self.textEdited.connect(self._typed)

    def day(self) -> date | None:
        """The day as last read; None for an empty field."""
        return self._day

    def trouble(self) -> dates.UnreadableDate | None:
        """Why the text is no day, if it is none."""
        if not self.text().strip():
            return None
        try:
            dates.parse(self.text())
        except dates.UnreadableDate as trouble:
            return trouble
        return None

    def set_day(self, day: date | None) -> None:
        self._day = day
        self.setText(on_screen.long(day) if day else "")
        self.setCursorPosition(0)  # a narrow field shows the day before the year
        self._mark("")

    def open_calendar(self) -> None:
        popup = _Month(self, self._day or moments.today())
        popup.chosen.connect(self._choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.setFocus()

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.picked.emit()

    def _typed(self) -> None:
        trouble = self.trouble()
        if trouble is None:
            self._day = dates.parse(self.text()) if self.text().strip() else None
            self._mark("")
            self.picked.emit()

    def _read(self) -> None:
        trouble = self.trouble()
        if trouble is not None:
            self._mark(tell(trouble))
            return
        self.set_day(dates.parse(self.text()) if self.text().strip() else None)

    def _mark(self, why: str) -> None:
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        if self.property("wrong") != bool(why):
            self.setProperty("wrong", bool(why))
            self.style().unpolish(self)
            self.style().polish(self)

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)


class _Month(QFrame):
    """One month as a sheet of days; arrows move, Page Up and Down change the month, Enter picks."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("part", "card")
        self.setAccessibleName(tr("ปฏิทิน"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._day = day
        self._today = moments.today()
        self._title = label("", "card")
        back = button(
            "", lambda: self._move(-1), icon="chevron-left", kind="small", name=tr("เดือนก่อน")
        )
        on = button(
            "", lambda: self._move(1), icon="chevron-right", kind="small", name=tr("เดือนถัดไป")
        )
        today = button(tr("วันนี้"), lambda: self._choose(self._today), kind="link")
        for part in (back, on, today):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the days
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self.setLayout(
            column(
                row(back, None, self._title, None, on),
                self._grid,
                row(None, today, None),
                margins=(10, 10, 10, 6),
            )
        )
        self._fill()

    def _fill(self) -> None:
        clear(self._grid)
        self._title.setText(on_screen.month_and_year(self._day))
        for place, name in enumerate(_SHORT_DAYS):
            head = label(name, "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, place)
        first, count = monthrange(self._day.year, self._day.month)
        for number in range(1, count + 1):
            day = self._day.replace(day=number)
            cell = QToolButton()
            cell.setText(on_screen.figures(str(number)))
            cell.setFixedSize(style.scaled(38), style.scaled(34))
            cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            cell.setProperty("day", self._part_of(day))
            cell.setAccessibleName(on_screen.long(day))
            cell.clicked.connect(lambda _checked=False, day=day: self._choose(day))
            place = first + number - 1
            self._grid.addWidget(cell, 1 + place // 7, place % 7)
        self.setAccessibleDescription(on_screen.long(self._day))

    def _part_of(self, day: date) -> str:
        if day == self._day:
            return "chosen"
        return "today" if day == self._today else "plain"

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()

    def _move(self, months: int) -> None:
        place = self._day.year * 12 + self._day.month - 1 + months
        year, month = divmod(place, 12)
        last = monthrange(year, month + 1)[1]
        self._day = date(year, month + 1, min(self._day.day, last))
        self._fill()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DAYS:
            self._day += timedelta(_DAYS[key])
            self._fill()
        elif key in _MONTHS:
            self._move(_MONTHS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._day)
        elif key == Qt.Key.Key_Escape:
            self.close()
