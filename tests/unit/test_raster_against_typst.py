"""Printed at 300 dpi, our lines and Typst's are the same picture, letter for letter.

Typst shapes with its own library and under the script Thai, we with HarfBuzz under Latin: where
both draw the same pixels, neither has misplaced a mark.
"""

import random
from pathlib import Path

import pypdfium2
import pytest
import typst
from PIL import Image, ImageChops

from desktop import paths
from desktop.printing import fonts
from desktop.printing.canvas import Sheet
from desktop.thai.breaking import breaker
from desktop.thai.dictionary import standard

WIDTH, HEIGHT, LEFT = 595.0, 842.0, 30.0  # points
SIZE, PITCH, LINES = 22.0, 32.0, 25
DPI = 300
HARD = (
    "ปั๊ม น้ำ ญี่ปุ่น ผู้ ป่า ฟ้า ฝ่า ปู่ ฐานุ กตัญญู ฎีกา ฏุ ฤๅษี ฦๅชา ฬ่อ",
    "ที่ฝ่าฟ้าปั้นฝั้นป้าฟู้ฝู่ กี่กี้กี๊กี๋ กึ้งกื้อ ก์ ซ์ ค็อก ปิ่นปี่ป๊อป๋อ",
    "ขู่ กู้ คู่ ก๊ก ไข่ไก่ ใช้ใจ โชว์ แซ่ เรื่องเงิน เวลา แว่น ฯลฯ ทั้งนี้ ๆ",
    "๐๑๒๓๔๕๖๗๘๙ 0123456789 (๑) ๑.๒ ๑/๒๕๖๗ 12:30 - 50,000.00",
)


def samples(bold: bool) -> list[str]:
    """The hard marks, then words of the dictionary as they come."""
    chance = random.Random(300 + bold)
    words = [word for word, _ in standard().words()]
    lines = list(HARD)
    while len(lines) < LINES:
        line = chance.choice(words)
        while len(line) < 50:
            line += chance.choice(("", " ")) + chance.choice(words)
        lines.append(line)
    return lines


def ours(lines: list[str], bold: bool) -> bytes:
    sheet = Sheet(WIDTH, HEIGHT, fonts.family(), breaker())
    for row, line in enumerate(lines, 1):
        sheet.text(LEFT, row * PITCH, line, SIZE, bold=bold)
    return sheet.pdf("ตัวอย่าง", None)


def theirs(lines: list[str], bold: bool, folder: Path) -> bytes:
    weight = '"bold"' if bold else '"regular"'
    head = (
        f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)\n"
        f'#set text(font: "TH Sarabun New", size: {SIZE}pt, lang: "th", weight: {weight},'
        ' top-edge: "baseline", bottom-edge: "baseline")\n'
    )
    placed = "".join(
        f"#place(top + left, dx: {LEFT}pt, dy: {row * PITCH}pt,"
        f' box(width: 900pt, text("{line}")))\n'
        for row, line in enumerate(lines, 1)
    )
    file = folder / "lines.typ"
    file.write_text(head + placed, encoding="utf-8")
    font_folder = str(paths.resource("fonts"))
    made = typst.compile(str(file), font_paths=[font_folder], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def picture(pdf: bytes) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=DPI / 72, grayscale=True).to_pil()


@pytest.mark.parametrize("bold", [False, True])
def test_no_pixel_differs_from_typst(bold: bool, tmp_path: Path) -> None:
    lines = samples(bold)
    one, other = picture(ours(lines, bold)), picture(theirs(lines, bold, tmp_path))
    assert one.size == other.size
    ink = sum(one.histogram()[:128])
    assert ink > 100_000
    unlike = ImageChops.difference(one, other)
    rows = [
        line
        for row, line in enumerate(lines, 1)
        if max(band(unlike, row).getextrema()) > 127  # half of black to white
    ]
    assert not rows


def band(image: Image.Image, row: int) -> Image.Image:
    """The stripe of a line."""
    low = round(row * PITCH * DPI / 72)
    return image.crop((0, low - round(PITCH * DPI / 96), image.width, low + round(PITCH)))
