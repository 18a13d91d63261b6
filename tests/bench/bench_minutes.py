"""Minutes, summary and groups of a hearing of 2,000 people and 1,000 opinions; prints only.

Run by hand:  python tests/bench/bench_minutes.py [--office DIR] [--people 5000] [--opinions 1000]
Without --office a demo office is made first, which takes a minute.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from db.models import Person, Section  # noqa: E402
from desktop.office import approvals, demo, office, people, sheets  # noqa: E402
from desktop.office import papers as office_papers  # noqa: E402
from desktop.office.hearings import (  # noqa: E402
    answers,
    attendance,
    grouping,
    listing,
    outcome,
    papers,
    phrases,
    plan,
    public_copy,
)
from desktop.office.hearings.listing import HearingQuery  # noqa: E402
from desktop.printing import typeset  # noqa: E402


def told(name: str, work: Callable[[], object], times: int = 5) -> None:
    """The median time of some work in ms."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    print(f"{name:<58}{statistics.median(took):>9.1f} ms  (most {max(took):.1f})")


def sign(document: int, actor: int) -> None:
    """Let everybody on the paper's way pass it on."""
    while True:
        sheet = sheets.open_sheet(document)
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        if due is None:
            return
        approvals.forward(document, actor=due.person_id or actor)


def measure() -> None:
    actor = people.anybody()
    held = [i for i in listing.find(HearingQuery()) if plan.open_sheet(i).state == plan.HELD]
    largest = max(held, key=lambda i: len(attendance.present(i)))
    came, matters = len(attendance.present(largest)), answers.matters(largest)
    print(f"hearing of {came:,} people, {sum(len(m.voices) for m in matters):,} opinions")
    sheet = plan.open_sheet(largest)
    person, section = Person.get_by_id(actor), Section.select().first()
    for role in ("minutes", "summary"):
        told(
            f"{role}: text from the records",
            lambda role=role: papers.text_of(role, sheet, section, person, []),
        )
    start = time.perf_counter()
    document = papers.make(largest, "minutes", actor=actor)
    print(f"{'minutes: as a document, saved':<58}{(time.perf_counter() - start) * 1000:>9.1f} ms")
    house = office.house()
    start = time.perf_counter()
    made = typeset.typeset(office_papers.paper_of(document), house)
    took = (time.perf_counter() - start) * 1000
    print(f"{f'minutes: {made.pages} pages of PDF, first time':<58}{took:>9.1f} ms")
    told("minutes: made anew and joined", lambda: papers.make_anew(document))
    sign(document, actor)
    told("minutes: public copy, names shortened", lambda: public_copy.paper(document))
    told("similar opinions suggested", lambda: grouping.suggest(largest))
    told("matters with their answers", lambda: answers.matters(largest))
    told("page of results", lambda: outcome.results(largest))
    told("papers and what changed", lambda: papers.states(largest))
    told("the plan's words", lambda: phrases.filler(sheet).blanks)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--office", type=Path, help="a demo office made earlier; papers are added")
    ask.add_argument("--people", type=int, default=5000)
    ask.add_argument("--opinions", type=int, default=1000)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = asked.office or Path(folder) / "office"
        if asked.office is None:
            sizes = {"residents": asked.people, "opinions": asked.opinions}
            demo.make_demo(where, hearings=3, **sizes)
        with office.opened(where):
            measure()


if __name__ == "__main__":
    main()
