"""From a bundle file into the open office: looked into, or taken in.

Taking in goes segment by segment: all of one, or nothing; some of them to a transaction. The same
bundle may come any number of times, bundles in any order, one that was broken off again.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

import apsw

from db import blobs, journal, office_folder
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.exchange import bundle, merge, missing, segments, transfer, trust
from db.exchange.bundle import BadBundle, Bundle, Manifest
from db.exchange.checked import Checked, check
from db.exchange.deeds import Deed, crowded, here
from db.exchange.fresh import Derived
from db.exchange.merge import Loaded
from db.exchange.named import names_in, want
from db.exchange.room import Log, roomy
from db.exchange.rows import Row
from db.exchange.segments import Segment
from db.migrate import newest
from db.write import merging, tell

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
    root = transfer.office_root()
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
    transfer.seal(deed)
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
        deed(transfer.note_sealed)


def _one_transaction(what: Callable[[], Any]) -> Any:
    with merging():
        while transfer.seal_next():  # what was written here has not seen what comes
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
        take_what_was_read()  # the rows do not wait for half a gigabyte of files
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
    transfer.seal(deed)
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
