"""One person opened: what is known of them and what they did, fit to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.office.community import merged, residents
from desktop.office.community.merged import Past
from desktop.office.community.residents import ResidentRow
from desktop.thai import ids


@dataclass(frozen=True, slots=True)
class ResidentSheet:
    """A person on the screen; the identity number only masked, empty where none is kept."""

    row: ResidentRow
    birth_year: int | None  # common era
    note: str
    masked_id: str
    past: Past


def open_sheet(resident_id: int) -> ResidentSheet:
    """Everything shown of somebody. Refused once they were put away."""
    resident = residents.kept(resident_id)
    (row,) = residents.rows([resident_id])
    return ResidentSheet(
        row,
        resident.birth_year,
        resident.note or "",
        ids.masked(resident.national_id) if resident.national_id else "",
        merged.past(resident_id),
    )
