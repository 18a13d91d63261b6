"""Minutes, summary notice, letters: where each stands, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.hearings import outcome, papers
from desktop.office.hearings.outcome import Results
from desktop.office.hearings.papers import PaperState
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.three_way import Joined
from desktop.office.words import screen
from desktop.office.words.hearing_papers import PAPERS, PARTS
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.keyed import Keyed
from desktop.ui.hearings.printing import print_paper, print_public
from desktop.ui.hearings.remaking import ask_remake
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import (
    button,
    clear,
    column,
    frame,
    grey,
    label,
    pill,
    row,
)
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.scrolling import Scroll


class ResultsView(Keyed):
    """Three cards; the next thing to do carries the accent."""

    paper_asked = Signal(int)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._sheet: HearingSheet | None = None
        self._results: Results | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(style.scaled(12))
        self._cards.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._cards)
        scroll = Scroll()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.setLayout(column(scroll))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys work before a button is chosen
        keys = Qt.Key
        self.set_keys(
            {
                (keys.Key_F2, False): lambda: self._open("minutes"),
                (keys.Key_F3, False): lambda: self._open("summary"),
                (keys.Key_F4, False): lambda: self._open("result"),
            }
        )

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this view."""
        return [
            ("F2", tr("รายงาน")),
            ("F3", tr("ประกาศสรุป")),
            ("F4", tr("หนังสือแจ้งผล")),
            ("Tab", tr("ปุ่มถัดไป")),
        ]

    def show_results(self, sheet: HearingSheet, results: Results) -> None:
        """Show where the papers after the hearing stand."""
        if (sheet, results) == (self._sheet, self._results):
            return
        self._sheet, self._results = sheet, results
        clear(self._cards)
        for state in (results.minutes, results.summary, results.result):
            self._cards.addWidget(self._card(state, sheet, results))
        self._cards.addStretch(1)

    def _state(self, role: str) -> PaperState | None:
        found = self._results
        return getattr(found, role) if found is not None else None

    def _card(self, state: PaperState, sheet: HearingSheet, results: Results) -> QFrame:
        name, what = PAPERS[state.role]
        word, kind = (
            (tr("ยังไม่ทำ"), "muted") if state.paper is None else screen.state(state.paper.stage)
        )
        told = what
        if state.role == "minutes" and (day := _happened(sheet, "adopted")):
            word, kind = tr("รับรองแล้ว {day}").format(day=day), "ok"
        if state.role == "summary":
            if day := _happened(sheet, "summarised"):
                word, kind = tr("ปิดประกาศแล้ว {day}").format(day=day), "ok"
            elif results.due is not None and results.act_by is not None:
                last, by = on_screen.short(results.due), on_screen.short(results.act_by)
                told = tr("ต้องประกาศภายใน {last}").format(last=last) + (
                    tr(" ควรปิดภายใน {by}").format(by=by) if by != last else ""
                )
        parts = column(
            row(label(name, "card"), None, pill(word, kind)),
            label(told, "muted", wrap=True),
            gap=5,
            margins=(18, 12, 16, 12),
        )
        if state.changed:
            changed = " ".join(PARTS[part] for part in state.changed)
            warn = label(
                tr("เปลี่ยนหลังทำเอกสาร: {changed}").format(changed=changed), "muted", wrap=True
            )
            parts.addWidget(frame("warn", column(warn, margins=(12, 7, 12, 7))))
        parts.addLayout(self._buttons(state, sheet, results))
        return frame("card", parts)

    def _buttons(self, state: PaperState, sheet: HearingSheet, results: Results) -> QHBoxLayout:
        role, out = state.role, row(gap=8)
        next_ = _next(sheet, results)

        def add(
            word: str, deed: Callable[[], object], icon: str, *, why: str = "", code: str = ""
        ) -> None:
            made = button(word, deed, icon=icon, kind="next" if code and code == next_ else "")
            grey(made, why)
            out.addWidget(made)

        early = "" if results.over else tr("เวทียังไม่จัดหรือยังไม่ปิด")
        if state.paper is None:
            add(tr("ทำเอกสาร"), lambda: self._open(role), "plus", why=early, code=role)
            out.addStretch(1)
            return out
        add(tr("เปิด"), lambda: self._open(role), "folder-open", code=f"{role}-signed")
        add(tr("พิมพ์…"), lambda: self._print(role), "printer")
        add(
            tr("ทำฉบับใหม่") if state.signed else tr("ทำใหม่จากข้อมูล"),
            lambda: self._anew(role),
            "rotate-ccw",
        )
        unsigned = "" if state.signed else tr("ต้องลงนามครบก่อน")
        if role in ("minutes", "summary"):
            add(tr("สำเนาเผยแพร่…"), lambda: self._public(role), "eye", why=unsigned)
        if role == "minutes":
            again = bool(_happened(sheet, "adopted"))
            word = tr("แก้วันที่รับรอง…") if again else tr("รับรองรายงาน…")
            add(word, self.ask_adopted, "badge-check", why=unsigned, code="adopted")
        elif role == "summary":
            word = tr("แก้วันที่ปิดประกาศ…") if sheet.summarised_on else tr("ปิดประกาศแล้ว…")
            add(word, self.ask_posted, "megaphone", why=unsigned, code="summarised")
        out.addStretch(1)
        return out

    def _open(self, role: str) -> None:
        """Open the paper; make it first where it is not there."""
        state, sheet = self._state(role), self._sheet
        if state is None or sheet is None:
            return
        if state.paper is not None:
            self.paper_asked.emit(state.paper.document_id)
        elif not state.early:
            self._make(role)

    def _make(self, role: str) -> None:
        assert self._sheet is not None
        hearing, actor = self._sheet.id, self._session.actor
        self._desk.do(lambda: papers.make(hearing, role, actor=actor))

    def _anew(self, role: str) -> None:
        state = self._state(role)
        if state is None or state.paper is None:
            return
        if state.signed:
            self._make(role)
            return
        document = state.paper.document_id

        def found(joined: Joined) -> None:
            ask_remake(self, self._desk, self._session, document, PAPERS[role][0], joined)

        self._desk.read(lambda: papers.make_anew(document), found)

    def _print(self, role: str) -> None:
        state, sheet = self._state(role), self._sheet
        if state is not None and sheet is not None and state.paper is not None:
            audience = "participants" if role == "result" else ""
            print_paper(self, self._desk, self._session, sheet.id, state, audience)

    def print_next(self) -> None:
        """Print the minutes, or once there is one the summary."""
        summary = self._state("summary")
        has_one = summary is not None and summary.paper is not None
        self._print("summary" if has_one else "minutes")

    def _public(self, role: str) -> None:
        state = self._state(role)
        if state is not None and state.paper is not None:
            name, document = PAPERS[role][0], state.paper.document_id
            print_public(self, self._desk, self._session, document, name)

    @Slot()
    def ask_adopted(self) -> None:
        """Ask for the day on which the minutes were adopted."""
        self._ask_day(
            tr("รับรองรายงานการประชุม"),
            tr("วันที่ตรวจและรับรองรายงาน หลังจากนี้รายงานแก้ไขไม่ได้อีก"),
            tr("รับรอง"),
            outcome.adopt,
        )

    @Slot()
    def ask_posted(self) -> None:
        """Ask for the day on which the summary was posted."""
        self._ask_day(
            tr("ปิดประกาศสรุปผล"),
            tr("วันที่ปิดประกาศสรุปผล ณ ที่เดียวกับประกาศรับฟัง"),
            tr("บันทึก"),
            outcome.summarise,
        )

    def _ask_day(self, title: str, question: str, word: str, deed: Callable[..., None]) -> None:
        assert self._sheet is not None
        hearing, actor = self._sheet.id, self._session.actor
        dialog = Dialog(self, title)
        dialog.say(question)
        day = DateEdit(title)
        day.set_day(moments.today())
        dialog.parts.addWidget(day)
        why = dialog.say("", "bad")

        def accept() -> None:
            chosen = day.day()
            if chosen is None:
                why.setText(tr("กรุณาใส่วันที่ เช่น ๙ ธ.ค. ๒๕๖๙"))
                day.setFocus()
                return
            dialog.accept()
            self._desk.do(lambda: deed(hearing, chosen, actor=actor))

        dialog.answers(word, accept)
        dialog.open()
        day.setFocus()


def _next(sheet: HearingSheet, results: Results) -> str:
    """The code of the first thing still to do with a paper."""
    codes = [missing.code for missing in results.missing]
    wanted = ("minutes", "minutes-signed", "adopted", "summary", "summary-signed", "summarised")
    first = next((code for code in wanted if code in codes), "")
    return first or ("result" if sheet.summarised_on and results.result.paper is None else "")


def _happened(sheet: HearingSheet, kind: str) -> str:
    days = [event.on_day for event in sheet.events if event.kind == kind]
    return on_screen.short(days[-1]) if days else ""
