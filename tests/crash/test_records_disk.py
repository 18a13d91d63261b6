"""A full disk, a folder that cannot be written, bytes that changed: told in words, nothing lost."""

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from db import blobs, drafts
from db.check import check
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.models import Section
from db.office_folder import close_office, create, open_office, opened
from db.write import write

ROOT = Path(__file__).parents[2]


def add(name: str) -> None:
    with write("clerk", "section.added"):
        Section.create(name=name)


def names() -> list[str]:
    return [section.name for section in Section.select().order_by(Section.id)]


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "office"):
        add("one")
        pages = records.pragma("page_count")
        records.pragma("max_page_count", pages)
        with pytest.raises(RecordsError) as trouble:
            add("x" * 500_000)
        assert trouble.value.reason == "records-disk-full"
        assert names() == ["one"]
        records.pragma("max_page_count", pages + 1000)
        add("two")
    with opened(tmp_path / "office"):
        assert names() == ["one", "two"]
        assert check() == []


def test_a_disk_that_fills_up_at_any_page_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "office"):
        add("one")
        pages = records.pragma("page_count")
        for room in range(12):
            records.pragma("max_page_count", pages + room)
            with pytest.raises(RecordsError) as trouble:
                add("x" * 60_000)
            assert trouble.value.reason == "records-disk-full"
            assert names() == ["one"]
        assert check() == []


READ_ONLY = """
import os, sys
from pathlib import Path
from db import backup
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.models import Section
from db.office_folder import create, open_office
folder = Path(sys.argv[1])
if os.geteuid() == 0:  # to root nothing is read-only
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for deed in (open_office, lambda f: create(f / "new")):
    try:
        deed(folder)
    except RecordsError as trouble:
        print(trouble.reason)
"""


def test_a_folder_that_cannot_be_written_is_told_and_left_alone() -> None:
    # Not in tmp_path: the other user must be able to come as far as the folder.
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "office"
        create(folder)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        Path(parent).chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(folder)]
        ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        folder.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o755)
        after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert (ended.stdout, ended.stderr) == ("records-read-only\n" * 2, "")
    assert after == before


def test_every_changed_bit_of_the_records_is_noticed(tmp_path: Path) -> None:
    whole = tmp_path / "office"
    with opened(whole):
        for n in range(40):
            add(f"{n} " + "ก" * 500)
    content = (whole / "office.db").read_bytes()
    chance = random.Random(2567)
    told = {"records-damaged", "records-key-or-head", "records-foreign", "check-pages"}
    spots = [*range(16), *(chance.randrange(16, len(content)) for _ in range(60))]
    for spot in spots:
        changed = bytearray(content)
        changed[spot] ^= 1 << chance.randrange(8)
        (whole / "office.db").write_bytes(changed)
        reasons = troubles(whole)
        assert reasons & told, spot
    (whole / "office.db").write_bytes(content)
    assert troubles(whole) == set()


def troubles(folder: Path) -> set[str]:
    try:
        open_office(folder)
    except RecordsError as trouble:
        return {trouble.reason}
    found = {finding.reason for finding in check()}
    close_office()
    return found


@pytest.mark.parametrize("part", [0, 1, 4096, 4097, 20_000])
def test_records_cut_short_are_told(tmp_path: Path, part: int) -> None:
    with opened(tmp_path / "office"):
        add("one")
    file = tmp_path / "office" / "office.db"
    file.write_bytes(file.read_bytes()[:part])
    assert troubles(tmp_path / "office") & {
        "records-missing",
        "records-foreign",
        "records-damaged",
        "records-key-or-head",
    }


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096) == 4096:
            pass


def room_is_made(folder: Path) -> bool:
    """Mount a disk of two megabytes there, where the system lets us."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_full_disk_spares_the_draft_and_the_key_file(tmp_path: Path) -> None:
    small = tmp_path / "small"
    if not room_is_made(small):  # not root: at least the kernel's own answer is told
        with pytest.raises(RecordsError) as trouble, disk_told_apart("/dev/full"):
            fill(Path("/dev/full"))
        assert trouble.value.reason == "records-disk-full"
        return
    try:
        paper = create(small / "office")
        with opened(small / "office") as office:
            drafts.save("d1", "kept")
            with pytest.raises(OSError, match="No space"):
                fill(small / "filler")
            for deed in (
                lambda: drafts.save("d1", "x" * 50_000),
                lambda: blobs.put(b"y" * 50_000),
                lambda: add("z" * 500_000),
                lambda: office.vault.new_paper_key(paper),
            ):
                with pytest.raises(RecordsError) as trouble:
                    deed()
                assert trouble.value.reason == "records-disk-full"
            assert (drafts.load("d1") or ("",))[0] == "kept"
        with pytest.raises(OSError, match="No space"):
            fill(small / "more")
        assert troubles(small / "office") == {"records-disk-full"}
        for filler in ("filler", "more"):
            (small / filler).unlink()
        with opened(small / "office"):
            add("after")
        with opened(small / "office"):
            assert names() == ["after"]
            assert check() == []
        assert not list((small / "office").rglob(".*"))
    finally:
        subprocess.run(["umount", "--lazy", str(small)], check=True)


def test_a_write_that_breaks_off_leaves_the_old_content(tmp_path: Path) -> None:
    old = create(tmp_path / "office")
    with opened(tmp_path / "office") as office:
        drafts.save("d1", "kept")
        paper = office.vault.new_paper_key(old)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            for deed in (
                lambda: drafts.save("d1", "x" * 50_000),
                lambda: blobs.put(b"y" * 50_000),
                lambda: office.vault.note_sealed(7),
                lambda: add("z"),
            ):
                with pytest.raises(RecordsError):
                    deed()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert not list((tmp_path / "office").rglob(".*"))
        assert (drafts.load("d1") or ("",))[0] == "kept"
        add("after")
    open_office(tmp_path / "office", paper=paper)
    assert names() == ["after"]
    assert check() == []
    close_office()
