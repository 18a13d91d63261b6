"""Updating from a file: what is taken, what is refused, and the way back."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from db import engine, office_folder
from db.migrate import newest
from desktop.office import office
from desktop.office.errors import Refused
from desktop.office.updates import applying, package, place, staging
from tests import update_kit as kit


@pytest.fixture
def vendor() -> kit.Vendor:
    return kit.Vendor()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return kit.version_tree(tmp_path / "old", kit.IDLE)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return kit.version_tree(tmp_path / "new", kit.IDLE, word="ใหม่")


@pytest.fixture
def here(tmp_path: Path, old: Path) -> place.Place:
    return place.Place(kit.install(tmp_path / "โปรแกรม", old, "1.0.0"))


def refused(reason: str, deed: Callable[[], object]) -> None:
    with pytest.raises(Refused) as error:
        deed()
    assert error.value.reason == reason


def test_a_full_update_and_a_delta_make_the_same_version(
    vendor: kit.Vendor, old: Path, new: Path, here: place.Place, tmp_path: Path
) -> None:
    full = vendor.update(new, "1.1.0", tmp_path / "full.pku")
    delta = vendor.update(new, "1.1.0", tmp_path / "delta.pku", old)
    assert len(zipfile.ZipFile(delta).namelist()) == 3
    assert len(zipfile.ZipFile(full).namelist()) > 5
    steps: list[float] = []
    for file in (full, delta):
        here.root.joinpath("current").write_text("1.0.0")
        assert applying.apply(file, here, [vendor.public], step=steps.append) == "1.1.0"
        assert here.current == "1.1.0"
        assert kit.contents(here.folder("1.1.0")) == kit.contents(new)
        assert kit.contents(here.folder("1.0.0")) == kit.contents(old)
    assert steps[-1] == 1.0


def test_the_same_version_makes_the_same_update(
    vendor: kit.Vendor, new: Path, tmp_path: Path
) -> None:
    one, two = (vendor.update(new, "1.1.0", tmp_path / name) for name in ("1.pku", "2.pku"))
    assert one.read_bytes() == two.read_bytes()


def test_the_spare_key_is_as_good_and_another_is_none(
    vendor: kit.Vendor, new: Path, here: place.Place, tmp_path: Path
) -> None:
    file = vendor.update(new, "1.1.0", tmp_path / "u.pku")
    other = kit.Vendor().public
    refused("update-signature", lambda: applying.apply(file, here, [other]))
    refused("update-no-keys", lambda: applying.apply(file, here, []))
    assert applying.apply(file, here, [other, vendor.public]) == "1.1.0"


def rewritten(file: Path, out: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return out


def test_what_was_altered_after_signing_is_refused(
    vendor: kit.Vendor, new: Path, here: place.Place, tmp_path: Path
) -> None:
    file = vendor.update(new, "1.1.0", tmp_path / "u.pku")

    def raised(name: str, data: bytes) -> bytes:
        return data.replace(b"1.1.0", b"9.9.9") if name == "manifest.json" else data

    def longer(name: str, data: bytes) -> bytes:
        return data + b"#" if name.startswith("blobs/") else data

    def other(name: str, data: bytes) -> bytes:
        return bytes(len(data)) if name.startswith("blobs/") else data

    for reason, change in (
        ("update-signature", raised),
        ("update-damaged", longer),
        ("update-damaged", other),
    ):
        bad = rewritten(file, tmp_path / "bad.pku", change)
        refused(reason, lambda bad=bad: applying.apply(bad, here, [vendor.public]))  # type: ignore[misc]
    cut = tmp_path / "cut.pku"
    cut.write_bytes(file.read_bytes()[:-40])
    refused("update-no-update", lambda: applying.apply(cut, here, [vendor.public]))
    refused("update-missing", lambda: applying.apply(tmp_path / "x", here, [vendor.public]))
    assert here.current == "1.0.0"
    assert not here.folder("1.1.0").exists()


@pytest.mark.parametrize(
    "bad",
    [
        "../x",
        "/x",
        "a/../x",
        "a\\x",
        "c:x",
        "a//x",
        "lib/CON.txt",
        "a.",
        "a/./b",
        "",
        "nul",
        "a\0b",
    ],
)
def test_a_place_outside_the_version_is_refused(bad: str) -> None:
    files = {bad: ["0" * 64, 1, False]}
    told = {"program": "prachakhom", "version": "1.1", "system": "linux", "files": files}
    with pytest.raises(ValueError):
        package.manifest_of(json.dumps(told).encode())


def test_two_files_at_one_place_are_refused() -> None:
    for pair in (("a/B", "A/b"), ("a", "a/b")):
        files = {name: ["0" * 64, 1, False] for name in pair}
        told = {"program": "prachakhom", "version": "1.1", "system": "linux", "files": files}
        with pytest.raises(ValueError, match="one place"):
            package.manifest_of(json.dumps(told).encode())


def test_version_system_and_room_are_looked_at_first(
    vendor: kit.Vendor, old: Path, new: Path, here: place.Place, tmp_path: Path
) -> None:
    def staged(file: Path, free: int = 1 << 40) -> None:
        opened = package.open_package(file, [vendor.public])
        try:
            staging.stage(opened, here, system="linux", free=lambda _folder: free)
        finally:
            opened.close()

    same = vendor.update(new, "1.0.0", tmp_path / "same.pku")
    refused("update-not-newer", lambda: staged(same))
    windows = vendor.update(new, "1.1.0", tmp_path / "win.pku", system="windows")
    refused("update-other-system", lambda: staged(windows))
    good = vendor.update(new, "1.10.0", tmp_path / "good.pku")
    refused("update-disk-full", lambda: staged(good, free=1000))
    third = kit.version_tree(tmp_path / "third", kit.IDLE, files=5)
    foreign = vendor.update(new, "1.1.0", tmp_path / "delta.pku", third)
    (here.folder("1.0.0") / "lib/deep/1.bin").unlink()
    refused("update-needs-full", lambda: staged(foreign))
    staged(good)


def test_a_version_that_does_not_start_never_becomes_current(
    vendor: kit.Vendor, here: place.Place, tmp_path: Path
) -> None:
    bad = kit.version_tree(tmp_path / "bad", kit.STOPS)
    file = vendor.update(bad, "1.1.0", tmp_path / "u.pku")
    refused("update-does-not-start", lambda: applying.apply(file, here, [vendor.public]))
    assert here.current == "1.0.0"
    assert not here.folder("1.1.0").exists()


def test_the_launcher_goes_back_after_one_start_in_vain(
    vendor: kit.Vendor, new: Path, here: place.Place, tmp_path: Path
) -> None:
    applying.apply(vendor.update(new, "1.1.0", tmp_path / "u.pku"), here, [vendor.public])

    def start() -> str:
        subprocess.run([here.launcher], check=True)
        return here.current

    assert start() == "1.1.0"  # shows no window
    assert start() == "1.0.0"
    assert here.fell() == "1.1.0"
    assert start() == "1.0.0"

    applying.apply(tmp_path / "u.pku", here, [vendor.public])
    assert start() == "1.1.0"
    here.settle()  # its window stood
    assert [start(), start()] == ["1.1.0", "1.1.0"]
    assert here.fell() == ""


def test_only_the_version_before_is_kept(
    vendor: kit.Vendor, here: place.Place, tmp_path: Path
) -> None:
    for version in ("1.1.0", "1.2.0", "1.10.0"):
        tree = kit.version_tree(tmp_path / version, kit.IDLE, word=version)
        file = vendor.update(tree, version, tmp_path / f"{version}.pku")
        applying.apply(file, here, [vendor.public])
    assert {path.name for path in here.folder("x").parent.iterdir()} == {"1.2.0", "1.10.0", "1.1.0"}


def test_who_updates_what_is_told(tmp_path: Path, here: place.Place) -> None:
    refused("update-from-source", place.own)
    inside = here.folder("1.0.0") / "_internal/resources"
    assert place.own(inside) == here


def test_records_are_copied_first_and_tried_with_the_new_version(
    vendor: kit.Vendor, here: place.Place, tmp_path: Path
) -> None:
    folder = tmp_path / "office"
    office_folder.create(folder, "รหัสผ่านของสำนักงาน")
    tree = kit.version_tree(tmp_path / "real", kit.STARTS)
    file = vendor.update(tree, "1.1.0", tmp_path / "u.pku")
    office_folder.open_office(folder, passphrase="รหัสผ่านของสำนักงาน")
    try:
        assert applying.apply(file, here, [vendor.public]) == "1.1.0"
    finally:
        office_folder.close_office()
    kept = [path.name for path in (folder / "backups").iterdir()]
    assert len(kept) == 2, kept
    assert all(name.startswith("before-program-1.1.0-") for name in kept)


def test_records_a_fallen_version_migrated_come_back(
    here: place.Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    office_folder.create(folder)
    opened = office_folder.open_office(folder)
    key = opened.vault.data_key
    office_folder.close_office()
    connection = engine.open_file(folder / "office.db", key)
    copy = folder / f"backups/before-{newest() + 1:04d}.db"
    connection.execute("VACUUM INTO ?", (str(copy),))
    connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
    connection.pragma("user_version", newest() + 1)
    connection.close()
    monkeypatch.setattr(place, "here", lambda: here)
    with pytest.raises(office.RecordsError):
        office.open_at(folder)
    (here.root / "fell").write_text("1.1.0")
    office.open_at(folder)
    office.close()
    assert [path for path in (folder / "backups").iterdir() if path.name.startswith("undone-")]


def test_the_vendors_keys_are_made_outside_and_only_once(tmp_path: Path) -> None:
    public = tmp_path / "keys.toml"
    public.write_text('# why\ncurrent = ""\nspare = ""\n')
    make = kit.tool("make_keys").make
    make(tmp_path / "safe", public)
    told = public.read_text()
    assert told.startswith("# why\ncurrent = ")
    for name in ("current", "spare"):
        secret = tmp_path / f"safe/{name}.pem"
        assert secret.stat().st_mode & 0o077 == 0
        key = load_pem_private_key(secret.read_bytes(), None).public_key()
        assert f'{name} = "{key.public_bytes_raw().hex()}"' in told  # type: ignore[union-attr]
    with pytest.raises(SystemExit):
        make(tmp_path / "safe", public)
    with pytest.raises(SystemExit):
        make(kit.ROOT / "build/keys", public)


def test_the_keys_this_program_ships_are_two_or_none() -> None:
    keys = package.shipped_keys()
    assert len(keys) in (0, 2)
    assert all(len(key) == 32 for key in keys)
    assert len(set(keys)) == len(keys)
