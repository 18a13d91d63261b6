"""Several PCs, one office: bundles out and in, and PCs that join.

What travels and how it merges is `db.exchange`; here are the deeds of a clerk, and what has to be
computed anew here after rows came from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import journal, office_folder
from db.connection import office_is_open, records
from db.errors import RecordsError, disk_told_apart
from db.exchange import appointment, bundle, escrow, public, segments, taking, transfer, trust
from db.exchange.deeds import Deed, here
from db.exchange.taking import Derive, Taken
from db.exchange.transfer import Exported
from db.files import write_whole
from db.models import Document, Hearing, Opinion, Person, Posting
from db.write import merging, write
from desktop.office import actors, drafting, stages
from desktop.office.community import residents
from desktop.office.errors import Refused
from desktop.office.hearings import plan
from desktop.office.jobs import Job
from desktop.office.join_requests import Request, grouped, read_request, request_in, request_of
from desktop.office.postings import standing
from desktop.printing import source as paper_source
from desktop.printing.errors import PaperError
from desktop.thai.folding import fold
from desktop.thai.sorting import sort_key

__all__ = [
    "Deed",
    "Exported",
    "PeerRow",
    "Request",
    "Taken",
    "admit",
    "ask_to_join",
    "belongs",
    "close_if_waiting",
    "derive",
    "export",
    "fingerprint",
    "inspect",
    "is_open",
    "join",
    "name_here",
    "peers",
    "prepare",
    "read_request",
    "rename",
    "request_in",
    "request_of",
    "revoke",
    "signer",
    "take_in",
    "told_of",
    "write_request",
]
REQUEST_SUFFIX = ".pkr"


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A PC of the office; `behind` operations of others it is not known to have."""

    device: str
    name: str
    role: str
    here: bool
    revoked: bool
    heard_at: str  # "" for never
    sent_at: str
    behind: int | None  # None: it never told
    registrar: bool = False  # it leases the office's numbers


def export(target: Path, *, everything: bool, actor: int, deed: Deed = here) -> Exported:
    """Write a bundle for the office's PCs, and put down that it was made.

    `deed` does what writes to the records.
    """
    person = actors.person(actor)

    def put_down() -> None:
        with write(person.uid) as work:
            work.event("bundle.exported", _office_row())

    deed(put_down)
    return transfer.export(target, everything=everything, deed=deed)


def inspect(source: Path, job: Job | None = None) -> Taken:
    """What a bundle would bring; nothing changes. Raises Cancelled."""
    return taking.inspect(source, (job or Job()).step)


def take_in(source: Path, job: Job | None = None, deed: Deed = here) -> Taken:
    """Take in a bundle, and compute anew what depends on the rows it touched.

    `deed` does what writes, a short transaction each time. A job that is cancelled leaves what was
    taken in by then; the same bundle goes on from there.
    """
    taking.release(derive, deed)
    return taking.take_in(source, derive, deed, (job or Job()).step)


def told_of(source: Path) -> list[tuple[str, str]]:
    """What a bundle says of itself, by name, with whether its own statements bear it out.

    Needs no office and no key: nothing of the payload is read. Raises RecordsError.
    """
    with disk_told_apart(source), source.open("rb") as file:
        if public.is_public(file.read(64)):
            return public.told_of(source.read_bytes())
        opened = bundle.Bundle(file)
    told = opened.manifest
    maker = bundle.signer_of(told, told.root)
    opened.prove(told.office, maker.public if maker else None)
    return [
        ("office", told.office),
        ("made by", f"{told.device} {maker.name if maker else ''}".strip()),
        ("made at", told.at),
        ("scope", told.scope),
        ("segments", str(told.segments)),
        ("operations", str(told.lines)),
        ("files", str(told.files)),
        ("bytes unpacked", str(told.raw_size)),
        ("signature", "fits the maker the office's key admitted"),
    ]


def _office_row() -> Any:
    from db.models import Office

    return Office.get()


# ---- joining


def ask_to_join(folder: Path, name: str, target: Path, passphrase: str | None = None) -> str:
    """Make a folder for a PC that will join an office, and its request as a file; all closed.

    Returns the folder's paper key, told this once.
    """
    paper = prepare(folder, passphrase)
    try:
        write_request(target, name)
    finally:
        office_folder.close_office()
    return paper


