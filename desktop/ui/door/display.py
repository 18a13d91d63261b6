"""The screen for everybody in the hall: welcome, the item being heard, its time, how many came.

It shows no name of anyone who came. Painted by hand, so that it fills a projector of any size.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.hearings import showing
from desktop.office.hearings.showing import Showing
from desktop.office.hearings.tally import Tally
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import fonts, style

_TOPICS = frozenset(("hearing", "agenda", "floor", "office"))
_WHOLE = Qt.TextFlag.TextDontClip.value  # or Qt cuts the marks above a tall Thai letter
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | _WHOLE
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | _WHOLE
_CENTRE = Qt.AlignmentFlag.AlignCenter.value | _WHOLE
_WRAP = Qt.TextFlag.TextWordWrap.value


class Display(QWidget):
    """`closed` comes when it goes; Esc and F8 close it."""

    closed = Signal()

    def __init__(self, desk: Desk, hearing_id: int) -> None:
        super().__init__()
        self._desk, self._hearing = desk, hearing_id
        self._showing: Showing | None = None
        self._tally = Tally()
        self.setWindowTitle(tr("จอแสดงผล"))
        self.setAccessibleName(tr("จอแสดงผลสำหรับผู้เข้าร่วม"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(960, 540)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.update)
        self._tick.start()
        desk.changed.connect(self._hear)
        self._read()

    def open_beside(self, door: QWidget) -> bool:
        """Fill another screen than the door's; a window beside it, and False, where there is one
        alone.
        """
        others = [s for s in QGuiApplication.screens() if s is not door.screen()]
        if not others:
            self.show()
            return False
        self.setGeometry(others[0].geometry())
        self.showFullScreen()
        return True

    def show_counts(self, tally: Tally) -> None:
        """Show how many came."""
        self._tally = tally
        self._describe()
        self.update()

    def _read(self) -> None:
        hearing = self._hearing
        self._desk.read(lambda: showing.showing(hearing), self._take)

    def _take(self, found: Showing) -> None:
        self._showing = found
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Everything the screen says, in words."""
        shown = self._showing
        if shown is None:
            return []
        item = shown.agenda[shown.place - 1] if shown.place else ""
        head = (
            on_screen.figures(tr("วาระที่ {place}").format(place=shown.place))
            if shown.place
            else tr("ยินดีต้อนรับ")
        )
        return [
            shown.office,
            shown.subject,
            on_screen.figures(shown.venue),
            head,
            item,
            self._elapsed(),
            on_screen.figures(tr("ลงทะเบียน {came:,} คน").format(came=self._tally.came)),
        ]

    def _elapsed(self) -> str:
        """How long the item has been heard, of how long it was planned."""
        shown = self._showing
        if shown is None or shown.began_at is None:
            return ""
        seconds = max(int((moments.now() - shown.began_at).total_seconds()), 0)
        spent = f"{seconds // 60}:{seconds % 60:02d}"
        return on_screen.figures(
            tr("{spent} / {minutes}:00 นาที").format(spent=spent, minutes=shown.minutes)
            if shown.minutes
            else tr("{spent} นาที").format(spent=spent)
        )

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._read()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F8):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tick.stop()
        self._desk.changed.disconnect(self._hear)
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(self.rect(), QColor(style.tokens().ground))
        if self._showing is not None:
            _Poster(p, QRectF(self.rect()), self._showing, self._tally, self._elapsed()).paint()
        p.end()


