"""What two PCs changed without knowing of each other: shown in plain words, settled by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from db import journal
from db.columns import BY_NAME
from db.connection import records
from db.exchange import parallel, settle, trust
from db.models import Person, every
from desktop.office import actors, exchange
from desktop.office.errors import Refused
from desktop.office.words import conflicts as words
from desktop.printing import source as paper_source
from desktop.printing.errors import PaperError
from desktop.thai import on_screen
from desktop.thai.breaking import breaker
from desktop.thai.dictionary import THAI_WORD

_MODELS: dict[str, Any] = {model._meta.table_name: model for model in every()}  # noqa: SLF001
_LONG = 400  # letters shown of a value that is not compared word by word


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One line of the list: what it is about, and which fields."""

    table: str
    uid: str
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a value; `differs` from the other side."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class SideSheet:
    """One of the two values: whose, where, when; `used` meanwhile."""

    person: str
    pc: str
    here: bool
    when: str
    used: bool
    lines: tuple[tuple[str, tuple[Part, ...]], ...]  # (field, its text in parts)


@dataclass(frozen=True, slots=True)
class ConflictSheet:
    """A conflict opened."""

    table: str
    uid: str
    title: str
    what: str
    before: tuple[tuple[str, str], ...]  # (field, its text)
    one: SideSheet
    other: SideSheet
    document_id: int | None
    may_rewrite: str  # the one long text a third version of which may be written, or empty
    choosable: bool  # False: rows that are only added; both are kept, it is enough to have seen


def waiting() -> list[ConflictRow]:
    """Every row that waits for a choice."""
    return [
        ConflictRow(table, uid, _title(table, uid), _what(found.fields))
        for table, uid in settle.open_rows()
        if (found := settle.conflict(table, uid)) is not None
    ]


def count() -> int:
    """How many rows wait for a choice."""
    found = records.connection().execute(
        "SELECT count(DISTINCT tbl || uid) FROM conflict WHERE open = 1"
    )
    return int(found.get or 0)


@dataclass(frozen=True, slots=True)
class MergedPart:
    """One of two edits that were put together: who, where, when, and which fields."""

    person: str
    pc: str
    when: str
    fields: str


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row two PCs edited at once in different fields: nothing is to be chosen."""

    table: str
    title: str
    one: MergedPart
    other: MergedPart


def merged(most: int = 100) -> list[MergedRow]:
    """What was put together of two PCs' edits without a question, the newest first."""
    return [
        MergedRow(found.table, _title(found.table, found.uid), _part(found.one), _part(found.other))
        for found in parallel.merged(records.connection(), most)
    ]


def _part(part: parallel.Part) -> MergedPart:
    return MergedPart(_who(part.actor), _pc(part.device), words.moment(part.at), _what(part.fields))


def _who(uid: str) -> str:
    person = Person.get_or_none(Person.uid == uid)
    return actors.plain_name(person) if person else "ระบบ"


def _pc(device: str) -> str:
    names = {member.device: member.name for member in trust.members(records.connection())}
    return names.get(device) or f"เครื่อง {device[:4].upper()}"


def open_sheet(table: str, uid: str) -> ConflictSheet:
    """A conflict with both values side by side. Refused when it is settled already."""
    found = settle.conflict(table, uid)
    if found is None:
        raise Refused("conflict-settled")
    ones = {name: _shown(table, name, found.one.values.get(name)) for name in found.fields}
    others = {name: _shown(table, name, found.other.values.get(name)) for name in found.fields}
    return ConflictSheet(
        table=table,
        uid=uid,
        title=_title(table, uid),
        what=_what(found.fields),
        before=tuple(
            (words.field(name), _shown(table, name, found.before[name]))
            for name in found.fields
            if name in found.before
        ),
        one=_side(found.one, found.now, ones, others),
        other=_side(found.other, found.now, others, ones),
        document_id=_id(table, uid) if table == "document" else None,
        may_rewrite=next((name for name in words.LONG_FIELDS if name in found.fields), ""),
        choosable=not BY_NAME[table].added_only,
    )


def choose(table: str, uid: str, side: int, *, actor: int) -> None:
    """Take the values of side 0 or 1; those of the other stay in the history."""
    found = settle.conflict(table, uid)
    if found is None:
        raise Refused("conflict-settled")
    chosen = (found.one, found.other)[side]
    _settle(found, dict(chosen.values), actor)


