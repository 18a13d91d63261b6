"""What a pack of a fiscal year holds, and what it leaves out: looked up before anything is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from db.models import Attachment, CycleFile, CycleItem, Document, Hearing
from desktop.i18n import thai
from desktop.office import documents, stages
from desktop.office.cycle import report, suggestions, years
from desktop.office.cycle.report import YearReport
from desktop.office.cycle.years import PUBLISHED, PublishedRow, YearView
from desktop.office.evidence import indicators, judging
from desktop.office.evidence.judging import Judged
from desktop.office.hearings import plan
from desktop.office.hearings.plan import PaperRow
from desktop.office.postings import lists, standing
from desktop.office.postings.lists import SpotRow
from desktop.office.rules import calendar
from desktop.office.rules.evidence import LOCAL
from desktop.office.words import screen
from desktop.thai import dates

PERSONAL = frozenset(("letter", "envelope", "sign-in", "name-tags", "certificate"))
_SHOWN_ROLES = ("minutes", "summary")  # of a hearing's papers, as public copies


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not in the pack, or was cut; `why` is a code of words."""

    what: str
    why: str
    cut: bool = False  # it is in the pack, a part of it was cut


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photograph to be shown."""

    sha256: str
    name: str
    caption: str
    taken_at: datetime | None
    of: str  # the hearing or the item it belongs to


@dataclass(slots=True)
class HearingPack:
    """A hearing that was held, with what of it is shown."""

    hearing: Hearing
    papers: list[PaperRow] = field(default_factory=list)
    photos: list[PhotoRow] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """Everything of a Buddhist fiscal year that goes into its pack."""

    year: int
    view: YearView
    judged: Judged
    report: YearReport
    notices: list[PublishedRow]
    hearings: list[HearingPack]
    item_photos: dict[int, list[PhotoRow]]
    boards: dict[int, tuple[SpotRow, ...]]  # where each notice hung
    board_photos: dict[int, list[PhotoRow]]  # by notice
    left_out: list[LeftOut]

    @property
    def photos(self) -> list[PhotoRow]:
        """Every photograph: of hearings, of items, of boards."""
        found = [photo for one in self.hearings for photo in one.photos]
        for photos in (*self.item_photos.values(), *self.board_photos.values()):
            found += photos
        return found


def gather(year: int, scheme: str) -> Gathered:
    """Look up a Buddhist fiscal year; `scheme` of its indicators."""
    left: list[LeftOut] = []
    hearings = _hearings(year, left)
    known = scheme if scheme in indicators.schemes(year) else LOCAL
    notices = _notices(year, hearings)
    boards = {row.id: row.spots for row in lists.rows([notice.id for notice in notices])}
    gathered = Gathered(
        year,
        years.view(year),
        judging.judge(year, indicators.holding(year, known)),
        report.count(year),
        notices,
        hearings,
        _item_photos(year, left),
        boards,
        {notice.id: _board_photos(boards.get(notice.id, ())) for notice in notices},
        left,
    )
    _papers(gathered)
    return gathered


def _notices(year: int, hearings: Sequence[HearingPack]) -> list[PublishedRow]:
    """The announcements of the year but the summaries, which stand with their hearings."""
    shown = {paper.document_id for one in hearings for paper in one.papers}
    return [row for row in years.published(year) if row.id not in shown]


def _hearings(year: int, left: list[LeftOut]) -> list[HearingPack]:
    found = []
    for hearing in suggestions.held_in(year):
        sheet = plan.open_sheet(hearing.id)
        one = HearingPack(hearing)
        for role in _SHOWN_ROLES:
            signed = [p for p in sheet.papers if p.role == role and p.stage == stages.SIGNED]
            one.papers += signed[-1:]
        for file in _attachments(hearing):
            if file.kind == "photo":
                one.photos.append(_photo(file, hearing.subject))
            else:
                why = "sound" if file.kind == "audio" else "other-file"
                left.append(LeftOut(f"{file.caption or file.name} ({hearing.subject})", why))
        found.append(one)
    waiting = [h for h in years.hearings(year) if h.state not in plan.OVER]
    left += [LeftOut(hearing.subject, "not-held") for hearing in waiting]
    return found


def _attachments(hearing: Hearing) -> list[Attachment]:
    query = Attachment.select().where(Attachment.hearing == hearing, ~Attachment.deleted)
    return sorted(query, key=lambda a: (a.taken_at or a.added_at, a.id))


def _item_photos(year: int, left: list[LeftOut]) -> dict[int, list[PhotoRow]]:
    found: dict[int, list[PhotoRow]] = {}
    query = (
        CycleFile.select(CycleFile, CycleItem)
        .join(CycleItem)
        .where(CycleItem.year == year, ~CycleItem.deleted, ~CycleFile.deleted)
        .order_by(CycleFile.added_at, CycleFile.id)
    )
    for file in query:
        if file.kind == "photo":
            found.setdefault(file.item_id, []).append(_photo(file, file.item.title))
        else:
            left.append(LeftOut(f"{file.caption or file.name} ({file.item.title})", "other-file"))
    return found


def _board_photos(spots: Sequence[SpotRow]) -> list[PhotoRow]:
    """The photographs that show a notice on its boards and were not taken back."""
    found = []
    for spot in spots:
        if not spot.photos:
            continue
        events = standing.holding(standing.events_of(spot.id))
        found += [
            PhotoRow(event.sha256, event.name, "", event.taken_at, spot.place.name)
            for event in events
            if event.kind == "photo"
        ]
    return found


def _photo(file: Attachment | CycleFile, of: str) -> PhotoRow:
    return PhotoRow(file.sha256, file.name, file.caption, file.taken_at, of)


def _papers(gathered: Gathered) -> None:
    """Say why each other paper of the year stays at home."""
    shown = {row.id for row in gathered.notices}
    shown |= {paper.document_id for one in gathered.hearings for paper in one.papers}
    first, last = calendar.fiscal_bounds(gathered.year)
    query = (
        Document.select()
        .where(documents.KEPT, Document.dated.between(first, last))
        .order_by(Document.dated, Document.id)
    )
    others = [document for document in query if document.id not in shown]
    void = documents.is_void([document.id for document in others])
    for document in others:
        form = thai(screen.FORMS.get(document.kind, document.kind))
        day = _day(document.dated)
        name = " ".join(filter(None, (form, document.number_text, document.subject, day)))
        gathered.left_out.append(LeftOut(name, _why(document, document.id in void)))


def _day(day: date | None) -> str:
    return f"({dates.short(day)})" if day else ""


def _why(document: Document, void: bool) -> str:
    if document.kind in PERSONAL:
        return "personal"
    if document.kind not in PUBLISHED and document.kind not in _SHOWN_ROLES:
        return "internal"
    if void:
        return "void"
    return "unsigned" if document.stage != stages.SIGNED else "internal"
