"""Safe copies of the records, and the way back from one.

A copy is the database, encrypted as it is, and beside it the key file (`copy.db.keys.json`), which
opens it on any PC with the same passphrase or paper key. Blobs lie in a folder `blobs` beside the
copies, encrypted as they are and shared by all of them: being named by content they never change.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw

from db import clock, engine, gate, office_folder, vault
from db.connection import FILE, office_is_open, records
from db.errors import (
    BadPlace,
    Damaged,
    Foreign,
    RecordsError,
    disk_told_apart,
    environment_told_apart,
)
from db.files import sync_folder, write_whole
from db.lock import FolderLock
from db.migrate import BACKUPS, newest
from db.office_folder import BLOBS, KEYS, LOCK
from db.place import refuse_unsafe
from db.vault import Vault

_PART = ".part"


def back_up(target: Path) -> None:
    """Write a verified copy of the open office to target; it appears whole or not at all.

    The key file goes to `target` + `.keys.json`. Deeds may go on meanwhile: the copy is of one
    moment. Raises RecordsError when the disk is full or the copy does not read back.
    """
    office = office_folder.current()
    if target.resolve().parent == office.folder.resolve():
        raise BadPlace("place-in-office", place=str(target))
    draft = target.with_name(target.name + _PART)
    with disk_told_apart(target):
        draft.unlink(missing_ok=True)
    try:
        with environment_told_apart(target), gate.unguarded(records.connection()):
            records.connection().execute("VACUUM INTO ?", (str(draft),))
        verify(draft, office.vault.data_key)
        with disk_told_apart(target):
            keys = (office.folder / KEYS).read_bytes()
            write_whole(keys_of(target), keys)
            _sync(draft)
            draft.replace(target)
            sync_folder(target.parent)
    finally:
        _remove(draft)


def name() -> str:
    """Eight letters that tell this PC's copies from those of other PCs and offices."""
    return office_folder.current().vault.subkey("copies").hex()[:8]


def back_up_files(folder: Path, step: Callable[[int, int], object]) -> int:
    """Copy the blobs that folder's `blobs` lacks; returns how many were copied.

    `step` hears how many are done and how many there are, and may raise to stop: what was copied
    stays and is not copied again. Raises RecordsError for a full disk.
    """
    return _copy_files(office_folder.current().folder / BLOBS, folder / BLOBS, step)


def _copy_files(source: Path, target: Path, step: Callable[[int, int], object]) -> int:
    names = sorted(path.relative_to(source) for path in source.glob("??/*") if path.is_file())
    copied = 0
    for count, name in enumerate(names):
        step(count, len(names))
        there = target / name
        size = (source / name).stat().st_size
        if there.exists() and there.stat().st_size == size:
            continue
        with disk_told_apart(there):
            there.parent.mkdir(parents=True, exist_ok=True)
        with disk_told_apart(source / name):
            data = (source / name).read_bytes()
        write_whole(there, data)
        copied += 1
    step(len(names), len(names))
    return copied


def keys_of(copy: Path) -> Path:
    """Where the key file of a copy lies."""
    return copy.with_name(copy.name + ".keys.json")


def wants_passphrase(source: Path, folder: Path) -> bool:
    """Whether `restore` would ask for a passphrase: no key file at hand has an open slot."""
    present = _key_files(source, folder)
    return bool(present) and all(vault.wants_passphrase(path) for path in present)


def step_back(folder: Path, *, passphrase: str | None = None, paper: str | None = None) -> None:
    """Put back the safety copy a later version of the program made before it migrated.

    Only right when that version wrote nothing since, as one that never showed its window. What it
    made is kept in `backups/`. Raises RecordsError; then the records are as they were.
    """
    assert not office_is_open(), "close the office first"
    lock = FolderLock(folder / LOCK)
    lock.take()
    try:
        key = vault.unlock(folder / KEYS, passphrase=passphrase, paper=paper).data_key
        file, fresh = folder / FILE, folder / (FILE + _PART)
        copy = folder / BACKUPS / f"before-{newest() + 1:04d}.db"
        with disk_told_apart(folder):
            shutil.copyfile(copy, fresh)
            _sync(fresh)
        verify(fresh, key)
        with closing(engine.open_file(file, key)) as connection, environment_told_apart(file):
            connection.pragma(
                "journal_mode", "delete"
            )  # whole in one file, so that one move undoes it
            with disk_told_apart(folder):
                shutil.copyfile(file, folder / BACKUPS / f"undone-{clock.now():%Y%m%dT%H%M%S}.db")
        with disk_told_apart(folder):
            fresh.replace(file)
            sync_folder(folder)
    finally:
        lock.release()


