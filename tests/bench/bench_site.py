"""The pack of a year with 300 notices and 40 hearings: how long each part takes; prints only.

Run by hand:  python tests/bench/bench_site.py [--office DIR] [--notices 300] [--hearings 40]
Without --office an office is made first, which takes some minutes.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from db import clock  # noqa: E402
from db.models import ApprovalStep, Document, Person, Section, Verdict  # noqa: E402
from db.write import write  # noqa: E402
from desktop.office import demo, drafting, office, people, stages, templates  # noqa: E402
from desktop.office.cycle import report, suggestions, years  # noqa: E402
from desktop.office.evidence import indicators, judging, pack, public  # noqa: E402
from desktop.office.hearings import attachments, papers  # noqa: E402
from desktop.office.jobs import Job  # noqa: E402
from desktop.office.rules import calendar  # noqa: E402
from desktop.printing import source as paper_source  # noqa: E402

BODY = """
ตามที่เทศบาลจะดำเนินโครงการปรับปรุงถนนสายที่ {n} ระยะทาง 1,250 เมตร เพื่อให้สัญจรได้สะดวก นั้น

เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึงประกาศให้ทราบ ดังนี้

1. ผู้มีส่วนได้ส่วนเสียแสดงความคิดเห็นได้ที่สำนักปลัดเทศบาล ในวันและเวลาราชการ

2. เทศบาลจะนำความคิดเห็นไปประกอบการพิจารณา และประกาศผลให้ทราบภายใน 15 วัน

จึงประกาศมาให้ทราบโดยทั่วกัน
"""


def told(name: str, work: Callable[[], object]) -> None:
    """The time of some work, as it passed and as the processor counted it."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    took, cpu = time.perf_counter() - start, time.process_time() - busy
    print(f"{name:<52}{took * 1000:>10.0f} ms  ({cpu * 1000:.0f} ms of the processor)")


def fill(year: int, notices: int) -> None:
    """Signed notices by the hundred in few deeds; papers and photographs for every hearing."""
    actor = Person.get_by_id(people.anybody())
    section = Section.select().first()
    first, _ = calendar.fiscal_bounds(year)
    route = templates.default_route("announcement", actor)
    start = 0
    while start < notices:
        with write(actor.uid, "document.drafted"):
            for n in range(start, min(start + 50, notices)):
                day = first + timedelta(days=n % 360)
                front, _ = paper_source.split(
                    templates.new_source("announcement", section, actor, route, None)
                )
                front |= {"subject": f"ปรับปรุงถนนสายที่ {n}", "date": day}
                text = paper_source.compose(front, BODY.format(n=n))
                _signed(drafting.write_draft(section, actor, text, route=route), actor, day)
        start += 50
    for hearing in suggestions.held_in(year):
        for role in ("minutes", "summary"):
            if not any(p.role == role for p in _papers(hearing.id)):
                document = papers.make(hearing.id, role, actor=actor.id)
                with write(actor.uid, "document.signed"):
                    _signed(document, actor, clock.today())
        attachments.add(hearing.id, f"{hearing.id}.jpg", _photo(hearing.id), actor=actor.id)


def _papers(hearing_id: int) -> list[papers.PaperRow]:
    from desktop.office.hearings import plan

    return list(plan.open_sheet(hearing_id).papers)


def _signed(document_id: int, actor: Person, day: date) -> None:
    document = Document.get_by_id(document_id)
    version = stages.latest_version(document)
    for step in stages.route_of(document):
        ApprovalStep.create(
            document=document,
            place=step.place,
            stage=step.stage,
            verdict=Verdict.PASSED,
            person=step.person_id or actor,
            tenure=step.tenure_id,
            version=version,
            done_on=day,
        )
    stages.refresh(document)


def _photo(seed: int) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    picture = Image.effect_noise((1000, 750), 40 + seed % 20).resize((4000, 3000))
    picture.convert("RGB").save(made, "JPEG", quality=85)
    return made.getvalue()


def measure(year: int, folder: Path) -> None:
    print(
        f"{len(years.published(year)):,} notices and summaries, "
        f"{len(suggestions.held_in(year)):,} hearings held, year {year}"
    )
    told("page: the four steps", lambda: years.view(year))
    told("page: suggestions", lambda: suggestions.carried(year + 1))
    told("page: lamps", lambda: judging.judge(year, indicators.holding(year)))
    told("report of step 1 counted", lambda: report.count(year + 1))
    told("names of the directory", public.office_cover)
    told("pack as a ZIP", lambda: pack.make_zip(year, "local", folder / "a.zip", Job()))
    told("pack as a folder", lambda: pack.make_folder(year, "local", folder / "b", Job()))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--office", type=Path, help="an office made by this bench before")
    ask.add_argument("--notices", type=int, default=300)
    ask.add_argument("--hearings", type=int, default=40)
    ask.add_argument("--people", type=int, default=3000)
    asked = ask.parse_args()
    year = calendar.fiscal_year(clock.today()) - 1
    with tempfile.TemporaryDirectory() as name:
        where = asked.office or Path(name) / "office"
        if not where.exists():
            sizes = {"hearings": asked.hearings + 4, "residents": asked.people, "opinions": 25}
            demo.make_demo(where, **sizes)
            with office.opened(where):
                fill(year, asked.notices)
        with office.opened(where):
            measure(year, Path(name))


if __name__ == "__main__":
    main()
