"""A font the office brings is proved before it prints: Thai letters, whole tables, ink."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont

from desktop import paths
from desktop.office.words import tell
from desktop.printing import fonts, source
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.typeset import typeset

NAME = "Own Sarabun"


def named(file: str, *, thai: bool = True) -> bytes:
    font = TTFont(paths.resource("fonts", file))
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = NAME
    if not thai:
        for table in font["cmap"].tables:
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if code < 0x0E00}
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path])
    fonts.installed.cache_clear()
    (tmp_path / "sarabun-bold.ttf").write_bytes(named("THSarabunNew-Bold.ttf"))
    yield tmp_path
    fonts.installed.cache_clear()
    fonts.family.cache_clear()


def printed_with(folder: Path, data: bytes) -> bytes:
    (folder / "sarabun.ttf").write_bytes(data)
    fonts.installed.cache_clear()
    fonts.family.cache_clear()
    paper = source.read(paths.resource("forms", "memo.md").read_text("utf-8"))
    return typeset(paper, House(family=NAME)).pdf


def place(data: bytes, tag: bytes) -> tuple[int, int, int]:
    """Where a table's record, and its data, stand in the file; and its length."""
    (count,) = struct.unpack(">H", data[4:6])
    for at in range(12, 12 + 16 * count, 16):
        if data[at : at + 4] == tag:
            start, length = struct.unpack(">II", data[at + 8 : at + 16])
            return at, start, length
    raise KeyError(tag)


def test_a_whole_font_of_the_office_prints(folder: Path) -> None:
    pdf = printed_with(folder, named("THSarabunNew-Regular.ttf"))
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    names = {str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert {name.partition("+")[2] for name in names} == {"THSarabunNew", "THSarabunNew-Bold"}


def test_a_font_without_thai_is_refused_by_name(folder: Path) -> None:
    with pytest.raises(PaperError) as told:
        printed_with(folder, named("THSarabunNew-Regular.ttf", thai=False))
    assert told.value.reason == "font-no-thai"
    assert NAME in tell(told.value, "th")


@pytest.mark.parametrize("tag", [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"])
@pytest.mark.parametrize("damage", ["gone", "short", "far", "zero"])
def test_a_font_with_a_broken_table_is_refused_or_prints_with_ink(
    folder: Path, tag: bytes, damage: str
) -> None:
    data = named("THSarabunNew-Regular.ttf")
    at, start, length = place(data, tag)
    broken = {
        "gone": data[:at] + b"XXXX" + data[at + 4 :],
        "short": data[: at + 12] + struct.pack(">I", 3) + data[at + 16 :],
        "far": data[: at + 8] + struct.pack(">I", 0x7FFFFFFF) + data[at + 12 :],
        "zero": data[:start] + bytes(length) + data[start + length :],
    }[damage]
    with pytest.raises(PaperError) as told:
        printed_with(folder, broken)
    assert told.value.reason in ("font-broken", "font-missing")
    assert NAME in tell(told.value, "th")


@pytest.mark.parametrize("length", [0, 3, 12, 100, 5000, 200_000])
def test_half_a_font_is_refused(folder: Path, length: int) -> None:
    with pytest.raises(PaperError) as told:
        printed_with(folder, named("THSarabunNew-Regular.ttf")[:length])
    assert told.value.reason in ("font-broken", "font-missing")
