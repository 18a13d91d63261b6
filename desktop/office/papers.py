"""A paper ready for the press: its text, with what the records know filled in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from db.models import Document, Endorsement
from db.write import write
from desktop.office import actors, forms, pictures, stages
from desktop.printing import source as paper_source
from desktop.printing.origin import Origin
from desktop.printing.paper import Copy, Paper, Signer


def paper_of(document_id: int, copy: Copy = "original", *, text: str | None = None) -> Paper:
    """The paper as it would print now; `text` instead of the saved one while it is being typed.

    Number, signatures with their days and endorsements come from the records; a signer who has
    signed prints as on that day. Raises PaperError for a text that cannot be read.
    """
    document = Document.get_by_id(document_id)
    paper = paper_source.read(document.source if text is None else text, draft=True)
    route = stages.route_of(document)
    stands = stages.standing(route, stages.steps_of(document))
    number = stages.standing_number(document)
    signing = [
        step
        for step in route
        if step.stage in forms.signing_stages(document.kind) and step.person_id is not None
    ]
    signers = list(paper.signers)
    if len(signing) == len(signers):
        for place, step in enumerate(signing):
            done = stands.done.get(step.place)
            if done is not None:
                note = Endorsement.get_or_none(Endorsement.approval_step == done)
                signers[place] = _as_signed(
                    signers[place],
                    done.printed,
                    note.text if note else "",
                    done.done_on if step.stage in (stages.PROPOSE, stages.SIGN) else None,
                )
    coded = copy != "office" and document.stage == stages.SIGNED
    code = stages.standing_code(document.id) if coded else None
    return replace(
        pictures.shown(paper),
        copy=copy,
        number=number.text if number and forms.prints_number(document.kind) else paper.number,
        signers=tuple(signers),
        more={**paper.more, "code": code.code} if code else paper.more,
        origin=Origin(document.source, document.uid, code.text if code else ""),
    )


def note_printed(document_id: int, *, copies: int, actor: int) -> None:
    """Put it into the journal that a paper was printed or saved as PDF."""
    document = Document.get_by_id(document_id)
    with write(actors.person(actor).uid) as work:
        work.event("document.printed" if copies else "document.exported", document)


def _as_signed(signer: Signer, printed: str, note: str, signed: date | None) -> Signer:
    kept = json.loads(printed) if printed else {}
    return replace(
        signer,
        rank=kept.get("rank", signer.rank),
        name=kept.get("name", signer.name),
        posts=tuple(kept.get("posts", signer.posts)),
        note=note or signer.note,
        signed=signed or signer.signed,
    )
