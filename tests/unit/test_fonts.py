"""Faces are read from the font's own tables; a file that is no font is told."""

import pytest

from desktop import paths
from desktop.printing.fonts import BrokenFont, Face, family


def test_the_shipped_faces_carry_the_measures_of_their_tables() -> None:
    regular, bold = family().regular, family().bold
    assert (regular.family, bold.family) == ("TH Sarabun New", "TH Sarabun New")
    assert (regular.name, bold.name) == ("THSarabunNew", "THSarabunNew-Bold")
    assert (regular.bold, bold.bold) == (False, True)
    assert regular.script == "Latn"
    assert (regular.ascent, regular.descent) == (844.0, -457.0)
    assert ord("ก") in regular.letters
    assert 0x1F600 not in regular.letters


@pytest.mark.parametrize("cut", [0, 4, 12, 200, 5_000])
def test_a_file_that_is_no_font_is_told(cut: int) -> None:
    whole = paths.resource("fonts", "THSarabunNew-Regular.ttf").read_bytes()
    with pytest.raises(BrokenFont):
        Face.from_bytes(whole[:cut])
    with pytest.raises(BrokenFont):
        Face.from_bytes(b"no font" * 100)
