"""An identity card made of bytes, of an invented citizen: in the process, or put into a real pcscd.

It answers the commands a card answers. `touched` notes every offset read, so that a test can say
what was never asked for. Run as a program it is put into the virtual reader at a port.
"""

from __future__ import annotations

import socket
import struct
import sys

from desktop.thai import ids

ATR = bytes.fromhex("3B6800000073C84013009000")
APPLICATION = bytes.fromhex("A000000054480001")
NUMBER = "110000000001" + str(ids.check_digit("110000000001"))
NAME = "นาย#สมมุติ##บัตรจำลอง"
ADDRESS = "51/2#หมู่ที่ 2####ตำบลตัวอย่าง#อำเภอตัวอย่าง#จังหวัดตัวอย่าง"
PHOTO = range(0x017B, 0x017B + 5118)
WELL, MORE, WRONG = b"\x90\x00", 0x61, b"\x6a\x82"


class VirtualCard:
    """The card's memory and its answers."""

    def __init__(
        self, *, name: str = NAME, number: str = NUMBER, thai: bool = True, atr: bytes = ATR
    ) -> None:
        self.atr = atr
        self.touched: set[int] = set()
        self._thai = thai
        self._memory = bytearray(0x4000)
        self._pending = b""
        self._put(0x0004, number, 13)
        self._put(0x0011, name, 100)
        self._put(0x1579, ADDRESS, 100)

    def _put(self, offset: int, text: str, length: int) -> None:
        data = text.encode("tis-620").ljust(length)
        self._memory[offset : offset + length] = data

    def transmit(self, command: bytes) -> tuple[bytes, int]:
        answer = self.answer(command)
        return answer[:-2], int.from_bytes(answer[-2:], "big")

    def answer(self, command: bytes) -> bytes:
        kind = command[0], command[1]
        if kind == (0x00, 0xA4):
            mine = self._thai and command[5:13] == APPLICATION
            self._pending = b"\0" * 10
            return b"\x61\x0a" if mine else WRONG
        if kind == (0x00, 0xC0):
            given, self._pending = self._pending[: command[4]], b""
            return given + WELL
        if kind == (0x80, 0xB0):
            offset, length = command[2] << 8 | command[3], command[6]
            self.touched |= set(range(offset, offset + length))
            self._pending = bytes(self._memory[offset : offset + length])
            return bytes((MORE, length))
        return b"\x6d\x00"


def put_in(port: int, card: VirtualCard, *, pull_after: int = 0, hold_at: int = 0) -> None:
    """Put the card into the virtual reader at `port` until the reader goes.

    It is pulled out after so many commands, or falls silent at one of them.
    """
    with socket.create_connection(("127.0.0.1", port)) as reader:
        print("in", flush=True)
        commands = 0
        while (message := _message(reader)) is not None:
            if len(message) == 1:
                if message[0] == 4:
                    reader.sendall(struct.pack(">H", len(card.atr)) + card.atr)
                continue
            commands += 1
            if pull_after and commands > pull_after:
                print("pulled", flush=True)
                return
            if commands == hold_at:
                print("silent", flush=True)
                continue
            answer = card.answer(message)
            reader.sendall(struct.pack(">H", len(answer)) + answer)
            print("photo" if card.touched & set(PHOTO) else f"command {commands}", flush=True)


def _message(reader: socket.socket) -> bytes | None:
    head = _exactly(reader, 2)
    return None if head is None else _exactly(reader, int.from_bytes(head, "big"))


def _exactly(reader: socket.socket, count: int) -> bytes | None:
    got = b""
    while len(got) < count:
        part = reader.recv(count - len(got))
        if not part:
            return None
        got += part
    return got


if __name__ == "__main__":
    put_in(
        int(sys.argv[1]),
        VirtualCard(name=sys.argv[4]),
        pull_after=int(sys.argv[2]),
        hold_at=int(sys.argv[3]),
    )
