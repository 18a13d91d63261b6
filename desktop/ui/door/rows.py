"""The rows under the search box: who is meant, and whether they are in already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.hearings.attendance import ComingRow
from desktop.office.hearings.lookup import GUESS, SOUND, Hit
from desktop.thai import on_screen
from desktop.thai.folding import fold
from desktop.ui.door.look import ROWS, at_most, line, px
from desktop.ui.look import icons, style

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_HOW = {SOUND: tr("เสียงใกล้เคียง"), GUESS: tr("อาจหมายถึง")}
_WHOLE = Qt.TextFlag.TextDontClip.value  # or Qt cuts the marks above a tall Thai letter
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | _WHOLE
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | _WHOLE
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DoorRow:
    """Somebody found, and their coming so far."""

    hit: Hit
    coming: ComingRow | None
    typed: str = ""

    @property
    def state(self) -> str:
        """in, out, or empty for one who has not come."""
        if self.coming is None or not self.coming.counts:
            return ""
        return "in" if self.coming.inside else "out"

    @property
    def told(self) -> tuple[str, str]:
        """What stands at the right: a word, and when and where below it."""
        if self.coming is None or not self.state:
            return tr("ยังไม่เข้า"), ""
        where = tr("{moved} · โต๊ะ {moved_desk}").format(
            moved=on_screen.clock(self.coming.moved), moved_desk=self.coming.moved_desk
        )
        return (tr("เข้าแล้วก่อนหน้านี้") if self.state == "in" else tr("ออกไปแล้ว")), where


def details(hit: Hit) -> str:
    """Village, house, group and what they are: one line."""
    house = tr("บ้านเลขที่ {house}").format(house=on_screen.figures(hit.house)) if hit.house else ""
    invited = tr("ผู้ได้รับเชิญ") if hit.invited else ""
    return "  ·  ".join(filter(None, (hit.village, house, hit.role or hit.stakeholder, invited)))


class HitsModel(QAbstractListModel):
    """Who was found; `comings` by resident are shared with the window."""

    def __init__(self, comings: Mapping[int, ComingRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._comings = comings
        self._hits: tuple[Hit, ...] = ()
        self._typed = ""

    def show_hits(self, hits: tuple[Hit, ...], typed: str) -> None:
        """Show these people; `typed` is marked in their names."""
        self.beginResetModel()
        self._hits, self._typed = hits, typed
        self.endResetModel()

    def row_at(self, place: int) -> DoorRow | None:
        """The row at a place, or None beyond the end."""
        if not 0 <= place < len(self._hits):
            return None
        hit = self._hits[place]
        return DoorRow(hit, self._comings.get(hit.id), self._typed)

    @Slot()
    def look_again(self) -> None:
        """Somebody came or went."""
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    # Qt's own names from here on

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (row.hit.name, details(row.hit), *row.told)))
        return None


class Hits(QListView):
    """The list itself; the keyboard stays in the search box, which moves it."""

    def __init__(self, model: HitsModel) -> None:
        super().__init__()
        self.setObjectName("hits")
        self.setAccessibleName(tr("รายชื่อที่พบ"))
        self.setModel(model)
        self.setItemDelegate(HitDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(lambda: self.setCurrentIndex(model.index(0)))

    def step(self, by: int) -> None:
        """Choose another row."""
        count = self.model().rowCount()
        if count:
            place = max(0, min(self.currentIndex().row() + by, count - 1))
            self.setCurrentIndex(self.model().index(place, 0))

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole rows alone: half a name helps nobody."""
        self.setViewportMargins(0, 0, 0, self.height() % at_most(ROWS, 78))
        super().resizeEvent(event)


class HitDelegate(QStyledItemDelegate):
    """A rounded row of 71: blue when chosen, amber when in already."""

    # Qt's own names from here on

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, at_most(ROWS, 78))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, DoorRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(option.rect).adjusted(1, 1, -1, 1 - px(7))
            _Row(painter, rect, row, chosen).paint()
            painter.restore()


