"""The words and measures of each form, as data: `resources/forms/<form>.toml`, `measures.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths

_PT_PER_CM = 72 / 2.54
_NOT_FORMS = ("breaking", "layout", "measures", "names")


@dataclass(frozen=True)
class Form:
    """A form's words: labels before its fields, what must be filled in, how copies are marked."""

    name: str
    required: tuple[str, ...]
    subject_most: int
    title: str
    catchword: str
    page_number: str
    stamp: str
    copy_heading: str
    marks: tuple[str, ...]
    labels: dict[str, str]


@cache
def forms() -> tuple[str, ...]:
    """The names of the forms this program prints."""
    found = paths.resource("forms").glob("*.toml")
    return tuple(sorted(path.stem for path in found if path.stem not in _NOT_FORMS))


@cache
def form(name: str) -> Form:
    """The words of a form."""
    data = _toml(name)
    return Form(
        name=name,
        required=tuple(data["required"]),
        subject_most=data["subject_most"],
        title=data["title"],
        catchword=data["catchword"],
        page_number=data["page_number"],
        stamp=data["stamp"],
        copy_heading=data["copy_heading"],
        marks=tuple(data["marks"]),
        labels=dict(data["labels"]),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(paths.resource("forms", f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Measures:
    """Lengths in points, heights from the page's upper edge down."""

    page_width: float
    page_height: float
    left: float
    text_width: float
    bottom: float
    continued_top: float
    emblem_top: float
    body: float
    pitch: float
    before: float
    indent: float
    deeper: float
    marker_gap: float
    page_number_top: float
    catchword_baseline: float
    note_indent: float
    signature_axis: float
    signature_gap: float
    memo_emblem_top: float
    memo_emblem_height: float
    memo_title: float
    memo_title_baseline: float
    memo_title_bottom: float
    memo_label: float
    memo_row: float
    memo_row_baseline: float
    memo_date_tab: float
    leader_gap: float
    leader_drop: float
    before_addressees: float
    addressee_gap: float
    announcement_emblem_height: float
    announcement_emblem_below: float
    announcement_heading: float
    heading_pitch: float
    announcement_heading_width: float
    announcement_rule: float
    announcement_rule_drop: float
    announcement_rule_room: float
    announcement_day_left: float
    announcement_day_before: float
    copy_heading_top: float
    mark_size: float
    mark_pitch: float
    mark_leader: float


def _points(data: dict[str, Any]) -> dict[str, float]:
    out: dict[str, float] = {}
    for key, value in data.items():
        name, _, unit = key.rpartition("_")
        out[name if unit in ("cm", "pt") else key] = value * _PT_PER_CM if unit == "cm" else value
    return out


@cache
def measures() -> Measures:
    """The measures of the house."""
    p = _points(_toml("layout"))
    p["text_width"] = p["page_width"] - p["left"] - p.pop("right")
    p["bottom"] = p["page_height"] - p["bottom"]
    p["catchword_baseline"] = p["page_height"] - p["catchword_baseline"]
    p["signature_gap"] = p.pop("signature_free_lines")
    p["memo_emblem_top"] = p["emblem_top"]
    p["mark_size"] = p.pop("mark")
    return Measures(**p)
