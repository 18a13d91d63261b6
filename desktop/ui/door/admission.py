"""Letting in, out and in again, and taking it back: told only once it is on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.i18n import tr
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance
from desktop.office.hearings.attendance import CheckedIn, ComingRow
from desktop.office.hearings.lookup import Directory, Hit
from desktop.office.words import Told, tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.door.rows import DoorRow
from desktop.ui.session import Session


class Admission(QObject):
    """Who came, by resident; `changed` when somebody came or went, `told` with what must be said
    and how (warn, bad), `waited` when more or fewer are on their way to the disk, `let_in` when the
    next one is in.
    """

    changed = Signal()
    let_in = Signal()
    told = Signal(str, str)
    waited = Signal()

    def __init__(self, desk: Desk, session: Session, hearing_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._session, self._hearing = desk, session, hearing_id
        self.comings: dict[int, ComingRow] = {}
        self.done: list[tuple[Hit, CheckedIn]] = []  # of this desk, the last at the end
        self.waiting = 0
        self.unkept: dict[int, str] = {}  # names of those whose check-in failed

    def take(self, rows: Iterable[ComingRow]) -> None:
        """What the records say; the dictionary is shared with the rows, so it is filled anew."""
        self.comings.clear()
        self.comings.update((coming.resident_id, coming) for coming in rows)
        self.changed.emit()

    def come(self, hit: Hit, via: str) -> None:
        """Let somebody in, unless they are in already: then that is said."""
        if DoorRow(hit, self.comings.get(hit.id)).state == "in":
            self._tell_already(hit)
            return
        hearing, (actor, desk) = self._hearing, self._who()
        self._begin(hit)
        self._desk.do(
            lambda: attendance.check_in(hearing, hit.id, actor=actor, via=via, desk=desk),
            partial(self._is_in, hit),
            partial(self._is_not, hit),
        )

    def walk_in(self, facts: ResidentFacts, directory: Directory) -> None:
        """Enter somebody nobody knows yet, and let them in."""
        hearing, (actor, desk) = self._hearing, self._who()
        hit = directory.new_hit(facts)
        self._begin(hit)
        self._desk.do(
            lambda: attendance.walk_in(hearing, facts, actor=actor, desk=desk),
            lambda made: self._is_in(directory.new_hit(facts, made[0]), made[1]),
            partial(self._is_not, hit),
        )

    def move(self, row: DoorRow) -> None:
        """Somebody who came leaves the hall, or comes back."""
        assert row.coming is not None
        kind, word = ("out", tr("ออกจากห้องแล้ว")) if row.state == "in" else ("in", tr("กลับเข้าแล้ว"))
        coming, (actor, desk) = row.coming.id, self._who()
        self._desk.do(
            lambda: attendance.move(coming, kind, actor=actor, desk=desk),
            lambda _done: self.told.emit(f"{row.hit.name} {word}", "warn"),
            self.complain,
        )

    @Slot()
    def undo(self) -> None:
        """Take back the last check-in of this desk."""
        if not self.done:
            self.told.emit(tr("ไม่มีรายการของโต๊ะนี้ให้เลิกทำ"), "warn")
            return
        hit, done = self.done.pop()
        actor, desk = self._who()
        self.changed.emit()
        word = tr("อยู่นอกห้องตามเดิม") if done.was == "out" else tr("ไม่นับว่าเข้า")

        def failed(trouble: Exception) -> None:
            self.done.append((hit, done))
            self.changed.emit()
            self.complain(trouble)

        self._desk.do(
            lambda: attendance.undo(done, actor=actor, desk=desk),
            lambda _done: self.told.emit(
                tr("เลิกทำแล้ว {name} {word}").format(name=hit.name, word=word), "warn"
            ),
            failed,
        )

    def number(self, attendance_id: int) -> int:
        """Which of those who came this one is, as this PC took them down."""
        return sum(c.counts and c.id <= attendance_id for c in self.comings.values())

    def complain(self, trouble: Exception) -> None:
        """Say why something was not done."""
        assert isinstance(trouble, Told)
        self.told.emit(tell(trouble), "warn")

    def _who(self) -> tuple[int, str]:
        return self._session.actor, self._session.door_desk

    def _begin(self, hit: Hit) -> None:
        self.waiting += 1
        self.unkept.pop(hit.id, None)
        self.waited.emit()

    def _is_in(self, hit: Hit, done: CheckedIn) -> None:
        """It is on the disk: now it may be told."""
        self.waiting -= 1
        self.waited.emit()
        if not done.fresh:
            self._tell_already(hit)
            return
        self.done.append((hit, done))
        who = (hit.id, hit.village_id, hit.stakeholder_id)
        self.comings[hit.id] = attendance.after(done, self.comings.get(hit.id), who)
        self.changed.emit()
        self.let_in.emit()

    def _is_not(self, hit: Hit, trouble: Exception) -> None:
        self.waiting -= 1
        self.unkept[hit.id] = hit.name
        self.waited.emit()
        assert isinstance(trouble, Told)
        names = ", ".join(self.unkept.values())
        self.told.emit(
            tr("ยังไม่ได้ลงทะเบียน {names}: {trouble}").format(names=names, trouble=tell(trouble)),
            "bad",
        )

    def _tell_already(self, hit: Hit) -> None:
        coming = self.comings.get(hit.id)
        where = (
            tr(" {moved} · โต๊ะ {moved_desk}").format(
                moved=on_screen.clock(coming.moved), moved_desk=coming.moved_desk
            )
            if coming
            else ""
        )
        self.told.emit(tr("{name} เข้าแล้วก่อนหน้านี้{where}").format(name=hit.name, where=where), "warn")
