"""The lines and cards of the morning page: each one press from the deed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from desktop.i18n import tr
from desktop.office.documents import DocumentRow
from desktop.office.morning import BAD, OK, WARN, Coming, Due, Waiting
from desktop.office.words import morning as words
from desktop.office.words import screen
from desktop.thai import on_screen
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import (
    LineButton,
    button,
    column,
    elided,
    frame,
    label,
    pill,
    row,
)

DAY_WIDE = 96  # px of a day's column at 100 %


def figure(word: str, count: int, below: str, icon: str, kind: str) -> QWidget:
    """A figure with its name and a badge."""
    size = style.scaled(34)
    badge = label("")
    badge.setPixmap(icons.pixmap(icon, getattr(style.tokens(), kind), style.scaled(19), 2.0))
    badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
    badge.setFixedSize(size, size)
    badge.setProperty("pill", kind)
    badge.setStyleSheet("border-radius: 8px; padding: 0;")
    number = label(on_screen.figures(f"{count:,}"), "figure")
    number.setMinimumHeight(style.scaled(44))
    told = column(elided(word, "muted"), row(number, elided(below, "muted"), None, gap=8), gap=0)
    inside = row(told, badge, margins=(16, 10, 14, 8))
    inside.setStretch(0, 1)
    inside.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
    card = frame("card", inside)
    card.setAccessibleName(f"{word} {count}")
    return card


def due(one: Due, opened: Callable[[], object]) -> QWidget:
    """A thing to do."""
    day = label(on_screen.short(one.day) if one.day else "", "muted")
    day.setFixedWidth(style.scaled(DAY_WIDE))
    subject = one.subject or words.NO_SUBJECT
    opens = LineButton(f"{one.what} · {subject}", opened)
    kind = one.light if one.light in (BAD, WARN, OK) else "muted"
    return _line(day, opens, pill(one.left, kind))


def more(told: str, asked: Callable[[], object]) -> QWidget:
    """What there is no room for, at a press."""
    return _holder(row(button(told, asked, kind="link"), None))


def paper(line: DocumentRow, opened: Callable[[], object]) -> QWidget:
    """A paper and where it stands."""
    word, kind = screen.state(line.stage, returned=line.returned, void=line.void)
    return _line(LineButton(line.subject or words.NO_SUBJECT, opened), pill(word, kind))


def waiting(one: Waiting, opened: Callable[[], object]) -> QWidget:
    """A person, how many papers wait there, and how long the first has."""
    told = words.PAPERS.format(count=on_screen.figures(str(one.count)))
    days = (
        words.LONGEST.format(days=on_screen.figures(str(one.days)))
        if one.days
        else words.SINCE_TODAY
    )
    return _line(LineButton(one.name, opened), label(told), label(days, "muted"))


def coming(one: Coming, opened: Callable[[], object]) -> QWidget:
    """A hearing that is near: its day as on a calendar's leaf, where and when."""
    number = label(on_screen.figures(str(one.day.day)), "card")
    month = label(on_screen.short_month(one.day), "muted")
    for part in (number, month):
        part.setAlignment(Qt.AlignmentFlag.AlignCenter)
    leaf = frame("soft", column(number, month, gap=0, margins=(8, 4, 8, 4)))
    leaf.setFixedWidth(style.scaled(56))
    at = on_screen.figures(one.begins.replace(":", ".")) + tr(" น.") if one.begins else ""
    below = " · ".join(part for part in (at, one.venue) if part)
    told = column(LineButton(one.subject or words.NO_SUBJECT, opened), _under(below), gap=0)
    inside = row(leaf, told, gap=10, margins=(0, 3, 0, 3))
    inside.setStretch(1, 1)
    return _holder(inside)


def safety(word: str, told: str, light: str, opened: Callable[[], object]) -> QWidget:
    """A copy or a pass with the hub: when, and whether that is long ago."""
    state = words.FINE if light == OK else words.LONG_AGO
    return _line(LineButton(f"{word}: {told}", opened), pill(state, light))


def _under(text: str) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(elided(text, "muted"), margins=(6, 0, 0, 0)))
    return holder


def _line(*parts: QWidget) -> QWidget:
    inside = row(*parts, gap=10, margins=(0, 2, 0, 2))
    for place, part in enumerate(parts):
        inside.setStretch(place, 1 if isinstance(part, LineButton) else 0)
    return _holder(inside)


def _holder(inside: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(inside)
    return made
