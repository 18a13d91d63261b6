"""Between the open office and a bundle file: export, look into, take in.

Taking in goes segment by segment: all of one, or nothing; some of them to a transaction. The same
bundle may come any number of times, bundles in any order, one that was broken off again.
"""

from __future__ import annotations

import json
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

import apsw

from db import blobs, clock, journal, office_folder
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.exchange import bundle, merge, missing, segments, trust
from db.exchange.bundle import BadBundle, Bundle, Manifest
from db.exchange.checked import Checked, check
from db.exchange.deeds import Deed, crowded, here
from db.exchange.fresh import Derived
from db.exchange.merge import Loaded
from db.exchange.named import contents, names_in, want, watched
from db.exchange.room import Log, roomy
from db.exchange.rows import Row
from db.exchange.segments import Segment
from db.fields import utc_text
from db.migrate import newest
from db.write import merging, tell

_SEALED_AT_ONCE = 5
_AT_ONCE = 1_000  # lines of one transaction, while nobody else wants the lane


Step = Callable[[int, int], None]


def on(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Derive:
    """How derived columns are made: `of_rows` writes those of rows that changed, inside the taking
    in; `of_fields` tells those of a new row, by table, where its own travelling fields are enough.
    """

    of_rows: Callable[[set[Row]], None]
    of_fields: Mapping[str, Derived]

    def __call__(self, touched: set[Row]) -> None:
        """Write the derived columns of rows that changed."""
        self.of_rows(touched)


NOT_DERIVED = Derive(lambda _touched: None, {})


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into a bundle."""

    manifest: Manifest
    size: int  # bytes of the file
    missing: int = 0  # files named in it that are not on this PC


@dataclass(slots=True)
class Taken:
    """What a bundle brought, or would bring."""

    manifest: Manifest
    maker: str  # the PC's name, or its id where it has none
    segments: int = 0  # new ones applied
    operations: int = 0
    waiting: int = 0
    refused: int = 0
    files: int = 0
    conflicts: int = 0  # new open ones
    rows: Counter[str] = field(default_factory=Counter)  # rows touched by table
    deeds: Counter[str] = field(default_factory=Counter)
    forks: tuple[str, ...] = ()
    newer: int = 0  # segments kept until this PC's program is updated
    withheld: int = 0  # operations whose personal fields have not come, though nobody erased them
    marks: set[int] = field(default_factory=set)  # of the rows counted in `rows`


def office() -> str:
    """The office's name among offices. Raises RecordsError when it has no key yet."""
    return trust.office_id(office_root())


def office_root() -> bytes:
    """The office's public key. Raises RecordsError when there is none yet."""
    known = trust.root(records.connection())
    if known is None:
        raise RecordsError("office-without-key")
    return known


def seal(deed: Deed = here) -> None:
    """Seal what this PC wrote since the last time, in steps; the vault remembers how far."""
    while deed(_sealed_some):
        pass
    deed(_note_sealed)


def _sealed_some() -> bool:
    """Seal a few segments; whether there may be more."""
    with merging():
        return all(_seal_next() for _ in range(_SEALED_AT_ONCE))


def _seal_next() -> bool:
    vault = office_folder.current().vault
    connection = records.connection()
    return segments.seal_next(connection, vault.device.sign, office=office(), schema=newest())


def _note_sealed() -> None:
    vault = office_folder.current().vault
    last = segments.applied(records.connection()).get(vault.device_id, 0)
    if last != vault.sealed:
        vault.note_sealed(last)


def export(target: Path, *, everything: bool = True, deed: Deed = here) -> Exported:
    """Write a bundle for every PC of the office; `everything`, or what some of them still lack.

    What a PC is known to have is what it told in its last bundle. The file gets its name when it is
    whole; `deed` does what writes to the records. Raises RecordsError.
    """
    seal(deed)
    connection = records.connection()
    vault = office_folder.current().vault
    members = trust.members(connection)
    recipients = [member.recipient for member in members if member.until is None]
    have = {} if everything else lacking(connection, [m.device for m in members])
    part = target.with_name(target.name + ".part")
    named: set[str] = set()
    with disk_told_apart(target), _half(part), part.open("w+b") as file:
        made = bundle.write(
            file,
            watched(segments.each(connection, have), named),
            contents(named),
            root=office_root(),
            device=vault.device_id,
            at=clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            scope="all" if everything else "since",
            heads=segments.heads(connection),
            statements=trust.statements(connection),
            recipients=recipients,
            sign=vault.device.sign,
            beside=office_folder.current().folder,
        )
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    with disk_told_apart(target):
        part.replace(target)
    deed(partial(_note_sent, made, [m.device for m in members if m.device != vault.device_id]))
    return Exported(made, size, len(named) - made.files)


@contextmanager
def _half(part: Path) -> Iterator[None]:
    """Nothing of a file stays where writing it fails."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _note_sent(made: Manifest, devices: list[str]) -> None:
    reached = json.dumps({device: last for device, (last, _) in made.heads.items()})
    now = utc_text(clock.now())
    with merging():
        for device in devices:
            records.connection().execute(
                "INSERT INTO peer (device, sent, sent_at) VALUES (?, ?, ?) ON CONFLICT (device) "
                "DO UPDATE SET sent = excluded.sent, sent_at = excluded.sent_at",
                (device, reached, now),
            )


def lacking(connection: apsw.Connection, devices: list[str]) -> dict[str, int]:
    """The least that the other PCs have of each PC's operations, as they told."""
    own = journal.here(connection)
    rows: list[tuple[Any, ...]] = connection.execute("SELECT device, heads FROM peer").fetchall()
    told = {str(device): json.loads(str(heads)) for device, heads in rows}
    least: dict[str, int] = {}
    others = [told.get(device, {}) for device in devices if device != own]
    for device in segments.applied(connection):
        least[device] = min((heads.get(device, [0])[0] for heads in others), default=0)
    return least


@contextmanager
def open_bundle(source: Path) -> Iterator[Bundle]:
    """A bundle file that a PC of this office made, proved, as long as it is open.

    Raises RecordsError.
    """
    with disk_told_apart(source), source.open("rb") as file:
        yield proved(file)


def proved(source: IO[bytes] | bytes) -> Bundle:
    """A bundle of this office from its file or bytes. Raises BadBundle."""
    found = Bundle(source)
    root = office_root()
    if found.manifest.office != trust.office_id(root):
        raise BadBundle("bundle-other-office")
    known = {member.device: member for member in trust.members(records.connection())}
    maker = known.get(found.manifest.device) or bundle.signer_of(found.manifest, root)
    if maker is not None and maker.until is not None:
        raise BadBundle("bundle-revoked-signer", device=maker.name or maker.device)
    found.prove(trust.office_id(root), maker.public if maker else None)
    return found


def inspect(source: Path, step: Step = on) -> Taken:
    """What taking in a bundle would change; nothing is changed."""
    with open_bundle(source) as opened:
        return take(opened, NOT_DERIVED, dry=True, step=step)


def take_in(source: Path, derive: Derive, deed: Deed = here, step: Step = on) -> Taken:
    """Take in a bundle; as `take`."""
    with open_bundle(source) as opened:
        return take(opened, derive, deed=deed, step=step)


def _nobody() -> bool:
    return False


class _DryRun(Exception):
    """Takes everything back at the end of a look."""


def join(source: Path, derive: Derive, deed: Deed = here, step: Step = on) -> Taken:
    """Let this empty folder's PC join the office a bundle comes from, and take the bundle in.

    The bundle must admit this PC; the office's key in it is believed from then on (compare the
    office's name in it with what the other PC shows before). Raises RecordsError.
    """
    connection = records.connection()
    if trust.root(connection) is not None:
        raise RecordsError("joined-already")
    with disk_told_apart(source), source.open("rb") as file:
        told = Bundle(file).manifest
    vault = office_folder.current().vault
    admitted = trust.members_of(trust.right(told.trust, told.root).values())
    if vault.device_id not in {member.device for member in admitted}:
        raise BadBundle("bundle-admits-others")

    def believe() -> None:
        with merging():
            trust.found(records.connection(), told.root)
            trust.keep(records.connection(), told.trust)

    deed(believe)
    return take_in(source, derive, deed, step)


def take(
    opened: Bundle,
    derive: Derive,
    *,
    dry: bool = False,
    deed: Deed = here,
    step: Step = on,
    log: Log | None = None,
) -> Taken:
    """Take in a bundle that was proved, one segment at a time, each whole or not at all.

    `deed` does what writes, where the caller wants it done: each call is one short transaction, of
    one segment where others wait for the same lane, and what this PC writes between two of them is
    sealed by the next. `step` is told the lines done and
    those there are, and may raise to stop; what was taken in by then stays, and the bundle may come
    again. `log` is that of the caller, where many bundles come. `dry` does it all in one
    transaction and takes everything back.
    """
    vault = office_folder.current().vault
    taken = Taken(opened.manifest, opened.manifest.device)
    with closing(opened.open(vault.device.opening)) as parts:
        _take_all(parts, taken, derive, dry, deed, step, log)
    return taken


def _take_all(
    parts: Iterable[Segment | tuple[str, bytes]],
    taken: Taken,
    derive: Derive,
    dry: bool,
    deed: Deed,
    step: Step,
    log: Log | None,
) -> None:
    seal(deed)
    if dry:
        with suppress(_DryRun), merging():
            _all(parts, taken, derive, here, step, None, _nobody)
            raise _DryRun
        return

    def in_step(what: Callable[[], Any]) -> Any:
        return deed(partial(_one_transaction, what))

    try:
        with roomy(deed, log) as log:
            _all(parts, taken, derive, in_step, step, log, partial(crowded, deed))
    finally:
        tell({table.partition("_")[0] for table in taken.rows} | {"exchange"})
        deed(_note_sealed)


def _one_transaction(what: Callable[[], Any]) -> Any:
    with merging():
        while _seal_next():  # what was written here since the last step has not seen the next
            pass
        return what()


def _all(
    parts: Iterable[Segment | tuple[str, bytes]],
    taken: Taken,
    derive: Derive,
    deed: Deed,
    step: Step,
    log: Log | None,
    others: Callable[[], bool],
) -> None:
    """All parts of a bundle; without a log it is a look, and files are not kept.

    `others`: whether somebody waits for the lane, who then gets it after the segment at hand.
    """
    told = taken.manifest
    before = deed(partial(_begin, told, taken))
    loaded = Loaded()
    read = _Read(lambda checked: _take(checked, loaded, derive, taken), others)
    lines = 0

    def take_what_was_read() -> None:
        nonlocal lines
        while read.segments:
            done = deed(read.take_some)
            lines += done
            if log is not None:
                log.grown(done)
            step(lines, told.lines)

    step(lines, told.lines)
    for part in parts:
        if isinstance(part, Segment):
            read.add(
                check(records.connection(), part, office=told.office, derived=derive.of_fields)
            )
            taken.withheld += sum(map(missing.is_bare, part.lines, part.private))
            if read.lines >= _AT_ONCE:
                take_what_was_read()
            continue
        taken.files += 1
        if log is not None:
            blobs.put(part[1])
    take_what_was_read()
    deed(partial(_take, None, loaded, derive, taken))
    deed(partial(_end, told, taken, before))


class _Read:
    """Segments that were read and checked, and wait to be taken in."""

    def __init__(self, take: Callable[[Checked], None], others: Callable[[], bool]) -> None:
        self._take = take
        self._others = others
        self.segments: deque[Checked] = deque()
        self.lines = 0

    def add(self, checked: Checked) -> None:
        self.segments.append(checked)
        self.lines += len(checked.segment.lines)

    def take_some(self) -> int:
        """Take in all of them, or as many as others let us; how many lines, in a transaction."""
        before = self.lines
        while self.segments:
            checked = self.segments.popleft()
            self._take(checked)
            self.lines -= len(checked.segment.lines)
            if self._others():
                break
        return before - self.lines


def _begin(told: Manifest, taken: Taken) -> int:
    """Believe the statements first; returns how many conflicts are open."""
    connection = records.connection()
    trust.keep(connection, told.trust)
    taken.forks = tuple(segments.forks(connection, told.heads))
    for member in trust.members(connection):
        if member.device == told.device:
            taken.maker = member.name or member.device
    return _open_conflicts(connection)


def _take(checked: Checked | None, loaded: Loaded, derive: Derive, taken: Taken) -> None:
    merge.take(records.connection(), checked, loaded, schema=newest(), derived=derive.of_fields)
    derive.of_rows(loaded.touched)
    if checked is not None and (files := names_in(checked.segment.lines)):
        want(records.connection(), files)
    for table, uid in (*loaded.touched, *loaded.made):
        if (mark := hash((table, uid))) not in taken.marks:
            taken.marks.add(mark)
            taken.rows[table] += 1
    loaded.touched, loaded.made = set(), set()
    taken.segments, taken.waiting, taken.refused = loaded.applied, loaded.waiting, loaded.refused
    taken.deeds, taken.operations = loaded.deeds, loaded.deeds.total()


def release(derive: Derive, deed: Deed = here) -> int:
    """Take in what a newer program wrote and was kept, after an update; how many segments."""
    if not missing.newer(records.connection()):
        return 0
    seal(deed)
    loaded: Loaded = deed(partial(_one_transaction, partial(_release, derive)))
    tell({table.partition("_")[0] for table, _ in loaded.touched} | {"exchange"})
    return loaded.applied


def _release(derive: Derive) -> Loaded:
    loaded = merge.release(records.connection(), schema=newest())
    derive.of_rows(loaded.touched)
    return loaded


def _end(told: Manifest, taken: Taken, before: int) -> None:
    connection = records.connection()
    taken.newer = missing.newer(connection)
    if taken.withheld:  # some of them were perhaps erased, or are here from before
        taken.withheld = missing.withheld(connection)
    taken.conflicts = _open_conflicts(connection) - before
    want(connection, set())
    _hear(connection, told)


def _hear(connection: apsw.Connection, told: Manifest) -> None:
    """Keep what the maker of a bundle has, unless it said more before."""
    if told.device == journal.here(connection):
        return
    known = connection.execute("SELECT heads FROM peer WHERE device = ?", (told.device,)).get
    before: Mapping[str, Any] = json.loads(str(known)) if known is not None else {}
    heads = {
        device: max([last, hashed], list(before.get(device, [0, ""])), key=lambda head: head[0])
        for device, (last, hashed) in told.heads.items()
    }
    connection.execute(
        "INSERT INTO peer (device, heads, heard_at) VALUES (?, ?, ?) ON CONFLICT (device) "
        "DO UPDATE SET heads = excluded.heads, heard_at = max(heard_at, excluded.heard_at)",
        (told.device, json.dumps(heads), told.at),
    )


def _open_conflicts(connection: apsw.Connection) -> int:
    found = connection.execute("SELECT count(*) FROM conflict WHERE open = 1").get
    assert isinstance(found, int)
    return found
