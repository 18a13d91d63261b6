"""The cycle on two PCs: items, links, files, uses and indicators meet without doubles."""

from __future__ import annotations

import io

from PIL import Image

from db import blobs, check
from desktop.office import documents, drafting
from desktop.office.cycle import belongings, items, rolling
from desktop.office.cycle.items import DOCUMENT, ItemFacts
from desktop.office.evidence import indicators
from tests.unit.exchange.conftest import Pair, draft_text

FILE = """fiscal_year = 2570
scheme = "local"
[[indicator]]
code = "X1"
title = "ตัวอย่าง"
[[indicator.element]]
title = "ก"
rule = "hearing.people"
"""


def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (12, 9), (10, 90, 40)).save(made, "JPEG")
    return made.getvalue()


def test_what_belongs_to_an_item_reaches_the_other_pc_with_its_files(pair: Pair) -> None:
    with pair.at(pair.first) as clerk:
        item = items.add(2570, 4, ItemFacts("ร่วมซ่อมถนน", "doing"), actor=clerk)
        paper = drafting.draft("announcement", actor=clerk, source=draft_text("ซ่อมถนน"))
        belongings.link(item, DOCUMENT, paper, actor=clerk)
        belongings.add_file(item, "a.jpg", photo(), caption="วันงาน", actor=clerk)
        indicators.take_in(FILE.encode(), "ita.toml", actor=clerk)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        (row,) = items.of_year(2570)
        assert [link.title for link in row.links] == ["ซ่อมถนน"]
        (file,) = belongings.files(row.id)
        assert (file.caption, blobs.holds(file.sha256)) == ("วันงาน", True)
        assert indicators.holding(2570).tree.indicators[0].code == "X1"
        assert check.check() == []


def test_the_same_link_made_on_both_pcs_is_one(pair: Pair) -> None:
    with pair.at(pair.first) as clerk:
        items.add(2570, 4, ItemFacts("ร่วมซ่อมถนน", "doing"), actor=clerk)
        drafting.draft("announcement", actor=clerk, source=draft_text("ซ่อมถนน"))
    pair.carry(pair.first, pair.second)
    for place in (pair.first, pair.second):
        with pair.at(place) as clerk:
            (row,) = items.of_year(2570)
            (paper,) = documents.find(documents.DocumentQuery())
            belongings.link(row.id, DOCUMENT, paper, actor=clerk)
    pair.carry(pair.second, pair.first)
    with pair.at(pair.first):
        assert len(items.of_year(2570)[0].links) == 1
        assert check.check() == []


def test_a_year_rolled_on_both_pcs_is_one_year(pair: Pair) -> None:
    with pair.at(pair.first) as clerk:
        items.add(2569, 2, ItemFacts("งานของสำนักงาน"), actor=clerk)
    pair.carry(pair.first, pair.second)
    for place in (pair.first, pair.second):
        with pair.at(place) as clerk:
            rolling.accept(2570, rolling.diff(2570), actor=clerk)
            before = [row.facts.title for row in items.of_year(2570)]
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        assert sorted(row.facts.title for row in items.of_year(2570)) == sorted(before)
        assert rolling.diff(2570) == []
        assert check.check() == []
