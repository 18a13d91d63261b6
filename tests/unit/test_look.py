"""The colours of both themes can be read, and one measure rules them all."""

import re

import pytest

from desktop.ui.look import tokens
from desktop.ui.look.tokens import PAIRS, THEMES, contrast

LEAST = 5.0


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


def test_both_themes_name_the_same_colours_as_hex() -> None:
    for theme in THEMES.values():
        for name, colour in theme.mapping().items():
            assert re.fullmatch(r"#[0-9a-f]{6}", colour), f"{name}: {colour}"
    assert tokens.LIGHT.mapping().keys() == tokens.DARK.mapping().keys()
