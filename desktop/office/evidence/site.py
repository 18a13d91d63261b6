"""The pages of the static site: a year of participation, step by step, for everybody to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.i18n import in_thai, thai
from desktop.office import moments
from desktop.office.cycle.items import ItemRow
from desktop.office.cycle.years import PublishedRow
from desktop.office.evidence import html, papers_html
from desktop.office.evidence.gathering import Gathered, HearingPack, LeftOut, PhotoRow
from desktop.office.evidence.public import hearing_text
from desktop.office.hearings import answers, attendance, figures, opinions, plan, summary
from desktop.office.hearings.public_copy import Cover
from desktop.office.postings import places
from desktop.office.rules import calendar, cycle
from desktop.office.words import site as words
from desktop.office.words.cycle import KINDS, STATES, USES
from desktop.office.words.evidence import LEFT_OUT, LIGHTS
from desktop.office.words.hearing_screen import STATES as HEARING_STATES
from desktop.printing.paper import Paper
from desktop.thai import dates
from desktop.thai.digits import to_thai


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the files of the pack lie, relative to the site's root, by what they are of."""

    notices: dict[int, str] = field(default_factory=dict)  # document → its page
    pdfs: dict[int, str] = field(default_factory=dict)  # document → its PDF
    hearings: dict[int, str] = field(default_factory=dict)
    photos: dict[str, str] = field(default_factory=dict)  # SHA-256 → picture
    report: str = ""


