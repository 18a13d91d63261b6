"""Bars of the door: its head with the clock, the search box, who was let in last, notices, keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.ui.door.look import ANSWER, BARS, at_most, px
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import column, elided, keycap, label, row


def picture(name: str, colour: str, size: int) -> QLabel:
    """An icon standing alone, `size` pixels of the picture wide."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, colour, px(size), 2.0))
    made.setFixedSize(px(size), px(size))
    return made


def _bar(name: str) -> QFrame:
    made = QFrame()
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def _inside(layout: QHBoxLayout, left: int, top: int, right: int, bottom: int) -> QHBoxLayout:
    layout.setContentsMargins(px(left), px(top), px(right), px(bottom))
    return layout


class Head(QFrame):
    """What is being held, which desk this is, whether all is kept, the time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("doorhead")
        self.setFixedHeight(at_most(BARS, 76))
        self.title = elided("", "title")
        self.below = elided("", "muted")
        self.desk = label("", "desk")
        self.kept = label("", "kept")
        self.clock = label("", "clock")
        names = column(None, self.title, self.below, None, gap=0)
        right = Qt.AlignmentFlag.AlignRight
        self.desk.setAlignment(right)
        self.kept.setAlignment(right)
        place = column(None, self.desk, self.kept, None, gap=0)
        bar = row(
            picture("landmark", "#ffffff", 34), names, place, at_most(BARS, 8), self.clock, gap=14
        )
        bar.setStretch(1, 1)
        self.setLayout(_inside(bar, 24, 4, 24, 4))

    def tell_kept(self, waiting: int, words: str) -> None:
        """Say whether everybody let in is on the disk."""
        role = "busy" if waiting else "kept"
        self.kept.setText(words)
        if self.kept.property("role") != role:
            self.kept.setProperty("role", role)
            self.kept.style().unpolish(self.kept)
            self.kept.style().polish(self.kept)


class SearchBox(QFrame):
    """The box of 72 in which the keyboard lives."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("searchbox")
        self.setFixedHeight(px(72))
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา"))
        self.edit.setMaxLength(120)
        self.count = label("")
        parts = row(picture("search", style.tokens().accent, 32), self.edit, self.count, gap=12)
        self.setLayout(_inside(parts, 18, 2, 22, 2))


class LastIn(QFrame):
    """Who was let in last, on the disk already; F4 takes it back."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("lastin")
        self.name = elided("", "name")
        self.detail = elided("", "detail")
        button = QPushButton(tr(" เลิกทำ   F4"))
        button.setAccessibleName(tr("เลิกทำการลงทะเบียนล่าสุด (F4)"))
        button.setIcon(icons.icon("undo-2", style.tokens().text))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: undo())
        names = column(None, self.name, self.detail, None, gap=0)
        mark = picture("circle-check", style.tokens().ok, 42)
        parts = row(mark, names, button, gap=14)
        parts.setStretch(1, 1)
        self.setLayout(_inside(parts, 22, 4, 16, 4))

    def tell(self, name: str, detail: str) -> None:
        """Show who; no name leaves the bar empty."""
        self.name.tell(name)
        self.detail.tell(detail)


class Notice(QFrame):
    """A calm word about what did not work: amber, or red when somebody is not on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", "warn")
        self._mark = QLabel()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        parts = row(self._mark, self.words, gap=12)
        parts.setStretch(1, 1)
        self.setLayout(_inside(parts, 18, 8, 18, 8))

    @property
    def text(self) -> str:
        """What is said now; empty for nothing."""
        return self.words.text()

    @property
    def kind(self) -> str:
        """Warn or bad; empty while nothing is said."""
        return str(self.property("kind")) if self.text else ""

    def tell(self, text: str, kind: str) -> None:
        """Say something in the colours of warn or bad; nothing: be silent again."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        for part in (self, self.words):
            part.style().unpolish(part)
            part.style().polish(part)
        colour = getattr(style.tokens(), kind)
        self._mark.setPixmap(icons.pixmap("circle-alert", colour, px(26), 2.0))


class Answer(QWidget):
    """The bar at the foot of the rows: who was let in last, or what did not work."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.last, self._notice = LastIn(undo), Notice()
        self._stack = QStackedLayout(self)
        for part in (QWidget(), self.last, self._notice):
            self._stack.addWidget(part)
        self.setFixedHeight(at_most(ANSWER, 78))

    @property
    def said(self) -> str:
        """What is said now; empty for nothing."""
        return self._notice.text

    @property
    def kind(self) -> str:
        """How it is said: warn, bad, or empty."""
        return self._notice.kind

    def let_in(self, name: str, detail: str) -> None:
        """Show who was let in last; no name for nobody yet."""
        self.last.tell(name, detail)
        self._turn()

    def say(self, text: str, kind: str = "warn") -> None:
        """Say something in place of the last one; nothing shows the last one again."""
        self._notice.tell(text, kind)
        self._turn()

    def _turn(self) -> None:
        self._stack.setCurrentIndex(2 if self.said else 1 if self.last.name.accessibleName() else 0)


FootKey = tuple[str, str, str, Callable[[], object]]  # key, icon, words, what it does


class Foot(QFrame):
    """The keys of the door; each is a button too."""

    def __init__(self, keys: list[FootKey]) -> None:
        super().__init__()
        self.setObjectName("doorfoot")
        self.setFixedHeight(at_most(BARS, 58))
        self._on: dict[str, QLabel] = {}
        bar = QHBoxLayout()
        bar.setSpacing(at_most(BARS, 4))
        for place, (key, icon, words, then) in enumerate(keys):
            if place:
                bar.addStretch(1)
            bar.addWidget(_cap(key))
            made = QPushButton(f" {words}")
            made.setAccessibleName(f"{words} ({key})")
            made.setIcon(icons.icon(icon, "#ffffff", 22))
            made.setIconSize(QSize(at_most(BARS, 22), at_most(BARS, 22)))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(lambda _checked=False, then=then: then())
            bar.addWidget(made)
            self._on[key] = label("", "on")
            self._on[key].hide()
            bar.addWidget(self._on[key])
        self.setLayout(_inside(bar, 20, 4, 20, 4))

    def tell(self, key: str, words: str) -> None:
        """Say beside a key how it stands; nothing hides it."""
        self._on[key].setText(words)
        self._on[key].setVisible(bool(words))


def _cap(key: str) -> QWidget:
    made = keycap(key)
    made.setFixedHeight(at_most(BARS, 34))
    made.setMinimumWidth(at_most(BARS, 40))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
