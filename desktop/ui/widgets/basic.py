"""Labels, cards, pills, buttons: one line each to make, one look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look import fonts, icons, style


class Elided(QLabel):
    """A label that shortens its text with … and tells the whole of it in its tooltip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setIndent(0)  # else a padding of the style sheet moves it to the right
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    def tell(self, text: str) -> None:
        """Show this text, as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, mode, self.width())
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setText(shown)

    # Qt's own names from here on

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(40), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def label(text: str = "", role: str = "", *, wrap: bool = False, select: bool = False) -> QLabel:
    """A label; `role` is one of the style sheet's: title, card, strong, muted, label, figure."""
    made = QLabel(fonts.breakable(text) if wrap else text)
    made.setIndent(0)  # as in Elided
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(1)  # Qt's own guess would push narrow panels wider than they are
    made.setTextFormat(Qt.TextFormat.PlainText)
    if select:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def elided(text: str, role: str = "") -> Elided:
    """A label for names of any length: one line, shortened where there is no room."""
    made = Elided(role)
    made.tell(text)
    return made


class LineButton(QPushButton):
    """A line of a list that opens something: left-bound, shortened where there is no room."""

    def __init__(self, text: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = text
        self.setAccessibleName(text)
        self.clicked.connect(lambda _checked=False: clicked())

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - style.scaled(14)
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, mode, room)
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def pill(text: str, kind: str) -> QLabel:
    """A state in a word: `kind` accent, ok, warn, bad or muted."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("pill", kind)
    made.setFixedHeight(style.scaled(26))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def set_pill(made: QLabel, text: str, kind: str) -> None:
    """Change a pill's word and kind."""
    made.setText(text)
    if made.property("pill") != kind:
        made.setProperty("pill", kind)
        made.style().unpolish(made)
        made.style().polish(made)
    made.setVisible(bool(text))


def keycap(text: str) -> QLabel:
    """A key as printed on the keyboard."""
    made = QLabel(text)
    made.setProperty("part", "keycap")
    made.setFixedHeight(style.scaled(20))
    return made


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    icon: str = "",
    kind: str = "",
    tip: str = "",
    name: str = "",
) -> QPushButton:
    """A push button; `kind` primary, next, link, small or chip. `name` for the ear if wordless."""
    made = QPushButton()
    set_words(made, text, with_icon=bool(icon))
    if kind:
        made.setProperty("kind", kind)
    if icon:
        colours = {"primary": "on_accent", "next": "accent", "link": "accent"}
        colour = getattr(style.tokens(), colours.get(kind, "muted"))
        made.setIcon(icons.icon(icon, colour, greys=True))
        made.setIconSize(QSize(style.scaled(19), style.scaled(19)))
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if name:
        made.setAccessibleName(name)
    if tip:
        made.setToolTip(tip)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def set_words(made: QPushButton, text: str, *, with_icon: bool = True) -> None:
    """A button's words; Qt knows no gap between icon and text, so a blank makes it, unheard."""
    made.setText(f" {text}" if with_icon and text else text)
    made.setAccessibleName(text)


def frame(part: str, layout: QLayout | None = None) -> QFrame:
    """A framed part of the page: card, soft, warn, bad, raised or rule."""
    made = QFrame()
    made.setProperty("part", part)
    if layout is not None:
        made.setLayout(layout)
    return made


def rule() -> QFrame:
    """A hairline between parts."""
    return frame("rule")


Part = QWidget | QLayout | int | None


def row(
    *parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Parts side by side; a number is a space, None a stretch."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def column(
    *parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Parts one below another; a number is a space, None a stretch."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def _fill(
    box: QBoxLayout, parts: tuple[Part, ...], gap: int, margins: tuple[int, int, int, int]
) -> None:
    box.setSpacing(style.scaled(gap))
    left, top, right, bottom = (style.scaled(margin) for margin in margins)
    box.setContentsMargins(left, top, right, bottom)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(style.scaled(part))
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)


def clear(layout: QLayout) -> None:
    """Take every part out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def grey(target: QPushButton, why: str) -> None:
    """Grey a button and let its tooltip say why; an empty `why` makes it work again."""
    target.setEnabled(not why)
    target.setToolTip(why)
    target.setAccessibleDescription(why)