def prepare(folder: Path, passphrase: str | None = None) -> str:
    """Make and open a folder that waits to join an office; its paper key, told this once."""
    paper = office_folder.create(folder, passphrase, founding=False)
    office_folder.open_office(folder, passphrase=passphrase)
    return paper


def is_open() -> bool:
    """Whether an office, or a folder that waits to join one, is open."""
    return office_is_open()


def close_if_waiting() -> None:
    """Close a folder that waits to join an office."""
    if office_is_open() and not belongs():
        office_folder.close_office()


def write_request(target: Path, name: str) -> None:
    """Write this PC's request to join. Raises RecordsError for the disk."""
    write_whole(target, _request_here(name).encode())


def _request_here(name: str) -> str:
    formers = trust.untold(records.connection()) if belongs() else []
    return request_of(office_folder.current().vault.device, name, formers)


def name_here() -> str:
    """The name this PC has, or had before its records were restored; "" for none."""
    connection = records.connection()
    mine = {journal.here(connection), *journal.formers(connection)}
    return next((m.name for m in trust.members(connection) if m.device in mine and m.name), "")


def fingerprint() -> str:
    """What this PC shows to be compared with the request."""
    return grouped(office_folder.current().vault.device_id)


def admit(request: Request, name: str, *, paper: str = "", role: str = trust.DESK) -> None:
    """Let a PC belong to the office; by this PC if it is an admin, else by the paper key.

    A PC that may admit others, or was restored, needs the paper key. Raises RecordsError for a
    wrong one.
    """
    by = signer(paper, lifts=role == trust.ADMIN or bool(request.formers))
    given = name.strip() or request.name
    made = [trust.admit(request.public, request.recipient, given, role, by)]
    made += [trust.succeed(request.public, former, by) for former in request.formers]
    _keep(made, by)


def rename(device: str, name: str, *, paper: str = "") -> None:
    """Give a PC another name on every PC."""
    member = next(m for m in trust.members(records.connection()) if m.device == device)
    by = signer(paper, lifts=False)
    role = trust.DESK  # an admin stays one: the office's own statement outranks this
    _keep([trust.admit(member.public, member.recipient, name.strip(), role, by)], by)


def revoke(device: str, *, paper: str = "") -> None:
    """Believe nothing more of a PC than what is here already: it was lost, sold or stolen."""
    connection = records.connection()
    if device == journal.here(connection):
        raise Refused("cannot-revoke-here")
    last = segments.applied(connection).get(device, 0)
    by = signer(paper, lifts=False)
    _keep([trust.state(trust.REVOKE, {"device": device, "after": last}, by)], by)


def signer(paper: str, *, lifts: bool) -> trust.Signer:
    """Who signs statements here: the office by its paper key, else this PC if it is an admin.

    `lifts`: what only the office may say. Raises Refused, or RecordsError for a wrong key.
    """
    connection = records.connection()
    root = trust.root(connection)
    if root is None:
        raise RecordsError("office-without-key")
    vault = office_folder.current().vault
    if paper:
        seed = vault.office_key(paper, escrow.box(connection))
        return trust.Signer(trust.office_id(root), trust.OFFICE, trust.signer(seed))
    mine = next((m for m in trust.members(connection) if m.device == vault.device_id), None)
    if lifts or mine is None or mine.role != trust.ADMIN:
        raise Refused("needs-paper-key")
    return trust.Signer(trust.office_id(root), vault.device_id, vault.device.sign)


def _keep(statements: list[trust.Statement], by: trust.Signer) -> None:
    connection = records.connection()
    told = [*statements, *escrow.missing(connection, office_folder.current().vault, by)]
    with merging() as topics:
        trust.keep(connection, told)
        topics.add("exchange")


def join(source: Path, job: Job | None = None, deed: Deed = here) -> Taken:
    """Join the office a bundle comes from; this folder must have asked to. As `take_in`."""
    return taking.join(source, derive, deed, (job or Job()).step)


def belongs() -> bool:
    """Whether this PC founded or joined an office."""
    return office_folder.belongs()


