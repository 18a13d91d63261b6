"""Files of a hearing: photographs know their moment, marks point into recordings."""

from __future__ import annotations

import hashlib
import io
import wave
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from db import clock
from desktop.office.errors import Refused
from desktop.office.hearings import attachments, floor

NOON = datetime(2026, 12, 20, 5, 0, tzinfo=UTC)


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def photo(*, taken: str = "", zone: str = "", orientation: int = 1) -> bytes:
    picture = Image.new("RGB", (40, 20), "red")
    picture.putpixel((0, 0), (0, 0, 255))
    exif = Image.Exif()
    exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if zone:
        exif.get_ifd(0x8769)[0x9011] = zone
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif, quality=95)
    return made.getvalue()


def sound(seconds: int) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(100)
        file.writeframes(b"\x80" * 100 * seconds)
    return made.getvalue()


def test_a_photograph_has_its_own_moment_and_is_kept_as_it_came(hamlet) -> None:
    data = photo(taken="2026:12:20 10:15:30")
    made = attachments.add(hamlet.hearing, "เวที.JPG", data, actor=hamlet.actor)
    (row,) = attachments.of_hearing(hamlet.hearing)
    assert (row.id, row.kind, row.name) == (made, "photo", "เวที.JPG")
    assert row.taken_at == datetime(2026, 12, 20, 3, 15, 30, tzinfo=UTC)
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert attachments.data_of(made) == ("เวที.JPG", data)
    elsewhere = photo(taken="2026:12:20 10:15:30", zone="+00:00")
    attachments.add(hamlet.hearing, "b.jpg", elsewhere, actor=hamlet.actor)
    assert attachments.of_hearing(hamlet.hearing)[1].taken_at == datetime(
        2026, 12, 20, 10, 15, 30, tzinfo=UTC
    )


def test_a_photograph_is_shown_as_it_was_held(hamlet) -> None:
    data = photo(orientation=6)  # held upright, the sensor lying
    attachments.add(hamlet.hearing, "a.jpg", data, actor=hamlet.actor)
    (row,) = attachments.of_hearing(hamlet.hearing)
    with Image.open(io.BytesIO(attachments.thumbnail(row.sha256, 20))) as small:
        assert small.size == (10, 20)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"not a picture"),
        ("a.heic", b"\0\0\0\x18ftypheic"),
        ("a.png", photo()[:200]),
        ("a.jpg", photo()[:-40]),
    ],
)
def test_a_picture_that_cannot_be_read_is_told(hamlet, name: str, data: bytes) -> None:
    with refused("attachment-no-picture"):
        attachments.add(hamlet.hearing, name, data, actor=hamlet.actor)
    assert attachments.of_hearing(hamlet.hearing) == []


def test_the_same_file_twice_and_an_empty_one_are_told(hamlet) -> None:
    attachments.add(hamlet.hearing, "a.pdf", b"x", actor=hamlet.actor)
    with refused("attachment-twice"):
        attachments.add(hamlet.hearing, "b.pdf", b"x", actor=hamlet.actor)
    with refused("attachment-empty"):
        attachments.add(hamlet.hearing, "c.pdf", b"", actor=hamlet.actor)
    (row,) = attachments.of_hearing(hamlet.hearing)
    attachments.describe(row.id, "ใบลงทะเบียน", actor=hamlet.actor)
    assert attachments.of_hearing(hamlet.hearing)[0].caption == "ใบลงทะเบียน"
    attachments.discard(row.id, actor=hamlet.actor)
    assert attachments.of_hearing(hamlet.hearing) == []
    attachments.add(hamlet.hearing, "b.pdf", b"x", actor=hamlet.actor)


def test_marks_point_into_the_recording_that_ran(hamlet) -> None:
    with refused("audio-needs-start"):
        attachments.add(hamlet.hearing, "a.m4a", b"x", actor=hamlet.actor)
    for minute, name in ((0, "เช้า.m4a"), (60, "บ่าย.m4a")):
        start = NOON + timedelta(minutes=minute)
        attachments.add(hamlet.hearing, name, name.encode(), taken_at=start, actor=hamlet.actor)
    for minute in (-1, 2, 61):
        with clock.standing(NOON + timedelta(minutes=minute)):
            floor.mark(hamlet.hearing, actor=hamlet.actor)
    found = [(p.recording.name, p.offset) for p in attachments.places(hamlet.hearing)]
    assert found == [("เช้า.m4a", timedelta(minutes=2)), ("บ่าย.m4a", timedelta(minutes=1))]


def test_the_start_of_a_recording_is_guessed_from_the_floor_or_from_the_file(
    hamlet, tmp_path: Path
) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(sound(30))
    import os

    os.utime(file, (NOON.timestamp(), NOON.timestamp()))
    assert attachments.guess_start(hamlet.hearing, file) == NOON - timedelta(seconds=30)
    with clock.standing(NOON - timedelta(minutes=9)):
        floor.record(hamlet.hearing, on=True, actor=hamlet.actor)
    assert attachments.guess_start(hamlet.hearing, file) == NOON - timedelta(minutes=9)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with refused("file-unreadable"):
        attachments.read(tmp_path / "none.jpg")
    (tmp_path / "none.jpg").touch()
    with refused("attachment-empty"):
        attachments.read(tmp_path / "none.jpg")
