"""The dictionary's files are what their sources give."""

from desktop.thai.dictionary import RARE_COST, read_sources, standard


def test_the_loaded_words_and_costs_are_those_of_the_sources() -> None:
    assert dict(standard().words()) == read_sources()


def test_a_name_outweighs_and_a_short_one_only_fills_a_gap() -> None:
    plain = standard()
    named = plain.with_names(["มะลิวัลย์ ตัวอย่างสกุล", "กขค", "การ", "กก"])
    assert named.cost("มะลิวัลย์") == 1.0
    assert (9, 1.0) in named.starting("นางมะลิวัลย์", 3)
    assert named.cost("กขค") == RARE_COST
    assert named.cost("การ") == plain.cost("การ")
    assert named.cost("ตัวอย่างสกุ") is None
    assert plain.cost("มะลิวัลย์") != 1.0
    both = plain.with_names(["มะลิวัลย์", "มะลิวัลย์พร"])
    assert [n for n, cost in both.starting("มะลิวัลย์", 0) if cost == 1.0] == [9]
    assert named.with_names(["กขค"]) is named
