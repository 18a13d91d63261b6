"""Any merges leave everybody standing for somebody; any list taken in twice changes nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from desktop.office import office, people
from desktop.office.community import (
    columns,
    importing,
    judging,
    lists,
    merged,
    names,
    one_person,
    residents,
)
from desktop.office.community.judging import BAD, CHANGED, NEW
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, plan
from desktop.office.hearings.plan import HearingFacts

CLOTHES = st.text(alphabet="กขคงมนยรเแโาิีุู่้์ ", min_size=0, max_size=8)


COUNT = itertools.count(1)  # every list of its own houses: the office is one for all examples
one_office = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def actor(tmp_path: Path) -> Iterator[int]:
    with office.opened(tmp_path / "office"):
        yield people.add_person("มะลิ", "ตัวอย่าง", actor=None)


@limits(max_examples=30, suppress_health_check=one_office)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_whatever_is_merged_and_parted_nobody_is_lost_or_counted_twice(
    actor: int, deeds: list[tuple[bool, int, int]]
) -> None:
    crowd = [residents.add(ResidentFacts(first_name=f"คน{n}"), actor=actor) for n in range(6)]
    hearing = plan.create(HearingFacts(subject="เวที"), actor=actor)
    for one in crowd:
        attendance.check_in(hearing, one, actor=actor)
    into: dict[int, int] = {}
    for merging, a, b in deeds:
        if merging and a != b and not {crowd[a], crowd[b]} & into.keys():
            merged.merge(crowd[a], crowd[b], actor=actor)
            into[crowd[b]] = crowd[a]
        elif not merging and crowd[a] in into:
            merged.undo(crowd[a], actor=actor)
            del into[crowd[a]]
    stands = one_person.standing()
    ends = {stands.get(one, one) for one in crowd}
    assert ends == set(crowd) - into.keys()
    present = attendance.present(hearing)
    assert len(present) == len(ends)
    assert {stands.get(row.resident_id, row.resident_id) for row in present} == ends
    shares = [set(one_person.family(one)) for one in ends]
    assert sum(map(len, shares)) == len(crowd), "every row is of one person's family"


@limits(max_examples=40, suppress_health_check=one_office)
@given(st.lists(st.tuples(CLOTHES, CLOTHES, st.text("0123456789/หมู่ =#-", max_size=9)), max_size=12))
def test_a_list_taken_in_twice_changes_nothing_the_second_time(
    actor: int, rows: list[tuple[str, str, str]]
) -> None:
    number = next(COUNT)
    listed = lists.PeopleList(
        "x.csv",
        ("ชื่อ", "สกุล", "บ้านเลขที่"),
        tuple(
            lists.ListRow(n, (first.strip(), last.strip(), f"{number}{n}/{house}".strip()))
            for n, (first, last, house) in enumerate(rows, start=2)
        ),
    )
    guessed = columns.guess(listed.headings, national_id=False)
    first = judging.judge(listed, guessed)
    assert all(row.why for row in first.rows if row.verdict == BAD)
    importing.take_in(first, actor=actor)
    again = judging.judge(listed, guessed)
    assert again.counts[NEW] + again.counts[CHANGED] == 0
    assert again.counts[BAD] == first.counts[BAD]


@given(st.text(alphabet="นายนางสาว ก.สด์พระ", max_size=20))
def test_a_name_taken_apart_says_all_of_it(text: str) -> None:
    name = names.parted(text)
    plain = "".join(text.split())
    joined = "".join(f"{name.title}{name.first}{name.last}".split())
    assert joined == plain or name.title in ("นางสาว", "เด็กหญิง", "เด็กชาย")
