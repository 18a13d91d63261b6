"""The plan: what is heard, when, where, before whom; the eight items of the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from desktop.office.hearings import plan
from desktop.office.hearings.plan import HearingFacts, HearingSheet
from desktop.office.words.hearing_screen import EIGHT
from desktop.thai.digits import to_arabic, to_thai
from desktop.ui.desk import Desk
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit

_LINES = (
    ("subject", "เรื่องที่รับฟัง"),
    ("project", "โครงการ"),
    ("venue", "สถานที่จัด"),
    ("contact", "ผู้ติดต่อ"),
)


class PlanTab(Tab):
    """Fields on the left, the eight items on the right; saved when left or with Ctrl+S."""

    title = "แผน"

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._day = DateEdit("วันที่จัด")
        self._begins = LineEdit()
        self._ends = LineEdit()
        self._save = button("บันทึกแผน", self.save, icon="save", kind="next", tip="Ctrl+S")
        left = self._form()
        for name, word in _LINES:
            self._line(left, name, word)
        left.addRow(label("วันที่จัด", "label"), self._day)
        for field, word in ((self._begins, "เวลาเริ่ม"), (self._ends, "เวลาเลิก")):
            field.setAccessibleName(word)
            field.setPlaceholderText("๐๙.๓๐")
            field.setFixedWidth(style.scaled(100))
            left.addRow(label(word, "label"), field)
        right = self._form()
        for name, word in EIGHT.items():
            area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.setAccessibleName(word)
            area.setFixedHeight(style.scaled(62))
            self._fields[name] = area
            right.addRow(label(word, "label"), area)
        halves = row(
            frame("card", column(left, None, row(None, self._save), margins=(16, 14, 16, 14))),
            self._scrolled(right),
            gap=12,
        )
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        self.setLayout(halves)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(9))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return form

    def _line(self, form: QFormLayout, name: str, word: str) -> None:
        field = LineEdit()
        field.setAccessibleName(word)
        self._fields[name] = field
        form.addRow(label(word, "label"), field)

    def _scrolled(self, form: QFormLayout) -> QWidget:
        holder = QWidget()
        holder.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        title = label("ข้อมูลที่ต้องเผยแพร่ ๘ ข้อ", "card")
        return frame("card", column(title, area, margins=(16, 12, 12, 12)))

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("Ctrl+S", "บันทึกแผน")]

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show the plan as it is; what is typed and not saved stays."""
        if self.sheet is not None and self.sheet.id == sheet.id and self._typed() is not None:
            self.sheet = sheet
            return
        super().show_hearing(sheet)
        for name, field in self._fields.items():
            _put(field, str(getattr(sheet.facts, name)))
        self._day.set_day(sheet.facts.held_on)
        self._begins.setText(_shown(sheet.facts.begins))
        self._ends.setText(_shown(sheet.facts.ends))

    def leave(self) -> None:
        """Keep what was typed."""
        self.save()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save the plan if it changed."""
        wanted, sheet = self._typed(), self.sheet
        if sheet is None or wanted is None:
            return
        actor = self.session.actor
        self.desk.do(lambda: plan.change(sheet.id, wanted, actor=actor))

    def _typed(self) -> HearingFacts | None:
        """The plan as typed; None when it is as saved."""
        if self.sheet is None:
            return None
        typed: dict[str, Any] = {n: _text(field).strip() for n, field in self._fields.items()}
        facts = replace(
            self.sheet.facts,
            **typed,
            held_on=self._day.day(),
            begins=_read(self._begins.text()),
            ends=_read(self._ends.text()),
        )
        return None if facts == self.sheet.facts else facts


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        field.setText(text)
        field.setCursorPosition(0)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _shown(time: str) -> str:
    return to_thai(time.replace(":", "."))


def _read(typed: str) -> str:
    """๙.๓๐ or 09:30 as 09:30; what is no time is left as it is typed."""
    hour, _, minute = to_arabic(typed.strip()).replace(".", ":").partition(":")
    if hour.isdecimal() and int(hour) < 24 and (minute or "0").isdecimal():
        return f"{int(hour):02d}:{int(minute or 0):02d}"
    return typed.strip()
