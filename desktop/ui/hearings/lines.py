"""A list of two-line rows with a pill and a word at the right: papers, answers, groups, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui.look import style
from desktop.ui.widgets.line_delegate import LineDelegate, draw_lines
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font
from desktop.ui.widgets.rows_model import ROOT, ROW_ROLE, Index

HEADING = 34  # pixels at 100 %


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `pill` a word and its kind, `mark` muted words above it; a heading parts rows.

    `strong` weighs its upper words, `indent` moves it in by so many steps of a tree.
    """

    upper: str
    lower: str = ""
    pill: tuple[str, str] | None = None
    mark: str = ""
    heading: bool = False
    key: object = None
    strong: bool = False
    indent: int = 0

    def spoken(self) -> str:
        """The whole row as one text, for the ear."""
        words = (self.upper, self.lower, self.pill[0] if self.pill else "", self.mark)
        return " ".join(filter(None, words))


class LinesModel(QAbstractListModel):
    """Shows some lines; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    # Qt's own names from here on

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class LinesView(QListView):
    """The list; `chosen`: the line under the cursor, `entered_line`: Enter or a double click."""

    chosen = Signal(object)  # Line, or None
    entered_line = Signal(object)

    def __init__(
        self, name: str, *, row: int = 54, right: int = 160, several: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lines_model = LinesModel(self)
        self.setModel(self.lines_model)
        self.setItemDelegate(LinesDelegate(self, row, right))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.doubleClicked.connect(lambda _index: self.entered_line.emit(self.current()))

    def show_lines(self, lines: Sequence[Line], *, key: object = None) -> None:
        """Show other lines; the cursor goes to the line of `key`, else stays at its place."""
        before = self.current()
        wanted = key if key is not None else before.key if before else None
        place = max(self.currentIndex().row(), 0)
        self.setUniformItemSizes(not any(line.heading for line in lines))  # else each is asked
        self.lines_model.show_lines(lines)
        free = [at for at, line in enumerate(lines) if not line.heading]
        same = [at for at in free if wanted is not None and lines[at].key == wanted]
        near = [at for at in free if at >= place] or free
        if same or near:
            at = same[0] if same else near[0]
            self.setCurrentIndex(self.lines_model.index(at))
        else:
            self.chosen.emit(None)

    def current(self) -> Line | None:
        """The line under the cursor."""
        index = self.currentIndex()
        return self.lines_model.lines[index.row()] if index.isValid() else None

    def marked(self) -> list[Line]:
        """The lines that are marked, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.lines_model.lines[row] for row in rows]

    # Qt's own names from here on

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.current() is not None:
                self.entered_line.emit(self.current())
        else:
            super().keyPressEvent(event)


class LinesDelegate(LineDelegate):
    """Two lines at the left, a pill and muted words at the right."""

    margins = (14, 3, 8, 3)

    def __init__(self, parent: QWidget, row: int, right: int) -> None:
        super().__init__(parent, Line, high=row)
        self._right_room = right

    def high(self, row: object) -> int:
        """A heading is one line."""
        return HEADING if isinstance(row, Line) and row.heading else super().high(row)

    def draw(
        self, painter: QPainter, room: QRectF, row: Line, column: int, *, selected: bool
    ) -> None:
        """Paint one line, or a heading on its own ground."""
        t = style.tokens()
        if row.heading:
            left, top, right, bottom = (style.scaled(margin) for margin in self.margins)
            painter.fillRect(room.adjusted(-left, -top, right, bottom), QColor(t.raised))
            painter.setFont(painted_font(painter, 14))
            painter.setPen(QColor(t.muted))
            draw_elided(painter, room, row.upper)
            return
        self._right(painter, room, row, selected)
        if row.pill or row.mark:
            room.setRight(room.right() - style.scaled(self._right_room + 6))
        room.setLeft(room.left() + row.indent * style.scaled(24))
        draw_lines(painter, room, row.upper, row.lower, bold=row.strong)

    def _right(self, painter: QPainter, inner: QRectF, line: Line, selected: bool) -> None:
        width = style.scaled(self._right_room)
        right = QRectF(inner.right() - width, inner.top(), width, inner.height())
        if line.pill and line.mark:
            upper = QRectF(right.left(), right.top(), width, right.height() * 0.58)
            draw_pill(painter, upper, *line.pill, selected=selected)
            right = QRectF(right.left(), upper.bottom(), width, right.height() * 0.42)
        elif line.pill:
            draw_pill(painter, right, *line.pill, selected=selected)
            return
        if line.mark:
            painter.setFont(painted_font(painter, 14))
            painter.setPen(QColor(style.tokens().muted))
            draw_elided(painter, right, line.mark)
