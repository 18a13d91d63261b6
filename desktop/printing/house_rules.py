"""The words and measures of each form, as data: `resources/forms/<form>.toml`, `measures.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths

_PT_PER_CM = 72 / 2.54
FORMS = (  # each with its module in desktop.printing.forms
    "agenda",
    "announcement",
    "certificate",
    "envelope",
    "hearing-notice",
    "letter",
    "memo",
    "minutes",
    "name-tags",
    "opinion-form",
    "order",
    "poster",
    "register",
    "report",
    "route-sheet",
    "script",
    "sign-in",
    "statistics",
    "summary",
)


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
    fields: dict[str, str]
    """The keys only this form has, each with its kind: text, texts, number, date, rows, or the
    choices parted by `|`."""
    lists: dict[str, tuple[str, ...]]
    """Its standing phrases."""


@cache
def form(name: str) -> Form:
    """The words of a form."""
    data = _toml(name)
    return Form(
        name=name,
        required=tuple(data["required"]),
        subject_most=data.get("subject_most", 2000),
        title=data["title"],
        catchword=data.get("catchword", ""),
        page_number=data.get("page_number", ""),
        stamp=data.get("stamp", "- {date}"),
        copy_heading=data.get("copy_heading", ""),
        marks=tuple(data.get("marks", ())),
        labels=dict(data["labels"]),
        fields={**data.get("fields", {}), **_toml("common")["fields"]},
        lists={key: tuple(value) for key, value in data.get("lists", {}).items()},
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
    speed: float
    secrecy: float
    secrecy_top: float
    secrecy_foot: float
    proof: float
    proof_module: float
    proof_words: float
    proof_from_edge: float
    chart: float
    columns: float
    own: Mapping[str, float]
    """The measures only this form has."""

    def __getitem__(self, name: str) -> float:
        return self.own[name]


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


Own = tuple[tuple[str, float], ...]


@cache
def measures(name: str, size: str = "", own: Own = ()) -> Measures:
    """The measures of a form: the rules' (`measures.toml`) and the house's (`layout.toml`).

    `size` names one of several sizes a form comes in, as envelopes do. `own` are the office's, by
    key of the measure sheet: one of `page` holds for every form that has the page's standard.
    """
    data, layout = _toml("measures"), _toml("layout")
    table = data["page"] | data.get(name, {}) | data.get(f"{name} {size}", {})
    margins = table["left_margin_cm"], table["right_margin_cm"]
    for key, value in own:
        _set(key, value, name, table, data["page"], layout)
    if margins != (table["left_margin_cm"], table["right_margin_cm"]):
        across = table.get("page_width_cm", layout["page_width_cm"])
        table["text_width_cm"] = across - table["left_margin_cm"] - table["right_margin_cm"]
    rule = _points(table)
    special = _points(layout.get(name, {}))
    p = _points(layout)
    p |= {key: special.pop(key) for key in tuple(special) if key in p}
    body = rule["body"]
    number_top = rule["page_number_from_edge"] - body
    p["page_number_top"] = number_top
    p["continued_top"] = number_top + p["pitch"] + p.pop("continued_after")
    p["left"] = rule["left_margin"]
    p["text_width"] = rule["text_width"]
    p["page_height"] = rule.get("page_height", p["page_height"])
    p["bottom"] = p["page_height"] - rule["bottom_margin"]
    p["catchword_baseline"] = p["page_height"] - p["catchword_baseline"]
    p["body"] = body
    p["before"] = rule["paragraph_before"]
    p["indent"] = rule["first_line_indent"]
    p["emblem_top"] = rule["garuda_top_from_edge"]
    p["emblem_height"] = rule["garuda"]
    p["title"] = rule.get("title", body)
    p["label"] = rule.get("label", body)
    p["speed"] = rule["speed"]
    p["signature_gap"] = table["signature_gap_enters"] - 1  # the last Enter begins the name's line
    p["mark_size"] = p.pop("mark")
    p["page_width"] = rule.get("page_width", p["page_width"])
    return Measures(**p, own=special)


def _set(
    key: str, value: float, name: str, table: dict[str, Any], page: dict[str, Any], layout: Any
) -> None:
    """One measure of the office's in its place, if it concerns the form `name`."""
    where, _, what = key.partition(".")
    if (where == "page" and table.get(what) == page[what]) or where == name:
        table[what] = value
    elif where == "layout":
        form, _, inside = what.rpartition(".")
        if form:
            layout[form][inside] = value
        else:
            layout[what] = value
