"""The words and measures of each form, as data: `resources/forms/<form>.toml`, `measures.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths

_PT_PER_CM = 72 / 2.54
FORMS = ("announcement", "memo")  # each with its module in desktop.printing.forms


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
    emblem_height: float
    title: float
    label: float
    memo_title_baseline: float
    memo_title_bottom: float
    memo_row: float
    memo_row_baseline: float
    memo_date_tab: float
    leader_gap: float
    leader_drop: float
    before_addressees: float
    addressee_gap: float
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
    """Numbers named `…_cm` or `…_pt` as points under their bare names; the rest left out."""
    out: dict[str, float] = {}
    for key, value in data.items():
        name, _, unit = key.rpartition("_")
        if isinstance(value, str):  # "20 bold": a size and a weight
            value = value.split()[0]
        if unit == "cm":
            out[name] = float(value) * _PT_PER_CM
        elif unit == "pt":
            out[name] = float(value)
    return out


@cache
def measures(name: str) -> Measures:
    """The measures of a form: the rules' (`measures.toml`) and the house's (`layout.toml`)."""
    data = _toml("measures")
    table = data["page"] | data.get(name, {})
    rule = _points(table)
    p = _points(_toml("layout"))
    body = rule["body"]
    number_top = rule["page_number_from_edge"] - body
    p["page_number_top"] = number_top
    p["continued_top"] = number_top + p["pitch"] + p.pop("continued_after")
    p["left"] = rule["left_margin"]
    p["text_width"] = rule["text_width"]
    p["bottom"] = p["page_height"] - rule["bottom_margin"]
    p["catchword_baseline"] = p["page_height"] - p["catchword_baseline"]
    p["body"] = body
    p["before"] = rule["paragraph_before"]
    p["indent"] = rule["first_line_indent"]
    p["emblem_top"] = rule["garuda_top_from_edge"]
    p["emblem_height"] = rule["garuda"]
    p["title"] = rule.get("title", body)
    p["label"] = rule.get("label", body)
    p["signature_gap"] = table["signature_gap_enters"] - 1  # the last Enter begins the name's line
    p["mark_size"] = p.pop("mark")
    return Measures(**p)