class _Poster:
    """One frame being painted; `u` is a hundredth of the smaller measure."""

    def __init__(
        self, painter: QPainter, rect: QRectF, shown: Showing, tally: Tally, elapsed: str
    ) -> None:
        self._p, self._rect, self._shown = painter, rect, shown
        self._tally, self._elapsed = tally, elapsed
        self._u = min(rect.height(), rect.width() * 9 / 16) / 100
        self._t = style.tokens()

    def paint(self) -> None:
        p, rect, u, shown = self._p, self._rect, self._u, self._shown
        head = QRectF(rect.left(), rect.top(), rect.width(), 17 * u)
        p.fillRect(head, QColor(self._t.side))
        inner = head.adjusted(5 * u, 1.5 * u, -5 * u, -1.5 * u)
        clock = on_screen.clock(moments.thai_time())
        wide = self._line(inner, clock, 6.4, "#ffffff", right=True, bold=True)
        names = inner.adjusted(0, 0, -wide - 4 * u, 0)
        half = names.height() / 2
        self._line(
            QRectF(names.left(), names.top(), names.width(), half), shown.office, 4, "#d3deea"
        )
        low = QRectF(names.left(), names.top() + half, names.width(), half)
        self._line(low, shown.subject, 4.6, "#ffffff", bold=True)
        body = QRectF(rect.left(), head.bottom(), rect.width(), rect.height() - 17 * u - 21 * u)
        body = body.adjusted(7 * u, 3 * u, -7 * u, -2 * u)
        self._item(body) if shown.place else self._welcome(body)
        foot = QRectF(rect.left(), rect.bottom() - 21 * u, rect.width(), 21 * u)
        self._counts(foot.adjusted(5 * u, 0, -5 * u, -4 * u))

    def _welcome(self, body: QRectF) -> None:
        u, shown = self._u, self._shown
        upper = QRectF(body.left(), body.top(), body.width(), 17 * u)
        self._line(upper, tr("ยินดีต้อนรับ"), 11, self._t.accent, bold=True, flags=_CENTRE)
        venue = QRectF(body.left(), upper.bottom(), body.width(), 8 * u)
        self._line(venue, on_screen.figures(shown.venue), 4.6, self._t.muted, flags=_CENTRE)
        top, room = venue.bottom() + 2 * u, body.bottom() - venue.bottom() - 2 * u
        items = [
            on_screen.figures(tr("วาระที่ {place}   {title}").format(place=place, title=title))
            for place, title in enumerate(shown.agenda[: max(int(room // (6.6 * u)), 0)], start=1)
        ]
        self._p.setFont(self._font(4.2))
        widest = max((self._p.fontMetrics().horizontalAdvance(item) for item in items), default=0)
        left = body.left() + max((body.width() - widest) / 2, 0)
        for item in items:
            line = QRectF(left, top, body.right() - left, 6.6 * u)
            self._line(line, item, 4.2, self._t.text)
            top += 6.6 * u

    def _item(self, body: QRectF) -> None:
        u, shown = self._u, self._shown
        upper = QRectF(body.left(), body.top(), body.width(), 10 * u)
        head = on_screen.figures(
            tr("วาระที่ {place} จาก {agenda}").format(place=shown.place, agenda=len(shown.agenda))
        )
        self._line(upper, head, 5.4, self._t.accent, bold=True)
        title = QRectF(body.left(), upper.bottom(), body.width(), body.height() - 26 * u)
        p = self._p
        p.setFont(self._font(9, bold=True))
        p.setPen(QColor(self._t.text))
        words = fonts.breakable(on_screen.figures(shown.agenda[shown.place - 1]))
        p.drawText(title, _LEFT | _WRAP, words)
        low = QRectF(body.left(), body.bottom() - 15 * u, body.width(), 15 * u)
        late = shown.minutes and shown.began_at and self._over(shown)
        self._line(low, self._elapsed, 9, self._t.warn if late else self._t.muted, bold=True)

    def _over(self, shown: Showing) -> bool:
        assert shown.began_at is not None
        return (moments.now() - shown.began_at).total_seconds() > shown.minutes * 60

    def _counts(self, foot: QRectF) -> None:
        u, tally, t = self._u, self._tally, self._t
        boxes = [
            (tr("ลงทะเบียนแล้ว"), f"{tally.came:,}", t.text),
            (tr("อยู่ในห้อง"), f"{tally.inside:,}", t.text),
        ]
        if tally.quorum:
            word = (
                tr("ครบแล้ว")
                if tally.quorate
                else tr("ขาด {part:,}").format(part=tally.quorum - tally.inside)
            )
            boxes.append(
                (
                    tr("องค์ประชุม {quorum:,}").format(quorum=tally.quorum),
                    word,
                    t.ok if tally.quorate else t.warn,
                )
            )
        gap = 3 * u
        wide = (foot.width() - gap * (len(boxes) - 1)) / len(boxes)
        for place, (word, figure, colour) in enumerate(boxes):
            box = QRectF(foot.left() + place * (wide + gap), foot.top(), wide, foot.height())
            size = 8.6 if figure[:1].isdecimal() else 5
            self._p.setPen(QColor(t.line))
            self._p.setBrush(QColor(t.surface))
            self._p.drawRoundedRect(box, 1.6 * u, 1.6 * u)
            inner = box.adjusted(3 * u, 0, -3 * u, 0)
            used = self._line(inner, on_screen.figures(figure), size, colour, right=True, bold=True)
            self._line(
                inner.adjusted(0, 0, -used - 2 * u, 0), on_screen.figures(word), 3.6, t.muted
            )

    def _line(
        self,
        rect: QRectF,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        right: bool = False,
        flags: int = _LEFT,
    ) -> float:
        """One line, shortened where there is no room; returns how wide it is."""
        p = self._p
        p.setFont(self._font(size, bold=bold))
        p.setPen(QColor(colour))
        mode = Qt.TextElideMode.ElideRight
        shown = p.fontMetrics().elidedText(text, mode, int(rect.width()))
        if right:
            flags = _RIGHT
        p.drawText(rect, flags, shown)
        return p.fontMetrics().horizontalAdvance(shown)

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(self._p.font())
        font.setPixelSize(max(int(size * self._u), 8))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
