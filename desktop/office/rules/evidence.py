"""ITA evidence: the indicators of a fiscal year as data; what a report must hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from desktop import paths
from desktop.office.errors import Refused
from desktop.office.rules.tables import toml

LOCAL = "local"
MOST_BYTES = 200_000
RULES: Mapping[str, Mapping[str, type]] = {  # every rule, and the keys it may have
    "announcement": {"words": str},
    "hearing.issue": {},
    "hearing.people": {},
    "hearing.minutes": {},
    "hearing.result": {},
    "hearing.used": {},
    "hearing.photos": {},
    "hearing.channels": {"at_least": int},
    "notice.posted": {"at_least": int},
    "notice.photos": {},
    "cycle.step": {"step": int},
    "cycle.report": {},
    "cycle.suggestions": {},
    "cycle.results": {},
}
_NEEDED = {"announcement": ("words",), "cycle.step": ("step",)}
_BOUNDS = {"step": (1, 4), "at_least": (1, 6), "fiscal_year": (2540, 2700)}
_TOP = {"fiscal_year": int, "scheme": str, "name": str, "indicator": list}
_INDICATOR = {
    "code": str,
    "title": str,
    "participation": bool,
    "confirmed": bool,
    "source": str,
    "element": list,
}
_AT_LINE = re.compile(r"\(at line (\d+)")
_HEADERS = {"indicator": "[[indicator]]", "element": "[[indicator.element]]"}


@dataclass(frozen=True, slots=True)
class Item:
    """One disclosure item of a year's assessment; unconfirmed ones are shown as such."""

    fiscal_year: int
    scheme: str
    code: str
    title: str
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Element:
    """One thing an indicator asks for, and the rule that looks for it."""

    title: str
    rule: str
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; complete when all its elements are."""

    code: str
    title: str
    participation: bool
    confirmed: bool
    source: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The indicators of a Buddhist fiscal year and a scheme."""

    fiscal_year: int
    scheme: str
    name: str
    indicators: tuple[Indicator, ...]


def participation_item(fiscal_year: int, scheme: str = LOCAL) -> Item:
    """The participation item of a Buddhist fiscal year; KeyError for a year the files lack.

    `scheme` is the list an office is measured by: "local" for local government; schools and health
    units have others.
    """
    tree = shipped()[fiscal_year, scheme]
    one = next(indicator for indicator in tree.indicators if indicator.participation)
    return Item(fiscal_year, scheme, one.code, one.title, one.confirmed, one.source)


def participation_code(fiscal_year: int, scheme: str = LOCAL) -> str:
    """The item's code alone: O33 for 2564; KeyError for a year the files lack."""
    return participation_item(fiscal_year, scheme).code


def report_fields() -> tuple[str, ...]:
    """What a participation report must say to count as complete, in the order asked for."""
    return tuple(toml("laws", "evidence")["report"]["fields"])


@cache
def shipped() -> Mapping[tuple[int, str], Tree]:
    """Every file of `laws/ita`, by Buddhist fiscal year and scheme."""
    folder = paths.resource("laws", "ita")
    found = {}
    for file in sorted(folder.glob("*.toml")):
        tree = read(file.read_bytes(), file.name)
        found[tree.fiscal_year, tree.scheme] = tree
    return found


def read(data: bytes, name: str) -> Tree:
    """The indicators of a file. Refused with file, line and what to do for one that will not do."""
    if len(data) > MOST_BYTES:
        raise Refused("indicator-too-big", file=name, most=f"{MOST_BYTES // 1000:,}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("indicator-not-utf8", file=name, line=line) from error
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise Refused("indicator-not-toml", file=name, line=line) from error
    return _Reader(text, name).tree(told)


class _Reader:
    """Reads one file; knows where a key stands, so that a fault is told with its line."""

    def __init__(self, text: str, name: str) -> None:
        self._lines = text.split("\n")
        self._name = name
        self._elements = 0

    def tree(self, told: dict[str, Any]) -> Tree:
        self._keys(told, _TOP, ("fiscal_year", "scheme", "indicator"), "", 0)
        rows = told["indicator"]
        indicators = tuple(self._indicator(row, at) for at, row in enumerate(rows))
        codes: set[str] = set()
        for at, one in enumerate(indicators):
            if one.code in codes:
                line = self._line("indicator", at, "code")
                raise Refused("indicator-code-twice", file=self._name, line=line, code=one.code)
            codes.add(one.code)
        marked = [at for at, one in enumerate(indicators) if one.participation]
        if len(marked) > 1:
            line = self._line("indicator", marked[1], "participation")
            raise Refused("indicator-participation-twice", file=self._name, line=line)
        name = told.get("name", "")
        return Tree(told["fiscal_year"], told["scheme"], name or self._name, indicators)

    def _indicator(self, row: Any, at: int) -> Indicator:
        self._keys(row, _INDICATOR, ("code", "title", "element"), "indicator", at)
        elements = []
        for element in row["element"]:
            elements.append(self._element(element, self._elements))
            self._elements += 1
        return Indicator(
            row["code"],
            row["title"],
            row.get("participation", False),
            row.get("confirmed", False),
            row.get("source", ""),
            tuple(elements),
        )

    def _element(self, row: Any, at: int) -> Element:
        rule = row.get("rule") if isinstance(row, dict) else None
        allowed: dict[str, type] = {"title": str, "rule": str}
        if isinstance(rule, str):
            if rule not in RULES:
                line = self._line("element", at, "rule")
                known = " ".join(RULES)
                raise Refused(
                    "indicator-rule-unknown", file=self._name, line=line, rule=rule, known=known
                )
            allowed |= RULES[rule]
        needed = ("title", "rule", *_NEEDED.get(str(rule), ()))
        self._keys(row, allowed, needed, "element", at)
        options = {key: value for key, value in row.items() if key not in ("title", "rule")}
        return Element(row["title"], row["rule"], options)

    def _keys(
        self, row: Any, allowed: Mapping[str, type], needed: tuple[str, ...], part: str, at: int
    ) -> None:
        """Only allowed keys, each of its kind and not empty, all that are needed."""
        if not isinstance(row, dict):
            self._fault("indicator-key-kind", part, at, part or "indicator")
        for key, value in row.items():
            if key not in allowed:
                self._fault("indicator-key-unknown", part, at, key, known=" ".join(allowed))
            kind = allowed[key]
            right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
            low, high = _BOUNDS.get(key, (0, 0))
            if not right or (high and not low <= value <= high):
                self._fault("indicator-key-kind", part, at, key)
        for key in needed:
            value = row.get(key)
            if value is None or value == [] or (isinstance(value, str) and not value.strip()):
                self._fault("indicator-key-missing", part, at, key)

    def _fault(self, reason: str, part: str, at: int, key: str, **facts: object) -> None:
        line = self._line(part, at, key)
        raise Refused(reason, file=self._name, line=line, key=key, **facts)

    def _line(self, part: str, at: int, key: str) -> int:
        """The line of a key in the `at`-th part of a kind, else where that part begins; from 1."""
        begins, seen = 0, -1
        if part:
            for number, line in enumerate(self._lines):
                seen += line.strip().startswith(_HEADERS[part])
                if seen == at:
                    begins = number
                    break
        for number in range(begins, len(self._lines)):
            line = self._lines[number].strip()
            if line.startswith("[[") and number != begins and (part or key != "indicator"):
                break
            if re.match(rf"{re.escape(key)}\s*=|\[\[{re.escape(key)}\]\]", line):
                return number + 1
        return begins + 1
