"""The office's own emblem: taken from SVG or PNG at its exact size, refused in a clear sentence."""

import io
import re

import pypdf
import pytest
from PIL import Image

from desktop.office.words import tell
from desktop.printing.canvas import cm
from desktop.printing.emblem import MOST_BYTES, Drawing, Picture, emblem, placeholder
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.paper import Paper
from desktop.printing.typeset import typeset

MEMO = Paper(form="memo", subject="ทดสอบ", agency="สำนักปลัด", to=("ปลัดเทศบาล",))
SVG = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 80">
<g transform="translate(10 0) scale(2)" fill="#c00"><path d="M0 0 H10 V20 H0 Z"/>
<circle cx="5" cy="30" r="5" style="fill:none;stroke:blue;stroke-width:.5"/></g></svg>"""


def png(mode: str = "RGBA", size: tuple[int, int] = (40, 80)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, "PNG")
    return out.getvalue()


def placed(pdf: bytes) -> tuple[float, float]:
    """Left edge and height of the emblem on the first page, in points."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    content = page.get_contents().get_data().decode("ascii")
    found = re.search(r"q (\S+) 0 0 (\S+) (\S+) (\S+) cm /FormXob.Emblem Do", content)
    assert found
    return float(found[3]), float(found[2])


@pytest.mark.parametrize("data", [None, SVG, png(), png("RGB"), png("L")])
def test_an_emblem_stands_at_the_left_margin_as_tall_as_the_rule_says(data: bytes | None) -> None:
    left, height = placed(typeset(MEMO, House(emblem=data)).pdf)
    assert left == pytest.approx(cm(3.0), abs=0.1)
    assert height == pytest.approx(cm(1.5), abs=0.1)


def test_an_svg_becomes_outlines_with_its_own_colours() -> None:
    drawn = emblem(SVG)
    assert isinstance(drawn, Drawing)
    assert drawn.ratio == pytest.approx(20 / 70, abs=0.01)
    assert b"0.800 0.000 0.000 rg" in drawn.operators
    assert b"0.000 0.000 1.000 RG" in drawn.operators


def test_a_png_keeps_its_transparency() -> None:
    drawn = emblem(png())
    assert isinstance(drawn, Picture)
    assert (drawn.width, drawn.height) == (40, 80)
    reader = pypdf.PdfReader(io.BytesIO(typeset(MEMO, House(emblem=png())).pdf))
    assert "/SMask" in reader.pages[0]["/Resources"]["/XObject"]["/FormXob.Emblem"]


def test_without_an_emblem_a_neutral_mark_holds_its_place() -> None:
    assert emblem(None) == placeholder()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "emblem-not-an-image"),
        (b"GIF89a", "emblem-not-an-image"),
        (b"\x89PNG\r\n\x1a\n broken", "emblem-broken"),
        (png()[:60], "emblem-broken"),
        (png()[:-30], "emblem-broken"),
        (b"<svg><path d='M0 0 L", "emblem-broken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "emblem-broken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M 0 x'/></svg>", "emblem-broken"),
        (b"<svg><rect width='a' height='2'/></svg>", "emblem-broken"),
        (b"<svg><rect width='1' height='2' fill='nocolour'/></svg>", "emblem-broken"),
        (b"<svg><text>x</text></svg>", "emblem-not-drawable"),
        (b"<svg><image href='x.png'/></svg>", "emblem-not-drawable"),
        (b"<svg><rect width='1' height='2' fill='url(#g)'/></svg>", "emblem-not-drawable"),
        (b"<?xml version='1.0'?><!DOCTYPE s [<!ENTITY a 'b'>]><svg/>", "emblem-broken"),
        (b"<svg>" + b" " * MOST_BYTES + b"</svg>", "emblem-too-big"),
        (png(size=(7_000, 7_000)), "emblem-too-big"),
        (png("LA", (10, 10)).replace(b"IDAT", b"IDAX"), "emblem-broken"),
    ],
)
def test_an_emblem_that_cannot_be_printed_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(PaperError) as caught:
        House(emblem=data).check()
    assert caught.value.reason == reason
    for language in ("th", "en"):
        assert "{" not in tell(caught.value, language)  # type: ignore[arg-type]
