"""Counts of a hearing and of the years; charts that say what their tables say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest

from desktop.office.community import merged, residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import (
    attendance,
    events,
    opinions,
    plan,
    program,
    statistics,
    statistics_out,
)
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import HearingFacts
from desktop.office.hearings.statistics import StatTable
from desktop.printing import charts
from desktop.printing.charts import Datum
from desktop.printing.typeset import typeset


def table(hearing: int, code: str) -> StatTable:
    (found,) = [t for t in statistics.of_hearing(hearing).tables if t.code == code]
    return found


def lines(found: StatTable) -> list[tuple[str, int, int | None]]:
    return [(f.label, f.count, f.quota) for f in found.figures]


@pytest.fixture
def held(hamlet):
    """Five came (one undone), by two ways; four opinions stand."""
    one, two = hamlet.villages
    program.set_groups(
        hamlet.hearing,
        {(one, None): 4, (two, None): 2, (None, hamlet.group): 3},
        actor=hamlet.actor,
    )
    for resident, sex, year in zip(hamlet.people, "mffm", (1950, 1996, 2010, None), strict=True):
        facts = residents.facts_of(residents.kept(resident))
        more = {"sex": sex, "birth_year": year}
        residents.change(
            resident,
            ResidentFacts(**{n: getattr(facts, n) for n in facts.__slots__} | more),
            actor=hamlet.actor,
        )
        attendance.check_in(hamlet.hearing, resident, actor=hamlet.actor, via="code")
    _, came = attendance.walk_in(
        hamlet.hearing, ResidentFacts(first_name="จร", last_name="มา"), actor=hamlet.actor
    )
    undone, _ = came.attendance_id, None
    attendance.walk_in(
        hamlet.hearing, ResidentFacts(first_name="จร", last_name="ไป"), actor=hamlet.actor
    )
    attendance.move(undone, "undone", actor=hamlet.actor)
    for text, stance, channel, topics in (
        ("ก", "for", "floor", ("ไฟ", "ถนน")),
        ("ข", "for", "paper", ("ไฟ",)),
        ("ค", "against", "paper", ()),
        ("ง", "", "floor", ("น้ำ",)),
        ("จ", "question", "floor", ("ไฟ",)),
    ):
        made = opinions.take(
            hamlet.hearing, OpinionFacts(text, stance, channel, topics), actor=hamlet.actor
        )
    opinions.withdraw(made, actor=hamlet.actor)
    events.note(hamlet.hearing, "opened", actor=hamlet.actor)
    return hamlet


def test_people_are_counted_by_village_group_sex_age_and_way(held) -> None:
    assert lines(table(held.hearing, "village")) == [
        ("หมู่ที่ ๑ บ้านดอนกลาง", 2, 4),
        ("หมู่ที่ ๒ บ้านหนองบัว", 2, 2),
        ("ไม่ระบุ", 1, None),
    ]
    assert lines(table(held.hearing, "group")) == [("ผู้นำชุมชน", 1, 3), ("ไม่ระบุ", 4, None)]
    assert lines(table(held.hearing, "sex")) == [
        ("ชาย", 2, None), ("หญิง", 2, None), ("ไม่ระบุ", 1, None),
    ]  # fmt: skip
    assert [(label, count) for label, count, _ in lines(table(held.hearing, "age"))] == [
        ("ต่ำกว่า 18 ปี", 1), ("18 - 29 ปี", 0), ("30 - 44 ปี", 1), ("45 - 59 ปี", 0),
        ("60 ปีขึ้นไป", 1), ("ไม่ระบุ", 2),
    ]  # fmt: skip
    assert lines(table(held.hearing, "via")) == [("เพิ่มหน้างาน", 1, None), ("สแกนรหัส", 4, None)]
    counted = statistics.of_hearing(held.hearing)
    assert (counted.came, counted.quota, counted.said) == (5, 9, 4)
    assert all(sum(f.count for f in t.figures) == 5 for t in counted.tables if t.unit == "คน")


def test_opinions_are_counted_as_they_stand(held) -> None:
    assert [(f.label, f.count, f.share) for f in table(held.hearing, "stance").figures] == [
        ("เห็นด้วย", 2, 50.0), ("ไม่เห็นด้วย", 1, 25.0), ("ไม่ระบุ", 1, 25.0),
    ]  # fmt: skip
    assert [f.count for f in table(held.hearing, "channel").figures] == [2, 2]
    topics = table(held.hearing, "topic")
    assert (lines(topics)[0], topics.total) == (("ไฟ", 2, None), 4)
    assert topics.note, "shares that do not add up say so"


def test_a_hearing_nobody_came_to_has_only_its_quotas(hamlet) -> None:
    assert statistics.of_hearing(hamlet.hearing).tables == ()
    program.set_groups(hamlet.hearing, {(hamlet.villages[0], None): 30}, actor=hamlet.actor)
    (only,) = statistics.of_hearing(hamlet.hearing).tables
    assert lines(only) == [("หมู่ที่ ๑ บ้านดอนกลาง", 0, 30)]


def test_years_count_visits_and_different_people(held) -> None:
    next_year = plan.create(
        HearingFacts(subject="ปีหน้า", held_on=date(2027, 11, 1)), actor=held.actor
    )
    planned = plan.create(
        HearingFacts(subject="ยังไม่จัด", held_on=date(2027, 11, 9)), actor=held.actor
    )
    again = plan.create(HearingFacts(subject="ปีนี้อีก", held_on=date(2027, 1, 5)), actor=held.actor)
    for hearing in (next_year, again, planned):
        attendance.check_in(hearing, held.people[0], actor=held.actor)
    for hearing in (next_year, again):
        events.note(hearing, "opened", actor=held.actor)
    assert [(y.year, y.hearings, y.visits, y.people, y.opinions) for y in statistics.by_year()] == [
        (2570, 2, 6, 5, 4),
        (2571, 1, 1, 1, 0),
    ]
    merged.merge(held.people[0], held.people[1], actor=held.actor)
    assert [(y.visits, y.people) for y in statistics.by_year()] == [(5, 4), (1, 1)]
    assert statistics.of_hearing(held.hearing).came == 4


def test_the_paper_says_what_the_tables_say(held) -> None:
    paper = statistics_out.paper_of(statistics.of_hearing(held.hearing), statistics.by_year())
    made = typeset(paper)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(_file(made.pdf)).pages)
    text = "".join(text.split())
    for word in ("ผู้เข้าร่วมแยกตามหมู่บ้าน", "หมู่ที่๒บ้านหนองบัว", "๒/๔", "รวม", "๒๕๗๐", "เปรียบเทียบรายปี"):
        assert word in text, word
    pages = pypdf.PdfReader(_file(made.pdf)).pages
    code = "".join(page.get_contents().get_data().decode("ascii") for page in pages)
    assert code.count(" f Q") > 20, "the bars are drawn"


def _file(pdf: bytes):
    import io

    return io.BytesIO(pdf)


def test_the_excel_file_has_a_page_with_a_chart_for_each_table(held, tmp_path: Path) -> None:
    counted = statistics.of_hearing(held.hearing)
    target = tmp_path / "a.xlsx"
    statistics_out.write_excel(target, counted, statistics.by_year())
    book = openpyxl.load_workbook(target)
    assert len(book.worksheets) == len(counted.tables) + 1
    first = list(book.worksheets[0].iter_rows(values_only=True))
    assert first[0] == ("รายการ", "จำนวน (คน)", "เป้าหมาย", "ร้อยละ")
    assert first[1] == ("หมู่ที่ ๑ บ้านดอนกลาง", 2, 4, 40)
    import zipfile

    with zipfile.ZipFile(target) as files:
        drawn = [name for name in files.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == len(book.worksheets)


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


def test_bars_are_as_long_as_their_figures_and_stay_inside() -> None:
    data = [Datum("ก", 10), Datum("ข", 20, 40), Datum("ค" * 200, 0, 10), Datum("ง", 50, 40)]
    chart = charts.bars(data, 500, 10, measure)
    main = [box for box in chart.boxes if box.tone == "main"]
    assert main[1].width == pytest.approx(2 * main[0].width)
    assert main[2].width == pytest.approx(5 * main[0].width)
    outlines = [box for box in chart.boxes if box.hollow]
    assert [round(box.width / main[0].width, 3) for box in outlines] == [4, 1, 4]
    assert all(box.left >= 0 and box.left + box.width <= 500 for box in chart.boxes)
    for words in chart.words:
        wide = measure(words.text, words.size)
        left = words.x - (wide if words.anchor == "right" else 0)
        assert left >= -1
        assert left + wide <= 500
    assert [words.text for words in chart.words if words.bold] == ["10", "20/40", "0/10", "50/40"]


def test_standing_bars_are_as_tall_as_their_figures() -> None:
    chart = charts.columns(
        ["2566", "2567"], [("มา", [10, 40]), ("พูด", [0, 20])], 400, 200, 10, measure
    )
    tall = [box.height for box in chart.boxes if box.height > 11]
    assert sorted(round(high / min(tall), 3) for high in tall) == [1, 2, 4]
    assert all(box.left >= 0 and box.left + box.width <= 400 for box in chart.boxes)
    assert all(-1 <= words.middle <= 200 for words in chart.words)


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    assert charts.bars([], 100, 10, measure).words == ()
    assert not [b for b in charts.bars([Datum("ก", 0)], 100, 10, measure).boxes if b.tone == "main"]
    charts.columns([], [], 100, 100, 10, measure)


def test_a_label_without_room_is_cut_between_letters() -> None:
    text = "อาสาสมัครสาธารณสุขประจำหมู่บ้าน"
    for room in range(10, 170, 7):
        shown = charts.shortened(text, room, 10, measure)
        assert measure(shown, 10) <= max(room, 5)
        if shown != "…":
            rest = text[len(shown) - 1 :]
            assert not rest or rest[0] not in "ัิีึืฺุู็่้๊๋์ำา" or rest[0] == "า"
