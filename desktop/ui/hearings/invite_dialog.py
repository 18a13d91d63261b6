"""Whom to invite: whole villages, groups and roles at the left, one by one at the right."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.community.residents import ResidentRow
from desktop.office.hearings import invitations
from desktop.office.hearings.invitations import InvitedRow, Pool
from desktop.office.jobs import Job
from desktop.office.words.hearing_papers import POOLS
from desktop.thai import on_screen
from desktop.thai.folding import fold
from desktop.ui.desk import Desk
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, column, grey, label, row, set_words
from desktop.ui.widgets.line_edit import LineEdit

TYPING_PAUSE_MS = 120
_AT_ONCE = 400  # rows shown of a long list; a few letters narrow it


class InviteDialog(Dialog):
    """Changes the list at once; Escape or ปิด leaves it as it is then."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, hearing_id: int) -> None:
        super().__init__(parent, tr("ผู้รับเชิญ"), width=880)
        self._desk = desk
        self._session = session
        self._hearing = hearing_id
        self._invited: list[InvitedRow] = []
        self._asked = 0
        self.pools = LinesView(tr("หมู่บ้าน กลุ่ม และบทบาท"), row=50, right=140)
        self.pools.chosen.connect(lambda _line: self._grey())
        self.pools.entered_line.connect(lambda _line: self.invite_pool())
        self._invite = button(tr("เชิญทั้งกลุ่ม"), self.invite_pool, icon="plus", tip="Enter")
        self._withdraw = button(tr("ถอนทั้งกลุ่ม"), self.withdraw_pool, icon="x", tip="Delete")
        self.search = LineEdit()
        self.search.setPlaceholderText(tr("พิมพ์ชื่อบางส่วนเพื่อเพิ่มหรือหา"))
        self.search.setAccessibleName(tr("ค้นหาชื่อ"))
        self.search.installEventFilter(self)
        self.people = LinesView(tr("รายชื่อ"), row=46, right=110)
        self.people.chosen.connect(lambda _line: self._grey())
        self.people.entered_line.connect(lambda _line: self.turn_person())
        self._person = button(tr("เชิญ"), self.turn_person, tip="Enter")
        self._capacity = button(tr("ฐานะ…"), self.ask_capacity, icon="pen-line", tip="F2")
        self._count = label("", "strong")
        left = column(
            label(tr("เลือกจากทะเบียนบุคคล"), "label"),
            self.pools,
            row(self._invite, self._withdraw, None),
        )
        right = column(
            row(self._count, None),
            self.search,
            self.people,
            row(self._person, self._capacity, None),
        )
        halves = row(left, right, gap=18)
        halves.setStretch(0, 4)
        halves.setStretch(1, 5)
        tall = min(style.scaled(330), round(self.screen().availableGeometry().height() * 0.4))
        for view in (self.pools, self.people):
            view.setObjectName("choices")
            view.setMinimumHeight(tall)
            view.installEventFilter(self)
        self.parts.addLayout(halves)
        close = button(tr("ปิด"), self.accept, kind="primary")
        self.parts.addLayout(row(None, close))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        desk.changed.connect(self._hear)
        self._grey()
        self.reload()
        self.pools.setFocus()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {"invitation", "resident"}:
            self.reload()

    @Slot()
    def reload(self) -> None:
        """Ask for pools and people again."""
        self._asked += 1
        asked, hearing, text = self._asked, self._hearing, self.search.text()

        def look() -> tuple[list[Pool], list[InvitedRow], list[ResidentRow]]:
            others = invitations.uninvited(hearing, text) if text.strip() else []
            return invitations.pools(hearing), invitations.of_hearing(hearing), others

        def done(found: tuple[list[Pool], list[InvitedRow], list[ResidentRow]]) -> None:
            if asked == self._asked:
                self._show(*found, text)

        self._desk.read(look, done)

    def _show(
        self, pools: list[Pool], invited: list[InvitedRow], others: list[ResidentRow], text: str
    ) -> None:
        self._invited = invited
        lines: list[Line] = []
        kind = ""
        for pool in pools:
            if pool.kind != kind:
                kind = pool.kind
                lines.append(Line(POOLS[kind], heading=True))
            lines.append(_pool_line(pool))
        self.pools.show_lines(lines)
        self._count.setText(
            on_screen.figures(tr("เชิญแล้ว {invited:,} คน").format(invited=len(invited)))
        )
        words = fold(text).split()
        shown = [r for r in invited if all(word in fold(r.name) for word in words)]
        people = [_other_line(row_) for row_ in others]
        if people:
            people.insert(0, Line(tr("ยังไม่เชิญ"), heading=True))
        if shown:
            people.append(Line(tr("เชิญแล้ว"), heading=True))
            people += [_invited_line(row_) for row_ in shown[:_AT_ONCE]]
        if len(shown) > _AT_ONCE:
            left = on_screen.figures(
                tr("และอีก {part:,} คน พิมพ์ชื่อเพื่อหา").format(part=len(shown) - _AT_ONCE)
            )
            people.append(Line(left, heading=True))
        self.people.show_lines(people)
        self._grey()

    def _grey(self) -> None:
        pool = self._pool()
        why = "" if pool is not None else tr("เลือกหมู่บ้าน กลุ่ม หรือบทบาทก่อน")
        grey(self._invite, why or ("" if pool and pool.invited < pool.people else tr("เชิญครบแล้ว")))
        grey(self._withdraw, why or ("" if pool and pool.invited else tr("ยังไม่ได้เชิญคนในกลุ่มนี้")))
        line = self.people.current()
        key = line.key if line is not None else None
        set_words(
            self._person, tr("ถอน") if isinstance(key, InvitedRow) else tr("เชิญ"), with_icon=False
        )
        grey(self._person, "" if key is not None else tr("เลือกชื่อก่อน"))
        grey(self._capacity, "" if isinstance(key, InvitedRow) else tr("เลือกผู้ที่เชิญแล้วก่อน"))

    def _pool(self) -> Pool | None:
        line = self.pools.current()
        return line.key if line is not None and isinstance(line.key, Pool) else None

    @Slot()
    def invite_pool(self) -> None:
        """Invite everybody of the chosen pool."""
        pool = self._pool()
        if pool is not None and pool.invited < pool.people:
            self._change_pool(pool, add=True)

    @Slot()
    def withdraw_pool(self) -> None:
        """Take everybody of the chosen pool off the list."""
        pool = self._pool()
        if pool is not None and pool.invited:
            self._change_pool(pool, add=False)

    def _change_pool(self, pool: Pool, *, add: bool) -> None:
        hearing, actor = self._hearing, self._session.actor

        def work(job: Job) -> int:
            ids: array[int] = invitations.people_of(pool)
            deed = invitations.invite if add else invitations.withdraw
            return deed(hearing, ids, actor=actor, job=job)

        self._desk.start(work, lambda _count: None)

    @Slot()
    def turn_person(self) -> None:
        """Invite the chosen person, or take them off the list."""
        line = self.people.current()
        if line is None:
            return
        hearing, actor, key = self._hearing, self._session.actor, line.key
        if isinstance(key, InvitedRow):
            resident = key.resident_id
            self._desk.do(lambda: invitations.withdraw(hearing, [resident], actor=actor))
        elif isinstance(key, int):
            self._desk.do(lambda: invitations.invite(hearing, [key], actor=actor))

    @Slot()
    def ask_capacity(self) -> None:
        """Ask what the chosen person comes as, and why not if they told so."""
        line = self.people.current()
        if line is None or not isinstance(line.key, InvitedRow):
            return
        CapacityDialog(self, self._desk, self._session, line.key).open()

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.pools and key == Qt.Key.Key_Delete:
                self.withdraw_pool()
                return True
            if watched is self.people and key == Qt.Key.Key_F2:
                self.ask_capacity()
                return True
            if watched is self.search and key == Qt.Key.Key_Down:
                self.people.setFocus()
                return True
            if watched is self.search and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.turn_person()
                return True
        return super().eventFilter(watched, event)


