"""The office folder: made, opened by one program, refused where records are not safe."""

import subprocess
import sys
from pathlib import Path

import pytest

from db import office_folder, place
from db.connection import records
from db.errors import BadPlace, Damaged, InUse, Locked, RecordsError
from db.models import Section
from db.office_folder import create, open_office, opened
from db.write import write

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from db.office_folder import opened
with opened(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def reason_of(folder: Path, **keys: str) -> str:
    with pytest.raises(RecordsError) as trouble:
        open_office(folder, **keys)
    assert records.database is None
    return trouble.value.reason


def test_an_office_is_made_once_and_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "ที่ทำการ" / "office"
    paper = create(folder)
    names = {path.name for path in folder.iterdir()}
    assert names == {"office.db", "keys.json", "blobs", "backups", "drafts", "lock"}
    with opened(folder) as office:
        assert office.vault.is_open
        with write("setup", "section.added"):
            Section.create(name="กองคลัง")
    office = open_office(folder, paper=paper)
    assert Section.get().name == "กองคลัง"
    office_folder.close_office()
    with pytest.raises(BadPlace) as trouble:
        create(folder)
    assert trouble.value.reason == "place-has-office"


def test_a_passphrase_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    paper = create(folder, "ลับ")
    assert reason_of(folder) == "passphrase-needed"
    assert reason_of(folder, passphrase="x") == "passphrase-wrong"
    for keys in ({"passphrase": "ลับ"}, {"paper": paper}):
        open_office(folder, **keys)
        office_folder.close_office()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("x")
    with pytest.raises(BadPlace) as trouble:
        create(tmp_path)
    assert trouble.value.reason == "place-not-empty"
    assert trouble.value.facts["found"] == "letter.docx"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.docx"]


def test_a_folder_without_an_office_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    assert reason_of(tmp_path) == "place-no-office"
    assert list(tmp_path.iterdir()) == []


def test_a_making_cut_short_can_be_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    create(folder)
    (folder / "keys.json").rename(folder / "keys.json.new")
    assert reason_of(folder) == "place-no-office"
    create(folder)
    with opened(folder):
        assert Section.select().count() == 0


def test_what_a_killed_program_left_half_written_is_swept(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    create(folder)
    for part in ("", "blobs", "drafts"):
        (folder / part / ".whole-abc").write_bytes(b"half")
    with opened(folder):
        assert not list(folder.rglob(".*"))


def test_missing_parts_are_told_and_nothing_is_made_in_their_place(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    create(folder)
    keys = (folder / "keys.json").read_bytes()
    (folder / "keys.json").unlink()
    assert reason_of(folder) == "keys-missing"
    (folder / "keys.json").write_bytes(keys)
    (folder / "office.db").write_bytes(b"")
    assert reason_of(folder) == "records-missing"
    (folder / "office.db").unlink()
    assert reason_of(folder) == "records-missing"
    assert not (folder / "office.db").exists()


def test_the_keys_of_another_office_open_nothing(tmp_path: Path) -> None:
    for name in ("one", "two"):
        create(tmp_path / name)
    (tmp_path / "two" / "keys.json").replace(tmp_path / "one" / "keys.json")
    with pytest.raises(Damaged) as trouble:
        open_office(tmp_path / "one")
    assert trouble.value.reason == "records-key-or-head"


def test_one_program_at_a_time_and_a_dead_one_lets_go(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    create(folder)
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(InUse) as trouble:
            open_office(folder)
        assert trouble.value.facts["pid"] == str(other.pid)
        other.kill()
    with opened(folder):
        assert Section.select().count() == 0


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - เทศบาลตำบลตัวอย่าง",
        "Dropbox",
        "Dropbox (งาน)",
        "Google Drive",
        "My Drive",
    ],
)
def test_a_cloud_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadPlace) as trouble:
        create(tmp_path / name / "office")
    assert trouble.value.reason == "place-cloud"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["OneDriveway", "dropbox-notes", "Drive"])
def test_a_folder_that_only_sounds_like_one_is_not(tmp_path: Path, name: str) -> None:
    place.refuse_unsafe(tmp_path / name)


@pytest.mark.parametrize("folder", [r"\\server\share\office", "//server/share/office"])
def test_a_share_is_refused(folder: str) -> None:
    with pytest.raises(BadPlace) as trouble:
        place.refuse_unsafe(Path(folder))
    assert trouble.value.reason == "place-network"


MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/share rw,relatime shared:2 master:1 - cifs //server/share rw
31 22 0:41 / /mnt/with\\040space rw - nfs4 server:/x rw
32 30 8:2 / /mnt/share/disk rw - ext4 /dev/sdb1 rw
33 22 0:42 / /home/u/cloud rw - fuse.rclone drive: rw
34 22 8:3 / /mnt/twice rw - cifs //server/old rw
35 22 8:3 / /mnt/twice rw - ext4 /dev/sdc1 rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/u/office", ""),
        ("/mnt/share/a/b", "cifs"),
        ("/mnt/share", "cifs"),
        ("/mnt/shared", ""),
        ("/mnt/share/disk/office", ""),
        ("/mnt/with space/office", "nfs4"),
        ("/home/u/cloud/office", "fuse.rclone"),
        ("/mnt/twice/office", ""),
    ],
)
def test_the_mount_a_folder_lies_on_is_found(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert place.network_mount(Path(folder), mounts) == kind


def test_a_locked_office_leaves_no_lock_behind(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    create(folder, "ลับ")
    with pytest.raises(Locked):
        open_office(folder)
    open_office(folder, passphrase="ลับ")
    office_folder.close_office()
