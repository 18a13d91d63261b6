"""What the proofreader marks, under the text: the mark at the cursor first, with its keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLayout

from desktop.i18n import tr
from desktop.office.proofreading import Mark
from desktop.office.words import sentences
from desktop.thai import on_screen
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import Part, button, clear, column, elided, keycap, label, row

_DICTIONARY = frozenset(("misspelt",))
_SHOWN = 22  # letters of what is wrong
_ROWS, _ROWS_LARGE = 2, 1  # marks shown, and at large sizes of text
_LARGE = 1.25
_ROW = 36


class Proof(QFrame):
    """Shows the marks from the cursor on; `mend`, `skip` and `keep` say what to do with one."""

    mend = Signal(object, str)  # a Mark and the words to put there
    skip = Signal(object)
    keep = Signal(str)  # a word for the office's own dictionary
    go = Signal(object)  # a Mark to be looked at in the text

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "raised")
        self._marks: list[Mark] = []
        self._skipped: set[tuple[str, str, str]] = set()
        self._now: Mark | None = None
        self._order: list[Mark] = []
        self._count = label("", "strong")
        self._rows = column(gap=2)
        head = row(self._count, label(tr("พิมพ์และเสนอได้แม้ไม่แก้"), "muted"), None, gap=8)
        self.setLayout(column(head, self._rows, gap=2, margins=(12, 4, 8, 6)))
        self.hide()

    @property
    def marks(self) -> list[Mark]:
        """The marks that are still open, in reading order."""
        return self._marks

    def show_marks(self, marks: tuple[Mark, ...], cursor: int) -> None:
        """Show these marks, less those skipped in this paper, beginning at the cursor."""
        self._marks = self.still_open(marks)
        self.look_at(cursor)

    def still_open(self, marks: tuple[Mark, ...]) -> list[Mark]:
        """Those of the marks that were not skipped in this paper."""
        return [mark for mark in marks if _name(mark) not in self._skipped]

    def forget(self) -> None:
        """Another paper: nothing is skipped in it yet."""
        self._skipped.clear()
        self._marks = []
        self.look_at(0)

    def look_at(self, cursor: int) -> None:
        """Show the mark at the cursor and those after it; after the last the first comes again."""
        inside = [mark for mark in self._marks if not mark.field]
        later = [mark for mark in inside if mark.finding.end >= cursor]
        earlier = [mark for mark in inside if mark.finding.end < cursor]
        fields = [mark for mark in self._marks if mark.field]
        order = [*later, *fields, *earlier]
        if order == self._order:
            return
        self._order = order
        self._now = order[0] if order else None
        self._count.setText(on_screen.figures(tr("ควรดู {order} แห่ง").format(order=len(order))))
        clear(self._rows)
        most = _ROWS if style.scale() < _LARGE else _ROWS_LARGE
        for mark in order[:most]:
            self._rows.addWidget(self._row(mark))
        self.setVisible(bool(order))

    def _row(self, mark: Mark) -> QFrame:
        found = mark.finding
        now = mark is self._now
        shown, fix = _visible(found.found, found.fix)
        icon = label()
        hard = found.fix is None
        t, size = style.tokens(), style.scaled(17)
        icon.setPixmap(
            icons.pixmap(*(("circle-alert", t.bad) if hard else ("pen-line", t.warn)), size)
        )
        parts: list[Part] = [icon, label(f"{shown} → {fix}" if fix else shown, "strong")]
        told = sentences()[found.reason].told.format(**found.facts)
        why = elided(told, "muted")
        tools: list[Part] = []
        if now and found.reason in _DICTIONARY:
            if len(found.guesses) > 1:
                other = found.guesses[1]
                tools.append(button(other, partial(self.mend.emit, mark, other), kind="small"))
            tools.append(
                button(tr("เก็บคำ"), self.keep_now, kind="small", tip=tr("เก็บเป็นคำของสำนักงาน"))
            )
        if now:
            tools += [keycap("F9"), button(tr("ข้าม"), self.skip_now, kind="small")]
        if fix and now:
            tools.append(keycap("F8"))
        if fix:
            mended = partial(self.mend.emit, mark, found.fix)
            tools.append(
                button(
                    tr("แก้", "a slip"),
                    mended,
                    kind="small",
                    name=tr("แก้ {shown}").format(shown=shown),
                )
            )
        inside = row(*parts, why, *tools, gap=7, margins=(6, 1, 2, 1))
        inside.setStretch(len(parts), 1)
        made = _Row(inside)
        made.setProperty("part", "soft" if now else "plain")
        made.setMinimumHeight(style.scaled(_ROW))
        made.clicked.connect(partial(self.go.emit, mark))
        return made

    @Slot()
    def mend_now(self) -> None:
        """Mend the mark shown first."""
        if self._now is not None and self._now.finding.fix is not None:
            self.mend.emit(self._now, self._now.finding.fix)

    @Slot()
    def skip_now(self) -> None:
        """Leave the mark shown first as it is, in this paper."""
        if self._now is None:
            return
        self._skipped.add(_name(self._now))
        skipped = self._now
        self._marks = [mark for mark in self._marks if _name(mark) != _name(skipped)]
        self.skip.emit(skipped)
        self.look_at(skipped.finding.end)

    @Slot()
    def keep_now(self) -> None:
        """Take the word shown first into the office's own dictionary."""
        if self._now is not None and self._now.finding.reason in _DICTIONARY:
            self.keep.emit(self._now.finding.found)


class _Row(QFrame):
    clicked = Signal()

    def __init__(self, inside: QLayout) -> None:
        super().__init__()
        self.setLayout(inside)

    # Qt's own names from here on

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


def _name(mark: Mark) -> tuple[str, str, str]:
    return mark.field, mark.finding.reason, mark.finding.found


def _visible(found: str, fix: str | None) -> tuple[str, str]:
    """What is wrong and its mend in few letters; where only blanks differ they are drawn."""
    fix = fix or ""
    if found.replace(" ", "") == fix.replace(" ", ""):
        found, fix = found.replace(" ", "␣"), fix.replace(" ", "␣")
    short = [text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in (found, fix)]
    return short[0], short[1]
