"""The office's hub as this PC is set up for it: where it is, whether it will do, one pass."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial

from db import clock
from db.connection import records
from db.errors import RecordsError
from db.exchange import places
from db.exchange.deeds import Deed, here
from db.exchange.places import Pass, Place
from db.write import merging
from desktop.office.errors import Refused
from desktop.office.jobs import Job

__all__ = ["Pass", "Place", "State", "forget", "place", "state", "sync", "use"]


@dataclass(frozen=True, slots=True)
class State:
    """The last pass; `reason` and `detail` as in RecordsError, empty where it went well."""

    at: str = ""  # of the last pass that went well
    tried: str = ""
    reason: str = ""
    detail: Mapping[str, object] | None = None


def place() -> Place | None:
    """Where this PC's hub is; None before one was set up."""
    told = _kept("hub")
    return Place(**json.loads(told)["place"]) if told else None


def use(where: Place, deed: Deed = here) -> None:
    """Try a hub (write, read back, list, delete) and use it from now on. Raises RecordsError."""
    if where.kind not in places.KINDS or not where.where.strip():
        raise Refused("hub-needs-address")
    from db.exchange import hub as hubs
    from db.exchange import transfer

    hub = hubs.Hub(where, transfer.office())
    hub.probe()
    marker = hub.mark()
    if not marker:
        raise places.HubTrouble("hub-reads-otherwise", place=where.where)
    deed(partial(_keep, "hub", json.dumps({"place": asdict(where), "marker": marker})))
    deed(partial(_keep, "hub-state", "{}"))


def forget() -> None:
    """Use no hub any more; what lies there stays."""
    with merging() as topics:
        records.connection().execute("DELETE FROM exchange WHERE name IN ('hub', 'hub-state')")
        topics.add("exchange")


def state() -> State:
    """What is known of the last pass."""
    told = _kept("hub-state")
    return State(**json.loads(told)) if told else State()


def sync(job: Job | None = None, deed: Deed = here) -> Pass:
    """One pass with the hub; `deed` does what writes. Raises RecordsError, kept for `state`."""
    from db.exchange import hub as hubs
    from db.exchange import taking, transfer
    from desktop.office import exchange

    told = _kept("hub")
    if not told:
        raise Refused("no-hub")
    job = job or Job()
    facts = json.loads(told)
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        job.step(count, count + 1)

    before = state()
    now = clock.now().isoformat(timespec="seconds")
    taking.release(exchange.derive, deed)
    try:
        hub = hubs.Hub(Place(**facts["place"]), transfer.office())
        done = hubs.sync(hub, facts["marker"], exchange.derive, step=step, deed=deed)
    except RecordsError as trouble:
        detail = {name: str(value) for name, value in trouble.facts.items()}
        bad = State(before.at, now, trouble.reason, detail)
        deed(partial(_keep, "hub-state", json.dumps(asdict(bad))))
        raise
    deed(partial(_keep, "hub-state", json.dumps(asdict(State(now, now)))))
    return done


def _kept(name: str) -> str:
    found = records.connection().execute("SELECT value FROM exchange WHERE name = ?", (name,)).get
    return str(found) if found is not None else ""


def _keep(name: str, value: str) -> None:
    with merging() as topics:
        records.connection().execute(
            "INSERT INTO exchange VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
            "value = excluded.value",
            (name, value),
        )
        topics.add("exchange")
