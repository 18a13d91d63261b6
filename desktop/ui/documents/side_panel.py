"""Beside the list: what the chosen paper is, where it stands, what comes next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.sheets import DocumentSheet
from desktop.office.words import screen, sentences
from desktop.thai import on_screen
from desktop.ui.look import fonts, style
from desktop.ui.widgets.basic import (
    button,
    clear,
    column,
    elided,
    frame,
    label,
    pill,
    row,
    rule,
)
from desktop.ui.widgets.scrolling import Scroll
from desktop.ui.widgets.stepper import Step, Stepper

WIDTH = 334


def steps_of(sheet: DocumentSheet) -> list[Step]:
    """The six steps as the stepper shows them; several proposals count as one step."""
    steps = []
    for stage in ("draft", "type", "proofread", "check", "propose", "sign"):
        mine = [step for step in sheet.chain if step.stage == stage]
        if not mine:
            continue
        done = [step for step in mine if step.done_at is not None]
        due = [step for step in mine if step.place == sheet.due_place]
        if due:
            steps.append(Step(screen.STAGES[stage], due[0].person or tr("ไม่กำหนด"), "due"))
        elif len(done) == len(mine):
            last = done[-1]
            assert last.done_at is not None
            moment = moments.local(last.done_at)
            day = on_screen.figures(f"{moment.day} {on_screen.short_month(moment)}")
            when = f"{day} {on_screen.figures(moment.strftime('%H.%M'))}"
            steps.append(Step(screen.STAGES[stage], f"{last.done_by.split()[0]} · {when}", "done"))
        else:
            steps.append(Step(screen.STAGES[stage], mine[0].person or tr("ไม่กำหนด"), "later"))
    return steps


class SidePanel(QWidget):
    """Facts of one paper; a scroll area takes what does not fit."""

    def __init__(self, open_paper: Callable[[int], None]) -> None:
        super().__init__()
        self.setFixedWidth(style.scaled(WIDTH))
        self._open_paper = open_paper
        self._inside = QVBoxLayout()
        self._inside.setSpacing(style.scaled(10))
        self._inside.setContentsMargins(*(style.scaled(n) for n in (18, 14, 16, 14)))
        holder = QWidget()
        holder.setLayout(self._inside)
        area = Scroll(tr("รายละเอียดของเอกสาร"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        card = frame("card", column(area, margins=(1, 1, 1, 1)))
        self.setLayout(column(card))
        self.show_nothing()

    def show_nothing(self) -> None:
        clear(self._inside)
        self._inside.addWidget(label(tr("เลือกเอกสารเพื่อดูรายละเอียด"), "muted", wrap=True))
        self._inside.addStretch(1)

    def show_sheet(self, sheet: DocumentSheet, section: str) -> None:
        clear(self._inside)
        word, kind = screen.state(
            sheet.stage, returned=bool(sheet.returned_reason), void=sheet.void
        )
        add = self._inside.addWidget
        head = row(elided(f"{screen.FORMS[sheet.kind]} · {section}", "muted"), pill(word, kind))
        head.setStretch(0, 1)
        self._inside.addLayout(head)
        add(label(sheet.subject or tr("(ยังไม่มีชื่อเรื่อง)"), "card", wrap=True))
        stepper = Stepper(small=True)
        stepper.show_steps(steps_of(sheet))
        add(stepper)
        add(self._next_step(sheet))
        if sheet.returned_reason:
            why = label(
                tr("เหตุที่ส่งกลับ: {returned_reason}").format(returned_reason=sheet.returned_reason),
                "bad",
                wrap=True,
            )
            add(frame("bad", column(why, margins=(12, 9, 12, 9))))
        for reason in sheet.findings:
            note = label(sentences()[reason].told, "muted", wrap=True)
            add(frame("warn", column(note, margins=(12, 9, 12, 9))))
        drafter = sheet.chain[0].person if sheet.chain else ""
        for name, value in ((tr("ผู้ร่าง"), drafter), (tr("เลขที่"), sheet.number or tr("ยังไม่ออกเลข"))):
            what = label(name, "label")
            what.setFixedWidth(style.scaled(70))
            shown = row(what, elided(value))
            shown.setStretch(1, 1)
            self._inside.addLayout(shown)
        add(rule())
        add(label(tr("ฉบับที่บันทึกไว้"), "card"))
        for place, version in enumerate(sheet.versions[:6]):
            moment = moments.local(version.made_at)
            when = f"{on_screen.short(moment.date())} · {on_screen.clock(moment.time())}"
            number = on_screen.figures(str(len(sheet.versions) - place))
            add(
                elided(tr("ฉบับที่ {number}  {note}").format(number=number, note=version.note).strip())
            )
            add(elided(f"{when} · {version.made_by}", "muted"))
        self._inside.addStretch(1)

    def _next_step(self, sheet: DocumentSheet) -> QWidget:
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        if due is None:
            head: QLabel = label(tr("ลงนามครบแล้ว"), "strong")
            below = label(fonts.breakable(tr("พิมพ์ต้นฉบับและสำเนาคู่ฉบับได้")), "muted", wrap=True)
        else:
            head = label(tr("ขั้นต่อไป: {stages}").format(stages=screen.STAGES[due.stage]), "strong")
            below = label(
                tr("อยู่ที่ {part} {capacity}").format(
                    part=due.person or tr("ผู้ใดก็ได้"), capacity=due.capacity
                ),
                "muted",
                wrap=True,
            )
        opens = button(
            tr("เปิดเอกสาร"), lambda: self._open_paper(sheet.id), icon="folder-open", tip="Enter"
        )
        opens.setIconSize(QSize(style.scaled(18), style.scaled(18)))
        return frame("soft", column(head, below, row(opens, None), margins=(14, 11, 14, 12)))
