"""Make the English of the screens: `python installer/catalog.py`.

Every sentence inside `tr` goes into `resources/i18n/en.po`, what was translated before stays, what
no line of the program says any more goes out; `en.mo` beside it is what the program reads. Prints
how many sentences there are and how many have no English yet; the exit code is 1 when there are any.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from desktop.office.rules import signatures

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "i18n" / "en.po"
MO = PO.with_suffix(".mo")
DAY = datetime(2026, 1, 1, tzinfo=UTC)  # of every catalog: the same sentences, the same bytes


TABLES = {
    "laws/age_bands.toml": ("name",),
    "laws/cycle.toml": ("step.title", "step.text"),
    "laws/dimensions.toml": ("title",),
    "laws/hearings.toml": ("method", "place", "short", "title"),
    "laws/ita": ("name", "title"),
    "forms/measure_sheet.toml": ("words",),
    "forms/office_kinds.toml": ("name",),
}
"""The words of tables that are shown on screens: files, and the keys whose words are said by `tr`."""


def tabled() -> Iterator[tuple[str, str]]:
    """The words of `TABLES`, each with its file."""
    for place, keys in TABLES.items():
        at = ROOT / "resources" / place
        for file in sorted(at.glob("*.toml")) if at.is_dir() else [at]:
            told = tomllib.loads(file.read_text("utf-8"))
            for key in keys:
                for word in _words(told, key.split(".")):
                    yield file.relative_to(ROOT).as_posix(), word
    for word in signatures.CAPACITIES.values():
        yield "desktop/office/rules/signatures.py", word


def _words(told: object, keys: Sequence[str]) -> Iterator[str]:
    """Every text under the keys, however deep they stand."""
    if isinstance(told, list):
        for row in told:
            yield from _words(row, keys)
    elif isinstance(told, dict):
        for name, value in told.items():
            if name != keys[0]:
                yield from _words(value, keys)
            elif len(keys) > 1:
                yield from _words(value, keys[1:])
            elif isinstance(value, dict):
                yield from value.values()
            else:
                yield value


def said() -> Catalog:
    """Every sentence the program says, with the files that say it; no English yet."""
    catalog = Catalog(
        locale="en",
        project="prachakhom",
        version="1",
        msgid_bugs_address="-",
        last_translator="the makers",
        language_team="the makers",
        charset="utf-8",
        creation_date=DAY,
        revision_date=DAY,
        fuzzy=False,
    )
    # one argument, or two of which the second is the sense
    keywords = {"tr": {1: None, 2: (1, (2, "c"))}}
    found = extract_from_dir(
        ROOT / "desktop", [("**.py", "python")], keywords=keywords, strip_comment_tags=True
    )
    for file, _line, message, _comments, sense in sorted(found, key=lambda one: one[:2]):
        assert isinstance(message, str), message
        catalog.add(message, locations=[(f"desktop/{file}", 0)], context=sense)
    for file, word in tabled():
        catalog.add(word, locations=[(file, 0)])
    return catalog


def merged(known: Catalog) -> Catalog:
    """The sentences of the program as it is, with the English of the ones known."""
    catalog = said()
    for message in catalog:
        before = known.get(message.id, message.context)
        if message.id and before is not None:
            message.string = before.string
    catalog.header_comment = "# The English of the screens; made by installer/catalog.py."
    return catalog


def po(catalog: Catalog) -> bytes:
    """The catalog as text: in the order of the sentences, so that two branches merge."""
    written = io.BytesIO()
    write_po(
        written, catalog, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True
    )
    return written.getvalue()


def mo(catalog: Catalog) -> bytes:
    """The catalog as the program reads it."""
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def read() -> Catalog:
    """What is translated so far."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def main() -> int:
    """Bring both files up to date with the program; returns the exit code."""
    catalog = merged(read() if PO.exists() else Catalog(locale="en"))
    PO.parent.mkdir(exist_ok=True)
    PO.write_bytes(po(catalog))
    MO.write_bytes(mo(catalog))
    every = [message for message in catalog if message.id]
    without = [message for message in every if not message.string]
    print(f"{len(every)} sentences, {len(without)} without English")
    return 1 if without else 0


if __name__ == "__main__":
    sys.exit(main())
