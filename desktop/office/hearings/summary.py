"""The summary notice (clause 12 of the 2548 rule): figures by group, opinions and answers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.office.hearings import answers, figures, minutes, opinions
from desktop.office.hearings.answers import GROUP, Matter
from desktop.office.hearings.phrases import Filler, said
from desktop.office.hearings.plan import AgendaRow
from desktop.thai import dates
from desktop.thai.digits import to_thai

Front = dict[str, object]
MOST_ROWS = 60  # of the table of opinions; the others stand in the minutes


def words(filler: Filler) -> tuple[Front, str]:
    """The fields of the summary notice and its body."""
    phrases_, sheet = said("summary"), filler.sheet
    voices = opinions.of_hearing(sheet.id)
    rows = figures.counts(sheet.id, voices)
    found = answers.matters(sheet.id)
    front: Front = {
        "subject": filler.fill(phrases_["subject"]),
        "counts": _counts(rows),
        "opinions": _opinions(found),
    }
    stances = [voice.facts.stance for voice in voices]
    figures_told = {
        "present": sum(row.present for row in rows),
        "opinions": len(voices),
        "agree": stances.count("for"),
        "disagree": stances.count("against"),
    }
    figures_told["other"] = len(voices) - figures_told["agree"] - figures_told["disagree"]
    came = phrases_["came"].format(**{k: to_thai(f"{v:,}") for k, v in figures_told.items()})
    nameless = sum(not voice.speaker for voice in voices)
    if nameless:
        came += phrases_["came_anonymous"].format(anonymous=to_thai(f"{nameless:,}"))
    voted = figures.votes(sheet.id)
    told_votes = [
        phrases_["votes"].format(
            title=item.title,
            **{
                name: to_thai(f"{getattr(voted[item.id], name):,}")
                for name in ("agree", "disagree", "abstain")
            },
        )
        for item in sheet.agenda
        if item.id in voted
    ]
    decided = decision(filler, sheet.agenda)
    more = {
        "came": came,
        "votes": " ".join(told_votes),
        "decision": phrases_["decision"].format(resolution=decided) if decided else "",
        "next": phrases_["next"].format(steps=" ".join(sheet.facts.steps.split()))
        if sheet.facts.steps
        else "",
    }
    text = filler.fill(phrases_["body"], **more)
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    return front, "\n\n".join(part for part in parts if part) + "\n"


def decision(filler: Filler, agenda: Sequence[AgendaRow]) -> str:
    """What was resolved on the items considered, in one line; empty for none."""
    voted = figures.votes(filler.sheet.id)
    found = [
        minutes.resolution(filler, item, voted.get(item.id))
        for item in agenda
        if item.kind == "consider"
    ]
    return " และ".join(text for text in found if text)


def _counts(rows: Sequence[figures.CountRow]) -> list[dict[str, str]]:
    words_ = said("summary")
    shown = [*rows, figures.total(rows, words_["total"])] if len(rows) > 1 else list(rows)
    names = ("invited", "present", "agree", "disagree", "abstain")
    unknown = () if any(row.invited for row in rows) else ("invited",)  # nobody by name
    return [
        {"group": row.label or words_["nowhere"]}
        | {name: "-" if name in unknown else f"{getattr(row, name):,}" for name in names}
        for row in shown
    ]


def _opinions(found: Sequence[Matter]) -> list[dict[str, str]]:
    """Groups, then answered single opinions, then other single ones, as there is room."""
    words_ = said("summary")
    order = sorted(
        found,
        key=lambda m: (m.kind != GROUP, -len(m.voices) if m.kind == GROUP else not m.answered),
    )
    shown, left = order[:MOST_ROWS], order[MOST_ROWS:]
    rows = [{"opinion": _title(matter), "answer": answer_told(matter)} for matter in shown]
    if left:
        count = to_thai(f"{sum(len(matter.voices) for matter in left):,}")
        opinion = words_["other_opinions"].format(count=count)
        rows.append({"opinion": opinion, "answer": words_["other_answer"]})
    return rows


def _title(matter: Matter) -> str:
    title = " ".join(matter.title.split())
    if len(matter.voices) == 1:
        return title
    count = to_thai(f"{len(matter.voices):,}")
    return str(said("summary")["times"].format(title=title, count=count))


def answer_told(matter: Matter) -> str:
    """The answer in one line: verdict, words, reason, who is responsible, by when."""
    words_, given = said("summary"), matter.answer
    if not matter.answered:
        return str(words_["unanswered"])
    parts = [said("verdict")[given.verdict], given.text]
    if given.reason:
        parts.append(words_["reason"].format(reason=given.reason.removeprefix("เนื่องจาก").strip()))
    parts.append(given.follow_up)
    if matter.section and given.follow_up:
        parts.append(words_["section"].format(section=matter.section))
    if given.due:
        parts.append(words_["due"].format(day=dates.long(given.due)))
    return " ".join(" ".join(part.split()) for part in parts if part)
