"""The papers of a hearing: which there are, where each stands; make, open, print, a whole pack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office.hearings import invitations, mailing, papers, plan
from desktop.office.hearings.papers import MERGED, PACK, PaperState
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.three_way import Joined
from desktop.office.words import screen
from desktop.office.words.hearing_papers import AUDIENCES, EARLY, PAPERS, PARTS, PHASES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.invite_dialog import InviteDialog
from desktop.ui.hearings.keyed import Keyed
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.hearings.printing import print_paper, save_pack
from desktop.ui.hearings.remaking import ask_remake
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import confirm
from desktop.ui.widgets.basic import button, clear, column, frame, grey, label, pill, row, set_words
from desktop.ui.widgets.choice import Choice

WIDTH = 334


class PapersTab(Tab):
    """The list at the left, the chosen paper at the right."""

    topics = frozenset(("document", "invitation", "opinion", "answer"))

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._states: dict[str, PaperState] = {}
        self._counts: dict[str, int] = {}
        self._asked = 0
        self._told = label("", "muted")
        self._invited = button(tr("ผู้รับเชิญ…"), self.ask_invited, icon="users", tip="F4")
        self._pack = button(tr("รวมชุดเป็น PDF…"), self.ask_pack, icon="download", tip="F7")
        self._rest = button(tr("ทำฉบับที่เหลือ"), self.make_rest, icon="plus", kind="primary", tip="F8")
        head = row(self._told, None, self._invited, self._pack, self._rest)
        self.list = LinesView(tr("เอกสารของเวที"))
        self.list.chosen.connect(self._show_chosen)
        self.list.entered_line.connect(lambda _line: self.open_or_make())
        self._side = QVBoxLayout()
        self._side.setSpacing(style.scaled(10))
        self._side.setContentsMargins(*(style.scaled(n) for n in (18, 14, 16, 14)))
        side = frame("card", self._side)
        side.setFixedWidth(style.scaled(WIDTH))
        self._audience: QComboBox | None = None
        body = row(frame("card", column(self.list, margins=(1, 1, 1, 1))), side, gap=12)
        body.setStretch(0, 1)
        page = column(head, body, gap=10, margins=(0, 6, 0, 0))
        page.setStretch(1, 1)
        inside = Keyed()
        inside.setLayout(page)
        inside.set_keys(
            {
                (Qt.Key.Key_F4, False): self.ask_invited,
                (Qt.Key.Key_F7, False): self.ask_pack,
                (Qt.Key.Key_F8, False): self.make_rest,
                (Qt.Key.Key_F9, False): self.ask_anew,
            }
        )
        self._keyed = inside
        self.setLayout(column(inside, gap=0))

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [
            ("Enter", tr("เปิดหรือทำ")),
            ("Ctrl+P", tr("พิมพ์")),
            ("F4", tr("ผู้รับเชิญ")),
            ("F7", tr("รวมชุด")),
            ("F8", tr("ทำฉบับที่เหลือ")),
            ("F9", tr("ทำใหม่จากแผน")),
        ]

    def wants(self, event: QKeyEvent) -> bool:
        """The F-keys of this part."""
        return self._keyed.wants(event)

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show the papers as they are now."""
        other = self.sheet is None or self.sheet.id != sheet.id
        super().show_hearing(sheet)
        self._asked += 1
        asked, hearing_id = self._asked, sheet.id
        if other:
            self.list.show_lines(())

        def look() -> tuple[list[PaperState], int]:
            return papers.states(hearing_id), invitations.count(hearing_id)

        def done(found: tuple[list[PaperState], int]) -> None:
            if asked == self._asked:
                self._show(*found)

        def counted(found: dict[str, int]) -> None:
            if asked == self._asked and found != self._counts:
                self._counts = found
                self._show_chosen(self.list.current())

        if other:
            self._counts = {}
        self.desk.read(look, done)
        self.desk.read(lambda: mailing.counts(hearing_id), counted)
        if other:
            self.list.setFocus()

    def _show(self, found: list[PaperState], invited: int) -> None:
        self._states = {state.role: state for state in found}
        lines: list[Line] = []
        phase = ""
        for state in found:
            if state.phase != phase:
                phase = state.phase
                lines.append(Line(PHASES[phase], heading=True))
            lines.append(_line(state))
        self.list.show_lines(lines)
        made = sum(state.paper is not None for state in found)
        stale = sum(bool(state.changed) for state in found)
        told = tr("ทำแล้ว {made} จาก {found} ฉบับ").format(made=made, found=len(found))
        if stale:
            told += tr(" · แผนเปลี่ยนหลังทำเอกสาร {stale} ฉบับ").format(stale=stale)
        self._told.setText(on_screen.figures(told))
        set_words(
            self._invited, on_screen.figures(tr("ผู้รับเชิญ {invited:,} คน…").format(invited=invited))
        )
        rest = [s for s in found if s.phase == "before" and s.paper is None and not s.early]
        over = self.sheet is not None and self.sheet.state in plan.OVER
        why = tr("เวทีจัดไปแล้ว ทำทีละฉบับได้") if over else "" if rest else tr("ไม่มีเอกสารที่ทำได้เหลืออยู่")
        grey(self._rest, why)
        grey(self._pack, "" if self._in_pack() else tr("ยังไม่มีเอกสารที่พิมพ์เป็นชุดได้"))
        self._show_chosen(self.list.current())

    def _in_pack(self) -> list[int]:
        found = (self._states.get(role) for role in PACK)
        return [s.paper.document_id for s in found if s is not None and s.paper is not None]

    def chosen(self) -> PaperState | None:
        """The paper under the cursor."""
        line = self.list.current()
        return self._states.get(str(line.key)) if line is not None else None

    @Slot(object)
    def _show_chosen(self, _line: object) -> None:
        clear(self._side)
        self._audience = None
        state = self.chosen()
        if state is None:
            self._side.addWidget(label(tr("เลือกเอกสารเพื่อดูรายละเอียด"), "muted", wrap=True))
            self._side.addStretch(1)
            return
        add = self._side.addWidget
        name, what = PAPERS[state.role]
        word, kind = _state(state)
        form = screen.FORMS[state.form]
        title = label(name, "card", wrap=True)
        if form == name:  # said once
            head = row(title, pill(word, kind))
            head.setStretch(0, 1)
            self._side.addLayout(head)
        else:
            self._side.addLayout(row(label(form, "muted"), None, pill(word, kind)))
            add(title)
        add(label(what, "muted", wrap=True))
        if state.paper is not None and state.paper.number:
            add(label(tr("เลขที่ {number}").format(number=state.paper.number)))
        if state.changed:
            add(_warning(state))
            if not state.signed:
                stale = sum(bool(s.changed) and not s.signed for s in self._states.values())
                every = on_screen.figures(tr("ทำใหม่ทั้ง {stale} ฉบับที่แผนเปลี่ยน…").format(stale=stale))
                if stale > 1:
                    add(button(every, self.ask_all_anew, kind="link"))
        elif state.edited and not state.signed:
            add(label(tr("มีข้อความที่แก้เอง ถ้าทำใหม่จากแผนจะเก็บไว้"), "muted", wrap=True))
        if state.role in MERGED:
            add(self._audiences(state))
        self._buttons(state, add)
        self._side.addStretch(1)

    def _audiences(self, state: PaperState) -> QWidget:
        """Whom the letter goes to, with how many of them there are."""
        chooser = Choice()
        chooser.setAccessibleName(tr("ถึงใคร"))
        for audience in MERGED[state.role]:
            count = self._counts.get(audience, 0)
            chooser.addItem(
                on_screen.figures(
                    tr("{audiences} {count:,} ราย").format(
                        audiences=AUDIENCES[audience], count=count
                    )
                ),
                audience,
            )
        full = [at for at, a in enumerate(MERGED[state.role]) if self._counts.get(a)]
        chooser.setCurrentIndex(full[0] if full else 0)
        self._audience = chooser
        holder = QWidget()
        holder.setLayout(column(label(tr("ถึง"), "label"), chooser, gap=4))
        return holder

    def _buttons(self, state: PaperState, add: Callable[[QWidget], object]) -> None:
        if state.paper is None:
            make = button(tr("ทำเอกสาร"), self.open_or_make, icon="plus", kind="next", tip="Enter")
            grey(make, EARLY[state.early] if state.early else "")
            add(make)
            if state.early:
                add(label(EARLY[state.early], "muted", wrap=True))
            return
        kind = "" if state.changed else "next"
        add(button(tr("เปิดเอกสาร"), self.open_or_make, icon="folder-open", kind=kind, tip="Enter"))
        printing = button(tr("พิมพ์…"), self.print_paper, icon="printer", tip="Ctrl+P")
        if state.role in MERGED and not any(self._counts.get(a) for a in MERGED[state.role]):
            grey(printing, tr("ยังไม่มีผู้รับ"))
        add(printing)
        anew = button(
            tr("ทำฉบับใหม่") if state.signed else tr("ทำใหม่จากแผน"),
            self.ask_anew,
            icon="rotate-ccw",
            kind="next" if state.changed else "",
            tip="F9",
        )
        add(anew)

    @Slot()
    def open_or_make(self) -> None:
        """Open the chosen paper; make it first where it is not there."""
        state = self.chosen()
        if state is None:
            return
        if state.paper is not None:
            self.paper_asked.emit(state.paper.document_id)
        elif not state.early:
            self._make(state.role)

    def _make(self, role: str) -> None:
        assert self.sheet is not None
        hearing_id, actor = self.sheet.id, self.session.actor
        self.desk.do(lambda: papers.make(hearing_id, role, actor=actor))

    @Slot()
    def make_rest(self) -> None:
        """Make every paper before the hearing that is not there and can be made."""
        if self.sheet is not None and self._rest.isEnabled():
            hearing_id, actor = self.sheet.id, self.session.actor
            self.desk.do(lambda: papers.make_all(hearing_id, actor=actor))

    @Slot()
    def ask_anew(self) -> None:
        """Make the chosen paper anew from the plan, asking where the clerk changed it too."""
        state = self.chosen()
        if state is None or state.paper is None:
            return
        if state.signed:
            self._make(state.role)
            return
        document = state.paper.document_id

        def found(joined: Joined) -> None:
            ask_remake(self, self.desk, self.session, document, PAPERS[state.role][0], joined)

        self.desk.read(lambda: papers.make_anew(document), found)

    @Slot()
    def ask_all_anew(self) -> None:
        """Make every paper anew whose plan changed, after asking."""
        assert self.sheet is not None
        hearing_id, actor = self.sheet.id, self.session.actor

        def done(counted: tuple[int, int]) -> None:
            made, left = counted
            told = tr("ทำใหม่แล้ว {made} ฉบับ").format(made=made)
            if left:
                told += tr(" อีก {left} ฉบับแก้เองตรงที่แผนเปลี่ยน ให้เลือกทีละฉบับ").format(left=left)
            self._told.setText(on_screen.figures(told))

        confirm(
            self,
            tr("ทำใหม่ทุกฉบับที่แผนเปลี่ยน"),
            tr("ข้อความที่แก้เองคงอยู่ ฉบับที่ลงนามแล้วไม่เปลี่ยน ข้อความเดิมอยู่ในประวัติของเอกสาร"),
            tr("ทำใหม่"),
            lambda: self.desk.do(lambda: papers.remake_all(hearing_id, actor=actor), done),
        )

    def print_paper(self) -> None:
        """Print the chosen paper; a letter to its audience."""
        state = self.chosen()
        if state is None or state.paper is None or self.sheet is None:
            return
        audience = str(self._audience.currentData()) if self._audience is not None else ""
        print_paper(self, self.desk, self.session, self.sheet.id, state, audience)

    @Slot()
    def ask_invited(self) -> None:
        """Choose whom to invite."""
        if self.sheet is not None:
            InviteDialog(self, self.desk, self.session, self.sheet.id).open()

    @Slot()
    def ask_pack(self) -> None:
        """Write the papers of the day as one PDF."""
        documents = self._in_pack()
        if self.sheet is None or not documents:
            return
        name = (
            tr("เอกสาร {subject}").format(subject=self.sheet.facts.subject)[:60].replace("/", "-")
        )
        actor = self.session.actor
        save_pack(self, self.desk, documents, name, self._tell_pack, actor=actor)

    def _tell_pack(self, pages: int) -> None:
        self._told.setText(
            on_screen.figures(tr("รวมเป็น PDF แล้ว {pages:,} หน้า").format(pages=pages))
        )

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # from the names of the parts: what the status bar says
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_or_make()
        elif not self._keyed.take(event):
            super().keyPressEvent(event)


def _state(state: PaperState) -> tuple[str, str]:
    if state.paper is None:
        return (tr("ยังทำไม่ได้"), "muted") if state.early else (tr("ยังไม่ทำ"), "muted")
    return screen.state(state.paper.stage)


def _line(state: PaperState) -> Line:
    name, what = PAPERS[state.role]
    if state.changed:
        shown = " ".join(PARTS[part] for part in state.changed[:4])
        what = tr("แผนเปลี่ยนหลังทำเอกสาร: {shown}").format(shown=shown)
    elif state.early and state.paper is None:
        what = EARLY[state.early]
    pill_ = (tr("แผนเปลี่ยน"), "warn") if state.changed else _state(state)
    number = state.paper.number if state.paper else ""
    return Line(name, what, pill_, number, key=state.role)


def _warning(state: PaperState) -> QWidget:
    changed = " · ".join(PARTS[part] for part in state.changed)
    told = label(tr("แผนเปลี่ยนหลังทำเอกสาร"), "strong", wrap=True)
    return frame("warn", column(told, label(changed, "muted", wrap=True), margins=(12, 9, 12, 9)))
