"""A hearing recorded by this PC: on the disk each second, attached, whole after a power cut."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import miniaudio
import pytest

from db import office_folder, sounds
from db.errors import Damaged
from desktop.devices import microphones
from desktop.devices.errors import DeviceError
from desktop.devices.microphones import RATE, MicrophoneRow
from desktop.office.errors import Refused
from desktop.office.hearings import attachments, floor, plan, sound
from tests.unit.hearings.conftest import Hamlet

ROOT = Path(__file__).parents[3]
MICROPHONE = MicrophoneRow("ไมโครโฟน")


def tone(seconds: float, loud: int = 8000) -> bytes:
    """Samples of a tone of 440 Hz."""
    count = round(RATE * seconds)
    return array(
        "h", (round(loud * math.sin(2 * math.pi * 440 * n / RATE)) for n in range(count))
    ).tobytes()


class Line:
    """Sound that comes from a line and not from the air; pulled out when `running` is set False."""

    def __init__(self, *parts: bytes) -> None:
        self.parts = parts
        self.running = True
        self.heard: Callable[[bytes], object] = lambda _samples: None

    def __call__(self, _row: MicrophoneRow, heard: Callable[[bytes], object]) -> Line:
        self.heard = heard
        for part in self.parts:
            heard(part)
        return self

    def close(self) -> None:
        self.running = False


def recorded(hearing: int, *parts: bytes) -> str:
    """The name of a recording of these samples, stopped."""
    recorder = sound.Recorder(hearing, MICROPHONE, Line(*parts))
    recorder.stop()
    return recorder.name


def loudest(mp3: bytes) -> int:
    return max(abs(one) for one in miniaudio.decode(mp3).samples)


def test_a_recording_is_attached_with_its_start_and_the_marks_find_their_place(
    hamlet: Hamlet,
) -> None:
    plan_open(hamlet)
    recorder = sound.Recorder(hamlet.hearing, MICROPHONE, Line(*(tone(1) for _ in range(5))))
    floor.record(hamlet.hearing, on=True, actor=hamlet.actor)
    floor.mark(hamlet.hearing, actor=hamlet.actor)
    recorder.stop()
    assert recorder.look().seconds == 5
    made = sound.attach(hamlet.hearing, recorder.name, actor=hamlet.actor)
    (row,) = attachments.of_hearing(hamlet.hearing)
    assert (row.id, row.kind, row.taken_at) == (made, "audio", recorder.began_at)
    name, mp3 = attachments.data_of(made)
    assert name.endswith(".mp3")
    told = miniaudio.mp3_get_info(mp3)
    assert (told.nchannels, told.sample_rate) == (1, RATE)
    assert 5 <= told.duration < 5.3
    assert 7_000 < loudest(mp3) < 9_500
    (place,) = attachments.places(hamlet.hearing)
    assert place.recording.id == made
    assert floor.look(hamlet.hearing).recording_since is None
    assert sounds.kept() == []


def plan_open(hamlet: Hamlet) -> None:
    floor.open_hearing(hamlet.hearing, actor=hamlet.actor)
    assert plan.kept(hamlet.hearing).state == plan.OPEN


def test_an_hour_takes_a_twentieth_of_what_is_kept_of_one_file(hamlet: Hamlet) -> None:
    name = recorded(hamlet.hearing, *(tone(1) for _ in range(20)))
    an_hour = len(sounds.read(name)) / 20 * 3600
    assert 20e6 < an_hour < 23e6


def test_silence_is_counted_and_ends_with_a_word(hamlet: Hamlet) -> None:
    line = Line(*(bytes(RATE * 2) for _ in range(25)))
    recorder = sound.Recorder(hamlet.hearing, MICROPHONE, line)
    line.heard(b"")
    recorder.stop()
    heard = recorder.look()
    assert (heard.seconds, heard.quiet_for, heard.level) == (25, 25, 0.0)
    assert heard.quiet_for > sound.SILENT_AFTER
    loud = sound.Recorder(hamlet.hearing, MICROPHONE, Line(bytes(RATE * 50), tone(0.2)))
    loud.stop()
    assert loud.look().quiet_for == 0
    assert 0.2 < loud.look().level < 0.3


def test_a_microphone_that_is_pulled_out_is_told_and_what_was_heard_is_kept(hamlet: Hamlet) -> None:
    line = Line(tone(1), tone(1))
    recorder = sound.Recorder(hamlet.hearing, MICROPHONE, line)
    assert recorder.look().trouble == ""
    line.running = False
    assert recorder.look().trouble == "microphone-gone"
    recorder.stop()
    assert sound.attach(hamlet.hearing, recorder.name, actor=hamlet.actor)


def test_one_that_cannot_be_opened_leaves_nothing_behind(hamlet: Hamlet) -> None:
    def busy(row: MicrophoneRow, _heard: microphones.Frames) -> Line:
        raise DeviceError("microphone-busy", name=row.name)

    with pytest.raises(DeviceError, match="microphone-busy"):
        sound.Recorder(hamlet.hearing, MICROPHONE, busy)
    assert sounds.kept() == []


def test_a_recording_without_sound_is_refused_and_forgotten(hamlet: Hamlet) -> None:
    name = recorded(hamlet.hearing)
    with pytest.raises(Refused, match="sound-empty"):
        sound.attach(hamlet.hearing, name, actor=hamlet.actor)
    assert sounds.kept() == []


def test_attaching_again_after_a_power_cut_gives_the_same_file(hamlet: Hamlet) -> None:
    name = recorded(hamlet.hearing, tone(2))
    file = folder() / f"{name}.sound"
    whole = file.read_bytes()
    made = sound.attach(hamlet.hearing, name, actor=hamlet.actor)
    file.write_bytes(whole)
    assert sound.attach(hamlet.hearing, name, actor=hamlet.actor) == made
    assert len(attachments.of_hearing(hamlet.hearing)) == 1
    assert not file.exists()


def folder() -> Path:
    return office_folder.current().folder / "sounds"


def test_a_damaged_second_costs_itself_and_a_cut_tail_its_own(hamlet: Hamlet) -> None:
    name = recorded(hamlet.hearing, *(tone(1) for _ in range(6)))
    file = folder() / f"{name}.sound"
    whole, bytes_ = sounds.read(name), bytearray(file.read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    file.write_bytes(bytes_)
    altered = sounds.read(name)
    assert 0 < len(whole) - len(altered) < len(whole) // 3
    file.write_bytes(bytes_[:-7])
    assert 0 < len(sounds.read(name)) < len(altered)
    assert b"MICROPHONE" not in bytes_
    assert "ไมโครโฟน".encode() not in bytes_


def test_one_whose_head_is_damaged_is_offered_to_nobody_and_hides_no_other(hamlet: Hamlet) -> None:
    bad, good = recorded(hamlet.hearing, tone(2)), ""
    file = folder() / f"{bad}.sound"
    bytes_ = bytearray(file.read_bytes())
    bytes_[40] ^= 1
    (folder() / "0-first.sound").write_bytes(bytes_)
    file.unlink()
    good = recorded(hamlet.hearing, tone(2))
    (left,) = sound.left_behind(hamlet.hearing)
    assert (left.name, left.seconds) == (good, 2)
    assert sound.left_behind(hamlet.hearing, but=good) == []
    with pytest.raises(Damaged, match="sound-damaged"):
        sounds.read("0-first")
    sound.throw_away(good)
    assert sound.left_behind(hamlet.hearing) == []


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from desktop.office import office
from desktop.office.hearings import sound
from tests.unit.hearings.test_sound import MICROPHONE, Line, tone

with office.opened(Path(sys.argv[1])):
    recorder = sound.Recorder(1, MICROPHONE, Line(*(tone(1) for _ in range(8))))
    while recorder._buffer._pieces < 8:
        pass
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_after_a_kill_every_second_that_was_on_the_disk_is_offered(
    hamlet: Hamlet, tmp_path: Path
) -> None:
    from desktop.office import office

    place = office_folder.current().folder
    office.close()
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(place), str(ROOT)], cwd=ROOT, timeout=60, check=False
    )
    assert ran.returncode == -signal.SIGKILL
    office.open_at(place)
    (left,) = sound.left_behind(hamlet.hearing)
    assert left.seconds in (6, 7)  # the encoder holds back part of a second
    made = sound.attach(hamlet.hearing, left.name, actor=hamlet.actor)
    assert loudest(attachments.data_of(made)[1]) > 7_000


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from desktop.office import office
from desktop.office.hearings import sound
from tests.unit.hearings.test_sound import MICROPHONE, Line, tone

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with office.opened(Path(sys.argv[1])):
    line = Line()
    recorder = sound.Recorder(1, MICROPHONE, line)
    resource.setrlimit(resource.RLIMIT_FSIZE, (25_000, resource.RLIM_INFINITY))
    for _ in range(8):
        line.heard(tone(1))
    recorder.stop()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(recorder.look().trouble, sound.left_behind(1)[0].seconds)
"""