class CapacityDialog(Dialog):
    """What somebody is invited as, and the reason of one who will not come."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, invited: InvitedRow) -> None:
        super().__init__(parent, invited.name)
        self._desk = desk
        self._session = session
        self._invited = invited
        self.capacity = LineEdit(invited.capacity)
        self.excused = LineEdit(invited.excused)
        self.say(tr("ผู้ที่เชิญในฐานะใดจะอยู่ในคำสั่งแต่งตั้งและในรายชื่อผู้มาประชุม คนอื่นนับตามหมู่บ้าน"))
        for word, field in (
            (tr("เชิญในฐานะ เช่น กรรมการ"), self.capacity),
            (tr("เหตุที่ไม่มาประชุม ถ้าแจ้งไว้"), self.excused),
        ):
            field.setAccessibleName(word)
            self.parts.addWidget(label(word, "label"))
            self.parts.addWidget(field)
        self.answers(tr("บันทึก"), self._save)
        self.capacity.setFocus()

    def _save(self) -> None:
        capacity, excused = self.capacity.text(), self.excused.text()
        invitation, actor = self._invited.id, self._session.actor
        self.accept()
        self._desk.do(
            lambda: invitations.change(invitation, capacity=capacity, excused=excused, actor=actor)
        )


def _pool_line(pool: Pool) -> Line:
    every = pool.invited == pool.people
    kind = "ok" if every else "accent" if pool.invited else "muted"
    word = on_screen.figures(
        tr("เชิญ {invited:,} จาก {people:,}").format(invited=pool.invited, people=pool.people)
    )
    return Line(pool.label, "", (word, kind), key=pool)


def _other_line(person: ResidentRow) -> Line:
    where = " · ".join(
        filter(None, (on_screen.figures(person.house), person.village, person.stakeholder))
    )
    return Line(person.name, where, key=person.id)


def _invited_line(invited: InvitedRow) -> Line:
    where = " · ".join(
        filter(None, (on_screen.figures(invited.house), invited.village, invited.group))
    )
    pill = (invited.capacity, "accent") if invited.capacity else None
    if invited.excused:
        pill = (tr("แจ้งไม่มา"), "warn")
    return Line(invited.name, where, pill, key=invited)
