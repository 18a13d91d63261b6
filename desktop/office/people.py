"""People, the posts they hold or stand in for, and how they sign on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import clock
from db.models import Capacity, Person, Post, Section, Tenure
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.rules import signatures
from desktop.thai.sorting import sort_key

CAPACITY_WORDS = {"holder": "", **signatures.CAPACITIES}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person, and the post they are best known by today."""

    id: int
    rank: str
    title: str
    first_name: str
    last_name: str
    phone: str
    post: str

    @property
    def name(self) -> str:
        """As inside the bracket."""
        return f"{self.title}{self.first_name} {self.last_name}".strip()

    @property
    def plain(self) -> str:
        """Given name and surname."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post of the office."""

    id: int
    name: str
    printed: str
    address_as: str
    section_id: int | None


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A person in a post, in a capacity, for a time."""

    id: int
    person_id: int
    post_id: int
    person: str
    post: str
    capacity: str
    acting_for: str
    starts: date | None
    ends: date | None
    basis: str

    def label(self) -> str:
        """One line for a list: นายกเทศมนตรี — ปรีดา สมมติ (ปฏิบัติหน้าที่)."""
        word = CAPACITY_WORDS[self.capacity]
        post = f"{self.post} {word}{self.acting_for}".strip() if word else self.post
        return f"{self.person} · {post}"


def add_person(
    first_name: str,
    last_name: str = "",
    *,
    title: str = "",
    rank: str = "",
    phone: str | None = None,
    actor: int | None,
) -> int:
    """Put a person on the list; `actor` None only while the office is set up."""
    if not first_name.strip():
        raise Refused("person-needs-name")
    with write(_by(actor), "person.added"):
        found = Person.create(
            first_name=first_name.strip(),
            last_name=last_name.strip(),
            title=title.strip(),
            rank=rank.strip(),
            phone=phone or None,
            sort_key=sort_key(f"{first_name.strip()} {last_name.strip()}"),
        )
    return int(found.id)


def change_person(person_id: int, *, actor: int, **fields: str) -> None:
    """Change the fields named (rank, title, first_name, last_name, phone)."""
    found = Person.get_by_id(person_id)
    wanted: dict[str, str | None] = {name: value.strip() for name, value in fields.items()}
    if "phone" in wanted:
        wanted["phone"] = wanted["phone"] or None
    if not wanted.get("first_name", found.first_name):
        raise Refused("person-needs-name")
    if all(getattr(found, name) == value for name, value in wanted.items()):
        return
    with write(_by(actor), "person.changed"):
        for name, value in wanted.items():
            setattr(found, name, value)
        found.sort_key = sort_key(actors.plain_name(found))
        found.save()


def add_post(
    name: str,
    *,
    printed: str = "",
    address_as: str = "",
    section_id: int | None = None,
    place: int = 0,
    actor: int | None,
) -> int:
    """Put a post on the list; `printed` is how it stands under a signature, when longer."""
    if not name.strip():
        raise Refused("post-needs-name")
    with write(_by(actor), "post.added"):
        found = Post.create(
            name=name.strip(),
            printed=printed.strip(),
            address_as=address_as.strip(),
            section=section_id,
            place=place,
        )
    return int(found.id)


def appoint(
    person_id: int,
    post_id: int,
    *,
    capacity: str = "holder",
    acting_for: int | None = None,
    starts: date | None = None,
    ends: date | None = None,
    basis: str = "",
    actor: int | None,
) -> int:
    """Put a person into a post, or into the powers of `acting_for` while holding the post."""
    if capacity != "holder" and acting_for is None:
        raise Refused("acting-for-whom")
    if starts and ends and ends < starts:
        raise Refused("term-ends-first")
    with write(_by(actor), "tenure.added"):
        found = Tenure.create(
            person=person_id,
            post=post_id,
            capacity=Capacity(capacity),
            acting_for=acting_for,
            starts=starts,
            ends=ends,
            basis=basis,
        )
    return int(found.id)


def set_term(tenure_id: int, *, starts: date | None, ends: date | None, actor: int | None) -> None:
    """Say from when to when, both included, a person is in a post; None leaves an end open."""
    if starts and ends and ends < starts:
        raise Refused("term-ends-first")
    found = Tenure.get_by_id(tenure_id)
    if (found.starts, found.ends) == (starts, ends):
        return
    with write(_by(actor), "tenure.changed"):
        found.starts, found.ends = starts, ends
        found.save()


def people() -> list[PersonRow]:
    """Everybody, in Thai order."""
    known: dict[int, str] = {}
    for row in tenures(on=clock.today()):
        known.setdefault(row.person_id, row.post)
    query = Person.select().where(~Person.deleted).order_by(Person.sort_key, Person.id)
    return [_row(person, known.get(person.id, "")) for person in query]


def person(person_id: int) -> PersonRow | None:
    """One person with the post of today; None when there is nobody of that id."""
    found = Person.get_or_none(Person.id == person_id, ~Person.deleted)
    if not isinstance(found, Person):
        return None
    held = tenures(on=clock.today(), person_id=person_id)
    return _row(found, held[0].post if held else "")


def id_of(uid: str) -> int:
    """The person the journal knows by a name; 0 for nobody."""
    found = Person.select(Person.id).where(Person.uid == uid, ~Person.deleted).first()
    return int(found.id) if found else 0


def anybody() -> int:
    """The first person of the list; 0 in an office without people."""
    query = Person.select(Person.id).where(~Person.deleted).order_by(Person.sort_key, Person.id)
    found = query.first()
    return int(found.id) if found else 0


def _row(found: Person, post: str) -> PersonRow:
    named = (found.rank, found.title, found.first_name, found.last_name)
    return PersonRow(found.id, *named, found.phone or "", post)


def uid_of(person_id: int) -> str:
    """The name by which the journal knows a person."""
    return str(Person.get_by_id(person_id).uid)


def posts() -> list[PostRow]:
    """Every post, the highest first."""
    query = Post.select().where(~Post.deleted).order_by(Post.place, Post.id)
    return [PostRow(p.id, p.name, p.printed, p.address_as, p.section_id) for p in query]


def tenures(*, on: date | None = None, person_id: int | None = None) -> list[TenureRow]:
    """Who is in which post; only those of a day or of a person when asked."""
    query = (
        Tenure.select(Tenure, Person, Post)
        .join(Person)
        .switch(Tenure)
        .join(Post, on=(Tenure.post == Post.id))
        .where(~Tenure.deleted, ~Person.deleted)
        .order_by(Post.place, Tenure.capacity, Tenure.id)
    )
    if person_id is not None:
        query = query.where(Tenure.person == person_id)
    names = {post.id: post.name for post in Post.select(Post.id, Post.name)}
    rows = []
    for t in query:
        if on is not None and not _in_term(t, on):
            continue
        rows.append(
            TenureRow(
                t.id,
                t.person_id,
                t.post_id,
                actors.plain_name(t.person),
                t.post.name,
                t.capacity.value,
                names[t.acting_for_id] if t.acting_for_id else "",
                t.starts,
                t.ends,
                t.basis,
            )
        )
    return rows


def in_term(tenure_id: int, on: date) -> bool:
    """Whether the person may sign in this capacity on that day."""
    return _in_term(Tenure.get_by_id(tenure_id), on)


def _in_term(tenure: Tenure, on: date) -> bool:
    begun = tenure.starts is None or tenure.starts <= on
    return begun and (tenure.ends is None or on <= tenure.ends)


def section_of(person_id: int) -> int | None:
    """The section of a person's first post, if it belongs to one."""
    for row in tenures(person_id=person_id, on=clock.today()):
        section = Post.get_by_id(row.post_id).section_id
        if section is not None:
            return int(section)
    first = Section.select(Section.id).where(~Section.deleted).order_by(Section.place).first()
    return int(first.id) if first else None


def _by(actor: int | None) -> str:
    return actors.HOUSE if actor is None else actors.person(actor).uid
