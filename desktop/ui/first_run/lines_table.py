"""A table to type lines into: Enter goes to the next cell worth filling, and on from the last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.office import first_run
from desktop.ui.look import style

SPARE_LINES = 3  # empty ones below those that are offered
TITLE, RANK, FIRST, LAST, POST = range(5)


class LinesTable(QTableWidget):
    """`went_on` when Enter is pressed in an empty line."""

    went_on = Signal()
    begins_at = 1  # the column in which an offered line is begun: its name stands before it
    fresh = 0  # the column in which an empty line is begun

    def __init__(
        self,
        columns: tuple[str, ...],
        rows: list[tuple[str, ...]],
        name: str,
        widths: tuple[int, ...] = (),
    ) -> None:
        super().__init__(len(rows) + SPARE_LINES, len(columns))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(columns)
        self.setTabKeyNavigation(False)  # Tab leads on to the buttons
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.scaled(38))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate(widths):
            if width:
                self.horizontalHeader().setSectionResizeMode(
                    place, QHeaderView.ResizeMode.Interactive
                )
                self.setColumnWidth(place, style.scaled(width))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        for at, cells in enumerate(rows):
            for place, text in enumerate(cells):
                self.setItem(at, place, QTableWidgetItem(text))
        self.begin(0)

    def lines(self) -> list[tuple[str, ...]]:
        """The lines in which something stands, as they were typed."""
        every = [self.line(at) for at in range(self.rowCount())]
        return [line for line in every if any(line)]

    def line(self, at: int) -> tuple[str, ...]:
        """The cells of a line, without the blanks around them."""
        items = [self.item(at, place) for place in range(self.columnCount())]
        return tuple(item.text().strip() if item else "" for item in items)

    def put(self, at: int, place: int, text: str) -> None:
        """Write a cell."""
        self.setItem(at, place, QTableWidgetItem(text))

    def step(self) -> None:
        """Go to the next cell, from an empty line to the next page."""
        at, place = self.currentRow(), self.currentColumn()
        if not any(self.line(at)):
            self.went_on.emit()
            return
        following = self.following(at, place)
        if following >= 0:
            self.setCurrentCell(at, following)
            return
        if at + 1 == self.rowCount():
            self.insertRow(at + 1)
        self.begin(at + 1)

    def begin(self, at: int) -> None:
        """Go to where a line is begun."""
        self.setCurrentCell(at, self.begins_at if any(self.line(at)) else self.fresh)

    def following(self, at: int, place: int) -> int:
        """The column after this one in the same line, -1 for the next line."""
        return place + 1 if place + 1 < self.columnCount() else -1

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.state() != QAbstractItemView.State.EditingState:
            self.step()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.step()


class PeopleTable(LinesTable):
    """A full name typed into ชื่อ is taken apart where it stands: นายสมชาย ใจดี."""

    begins_at = FIRST
    fresh = FIRST

    def following(self, at: int, place: int) -> int:
        """The next column of the line that is still empty and wanted."""
        if place == FIRST:
            self._take_apart(at)
        cells = self.line(at)
        wanted = [LAST, POST] if cells[FIRST] else [POST]
        return next((one for one in wanted if one > place and not cells[one]), -1)

    def people(self) -> list[first_run.NewPerson]:
        """Who was typed in; posts without a name too."""
        for at in range(self.rowCount()):
            self._take_apart(at)
        return [first_run.NewPerson(*line) for line in self.lines()]

    def _take_apart(self, at: int) -> None:
        title, rank, first, last, post = self.line(at)
        if last or not first:
            return
        found = first_run.new_person(first, post)
        for place, text in (
            (TITLE, title or found.title),
            (RANK, rank or found.rank),
            (FIRST, found.first_name),
            (LAST, found.last_name),
        ):
            self.put(at, place, text)
