"""Opinions in a list: who, where from and on what over the words, the stance beside."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.hearings import opinion_list
from desktop.office.hearings.opinion_list import OpinionLine
from desktop.office.words.floor_screen import ANONYMOUS
from desktop.office.words.hearing_screen import CHANNELS, STANCES
from desktop.thai import on_screen
from desktop.ui.floor import telling
from desktop.ui.floor.stance_row import PILLS
from desktop.ui.look import style
from desktop.ui.widgets.line_delegate import LineDelegate
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font
from desktop.ui.widgets.rows_model import RowsModel

Index = QModelIndex | QPersistentModelIndex


def about(line: OpinionLine, *, channel: bool) -> str:
    """What stands in grey after the name."""
    parts = [telling.village(line.village), *line.facts.topics]
    if channel:
        parts.append(CHANNELS[line.facts.channel])
    if line.corrected and not line.withdrawn:
        parts.append(tr("แก้แล้ว"))
    return " · ".join(filter(None, parts))


def _text(line: OpinionLine, _column: int) -> str:
    stance = STANCES[line.facts.stance]
    return f"{line.speaker or ANONYMOUS} {line.village} {stance} {line.facts.text}"


class SaidList(QListView):
    """`opened` for the row to be corrected, `withdrawal_asked` for the one to be taken back."""

    opened = Signal(int)
    withdrawal_asked = Signal(int)

    def __init__(self, *, channel: bool) -> None:
        super().__init__()
        self.rows: RowsModel[OpinionLine] = RowsModel(
            (tr("ความคิดเห็น"),), opinion_list.rows, _text, self
        )
        self.setModel(self.rows)
        self.setAccessibleName(tr("ความคิดเห็นที่บันทึกแล้ว"))
        self.setItemDelegate(SaidDelegate(self, channel=channel))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.id_at(index.row())))

    def show_ids(self, ids: array[int], *, top: bool = False) -> None:
        """Show these opinions; the chosen one stays chosen if it is among them."""
        chosen = self.chosen()
        self.rows.show_ids(ids)
        place = self.rows.place_of(chosen) if chosen and not top else -1
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    def chosen(self) -> int:
        """The opinion chosen, 0 for none."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else 0

    def line(self) -> OpinionLine | None:
        """The line of the opinion chosen."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers()
        chosen = self.chosen()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and chosen:
            self.opened.emit(chosen)
        elif key == Qt.Key.Key_Delete and chosen:
            self.withdrawal_asked.emit(chosen)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_F10, Qt.Key.Key_F11):
            event.ignore()
        else:
            super().keyPressEvent(event)


class SaidDelegate(LineDelegate):
    """Paints one opinion."""

    margins = (8, 4, 8, 4)

    def __init__(self, parent: SaidList, *, channel: bool) -> None:
        super().__init__(parent, OpinionLine, bar=False)
        self._channel = channel

    def draw(
        self, painter: QPainter, room: QRectF, row: OpinionLine, column: int, *, selected: bool
    ) -> None:
        """Paint who said what, how, and how it stands."""
        t = style.tokens()
        grey = QColor(t.text if selected else t.muted)
        half = room.height() / 2
        word = STANCES[row.facts.stance]
        painter.setFont(painted_font(painter, 14, bold=True))
        wide = painter.fontMetrics().horizontalAdvance(word) + style.scaled(24)
        beside = QRectF(room.right() - wide, room.top(), wide, room.height())
        draw_pill(painter, beside, word, PILLS[row.facts.stance], selected=selected)
        time_wide = style.scaled(52)
        painter.setFont(painted_font(painter, 14))
        painter.setPen(grey)
        clock = on_screen.figures(moments.local(row.at).strftime("%H.%M"))
        draw_elided(painter, QRectF(room.left(), room.top(), time_wide, half), clock)
        left = room.left() + time_wide
        span = beside.left() - left - style.scaled(8)
        painter.setFont(painted_font(painter, 15, bold=True))
        painter.setPen(QColor(t.text))
        name = row.speaker or ANONYMOUS
        name_wide = min(painter.fontMetrics().horizontalAdvance(name) + 2.0, span)
        draw_elided(painter, QRectF(left, room.top(), name_wide, half), name)
        painter.setFont(painted_font(painter, 14))
        painter.setPen(grey)
        gap = style.scaled(10)
        after = QRectF(left + name_wide + gap, room.top(), span - name_wide - gap, half)
        if after.width() > style.scaled(30):
            draw_elided(painter, after, about(row, channel=self._channel))
        font = painted_font(painter, 15)
        font.setStrikeOut(row.withdrawn)
        painter.setFont(font)
        painter.setPen(grey if row.withdrawn else QColor(t.text))
        words = " ".join(row.facts.text.split())
        draw_elided(painter, QRectF(left, room.top() + half, span, half), words)
