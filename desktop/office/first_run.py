"""The first start of an office: what the wizard asked, written down in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.office import office, people, sections
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


def kinds() -> list[OfficeKind]:
    """The kinds of office to choose from."""
    return [OfficeKind(row["code"], row["name"]) for row in toml("forms", "office_kinds")["kind"]]


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


def found(folder: Path, answers: Answers, passphrase: str | None) -> str:
    """Make the office, write the answers, leave it open; returns the paper key.

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
    anybody = False
    for place, line in enumerate(answers.people):
        post = people.add_post(line.post, place=place, actor=None) if line.post else 0
        if line.first_name:
            anybody = True
            who = people.add_person(
                line.first_name, line.last_name, title=line.title, rank=line.rank, actor=None
            )
            if post:
                people.appoint(who, post, actor=None)
    if not anybody:
        people.add_person("ผู้ใช้งาน", actor=None)
    return paper


def _check(answers: Answers) -> None:
    """Refuse what cannot be written before anything is made."""
    for name, code, _phone in answers.sections:
        if code or name:
            sections.check(name or "-", code)
    if answers.code:
        sections.check("-", answers.code)
