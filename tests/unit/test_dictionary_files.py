"""The dictionary's files are what their sources give."""

from desktop.thai import spelling
from desktop.thai.dictionary import NAME_COST, RARE_COST, Dictionary, read_sources, standard


def found(text: str, by: Dictionary) -> list[tuple[int, int, float]]:
    return [(start, end, by.costs[place]) for start, end, place in by.found(text)]


def test_the_loaded_words_and_costs_are_those_of_the_sources() -> None:
    assert dict(standard().words()) == read_sources()


def test_the_automaton_finds_every_word_with_its_cost() -> None:
    dictionary = standard()
    for word, cost in dictionary.words():
        whole = next(one for one in found(word, dictionary) if one[1] == len(word))
        assert whole == (0, len(word), cost)  # of one end the longest comes first


def test_a_name_outweighs_and_a_short_one_only_fills_a_gap() -> None:
    plain = standard()
    named = plain.with_names(["มะลิวัลย์ ตัวอย่างสกุล", "กขค", "การ", "กก"])
    assert named.cost("มะลิวัลย์") == 1.0
    assert (3, 12, NAME_COST) in found("นางมะลิวัลย์", named)
    assert named.cost("กขค") == RARE_COST
    assert named.cost("การ") == plain.cost("การ")
    assert named.cost("ตัวอย่างสกุ") is None
    assert plain.cost("มะลิวัลย์") != 1.0
    both = plain.with_names(["มะลิวัลย์", "มะลิวัลย์พร"])
    assert [end for _, end, cost in found("มะลิวัลย์", both) if cost == NAME_COST] == [9]
    assert (0, 11, NAME_COST) in found("มะลิวัลย์พร", both)
    assert named.with_names(["กขค"]) is named


def test_the_index_of_slips_is_that_of_the_words() -> None:
    assert sorted(spelling._index().iteritems()) == sorted(spelling.read_sources())
