"""The calendar in a window: a month, the chosen day's entries beside it, a press from each deed."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.office import agenda, files, moments
from desktop.office.agenda import Month
from desktop.office.morning import Place
from desktop.office.words import agenda as words
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.home.month_grid import Legend, MonthGrid
from desktop.ui.look import style
from desktop.ui.widgets.basic import LineButton, button, clear, column, frame, label, row
from desktop.ui.widgets.file_dialog import FileDialog

SIDE = 300  # px of the day's entries at 100 %


class CalendarDialog(QDialog):
    """`place_asked` where an entry leads. Page keys turn the month."""

    place_asked = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = moments.today()
        self._asked = 0
        self.setWindowTitle(words.TITLE)
        self.setAccessibleName(words.TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        room = self.screen().availableGeometry()
        self.resize(
            min(style.scaled(1180), room.width() - 40), min(style.scaled(640), room.height() - 60)
        )
        self._title = label("", "title")
        self._quarter = label("", "muted")
        before = button("", lambda: self.turn(-1), icon="chevron-left", name=words.BEFORE)
        after = button("", lambda: self.turn(1), icon="chevron-right", name=words.AFTER)
        today = button(words.TODAY, lambda: self.go(moments.today()), kind="small")
        names = column(self._title, self._quarter, gap=0)
        head = row(names, None, Legend(), 6, today, before, after)
        self.grid = MonthGrid()
        self.grid.chosen.connect(self.go)
        self.grid.entered.connect(self._enter)
        self._named = label("", "card", wrap=True)
        self._off = label("", "bad", wrap=True)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(2)
        day = column(self._named, self._off, self._entries, None, gap=6, margins=(14, 12, 10, 12))
        side = frame("card", day)
        side.setFixedWidth(min(style.scaled(SIDE), self.width() * 3 // 10))
        middle = row(self.grid, side, gap=14)
        middle.setStretch(0, 1)
        save = button(words.SAVE, self.ask_save, icon="calendar", kind="small")
        close = button(words.CLOSE, self.close, kind="primary")
        self._told = label("", "ok")
        foot = row(save, self._told, None, close, gap=10)
        whole = column(head, middle, foot, gap=12, margins=(22, 16, 22, 14))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.grid.setFocus()
        self.go(self._day)

    @Slot(object)
    def go(self, day: date) -> None:
        """Choose a day; its month is read when it is another."""
        self._day = day
        self._asked += 1
        asked = self._asked

        def done(found: Month) -> None:
            if asked == self._asked:
                self._show(found)

        self._desk.read(lambda: agenda.month(day), done)

    def turn(self, by: int) -> None:
        """So many months on, to the same day or the last of the month."""
        months = self._day.year * 12 + self._day.month - 1 + by
        year, month = divmod(months, 12)
        day = self._day.day
        while True:
            try:
                self.go(date(year, month + 1, day))
                return
            except ValueError:
                day -= 1

    def _show(self, month: Month) -> None:
        self._title.setText(on_screen.month_and_year(month.first))
        told = words.QUARTER.format(quarter=month.quarter, year=month.fiscal_year)
        self._quarter.setText(on_screen.figures(told))
        self.grid.show_month(month, self._day)
        one = self.grid.shown()
        self._named.setText(on_screen.with_weekday(self._day))
        self._off.setText(one.off if one else "")
        self._off.setVisible(bool(one and one.off))
        clear(self._entries)
        entries = one.entries if one else ()
        for entry in entries:
            text = f"{words.KINDS[entry.kind]}: {entry.text}"
            self._entries.addWidget(LineButton(text, partial(self._open, entry.place)))
        if not entries:
            self._entries.addWidget(label(words.FREE, "muted"))

    def _open(self, place: Place) -> None:
        self.close()
        self.place_asked.emit(place)

    @Slot()
    def _enter(self) -> None:
        one = self.grid.shown()
        if one is not None and one.entries:
            self._open(one.entries[0].place)

    @Slot()
    def ask_save(self) -> None:
        """Choose where the calendar file goes: the fiscal year of the month shown."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self, words.SAVE.rstrip("…"), str(Path(folder) / f"{words.NAME}.ics"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("iCalendar (*.ics)")
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(lambda file: self.save(Path(file)))
        dialog.open()

    def save(self, file: Path) -> None:
        """Write the fiscal year of the month shown for other calendars."""
        day = self._day

        def work() -> Path:
            files.write(file, agenda.year_file(day))
            return file

        self._desk.read(
            work, lambda there: self._told.setText(words.SAVED.format(place=there.name))
        )

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn(-1)
        elif event.key() == Qt.Key.Key_Home:
            self.go(moments.today())
        else:
            super().keyPressEvent(event)
