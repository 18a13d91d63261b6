"""A small office with villages, residents and a planned hearing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from desktop.office import office, people, sections
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import plan
from desktop.office.hearings.plan import HearingFacts

NAMES = (("สมชาย", "ใจดี"), ("สมหญิง", "ใจงาม"), ("กิตติพงษ์", "ทองสมมติ"), ("ณรงค์", "บุญทดลอง"))


@dataclass(frozen=True)
class Hamlet:
    """Ids of an office with two villages, four residents and one hearing."""

    actor: int
    section: int
    villages: tuple[int, int]
    group: int
    people: tuple[int, ...]
    hearing: int


@pytest.fixture
def hamlet(tmp_path: Path) -> Iterator[Hamlet]:
    with office.opened(tmp_path / "office"):
        facts = office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง", short_name="ทต.ตัวอย่าง")
        office.change(facts, actor=None)
        section = sections.add_section("สำนักปลัดเทศบาล", code="ตย 52001", actor=None)
        actor = people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
        one = villages.add_village(1, "บ้านดอนกลาง", actor=None)
        two = villages.add_village(2, "บ้านหนองบัว", actor=None)
        group = villages.add_stakeholder("ผู้นำชุมชน", actor=None)
        known = tuple(
            residents.add(
                ResidentFacts(
                    title="นาย",
                    first_name=first,
                    last_name=last,
                    house=f"{n}/1",
                    village_id=(one, two)[n % 2],
                    stakeholder_id=group if n == 0 else None,
                ),
                actor=actor,
            )
            for n, (first, last) in enumerate(NAMES)
        )
        hearing = plan.create(
            HearingFacts(
                subject="โครงการปรับปรุงถนน",
                section_id=section,
                venue="ศาลาประชาคม",
                held_on=date(2026, 12, 20),
                begins="09:30",
            ),
            actor=actor,
        )
        yield Hamlet(actor, section, (one, two), group, known, hearing)
