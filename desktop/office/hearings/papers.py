"""The papers of a hearing as documents of the office: made from its plan, made anew, kept in view.

A paper carries the fingerprints of what it was made from, so a plan that changed afterwards is told
and never written over a paper by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db import clock, uids
from db.models import Document, Hearing, HearingPaper, Person, Section, Version
from db.write import write
from desktop.office import actors, documents, drafting, people, stages, templates
from desktop.office.errors import Refused
from desktop.office.hearings import invitations, phrases, plan, three_way, traces, wordings
from desktop.office.hearings.plan import HearingSheet, PaperRow
from desktop.printing import source as paper_source

MADE = "ทำจากแผนเวที"  # the note of a version that was made, not typed
BEFORE = (
    *("notice", "postponement", "re-notice", "cancellation", "order", "invitation", "heads"),
    *("envelope", "agenda", "sign-in", "opinion-form", "name-tags", "script", "poster"),
)
AFTER = ("minutes", "summary", "result")
ROLES = (*BEFORE, *AFTER)
FORMS = {  # a role's form, where it is not of the role's own name
    "notice": "hearing-notice",
    "re-notice": "hearing-notice",
    "postponement": "announcement",
    "cancellation": "announcement",
    "invitation": "letter",
    "heads": "letter",
    "result": "letter",
}
MERGED = {  # whom a paper goes to, one copy each
    "invitation": ("invited",),
    "heads": ("heads",),
    "envelope": ("invited", "heads", "participants"),
    "result": ("participants",),
}
PACK = ("order", "notice", "re-notice", "agenda", "sign-in", "opinion-form", "name-tags", "script")


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper a hearing has or can have; `early` is a code of why it cannot be made yet."""

    role: str
    form: str
    phase: str  # before, after
    paper: PaperRow | None
    changed: tuple[str, ...]  # parts of the plan changed since it was made
    edited: bool  # the clerk changed the text that was made
    early: str

    @property
    def signed(self) -> bool:
        """Whether it stands as signed and cannot be changed."""
        return self.paper is not None and self.paper.stage == stages.SIGNED


def form_of(role: str) -> str:
    """The form a paper of a role is printed on."""
    return FORMS.get(role, role)


def states(hearing_id: int) -> list[PaperState]:
    """Every paper that this hearing has or can have, in the order of its work."""
    return states_of(plan.open_sheet(hearing_id))


def states_of(sheet: HearingSheet) -> list[PaperState]:
    """The same of a hearing that was opened."""
    kept = {
        (row.role, row.document_id): row.made_from
        for row in HearingPaper.select().where(HearingPaper.hearing == sheet.id)
    }
    latest: dict[str, PaperRow] = {paper.role: paper for paper in sheet.papers}
    kinds = {event.kind for event in sheet.events}
    found = []
    for role in ROLES:
        paper = latest.get(role)
        wanted = {
            "postponement": "postponed",
            "re-notice": "postponed",
            "cancellation": "cancelled",
        }
        if paper is None and role in wanted and wanted[role] not in kinds:
            continue
        before = kept.get((role, paper.document_id), "") if paper else ""
        found.append(
            PaperState(
                role,
                form_of(role),
                "before" if role in BEFORE else "after",
                paper,
                traces.changed(role, before, sheet) if before else (),
                _edited(paper.document_id) if paper else False,
                early(role, sheet),
            )
        )
    return found


def early(role: str, sheet: HearingSheet) -> str:
    """Why a paper cannot be made yet, as a code of words; empty when it can."""
    facts = sheet.facts
    if role in AFTER:
        return "" if sheet.state in plan.OVER else "not-held"
    if role in ("postponement", "cancellation"):
        return ""
    if facts.held_on is None:
        return "no-day"
    if not facts.venue:
        return "no-venue"
    if role == "invitation" and not invitations.count(sheet.id):
        return "no-invited"
    if role == "heads" and not any(g.village_id for g in sheet.groups):
        return "no-villages"
    if role == "agenda" and not sheet.agenda:
        return "no-agenda"
    if role == "name-tags" and not wordings.of_role(role, phrases.filler(sheet))[0]["people"]:
        return "nobody-named"
    return ""


def make(hearing_id: int, role: str, *, actor: int) -> int:
    """Draft a paper of a role from the plan; returns its document's id.

    Refused while an unsigned one of the role is there; after a signed one another is drafted.
    """
    person = actors.person(actor)
    sheet = plan.open_sheet(hearing_id)
    why = early(role, sheet)
    if why:
        from desktop.office.words.hearing_papers import EARLY

        raise Refused("hearing-paper-early", why=EARLY[why])
    there = next((paper for paper in reversed(sheet.papers) if paper.role == role), None)
    if there is not None and there.stage != stages.SIGNED:
        raise Refused("hearing-paper-there")
    section, route = _section_and_route(sheet, role, person)
    text = text_of(role, sheet, section, person, route)
    with write(person.uid, "document.drafted"):
        document_id = drafting.write_draft(section, person, text, route=route, note=MADE)
        document = Document.get_by_id(document_id)
        HearingPaper.create(
            uid=uids.hearing_paper(sheet.uid, document.uid),
            hearing=Hearing.get_by_id(hearing_id),
            document=document,
            role=role,
            made_from=traces.trace(role, sheet),
        )
    return document_id