class _Row:
    """One row being painted."""

    def __init__(self, painter: QPainter, rect: QRectF, row: DoorRow, chosen: bool) -> None:
        t = style.tokens()
        self._painter, self._rect, self._row, self._chosen = painter, rect, row, chosen
        self._blue = chosen and row.state != "in"
        self._back = chosen and row.state == "out"
        self._text, self._muted, self._mark = QColor(t.text), QColor(t.muted), QColor(t.accent)
        self._ground, self._line = QColor(t.surface), QColor(t.line)
        if self._blue:
            self._ground = self._line = QColor(t.accent)
            self._text = self._muted = self._mark = QColor(t.on_accent)
        elif row.state == "in":
            self._ground, self._line = QColor(t.warn_soft), QColor(line("warn"))
            self._muted = self._mark = QColor(t.warn)
            if chosen:
                self._line = self._muted

    def paint(self) -> None:
        p, rect = self._painter, self._rect
        p.setPen(QPen(self._line, 3 if self._chosen else 1.5))
        p.setBrush(self._ground)
        p.drawRoundedRect(rect, px(9), px(9))
        inner = rect.adjusted(px(20), px(5), -px(20), -px(5))
        wide = self._right(inner)
        half = inner.height() * 0.56
        room = inner.width() - wide - px(14)
        self._name(QRectF(inner.left(), inner.top(), room, half))
        p.setFont(_font(p, 19))
        p.setPen(self._muted)
        below = QRectF(inner.left(), inner.top() + half, room, inner.height() - half)
        words = " ".join(self._row.told) + "  ·  " if self._back else ""
        _elided(p, below, words + details(self._row.hit))

    def _name(self, rect: QRectF) -> None:
        """The name with the letters that were typed underlined."""
        p = self._painter
        p.setFont(_font(p, 26, bold=True))
        metrics = p.fontMetrics()
        name = metrics.elidedText(
            self._row.hit.name, Qt.TextElideMode.ElideRight, int(rect.width())
        )
        p.setPen(self._text)
        p.drawText(rect, _LEFT, name)
        place, length = _marked(name, self._row.typed)
        if place < 0:
            return
        left = rect.left() + metrics.horizontalAdvance(name[:place])
        wide = metrics.horizontalAdvance(name[: place + length]) - metrics.horizontalAdvance(
            name[:place]
        )
        part = QRectF(left, rect.top(), wide, rect.height())
        if not self._blue:
            p.save()
            p.setClipRect(part)
            p.setPen(self._mark)
            p.drawText(rect, _LEFT, name)
            p.restore()
        p.setPen(QPen(self._mark, max(2, px(2))))
        low = rect.center().y() + metrics.ascent() * 0.52
        p.drawLine(int(left), int(low), int(left + wide), int(low))

    def _right(self, inner: QRectF) -> float:
        """What stands at the right end; returns how wide it is."""
        word, where = self._row.told
        if self._back:
            return self._key(inner, tr("Enter  กลับเข้า"))
        if self._row.state:
            return self._words(inner, word, where)
        if self._chosen:
            return self._key(inner, tr("Enter  เข้าแล้ว"))
        if self._row.hit.how in _HOW:
            return self._pill(inner, _HOW[self._row.hit.how])
        return self._words(inner, word, "")

    def _words(self, inner: QRectF, word: str, where: str) -> float:
        p = self._painter
        p.setPen(self._muted)
        if not where:
            p.setFont(_font(p, 19))
            p.drawText(inner, _RIGHT, word)
            return p.fontMetrics().horizontalAdvance(word)
        p.setFont(_font(p, 20, bold=True))
        upper = p.fontMetrics().horizontalAdvance(word)
        p.setFont(_font(p, 18))
        lower = p.fontMetrics().horizontalAdvance(where)
        wide = max(upper, lower)
        icon = px(30)
        left = inner.right() - wide
        half = inner.height() * 0.52
        p.setFont(_font(p, 20, bold=True))
        p.drawText(QRectF(left, inner.top(), wide + 1, half), _LEFT, word)
        p.setFont(_font(p, 18))
        below = QRectF(left, inner.top() + half, wide + 1, inner.height() - half)
        p.drawText(below, _LEFT, where)
        if self._row.state == "in":
            picture = icons.pixmap("triangle-alert", self._muted.name(), icon, 2.0)
            p.drawPixmap(int(left - icon - px(9)), int(inner.center().y() - icon / 2), picture)
        return wide + icon + px(9)

    def _key(self, inner: QRectF, word: str) -> float:
        p, t = self._painter, style.tokens()
        p.setFont(_font(p, 20, bold=True))
        wide = p.fontMetrics().horizontalAdvance(word) + px(32)
        box = QRectF(
            inner.right() - wide + px(10), inner.top() + px(3), wide, inner.height() - px(6)
        )
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(t.on_accent))
        p.drawRoundedRect(box, px(7), px(7))
        p.setPen(QColor(t.accent))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        return wide

    def _pill(self, inner: QRectF, word: str) -> float:
        p, t = self._painter, style.tokens()
        p.setFont(_font(p, 18, bold=True))
        wide, high = p.fontMetrics().horizontalAdvance(word) + px(24), px(34)
        box = QRectF(inner.right() - wide, inner.center().y() - high / 2, wide, high)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(t.muted_soft))
        p.drawRoundedRect(box, high / 2, high / 2)
        p.setPen(QColor(t.muted))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        return wide


def _marked(name: str, typed: str) -> tuple[int, int]:
    """Where the typed letters stand in a name, and how many; -1 when they do not."""
    lower = name.lower()
    for word in fold(typed).split():
        place = lower.find(word)
        if place >= 0:
            end = place + len(word)
            while end < len(name) and _clings(name[end]):
                end += 1  # never cut a consonant from its marks
            return place, end - place
    return -1, 0


def _clings(letter: str) -> bool:
    return letter == "ั" or "ิ" <= letter <= "ฺ" or "็" <= letter <= "๎"


def _font(painter: QPainter, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(px(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _elided(painter: QPainter, rect: QRectF, text: str) -> None:
    mode = Qt.TextElideMode.ElideRight
    painter.drawText(rect, _LEFT, painter.fontMetrics().elidedText(text, mode, int(rect.width())))
