"""What the tabs of the settings are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui.look import style
from desktop.ui.widgets.basic import column, frame
from desktop.ui.widgets.scrolling import Scroll


def card(layout: QLayout) -> QWidget:
    """A tab's card; what does not fit with large text is scrolled."""
    holder = QWidget()
    holder.setLayout(layout)
    return scrolled(holder)


def scrolled(holder: QWidget) -> QWidget:
    """A part in a card that scrolls when it is taller than the room."""
    area = Scroll()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    return frame("card", column(area, margins=(1, 1, 1, 1)))


def plain_table(columns: tuple[str, ...], name: str) -> QTableWidget:
    """A table to look at and choose a row of."""
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(columns)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)  # Tab leaves the table for the next field
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(style.scaled(42))
    table.horizontalHeader().setHighlightSections(False)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(left)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def fill(table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
    """Put rows of words into a table."""
    table.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for place, text in enumerate(cells):
            table.setItem(at, place, QTableWidgetItem(text))
    if rows and table.currentRow() < 0:
        table.selectRow(0)  # so that the key and the button for changing have a row
