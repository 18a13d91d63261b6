"""What a hearing's rules ask to be done and by when; red, amber or green, and why.

An office's period does not roll over holidays (Administrative Procedure Act s.64 para 2): `due` is
the last day by the rule, `act_by` the last working day on or before it. A notice of `days` clear
days is safe when `days` + 1 lie between; exactly `days` hold only if it was posted as the office
opened (CCC s.193/3). Plain functions over the plan; the sentences are in `words.deadlines`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.office.hearings import plan, rule_sets
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.rule_sets import Basis, Rule
from desktop.office.postings import hung
from desktop.office.rules import calendar, deadlines
from desktop.office.rules.deadlines import Gap
from desktop.office.rules.tables import holidays

OK, WARN, BAD, MUTED = "ok", "warn", "bad", "muted"
Facts = Mapping[str, date | int | str]
SOON = 3  # days before the last working day from which a task is amber
OVER = (plan.HELD, plan.MINUTED, plan.SUMMARISED, plan.FILED)
BEGUN = (plan.OPEN, *OVER)


@dataclass(frozen=True, slots=True)
class Tick:
    """What a person put down of a task: done, and when; with a title one of the office's own."""

    code: str
    title: str = ""
    due: date | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the deadlines: what, by when, how it stands.

    `light` is ok, warn, bad or muted; `reason` a key of `words.deadlines`, filled from `facts`.
    `ticked`: a person says when it is done; else it follows from what happened.
    """

    code: str
    title: str
    light: str
    reason: str
    due: date | None = None
    act_by: date | None = None
    done_on: date | None = None
    ticked: bool = False
    rule: Rule | None = None
    note: str = ""
    facts: Facts = field(default_factory=dict)

    @property
    def guessed(self) -> bool:
        """Whether `act_by` was reckoned without the holidays of its year."""
        return self.act_by is not None and not calendar.knows_holidays(self.act_by)


def duties(
    sheet: HearingSheet, today: date, ticks: Sequence[Tick] = (), came: int = 0
) -> tuple[Duty, ...]:
    """Everything to be done for a hearing; `came` is the head count.

    What is red or amber first, then what is still to come, then what is done; each by its day.
    """
    basis = rule_sets.basis(sheet.facts.basis)
    known = {tick.code: tick for tick in ticks}
    found: list[Duty] = []
    for rule in basis.rules:
        duty = _duty(rule, sheet, today, known.get(rule.code))
        if duty is not None:
            found.append(duty)
    codes = {rule.code for rule in basis.rules}
    found += [_own(tick, today) for tick in ticks if tick.title and tick.code not in codes]
    if sheet.state != plan.CANCELLED:
        found.append(_day(sheet, today))
    found += _checks(basis, sheet, came)
    return tuple(sorted(found, key=_pressing))


def worst(found: Sequence[Duty]) -> str:
    """The light of them all together."""
    lights = {duty.light for duty in found}
    return next((light for light in (BAD, WARN, OK) if light in lights), MUTED)


def _pressing(duty: Duty) -> tuple[int, bool, date]:
    waits = duty.light == OK and duty.done_on is None and duty.due is not None
    rank = {BAD: 0, WARN: 1}.get(duty.light, 2 if waits else 3)
    return rank, duty.due is None, duty.due or date.max


def _duty(rule: Rule, sheet: HearingSheet, today: date, tick: Tick | None) -> Duty | None:
    off = sheet.state == plan.CANCELLED
    if rule.counts == "after-event":
        return _renotice(rule, sheet, today, tick)
    if off:
        return None
    if rule.clear:
        return _notice(rule, sheet, today)
    if rule.counts == "opinions":
        return _opinions(rule, sheet, today)
    if rule.counts == "kept":
        return _kept(rule, sheet, today)
    start = sheet.facts.held_on if rule.counts == "before-day" else sheet.last_day
    if start is None:
        return _undated(rule, tick)
    due = deadlines.due(start, -rule.days if rule.counts == "before-day" else rule.days)
    done_on = tick.done_on if tick else None
    if rule.done:
        done_on = _happened(sheet, rule.done)
    if done_on is None and rule.advice and rule.counts == "before-day" and sheet.state in OVER:
        return _made(rule, MUTED, "not-recorded", due=due, tick=tick)
    return _timed(rule, due, today, done_on, tick)


def _timed(
    rule: Rule | None, due: date, today: date, done_on: date | None, tick: Tick | None
) -> Duty:
    """A task with a last day: done in time or late, or how long there is still."""
    act_by = deadlines.act_by(due)
    late = WARN if rule is not None and rule.advice else BAD
    facts: dict[str, date | int | str] = {"due": due, "act_by": act_by}
    if done_on is not None:
        facts |= {"done": done_on, "days": (done_on - due).days}
        light, reason = (OK, "done") if done_on <= due else (late, "done-late")
    elif today > due:
        facts["days"] = (today - due).days
        light, reason = late, "late-advice" if late == WARN else "late"
    elif today > act_by:
        light, reason = WARN, "past-act-by"
    else:
        left = (act_by - today).days
        facts["days"] = left
        reason = "last-day" if left == 0 else "soon" if left <= SOON else "time-left"
        light = OK if reason == "time-left" else WARN
    return _made(
        rule, light, reason, due=due, act_by=act_by, done_on=done_on, tick=tick, facts=facts
    )


def _notice(rule: Rule, sheet: HearingSheet, today: date) -> Duty:
    held, posted = sheet.facts.held_on, sheet.posted_on
    if held is None:
        return _undated(rule, None)
    kinds = rule_sets.basis(rule.basis).places
    lacking = hung.missing(sheet.hung, kinds) if sheet.hung else []
    if sheet.hung:  # the log of postings knows better than one day for all
        posted = hung.complete_on(sheet.hung, kinds)
    safe = deadlines.latest_posting(held, days=rule.days)
    lenient = deadlines.latest_posting(held, safe=False, days=rule.days)
    act_by = deadlines.act_by(safe)
    facts: dict[str, date | int | str] = {"due": safe, "act_by": act_by, "days": rule.days}
    if posted is not None:
        gap = deadlines.posting_gap(posted, held, rule.days)
        between = (held - posted).days
        facts |= {
            "posted": posted,
            "gap": max(between, 0),
            "lack": rule.days - between,
            "earliest": deadlines.earliest_hearing(posted, safe=False, days=rule.days),
            "lost": max((row.lost for row in sheet.hung if row.kind in kinds), default=0),
        }
        light, reason, less = {
            Gap.SAFE: (OK, "gap-safe", "gap-safe-lost"),
            Gap.LENIENT: (WARN, "gap-lenient", "gap-lenient-lost"),
            Gap.SHORT: (BAD, "gap-short", "gap-short-lost"),
        }[gap]
        reason = less if facts["lost"] else reason
        return _made(rule, light, reason, due=safe, act_by=act_by, done_on=posted, facts=facts)
    if lacking and any(row.posted_on for row in sheet.hung):
        words = rule_sets.place_words()
        facts["places"] = ", ".join(words.get(name, name) for name in lacking)
        late = sheet.state in BEGUN or today > lenient
        light, reason = (BAD, "notice-not-there") if late else (WARN, "notice-partly")
        return _made(rule, light, reason, due=safe, act_by=act_by, facts=facts)
    if sheet.state in BEGUN:
        return _made(rule, BAD, "notice-never", due=safe, act_by=act_by)
    if today > lenient:
        facts["earliest"] = deadlines.earliest_hearing(today, days=rule.days)
        return _made(rule, BAD, "notice-missed", due=safe, act_by=act_by, facts=facts)
    if today == lenient:
        return _made(rule, WARN, "notice-today", due=safe, act_by=act_by, facts=facts)
    return _timed(rule, safe, today, None, None)


def _opinions(rule: Rule, sheet: HearingSheet, today: date) -> Duty:
    """Opinions stay open for so many days from the notice, or from the last day to post it."""
    until, held = sheet.facts.opinions_until, sheet.facts.held_on
    if until is None:
        return _made(rule, WARN, "opinions-no-end", facts={"days": rule.days})
    opens = sheet.posted_on
    if sheet.hung:
        opens = hung.complete_on(sheet.hung, rule_sets.basis(rule.basis).places) or opens
    if opens is None:
        opens = max(today, deadlines.latest_posting(held, days=rule.days)) if held else today
    open_days = (until - opens).days
    light, reason = (OK, "opinions-open") if open_days >= rule.days else (BAD, "opinions-short")
    facts: dict[str, date | int | str] = {"days": rule.days, "gap": max(open_days, 0)}
    facts |= {"until": until, "earliest": deadlines.due(opens, rule.days)}
    return _made(rule, light, reason, due=until, facts=facts)


def _kept(rule: Rule, sheet: HearingSheet, today: date) -> Duty:
    """What must stay on the board: a day not before which it is taken down."""
    if sheet.summarised_on is None:
        return _made(rule, MUTED, "waits-summary", facts={"days": rule.days})
    until = deadlines.due(sheet.summarised_on, rule.days)
    left = (until - today).days
    if left < 0:
        return _made(rule, OK, "kept", due=until, done_on=until, facts={"until": until})
    return _made(rule, OK, "keep-until", due=until, facts={"until": until, "days": left})


def _renotice(rule: Rule, sheet: HearingSheet, today: date, tick: Tick | None) -> Duty | None:
    """After a posted hearing was put off or called off, the people are told at the same places."""
    event = None
    posted = False
    for one in sheet.events:
        if one.kind == "posted":
            posted = True
        elif one.kind in ("postponed", "cancelled"):
            event, posted = (one, False) if posted else (event, False)
    if event is None:
        return None
    if tick is not None and tick.done_on is not None and tick.done_on < event.on_day:
        tick = None  # that was of an earlier change
    due = deadlines.due(event.on_day, rule.days)
    return _timed(rule, due, today, tick.done_on if tick else None, tick)


def _day(sheet: HearingSheet, today: date) -> Duty:
    """The day itself: whether it is a holiday, and whether it has passed unnoticed."""
    held, last = sheet.facts.held_on, sheet.last_day
    title = "วันจัดเวที"
    if held is None or last is None:
        return Duty("day", title, MUTED, "no-day")
    closed = _happened(sheet, "closed")
    if sheet.state in OVER:
        facts: dict[str, date | int | str] = {"done": closed or last}
        return Duty("day", title, OK, "held", due=held, done_on=closed or last, facts=facts)
    if sheet.state == plan.OPEN:
        return Duty("day", title, OK, "going-on", due=held)
    if today > last:
        late: dict[str, date | int | str] = {"days": (today - last).days}
        return Duty("day", title, BAD, "day-passed", due=held, facts=late)
    off = [known.name for known in holidays().get(held, ())]
    if not calendar.is_working_day(held) and held.weekday() < 5 and off:
        return Duty("day", title, WARN, "day-holiday", due=held, facts={"name": off[0]})
    reason = "day-today" if held <= today else "day-coming"
    return Duty("day", title, OK, reason, due=held, facts={"days": (held - today).days})


def _checks(basis: Basis, sheet: HearingSheet, came: int) -> list[Duty]:
    """What has no day of its own: whether it must be held at all, quorum, proportion."""
    found: list[Duty] = []
    off = sheet.state == plan.CANCELLED
    if sheet.facts.severity == "severe" and basis.severe:
        light = BAD if off else OK if sheet.state in OVER else WARN
        reason = "must-not-start" if off else "must-was" if sheet.state in OVER else "must"
        facts: dict[str, date | int | str] = {"clause": basis.severe}
        found.append(Duty("mandatory", "เวทีบังคับ", light, reason, facts=facts))
    if off:
        return found
    quotas = sum(group.quota for group in sheet.groups)
    quorum = sheet.facts.quorum
    if basis.quotas and not (sheet.groups and all(group.quota for group in sheet.groups)):
        found.append(Duty("quotas", "สัดส่วนประชาคม", WARN, "quotas-missing"))
    if quorum:
        facts = {"quorum": quorum, "came": came, "quotas": quotas, "lack": quorum - came}
        if sheet.state in BEGUN:
            light, reason = (OK, "quorum-met") if came >= quorum else (BAD, "quorum-short")
        elif 0 < quotas < quorum:
            light, reason = WARN, "quorum-over-quotas"
        else:
            light, reason = MUTED, "quorum-set"
        found.append(Duty("quorum", "องค์ประชุม", light, reason, facts=facts))
    return found


def _own(tick: Tick, today: date) -> Duty:
    if tick.due is not None:
        return _timed(None, tick.due, today, tick.done_on, tick)
    if tick.done_on is not None:
        return _made(
            None, OK, "done", done_on=tick.done_on, tick=tick, facts={"done": tick.done_on}
        )
    return _made(None, MUTED, "no-due", tick=tick)


def _undated(rule: Rule, tick: Tick | None) -> Duty:
    if tick is not None and tick.done_on is not None:
        return _made(
            rule, OK, "done", done_on=tick.done_on, tick=tick, facts={"done": tick.done_on}
        )
    return _made(rule, MUTED, "no-day", tick=tick)


def _made(
    rule: Rule | None,
    light: str,
    reason: str,
    *,
    due: date | None = None,
    act_by: date | None = None,
    done_on: date | None = None,
    tick: Tick | None = None,
    facts: Facts | None = None,
) -> Duty:
    assert rule is not None or tick is not None
    return Duty(
        code=rule.code if rule else tick.code if tick else "",
        title=rule.title if rule else tick.title if tick else "",
        light=light,
        reason=reason,
        due=due,
        act_by=act_by,
        done_on=done_on,
        ticked=rule is None or not (rule.done or rule.counts in ("opinions", "kept")),
        rule=rule,
        note=tick.note if tick else "",
        facts={"due": due, **(facts or {})} if due else facts or {},
    )


def _happened(sheet: HearingSheet, kind: str) -> date | None:
    """The day of the last event of a kind that still stands."""
    found = None
    for event in sheet.events:
        if event.kind == kind:
            found = event.on_day
        elif event.kind == "postponed" or (event.kind == "reopened" and kind == "closed"):
            found = None
    return found