def peers() -> list[PeerRow]:
    """The office's PCs, this one first, with what is known of each and nothing guessed."""
    connection = records.connection()
    here = journal.here(connection)
    applied = segments.applied(connection)
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT device, heads, heard_at, sent_at FROM peer"
    ).fetchall()
    told = {row[0]: row[1:] for row in found}
    peers = []
    members = trust.members(connection)
    former = {name for member in members for name in trust.succeeded(connection, member.device)}
    leads = appointment.registrar(connection)
    for member in members:
        if member.device in former:
            continue  # the same PC, before its records were restored
        heads, heard, sent = told.get(member.device, ("{}", "", ""))
        known = json.loads(heads)
        behind = None
        if heard:
            behind = sum(max(0, n - known.get(d, [0])[0]) for d, n in applied.items())
        peers.append(
            PeerRow(
                member.device,
                member.name,
                member.role,
                member.device == here,
                member.until is not None,
                heard,
                sent,
                0 if member.device == here else behind,
                leads is not None and leads[0] == member.device,
            )
        )
    return sorted(peers, key=lambda row: (not row.here, row.name, row.device))


# ---- what is computed here


def _of_rows(touched: Iterable[tuple[str, str]]) -> None:
    """Make the derived columns anew of rows that came from elsewhere; inside the taking in."""
    by_table: dict[str, list[str]] = {}
    for table, uid in touched:
        by_table.setdefault(table, []).append(uid)
    for person in _rows(Person, by_table.get("person", ())):
        person.sort_key = sort_key(actors.plain_name(person))
        person.save()
    residents.derive_many(by_table.get("resident", []))
    for document in _parents(Document, "document_id", by_table, _OF_DOCUMENTS):
        stages.refresh(document, _words(document))
    for hearing in _parents(Hearing, "hearing_id", by_table, ("hearing", "hearing_event")):
        plan.refresh(hearing)
    for posting in _parents(Posting, "posting_id", by_table, ("posting", "posting_event")):
        standing.refresh(posting)
    roots = set()
    for opinion in _rows(Opinion, by_table.get("opinion", ())):
        opinion.fold = fold(f"{opinion.text} {opinion.topics}")
        opinion.save()
        roots.add(opinion.root_id or opinion.id)
    for root in roots:
        _one_latest(root)


derive = Derive(_of_rows, {"resident": residents.derived_of})
_OF_DOCUMENTS = ("document", "version", "route_step", "approval_step", "number", "number_void")


def _rows(model: Any, uids: Iterable[str]) -> Iterable[Any]:
    uids = list(uids)
    for start in range(0, len(uids), 500):
        yield from model.select().where(model.uid.in_(uids[start : start + 500]))


def _parents(
    model: Any, link: str, by_table: dict[str, list[str]], tables: Iterable[str]
) -> Iterable[Any]:
    """The documents (or hearings) that rows of some tables belong to, each once."""
    own = model._meta.table_name  # noqa: SLF001  # peewee's documented way
    ids: set[int] = set()
    execute: Callable[..., Any] = records.connection().execute
    for table in tables:
        if table == "number_void":
            sql = "SELECT n.document_id FROM number_void v JOIN number n ON n.id = v.number_id"
            column = "v.uid"
        else:
            sql = f"SELECT {'id' if table == own else link} FROM {table}"
            column = "uid"
        uids = by_table.get(table, [])
        for start in range(0, len(uids), 500):
            part = uids[start : start + 500]
            marks = ", ".join("?" * len(part))
            ids |= {row[0] for row in execute(f"{sql} WHERE {column} IN ({marks})", part)}
    ids.discard(None)  # a number without its paper
    every = sorted(ids)
    for start in range(0, len(every), 500):
        yield from model.select().where(model.id.in_(every[start : start + 500]))


def _words(document: Document) -> str:
    try:
        return drafting.words(paper_source.read(document.source, draft=True))
    except PaperError:
        return ""  # written by a newer program: found by its subject and body alone


def _one_latest(root: int) -> None:
    """Of an opinion and its corrections the newest holds; by uid where two PCs wrote at once."""
    chain = list(Opinion.select().where((Opinion.id == root) | (Opinion.root == root)))
    corrections = [opinion for opinion in chain if opinion.root_id is not None]
    holds = max(corrections or chain, key=lambda opinion: (_lamport(opinion.uid), opinion.uid))
    for opinion in chain:
        if opinion.latest != (opinion.id == holds.id):
            opinion.latest = opinion.id == holds.id
            opinion.save()


def _lamport(uid: str) -> int:
    found = records.connection().execute(
        "SELECT max(lamport) FROM operation WHERE tbl = 'opinion' AND uid = ?", (uid,)
    )
    return int(found.get or 0)
