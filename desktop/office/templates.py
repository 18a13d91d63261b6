"""What a new paper begins with: its form's words, its route, and what its memo hands over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import clock
from db.models import Document, Office, Person, Section
from desktop.office import forms, people, signers, stages
from desktop.office.errors import Refused
from desktop.office.rules.tables import toml
from desktop.printing import source as paper_source


@dataclass(frozen=True, slots=True)
class Due:
    """One step of a route to be: who, in which capacity."""

    stage: str
    person_id: int | None
    tenure_id: int | None


def default_route(kind: str, drafter: Person) -> list[Due]:
    """The usual way of a paper of this office, from who holds which post today.

    Drafter and typist are the drafter; the head checks; a memo is proposed through the head and the
    clerk of the council, an announcement through the clerk; the mayor or whoever stands in signs.
    """
    held = people.tenures(on=clock.today())
    by_post = {post.id: place for place, post in enumerate(people.posts())}
    mine = [row for row in held if row.person_id == drafter.id]
    first = mine[0].id if mine else None
    acting = [row for row in held if row.capacity != "holder" and by_post.get(row.post_id, 9) <= 2]
    holders = sorted(
        (row for row in held if row.capacity == "holder"), key=lambda row: by_post[row.post_id]
    )
    top = holders[0] if holders and by_post[holders[0].post_id] == 0 else None
    signer = top or (acting[0] if acting else holders[0] if holders else None)
    upper = [
        row
        for row in holders
        if by_post[row.post_id] in (1, 2) and (signer is None or row.id != signer.id)
    ]
    clerk = upper[0] if upper else None
    head = upper[1] if len(upper) > 1 else None
    checker = head or clerk or signer
    route = [
        Due(stages.DRAFT, drafter.id, first),
        Due(stages.TYPE, drafter.id, first),
        Due(stages.PROOFREAD, drafter.id, first),
        Due(stages.CHECK, *((checker.person_id, checker.id) if checker else (None, None))),
    ]
    if kind == "memo" and head and head is not clerk:
        route.append(Due(stages.PROPOSE, head.person_id, head.id))
    proposer = clerk or head or signer
    route.append(Due(stages.PROPOSE, *(_who(proposer))))
    route.append(Due(stages.SIGN, *(_who(signer))))
    return route


def _who(row: people.TenureRow | None) -> tuple[int | None, int | None]:
    return (row.person_id, row.id) if row else (None, None)


def new_source(
    kind: str, section: Section, drafter: Person, route: list[Due], parent: Document | None
) -> str:
    """The text a new paper of a form starts with; an announcement takes over from its memo."""
    templates = toml("forms", "templates")
    if kind not in templates:
        raise Refused("form-unknown-here", form=kind)
    form = templates[kind]
    office = Office.select().first()
    name = office.name if office else ""
    today = clock.today()
    front: dict[str, object] = {"form": kind, "date": today}
    body = str(form["body"]).format(office=name)
    if kind == "memo":
        front |= {"agency": section.agency or section.name, "phone": section.phone}
        front |= {"fax": section.fax, "to": _to(route)}
    elif kind in ("letter", "certificate", "envelope"):
        place = office.address if office else ""
        front |= {"agency": f"สำนักงาน{name}" if name else ""}
        front |= {"sender" if kind == "envelope" else "address": _lines_of(place)}
    elif kind in ("announcement", "order", "hearing-notice", "summary", "poster"):
        front |= {"agency": name}
    if kind == "letter":
        front |= {"owner": section.name, "phone": section.phone, "fax": section.fax}
    front |= form.get("front", {})
    if parent is not None:
        front["subject"] = _handed_over(parent, name)
        body = body.replace(str(form.get("blank", "…")), str(front["subject"]), 1)
    front["signers"] = signers_of(kind, route, today)
    return paper_source.compose(front, body)


def _lines_of(address: str) -> list[str]:
    """An address in two lines: the district and what follows on the second."""
    before, found, after = address.partition(" อำเภอ")
    return [part for part in (before, f"อำเภอ{after}" if found else "") if part]


def _handed_over(parent: Document, office: str) -> str:
    """The announcement's subject in a memo's: what follows ประกาศ… เรื่อง."""
    subject = str(parent.subject)
    for head in (f"ประกาศ{office} เรื่อง ", "ประกาศ เรื่อง "):
        if subject.startswith(head):
            return subject.removeprefix(head)
    return subject


def _to(route: list[Due]) -> list[str]:
    """เรียน: everybody the memo goes up to, by post, each once."""
    found: list[str] = []
    for due in route:
        if due.stage in (stages.PROPOSE, stages.SIGN) and due.tenure_id:
            row = next(r for r in people.tenures(person_id=due.person_id) if r.id == due.tenure_id)
            name = row.acting_for or row.post
            if name not in found:
                found.append(name)
    return found


def signers_of(kind: str, route: list[Due], on: date) -> list[dict[str, object]]:
    """The signature blocks a route leads to: of a memo everybody, of an announcement the last."""
    wanted = forms.signing_stages(kind)
    blocks: list[dict[str, object]] = []
    for due in route:
        if due.stage not in wanted or due.person_id is None:
            continue
        signer = (
            signers.signature_of(due.tenure_id)
            if due.tenure_id
            else signers.signature_of_person(due.person_id, on)
        )
        blocks.append({"rank": signer.rank, "name": signer.name, "posts": list(signer.posts)})
    return blocks
