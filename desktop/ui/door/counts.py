"""The right column of the door: how many are in, against quorum, villages and groups."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.office.hearings.tally import CountLine, Tally
from desktop.thai import on_screen
from desktop.ui.door.look import COUNTS, at_most
from desktop.ui.look import style

px = partial(at_most, COUNTS)
_WHOLE = Qt.TextFlag.TextDontClip.value  # or Qt cuts the marks above a tall Thai letter
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | _WHOLE
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value | _WHOLE
_CARD_GAP, _HEAD, _FOOT, _LINE, _LEAST = 11, 44, 10, 32, 27


class Counts(QWidget):
    """Painted by hand; the accessible description says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("จำนวนผู้เข้าร่วม"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._tally = Tally()
        self._widest = 0  # of the labels of a card

    @property
    def tally(self) -> Tally:
        """The counts shown."""
        return self._tally

    def show_tally(self, tally: Tally) -> None:
        """Show these counts."""
        self._tally = tally
        self.setAccessibleDescription(in_words(tally))
        self.update()

    # Qt's own names from here on

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._head(p)
        room = self.height() - top
        groups = self._tally.groups
        title = tr("รายกลุ่ม เทียบโควตา") if any(line.expected for line in groups) else tr("รายกลุ่ม")
        parts = [(tr("รายหมู่บ้าน"), self._tally.villages), (title, groups)]
        parts = [(title, lines) for title, lines in parts if lines]
        wanted = sum(len(lines) for _, lines in parts)
        around = len(parts) * px(_CARD_GAP + _HEAD + _FOOT)
        high = int(min(px(_LINE), max((room - around) // wanted if wanted else 0, px(_LEAST))))
        left = int((room - around) // high) if high else 0
        for place, (title, lines) in enumerate(parts):
            later = sum(min(len(after), 4) for _, after in parts[place + 1 :])
            shown = max(1, min(len(lines), left - later))
            top = self._part(p, top, title, lines, shown, high)
            left -= shown
        p.end()

    def _card(self, p: QPainter, top: float, high: float) -> QRectF:
        t = style.tokens()
        rect = QRectF(0.5, top + 0.5, self.width() - 1, high - 1)
        p.setPen(QPen(QColor(t.line), 1))
        p.setBrush(QColor(t.surface))
        p.drawRoundedRect(rect, px(10), px(10))
        return rect.adjusted(px(18), px(8), -px(18), -px(8))

    def _head(self, p: QPainter) -> float:
        """The big number, what it is of, the quorum and a bar; returns where the card ends."""
        t, tally = style.tokens(), self._tally
        high = px(162) if tally.quorum else px(128) if tally.expected else px(104)
        inner = self._card(p, 0, high)
        figure = on_screen.figures(f"{tally.came:,}")
        p.setFont(_font(p, 72 if len(figure) < 4 else 58, bold=True))
        p.setPen(QColor(t.text))
        wide = p.fontMetrics().horizontalAdvance(figure)
        upper = QRectF(inner.left(), inner.top(), inner.width(), px(86))
        p.drawText(upper, _LEFT, figure)
        beside = upper.adjusted(wide + px(20), px(6), 0, 0)
        of = (
            on_screen.figures(tr("เข้าแล้ว จาก {expected:,} คน").format(expected=tally.expected))
            if tally.expected
            else tr("คน เข้าแล้ว")
        )
        for size in (20, 18, 16, 14):
            p.setFont(_font(p, size, bold=True))
            if p.fontMetrics().horizontalAdvance(of) <= beside.width():
                break
        _elided(p, QRectF(beside.left(), beside.top(), beside.width(), px(34)), of)
        below = QRectF(beside.left(), beside.top() + px(40), beside.width(), px(34))
        gone = tally.came - tally.inside
        if tally.quorum:
            lacking = tally.quorum - tally.inside
            word = (
                tr("✓ ครบองค์ประชุม")
                if tally.quorate
                else on_screen.figures(tr("ขาดองค์ประชุม {lacking:,}").format(lacking=lacking))
            )
            self._pill(p, below, word, "ok" if tally.quorate else "warn")
        elif gone:
            self._pill(
                p,
                below,
                on_screen.figures(tr("อยู่ในห้อง {inside:,}").format(inside=tally.inside)),
                "muted",
            )
        if not (tally.expected or tally.quorum):
            return high  # a part of nothing known
        most = max(tally.expected, tally.quorum, tally.came, 1)
        bar = QRectF(inner.left(), inner.top() + px(90), inner.width(), px(14))
        self._bar(p, bar, tally.came / most, "ok" if tally.quorate else "accent")
        if tally.quorum:
            mark = bar.left() + bar.width() * tally.quorum / most
            p.setPen(QPen(QColor(t.surface), px(6)))
            p.drawLine(int(mark), int(bar.top() - 2), int(mark), int(bar.bottom() + 2))
            p.setPen(QPen(QColor(t.text), px(3)))
            p.drawLine(int(mark), int(bar.top() - px(3)), int(mark), int(bar.bottom() + px(3)))
            p.setFont(_font(p, 17))
            p.setPen(QColor(t.muted))
            words = on_screen.figures(tr("ขีด = องค์ประชุม {quorum:,} คน").format(quorum=tally.quorum))
            if gone:
                words += on_screen.figures(tr(" · อยู่ในห้อง {inside:,}").format(inside=tally.inside))
            line = QRectF(inner.left(), bar.bottom() + px(5), inner.width(), px(30))
            p.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        return high

    def _part(
        self,
        p: QPainter,
        top: float,
        title: str,
        lines: tuple[CountLine, ...],
        shown: int,
        high: float,
    ) -> float:
        """One card of lines; returns where it ends."""
        t = style.tokens()
        top += px(_CARD_GAP)
        whole = px(_HEAD + _FOOT) + shown * high
        inner = self._card(p, top, whole)
        p.setFont(_font(p, 20, bold=True))
        p.setPen(QColor(t.text))
        head = QRectF(inner.left(), top + px(6), inner.width(), px(34))
        p.drawText(head, _LEFT, title)
        if shown < len(lines):
            p.setFont(_font(p, 16))
            p.setPen(QColor(t.muted))
            p.drawText(
                head,
                _RIGHT,
                on_screen.figures(
                    tr("แสดง {shown} จาก {lines}").format(shown=shown, lines=len(lines))
                ),
            )
            short = sorted(lines, key=lambda line: -line.missing)[:shown]
            lines = tuple(line for line in lines if line in short)[:shown]
        at = top + px(_HEAD)
        p.setFont(_font(p, 19))
        metrics = p.fontMetrics()
        self._widest = max(metrics.horizontalAdvance(line.label) for line in lines) + 2
        for line in lines:
            self._line(p, QRectF(inner.left(), at, inner.width(), high), line)
            at += high
        return top + whole

    def _line(self, p: QPainter, rect: QRectF, line: CountLine) -> None:
        t = style.tokens()
        state, count = px(76), px(72)
        p.setFont(_font(p, 19))
        label = min(self._widest, rect.width() * 0.4)
        p.setPen(QColor(t.text))
        _elided(p, QRectF(rect.left(), rect.top(), label, rect.height()), line.label)
        start = rect.left() + label + px(10)
        bar = QRectF(start, rect.center().y() - px(6), rect.right() - state - count - start, px(12))
        full = line.expected and not line.missing
        if line.expected and bar.width() > px(16):
            self._bar(p, bar, line.came / line.expected, "ok" if full else "accent")
        p.setFont(_font(p, 18, bold=True))
        p.setPen(QColor(t.text))
        of = f"{line.came:,}/{line.expected:,}" if line.expected else f"{line.came:,}"
        box = QRectF(rect.right() - state - count, rect.top(), count - px(6), rect.height())
        p.drawText(box, _RIGHT, on_screen.figures(of))
        if not line.expected:
            p.setFont(_font(p, 17))
        word = (
            tr("ไม่จำกัด")
            if not line.expected
            else tr("ครบ")
            if full
            else tr("ขาด {missing:,}").format(missing=line.missing)
        )
        kind = "muted" if not line.expected else "ok" if full else "warn"
        p.setPen(QColor(getattr(t, kind)))
        end = QRectF(rect.right() - state, rect.top(), state, rect.height())
        p.drawText(end, _RIGHT, on_screen.figures(word))

    def _bar(self, p: QPainter, rect: QRectF, part: float, kind: str) -> None:
        t = style.tokens()
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(t.line))
        half = rect.height() / 2
        p.drawRoundedRect(rect, half, half)
        if part > 0:
            p.setBrush(QColor(getattr(t, kind)))
            wide = max(rect.width() * min(part, 1), rect.height())
            p.drawRoundedRect(QRectF(rect.left(), rect.top(), wide, rect.height()), half, half)

    def _pill(self, p: QPainter, rect: QRectF, word: str, kind: str) -> None:
        t = style.tokens()
        p.setFont(_font(p, 18, bold=True))
        wide = min(p.fontMetrics().horizontalAdvance(word) + px(26), rect.width())
        box = QRectF(rect.left(), rect.top(), wide, rect.height())
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(getattr(t, f"{kind}_soft")))
        p.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        p.setPen(QColor(getattr(t, kind)))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def in_words(tally: Tally) -> str:
    """The counts as sentences, for a screen reader."""
    words = [
        tr("เข้าแล้ว {came} คน").format(came=tally.came),
        tr("อยู่ในห้อง {inside} คน").format(inside=tally.inside),
    ]
    if tally.quorum:
        words.append(tr("ครบองค์ประชุม") if tally.quorate else tr("ยังไม่ครบองค์ประชุม"))
    words += [f"{line.label} {line.came}" for line in (*tally.villages, *tally.groups)]
    return on_screen.figures(" · ".join(words))


def _font(painter: QPainter, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(px(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _elided(painter: QPainter, rect: QRectF, text: str) -> None:
    mode = Qt.TextElideMode.ElideRight
    painter.drawText(rect, _LEFT, painter.fontMetrics().elidedText(text, mode, int(rect.width())))
