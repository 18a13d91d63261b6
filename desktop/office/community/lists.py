"""A list of people as a file brings it: CSV or XLSX, every cell as text, rows numbered as there."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop.office.errors import Refused
from desktop.office.jobs import Job

MOST_ROWS = 200_000
MOST_COLUMNS = 60
_ENCODINGS = ("utf-8-sig", "cp874")  # Excel on Thai Windows writes the second
_STEP = 500
_WIDEST = 2_000  # letters of a cell; more is no name, house or note

FORMULA, BROKEN, DAY = "formula", "error", "day"
"""What is wrong with a cell: a formula, an Excel error (#N/A), a text Excel made a date of."""

_EXCEL_DAY = re.compile(
    r"\d{1,2}[-/](?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_BROKEN = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: its number in the file, its cells, and what is wrong with some of them."""

    number: int
    cells: tuple[str, ...]
    wrong: tuple[tuple[int, str], ...] = ()  # column, FORMULA, BROKEN or DAY


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A file as it was read; blank rows are left out, the others keep their numbers."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[ListRow, ...]


def read(file: Path, job: Job | None = None) -> PeopleList:
    """Read a list by its first row's headings; XLSX from its first sheet.

    Refused for what is neither CSV nor XLSX, cannot be read, is empty or beyond `MOST_ROWS`.
    """
    job = job or Job()
    try:
        data = file.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise Refused("list-of-people-missing", name=file.name, why=why) from error
    if data.startswith(b"PK\x03\x04"):
        lines = _excel(data, file.name, job)
    elif data.startswith(b"\xd0\xcf\x11\xe0") or file.suffix.lower() in (".xls", ".ods", ".pdf"):
        raise Refused("list-of-people-kind", name=file.name)
    else:
        lines = _text(data, file.name, job)
    return _listed(lines, file.name)


def _listed(lines: Iterable[ListRow], name: str) -> PeopleList:
    headings: tuple[str, ...] = ()
    rows: list[ListRow] = []
    for line in lines:
        if not any(line.cells):
            continue
        if not headings:
            headings = line.cells
            continue
        rows.append(line)
        if len(rows) > MOST_ROWS:
            raise Refused("list-of-people-long", name=name, most=f"{MOST_ROWS:,}")
    if not rows:
        raise Refused("list-of-people-empty", name=name)
    return PeopleList(name, headings, tuple(rows))


def _text(data: bytes, name: str, job: Job) -> Iterator[ListRow]:
    text = None
    encodings = ("utf-16", *_ENCODINGS) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None or "\x00" in text:
        raise Refused("list-of-people-kind", name=name)
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    total = text.count("\n") + 1
    begun = 1  # a cell may hold line feeds: a row is numbered by the line it begins in
    try:
        for cells in lines:
            if lines.line_num % _STEP < 2:
                job.step(lines.line_num, total)
            kept = tuple(cell.strip() for cell in cells[:MOST_COLUMNS])
            yield ListRow(begun, kept, _wrong_texts(kept))
            begun = lines.line_num + 1
    except csv.Error as error:
        raise Refused("list-of-people-unreadable", name=name) from error


def _wrong_texts(cells: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (place, wrong) for place, cell in enumerate(cells) if cell and (wrong := _wrong_text(cell))
    )


def _wrong_text(cell: str) -> str:
    if cell[0] == "=":
        return FORMULA
    if cell[0] == "#" and cell.upper() in _BROKEN:
        return BROKEN
    return DAY if cell[0].isdecimal() and _EXCEL_DAY.match(cell) else ""


def _excel(data: bytes, name: str, job: Job) -> Iterator[ListRow]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    # what a damaged archive or sheet raises inside the reader
    broken = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError, EOFError)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except broken as error:
        raise Refused("list-of-people-unreadable", name=name) from error
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            raise Refused("list-of-people-empty", name=name)
        total = sheet.max_row or 0
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if number % _STEP == 0:
                job.step(number, max(total, number))
            yield _excel_row(number, cells[:MOST_COLUMNS])
    except broken as error:
        raise Refused("list-of-people-unreadable", name=name) from error
    finally:
        book.close()


def _excel_row(number: int, cells: Sequence[Any]) -> ListRow:
    texts: list[str] = []
    wrong: list[tuple[int, str]] = []
    for place, cell in enumerate(cells):
        text, what = _excel_cell(cell)
        texts.append(text)
        if what:
            wrong.append((place, what))
    return ListRow(number, tuple(texts), tuple(wrong))


def _excel_cell(cell: Any) -> tuple[str, str]:
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return str(value)[:_WIDEST], FORMULA
    if cell.data_type == "e":
        return str(value), BROKEN
    if isinstance(value, str):
        return value.strip()[:_WIDEST], ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() else repr(value)), ""
    if isinstance(value, datetime):
        return value.date().isoformat(), DAY
    if isinstance(value, date | time):
        return value.isoformat(), DAY
    return str(value), ""