def make_all(hearing_id: int, *, actor: int) -> list[int]:
    """Draft every paper before the hearing that can be made and is not there; their documents."""
    wanted = [
        state.role
        for state in states(hearing_id)
        if state.phase == "before" and state.paper is None and not state.early
    ]
    return [make(hearing_id, role, actor=actor) for role in wanted]


def make_anew(document_id: int) -> three_way.Joined:
    """What the paper would say made anew from the plan, joined with what the clerk changed.

    Nothing is written: `clashes` are places where both changed; the window asks about them.
    """
    document, made_before = _that_can_change(document_id)
    link = _link(document)
    sheet = plan.open_sheet(link.hearing_id)
    section, route = _section_and_route(sheet, link.role, document.drafter)
    fresh = text_of(link.role, sheet, section, document.drafter, route, like=document.source)
    return three_way.join(made_before, document.source, fresh)


def remake(document_id: int, *, mine: bool, actor: int) -> bool:
    """Write the paper made anew; where both changed, `mine` keeps the clerk's words.

    Returns whether the text changed. The former text stays among its versions.
    """
    person = actors.person(actor)
    document, _ = _that_can_change(document_id)
    joined = make_anew(document_id)
    text = joined.mine if mine else joined.fresh
    link = _link(document)
    sheet = plan.open_sheet(link.hearing_id)
    if text != joined.made and joined.made != _made(document_id):
        with write(person.uid, "document.remade"):
            drafting.add_version(document, joined.made, person, MADE)  # what the next join is from
    changed = False
    if document.source != text:
        note = MADE if text == joined.made else ""
        changed = drafting.save(document_id, text, actor=actor, note=note).changed
    trace = traces.trace(link.role, sheet)
    if link.made_from != trace:
        with write(person.uid, "hearing.paper-remade"):
            link.made_from = trace
            link.save()
    return changed


def remake_all(hearing_id: int, *, actor: int) -> tuple[int, int]:
    """Make every unsigned paper anew whose plan changed; how many were, how many were left.

    Left are those the clerk changed at the same place as the plan: they are asked about singly.
    """
    stale = [s for s in states(hearing_id) if s.changed and s.paper is not None and not s.signed]
    left = 0
    for state in stale:
        assert state.paper is not None
        if make_anew(state.paper.document_id).clashes:
            left += 1
        else:
            remake(state.paper.document_id, mine=True, actor=actor)
    return len(stale) - left, left


def text_of(
    role: str,
    sheet: HearingSheet,
    section: Section,
    person: Person,
    route: Sequence[templates.Due],
    *,
    like: str = "",
) -> str:
    """The source of a paper; `like` hands on the day and the signers of the paper it replaces."""
    form = form_of(role)
    filler = phrases.filler(sheet, section.id)
    front, _ = paper_source.split(templates.new_source(form, section, person, list(route), None))
    words, body = _after(role)(filler) if role in AFTER[:2] else wordings.of_role(role, filler)
    front.update(words)
    if role == "minutes":
        signing = (sheet.facts.note_taker_id or person.id, *_checker(route))
        front["signers"] = wordings.signed_by(signing, clock.today())
    if like:
        before, _ = paper_source.split(like)
        for key in ("signers", *(("date",) if "date" not in words else ())):
            if key in before:
                front[key] = before[key]
    return paper_source.compose(front, body)


def _after(role: str) -> Callable[[phrases.Filler], wordings.Words]:
    from desktop.office.hearings import minutes, summary

    return minutes.words if role == "minutes" else summary.words


def _checker(route: Sequence[templates.Due]) -> tuple[int | None, ...]:
    return tuple(due.person_id for due in route if due.stage == stages.CHECK)[:1]


def _section_and_route(
    sheet: HearingSheet, role: str, person: Person
) -> tuple[Section, list[templates.Due]]:
    section_id = sheet.facts.section_id or people.section_of(person.id)
    if section_id is None:
        raise Refused("no-section")
    drafter = person
    if role == "minutes" and sheet.facts.note_taker_id:
        drafter = Person.get_by_id(sheet.facts.note_taker_id)
    return Section.get_by_id(section_id), templates.default_route(form_of(role), drafter)


def _that_can_change(document_id: int) -> tuple[Document, str]:
    """The paper and the text it was last made with."""
    document = documents.kept(document_id)
    if document.stage == stages.SIGNED:
        raise Refused("hearing-paper-signed")
    return document, _made(document_id)


def _made(document_id: int) -> str:
    made = (
        Version.select(Version.source)
        .where(Version.document == document_id, Version.note == MADE)
        .order_by(Version.made_at.desc(), Version.id.desc())
        .first()
    )
    return str(made.source) if made else ""


def _edited(document_id: int) -> bool:
    document = Document.get_by_id(document_id)
    made = _made(document_id)
    return bool(made) and document.source != made


def _link(document: Document) -> HearingPaper:
    found = HearingPaper.get_or_none(HearingPaper.document == document, ~HearingPaper.deleted)
    if not isinstance(found, HearingPaper):
        raise Refused("document-gone")
    return found
