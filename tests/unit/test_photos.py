"""Photos on paper: the right way up, fine enough and no finer, without their tags."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageDraw

from desktop.cli import main
from desktop.office.words import tell
from desktop.printing import photos, source
from desktop.printing.errors import PaperError
from desktop.printing.paper import Paper
from desktop.printing.typeset import typeset

TEXT = """+++
form = "announcement"
agency = "เทศบาลตำบลตัวอย่าง"
subject = "ภาพการรับฟังความคิดเห็น"
date = 2024-01-17
[[signers]]
name = "นายวิชัย สมมติ"
+++

ภาพถ่ายการรับฟังความคิดเห็น

"""


def photo(width: int = 1200, height: int = 900, *, turn: int = 1, kind: str = "JPEG") -> bytes:
    """A white picture whose upper left quarter is red when it is seen as it was taken."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill=(230, 0, 0))
    stored = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]
    if stored is not None:
        image = image.transpose(stored)
    tags = Image.Exif()
    tags[0x0112] = turn
    tags[0x010F] = "TelephoneMaker"
    out = io.BytesIO()
    image.save(out, kind, exif=tags)
    return out.getvalue()


def paper(*names: str, **files: bytes) -> Paper:
    body = TEXT + "\n".join(f"![คำบรรยาย {name}]({name})" for name in names)
    return replace(source.read(body), pictures=files)


def images(pdf: bytes) -> list[Any]:
    return [image for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for image in page.images]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_the_way_it_was_held(turn: int) -> None:
    (image,) = images(typeset(paper("a", a=photo(turn=turn))).pdf)
    seen = image.image.convert("RGB")
    assert seen.width > seen.height
    red, green, _ = seen.getpixel((seen.width // 4, seen.height // 4))
    assert (red > 200, green < 60) == (True, True)
    assert min(seen.getpixel((seen.width * 3 // 4, seen.height * 3 // 4))) > 220


def test_a_photo_is_no_finer_than_print_shows_and_never_blown_up() -> None:
    (image,) = images(typeset(paper("a", a=photo(6000, 4500))).pdf)
    inches = 12 / 2.54
    assert image.image.width == pytest.approx(inches * photos.DPI, abs=2)
    (image,) = images(typeset(paper("a", a=photo(200, 150))).pdf)
    assert image.image.width == 200


def test_a_photo_tells_nothing_of_the_telephone() -> None:
    data = photo()
    assert b"TelephoneMaker" in data
    (image,) = images(typeset(paper("a", a=data)).pdf)
    assert b"TelephoneMaker" not in image.data
    assert not image.image.getexif()


def test_two_photos_stand_side_by_side_and_the_third_alone() -> None:
    files = {"a": photo(), "b": photo(900, 1200), "c": photo(kind="PNG")}
    made = typeset(paper("a", "b", "c", **files))
    pages = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    low = [
        (number, float(line.split()[6]))
        for number, page in enumerate(pages)
        for line in page.get_contents().get_data().decode().splitlines()
        if "FormXob.Photo" in line
    ]
    assert len(low) == 3
    assert low[0] == low[1] != low[2]
    text = "".join(page.extract_text() for page in pages)
    assert [f"คำบรรยาย {name}" in text for name in "abc"] == [True] * 3


def test_many_photos_are_all_there_and_none_leaves_its_page() -> None:
    names = [f"p{n}" for n in range(11)]
    files = {name: photo(300 + at * 40, 500) for at, name in enumerate(names)}
    made = typeset(paper(*names, **files))
    count = 0
    for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages:
        for line in page.get_contents().get_data().decode().splitlines():
            if "FormXob.Photo" in line:
                count += 1
                wide, _, _, high, left, low = (float(part) for part in line.split()[1:7])
                assert left >= 3 / 2.54 * 72 - 0.1
                assert left + wide <= 19 / 2.54 * 72 + 0.1
                assert low > 2 / 2.54 * 72 - 0.1
                assert low + high < 29.7 / 2.54 * 72
    assert count == 11


def test_a_photo_is_a_figure_that_says_its_caption() -> None:
    pdf = typeset(paper("a", a=photo())).pdf
    assert pdf == typeset(paper("a", a=photo())).pdf
    tree = (
        pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    )
    figures = [kid.get_object() for kid in tree["/K"] if kid.get_object()["/S"] == "/Figure"]
    assert "คำบรรยาย a" in [figure["/Alt"] for figure in figures]


def png_head(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0" * 100)

    def chunk(inside: bytes) -> bytes:
        return struct.pack(">I", len(inside) - 4) + inside + struct.pack(">I", zlib.crc32(inside))

    return b"\x89PNG\r\n\x1a\n" + chunk(head) + chunk(data) + chunk(b"IEND")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "photo-not-an-image"),
        (b"MZ\x90 no picture", "photo-not-an-image"),
        (b"GIF89a" + b"\0" * 100, "photo-not-an-image"),
        (b"%PDF-1.7", "photo-not-an-image"),
        (b"\xff\xd8\xff" + b"\0" * 200, "photo-broken"),
        (photo()[:3000], "photo-broken"),
        (photo(kind="PNG")[:200], "photo-broken"),
        (png_head(20_000, 10_000), "photo-too-big"),
        (png_head(100_000, 100_000), "photo-too-big"),
        (png_head(1, 5000), "photo-broken"),
    ],
)
def test_what_is_no_photo_is_told_with_its_name_and_line(data: bytes, reason: str) -> None:
    with pytest.raises(PaperError) as told:
        typeset(paper("a.jpg", **{"a.jpg": data}))
    assert told.value.reason == reason
    assert told.value.facts["name"] == "a.jpg"
    assert told.value.facts["line"] == 12
    assert "a.jpg" in tell(told.value, "th")


def test_a_jpeg_of_200_megapixels_is_read_at_a_fraction() -> None:
    out = io.BytesIO()
    Image.new("L", (16_320, 12_240), 200).save(out, "JPEG", quality=20)
    (image,) = images(typeset(paper("a", a=out.getvalue())).pdf)
    assert image.image.width == pytest.approx(12 / 2.54 * photos.DPI, abs=2)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixels_becomes_colour_on_white(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    out = io.BytesIO()
    Image.new(mode, (60, 40)).save(out, kind)
    (image,) = images(typeset(paper("a", a=out.getvalue())).pdf)
    assert image.image.mode == "RGB"
    if mode in ("LA", "RGBA"):
        assert image.image.convert("L").getextrema()[0] > 250


def test_a_photo_lies_beside_its_source(tmp_path: Any, capsys: Any) -> None:
    text = TEXT + "![ภาพ](เวที ๑.jpg)\n"
    (tmp_path / "x.md").write_text(text, "utf-8")
    assert main(["typeset", str(tmp_path / "x.md"), "-o", str(tmp_path / "x.pdf")]) == 1
    assert "line 12" in capsys.readouterr().err
    (tmp_path / "เวที ๑.jpg").write_bytes(photo())
    out = [str(tmp_path / "x.pdf"), "--docx", str(tmp_path / "x.docx")]
    assert main(["typeset", str(tmp_path / "x.md"), "-o", *out]) == 0
    assert len(images((tmp_path / "x.pdf").read_bytes())) == 1