def test_a_full_disk_is_told_and_what_was_heard_before_is_whole(hamlet: Hamlet) -> None:
    from desktop.office import office

    place = office_folder.current().folder
    office.close()
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(place), str(ROOT)],
        cwd=ROOT,
        timeout=60,
        check=True,
        capture_output=True,
        text=True,
    )
    trouble, seconds = ran.stdout.split()
    assert trouble != ""
    assert int(seconds) in (3, 4)
    office.open_at(place)


HEARS = """
import sys, threading
sys.path.insert(0, sys.argv[1])
from array import array
from desktop.devices import microphones

(found,) = microphones.names()
enough, samples = threading.Event(), bytearray()

def heard(more):
    samples.extend(more)
    if len(samples) > microphones.RATE * 2:
        enough.set()

opened = microphones.Microphone(found, heard)
assert enough.wait(30)
assert opened.running
opened.close()
print(found.name, max(abs(one) for one in array("h", bytes(samples))))
"""


def test_a_microphone_of_the_system_is_found_by_name_and_heard(tmp_path: Path) -> None:
    """ALSA plays a file into the air."""
    said = tmp_path / "said.raw"
    said.write_bytes(tone(20))
    conf = tmp_path / "asound.conf"
    conf.write_text(
        f"""pcm.!default {{
            type file
            slave.pcm "null"
            file "/dev/null"
            infile "{said}"
            format "raw"
            hint {{ show on  description "Test microphone" }}
        }}"""
    )
    env = {**os.environ, "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{conf}"}
    ran = subprocess.run(
        [sys.executable, "-c", HEARS, str(ROOT)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    name, loud = ran.stdout.rsplit(maxsplit=1)
    assert name == "Test microphone"
    assert int(loud) > 7_000


def test_without_a_microphone_none_is_offered(tmp_path: Path) -> None:
    env = {**os.environ, "ALSA_CONFIG_PATH": str(tmp_path / "none.conf")}
    says = "from desktop.devices import microphones; print(microphones.names())"
    ran = subprocess.run(
        [sys.executable, "-c", says], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