def _key_files(source: Path, folder: Path) -> list[Path]:
    return [path for path in (folder / KEYS, keys_of(source)) if path.exists()]


def verify(copy: Path, key: bytes) -> None:
    """Raise RecordsError unless copy is a records file that reads back whole under that key.

    What its rows say is `db.check`'s affair: a copy of doubtful rows is better than none.
    """
    if not copy.exists():
        raise BadPlace("records-cannot-open", place=str(copy), detail="")
    with closing(engine.open_file(copy, key)) as connection, environment_told_apart(copy):
        if not engine.recognised(connection, copy, newest()):
            raise Foreign("records-foreign", place=str(copy), detail="empty")
        connection.pragma("journal_mode", "delete")  # one file, readable from a locked stick
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Damaged("backup-damaged", place=str(copy))


def restore(
    source: Path, folder: Path, *, passphrase: str | None = None, paper: str | None = None
) -> Path:
    """Put a copy of source in the place of the records in folder, which must be closed.

    Returns the folder in which the present records were put aside, empty when there were none. The
    key file of the folder opens the copy, or else the one beside the copy. This PC gets a new name
    in the journal: what it wrote after the copy may live on elsewhere. Raises RecordsError; then
    the records are as they were.
    """
    assert not office_is_open(), "close the office first"
    refuse_unsafe(folder)
    with disk_told_apart(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(folder / LOCK)
    lock.take()
    fresh = folder / (FILE + _PART)
    try:
        opening = _vault_for(source, folder, passphrase, paper)
        with disk_told_apart(folder):
            shutil.copyfile(source, fresh)
            _sync(fresh)
        verify(fresh, opening.data_key)
        aside = folder / BACKUPS / f"aside-{clock.now():%Y%m%dT%H%M%S}-{clock.new_uid()[:6]}"
        with disk_told_apart(folder):
            aside.mkdir(parents=True)
            if (folder / KEYS).exists():
                shutil.copyfile(folder / KEYS, aside / KEYS)
            # The new name first: after a cut here the present records go on under it, unharmed.
            opening.path = folder / KEYS
            opening.renew_device()
            _swap(fresh, folder, aside)
        if (source.parent / BLOBS).is_dir():
            _copy_files(source.parent / BLOBS, folder / BLOBS, lambda _done, _total: None)
    finally:
        _remove(fresh)
        lock.release()
    return aside


def _vault_for(source: Path, folder: Path, passphrase: str | None, paper: str | None) -> Vault:
    """The vault that opens source: that of the folder, or the one beside source."""
    present = _key_files(source, folder)
    if not present:
        raise BadPlace("backup-without-keys", place=str(keys_of(source)))
    trouble: RecordsError | None = None
    for path in present:
        try:
            found = vault.unlock(path, passphrase=passphrase, paper=paper)
            _probe(source, found.data_key)
        except RecordsError as error:
            trouble = trouble or error
        else:
            return found
    assert trouble is not None
    raise trouble


def _probe(source: Path, key: bytes) -> None:
    """Raise RecordsError unless the key opens source, without writing beside it."""
    if not source.exists():
        raise BadPlace("records-cannot-open", place=str(source), detail="")
    engine.refuse_foreign(source)
    with environment_told_apart(source):
        connection = apsw.Connection(
            f"{source.resolve().as_uri()}?immutable=1",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
        )
        with closing(connection):
            engine.unlock(connection, key, source)


def _swap(fresh: Path, folder: Path, aside: Path) -> None:
    for path in (*folder.glob(FILE + "-*"), folder / FILE):
        if path.exists() and not path.name.startswith(fresh.name):
            path.replace(aside / path.name)
    sync_folder(aside)
    fresh.replace(folder / FILE)
    sync_folder(folder)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(draft: Path) -> None:
    for path in (draft, *draft.parent.glob(draft.name + "-*")):
        path.unlink(missing_ok=True)
