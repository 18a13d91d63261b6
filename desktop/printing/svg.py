"""An SVG of paths and plain shapes as PDF operators: what an emblem is drawn with.

Loaded only for an office that has one: what reads its paths is large.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from desktop.printing.errors import PaperError

_SHAPES = {"path", "rect", "polygon", "polyline", "circle", "ellipse", "line"}
_SILENT = {"defs", "metadata", "title", "desc", "namedview", "style", "svg", "g", "a"}


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


def operators(data: bytes) -> tuple[bytes, float]:
    """The PDF operators of an SVG in a box 1000 units tall, and its width over its height.

    Raises PaperError `emblem-broken` or `emblem-not-drawable`.
    """
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


def _operators(shapes: list[_Shape]) -> tuple[bytes, float]:
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
    return "\n".join(code).encode("ascii"), (box[2] - box[0]) * k / 1000


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
    from PIL import ImageColor

    red, green, blue = ImageColor.getrgb(name)[:3]
    return f"{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}"
