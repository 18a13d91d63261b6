"""Reading and writing paper sources: TOML front matter between `+++` lines, then the body.

The contract is DESIGN §4; every form has a documented example in `resources/forms/<form>.md`. Lines
in errors count from 1 in the whole file; `field` names the key of the front matter.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from desktop.printing import house_rules
from desktop.printing.errors import PaperError
from desktop.printing.origin import Origin
from desktop.printing.paper import (
    Block,
    Diagram,
    Heading,
    Note,
    Paper,
    Photo,
    Signer,
    Value,
    spans_of,
)
from desktop.thai import dates

FENCE = "+++"
MOST_BYTES = 20_000_000
_TEXTS = ("agency", "phone", "fax", "number", "subject")
_KEYS = ("form", *_TEXTS, "date", "to", "copy", "digits", "marks", "signers")
_ORDER = (
    "form", "agency", "phone", "fax", "number", "date", "subject", "to", "copy", "digits", "marks",
)  # fmt: skip
_SIGNER_KEYS = ("rank", "name", "posts", "note", "signed")
_LARGEST = (
    2_000  # of a count: blank rows, dotted lines; more is a slip that fills a room with paper
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad"))
_KEY_LINE = re.compile(r"\s*(?:([^\s=\[]+)\s*=|\[\[([^\]]+)\]\])")
_BUDDHIST_FROM = 2400
_BUDDHIST = 543


def read_bytes(data: bytes, name: str = "", *, draft: bool = False) -> Paper:
    """A paper from a file's bytes; as `read`, and PaperError `source-not-utf8` names the byte."""
    if len(data) > MOST_BYTES:
        raise PaperError("source-too-big", name=name, megabytes=len(data) // 1_000_000)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PaperError("source-not-utf8", name=name, byte=error.start + 1, line=line) from error
    return read(text, draft=draft)


def read(text: str, *, draft: bool = False) -> Paper:
    """A paper from its source text; a `draft` may still lack the fields its form asks for.

    Raises PaperError: `front-missing`, `front-open`, `front-broken`, `form-unknown`, `key-unknown`,
    `field-missing`, `field-kind`, `date-bad`, `choice-bad`, `control-character`,
    `date-short-year`, `subject-too-long`; for footnotes `note-twice`, `note-in-note`,
    `note-missing`, `note-here` (in a heading or caption) and `note-unmarked`.
    """
    front, body, before = _parted(_clean(text))
    reader = _Reader(front, text)
    paper = reader.paper(draft)
    from desktop.printing import dialect  # the command line's --help needs no Markdown

    parts = dialect.parts(body)
    blocks = tuple(part for part in parts if not isinstance(part, Note))
    return Paper(
        **paper,
        body=blocks,
        notes=_notes(blocks, [part for part in parts if isinstance(part, Note)], before),
        origin=Origin(text),
        lines_before=before,
    )


def _notes(blocks: tuple[Block, ...], found: list[Note], before: int) -> tuple[Note, ...]:
    """The footnotes in the order of their marks; no mark without its note, no note unmarked."""
    known: dict[str, Note] = {}
    for note in found:
        if note.label in known:
            raise PaperError("note-twice", label=note.label, line=before + note.line)
        known[note.label] = note
        for span in note.spans:
            if span.note:
                raise PaperError("note-in-note", label=span.note, line=before + note.line)
    marked: dict[str, Note] = {}
    for block in blocks:
        for line, spans in spans_of(block):
            for span in spans:
                if span.note and span.note not in known:
                    raise PaperError("note-missing", label=span.note, line=before + line)
                if span.note and isinstance(block, Heading | Photo | Diagram):
                    raise PaperError("note-here", label=span.note, line=before + line)
                if span.note:
                    marked[span.note] = known[span.note]
    for note in found:
        if note.label not in marked:
            raise PaperError("note-unmarked", label=note.label, line=before + note.line)
    return tuple(marked.values())


def split(text: str) -> tuple[dict[str, object], str]:
    """The front matter as TOML values, and the body; the opposite of `compose`."""
    front, body, _ = _parted(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    return front, body


def compose(front: Mapping[str, object], body: str) -> str:
    """A paper source; the same values give the same text. Empty values and None are left out."""
    lines = [FENCE]
    known = [key for key in _ORDER if key in front]
    more = sorted(key for key in front if key not in _ORDER)
    tables = [key for key in more if _is_rows(front[key])]
    for key in (*known, *more):
        if key not in tables and front[key] not in (None, "", (), []):
            lines.append(f"{key} = {_value(front[key])}")
    for key in sorted(tables, key=lambda key: key != "signers"):
        rows = front[key]
        assert isinstance(rows, list | tuple)
        first = _SIGNER_KEYS if key == "signers" else ()
        for row in rows:
            lines.append(f"[[{key}]]")
            for name in (*first, *(name for name in row if name not in first)):
                if row.get(name) not in (None, "", (), []):
                    lines.append(f"{name} = {_value(row[name])}")
    return "\n".join([*lines, FENCE, "", body])


def _is_rows(value: object) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value)


def is_circular(text: str) -> bool:
    """Whether a letter's source says it goes to many, and so takes a number with ว."""
    front, _ = split(text)
    return bool(front.get("circular"))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, int | float):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _clean(text: str) -> str:
    """Line ends and tabs made plain, invisible characters dropped, control characters refused."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = text.translate(_INVISIBLE)
    refuse_controls(text)
    return text


def refuse_controls(text: str, line: int = 1) -> None:
    """Raise PaperError `control-character` at the first character that has no place on paper."""
    for found in re.finditer(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200d-\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufff0-\uffff]",
        text,
    ):
        at = line + text.count("\n", 0, found.start())
        raise PaperError("control-character", code=f"U+{ord(found.group()):04X}", line=at)


def _parted(text: str) -> tuple[dict[str, Any], str, int]:
    """Front values, body and the number of lines above the body."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() != FENCE:
        raise PaperError("front-missing", line=first + 1)
    last = next((i for i in range(first + 1, len(lines)) if lines[i].strip() == FENCE), None)
    if last is None:
        raise PaperError("front-open", line=first + 1)
    try:
        front = tomllib.loads("\n".join(lines[first + 1 : last]))
    except tomllib.TOMLDecodeError as error:
        raise _broken(error, lines, first) from error
    body = last + 1
    if body < len(lines) - 1 and not lines[body].strip():
        body += 1
    return front, "\n".join(lines[body:]), body


