"""Whom a hearing concerns and its agenda, written anew as they were put on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db import uids
from db.models import AgendaItem, Hearing, HearingGroup, Stakeholder, Village
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings.plan import AgendaRow, agenda, kept


def set_groups(
    hearing_id: int, wanted: Mapping[tuple[int | None, int | None], int], *, actor: int
) -> None:
    """Say whom the hearing concerns: (village, group) → quota, one of the two None."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    there = {
        (g.village_id, g.stakeholder_id): g
        for g in HearingGroup.select().where(HearingGroup.hearing == hearing)
    }
    known = {key: g.quota for key, g in there.items() if not g.deleted}
    if known == dict(wanted):
        return
    with write(person.uid, "hearing.grouped"):
        for key, quota in wanted.items():
            village, stakeholder = key
            row = there.get(key)
            if row is None:
                HearingGroup.create(
                    uid=group_uid(
                        hearing,
                        Village.get_by_id(village) if village else None,
                        Stakeholder.get_by_id(stakeholder) if stakeholder else None,
                    ),
                    hearing=hearing,
                    village=village,
                    stakeholder=stakeholder,
                    quota=quota,
                )
            elif row.deleted or row.quota != quota:
                row.deleted, row.quota = False, quota
                row.save()
        for key, row in there.items():
            if key not in wanted and not row.deleted:
                row.deleted = True
                row.save()


def group_uid(hearing: Hearing, village: Village | None, group: Stakeholder | None) -> str:
    """The name of a group's row, the same on every PC."""
    return uids.hearing_group(
        hearing.uid, village.uid if village else "", group.uid if group else ""
    )


def set_agenda(hearing_id: int, items: Sequence[AgendaRow], *, actor: int) -> None:
    """Write the agenda in the order given; a row with id 0 is new, a missing one goes."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if any(not item.title.strip() for item in items):
        raise Refused("agenda-needs-title")
    before = agenda(hearing)
    after = [replace(item, place=n, title=item.title.strip()) for n, item in enumerate(items, 1)]
    if before == after:
        return
    with write(person.uid, "agenda.changed"):
        write_agenda(hearing, after)


def write_agenda(hearing: Hearing, items: Sequence[AgendaRow]) -> None:
    """The rows of an agenda as given, others put away; inside a deed."""
    there = {item.id: item for item in AgendaItem.select().where(AgendaItem.hearing == hearing)}
    for item in items:
        row = there.pop(item.id, None) or AgendaItem(hearing=hearing, title=item.title)
        for name in ("place", "kind", "title", "text", "minutes", "resolution"):
            setattr(row, name, getattr(item, name))
        row.deleted = False
        row.save()
    for row in there.values():
        if not row.deleted:
            row.deleted = True
            row.save()
