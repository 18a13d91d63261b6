"""The measure sheet of an office: what it sets otherwise than the standard, within bounds.

What may be set stands in `resources/forms/measure_sheet.toml`, each with its bounds and source.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths
from desktop.printing.errors import PaperError

Sheet = Mapping[str, float | str]
"""Values by key; what an office leaves as it is has none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A measure that may be set: Thai words, its unit (cm, pt, or empty for a count), its bounds
    and where they come from; `standard` is the value of the shipped forms.
    """

    key: str
    words: str
    unit: str
    standard: float
    least: float
    most: float
    said: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording that may be chosen; `shown` are the choices as the screen tells them."""

    key: str
    words: str
    choices: tuple[str, ...]
    shown: tuple[str, ...]


@cache
def _data() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(paths.resource("forms", "measure_sheet.toml").read_text("utf-8"))


@cache
def settings() -> tuple[Setting, ...]:
    """What may be set, in the order it is shown."""
    out = []
    for row in _data()["measure"]:
        key = str(row["key"])
        least, most = row["least"], row["most"]
        assert isinstance(least, int | float)
        assert isinstance(most, int | float)
        unit = key.rpartition("_")[2]
        out.append(
            Setting(
                key,
                str(row["words"]),
                unit if unit in ("cm", "pt") else "",
                _standard(key),
                float(least),
                float(most),
                str(row["said"]),
            )
        )
    return tuple(out)


@cache
def choices() -> tuple[Choice, ...]:
    """The wordings that may be chosen."""
    out = []
    for row in _data()["choice"]:
        listed, shown = row["choices"], row["shown"]
        assert isinstance(listed, list)
        assert isinstance(shown, list)
        out.append(Choice(str(row["key"]), str(row["words"]), tuple(listed), tuple(shown)))
    return tuple(out)


def _standard(key: str) -> float:
    table, *names = key.split(".")
    data = tomllib.loads(
        paths.resource("forms", "layout.toml" if table == "layout" else "measures.toml").read_text(
            "utf-8"
        )
    )
    value: Any = data if table == "layout" else data[table]
    for name in names:
        value = value[name]
    return float(value.split()[0]) if isinstance(value, str) else float(value)


def check(sheet: Sheet) -> None:
    """Raise PaperError `measure-out-of-bounds` for a value no published form has."""
    known = {setting.key: setting for setting in settings()}
    for key, value in sheet.items():
        if isinstance(value, str) or key not in known:
            continue
        setting = known[key]
        if not setting.least <= value <= setting.most:
            raise PaperError(
                "measure-out-of-bounds",
                words=setting.words,
                value=f"{value:g}",
                least=f"{setting.least:g}",
                most=f"{setting.most:g}",
            )


def read(text: str) -> dict[str, float | str]:
    """A sheet from the text kept in the records. What it does not know or may not be is left out,
    so that a newer program's sheet still prints.
    """
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    out: dict[str, float | str] = {}
    for setting in settings():
        value = found.get(setting.key)
        if isinstance(value, int | float) and setting.least <= value <= setting.most:
            out[setting.key] = float(value)
    for choice in choices():
        if found.get(choice.key) in choice.choices:
            out[choice.key] = found[choice.key]
    return out


def write(sheet: Sheet) -> str:
    """The text of a sheet for the records; what is standard is left out. Raises as `check`."""
    check(sheet)
    standard = {setting.key: setting.standard for setting in settings()}
    kept = {key: value for key, value in sheet.items() if standard.get(key) != value}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""
