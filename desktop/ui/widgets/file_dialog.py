"""The file dialog where Qt draws it itself: a file's day as the house writes days.

Qt writes it in the language of the system and the calendar of the West, `2/3/26`, which an office
reads as another day. A system's own dialog (Windows) writes it in its own way.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from desktop.office import moments
from desktop.thai import on_screen

_CHANGED = 3  # the column of Qt's file list


class FileDialog(QFileDialog):
    """A QFileDialog with Thai dates; everything else as Qt has it."""

    def __init__(self, parent: QWidget | None = None, title: str = "", place: str = "") -> None:
        super().__init__(parent, title, place)
        details = self.findChild(QTreeView, "treeView")
        if details is not None:
            details.setItemDelegateForColumn(_CHANGED, _Days(details))


class _Days(QStyledItemDelegate):
    # Qt's own names from here on

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, QFileSystemModel):
            seconds = model.lastModified(
                model.index(index.row(), 0, index.parent())
            ).toSecsSinceEpoch()
            option.text = changed(datetime.fromtimestamp(seconds, UTC))


def changed(at: datetime) -> str:
    """A file's moment: ๒ มี.ค. ๒๕๖๙ ๐๘.๓๐ น."""
    here = moments.local(at)
    return f"{on_screen.short(here.date())} {on_screen.clock(here.time())}"
