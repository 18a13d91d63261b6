"""Card readers through the system's own PC/SC service (libpcsclite.so.1, winscard.dll).

The handful of calls needed are made with ctypes: pyscard has no wheels for Linux and would have to
be compiled on every PC. Where the library or the service is missing, `DeviceError` says so.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_ubyte, c_void_p, create_string_buffer
from typing import Any

from desktop.devices.errors import DeviceError

_WINDOWS = sys.platform == "win32"
_DWORD: Any = ctypes.c_uint32 if _WINDOWS else ctypes.c_ulong
_LONG: Any = ctypes.c_int32 if _WINDOWS else ctypes.c_long
_HANDLE: Any = ctypes.c_size_t if _WINDOWS else ctypes.c_long
_ATR = 36 if _WINDOWS else 33
_SYSTEM, _SHARED, _T0_OR_T1, _LEAVE = 2, 2, 3, 0
_PRESENT, _MUTE = 0x20, 0x200
_NO_SERVICE = {0x8010001D, 0x8010001E}
_NO_READER = {0x8010002E, 0x80100009, 0x80100017}
_NO_CARD = {0x80100069, 0x8010000C, 0x80100067, 0x80100068}


class _State(ctypes.Structure):
    _fields_ = (
        ("reader", c_char_p),
        ("data", c_void_p),
        ("current", _DWORD),
        ("event", _DWORD),
        ("length", _DWORD),
        ("atr", c_ubyte * _ATR),
    )


class _Protocol(ctypes.Structure):
    _fields_ = (("protocol", _DWORD), ("length", _DWORD))


def _library() -> Any:
    name = "winscard.dll" if _WINDOWS else "libpcsclite.so.1"
    try:
        return ctypes.CDLL(name)
    except OSError:
        raise DeviceError("reader-service-missing") from None


class Card:
    """A card in a reader, connected; `transmit` asks it one thing."""

    def __init__(self, library: Any, handle: Any, protocol: int, atr: bytes) -> None:
        self._library = library
        self._handle = handle
        self._protocol = _Protocol(protocol, ctypes.sizeof(_Protocol))
        self.atr = atr

    def transmit(self, command: bytes) -> tuple[bytes, int]:
        """The card's answer and its status word (0x9000: well)."""
        answer, length = (c_ubyte * 300)(), _DWORD(300)
        asked = (c_ubyte * len(command)).from_buffer_copy(command)
        _check(
            self._library.SCardTransmit(
                self._handle,
                byref(self._protocol),
                asked,
                _DWORD(len(command)),
                None,
                answer,
                byref(length),
            )
        )
        got = bytes(answer[: length.value])
        if len(got) < 2:
            raise DeviceError("card-unreadable")
        return got[:-2], int.from_bytes(got[-2:], "big")


class Readers:
    """The readers of this PC; one thread uses it, `close` ends it."""

    def __init__(self) -> None:
        self._library = _library()
        for name in ("ListReaders", "GetStatusChange", "Connect", "Status"):
            wide = f"SCard{name}A" if _WINDOWS else f"SCard{name}"
            setattr(self, f"_{name}", getattr(self._library, wide))
        self._context = _HANDLE()
        _check(
            self._library.SCardEstablishContext(_DWORD(_SYSTEM), None, None, byref(self._context))
        )

    def close(self) -> None:
        """Let the service go."""
        self._library.SCardReleaseContext(self._context)

    def names(self) -> list[str]:
        """The readers plugged in now."""
        length = _DWORD()
        code = self._ListReaders(self._context, None, None, byref(length))  # type: ignore[attr-defined]
        if code & 0xFFFFFFFF in _NO_READER:
            return []
        _check(code)
        text = create_string_buffer(max(length.value, 2))
        _check(self._ListReaders(self._context, None, text, byref(length)))  # type: ignore[attr-defined]
        return [name.decode("utf-8", "replace") for name in text.raw.split(b"\0") if name]

    def with_card(self) -> tuple[str, int] | None:
        """The first reader that holds a card that answers, and how often a card came or went
        there; None when there is no card.
        """
        for name in self.names():
            state = _State(reader=name.encode(), current=0)
            code = self._GetStatusChange(self._context, _DWORD(0), byref(state), _DWORD(1))  # type: ignore[attr-defined]
            if code & 0xFFFFFFFF in _NO_READER:
                continue
            _check(code)
            if state.event & _PRESENT and not state.event & _MUTE:
                return name, state.event >> 16
        return None

    @contextmanager
    def card(self, reader: str) -> Iterator[Card]:
        """The card in a reader for the length of a block; DeviceError when it is pulled out."""
        handle, protocol = _HANDLE(), _DWORD()
        _check(
            self._Connect(  # type: ignore[attr-defined]
                self._context,
                reader.encode(),
                _DWORD(_SHARED),
                _DWORD(_T0_OR_T1),
                byref(handle),
                byref(protocol),
            )
        )
        try:
            yield Card(self._library, handle, protocol.value, self._atr(handle))
        finally:
            self._library.SCardDisconnect(handle, _DWORD(_LEAVE))

    def _atr(self, handle: Any) -> bytes:
        atr, length = (c_ubyte * _ATR)(), _DWORD(_ATR)
        state, protocol, names = _DWORD(), _DWORD(), _DWORD(256)
        text = create_string_buffer(256)
        _check(
            self._Status(  # type: ignore[attr-defined]
                handle, text, byref(names), byref(state), byref(protocol), atr, byref(length)
            )
        )
        return bytes(atr[: length.value])


def _check(code: int) -> None:
    told = code & 0xFFFFFFFF
    if not told:
        return
    if told in _NO_SERVICE:
        raise DeviceError("reader-service-missing")
    if told in _NO_READER:
        raise DeviceError("reader-gone")
    if told in _NO_CARD:
        raise DeviceError("card-gone")
    raise DeviceError("card-unreadable")
