"""Texts made anew joined with what was typed: nothing typed is lost, clashes are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.office.hearings.three_way import join

BASE = (
    '+++\nform = "memo"\nplace = "ก"\n[[present]]\nname = "หนึ่ง"\n+++\n\n'
    "ย่อหน้าแรก\n\n๑. ข้อหนึ่ง\n๒. ข้อสอง\n"
)


def test_changes_at_different_places_are_both_taken() -> None:
    mine = BASE.replace("ย่อหน้าแรก", "ย่อหน้าที่พิมพ์เอง")
    fresh = BASE.replace("ข้อสอง", "ข้อใหม่").replace('place = "ก"', 'place = "ข"')
    joined = join(BASE, mine, fresh)
    assert joined.clashes == ()
    assert joined.mine == joined.fresh == fresh.replace("ย่อหน้าแรก", "ย่อหน้าที่พิมพ์เอง")


def test_the_same_place_changed_by_both_is_a_clash() -> None:
    mine, fresh = BASE.replace("ข้อสอง", "ของฉัน"), BASE.replace("ข้อสอง", "ของใหม่")
    joined = join(BASE, mine, fresh)
    assert [(c.mine, c.fresh) for c in joined.clashes] == [("๒. ของฉัน", "๒. ของใหม่")]
    assert (joined.mine, joined.fresh) == (mine, fresh)


def test_a_row_added_by_one_and_a_paragraph_deleted_by_the_other() -> None:
    mine = BASE.replace("ย่อหน้าแรก\n\n", "")
    fresh = BASE.replace("[[present]]", '[[present]]\nname = "ศูนย์"\n[[present]]')
    joined = join(BASE, mine, fresh)
    assert joined.clashes == ()
    assert "ย่อหน้าแรก" not in joined.mine
    assert 'name = "ศูนย์"' in joined.mine


def test_without_a_text_to_compare_with_everything_is_asked() -> None:
    joined = join("", "ฉัน", "ใหม่")
    assert (joined.mine, joined.fresh, len(joined.clashes)) == ("ฉัน", "ใหม่", 1)


PARTS = st.lists(st.sampled_from(["ก\n\n", "ข\n\n", "ค\n\n", "๑. ง\n", "๒. จ\n"]), max_size=8)


@given(PARTS, PARTS, PARTS)
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(base, mine, fresh) -> None:
    old, own, new = "".join(base), "".join(mine), "".join(fresh)
    assert join(old, old, new).mine == new
    assert join(old or "-", own, old or "-").mine == own
    both = join(old, own, new)
    if not both.clashes:
        assert both.mine == both.fresh