class Site:
    """Makes the pages of a gathered year, one by one; `cover` shortens names everywhere."""

    def __init__(self, gathered: Gathered, office: str, shown: Shown, cover: Cover) -> None:
        self._all = gathered
        self._office = office
        self._shown = shown
        self._cover = cover
        self._name = words.TITLE.format(year=_thai(gathered.year))
        self._foot = words.FOOTER.format(day=dates.with_era(moments.today()))

    def _page(self, title: str, body: Sequence[str], here: str, up: str = "") -> bytes:
        return html.page(title, self._office, self._name, body, up=up, here=here, foot=self._foot)

    def index(self) -> bytes:
        """The first page: the four steps, each with what the records count."""
        first, last = calendar.fiscal_bounds(self._all.year)
        lead = words.LEAD.format(first=dates.long(first), last=dates.long(last))
        counts = (
            words.SUGGESTIONS_CAPTION.format(count=_count(len(self._all.report.suggestions))),
            words.NOTICES_CAPTION.format(count=_count(len(self._all.notices))),
            words.HEARINGS_CAPTION.format(count=_count(len(self._all.hearings))),
            words.REACHED.format(count=_count(self._all.view.steps[3].figures["reached"])),
        )
        cards = []
        for view, told in zip(self._all.view.steps, counts, strict=True):
            title = _step(view.step.number)
            target = f"step-{view.step.number}.html"
            cards.append(
                f"<li><h2>{html.link(target, title)}</h2>{html.paragraph(thai(view.step.text))}"
                f"{html.paragraph(told, 'note')}</li>"
            )
        steps = f'<ol class="steps">{"".join(cards)}</ol>'
        return self._page(self._name, [html.paragraph(lead, "lead"), steps], "index.html")

    def step(self, number: int) -> bytes:
        """The page of a step: its own part, then its items."""
        parts = (self._analysed, self._published, self._heard, self._taken_part)
        view = self._all.view.steps[number - 1]
        body = [
            html.paragraph(thai(view.step.text), "lead"),
            *parts[number - 1](),
            *self._items(number),
        ]
        return self._page(_step(number), body, f"step-{number}.html")

    def _items(self, number: int) -> list[str]:
        rows = self._all.view.steps[number - 1].items
        title = html.heading(2, words.ITEMS_CAPTION)
        if not rows:
            return [title, html.paragraph(words.NOTHING["items"], "note")]
        made = html.table(
            words.ITEMS_CAPTION,
            words.ITEMS,
            [self._item(row) for row in rows],
            "   d ",
            titled=True,
        )
        photos = [photo for row in rows for photo in self._all.item_photos.get(row.id, ())]
        return [title, made, *self._photos(photos, "")]

    def _item(self, row: ItemRow) -> list[str]:
        facts = row.facts
        day = facts.done_on or facts.due
        word, kind = in_thai(STATES[row.state])
        pill = html.pill(word, kind if kind in ("ok", "warn", "bad") else "muted")
        when = f"{html.text(dates.short(day))}<br>{pill}" if day else pill
        reached = (
            words.REACHED.format(count=_count(facts.reached)) if facts.reached is not None else ""
        )
        result = self._cover.of("\n".join(filter(None, (facts.result, reached))))
        return [
            html.text(to_thai(self._cover.of(facts.title))),
            html.text(thai(KINDS[facts.kind])),
            html.text(row.section),
            when,
            html.text(result),
        ]

    def _analysed(self) -> list[str]:
        report = self._all.report
        lead = words.REPORT_LEAD.format(
            before=_thai(self._all.year - 1),
            hearings=_count(len(report.held)),
            people=_count(report.people),
            opinions=_count(sum(row.opinions for row in report.held)),
        )
        body = [html.paragraph(lead)]
        if self._shown.report:
            title = words.REPORT.format(before=_thai(self._all.year - 1))
            body.append(f"<p>{html.link(self._shown.report, f'{title} (PDF)')}</p>")
        if not report.suggestions:
            return [*body, html.paragraph(words.NOTHING["suggestions"], "note")]
        covers = {one.hearing_id: None for one in report.suggestions}
        texts = {hearing: hearing_text(hearing, self._cover) for hearing in covers}
        rows = []
        for one in report.suggestions:
            cover = texts[one.hearing_id]
            used = " ".join(filter(None, (thai(USES[one.use.used]), one.use.text)))
            told = (one.matter.title, summary.answer_told(one.matter), used)
            rows.append([html.text(to_thai(cover(" ".join(text.split())))) for text in told])
        caption = words.SUGGESTIONS_CAPTION.format(count=_count(len(rows)))
        return [*body, html.table(caption, words.SUGGESTIONS, rows)]

    def _published(self) -> list[str]:
        rows = self._all.notices
        if not rows:
            return [html.paragraph(words.NOTHING["notices"], "note")]
        lines = []
        for row in rows:
            title = to_thai(self._cover.of(row.subject))
            page, pdf = self._shown.notices.get(row.id), self._shown.pdfs.get(row.id)
            lines.append(
                [
                    html.text(to_thai(row.number) or words.NO_NUMBER),
                    html.link(page, title) if page else html.text(title),
                    html.text(dates.short(row.dated)) if row.dated else "",
                    f'<a href="{pdf}" aria-label="PDF {html.attribute(title)}">PDF</a>'
                    if pdf
                    else "",
                ]
            )
        caption = words.NOTICES_CAPTION.format(count=_count(len(rows)))
        return [html.table(caption, words.NOTICES, lines, "d d ")]

    def _heard(self) -> list[str]:
        rows = self._all.hearings
        if not rows:
            return [html.paragraph(words.NOTHING["hearings"], "note")]
        lines = []
        for one in rows:
            hearing = one.hearing
            title = html.link(
                self._shown.hearings[hearing.id], to_thai(self._cover.of(hearing.subject))
            )
            lines.append(
                [
                    html.text(dates.short(hearing.held_on)) if hearing.held_on else "",
                    title,
                    _count(len(attendance.present(hearing.id))),
                    _count(opinions.count(hearing.id)),
                    html.text(thai(HEARING_STATES[hearing.state][0])),
                ]
            )
        caption = words.HEARINGS_CAPTION.format(count=_count(len(rows)))
        return [html.table(caption, words.HEARINGS, lines, "d nn ")]

    def _taken_part(self) -> list[str]:
        return []

    def notice(self, row: PublishedRow, paper: Paper) -> bytes:
        """The page of an announcement: its words, and its PDF."""
        pdf = self._shown.pdfs.get(row.id)
        number = f"ที่ {to_thai(row.number)}" if row.number else ""
        body = [
            html.paragraph(number, "lead"),
            f"<p>{html.link(f'../{pdf}', words.PDF)}</p>" if pdf else "",
            papers_html.paper(paper),
            *self._boards(row.id),
            *self._photos(self._all.board_photos.get(row.id, ()), "../"),
        ]
        return self._page(to_thai(paper.subject), body, "step-2.html", "../")

    def _boards(self, document_id: int) -> list[str]:
        """Where a notice hung, from when to when; places only planned are left out."""
        rows = []
        for spot in self._all.boards.get(document_id, ()):
            if spot.posted_on is None:
                continue
            told = spot.place.kind in places.ONCE
            last = "" if told else dates.short(spot.down_on) if spot.down_on else words.STILL
            rows.append(
                [
                    html.text(to_thai(spot.place.name)),
                    html.text(dates.short(spot.posted_on)),
                    html.text(last or words.NO_NUMBER),
                ]
            )
        if not rows:
            return []
        caption = words.BOARDS_CAPTION
        made = html.table(caption, words.BOARDS, rows, " dd", titled=True)
        return [html.heading(2, caption), made]

    def hearing(self, one: HearingPack) -> bytes:
        """The page of a hearing: facts, who came, votes, opinions with answers, papers, photos."""
        hearing = one.hearing
        cover = hearing_text(hearing.id, self._cover)
        facts = plan.facts_of(hearing)
        came = len(attendance.present(hearing.id))
        said = opinions.of_hearing(hearing.id)
        done = hearing.summarised_on
        told = (
            (words.FACTS["day"], dates.with_weekday(facts.held_on) if facts.held_on else ""),
            (words.FACTS["venue"], facts.venue),
            (words.FACTS["project"], facts.project),
            (words.FACTS["reason"], facts.reason),
            (words.FACTS["substance"], facts.substance),
            (words.FACTS["came"], words.PEOPLE.format(count=_count(came))),
            (words.FACTS["summarised"], dates.with_era(done) if done else ""),
        )
        body = [html.facts([(name, to_thai(cover(value))) for name, value in told])]
        counts = figures.counts(hearing.id, said)
        if counts:
            body.append(html.heading(2, words.GROUPS_CAPTION))
            body.append(_groups(counts))
        body += self._votes(hearing.id)
        body += self._opinions(hearing.id, cover)
        body += self._papers(one)
        body += self._photos(one.photos, "../")
        return self._page(to_thai(cover(hearing.subject)), body, "step-3.html", "../")

    def _votes(self, hearing_id: int) -> list[str]:
        voted = figures.votes(hearing_id)
        lines = [
            words.VOTE.format(
                title=item.title,
                agree=_count(voted[item.id].agree),
                disagree=_count(voted[item.id].disagree),
                abstain=_count(voted[item.id].abstain),
            )
            for item in plan.open_sheet(hearing_id).agenda
            if item.id in voted
        ]
        return [html.heading(2, words.VOTES), *map(html.paragraph, lines)] if lines else []

    def _opinions(self, hearing_id: int, cover: object) -> list[str]:
        assert callable(cover)
        title = html.heading(2, words.OPINIONS[0])
        matters = answers.matters(hearing_id)
        if not matters:
            return [title, html.paragraph(words.NOTHING["opinions"], "note")]
        rows = [
            [
                html.text(to_thai(cover(" ".join(matter.title.split())))),
                words.PEOPLE.format(count=_count(len(matter.voices))),
                html.text(to_thai(cover(summary.answer_told(matter)))),
            ]
            for matter in matters
        ]
        caption = words.OPINIONS_CAPTION.format(count=_count(len(rows)))
        return [title, html.table(caption, words.OPINIONS, rows, " d ")]

    def _papers(self, one: HearingPack) -> list[str]:
        names = {"minutes": words.MINUTES, "summary": words.SUMMARY}
        links = [
            "<li>"
            + html.link(f"../{self._shown.pdfs[p.document_id]}", f"{names[p.role]} (PDF)")
            + "</li>"
            for p in one.papers
            if p.document_id in self._shown.pdfs
        ]
        return [html.heading(2, words.PAPERS), f"<ul>{''.join(links)}</ul>"] if links else []

    def _photos(self, photos: Sequence[PhotoRow], up: str) -> list[str]:
        shown = []
        for photo in photos:
            place = self._shown.photos.get(photo.sha256)
            if place is None:
                continue
            said = self._cover.of(photo.caption) or words.PHOTO_OF.format(of=photo.of)
            when = ""
            if photo.taken_at is not None:
                local = moments.local(photo.taken_at)
                when = words.TAKEN.format(
                    day=dates.short(local.date()), time=dates.clock(local.time())
                )
            told = " · ".join(filter(None, (said, when)))
            shown.append(
                f'<figure><img src="{up}{place}" alt="{html.attribute(to_thai(said))}" '
                f'loading="lazy"><figcaption>{html.text(to_thai(told))}</figcaption></figure>'
            )
        if not shown:
            return []
        return [html.heading(2, words.PHOTOS), f'<div class="photos">{"".join(shown)}</div>']

    def evidence(self) -> bytes:
        """The indicators with their elements, and the four things of a report by hearing."""
        judged = self._all.judged
        body = [html.paragraph(words.EVIDENCE_LEAD, "lead")]
        if judged.holding.borrowed:
            of = judged.holding.tree.fiscal_year
            told = words.BORROWED.format(year=_thai(judged.year), of=_thai(of))
            body.append(html.paragraph(told, "note"))
        for verdict in judged.verdicts:
            indicator = verdict.indicator
            body.append(html.heading(2, f"{indicator.code} {indicator.title}"))
            whole = html.pill(words.COMPLETE[verdict.complete], "ok" if verdict.complete else "bad")
            note = "" if indicator.confirmed else f" {html.text(words.UNCONFIRMED)}"
            body.append(f"<p>{whole}{note}</p>")
            rows = [
                [
                    html.text(f"({to_thai(str(at))}) {lamp.element.title}"),
                    f"{_count(lamp.have)}/{_count(lamp.want)}",
                    html.pill(*in_thai(LIGHTS[lamp.light])),
                ]
                for at, lamp in enumerate(verdict.lamps, start=1)
            ]
            body.append(html.table(indicator.title, words.ELEMENTS, rows, " n ", titled=True))
        if self._all.hearings:
            body.append(html.heading(2, words.FOUR_CAPTION))
            rows = [self._four(one) for one in self._all.hearings]
            body.append(html.table(words.FOUR_CAPTION, words.FOUR, rows, titled=True))
        return self._page(words.NAV[-1][1], body, "evidence.html")

    def _four(self, one: HearingPack) -> list[str]:
        hearing = one.hearing
        matters = answers.matters(hearing.id)
        done = hearing.summarised_on
        answered = len(matters) - answers.unanswered(matters)
        used = words.ANSWERED.format(count=_count(answered), of=_count(len(matters)))
        came = words.PEOPLE.format(count=_count(len(attendance.present(hearing.id))))
        subject = to_thai(self._cover.of(hearing.subject))
        return [
            html.link(self._shown.hearings[hearing.id], subject),
            html.text(to_thai(self._cover.of(hearing.substance))),
            html.text(came),
            html.text(words.SUMMARISED.format(day=dates.short(done)))
            if done
            else html.text(words.NOT_SUMMARISED),
            html.text(used),
        ]