def rewrite(table: str, uid: str, text: str, *, actor: int) -> None:
    """Write a third version of the long text in conflict; the other fields keep what is used."""
    found = settle.conflict(table, uid)
    if found is None:
        raise Refused("conflict-settled")
    name = next(name for name in words.LONG_FIELDS if name in found.fields)
    values = {name: text}
    if table == "document" and name == "source":
        paper = paper_source.read(text, draft=True)
        values |= {"subject": paper.subject}
        if paper.date is not None:
            values["dated"] = paper.date.isoformat()
    _settle(found, values, actor)


def text_of(table: str, uid: str, side: int) -> str:
    """The long text of one side, to begin a third version with."""
    found = settle.conflict(table, uid)
    if found is None:
        raise Refused("conflict-settled")
    name = next(name for name in words.LONG_FIELDS if name in found.fields)
    return str((found.one, found.other)[side].values.get(name) or "")


def _settle(found: settle.Conflict, values: Mapping[str, Any], actor: int) -> None:
    settle.settle(
        found.table,
        found.uid,
        values,
        found.fields,
        actor=actors.person(actor).uid,
        derive=exchange.derive,
    )


# ---- words


def _side(
    side: settle.Side, now: Mapping[str, Any], own: Mapping[str, str], theirs: Mapping[str, str]
) -> SideSheet:
    here = journal.here(records.connection())
    return SideSheet(
        person=_who(side.actor),
        pc=_pc(side.device),
        here=side.device == here,
        when=words.moment(side.at),
        used=all(now.get(name) == value for name, value in side.values.items()),
        lines=tuple((words.field(name), _parts(own[name], theirs[name])) for name in own),
    )


def _parts(text: str, other: str) -> tuple[Part, ...]:
    """The text word by word, with what the other side has not."""
    mine, theirs = _words(text), _words(other)
    parts: list[Part] = []
    for kind, start, end, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        piece = "".join(mine[start:end])
        if piece:
            parts.append(Part(piece, kind != "equal"))
    return tuple(parts) or (Part("(ว่าง)", bool(other)),)


def _words(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    for run in THAI_WORD.finditer(text):
        found += _others(text[at : run.start()])
        found += breaker(frozenset()).words(run.group())
        at = run.end()
    return found + _others(text[at:])


def _others(text: str) -> list[str]:
    """Blanks and signs one by one, Latin words and numbers whole."""
    found: list[str] = []
    for letter in text:
        if found and letter.isalnum() and found[-1][-1].isalnum():
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _shown(table: str, name: str, value: Any) -> str:
    """A value as a clerk reads it: links by name, days in Buddhist years, a paper by its body."""
    target = BY_NAME[table].links.get(name)
    if value is None or value == "":
        return ""
    if target is not None:
        return _title(target, str(value))
    if name == "deleted":
        return "ทิ้งแล้ว" if value else "ยังใช้อยู่"
    if name in words.DAYS:
        return on_screen.long(date.fromisoformat(str(value)))
    if name in words.MOMENTS:
        return words.moment(str(value))
    if table == "document" and name == "source":
        try:
            return paper_source.split(str(value))[1].strip()
        except PaperError:
            return str(value)
    return on_screen.figures(str(value)) if isinstance(value, int) else str(value)[: _LONG * 20]


def _what(fields: tuple[str, ...]) -> str:
    return " ".join(dict.fromkeys(words.field(name) for name in fields))


def _id(table: str, uid: str) -> int | None:
    found = _MODELS[table].get_or_none(_MODELS[table].uid == uid)
    return int(found.id) if found else None


def _title(table: str, uid: str) -> str:
    """What a row is called: a paper by its subject, a coming by the person who came."""
    row = _MODELS[table].get_or_none(_MODELS[table].uid == uid)
    kind = words.TABLES.get(table, table)
    if row is None:
        return kind
    parents = ("resident", "document", "hearing", "opinion", "person", "approval_step")
    for link in parents if table != "cycle_item" else ():  # who does it is not what it is
        if table != link and getattr(row, f"{link}_id", None):
            parent = getattr(row, link)
            return f"{kind}: {_title(link, parent.uid)}"
    if table in ("person", "resident"):
        return f"{row.first_name or ''} {row.last_name or ''}".strip() or kind
    for name in ("subject", "name", "title", "text", "code"):
        value = getattr(row, name, "")
        if value:
            return str(value).replace("\n", " ")[:80]
    return kind
