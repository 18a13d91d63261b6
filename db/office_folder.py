"""The folder of an office: `office.db keys.json blobs/ backups/ drafts/ lock`, opened as one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from db import engine, journal, vault
from db.connection import FILE, close_records, open_records, records
from db.errors import BadPlace, Damaged, InUse, disk_told_apart, environment_told_apart
from db.files import sweep, sync_folder
from db.lock import FolderLock
from db.migrate import BACKUPS, migrate
from db.place import refuse_unsafe
from db.vault import Vault
from db.write import merging

KEYS = "keys.json"
BLOBS = "blobs"
DRAFTS = "drafts"
LOCK = "lock"
_NEW_KEYS = "keys.json.new"  # while an office is being made


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """The office this process has open."""

    folder: Path
    vault: Vault
    lock: FolderLock


_current: OpenOffice | None = None


def current() -> OpenOffice:
    """The open office. There must be one."""
    assert _current is not None, "no office is open"
    return _current


def holds_office(folder: Path) -> bool:
    """Whether an office was made in folder (it may be damaged)."""
    with disk_told_apart(folder):
        unfinished = (folder / _NEW_KEYS).exists()
        return (folder / KEYS).exists() or ((folder / FILE).exists() and not unfinished)


def held_by(folder: Path) -> str:
    """The process number of the program that has the office in folder open, "" for none.

    Raises RecordsError when the disk does not let us look.
    """
    lock = FolderLock(folder / LOCK)
    try:
        lock.take()
    except InUse as held:
        return str(held.facts["pid"])
    lock.release()
    return ""


def create(folder: Path, passphrase: str | None = None, *, founding: bool = True) -> str:
    """Make an empty office and return its paper key, told this once. The office stays closed.

    `founding` makes the office's own key and admits this PC; without it the folder waits to join
    an office.

    The folder is made when missing. Raises BadPlace for a place unfit for records or one that holds
    an office or other files, RecordsError for a full disk.
    """
    refuse_unsafe(folder)
    if holds_office(folder):
        raise BadPlace("place-has-office", place=str(folder))
    with disk_told_apart(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_other_files(folder)
    lock = FolderLock(folder / LOCK)
    lock.take()
    try:
        if holds_office(folder):  # made by another program meanwhile
            raise BadPlace("place-has-office", place=str(folder))
        with disk_told_apart(folder):
            for leftover in folder.glob(FILE + "*"):
                leftover.unlink()  # of a making that was cut short: nobody had its keys
            for part in (BLOBS, BACKUPS, DRAFTS):
                (folder / part).mkdir(exist_ok=True)
        made, paper = vault.create(folder / _NEW_KEYS, passphrase, founding=founding)
        migrate(folder / FILE, made.data_key)
        if founding:
            _found(folder / FILE, made, paper)
        with disk_told_apart(folder):
            (folder / _NEW_KEYS).replace(folder / KEYS)
            sync_folder(folder)
    finally:
        lock.release()
    return paper


def _found(file: Path, keys: Vault, paper: str) -> None:
    """Give the office its key, admit this PC as its first, appoint it to lease numbers."""
    from db.exchange import trust

    seed = keys.office_key(paper)
    root = trust.public_of(seed)
    own, by = keys.device, trust.Signer(trust.office_id(root), trust.OFFICE, trust.signer(seed))
    admitted = trust.admit(own.public, own.recipient, "", trust.ADMIN, by)
    appointed = trust.state(trust.REGISTRAR, {"device": own.id, "epoch": 0}, by)
    with closing(engine.open_file(file, keys.data_key)) as connection, environment_told_apart(file):
        connection.execute("BEGIN IMMEDIATE")
        trust.found(connection, root)
        trust.keep(connection, (admitted, appointed))
        connection.execute("COMMIT")


def open_office(
    folder: Path, *, passphrase: str | None = None, paper: str | None = None
) -> OpenOffice:
    """Open the office in folder for this process, by passphrase, paper key or its open slot.

    Raises InUse, Locked, Damaged, Foreign, TooNew or BadPlace; then nothing is left open.
    """
    global _current
    assert _current is None, "an office is open already"
    refuse_unsafe(folder)
    if not holds_office(folder):
        raise BadPlace("place-no-office", place=str(folder))
    lock = FolderLock(folder / LOCK)
    lock.take()
    try:
        opened_vault = vault.unlock(folder / KEYS, passphrase=passphrase, paper=paper)
        file = folder / FILE
        with disk_told_apart(file):
            if not file.exists() or file.stat().st_size == 0:
                raise Damaged("records-missing", place=str(file))
            for part in (BLOBS, BACKUPS, DRAFTS):
                (folder / part).mkdir(exist_ok=True)
            for part in (".", BLOBS, DRAFTS):
                sweep(folder / part)
        open_records(folder, opened_vault.data_key)
        try:
            _introduce(opened_vault)
        except BaseException:
            close_records()
            raise
    except BaseException:
        lock.release()
        raise
    _current = OpenOffice(folder, opened_vault, lock)
    return _current


def _introduce(keys: Vault) -> None:
    """Tell the journal this PC's name; it is new at the first start and after a restore.

    Records older than what the key file says was sealed were put in by hand: as after a restore,
    this PC goes on under a new name.
    """
    connection = records.connection()
    with environment_told_apart(FILE):
        sql = "SELECT max(last) FROM segment WHERE device = ?"
        last = connection.execute(sql, (keys.device_id,)).get
        if (int(last) if isinstance(last, int) else 0) < keys.sealed:
            keys.renew_device()
        if journal.known(connection, keys.device_id):
            return
    with merging():
        journal.introduce(connection, keys.device.id, keys.device.public)


def belongs() -> bool:
    """Whether this PC belongs to an office: it founded or joined one."""
    sql = "SELECT 1 FROM exchange WHERE name = 'root'"
    return records.connection().execute(sql).get is not None


def close_office() -> None:
    """Close the records and let the folder go; other threads must have closed their connections."""
    global _current
    office = current()
    close_records()
    office.lock.release()
    _current = None


@contextmanager
def opened(folder: Path, passphrase: str | None = None) -> Iterator[OpenOffice]:
    """The office in folder while the block runs, made first when there is none."""
    if not holds_office(folder):
        create(folder, passphrase)
    office = open_office(folder, passphrase=passphrase)
    try:
        yield office
    finally:
        close_office()


def _refuse_other_files(folder: Path) -> None:
    ours = {LOCK, _NEW_KEYS, BLOBS, BACKUPS, DRAFTS}
    for entry in folder.iterdir():
        if entry.name not in ours and not entry.name.startswith((FILE, ".")):
            raise BadPlace("place-not-empty", place=str(folder), found=entry.name)