def check_page(
    office: str, year: int, counts: Sequence[tuple[str, int]], left: Sequence[LeftOut]
) -> bytes:
    """The page beside the site, for the office alone: what was left out or cut, and why."""
    body = [html.paragraph(f"{office} · {words.TITLE.format(year=_thai(year))}", "lead")]
    body.append(html.paragraph(words.CHECK_LEAD))
    body.append(f"<p>{html.link('site/index.html', words.CHECK_OPEN)}</p>")
    rows = [[html.text(name), _count(number)] for name, number in counts]
    body.append(html.table(words.CHECK_IN[0], words.CHECK_IN, rows, " n", titled=True))
    body.append(html.heading(2, words.CHECK_OUT))
    if not left:
        body.append(html.paragraph(words.CHECK_NOTHING))
    for why, told in in_thai(LEFT_OUT).items():
        mine = [one for one in left if one.why == why]
        if mine:
            body.append(html.heading(3, f"{told} ({_count(len(mine))})"))
            items = "".join(f"<li>{html.text(to_thai(one.what))}</li>" for one in mine)
            body.append(f"<ul>{items}</ul>")
    return html.alone(words.CHECK, body)


def _groups(counts: Sequence[figures.CountRow]) -> str:
    """Who came and was for or against, by group; nobody invited by name shows as a dash."""
    shown = [*counts, figures.total(counts, words.TOTAL)] if len(counts) > 1 else list(counts)
    by_name = any(row.invited for row in counts)
    rows = [
        [
            html.text(to_thai(row.label or words.NOWHERE)),
            _count(row.invited) if by_name else words.NO_NUMBER,
            *(_count(number) for number in (row.present, row.agree, row.disagree, row.abstain)),
        ]
        for row in shown
    ]
    return html.table(words.GROUPS_CAPTION, words.GROUPS, rows, " nnnnn", titled=True)


def _step(number: int) -> str:
    return words.STEP.format(number=_thai(number), title=thai(cycle.step(number).title))


def _thai(number: int) -> str:
    return to_thai(str(number))


def _count(number: int) -> str:
    return to_thai(f"{number:,}")
