"""The office itself: open and close it, its facts, its emblem, its house style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db import backup, blobs, check, office_folder, vault
from db.connection import FILE
from db.errors import RecordsError, TooNew
from db.models import Office, Person, Post, Section, Village
from db.write import listen, write
from desktop.i18n import thai
from desktop.office import actors, own_rules
from desktop.office.errors import Refused
from desktop.office.rules import tables
from desktop.office.words.practice import WATERMARK

if TYPE_CHECKING:
    from desktop.printing.house import House

__all__ = [
    "PRACTICE",
    "OfficeFacts",
    "RecordsError",
    "belongs",
    "change",
    "change_passphrase",
    "close",
    "create",
    "emblem",
    "exists",
    "facts",
    "held_by",
    "house",
    "import_emblem",
    "is_open_slot",
    "is_practice",
    "measures",
    "open_at",
    "opened",
    "problems",
    "set_measures",
    "uid",
    "wants_passphrase",
]

_LOOKED_OVER = 300_000_000  # bytes
_deaf: list[Callable[[], None]] = []  # how to stop hearing of the office's own rules

PRACTICE = "practice"  # the file beside the records that says so


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What stands in headings and in the window; `emblem` is a fingerprint, empty for none."""

    name: str = ""
    short_name: str = ""
    kind: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    code: str = ""
    font: str = ""
    emblem: str = ""
    measures: str = ""


def exists(folder: Path) -> bool:
    """Whether an office was made in a folder."""
    return office_folder.holds_office(folder)


def create(folder: Path, passphrase: str | None = None) -> str:
    """Make an empty office; returns its paper key, told this once. It stays closed."""
    return office_folder.create(folder, passphrase)


def held_by(folder: Path) -> str:
    """The process number of the program that has the office in folder open, "" for none.

    Raises RecordsError when the disk does not let us look.
    """
    return office_folder.held_by(folder) if exists(folder) else ""


def open_at(folder: Path, *, passphrase: str | None = None, paper: str | None = None) -> None:
    """Open the office for this process and this thread. Raises RecordsError.

    Records that a version of the program migrated which then never showed its window are brought
    back to what they were: nothing was written since.
    """
    try:
        office_folder.open_office(folder, passphrase=passphrase, paper=paper)
    except TooNew:
        if not _fell_back():
            raise
        backup.step_back(folder, passphrase=passphrase, paper=paper)
        office_folder.open_office(folder, passphrase=passphrase, paper=paper)
    if Office.select().first() is None and office_folder.belongs():
        with write(actors.HOUSE, "office.founded"):
            Office.create()
    own_rules.refresh()
    _deaf.append(listen(own_rules.hear))


def belongs() -> bool:
    """Whether this PC founded or joined an office; not: its folder waits to join one."""
    return office_folder.belongs()


def close() -> None:
    """Close the office; workers must have let go of it."""
    while _deaf:
        _deaf.pop()()
    tables.put_own()
    office_folder.close_office()


@contextmanager
def opened(folder: Path, passphrase: str | None = None) -> Iterator[None]:
    """The office in folder while the block runs, made first when there is none."""
    if not exists(folder):
        create(folder, passphrase)
    open_at(folder, passphrase=passphrase)
    try:
        yield
    finally:
        close()


def _fell_back() -> bool:
    """Whether this version is back because a later one did not start."""
    from desktop.office.updates import place

    here = place.here()
    return here is not None and bool(here.fell())


def wants_passphrase(folder: Path) -> bool:
    """Whether the office in folder has no open slot. Raises RecordsError for damaged keys."""
    return vault.wants_passphrase(folder / office_folder.KEYS)


def is_open_slot() -> bool:
    """Whether the records open without a passphrase: always shown to the clerk."""
    return office_folder.current().vault.is_open


def change_passphrase(new: str, *, old: str = "") -> None:
    """Ask for another passphrase from now on, for none when `new` is empty; the paper key stays.

    `old` is the one there is. Raises RecordsError when it is wrong.
    """
    opened_office = office_folder.current()
    if not opened_office.vault.is_open:
        vault.unlock(opened_office.folder / office_folder.KEYS, passphrase=old)
    opened_office.vault.change_passphrase(new or None)


