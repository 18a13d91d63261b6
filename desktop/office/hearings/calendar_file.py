"""Hearings and their deadlines for any calendar: one iCalendar file (RFC 5545).

The same plan gives the same bytes: stamps are those of the last change, names come from the
records, so a calendar that reads the file again moves its entries instead of doubling them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from db import clock
from desktop.i18n import in_thai, thai
from desktop.office.hearings import plan, rule_sets, tasks
from desktop.office.hearings.deadlines import Duty
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words import deadlines as words
from desktop.office.words.hearing_screen import STATES

LENGTH = timedelta(hours=3)  # of a hearing whose end is not planned


def make(hearing_ids: Sequence[int]) -> bytes:
    """The file of some hearings: each as an entry with its hours, each open deadline as a day."""
    found = Calendar()
    found.add("prodid", "-//Prachakhom//Hearings//TH")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", "เวทีประชาคม")
    for hearing_id in hearing_ids:
        sheet = plan.open_sheet(hearing_id)
        stamp = _stamp(hearing_id)
        if sheet.facts.held_on is not None:
            found.add_component(_hearing(sheet, stamp))
        for duty in tasks.standing(sheet).duties:
            if duty.due is not None and duty.rule is not None and duty.rule.counts != "kept":
                found.add_component(_deadline(sheet, duty, stamp))
    return bytes(found.to_ical())


def _hearing(sheet: HearingSheet, stamp: datetime) -> Event:
    facts = sheet.facts
    assert facts.held_on is not None
    event = _entry(f"{sheet.uid}@prachakhom", stamp, len(sheet.events))
    event.add("summary", facts.subject)
    if facts.begins:
        last = sheet.last_day or facts.held_on
        begins = _moment(datetime.combine(facts.held_on, time.fromisoformat(facts.begins)))
        ends = begins + LENGTH
        if facts.ends:
            ends = _moment(datetime.combine(last, time.fromisoformat(facts.ends)))
        elif last > facts.held_on:
            ends = _moment(datetime.combine(last, time(16, 30)))
        event.add("dtstart", begins)
        event.add("dtend", max(ends, begins))
    else:
        event.add("dtstart", facts.held_on)
        event.add("dtend", (sheet.last_day or facts.held_on) + timedelta(days=1))
    if facts.venue:
        event.add("location", facts.venue)
    told = (thai(STATES[sheet.state][0]), rule_sets.basis(facts.basis).short, facts.contact)
    event.add("description", "\n".join(filter(None, told)))
    event.add("status", "CANCELLED" if sheet.state == plan.CANCELLED else "CONFIRMED")
    return event


def _deadline(sheet: HearingSheet, duty: Duty, stamp: datetime) -> Event:
    """A whole day: the working day by which to act, the legal day in its text."""
    assert duty.due is not None
    day = duty.act_by or duty.due
    event = _entry(f"{sheet.uid}-{duty.code}@prachakhom", stamp, len(sheet.events))
    event.add("summary", f"{thai(duty.title)}: {sheet.facts.subject}")
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    why = in_thai(words).filled("กำหนด {due}", {"due": duty.due})
    clause = duty.rule.clause if duty.rule else ""
    source = duty.rule.source if duty.rule else ""
    event.add("description", "\n".join(filter(None, (why, clause, source))))
    if duty.done_on is None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", thai(duty.title))
        alarm.add("trigger", timedelta(days=-1, hours=9))  # nine o'clock of the day before
        event.add_component(alarm)
    return event


def _entry(uid: str, stamp: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    return event


def _moment(local: datetime) -> datetime:
    return local.replace(tzinfo=clock.BANGKOK).astimezone(UTC)


def _stamp(hearing_id: int) -> datetime:
    """When the hearing was last changed, without the fraction calendars do not know."""
    changed = datetime.fromisoformat(plan.kept(hearing_id).changed_at)
    return changed.astimezone(UTC).replace(microsecond=0)
