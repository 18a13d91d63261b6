"""Photos as a phone takes them of a board: perspective, uneven light, blur, noise, JPEG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

TWELVE_MEGAPIXELS = (4032, 3024)
A4 = (210, 297)  # mm
_EXIF, _TAKEN = 0x8769, 0x9003


def page(pdf: bytes, dpi: int = 300) -> Image.Image:
    """The first page of a notice, as printed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72).to_pil().convert("RGB")


def photo(
    pages: Sequence[Image.Image],
    random: Random,
    *,
    size: tuple[int, int] = TWELVE_MEGAPIXELS,
    taken: str = "",
    share: float | None = None,
    steady: bool = False,
) -> bytes:
    """One photo of a board with these pages; `share` of the height a page takes, else by
    chance; `steady`: the hand did not shake.

    From a step away: a page is half to nine tenths of the photo's height.
    """
    wide, high = size
    board = Image.new("RGB", size, random.choice(((139, 101, 64), (96, 110, 92), (120, 120, 125))))
    _speckle(board, random)
    share = share or random.uniform(0.5, 0.9)
    tall = round(high * share)
    broad = tall * A4[0] // A4[1]
    gap = max(10, (wide - broad * len(pages)) // (len(pages) + 1))
    for place, paper in enumerate(pages):
        sheet = paper.resize((broad, tall), Image.Resampling.LANCZOS).convert("RGBA")
        sheet = sheet.rotate(random.uniform(-3, 3), Image.Resampling.BICUBIC, expand=True)
        left = gap + place * (broad + gap) + random.randint(-40, 40)
        top = (high - sheet.height) // 2 + random.randint(-60, 60)
        board.paste(sheet, (left, top), sheet)
    seen = _tilted(board, random)
    seen = _lit(seen, random)
    seen = seen.filter(ImageFilter.GaussianBlur(0.5 if steady else random.uniform(0.4, 1.8)))
    if random.random() < 0.25:
        seen = seen.rotate(90, expand=True)
    exif = Image.Exif()
    if taken:
        exif.get_ifd(_EXIF)[_TAKEN] = taken
    made = io.BytesIO()
    seen.save(made, "JPEG", quality=random.choice((70, 80, 90)), exif=exif)
    return made.getvalue()


def _speckle(board: Image.Image, random: Random) -> None:
    grain = Image.effect_noise((board.width // 8, board.height // 8), 40).resize(board.size)
    board.paste(Image.blend(board, grain.convert("RGB"), 0.15))
    draw = ImageDraw.Draw(board)
    for _ in range(6):
        x, y = random.randrange(board.width), random.randrange(board.height)
        draw.ellipse((x, y, x + 30, y + 30), fill=(200, 40, 40))


def _tilted(picture: Image.Image, random: Random) -> Image.Image:
    """As seen from a little aside: each corner moved by up to a fourteenth."""
    wide, high = picture.size

    def corner(x: float, y: float) -> tuple[float, float]:
        reach = 0.07
        return (
            x + random.uniform(-reach, reach) * wide,
            y + random.uniform(-reach, reach) * high,
        )

    corners = (corner(0, 0), corner(wide, 0), corner(wide, high), corner(0, high))
    plain = ((0, 0), (wide, 0), (wide, high), (0, high))
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        _coefficients(plain, corners),
        Image.Resampling.BICUBIC,
        fillcolor=(70, 80, 90),
    )


def _coefficients(
    to: Sequence[tuple[float, float]], of: Sequence[tuple[float, float]]
) -> list[float]:
    """The eight of the projection that takes `to` to `of`, by Gauss without numpy."""
    rows = []
    for (x, y), (u, v) in zip(to, of, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(size):
            if other != at and rows[other][at]:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[size] for row in rows]


def _lit(picture: Image.Image, random: Random) -> Image.Image:
    """Dusk or noon, a shadow across it, and sometimes the glare of a plastic cover."""
    dark = ImageEnhance.Brightness(picture).enhance(random.uniform(0.55, 1.15))
    shade = Image.linear_gradient("L").rotate(random.choice((0, 90, 180, 270)))
    shade = shade.point(lambda level: 140 + level * 115 // 255).resize(picture.size)
    lit = ImageChops.multiply(dark, Image.merge("RGB", (shade,) * 3))
    if random.random() < 0.3:
        glare = Image.new("L", (64, 48), 0)
        ImageDraw.Draw(glare).ellipse((30, 5, 60, 25), fill=random.randint(60, 140))
        glare = glare.filter(ImageFilter.GaussianBlur(4)).resize(picture.size)
        lit = ImageChops.screen(lit, Image.merge("RGB", (glare,) * 3))
    return ImageEnhance.Contrast(lit).enhance(random.uniform(0.75, 1.1))