def is_practice() -> bool:
    """Whether the open office is one of invented people, to practise in."""
    return (office_folder.current().folder / PRACTICE).exists()


def uid() -> str:
    """What tells this office from another on the same PC: the folder it lies in."""
    return str(office_folder.current().folder.resolve())


def facts() -> OfficeFacts:
    """The office's facts; empty before the first run is through."""
    found = Office.select().first()
    if found is None:
        return OfficeFacts()
    return OfficeFacts(**{name: getattr(found, name) for name in OfficeFacts.__slots__})


def change(new: OfficeFacts, *, actor: int | None) -> None:
    """Write the office's facts; `actor` None only during the first run.

    Refused for a code that is no code of papers.
    """
    from desktop.office import sections

    if new.code.strip():
        sections.check(new.code, new.code)
    by = actors.HOUSE if actor is None else actors.person(actor).uid
    found = Office.get()
    wanted = {name: value.strip() for name, value in asdict(new).items()}
    if wanted == asdict(facts()):
        return
    with write(by, "office.changed"):
        for name, value in wanted.items():
            setattr(found, name, value)
        found.save()


def measures() -> Mapping[str, float | str]:
    """What the office sets on paper for itself, by key of the measure sheet."""
    from desktop.printing import measure_sheet

    return measure_sheet.read(facts().measures)


def set_measures(sheet: Mapping[str, float | str], *, actor: int | None) -> None:
    """Keep what the office sets on paper for itself. Raises PaperError `measure-out-of-bounds`."""
    from desktop.printing import measure_sheet

    change(replace(facts(), measures=measure_sheet.write(sheet)), actor=actor)


def import_emblem(data: bytes, *, actor: int | None) -> str:
    """Keep an SVG or PNG as the office's emblem. Raises PaperError when it cannot be printed."""
    from desktop.printing.house import House

    House(emblem=data).check()
    by = actors.HOUSE if actor is None else actors.person(actor).uid
    kept = blobs.put(data)
    found = Office.get()
    if found.emblem != kept:
        with write(by, "office.emblem"):
            found.emblem = kept
            found.save()
    return kept


def emblem() -> bytes | None:
    """The emblem's file, or None."""
    kept = facts().emblem
    return blobs.get(kept) if kept else None


def house() -> House:
    """How this office prints: emblem, font, and the names no line may divide."""
    from desktop.printing import measure_sheet
    from desktop.printing.house import House

    known = facts()
    words = {known.name, known.short_name}
    words |= {section.name for section in Section.select(Section.name)}
    words |= {village.name for village in Village.select(Village.name)}
    for post in Post.select(Post.name, Post.printed):
        words |= {post.name, post.printed}
    for person in Person.select():
        words |= {person.first_name, person.last_name, actors.plain_name(person)}
        words |= {actors.full_name(person)}
    return House(
        emblem=emblem(),
        words=frozenset(word for word in words if word),
        family=known.font,
        sheet=measure_sheet.read(known.measures),
        watermark=thai(WATERMARK) if is_practice() else "",
    )


def look_over() -> None:
    """What a start looks over once the window stands: this PC's keys and the pages of the file.

    Raises RecordsError or Refused for the gravest damage. A file above 300 MB would keep a slow
    disk busy for long: its pages are proved one by one when read, and whole with each backup.
    """
    open_office = office_folder.current()
    assert open_office.vault.device
    if (open_office.folder / FILE).stat().st_size <= _LOOKED_OVER:
        for finding in check.quick():
            raise Refused(finding.reason, **finding.facts)


def problems() -> list[RecordsError | Refused]:
    """What `check` finds wrong with the open office, in words; empty when it is sound."""
    found: list[RecordsError | Refused] = []
    try:
        assert office_folder.current().vault.device
    except RecordsError as damaged:
        found.append(damaged)
    return found + [Refused(finding.reason, **finding.facts) for finding in check.check()]
