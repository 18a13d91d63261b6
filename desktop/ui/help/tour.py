"""A tour of the window: a light on one part after another, and a card that says what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.office.words import tour as words
from desktop.thai import on_screen
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, column, frame, label, row

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

CARD_WIDE = 400  # px at 100 %
AROUND = 8  # px between a part and the edge of its light
SHADE = 150  # of 255
SETTLE_MS = 120  # a room that was entered gets its lines first


@dataclass(frozen=True)
class Stop:
    """`go` brings the window there, `part` is what the light falls on."""

    name: str
    go: Callable[[], object]
    part: Callable[[], QWidget | None]


class Tour(QWidget):
    """Lies over the window, takes every key and click, and goes away at its end or by Escape."""

    def __init__(self, window: QWidget, stops: list[Stop]) -> None:
        super().__init__(window)
        self._stops = stops
        self.at = 0
        self._light = QRect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._count = label("", "muted")
        self._title = label("", "card")
        self._text = label("", wrap=True)
        self._back = button(words.BACK, lambda: self.turn(-1), kind="small")
        self._on = button(words.NEXT, lambda: self.turn(1), kind="primary")
        leave = button(words.LEAVE, self.close, kind="link")
        for part in (self._back, self._on, leave):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tour itself has the keys
        body = column(
            row(self._title, None, self._count),
            self._text,
            label(words.KEYS, "muted"),
            row(leave, None, self._back, self._on),
            gap=8,
            margins=(18, 14, 18, 14),
        )
        self.card: QFrame = frame("guide", body)
        self.card.setParent(self)
        self.card.setFixedWidth(style.scaled(CARD_WIDE))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._put)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Show the first stop."""
        self.setGeometry(self._window().rect())
        self._enter()
        self.show()
        self.raise_()
        self.setFocus()

    def turn(self, step: int) -> None:
        """The next stop, or the one before; after the last the tour is over."""
        at = self.at + step
        if at >= len(self._stops):
            self.close()
            return
        self.at = max(0, at)
        self._enter()

    def _window(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None
        return window

    def _enter(self) -> None:
        stop = self._stops[self.at]
        stop.go()
        title, text = words.STOPS[stop.name]
        self._title.setText(title)
        self._text.setText(text)
        told = words.COUNT.format(at=self.at + 1, all=len(self._stops))
        self._count.setText(on_screen.figures(told))
        self._back.setVisible(self.at > 0)
        last = self.at == len(self._stops) - 1
        self._on.setText(words.DONE if last else words.NEXT)
        self.setAccessibleName(f"{title} {text}")
        self._put()
        self._later.start()

    @Slot()
    def _put(self) -> None:
        """The light on its part, the card beside it where there is room."""
        part = self._stops[self.at].part()
        self.card.adjustSize()
        if part is None or not part.isVisible():
            self._light = QRect()
            self.card.move(self.rect().center() - self.card.rect().center())
        else:
            corner = part.mapTo(self._window(), QPoint(0, 0))
            near = style.scaled(AROUND)
            self._light = QRect(corner, part.size()).adjusted(-near, -near, near, near)
            self._light &= self.rect()
            self.card.move(self._beside(self._light))
        self.raise_()
        self.setFocus()
        self.update()

    def _beside(self, light: QRect) -> QPoint:
        gap, size = style.scaled(16), self.card.size()
        room = self.rect().adjusted(gap, gap, -gap, -gap)
        top = max(room.top(), min(light.top(), room.bottom() - size.height()))
        left = max(room.left(), min(light.left(), room.right() - size.width()))
        for place in (
            QPoint(light.right() + gap, top),
            QPoint(light.left() - gap - size.width(), top),
            QPoint(left, light.bottom() + gap),
            QPoint(left, light.top() - gap - size.height()),
        ):
            if room.contains(QRect(place, size)):
                return place
        return room.bottomRight() - QPoint(size.width(), size.height())

    # Qt's own names from here on

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(self.rect().toRectF())
        hole = QPainterPath()
        if not self._light.isEmpty():
            hole.addRoundedRect(self._light.toRectF(), style.scaled(10), style.scaled(10))
        painter.fillPath(shade - hole, QColor(0, 0, 0, SHADE))
        painter.setPen(QColor(style.tokens().accent))
        painter.drawPath(hole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.turn(1)
        elif key == Qt.Key.Key_Left:
            self.turn(-1)
        elif key == Qt.Key.Key_Escape:
            self.close()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key of the window works under the tour
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.setGeometry(self._window().rect())
            self._put()
        return super().eventFilter(watched, event)


def stops(window: MainWindow) -> list[Stop]:
    """The stops in the main window, on an office that has papers and hearings."""
    from desktop.office import documents
    from desktop.office.documents import DocumentQuery
    from desktop.ui.shell import rooms

    newest = documents.find(DocumentQuery(), 1)

    def to(place: int) -> Callable[[], object]:
        return lambda: window.go(place)

    def room(place: int) -> Callable[[], QWidget | None]:
        return lambda: window.room(place)

    def paper() -> None:
        if window.editor.document() != newest[0] or window.place != rooms.EDITOR:
            window.open_paper(newest[0])

    found = [
        Stop("rooms", to(rooms.HOME), lambda: window.side),
        Stop("due", to(rooms.HOME), room(rooms.HOME)),
        Stop("papers", to(rooms.DOCUMENTS), room(rooms.DOCUMENTS)),
    ]
    if newest:
        found += [
            Stop("fields", paper, lambda: window.editor.fields),
            Stop("page", paper, lambda: window.editor.preview),
            Stop("route", paper, lambda: window.editor.way),
        ]
    return [
        *found,
        Stop("hearing", to(rooms.HEARINGS), room(rooms.HEARINGS)),
        Stop("keys", to(rooms.HOME), lambda: window.status),
    ]
