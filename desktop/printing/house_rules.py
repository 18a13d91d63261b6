"""The words and measures of each form, as data: `resources/forms/<form>.toml`, `measures.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths

_PT_PER_CM = 72 / 2.54
_NOT_FORMS = ("breaking", "measures", "names", "catchword")


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
