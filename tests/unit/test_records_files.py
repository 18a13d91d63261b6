"""Blobs, drafts, backups and the check of an office."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from db import backup, blobs, clock, drafts, engine, gate, office_folder, uids, vault
from db.check import check, quick
from db.connection import records
from db.errors import BadPlace, Damaged, Foreign, Locked, RecordsError
from db.models import (
    ApprovalStep,
    Document,
    Lease,
    Number,
    Office,
    Person,
    Register,
    Section,
    Verdict,
    Version,
)
from db.office_folder import opened
from db.write import write
from desktop.office.words import tell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def office(folder: Path) -> Iterator[Path]:
    with opened(folder):
        yield folder


def furnish() -> Document:
    """A paper that was drafted, signed and numbered."""
    with write("setup", "document.numbered"):
        section = Section.create(name="สำนักปลัด")
        person = Person.create(first_name="ปรีดา", last_name="สมมติ")
        document = Document.create(kind="memo", section=section, drafter=person, source="เรื่อง")
        sha256 = hashlib.sha256(b"x").hexdigest()
        version = Version.create(document=document, source="x", sha256=sha256, made_by=person)
        ApprovalStep.create(
            document=document, place=1, stage="sign", verdict=Verdict.PASSED, person=person,
            version=version,
        )  # fmt: skip
        register = Register.create(
            uid=uids.register("sent", section.uid, 2567), kind="sent", section=section, year=2567
        )
        lease = Lease.create(register=register, device="d", epoch=1, low=1, high=10)
        Number.create(
            uid=uids.number(register.uid, 3), register=register, value=3, text="๓",
            document=document, lease=lease, taken_by=person,
        )  # fmt: skip
    return document


# Blobs.


@pytest.mark.usefixtures("office")
def test_a_blob_is_kept_once_under_its_hash_and_encrypted() -> None:
    data = "ตรา".encode() * 1000
    name = blobs.put(data)
    assert name == hashlib.sha256(data).hexdigest() == blobs.put(data)
    assert blobs.get(name) == data
    assert blobs.get(blobs.put(b"")) == b""
    assert blobs.holds(name)
    files = list(office_folder.current().folder.rglob("blobs/*/*"))
    assert len(files) == 2
    assert not any("ตรา".encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: b"",
        lambda kept: kept[:-1],
        lambda kept: kept[:30] + bytes([kept[30] ^ 1]) + kept[31:],
    ],
    ids=["empty", "short", "flipped"],
)
def test_a_spoilt_blob_is_told(office: Path, spoil: Callable[[bytes], bytes]) -> None:
    name = blobs.put(b"x" * 100)
    (file,) = office.glob("blobs/*/*")
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(Damaged) as trouble:
        blobs.get(name)
    assert trouble.value.reason == "blob-damaged"


def test_a_blob_put_in_anothers_place_is_told(office: Path) -> None:
    one, two = blobs.put(b"one"), blobs.put(b"two")
    (office / "blobs" / one[:2] / one).replace(office / "blobs" / two[:2] / two)
    with pytest.raises(Damaged):
        blobs.get(two)
    with pytest.raises(Damaged) as trouble:
        blobs.get(one)
    assert trouble.value.reason == "blob-missing"


# Drafts.


def test_a_draft_is_kept_until_it_is_cleared(office: Path) -> None:
    before = clock.now()
    drafts.save("d1", "ข้อความ\n🙂 \ud83d")
    drafts.save("new-memo", "อื่น")
    drafts.save("d1", "ข้อความ ๒ \ud83d")
    text, at = drafts.load("d1") or ("", before)
    assert text == "ข้อความ ๒ \ud83d"
    assert before <= at <= clock.now() + timedelta(seconds=1)
    assert drafts.kept() == ["d1", "new-memo"]
    assert not any("ข้อ".encode() in path.read_bytes() for path in office.glob("drafts/*"))
    drafts.clear("d1")
    drafts.clear("d1")
    assert drafts.load("d1") is None
    assert drafts.kept() == ["new-memo"]


def test_a_spoilt_or_exchanged_draft_is_told(office: Path) -> None:
    drafts.save("d1", "one")
    (office / "drafts" / "d1.draft").rename(office / "drafts" / "d2.draft")
    with pytest.raises(Damaged) as trouble:
        drafts.load("d2")
    assert trouble.value.reason == "draft-damaged"


# Backup.


def test_a_backup_holds_what_the_log_holds_and_can_be_restored(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "stick" / "copy.db"
    copy.parent.mkdir()
    with opened(folder) as office:
        furnish()
        backup.back_up(copy)
        before = office.vault.device
        with write("clerk", "section.renamed"):
            Section.update(name="later").execute()
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.db", "copy.db.keys.json"]
    aside = backup.restore(copy, folder)
    with opened(folder) as office:
        assert Section.get().name == "สำนักปลัด"
        assert office.vault.device.id != before.id
        assert office.vault.data_key == vault.unlock(aside / "keys.json").data_key
    backup.verify(aside / "office.db", office.vault.data_key)
    assert not list(tmp_path.rglob("*.part*"))


def test_a_backup_opens_on_a_bare_pc(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with opened(folder, "ลับ"):
        furnish()
        backup.back_up(copy)
    with pytest.raises(Locked):
        backup.restore(copy, tmp_path / "new")
    backup.restore(copy, tmp_path / "new", passphrase="ลับ")
    with opened(tmp_path / "new", "ลับ"):
        assert Section.get().name == "สำนักปลัด"
    backup.keys_of(copy).unlink()
    with pytest.raises(BadPlace) as trouble:
        backup.restore(copy, tmp_path / "third", passphrase="ลับ")
    assert trouble.value.reason == "backup-without-keys"


def test_a_backup_of_another_office_takes_its_place_with_its_own_keys(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    with opened(tmp_path / "other"):
        furnish()
        backup.back_up(copy)
    with opened(folder), write("setup", "section.added"):
        Section.create(name="mine")
    aside = backup.restore(copy, folder)
    with opened(folder):
        assert Section.get().name == "สำนักปลัด"
    mine = vault.unlock(aside / "keys.json")
    backup.verify(aside / "office.db", mine.data_key)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda whole: b"", Foreign),
        (lambda whole: b"not a database at all" * 999, Foreign),
        (lambda whole: whole[: len(whole) // 2 // 4096 * 4096], Damaged),
        (lambda whole: whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:], Damaged),
        (lambda whole: bytes([whole[0] ^ 1]) + whole[1:], Damaged),
    ],
    ids=["empty", "text", "half", "bit", "head"],
)
def test_a_spoilt_backup_is_refused_and_the_office_stays(
    folder: Path, tmp_path: Path, spoil: Callable[[bytes], bytes], kind: type[RecordsError]
) -> None:
    copy = tmp_path / "copy.db"
    with opened(folder):
        furnish()
        backup.back_up(copy)
    copy.write_bytes(spoil(copy.read_bytes()))
    with pytest.raises(kind):
        backup.restore(copy, folder)
    with opened(folder):
        assert Section.get().name == "สำนักปลัด"
    assert not list(tmp_path.rglob("*.part*"))


def test_an_office_with_a_broken_link_can_still_be_saved(office: Path, tmp_path: Path) -> None:
    furnish()
    by_force("UPDATE document SET section_id = 99")
    backup.back_up(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 0


def test_a_backup_is_one_file_that_reads_from_a_locked_stick(office: Path, tmp_path: Path) -> None:
    furnish()
    copy = tmp_path / "copy.db"
    backup.back_up(copy)
    connection = apsw.Connection(
        f"{copy.as_uri()}?mode=ro", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
    engine.unlock(connection, office_folder.current().vault.data_key, copy)
    assert connection.pragma("journal_mode") == "delete"
    connection.close()
    assert not list(tmp_path.glob("copy.db-*"))


def test_a_backup_replaces_an_older_one_and_stays_out_of_the_office(
    office: Path, tmp_path: Path
) -> None:
    backup.back_up(tmp_path / "copy.db")
    backup.back_up(tmp_path / "copy.db")
    with pytest.raises(BadPlace) as trouble:
        backup.back_up(office / "copy.db")
    assert trouble.value.reason == "place-in-office"
    with pytest.raises(RecordsError) as missing:
        backup.back_up(tmp_path / "gone" / "copy.db")
    assert missing.value.reason == "records-cannot-open"


# Check.


def by_force(sql: str) -> None:
    """What no deed may do: as another program, or damage, would."""
    connection = records.connection()
    with gate.unguarded(connection):
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute(sql)
        connection.execute("PRAGMA foreign_keys = 1")


@pytest.mark.usefixtures("office")
def test_a_sound_office_has_no_findings() -> None:
    furnish()
    with write("setup", "office.set"):
        Office.create(name="เทศบาลตำบลตัวอย่าง", emblem=blobs.put(b"<svg/>"))
    assert check() == []


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE document SET section_id = 99", "check-link"),
        ("PRAGMA user_version = 77", "check-schema"),
        ("DROP TABLE clause", "check-table"),
        ("UPDATE number SET value = 11", "check-number-lease"),
        ("UPDATE number SET value = 4", "check-uid"),
        ("UPDATE register SET year = 2568", "check-uid"),
        ("INSERT INTO lease SELECT 2, 'l2', register_id, 'e', 1, 10, 20, granted_at FROM lease",
         "check-leases-overlap"),
        ("UPDATE version SET source = 'forged'", "check-version"),
        ("UPDATE approval_step SET document_id = 2", "check-step-version"),
        ("INSERT INTO office (uid, emblem) VALUES ('o', hex(zeroblob(32)))", "blob-missing"),
        ("DELETE FROM operation WHERE seq = 2", "check-gap"),
        ("UPDATE operation SET line = replace(line, '[2,', '[3,') WHERE seq = 2", "check-line"),
        ("UPDATE operation SET uid = 'x' WHERE seq = 2", "check-line"),
        ("UPDATE operation SET private = '[]' WHERE seq = 2", "check-line"),
        ("INSERT INTO section (uid, name) VALUES ('u', 'x')", "check-unlogged"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(sql: str, reason: str) -> None:
    first = furnish()
    with write("setup", "document.drafted"):
        Document.create(kind="memo", section=first.section, drafter=first.drafter, source="y")
    by_force(sql)
    assert reason in {finding.reason for finding in check()}


@pytest.mark.usefixtures("office")
def test_many_findings_of_a_kind_are_counted() -> None:
    by_force(
        "INSERT INTO post (uid, name, section_id) SELECT 'p' || value, 'x', 99 FROM "
        "(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 25) "
        "SELECT value FROM n)"
    )
    links = [finding for finding in check() if finding.reason in {"check-link", "check-more"}]
    assert len([finding for finding in links if finding.reason == "check-link"]) == 10
    assert links[10].facts == {"count": 15}


def test_a_damaged_page_is_found(folder: Path) -> None:
    with opened(folder):
        furnish()
        connection = records.connection()
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'clause'").get
        size = connection.pragma("page_size")
    file = folder / "office.db"
    whole = bytearray(file.read_bytes())
    whole[(page - 1) * size + 1000] ^= 1  # of a table no start reads
    file.write_bytes(whole)
    with opened(folder):
        assert quick() == check()
        (finding,) = check()
    assert finding.reason == "records-damaged"
    assert "office.db" in tell(finding)


def test_a_copy_opened_by_the_engine_is_not_guarded(office: Path, tmp_path: Path) -> None:
    backup.back_up(tmp_path / "copy.db")
    connection = engine.open_file(tmp_path / "copy.db", office_folder.current().vault.data_key)
    assert isinstance(connection, apsw.Connection)
    connection.close()
