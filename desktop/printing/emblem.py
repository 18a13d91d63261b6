"""The office's emblem: an SVG or PNG file it brings itself, or a neutral mark of the same size.

No emblem is shipped: the use of official emblems is restricted by law, so each office imports its
own. Until then a plain drawn shield holds the place.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from PIL import Image, ImageColor, UnidentifiedImageError

from desktop.printing.errors import PaperError

MOST_BYTES = 8_000_000
MOST_PIXELS = 40_000_000
_PIXELS_TALL = 1200  # 3 cm at 1,000 dots an inch; a taller picture only swells the file
_SHAPES = {"path", "rect", "polygon", "polyline", "circle", "ellipse", "line"}
_SILENT = {"defs", "metadata", "title", "desc", "namedview", "style", "svg", "g", "a"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Vector operators in a box 1000 units tall; `ratio` is width over height."""

    operators: bytes
    ratio: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, deflated: RGB and a mask of opacity."""

    width: int
    height: int
    colours: bytes
    mask: bytes

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height


Emblem = Drawing | Picture


@lru_cache(maxsize=4)
def emblem(data: bytes | None) -> Emblem:
    """Read an emblem file; None gives the neutral mark.

    Raises PaperError `emblem-too-big`, `emblem-not-an-image`, `emblem-broken` or
    `emblem-not-drawable` (an SVG with text, gradients or pictures inside).
    """
    if data is None:
        return placeholder()
    if len(data) > MOST_BYTES:
        raise PaperError("emblem-too-big", bytes=len(data), most=MOST_BYTES)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"\x89PNG"):
        return _picture(data)
    if start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE svg")):
        return _drawing(data)
    raise PaperError("emblem-not-an-image")


def placeholder() -> Drawing:
    """A plain shield: it takes the emblem's room and claims no office."""
    code = (
        "24 w 1 j 90 940 m 710 940 l 710 480 l 710 250 560 120 400 50 c 240 120 90 250 90 480 c h S"
    )
    code += " 12 w 160 870 m 640 870 l 640 480 l 640 300 520 190 400 130 c"
    code += " 280 190 160 300 160 480 c h S"
    return Drawing(code.encode(), 0.8)


def _picture(data: bytes) -> Picture:
    try:
        image = Image.open(io.BytesIO(data), formats=("PNG",))
        if image.width * image.height > MOST_PIXELS:
            raise PaperError("emblem-too-big", bytes=len(data), most=MOST_BYTES)
        clear = image.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise PaperError("emblem-too-big", bytes=len(data), most=MOST_BYTES) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, zlib.error) as error:
        raise PaperError("emblem-broken") from error
    box = clear.getchannel("A").getbbox()
    if box is None:
        raise PaperError("emblem-broken")
    clear = clear.crop(box)
    if clear.height > _PIXELS_TALL:
        across = max(1, round(clear.width * _PIXELS_TALL / clear.height))
        clear = clear.resize((across, _PIXELS_TALL), Image.Resampling.LANCZOS)
    colours = zlib.compress(clear.convert("RGB").tobytes(), 9)
    return Picture(
        clear.width, clear.height, colours, zlib.compress(clear.getchannel("A").tobytes(), 9)
    )


@dataclass(frozen=True, slots=True)
class _Paint:
    fill: str = "black"
    rule: str = "nonzero"
    stroke: str = "none"
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class _Shape:
    pen: RecordingPen
    paint: _Paint
    scale: float


def _drawing(data: bytes) -> Drawing:
    if b"<!ENTITY" in data:
        raise PaperError("emblem-broken")
    try:
        root = ElementTree.fromstring(data)
        shapes: list[_Shape] = []
        _walk(root, Identity, _Paint(), shapes)
        return _operators(shapes)
    except (ElementTree.ParseError, ValueError, IndexError, KeyError, TypeError) as error:
        raise PaperError("emblem-broken") from error


def _walk(element: ElementTree.Element, place: Transform, paint: _Paint, out: list[_Shape]) -> None:
    kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if kind in ("defs", "metadata", "title", "desc", "namedview", "style", ""):
        return
    if kind not in _SHAPES | _SILENT:
        raise PaperError("emblem-not-drawable", element=kind)
    place = place.transform(_transform(element.get("transform", "")))
    paint = _painting(element, paint)
    if kind in _SHAPES:
        pen = RecordingPen()
        builder = PathBuilder()
        element.attrib.pop("transform", None)
        builder.add_path_from_element(element)
        for path in builder.paths:
            parse_path(path, TransformPen(pen, place))
        scale = abs(place[0] * place[3] - place[1] * place[2]) ** 0.5
        out.append(_Shape(pen, paint, scale))
    for child in element:
        _walk(child, place, paint, out)


