"""Sections of the office and the codes their papers carry; passages kept for insertion."""

from __future__ import annotations

from dataclasses import dataclass

from db.models import Clause, Section
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.rules import document_numbers
from desktop.office.rules.tables import toml


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section; `code` stands before the slash of its numbers."""

    id: int
    name: str
    agency: str
    code: str
    phone: str
    fax: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A passage offered in the editor; `kind` empty: in every form."""

    kind: str
    name: str
    text: str


def add_section(
    name: str,
    *,
    agency: str = "",
    code: str = "",
    phone: str = "",
    fax: str = "",
    actor: int | None,
) -> int:
    """Put a section on the list. Refused for a nameless one or a code that is no code."""
    fields = _checked(name, agency, code, phone, fax)
    with write(_by(actor), "section.added"):
        found = Section.create(**fields, place=Section.select().count())
    return int(found.id)


def change_section(
    section_id: int, *, name: str, agency: str, code: str, phone: str, fax: str, actor: int
) -> None:
    """Change a section; numbers given under its former code stay as they are."""
    fields = _checked(name, agency, code, phone, fax)
    found = Section.get_by_id(section_id)
    if all(getattr(found, key) == value for key, value in fields.items()):
        return
    with write(_by(actor), "section.changed"):
        for key, value in fields.items():
            setattr(found, key, value)
        found.save()


def check(name: str, code: str) -> None:
    """Refuse a section that `add_section` would refuse."""
    _checked(name, "", code, "", "")


def sections() -> list[SectionRow]:
    """Every section in the office's own order."""
    query = Section.select().where(~Section.deleted).order_by(Section.place, Section.id)
    return [SectionRow(s.id, s.name, s.agency, s.code, s.phone, s.fax) for s in query]


def clauses(kind: str) -> list[ClauseRow]:
    """Passages for a form: the office's own first, then those the program brings."""
    own = Clause.select().where(~Clause.deleted, Clause.kind.in_(["", kind])).order_by(Clause.place)
    brought = [
        ClauseRow(row["kind"], row["name"], row["text"])
        for row in toml("forms", "clauses_offered")["clause"]
        if row["kind"] in ("", kind)
    ]
    return [ClauseRow(c.kind, c.name, c.text) for c in own] + brought


def keep_clause(name: str, text: str, *, kind: str = "", actor: int) -> None:
    """Keep a passage of the office's own."""
    if not name.strip() or not text.strip():
        raise Refused("clause-empty")
    with write(_by(actor), "clause.added"):
        Clause.create(kind=kind, name=name.strip(), text=text)


def _checked(name: str, agency: str, code: str, phone: str, fax: str) -> dict[str, str]:
    if not name.strip():
        raise Refused("section-needs-name")
    code = code.strip()
    if code:
        try:
            parsed = document_numbers.parse(f"{code}/1")
        except ValueError:
            raise Refused("section-code", code=code) from None
        code = str(parsed).rpartition("/")[0]
    return {
        "name": name.strip(),
        "agency": agency.strip() or name.strip(),
        "code": code,
        "phone": phone.strip(),
        "fax": fax.strip(),
    }


def _by(actor: int | None) -> str:
    return actors.HOUSE if actor is None else actors.person(actor).uid
