"""What a scanner or a card reader sends, turned into somebody who comes, or into a calm word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.devices.id_card import IdCard
from desktop.i18n import tr
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, codes
from desktop.office.hearings.lookup import Directory, Hit
from desktop.office.hearings.tally import DoorSheet
from desktop.office.words import Told, tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.session import Session

_PHONE = (9, 10)  # digits of a telephone number


class Machines(QObject):
    """`came` gives who is meant and how they are known; `several` a name shared by several;
    `unknown` the facts of a card whose owner stands in no list; `told` what must be said.
    """

    came = Signal(Hit, str)
    several = Signal(str)
    unknown = Signal(ResidentFacts)
    told = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        now: Callable[[], tuple[Directory | None, DoorSheet]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._session, self._now = desk, session, now

    def scan(self, digits: str) -> None:
        """Digits came as fast as only a machine sends them."""
        directory, sheet = self._now()
        if directory is None:
            self.told.emit(tr("กำลังเปิดทะเบียน ยังไม่มีใครเข้า กรุณายิงอีกครั้ง"), "warn")
            return
        owners = directory.of_phone(digits) if len(digits) in _PHONE else []
        if len(owners) == 1:  # somebody's whole number, from a member's badge
            self.came.emit(owners[0], "code")
            return
        hearing = sheet.hearing_id
        self._desk.read(
            lambda: codes.found(hearing, digits),
            lambda scanned: self._scanned(scanned.resident_id, scanned.via),
            self._complain,
        )

    def _scanned(self, resident_id: int, via: str) -> None:
        directory, _ = self._now()
        hit = directory.hit(resident_id) if directory else None
        if hit is not None:
            self.came.emit(hit, via)
        else:
            self.told.emit(tr("ไม่พบบุคคลของรหัสนี้ ยังไม่มีใครเข้า กรุณาพิมพ์ชื่อแทน"), "warn")

    @Slot(IdCard)
    def read(self, card: IdCard) -> None:
        """A card was read: its purpose is put down, its owner comes."""
        directory, sheet = self._now()
        if directory is None:
            self.told.emit(tr("กำลังเปิดทะเบียน กรุณาถอดบัตรแล้วเสียบใหม่"), "warn")
            return
        hearing, actor = sheet.hearing_id, self._session.actor
        self._desk.do(lambda: attendance.note_card(hearing, actor=actor), None, self._complain)
        self._desk.read(
            lambda: codes.of_card(card.number),
            lambda answer: self._take_card(card, directory, sheet, *answer),
            self._complain,
        )

    def _take_card(
        self, card: IdCard, directory: Directory, sheet: DoorSheet, asked: bool, known: int | None
    ) -> None:
        """Its owner by the number where the office keeps those, else by name and house."""
        owner = directory.hit(known) if known is not None else None
        if owner is not None:
            self.came.emit(owner, "card")
            return
        owners = directory.named(card.first_name, card.last_name)
        if len(owners) > 1:
            owners = [hit for hit in owners if hit.house == card.house] or owners
        if len(owners) == 1:
            self.came.emit(owners[0], "card")
        elif owners:
            self.several.emit(f"{card.first_name} {card.last_name}")
        else:
            self.unknown.emit(facts_of(card, sheet, with_number=asked))

    @Slot(Exception)
    def _complain(self, trouble: Exception) -> None:
        assert isinstance(trouble, Told)
        self.told.emit(tell(trouble), "warn")


def facts_of(card: IdCard, sheet: DoorSheet, *, with_number: bool) -> ResidentFacts:
    """What of a card goes into the directory; its number only where the office asks for those."""
    label = on_screen.figures(tr("หมู่ที่ {village} ").format(village=card.village))
    places = [id_ for id_, name in sheet.villages if card.village and f"{name} ".startswith(label)]
    return ResidentFacts(
        title=card.title,
        first_name=card.first_name,
        last_name=card.last_name,
        house=card.house,
        national_id=card.number if with_number else "",
        village_id=places[0] if places else None,
    )