def _transform(text: str) -> Transform:
    result = Identity
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", text):
        values = [float(v) for v in re.findall(r"-?[\d.]+(?:[eE][-+]?\d+)?", inside)]
        if name == "matrix":
            result = result.transform(tuple(values))
        elif name == "translate":
            result = result.translate(values[0], values[1] if len(values) > 1 else 0)
        elif name == "scale":
            result = result.scale(values[0], values[1] if len(values) > 1 else values[0])
        elif name == "rotate":
            about = values[1:3] if len(values) == 3 else (0, 0)
            result = result.translate(*about).rotate(values[0] * 3.141592653589793 / 180)
            result = result.translate(-about[0], -about[1])
        else:
            raise PaperError("emblem-not-drawable", element=name)
    return result


def _painting(element: ElementTree.Element, inherited: _Paint) -> _Paint:
    said = dict(
        part.split(":", 1)
        for part in element.get("style", "").replace(" ", "").split(";")
        if ":" in part
    )

    def of(name: str, default: str) -> str:
        value = said.get(name) or element.get(name) or default
        if value.startswith("url("):
            raise PaperError("emblem-not-drawable", element="gradient")
        return default if value in ("inherit", "currentColor") else value

    width = re.match(r"[\d.]+", of("stroke-width", str(inherited.stroke_width)))
    return _Paint(
        of("fill", inherited.fill),
        of("fill-rule", inherited.rule),
        of("stroke", inherited.stroke),
        float(width.group()) if width else 1.0,
    )


def _operators(shapes: list[_Shape]) -> Drawing:
    box: list[float] | None = None
    for shape in shapes:
        if shape.paint.fill == "none" and shape.paint.stroke == "none":
            continue
        bounds = BoundsPen(None)
        shape.pen.replay(bounds)
        if bounds.bounds is None:
            continue
        x0, y0, x1, y1 = bounds.bounds
        if box is None:
            box = [x0, y0, x1, y1]
        else:
            box = [min(box[0], x0), min(box[1], y0), max(box[2], x1), max(box[3], y1)]
    if box is None or box[3] - box[1] <= 0 or box[2] - box[0] <= 0:
        raise PaperError("emblem-broken")
    k = 1000.0 / (box[3] - box[1])
    left, bottom = box[0], box[3]

    def at(point: tuple[float, float]) -> str:
        return f"{(point[0] - left) * k:.1f} {(bottom - point[1]) * k:.1f}"

    code: list[str] = []
    for shape in shapes:
        paint = shape.paint
        if paint.fill == "none" and paint.stroke == "none":
            continue
        if paint.fill != "none":
            code.append(f"{_colour(paint.fill)} rg")
        if paint.stroke != "none":
            code.append(f"{_colour(paint.stroke)} RG {paint.stroke_width * shape.scale * k:.2f} w")
        code += _path(shape.pen, at)
        fills = "f*" if paint.rule == "evenodd" else "f"
        if paint.fill != "none" and paint.stroke != "none":
            fills = "B*" if paint.rule == "evenodd" else "B"
        code.append("S" if paint.fill == "none" else fills)
    return Drawing("\n".join(code).encode("ascii"), (box[2] - box[0]) * k / 1000)


def _path(pen: RecordingPen, at: object) -> list[str]:
    code: list[str] = []
    here = (0.0, 0.0)
    assert callable(at)
    for operator, points in pen.value:
        if operator == "moveTo":
            code.append(f"{at(points[0])} m")
        elif operator == "lineTo":
            code.append(f"{at(points[0])} l")
        elif operator == "curveTo":
            code.append(" ".join(at(point) for point in points) + " c")
        elif operator == "qCurveTo":
            (x1, y1), (x2, y2) = points
            first = (here[0] + 2 / 3 * (x1 - here[0]), here[1] + 2 / 3 * (y1 - here[1]))
            second = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
            code.append(f"{at(first)} {at(second)} {at((x2, y2))} c")
        elif operator == "closePath":
            code.append("h")
        if points:
            here = points[-1]
    return code


def _colour(name: str) -> str:
    red, green, blue = ImageColor.getrgb(name)[:3]
    return f"{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}"
