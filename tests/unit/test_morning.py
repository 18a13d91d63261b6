"""The morning page: what is due now, with whom papers wait, how old the last copy is."""

from datetime import timedelta
from pathlib import Path

import pytest

from db import clock
from desktop.office import backups, documents, morning, office
from desktop.office.demo import make_demo
from desktop.office.jobs import Job
from desktop.office.words import morning as words
from desktop.printing.typeset import typeset


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("morning") / "office"
    make_demo(folder)
    return folder


def look(demo: Path) -> morning.Morning:
    with office.opened(demo):
        return morning.look(documents.busiest())


def test_what_is_red_comes_first_then_by_day(demo: Path) -> None:
    rank = {morning.BAD: 0, morning.WARN: 1}
    found = look(demo).due
    assert found
    keys = [rank.get(one.light, 2) for one in found]
    assert keys == sorted(keys)


def test_every_line_leads_somewhere(demo: Path) -> None:
    for one in look(demo).due:
        assert one.place.room in {"paper", "hearing", "posting", "cycle"}
        assert one.what
        assert one.left


def test_those_with_the_longest_queue_come_first_with_their_oldest_paper(demo: Path) -> None:
    with office.opened(demo):
        found = morning.look(documents.busiest()).waiting
        assert [one.count for one in found] == sorted((o.count for o in found), reverse=True)
        for one in found:
            waits = documents.rows([one.first])[0]
            assert waits.waiting == one.name


def test_hearings_that_are_over_are_not_coming(demo: Path) -> None:
    found = look(demo)
    assert all(one.day >= found.today for one in found.coming)
    assert [one.day for one in found.coming] == sorted(one.day for one in found.coming)


def test_an_office_never_copied_is_told_until_it_is(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        safe = morning.look(0).safety
        assert morning.is_old(safe.backed_up, morning.BACKUP_DAYS)
        assert morning.ago(safe.backed_up) == words.NEVER
        backups.back_up(tmp_path, Job(), lambda deed: deed())
        safe = morning.look(0).safety
        assert not morning.is_old(safe.backed_up, morning.BACKUP_DAYS)
        with clock.standing(clock.now() + timedelta(days=8)):
            assert morning.is_old(safe.backed_up, morning.BACKUP_DAYS)
            assert "๘ วันก่อน" in morning.ago(safe.backed_up)


@pytest.mark.parametrize(
    ("days", "told"), [(-3, "เลย ๓ วัน"), (0, "วันนี้"), (1, "เหลือ ๑ วัน"), (14, "เหลือ ๑๔ วัน")]
)
def test_days_are_told_in_words(days: int, told: str) -> None:
    today = clock.today()
    assert morning.left(today + timedelta(days=days), today) == told


def test_the_page_is_one_sheet_of_paper_however_much_is_due(demo: Path) -> None:
    with office.opened(demo):
        known = morning.look(documents.busiest())
        assert typeset(morning.paper(known), office.house()).pages == 1
        much = morning.Morning(
            known.today,
            known.mine,
            known.on_the_way,
            known.due * 12,
            known.waiting,
            known.papers,
            known.coming,
            known.safety,
        )
        assert typeset(morning.paper(much), office.house()).pages == 1


def test_an_office_without_anything_has_a_calm_page(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        found = morning.look(0)
        assert not found.due
        assert typeset(morning.paper(found), office.house()).pages == 1
