"""The words a hearing's papers are filled with: when, where, under which law, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.models import Office, Section
from desktop.i18n import in_thai
from desktop.office.hearings import rule_sets
from desktop.office.hearings.plan import HearingFacts, HearingSheet
from desktop.office.rules.tables import toml
from desktop.thai import dates
from desktop.thai.digits import to_thai


def said(role: str) -> dict[str, Any]:
    """The standing phrases of a paper."""
    found: dict[str, Any] = toml("forms", "hearing_papers")[role]
    return found


@dataclass(frozen=True, slots=True)
class Filler:
    """What the blanks of the phrases are filled with, for one hearing."""

    sheet: HearingSheet
    office: str
    address: str
    section: str

    @property
    def blanks(self) -> dict[str, str]:
        """Every blank that stands in more than one paper, by name."""
        facts = self.sheet.facts
        words = said("when")
        return {
            "office": self.office or words["office"],
            "matter": facts.project or facts.subject,
            "law": law(facts.basis),
            "when": when(facts),
            "moment": moment(facts),
            "past": past(facts),
            "venue": facts.venue or words["venue"],
            "section": self.section or words["section"],
            "groups": " ".join(group.label for group in self.sheet.groups),
            "methods": methods(facts.methods),
            "contact": facts.contact or self.section or words["section"],
            "summary_days": to_thai(str(summary_days(facts.basis))),
        }

    def fill(self, text: str, **more: str) -> str:
        """A phrase with its blanks filled; `{{…}}` becomes the blank of a mail merge."""
        return text.format(**(self.blanks | more))


def filler(sheet: HearingSheet, section_id: int | None = None) -> Filler:
    """The words of this office for a hearing's papers."""
    office = Office.select().first()
    section_id = sheet.facts.section_id or section_id
    section = Section.get_or_none(Section.id == section_id) if section_id else None
    return Filler(
        sheet,
        office.name if office else "",
        office.address if office else "",
        section.name if section else "",
    )


def hour(time: str) -> str:
    """09:30 as ๐๙.๓๐."""
    return to_thai(time.replace(":", "."))


def when(facts: HearingFacts) -> str:
    """In วันอาทิตย์ที่ … เวลา … น.; what to say while no day is fixed."""
    if facts.held_on is None:
        return str(said("when")["unknown"])
    return f"ใน{moment(facts)}"


def past(facts: HearingFacts) -> str:
    """วันอาทิตย์ที่ … (the days alone): for papers written afterwards."""
    if facts.held_on is None:
        return ""
    if facts.ended_on and facts.ended_on != facts.held_on:
        return dates.day_range(facts.held_on, facts.ended_on)
    return dates.with_weekday(facts.held_on)


def moment(facts: HearingFacts) -> str:
    """The day, and the hours where they are known."""
    words = said("when")
    if facts.held_on is None:
        return str(words["unknown"])
    day = dates.with_weekday(facts.held_on)
    if facts.ended_on and facts.ended_on != facts.held_on:
        first, last = day, dates.with_weekday(facts.ended_on)
        day = str(words["days"]).format(first=first, last=last)
    if facts.begins and facts.ends:
        begins, ends = hour(facts.begins), hour(facts.ends)
        return str(words["span"]).format(day=day, begins=begins, ends=ends)
    if facts.begins:
        return str(words["at"]).format(day=day, begins=hour(facts.begins))
    return day


def law(basis: str) -> str:
    """The rule a hearing is held under, as papers name it."""
    return rule_sets.basis(basis).name


def summary_days(basis: str) -> int:
    """Days from the end of a hearing within which its results are announced, by its rules."""
    rule = rule_sets.basis(basis).rule("summary") or rule_sets.basis("").rule("summary")
    assert rule is not None, "the default rules know no summary"
    return rule.days


def methods(codes: tuple[str, ...]) -> str:
    """The methods chosen, as papers name them."""
    known = in_thai(dict(rule_sets.method_words()))
    found = [str(known[code]) for code in codes if code in known]
    if len(found) > 1:
        return f"{' '.join(found[:-1])} และ{found[-1]}"
    return found[0] if found else str(said("law")["methods"])


def until(facts: HearingFacts, phrases: dict[str, Any], **more: str) -> str:
    """The sentence about sending opinions in, where a last day is fixed."""
    if facts.opinions_until is None:
        return str(phrases.get("later", ""))
    day = dates.with_era(facts.opinions_until)
    return str(phrases["until"]).format(day=day, **more)


def iso(day: str) -> date | None:
    """A day of an event's record; None for none."""
    return date.fromisoformat(day) if day else None


def locality(address: str) -> tuple[str, str]:
    """Of the office's address: ตำบล…, and the line of อำเภอ, จังหวัด and postcode."""
    at = address.find("ตำบล")
    rest = address[at:] if at >= 0 else ""
    near, found, far = rest.partition(" อำเภอ")
    return near.strip(), f"อำเภอ{far}".strip() if found else ""