def _broken(error: tomllib.TOMLDecodeError, lines: list[str], first: int) -> PaperError:
    """What is wrong with the front matter, told by its line when the parser names one."""
    found = re.search(r"line (\d+)", str(error))
    line = first + 1 + (int(found.group(1)) if found else 1)
    written = lines[min(line, len(lines)) - 1].strip()
    key, _, value = (part.strip() for part in written.partition("="))
    if key in ("date", "signed"):
        return PaperError("date-bad", field=key, value=value, line=line)
    return PaperError("front-broken", line=line, written=written[:60])


class _Reader:
    """Turns front matter into the fields of a Paper, naming the place of every fault."""

    def __init__(self, front: dict[str, Any], text: str) -> None:
        self._front = front
        self._places: dict[str, list[int]] = {}  # the lines of each key, from 1
        for number, line in enumerate(text.split("\n"), 1):
            if found := _KEY_LINE.match(line):
                self._places.setdefault(found[1] or found[2], []).append(number)

    def _line(self, key: str, nth: int = 0) -> int:
        """The source line of a key; of its nth writing for signers."""
        at = self._places.get(key, [])
        return at[min(nth, len(at) - 1)] if at else 1

    def paper(self, draft: bool) -> dict[str, Any]:
        front = self._front
        form = self._text("form", front)
        if not form:
            raise PaperError("field-missing", field="form", line=1)
        if form not in house_rules.FORMS:
            known = ", ".join(house_rules.FORMS)
            raise PaperError("form-unknown", form=form, known=known, line=self._line("form"))
        fields = house_rules.form(form).fields
        self._refuse_unknown(front, (*_KEYS, *fields), 0)
        values: dict[str, Any] = {"form": form}
        values |= {key: self._text(key, front) for key in _TEXTS}
        values["date"] = self._date("date", front)
        values["to"] = self._texts("to", front)
        given = {key: kind for key, kind in fields.items() if key in front}
        values["more"] = {key: self._more(key, kind) for key, kind in given.items()}
        values["copy"] = self._choice("copy", ("original", "office", "certified"))
        values["digits"] = self._choice("digits", ("thai", "arabic"))
        values["marks"] = self._texts("marks", front) if "marks" in front else None
        values["signers"] = self._signers()
        lines = {key: self._line(key) for key in (*_TEXTS, "to", "marks", *values["more"])}
        values["field_lines"] = lines | {"signers": self._line("name")}
        if not draft:
            for key in house_rules.form(form).required:
                if not values.get(key) and not values["more"].get(key):
                    raise PaperError("field-missing", field=key, line=self._line(key))
        most = house_rules.form(form).subject_most
        if len(values["subject"]) > most:
            letters = len(values["subject"])
            line = self._line("subject")
            raise PaperError("subject-too-long", letters=letters, most=most, line=line)
        return values

    def _more(self, key: str, kind: str) -> Value:
        """A field of the form's own, of the kind its data name."""
        front = self._front
        if kind == "text":
            return self._text(key, front)
        if kind == "texts":
            return self._texts(key, front)
        if kind == "date":
            return self._date(key, front) or ""
        if kind == "number":
            value = front[key]
            if type(value) is not int or not 0 <= value <= _LARGEST:
                wanted = f"0–{_LARGEST:,}"
                raise PaperError("field-kind", field=key, wanted=wanted, line=self._line(key))
            return value
        if kind == "rows":
            return self._rows(key)
        return self._choice(key, ("", *kind.split("|")))

    def _rows(self, key: str) -> tuple[dict[str, str], ...]:
        rows = self._front[key]
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            wanted = f"[[{key}]]"
            raise PaperError("field-kind", field=key, wanted=wanted, line=self._line(key))
        return tuple(
            {name: self._text(name, row, nth) for name in row} for nth, row in enumerate(rows)
        )

    def _signers(self) -> tuple[Signer, ...]:
        signers = self._front.get("signers", [])
        if not isinstance(signers, list) or not all(isinstance(one, dict) for one in signers):
            raise PaperError(
                "field-kind", field="signers", wanted="[[signers]]", line=self._line("signers")
            )
        read: list[Signer] = []
        for nth, signer in enumerate(signers):
            self._refuse_unknown(signer, _SIGNER_KEYS, nth)
            name = self._text("name", signer, nth)
            if not name:
                raise PaperError(
                    "field-missing", field="signers.name", line=self._line("[[signers]]")
                )
            read.append(
                Signer(
                    name=name,
                    posts=self._texts("posts", signer, nth),
                    rank=self._text("rank", signer, nth),
                    note=self._text("note", signer, nth, lines=True),
                    signed=self._date("signed", signer, nth),
                )
            )
        return tuple(read)

    def _refuse_unknown(self, found: Mapping[str, Any], known: tuple[str, ...], nth: int) -> None:
        for key in found:
            if key not in known:
                import difflib  # only for a mistyped name

                near = difflib.get_close_matches(key, known, 1)
                hint = near[0] if near else ", ".join(known)
                raise PaperError("key-unknown", key=key, hint=hint, line=self._line(key, nth))

    def _text(
        self, key: str, found: Mapping[str, Any], nth: int = 0, *, lines: bool = False
    ) -> str:
        value = found.get(key, "")
        if not isinstance(value, str):
            raise PaperError("field-kind", field=key, wanted='"…"', line=self._line(key, nth))
        value = value.replace("\t", " ")
        refuse_controls(value, self._line(key, nth))
        value = unicodedata.normalize("NFC", value.translate(_INVISIBLE))
        return value.strip() if lines else " ".join(value.split())

    def _texts(self, key: str, found: Mapping[str, Any], nth: int = 0) -> tuple[str, ...]:
        value = found.get(key, [])
        if isinstance(value, str):
            value = [value] if value.strip() else []
        if not isinstance(value, list):
            raise PaperError(
                "field-kind", field=key, wanted='["…", "…"]', line=self._line(key, nth)
            )
        return tuple(self._text(key, {key: one}, nth) for one in value)

    def _choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self._front.get(key, choices[0])
        if value not in choices:
            shown = " / ".join(choice for choice in choices if choice)
            raise PaperError(
                "choice-bad", field=key, value=value, choices=shown, line=self._line(key)
            )
        return str(value)

    def _date(self, key: str, found: Mapping[str, Any], nth: int = 0) -> date | None:
        value = found.get(key)
        if value is None or value == "":
            return None
        bad = PaperError("date-bad", field=key, value=value, line=self._line(key, nth))
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            try:
                if value.year >= _BUDDHIST_FROM:
                    value = value.replace(year=value.year - _BUDDHIST)
            except ValueError as error:
                raise bad from error
            if not 1900 <= value.year <= 2200:
                raise bad
            return value
        if not isinstance(value, str):
            raise bad
        return _typed_date(value, bad)


def _typed_date(text: str, bad: PaperError) -> date:
    try:
        return dates.parse(text)
    except dates.UnreadableDate as error:
        if error.reason == "date-two-digit-year":
            raise PaperError("date-short-year", **bad.facts) from error
        raise bad from error
