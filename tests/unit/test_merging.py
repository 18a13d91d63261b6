"""Mail merge: one paper for each row of a list, none with a hole in it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop import cli, paths
from desktop.printing import merging, source
from desktop.printing.errors import PaperError
from desktop.printing.paper import Paper, Paragraph, Row, Span, Table
from desktop.printing.typeset import typeset_many

LIST = 'ชื่อ,หมู่ที่,หมายเหตุ\nนายสมหมาย จำลอง,3,\n"นางบุญมี, สมมุติวงศ์",4,x\n'


@pytest.fixture
def letter() -> Paper:
    made = source.read(paths.resource("forms", "letter.md").read_text("utf-8"))
    table = Table(Row(((Span("ที่"),),), 5), (Row(((Span("หมู่ที่ {หมู่ที่}"),),), 6),), ("left",), 5)
    words = Paragraph((Span("เรียนคุณ"), Span("{ชื่อ}", bold=True), Span(" หมู่ที่ {หมู่ที่}")), 1)
    return replace(made, to=("{ชื่อ}",), body=(words, table), more={"address": ("บ้าน {หมู่ที่}",)})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_list_is_read_as_excel_writes_it(encoding: str, mark: str) -> None:
    text = "ชื่อ|หมู่ที่\nนายสมหมาย จำลอง|3\n\nนางบุญมี|4\n".replace("|", mark)
    rows = merging.read_list(text.replace("\n", "\r\n").encode(encoding))
    assert rows == [
        {"ชื่อ": "นายสมหมาย จำลอง", "หมู่ที่": "3"},
        {"ชื่อ": "นางบุญมี", "หมู่ที่": "4"},
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "list-empty"),
        ("ชื่อ\n".encode(), "list-empty"),
        (b"\x00\x01\xff\xfe", "list-unreadable"),
        ("ชื่อ,บ้าน\nก,ข,ค\n".encode(), "list-row-long"),
    ],
)
def test_a_list_that_is_none_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(PaperError) as told:
        merging.read_list(data, "x.csv")
    assert told.value.reason == reason


def test_every_blank_is_filled_in_every_place(letter: Paper) -> None:
    rows = merging.read_list(LIST.encode())
    assert merging.blanks(letter) == ("ชื่อ", "หมู่ที่")
    first, second = merging.merged(letter, rows)
    assert first.to == ("นายสมหมาย จำลอง",)
    assert second.to == ("นางบุญมี, สมมุติวงศ์",)
    assert first.body[0].spans[1] == Span("นายสมหมาย จำลอง", bold=True)  # type: ignore[union-attr]
    assert second.body[1].rows[0].cells[0][0].text == "หมู่ที่ 4"  # type: ignore[union-attr]
    assert second.texts("address") == ("บ้าน 4",)
    pages = pypdf.PdfReader(io.BytesIO(typeset_many((first, second)).pdf)).pages
    assert "สมหมาย" in pages[0].extract_text()
    assert "{" not in pages[1].extract_text()


def test_a_row_with_a_hole_stops_everything_and_is_named(letter: Paper) -> None:
    rows = [{"ชื่อ": "ก", "หมู่ที่": "1"}, {"ชื่อ": "ข", "หมู่ที่": " "}]
    with pytest.raises(PaperError) as told:
        typeset_many(merging.merged(letter, rows))
    assert (told.value.reason, told.value.facts) == (
        "merge-field-missing",
        {"row": 2, "field": "หมู่ที่"},
    )


def test_a_paper_without_blanks_is_told(letter: Paper) -> None:
    plain = replace(letter, to=("ก",), body=(), more={})
    with pytest.raises(PaperError) as told:
        list(merging.merged(plain, [{"ชื่อ": "ก"}]))
    assert told.value.reason == "merge-no-blanks"


def test_the_command_line_merges(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = paths.resource("forms", "letter.md").read_text("utf-8")
    (tmp_path / "letter.md").write_text(text.replace("ผู้ใหญ่บ้าน หมู่ที่ 3", "{ชื่อ}"), "utf-8")
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    asked = ["typeset", str(tmp_path / "letter.md"), "-o", str(tmp_path / "out.pdf")]
    assert cli.main([*asked, "--merge", str(tmp_path / "list.csv")]) == 0
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 2
    (tmp_path / "list.csv").write_text("บ้าน\nก\n", "utf-8")
    assert cli.main([*asked, "--merge", str(tmp_path / "list.csv")]) == 1
    assert "Row 1 of the list has no value for ชื่อ" in capsys.readouterr().err
