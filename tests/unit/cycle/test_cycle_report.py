"""The report on the year before: counted, printed, carried on as a memo."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.office import office, sheets
from desktop.office.cycle import items, report, suggestions
from desktop.office.cycle.items import ItemFacts
from desktop.office.cycle.suggestions import Use
from desktop.office.errors import Refused
from desktop.office.hearings import answers
from desktop.office.hearings.answers import OPINION, AnswerFacts
from desktop.printing import source as paper_source
from desktop.printing import typeset
from tests.unit.hearings import papers_kit as kit


def told(hamlet) -> list[int]:
    roots = kit.hold(hamlet)
    with kit.at(date(2027, 1, 5), 9):
        given = AnswerFacts("accepted", "จะติดตั้งไฟ | ๔ จุด")
        answers.answer(hamlet.hearing, OPINION, roots[0], given, actor=hamlet.actor)
        given = AnswerFacts("declined", reason="งบประมาณจำกัด")
        answers.answer(hamlet.hearing, OPINION, roots[2], given, actor=hamlet.actor)
    suggestions.put_use(2571, OPINION, roots[0], Use("used", "ติดตั้งแล้ว"), actor=hamlet.actor)
    items.add(2570, 2, ItemFacts("ประกาศ", done_on=date(2026, 11, 1)), actor=hamlet.actor)
    items.add(2570, 2, ItemFacts("เผยแพร่"), actor=hamlet.actor)
    return roots


def test_everything_is_counted_from_the_records_of_the_year_before(hamlet) -> None:
    with kit.at(date(2027, 11, 1), 9):
        told(hamlet)
        found = report.count(2571)
    assert [(row.people, row.opinions) for row in found.held] == [(3, 4)]
    assert found.groups == (("หมู่ที่ ๑ บ้านดอนกลาง", 2), ("หมู่ที่ ๒ บ้านหนองบัว", 1))
    assert found.verdicts == (("รับไปดำเนินการ", 1), ("ไม่อาจรับได้", 1), ("ยังไม่ตอบ", 2))
    assert found.uses == (("นำไปใช้แล้ว", 1), ("ไม่ได้นำไปใช้", 1), ("ยังไม่พิจารณา", 2))
    assert [(row.items, row.done) for row in found.steps] == [(0, 0), (2, 1), (0, 0), (0, 0)]


def test_the_paper_is_printed_and_the_memo_says_used_and_why_not(hamlet) -> None:
    kit.staffed(hamlet)
    with kit.at(date(2027, 11, 1), 9):
        told(hamlet)
        printed = typeset.typeset(report.paper_of(report.count(2571)), office.house())
        assert printed.pdf.startswith(b"%PDF")
        memo = report.draft_memo(2571, actor=hamlet.actor)
        sheet = sheets.open_sheet(memo)
        assert "นำไปใช้แล้ว ติดตั้งแล้ว" in sheet.source
        assert "งบประมาณจำกัด" in sheet.source
        assert "จะติดตั้งไฟ / ๔ จุด" in sheet.source, "a bar would begin another cell"
        assert "๓ คน" in sheet.source
        paper = paper_source.read(sheet.source)
        assert paper.form == "memo"
        assert typeset.typeset(paper, office.house()).pdf
        (item,) = items.of_year(2571)
        assert (item.code, item.step) == ("report", 1)
        assert [link.id for link in item.links] == [memo]
        with pytest.raises(Refused, check=lambda r: r.reason == "report-there"):
            report.draft_memo(2571, actor=hamlet.actor)


def test_a_year_that_left_nothing_is_not_reported(hamlet) -> None:
    with pytest.raises(Refused, check=lambda r: r.reason == "report-nothing"):
        report.draft_memo(2570, actor=hamlet.actor)
