"""What may leave the office: papers and texts with names shortened, photographs without a place.

A hearing's minutes and summary go as their public copies. Other announcements keep their officials;
everybody of the directory in them is shortened, and foreign telephone numbers go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from db.models import Person, Resident
from desktop.office import actors
from desktop.office import papers as office_papers
from desktop.office.hearings import public_copy
from desktop.office.hearings.public_copy import Cover
from desktop.printing.paper import Paper, Photo

PIXELS = 1600  # of the longer side of a photograph


@dataclass(frozen=True, slots=True)
class Copy:
    """A paper as it may be shown, and what was done to it: codes of words."""

    paper: Paper
    done: tuple[str, ...]


def office_cover() -> Cover:
    """What shortens everybody of the directory; people of the office keep their names."""
    official: set[str] = set()
    for person in Person.select():
        plain = actors.plain_name(person)
        official |= {plain, actors.full_name(person)}
    instead: dict[str, str] = {}
    columns = (Resident.title, Resident.first_name, Resident.last_name)
    for title, first, last in Resident.select(*columns).tuples().iterator():
        if not first or not last:
            continue
        for whole in (f"{title or ''}{first} {last}", f"{first} {last}"):
            if whole not in official:
                told = title or "" if whole.startswith(title or "") and title else ""
                instead[whole] = public_copy.shortened(told, first)
    return Cover(instead, public_copy.office_phones())


def hearing_text(hearing_id: int, cover: Cover) -> Callable[[str], str]:
    """What makes a text of a hearing name nobody."""
    names = public_copy.names(hearing_id)
    own = Cover(names, public_copy.office_numbers(hearing_id))
    return lambda text: own.of(cover.of(text))


def announcement(document_id: int, cover: Cover) -> Copy:
    """A signed announcement as it may be shown."""
    made = office_papers.paper_of(document_id)
    covered = replace(
        made,
        subject=cover.of(made.subject),
        body=tuple(cover.block(block) for block in made.body),
        notes=tuple(cover.note(note) for note in made.notes),
        more={key: cover.value(value) for key, value in made.more.items()},
        origin=None,  # the source holds every name
    )
    shown = replace(covered, body=tuple(b for b in covered.body if not isinstance(b, Photo)))
    done = [
        *(["name"] if covered != made else []),
        *(["photos-cut"] if len(shown.body) != len(covered.body) else []),
    ]
    if done:  # its code vouches for other words
        more = {key: value for key, value in shown.more.items() if key != "code"}
        shown = replace(shown, more=more)
    return Copy(replace(shown, pictures={}), tuple(done))
