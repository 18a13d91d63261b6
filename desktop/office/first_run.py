"""The first start of an office: what the wizard asked, written down in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.i18n import tr
from desktop.office import office, people, sections
from desktop.office.community import names
from desktop.office.office import OfficeFacts
from desktop.office.rules.tables import toml
from desktop.printing.errors import PaperError
from desktop.printing.house import House

MOST_EMBLEM_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of local government, by its code."""

    code: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A line of the wizard's table; without a name only the post is made."""

    title: str
    rank: str
    first_name: str
    last_name: str
    post: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the wizard asks; all of it may be empty."""

    kind: str = ""
    name: str = ""
    short_name: str = ""
    address: str = ""
    phone: str = ""
    code: str = ""
    font: str = ""
    emblem: bytes | None = None
    sections: tuple[tuple[str, str, str], ...] = ()
    people: tuple[NewPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class Founded:
    """What founding left: the paper key, and the people by id in the order they were typed."""

    paper: str
    people: tuple[int, ...]


def kinds() -> list[OfficeKind]:
    """The kinds of office to choose from."""
    return [
        OfficeKind(**row | {"name": tr(row["name"])})
        for row in toml("forms", "office_kinds")["kind"]
    ]


def guessed(name: str) -> tuple[str, str]:
    """The kind's code and the short name that a full name tells; both empty when it tells none."""
    for kind in kinds():
        place = name.strip().removeprefix(kind.name)
        if place != name.strip():
            return kind.code, f"{kind.short}{place.strip()}"
    return "", ""


def new_person(text: str, post: str = "") -> NewPerson:
    """นายสมชาย ใจดี as a line of the table; what is a rank and no title goes where ranks go."""
    found = names.parted(text)
    ranked = found.title in toml("words", "directory")["names"]["ranks"]
    title, rank = ("", found.title) if ranked else (found.title, "")
    return NewPerson(title, rank, found.first, found.last, post)


def families() -> list[str]:
    """Sarabun families installed on this PC that may print instead of the shipped one."""
    from desktop.printing import fonts

    return sorted(fonts.installed())


def checked_emblem(file: Path) -> bytes:
    """The content of an emblem file that can be printed. Raises PaperError."""
    try:
        if file.stat().st_size > MOST_EMBLEM_BYTES:
            raise PaperError("emblem-too-big", megabytes=file.stat().st_size // 1_000_000)
        data = file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise PaperError("file-unreadable", file=file, why=why) from error
    House(emblem=data).check()
    return data


def found(folder: Path, answers: Answers, passphrase: str | None) -> Founded:
    """Make the office, write the answers, leave it open.

    Somebody must be there to act: without any name a person called after the office's clerk post is
    made, to be renamed in the settings.
    """
    _check(answers)
    paper = office.create(folder, passphrase)
    office.open_at(folder, passphrase=passphrase)
    facts = OfficeFacts(
        name=answers.name or "เทศบาลตำบล…",
        short_name=answers.short_name,
        kind=answers.kind,
        address=answers.address,
        phone=answers.phone,
        code=answers.code,
        font=answers.font,
    )
    office.change(facts, actor=None)
    if answers.emblem is not None:
        office.import_emblem(answers.emblem, actor=None)
    wanted = answers.sections or (("สำนักปลัดเทศบาล", "", ""),)
    first = 0
    for place, (name, code, phone) in enumerate(row for row in wanted if row[0]):
        phone = phone or answers.phone
        made = sections.add_section(
            name, code=code or (answers.code if not place else ""), phone=phone, actor=None
        )
        first = first or made
    made_people: list[int] = []
    for place, line in enumerate(answers.people):
        post = people.add_post(line.post, place=place, actor=None) if line.post else 0
        if line.first_name:
            who = people.add_person(
                line.first_name, line.last_name, title=line.title, rank=line.rank, actor=None
            )
            made_people.append(who)
            if post:
                people.appoint(who, post, actor=None)
    if not made_people:
        made_people.append(people.add_person("ผู้ใช้งาน", actor=None))
    return Founded(paper, tuple(made_people))


def _check(answers: Answers) -> None:
    """Refuse what cannot be written before anything is made."""
    for name, code, _phone in answers.sections:
        if code or name:
            sections.check(name or "-", code)
    if answers.code:
        sections.check("-", answers.code)
