"""The facts of a hearing: subject, legal basis, methods, day, place, people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.office.hearings import rule_sets
from desktop.office.hearings.plan import HearingFacts
from desktop.office.people import PersonRow
from desktop.office.sections import SectionRow
from desktop.office.words.hearing_screen import SEVERITIES
from desktop.thai import on_screen
from desktop.thai.dates import UnreadableDate
from desktop.thai.digits import to_arabic
from desktop.ui.look import fonts, style
from desktop.ui.widgets.basic import column, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.thai_spin import ThaiSpin

_LINES = {
    "subject": tr("เรื่องที่รับฟัง"),
    "project": tr("โครงการ"),
    "venue": tr("สถานที่จัด"),
    "contact": tr("ผู้ติดต่อ"),
    "begins": tr("เวลาเริ่ม"),
    "ends": tr("เวลาเลิก"),
}
_DAYS = {"held_on": tr("วันที่จัด"), "ended_on": tr("ถึงวันที่"), "opinions_until": tr("รับความเห็นถึง")}
_CHOICES = {
    "basis": tr("ฐานกฎหมาย"),
    "severity": tr("ผลกระทบ"),
    "section_id": tr("ส่วนราชการ"),
    "chair_id": tr("ประธาน"),
    "note_taker_id": tr("ผู้จดรายงาน"),
}
MOST_PEOPLE = 100_000


class PlanForm(QWidget):
    """Labels beside fields; `edited` comes with every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = {name: self._line(word) for name, word in _LINES.items()}
        self._days = {name: self._day(word) for name, word in _DAYS.items()}
        self._choices = {name: self._choice(word) for name, word in _CHOICES.items()}
        self._days["ended_on"].setPlaceholderText(tr("เมื่อจัดหลายวัน"))
        for name in ("begins", "ends"):
            self._lines[name].setPlaceholderText("๐๙.๓๐")
        self._quorum = ThaiSpin()
        self._quorum.setRange(0, MOST_PEOPLE)
        self._quorum.setSuffix(tr(" คน"))
        self._quorum.setAccessibleName(tr("องค์ประชุม"))
        self._quorum.valueChanged.connect(lambda _value: self.edited.emit())
        self._about = label("", "muted", wrap=True)
        self._methods = {code: self._method(word) for code, word in _methods().items()}
        self._offered: tuple[str, ...] = ()
        self._known: tuple[list[SectionRow], list[PersonRow]] | None = None
        self._ticks = QGridLayout()
        self._ticks.setHorizontalSpacing(style.scaled(10))
        self._ticks.setVerticalSpacing(0)
        for code in rule_sets.codes():
            self._choices["basis"].addItem(tr(rule_sets.basis(code).short), code)
        for code, word in SEVERITIES.items():
            self._choices["severity"].addItem(word, code)
        self._choices["basis"].currentIndexChanged.connect(lambda _at: self._dress_basis())
        self.setLayout(column(self._grid(), None, margins=(0, 0, 8, 0)))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.scaled(8))
        grid.setVerticalSpacing(style.scaled(8))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        wide: list[tuple[str, QWidget]] = [
            (tr("เรื่อง"), self._lines["subject"]),
            (tr("โครงการ"), self._lines["project"]),
            (tr("ฐานกฎหมาย"), self._choices["basis"]),
        ]
        for place, (word, field) in enumerate(wide):
            grid.addWidget(_word(word), place, 0)
            grid.addWidget(field, place, 1, 1, 3)
        grid.addWidget(self._about, 3, 1, 1, 3)
        pairs: list[tuple[str, QWidget, str, QWidget]] = [
            (tr("ผลกระทบ"), self._choices["severity"], tr("องค์ประชุม"), self._quorum),
            (tr("วันที่จัด"), self._days["held_on"], tr("ถึงวันที่"), self._days["ended_on"]),
            (tr("เวลา"), self._hours(), tr("รับความเห็นถึง"), self._days["opinions_until"]),
        ]
        _pairs(grid, pairs)
        at = grid.rowCount()
        grid.addWidget(_word(tr("สถานที่จัด")), at, 0)
        grid.addWidget(self._lines["venue"], at, 1, 1, 3)
        grid.addWidget(_word(tr("วิธีรับฟัง"), top=True), at + 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._ticks, at + 1, 1, 1, 3)
        rest: list[tuple[str, QWidget, str, QWidget]] = [
            (
                tr("ประธาน"),
                self._choices["chair_id"],
                tr("ผู้จดรายงาน"),
                self._choices["note_taker_id"],
            ),
            (tr("ส่วนราชการ"), self._choices["section_id"], tr("ผู้ติดต่อ"), self._lines["contact"]),
        ]
        _pairs(grid, rest)
        return grid

    def _hours(self) -> QWidget:
        holder = QWidget()
        inside = row(
            self._lines["begins"], label(tr("ถึง", "an hour"), "label"), self._lines["ends"], gap=6
        )
        inside.setStretch(0, 1)
        inside.setStretch(2, 1)
        holder.setLayout(inside)
        return holder

    def _line(self, word: str) -> LineEdit:
        field = LineEdit()
        field.setAccessibleName(word)
        field.textEdited.connect(lambda _text: self.edited.emit())
        return field

    def _day(self, word: str) -> DateEdit:
        field = DateEdit(word)
        field.picked.connect(self.edited)
        field.textEdited.connect(lambda _text: self.edited.emit())
        return field

    def _choice(self, word: str) -> QComboBox:
        field = Choice()
        field.setAccessibleName(word)
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.setMinimumContentsLength(6)
        field.activated.connect(lambda _at: self.edited.emit())
        return field

    def _method(self, word: str) -> QCheckBox:
        box = QCheckBox(word, self)  # a page opened at another part never lays it out
        box.hide()
        box.setAccessibleName(word)
        box.clicked.connect(lambda _checked: self.edited.emit())
        return box

    def offer(self, sections: list[SectionRow], people: list[PersonRow]) -> None:
        """Fill the lists of who may be chosen."""
        if self._known == (sections, people):
            return
        self._known = sections, people
        for name in ("section_id", "chair_id", "note_taker_id"):
            box = self._choices[name]
            box.clear()
            box.addItem(tr("ยังไม่กำหนด"), None)
        for section in sections:
            self._choices["section_id"].addItem(section.name, section.id)
        for person in people:
            told = f"{person.plain} · {person.post}" if person.post else person.plain
            for name in ("chair_id", "note_taker_id"):
                self._choices[name].addItem(told, person.id)

    def show_facts(self, facts: HearingFacts) -> None:
        """Show the plan as it is."""
        for name, line in self._lines.items():
            text = getattr(facts, name)
            shown = _shown(text) if name in ("begins", "ends") else text
            if line.text().strip() != shown:  # a cursor in it stays where it is
                line.setText(shown)
                line.setCursorPosition(0)
        for name, day in self._days.items():
            day.set_day(getattr(facts, name))
        for name, box in self._choices.items():
            box.setCurrentIndex(max(box.findData(getattr(facts, name)), 0))
        self._quorum.blockSignals(True)
        self._quorum.setValue(facts.quorum)
        self._quorum.blockSignals(False)
        for code, tick in self._methods.items():
            tick.setChecked(code in facts.methods)
        self._dress_basis()

    def put_into(self, facts: HearingFacts) -> HearingFacts:
        """The facts with what is typed here."""
        typed: dict[str, Any] = {name: line.text().strip() for name, line in self._lines.items()}
        typed |= {name: read_time(typed[name]) for name in ("begins", "ends")}
        typed |= {name: day.day() for name, day in self._days.items()}
        typed |= {name: box.currentData() for name, box in self._choices.items()}
        known = [code for code, tick in self._methods.items() if tick.isChecked()]
        others = [code for code in facts.methods if code not in self._methods]
        typed["methods"] = _as_before(facts.methods, (*known, *others))
        return replace(facts, **typed, quorum=self._quorum.value())

    def trouble(self) -> UnreadableDate | None:
        """A day that cannot be read, if there is one."""
        found = (day.trouble() for day in self._days.values())
        return next((trouble for trouble in found if trouble is not None), None)

    def _dress_basis(self) -> None:
        """The methods of the chosen basis, those ticked before among them, and what it covers."""
        basis = rule_sets.basis(str(self._choices["basis"].currentData() or rule_sets.DEFAULT))
        unread = "" if basis.confirmed else tr("\nเกณฑ์ยังไม่ได้สอบทานกับตัวบท")
        self._about.setText(fonts.breakable(f"{basis.covers}{unread}"))
        self._about.setToolTip(f"{basis.name}\n{basis.source}")
        ticked = [code for code, tick in self._methods.items() if tick.isChecked()]
        offered = tuple(c for c in self._methods if c in basis.methods or c in ticked)
        if offered == self._offered:
            return
        self._offered = offered
        for tick in self._methods.values():
            self._ticks.removeWidget(tick)
            tick.setVisible(False)
        abreast = 1 if style.large() else 2
        for place, code in enumerate(offered):
            self._ticks.addWidget(self._methods[code], place // abreast, place % abreast)
            self._methods[code].setVisible(True)


def read_time(typed: str) -> str:
    """๙.๓๐ or 09:30 as 09:30; what is no time is left as it is typed."""
    hour, _, minute = to_arabic(typed.strip()).replace(".", ":").partition(":")
    minute = minute.removesuffix("น:").strip() or "0"
    if hour.isdecimal() and int(hour) < 24 and minute.isdecimal() and int(minute) < 60:
        return f"{int(hour):02d}:{int(minute):02d}"
    return typed.strip()


def _as_before(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """The same methods in another order are no change."""
    return before if set(before) == set(now) else now


def _shown(time: str) -> str:
    return on_screen.figures(time.replace(":", "."))


def _methods() -> dict[str, str]:
    return dict(rule_sets.method_words())


def _word(text: str, *, top: bool = False) -> QWidget:
    made = label(text, "label")
    if top:
        made.setMinimumHeight(style.scaled(30))
    return made


def _pairs(grid: QGridLayout, pairs: list[tuple[str, QWidget, str, QWidget]]) -> None:
    """Two fields a line below what stands in the grid; with large text one."""
    for word, left, other, right in pairs:
        at = grid.rowCount()
        across = (at, 1, 1, 3) if style.large() else (at, 1, 1, 1)
        grid.addWidget(_word(word), at, 0)
        grid.addWidget(left, *across)
        at, beside = (at + 1, 0) if style.large() else (at, 2)
        grid.addWidget(_word(other), at, beside)
        grid.addWidget(right, at, beside + 1, 1, 3 - beside if style.large() else 1)
