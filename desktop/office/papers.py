"""A paper ready for the press: its text, with what the records know filled in."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from db.models import Document, Endorsement
from db.write import write
from desktop.office import actors, forms, pictures, stages
from desktop.printing import source as paper_source
from desktop.printing.origin import Origin
from desktop.printing.paper import Copy, Paper, Signer


@dataclass(frozen=True, slots=True)
class Filling:
    """What the records know of a paper and its typist does not write."""

    copy: Copy
    source: str  # the saved text
    uid: str
    number: str  # empty where none is printed
    signed: tuple[_Signed | None, ...]  # one for each who is to sign
    code: str  # for checking a copy against the paper, with the text it speaks for
    coded_text: str


@dataclass(frozen=True, slots=True)
class _Signed:
    """A signature as it was given."""

    printed: str
    note: str
    day: date | None


def filling_of(document_id: int, copy: Copy = "original") -> Filling:
    """Read once what stays the same while its text is typed."""
    document = Document.get_by_id(document_id)
    route = stages.route_of(document)
    stands = stages.standing(route, stages.steps_of(document))
    number = stages.standing_number(document)
    signed: list[_Signed | None] = []
    for step in route:
        if step.stage not in forms.signing_stages(document.kind) or step.person_id is None:
            continue
        done = stands.done.get(step.place)
        if done is None:
            signed.append(None)
            continue
        note = Endorsement.get_or_none(Endorsement.approval_step == done)
        day = done.done_on if step.stage in (stages.PROPOSE, stages.SIGN) else None
        signed.append(_Signed(done.printed, note.text if note else "", day))
    coded = copy != "office" and document.stage == stages.SIGNED
    code = stages.standing_code(document.id) if coded else None
    return Filling(
        copy,
        document.source,
        document.uid,
        number.text if number and forms.prints_number(document.kind) else "",
        tuple(signed),
        code.code if code else "",
        code.text if code else "",
    )


def paper_of(document_id: int, copy: Copy = "original") -> Paper:
    """The saved paper as it would print now. Raises PaperError for a text that cannot be read."""
    filling = filling_of(document_id, copy)
    return filled(filling.source, filling)


def filled(text: str, filling: Filling) -> Paper:
    """A paper's text, saved or being typed, as it would print.

    Number, signatures with their days and endorsements come from the records; a signer who has
    signed prints as on that day. Raises PaperError for a text that cannot be read.
    """
    paper = paper_source.read(text, draft=True)
    signers = paper.signers
    if len(filling.signed) == len(signers):
        pairs = zip(signers, filling.signed, strict=True)
        signers = tuple(_as_signed(one, done) if done else one for one, done in pairs)
    return replace(
        pictures.shown(paper),
        copy=filling.copy,
        number=filling.number or paper.number,
        signers=signers,
        more={**paper.more, "code": filling.code} if filling.code else paper.more,
        origin=Origin(filling.source, filling.uid, filling.coded_text),
    )


def note_printed(document_id: int, *, copies: int, actor: int) -> None:
    """Put it into the journal that a paper was printed or saved as PDF."""
    document = Document.get_by_id(document_id)
    with write(actors.person(actor).uid) as work:
        work.event("document.printed" if copies else "document.exported", document)


def _as_signed(signer: Signer, done: _Signed) -> Signer:
    kept = json.loads(done.printed) if done.printed else {}
    return replace(
        signer,
        rank=kept.get("rank", signer.rank),
        name=kept.get("name", signer.name),
        posts=tuple(kept.get("posts", signer.posts)),
        note=done.note or signer.note,
        signed=done.day or signer.signed,
    )
