"""What the door needs from a Thai identity card: number, name, house and village. Nothing else.

The photograph, religion, dates and the rest of the card are never asked for. The commands are those
the card's file system is publicly known by: select the Interior Ministry's application, read bytes
at an offset; names and address are TIS-620 text parted by `#`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.devices.errors import DeviceError
from desktop.devices.smartcards import Card, Readers
from desktop.thai import ids
from desktop.thai.digits import to_arabic

_SELECT = bytes.fromhex("00A4040008A000000054480001")
_NUMBER, _NAME, _ADDRESS = (0x0004, 13), (0x0011, 100), (0x1579, 100)
_MORE = 0x61
_WELL = 0x9000
_VILLAGE = re.compile(r"หมู่ที่\s*(\d+)")


@dataclass(frozen=True, slots=True)
class IdCard:
    """One card as read; `village` is the number of the หมู่, None where there is none."""

    number: str
    title: str
    first_name: str
    last_name: str
    house: str
    village: int | None


def read(card: Card) -> IdCard:
    """Read a card; DeviceError when it is another kind of card, or pulled out meanwhile."""
    _, status = card.transmit(_SELECT)
    if status >> 8 != _MORE and status != _WELL:
        raise DeviceError("card-not-thai")
    number = _text(card, *_NUMBER)
    if ids.verdict(number) is not ids.Verdict.VALID:
        raise DeviceError("card-unreadable")
    name = (_text(card, *_NAME).split("#") + [""] * 4)[:4]
    address = _text(card, *_ADDRESS)
    found = _VILLAGE.search(to_arabic(address))
    title, first, middle, last = (part.strip() for part in name)
    return IdCard(
        number,
        title,
        f"{first} {middle}".strip(),
        last,
        address.split("#")[0].strip(),
        int(found[1]) if found else None,
    )


def _text(card: Card, offset: int, length: int) -> str:
    command = bytes((0x80, 0xB0, offset >> 8, offset & 0xFF, 0x02, 0x00, length))
    data, status = card.transmit(command)
    if status >> 8 == _MORE:
        odd = 1 if card.atr[:2] == b"\x3b\x67" else 0  # one make of card wants another last byte
        data, status = card.transmit(bytes((0x00, 0xC0, 0x00, odd, status & 0xFF)))
    if status != _WELL:
        raise DeviceError("card-unreadable")
    try:
        return data.decode("tis-620").strip(" \0")
    except UnicodeDecodeError:
        raise DeviceError("card-unreadable") from None


class Watcher:
    """Looks for a card put in; one thread calls `look` again and again."""

    def __init__(self) -> None:
        self._readers: Readers | None = None
        self._seen: tuple[str, int] | None = None
        self.there = False  # a reader is plugged in

    def look(self) -> IdCard | None:
        """The card put in since the last look, once; None while nothing new is there.

        DeviceError tells once what went wrong; a card that was pulled out may be put in again.
        """
        try:
            return self._look()
        except DeviceError as wrong:
            if wrong.reason in ("card-gone", "reader-gone"):
                self._seen = None  # the same card may be put in again
            self.close()
            raise

    def _look(self) -> IdCard | None:
        if self._readers is None:
            self._readers = Readers()
        self.there = bool(self._readers.names())
        put_in = self._readers.with_card()
        if put_in is None or put_in == self._seen:
            self._seen = put_in
            return None
        self._seen = put_in
        with self._readers.card(put_in[0]) as card:
            return read(card)

    def close(self) -> None:
        """Let the reader go."""
        if self._readers is not None:
            self._readers.close()
            self._readers = None
