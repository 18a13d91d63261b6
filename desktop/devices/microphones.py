"""Microphones through the system's own sound service (ALSA, PulseAudio; WASAPI on Windows).

Sound comes as 16-bit samples of one channel. The library is imported with the first question for
microphones: most days nobody records.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from desktop.devices.errors import DeviceError

RATE = 16_000  # samples a second: speech, and what the encoder takes at 48 kbit/s
_PERIOD_MS = 200
_NOTHING = ("discard all samples", "null")  # what ALSA offers where there is no microphone
Frames = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class MicrophoneRow:
    """A microphone as the system names it."""

    name: str


def names() -> list[MicrophoneRow]:
    """The microphones there are; asking may take a second. Empty where there is none."""
    import miniaudio

    try:
        found = _devices(miniaudio).get_captures()
    except miniaudio.MiniaudioError:
        return []  # no sound service at all
    rows = [MicrophoneRow(str(one["name"])) for one in found]
    return [row for row in rows if not row.name.lower().startswith(_NOTHING)]


class Microphone:
    """A microphone that is being listened to, from the moment it is made until `close`."""

    def __init__(self, row: MicrophoneRow, heard: Frames) -> None:
        """`heard` gets the samples, in the sound service's own thread: it must only pass them on.

        Raises DeviceError `microphone-gone` or `microphone-busy`.
        """
        import miniaudio

        try:
            found = _devices(miniaudio).get_captures()
        except miniaudio.MiniaudioError as error:
            raise DeviceError("microphone-gone", name=row.name) from error
        match = [one for one in found if str(one["name"]) == row.name]
        if not match:
            raise DeviceError("microphone-gone", name=row.name)
        try:
            self._device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=_PERIOD_MS,
                device_id=match[0]["id"],
                backends=_backends(miniaudio),
                app_name="Prachakhom",
            )
            passing = _passing(heard)
            next(passing)
            self._device.start(passing)
        except miniaudio.MiniaudioError as error:
            raise DeviceError("microphone-busy", name=row.name) from error

    @property
    def running(self) -> bool:
        """False once it was pulled out."""
        return bool(self._device.running)

    def close(self) -> None:
        """Listen no more; `heard` is not called after this."""
        self._device.close()


def _passing(heard: Frames) -> Generator[None, bytes, None]:
    while True:
        samples = yield
        heard(bytes(samples))


def _devices(miniaudio: Any) -> Any:
    return miniaudio.Devices(_backends(miniaudio))


def _backends(miniaudio: Any) -> list[Any]:
    """All but the one that makes up silence where there is no sound service."""
    return [one for one in miniaudio.Backend if one is not miniaudio.Backend.NULL]
