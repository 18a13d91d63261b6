"""The colours of both themes can be read, and one measure rules them all."""

import re

import pytest

from desktop.ui.door import look
from desktop.ui.look import style, tokens
from desktop.ui.look.tokens import EDGES, PAIRS, THEMES, contrast

LEAST = 5.0
RING_LEAST = 3.0  # WCAG 2.1, 1.4.11
COLOUR = r"\$\w+|#[0-9a-f]{6}"


def test_black_on_white_is_the_highest_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # WCAG's own example


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_every_text_can_be_read_on_its_ground(theme: str, pair: tuple[str, str]) -> None:
    colours = THEMES[theme].mapping()
    text, ground = (colours[name] for name in pair)
    assert contrast(text, ground) >= LEAST, f"{text} on {ground}"


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("pair", EDGES, ids=" on ".join)
def test_the_ring_around_what_has_the_keyboard_is_seen(theme: str, pair: tuple[str, str]) -> None:
    colours = THEMES[theme].mapping()
    assert contrast(*(colours[name] for name in pair)) >= RING_LEAST


def rules() -> list[tuple[str, str, str]]:
    """Each rule of the style sheets that names a text colour and a ground: selector, both."""
    found = []
    sheets = (style._SHEET, look._SHEET, look._HEAD_SHEET, look._ANSWER_SHEET)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", "".join(s.template for s in sheets)):
        text = re.search(rf"(?<![\w-])color: ({COLOUR})", body)
        ground = re.search(rf"background: ({COLOUR})", body)
        if text and ground:
            found.append((" ".join(selector.split()), text[1], ground[1]))
    return found


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_rule_of_the_style_sheets_can_be_read(theme: str) -> None:
    colours = THEMES[theme].mapping()
    found = rules()
    assert len(found) > 20
    for selector, *pair in found:
        text, ground = (colours.get(name.lstrip("$"), name) for name in pair)
        assert contrast(text, ground) >= LEAST, selector


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_colours_of_the_dark_bars_can_be_read(theme: str) -> None:
    """The side and the head and foot of the door are dark in both themes."""
    colours = THEMES[theme].mapping()
    written = set(re.findall(r"color: (#[0-9a-f]{6})", look._HEAD_SHEET.template))
    assert written
    for colour in (*written, "#ffffff", colours["side_text"]):
        assert contrast(colour, colours["side"]) >= LEAST
    assert contrast("#ffffff", colours["side_selected"]) >= LEAST


def test_both_themes_name_the_same_colours_as_hex() -> None:
    for theme in THEMES.values():
        for name, colour in theme.mapping().items():
            assert re.fullmatch(r"#[0-9a-f]{6}", colour), f"{name}: {colour}"
    assert tokens.LIGHT.mapping().keys() == tokens.DARK.mapping().keys()
