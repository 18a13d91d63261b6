"""The sound of a hearing recorded by this PC, for its minutes.

Samples come from the microphone's thread, are made small (MP3, one channel, 48 kbit/s: 21.6 MB an
hour) and put on the disk every second by a thread of our own, encrypted (`db/sounds.py`). Stopped,
the recording is attached to the hearing like any other file; what a power cut left is offered.
Section 23 of the Personal Data Protection Act B.E. 2562: people are told the purpose beforehand.
"""

from __future__ import annotations

import queue
import re
import threading
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from db import clock, sounds
from db.errors import RecordsError
from db.fields import utc_text
from desktop.devices import microphones
from desktop.devices.microphones import MicrophoneRow
from desktop.office import moments
from desktop.office.errors import Refused
from desktop.office.hearings import attachments, floor, plan
from desktop.thai import dates

BITS = 48  # kbit a second
QUIET = 300  # of 32,768: below this a room with people in it is not heard
SILENT_AFTER = 20  # seconds of quiet, after which it is told
_BYTES_A_SECOND = BITS * 1000 // 8
_WRITE_EVERY = microphones.RATE * 2  # bytes of samples: a second
_LOUDEST = 32_768


class Listening(Protocol):
    """A microphone that is open."""

    @property
    def running(self) -> bool:
        """Whether it is still there."""

    def close(self) -> None:
        """Let it go."""


Opening = Callable[[MicrophoneRow, microphones.Frames], Listening]


@dataclass(frozen=True, slots=True)
class Heard:
    """How a recording stands: seconds on the disk, loudness of the last moment from 0 to 1.

    `trouble` is a reason of words once it cannot go on; what was recorded before is kept.
    """

    seconds: int
    level: float
    quiet_for: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A recording that was never attached."""

    name: str
    hearing_id: int
    began_at: datetime
    seconds: int


class Recorder:
    """Records a hearing from the moment it is made until `stop`."""

    def __init__(
        self,
        hearing_id: int,
        microphone: MicrophoneRow,
        opened: Opening = microphones.Microphone,
    ) -> None:
        """Opening may take seconds. Raises DeviceError, RecordsError for the disk."""
        hearing = plan.kept(hearing_id)
        self.hearing_id = hearing_id
        self.microphone = microphone.name
        self.began_at = clock.now()
        stamp = self.began_at.strftime("%Y%m%d-%H%M%S-%f")
        self.name = f"{stamp}-{re.sub('[^0-9a-z]', '', hearing.uid.lower())[:40]}"
        self._lock = threading.Lock()
        self._samples = self._level = self._quiet = 0
        self._trouble = ""
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._encoder = _encoder()
        self._buffer = sounds.Buffer(
            self.name, {"hearing": hearing.uid, "began_at": utc_text(self.began_at)}
        )
        self._writer = threading.Thread(target=self._write, name="recorder", daemon=True)
        self._writer.start()
        try:
            self._microphone = opened(microphone, self._waiting.put)
        except BaseException:
            self._waiting.put(None)
            self._writer.join()
            sounds.discard(self.name)
            raise

    def look(self) -> Heard:
        """How it stands now."""
        with self._lock:
            trouble = self._trouble
            if not trouble and not self._microphone.running:
                trouble = "microphone-gone"
            return Heard(
                self._samples // microphones.RATE,
                self._level / _LOUDEST,
                self._quiet // microphones.RATE,
                trouble,
            )

    def stop(self) -> None:
        """End it; everything heard is on the disk when this returns."""
        self._microphone.close()
        self._waiting.put(None)
        self._writer.join()

    # in the writer's thread

    def _write(self) -> None:
        waiting, any_ = bytearray(), False
        try:
            while (samples := self._waiting.get()) is not None:
                self._hear(samples)
                waiting += samples
                if len(waiting) >= _WRITE_EVERY:
                    self._keep(self._encoder.encode(bytes(waiting)))
                    waiting.clear()
                    any_ = True
            if waiting or any_:
                last = self._encoder.encode(bytes(waiting)) if waiting else b""
                self._keep(bytes(last) + bytes(self._encoder.flush()))
        finally:
            self._buffer.close()

    def _hear(self, samples: bytes) -> None:
        heard = array("h", samples)
        loudest = max((abs(one) for one in heard[::4]), default=0)
        with self._lock:
            self._samples += len(heard)
            self._level = loudest
            self._quiet = 0 if loudest > QUIET else self._quiet + len(heard)

    def _keep(self, sound: bytes | bytearray) -> None:
        if not sound or self._trouble:
            return
        try:
            self._buffer.add(bytes(sound))
        except RecordsError as trouble:
            with self._lock:
                self._trouble = trouble.reason


def left_behind(hearing_id: int, *, but: str = "") -> list[Left]:
    """Recordings of a hearing that were never attached, the oldest first; `but`: one under way.

    One whose facts are damaged belongs to no hearing any more and is left where it is.
    """
    hearing = plan.kept(hearing_id)
    found = []
    for name in sounds.kept():
        if name == but:
            continue
        try:
            facts = sounds.facts_of(name)
            if facts["hearing"] != hearing.uid:
                continue
            began = datetime.fromisoformat(str(facts["began_at"]))
            seconds = len(sounds.read(name)) // _BYTES_A_SECOND
        except (RecordsError, KeyError, ValueError):
            continue
        found.append(Left(name, hearing_id, began, seconds))
    return found


def attach(hearing_id: int, name: str, *, actor: int) -> int:
    """Attach a recording to its hearing and forget the buffer; returns the attachment.

    Refused `sound-empty` for one without a second of sound, which is thrown away.
    """
    began = datetime.fromisoformat(str(sounds.facts_of(name)["began_at"]))
    sound = sounds.read(name)
    ended(hearing_id, actor=actor)
    if len(sound) < _BYTES_A_SECOND:
        sounds.discard(name)
        raise Refused("sound-empty")
    local = moments.local(began)
    called = f"เสียง {dates.stamp(local.date())} {local:%H.%M.%S}.mp3"
    try:
        made = attachments.add(hearing_id, called, sound, taken_at=began, actor=actor)
    except Refused as refused:
        if refused.reason != "attachment-twice":
            raise
        made = _same(hearing_id, sound)  # attached before, when the buffer could not be forgotten
    sounds.discard(name)
    return made


def ended(hearing_id: int, *, actor: int) -> int:
    """Put down that nothing is recorded any more, where the floor says that something is."""
    if floor.look(hearing_id).recording_since is not None:
        floor.record(hearing_id, on=False, actor=actor)
    return hearing_id


def throw_away(name: str) -> None:
    """Throw a recording away that was never attached."""
    sounds.discard(name)


def _same(hearing_id: int, sound: bytes) -> int:
    import hashlib

    sha256 = hashlib.sha256(sound).hexdigest()
    return next(row.id for row in attachments.of_hearing(hearing_id) if row.sha256 == sha256)


def _encoder() -> Any:
    import lameenc

    made = lameenc.Encoder()
    made.set_in_sample_rate(microphones.RATE)
    made.set_channels(1)
    made.set_bit_rate(BITS)
    made.set_quality(5)  # 2 is best, 7 fast
    made.silence()
    return made
