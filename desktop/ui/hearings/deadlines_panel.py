"""The right side of the plan: the next step above, every deadline with its light below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office.hearings.deadlines import Duty
from desktop.office.hearings.steps import Step
from desktop.office.hearings.tasks import Standing
from desktop.office.words import deadlines as words
from desktop.thai import dates, on_screen
from desktop.ui.look import fonts, icons, style
from desktop.ui.widgets.basic import (
    button,
    clear,
    column,
    elided,
    frame,
    grey,
    label,
    pill,
    row,
    rule,
    set_words,
)
from desktop.ui.widgets.scrolling import Scroll

WIDTH = 384
ICONS = {"ok": "clock", "warn": "triangle-alert", "bad": "circle-alert", "muted": "clock"}
DONE = ("gap-safe", "done", "held", "kept", "quorum-met", "must-was", "opinions-open")
ONE_LINE = 46  # letters that fit beside each other under a title
LIGHT_WORDS = {"bad": tr("แดง"), "warn": tr("เหลือง")}


class DeadlinesPanel(QWidget):
    """Asks for the `step_asked` (its event) and for tasks to be `ticked`, `dropped` or `added`."""

    step_asked = Signal(str)
    ticked = Signal(str, bool)
    dropped = Signal(str)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step = Step("")
        self._duties: tuple[Duty, ...] | None = None
        self.next = button("", self._ask_step, kind="primary")
        self.more = button(
            "", icon="ellipsis", name=tr("คำสั่งอื่นของเวที"), tip=tr("เลื่อน ยกเลิก จัดซ้ำ ปฏิทิน")
        )
        self.more.setFixedWidth(style.scaled(48))
        self.menu = QMenu(self.more)
        self.more.clicked.connect(self._open_menu)
        self._why = label("", "muted", wrap=True)
        self._why.setMinimumHeight(style.scaled(25))
        head = row(self.next, self.more)
        head.setStretch(0, 1)
        first = frame("card", column(head, self._why, gap=6, margins=(14, 12, 14, 8)))
        self._count = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        inside = QWidget()
        inside.setLayout(column(self._lines, None, margins=(14, 0, 10, 6)))
        self.area = Scroll()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        add = button(tr("เพิ่มงาน", "of a hearing"), self.add_asked.emit, icon="plus", kind="link")
        title = row(label(tr("กำหนดตามเกณฑ์"), "card"), None, self._count, margins=(14, 12, 12, 2))
        foot = row(None, add, margins=(14, 0, 8, 6))
        second = frame("card", column(title, self.area, foot, gap=4, margins=(1, 1, 1, 1)))
        page = column(first, second, gap=12)
        page.setStretch(1, 1)
        self.setLayout(page)
        self.setFixedWidth(style.scaled(WIDTH))

    def tell(self, standing: Standing) -> None:
        """Show how the hearing stands, as saved or as it is being typed."""
        if standing.step != self._step or not self._why.text():
            self._tell_step(standing.step)
        if standing.duties == self._duties:
            return  # most letters that are typed change no deadline
        self._duties = standing.duties
        clear(self._count)
        lights = [duty.light for duty in standing.duties]
        counts = [(light, lights.count(light)) for light in LIGHT_WORDS]
        marks = [
            pill(on_screen.figures(f"{LIGHT_WORDS[light]} {many}"), light)
            for light, many in counts
            if many
        ] or [pill(tr("ไม่มีงานค้าง"), "ok")]
        self._count.addLayout(row(*marks, gap=6))
        focus = self.focusWidget()
        name = focus.accessibleName() if isinstance(focus, QCheckBox) else ""
        clear(self._lines)
        for place, duty in enumerate(standing.duties):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(duty, name))

    def forget(self) -> None:
        """Let the next `tell` build every line anew."""
        self._duties = None

    def _tell_step(self, step: Step) -> None:
        self._step = step
        word = words.STEPS[step.kind][0] if step.kind else tr("จบงานของเวทีนี้แล้ว")
        set_words(self.next, f"{word}…" if step.asks_day else word, with_icon=False)
        why = "" if step.kind else tr("ไม่มีขั้นต่อไป")
        if step.waits:
            facts = {"what": words.lacking(step.lacks), "day": step.day or ""}
            why = words.filled(words.WAITS[step.waits], facts)
        grey(self.next, why)
        told = why or (tr("บันทึกวันที่ทำจริง") if step.asks_day else tr("ขั้นต่อไปของเวทีนี้ ทำได้แล้ว"))
        self._why.setText(fonts.breakable(told))

    def _line(self, duty: Duty, focused: str) -> QWidget:
        holder = QWidget()
        clause = f" ({duty.rule.clause})" if duty.rule and duty.rule.clause else ""
        name = elided(f"{duty.title}{clause}", "strong")
        word = words.PILLS.get(duty.reason, words.LIGHTS[duty.light])
        mark = pill(word, duty.light)
        reason = words.filled(words.REASONS[duty.reason], duty.facts)
        when = _when(duty)
        head = row(name, mark, gap=6)
        head.setStretch(0, 1)
        told = column(head, gap=0)
        role = "bad" if duty.light == "bad" else "muted"
        both = " · ".join(filter(None, (when, reason)))
        for text in [both] if len(both) <= ONE_LINE and role == "muted" else [when, reason]:
            if text:
                below = label(text, role if text != when else "muted", wrap=True)
                below.setMinimumHeight(style.scaled(25))
                told.addWidget(below)
        left = self._tick(duty, focused) if duty.ticked else _lamp(duty)
        inside = row(left, told, gap=10, margins=(0, 9, 0, 9))
        inside.setAlignment(left, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        if duty.rule is None and duty.code and duty.ticked:
            drop = button("", partial(self.dropped.emit, duty.code), icon="x", kind="small")
            drop.setAccessibleName(tr("ลบงาน {title}").format(title=duty.title))
            drop.setToolTip(tr("ลบงานนี้"))
            inside.addWidget(drop)
        holder.setLayout(inside)
        holder.setToolTip(_source(duty))
        holder.setAccessibleName(" · ".join(filter(None, (duty.title, word, when, reason))))
        return holder

    def _tick(self, duty: Duty, focused: str) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(tr("ทำแล้ว {title}").format(title=duty.title))
        box.setToolTip(tr("ทำเครื่องหมายเมื่อทำแล้ว"))
        box.setFixedWidth(style.scaled(22))
        box.setChecked(duty.done_on is not None)
        code = duty.code
        box.clicked.connect(lambda checked: self.ticked.emit(code, checked))
        if box.accessibleName() == focused:
            box.setFocus()
        return box

    def _ask_step(self) -> None:
        self.step_asked.emit(self._step.kind)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(WIDTH), style.scaled(500))


def _when(duty: Duty) -> str:
    """The legal day, and the working day by which to act where that is another."""
    if duty.due is None:
        return ""
    if duty.code == "day":
        return on_screen.with_weekday(duty.due)
    if duty.reason in ("late", "late-advice"):
        return ""  # the reason names the day
    advice = duty.rule is not None and duty.rule.advice
    told = "{part} {due}".format(
        part=tr("แนะนำภายใน") if advice else tr("กำหนด"), due=on_screen.short(duty.due)
    )
    if duty.act_by is not None and duty.act_by != duty.due:
        near = on_screen.short(duty.act_by)
        if duty.act_by.year == duty.due.year:
            near = near.rpartition(" ")[0]  # one year said once fits the line
        return tr("{told} · วันทำการ {near}").format(told=told, near=near)
    return told


def _source(duty: Duty) -> str:
    """On what a deadline stands, for the tooltip."""
    lines = []
    if duty.rule is not None:
        figure = on_screen.figures(tr("{days} วัน").format(days=duty.rule.days))
        origin = tr("ตัวเลขของสำนักงาน") if duty.rule.own else ""
        lines += [f"{duty.title}: {figure}", duty.rule.source, origin]
        if not duty.rule.confirmed and not duty.rule.advice:
            lines.append(tr("ยังไม่ได้สอบทานกับตัวบท"))
    if duty.guessed and duty.act_by is not None:
        year = on_screen.figures(str(dates.buddhist_year(duty.act_by)))
        lines.append(words.GUESSED.format(year=year))
    return "\n".join(filter(None, lines))


def _lamp(duty: Duty) -> QLabel:
    made = label("")
    colour = getattr(style.tokens(), duty.light)
    done = duty.light == "ok" and (duty.done_on is not None or duty.reason in DONE)
    icon = "circle-check" if done else ICONS[duty.light]
    made.setPixmap(icons.pixmap(icon, colour, style.scaled(20), 2.0))
    made.setFixedSize(style.scaled(22), style.scaled(26))
    return made


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu: icon, words, what it does; `why` greys it and is its tooltip."""

    icon: str
    words: str
    then: Callable[[], object]
    why: str = ""


def fill_menu(menu: QMenu, entries: Sequence[Entry | None]) -> None:
    """Put entries into a menu; None is a line between."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        action = QAction(icons.icon(entry.icon, greys=True), entry.words, menu)
        action.triggered.connect(lambda _checked=False, then=entry.then: then())
        action.setEnabled(not entry.why)
        action.setToolTip(entry.why)
        menu.addAction(action)
