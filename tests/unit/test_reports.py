"""The report: text, tables and charts; a chart says what the table under it says."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pypdfium2
import pytest

from desktop import paths
from desktop.office.words import tell
from desktop.printing import charts, source
from desktop.printing.dialect import blocks
from desktop.printing.docx import docx
from desktop.printing.errors import PaperError
from desktop.printing.paper import Diagram, Heading, Paper, Paragraph, Span, Table
from desktop.printing.typeset import typeset

CM = 72 / 2.54
HEAD = '+++\nform = "report"\nsubject = "รายงาน"\ndigits = "arabic"\n{more}+++\n\n'


def report(body: str, more: str = "") -> Paper:
    return source.read(HEAD.format(more=more) + body)


def table(rows: int, total: bool = True) -> str:
    lines = ["| บ้าน | มา | เชิญ |", "|---|---|---|"]
    lines += [f"| หมู่ที่ {n} | {n * 10} | {n * 12} |" for n in range(1, rows + 1)]
    whole = rows * (rows + 1) // 2
    lines += [f"| รวม | {whole * 10} | {whole * 12} |"] * total
    return "\n".join(lines)


def stream(pdf: bytes, page: int = 0) -> str:
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[page].get_contents().get_data().decode("ascii")


def bars(pdf: bytes, page: int = 0) -> list[float]:
    """How long the bars of the first colour are, in points."""
    found = re.findall(r"q 0\.12 0\.37 0\.66 rg \S+ \S+ (\S+) \S+ re f Q", stream(pdf, page))
    return [float(width) for width in found]


def spoken(pdf: bytes) -> list[str]:
    """What the figures of a file say to the ear."""
    root = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    (document,) = (kid.get_object() for kid in root["/K"])
    kids = [kid.get_object() for kid in document["/K"]]
    return [str(kid["/Alt"]) for kid in kids if kid["/S"] == "/Figure"]


def test_a_chart_line_is_a_chart_and_other_pictures_are_photos() -> None:
    first, second = blocks("![มา](chart:bars 2 3)\n\n![เวที](hall.jpg)")
    assert first == Diagram("bars 2 3", (Span("มา"),), 1)
    assert type(second).__name__ == "Photo"


def test_bars_are_as_long_as_the_figures_of_the_table_and_the_total_has_none() -> None:
    made = typeset(report(f"![](chart:bars)\n\n{table(4)}"))
    long = bars(made.pdf)
    assert [round(width / long[0], 2) for width in long] == [1, 2, 3, 4]


def test_a_second_column_is_what_the_first_is_held_against() -> None:
    text = pypdf.PdfReader(io.BytesIO(typeset(report(f"![](chart:bars 2 3)\n\n{table(3)}")).pdf))
    said = text.pages[0].extract_text()
    assert "10/12" in said
    assert "30/36" in said
    assert "60/72" not in said


def test_columns_name_their_series_by_the_heads_of_the_table() -> None:
    made = typeset(report(f"![](chart:columns 3 2)\n\n{table(3, total=False)}"))
    said = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert said.count("เชิญ") == 2
    assert len(bars(made.pdf)) == 3 + 1, "three bars and the legend's"


def test_to_the_ear_a_chart_says_its_heading_and_every_figure() -> None:
    (said,) = spoken(typeset(report(f"# ผู้มา\n\n![](chart:bars)\n\n{table(2)}")).pdf)
    assert said == "ผู้มา: หมู่ที่ 1 10, หมู่ที่ 2 20"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("![](chart:bars)\n\nไม่มีตาราง", "chart-without-table"),
        ("![](chart:bars)", "chart-without-table"),
        (f"![](chart:pie)\n\n{table(2)}", "chart-kind"),
        (f"![](chart:)\n\n{table(2)}", "chart-kind"),
        (f"![](chart:bars 1)\n\n{table(2)}", "chart-column"),
        (f"![](chart:bars 9)\n\n{table(2)}", "chart-column"),
        ("![](chart:bars)\n\n| ก | ข |\n|---|---|\n| มา | ไม่ทราบ |", "chart-column"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why_and_where(body: str, reason: str) -> None:
    with pytest.raises(PaperError) as told:
        typeset(report(body))
    assert (told.value.reason, told.value.facts["line"]) == (reason, 7)
    for language in ("th", "en"):
        assert tell(told.value, language)


def test_a_chart_of_very_many_rows_runs_over_pages_and_loses_none() -> None:
    made = typeset(report(f"# มาก\n\n![](chart:bars)\n\n{table(90)}"))
    long = [width for page in range(made.pages) for width in bars(made.pdf, page)]
    assert [round(width / long[0]) for width in long] == list(range(1, 91))
    assert len(spoken(made.pdf)) == 1
    for page in range(made.pages):
        for y in re.findall(r"0\.66 rg \S+ (\S+) \S+ \S+ re f Q", stream(made.pdf, page)):
            assert float(y) > 2.2 * CM


def test_a_chart_stays_with_its_heading_and_its_table() -> None:
    part = f"# ส่วน\n\n![](chart:bars)\n\n{table(3)}"
    for lines in range(20, 34):
        made = typeset(report("\n\n".join(["ข้อความ"] * lines) + "\n\n" + part))
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
        (where,) = [at for at, text in enumerate(pages) if "ส่วน" in text]
        assert bars(made.pdf, where)
        assert "บ้าน" in pages[where]


def test_columns_of_figures_stand_right_and_the_total_is_bold() -> None:
    made = typeset(report(table(3)))
    document = pypdfium2.PdfDocument(made.pdf)
    text = document[0].get_textpage()
    edges = set()
    for word in ("10", "20", "30", "60"):
        at, count = text.search(word).get_next()
        edges.add(round(text.get_charbox(at + count - 1)[2]))
    document.close()
    assert max(edges) - min(edges) <= 1
    total = stream(made.pdf).rpartition("/TD <<")[2]
    first = re.search(
        r"/TD <</MCID \d+>> BDC\nBT (?:1 0 0 1 \S+ \S+ Tm )?/(F\d+)", stream(made.pdf)
    )
    last = re.search(r"/(F\d+) ", total)
    assert first is not None
    assert last is not None
    assert first[1] != last[1]


def test_a_column_of_words_or_of_codes_stays_at_the_left() -> None:
    made = typeset(report("| ก | รหัสตัวชี้วัด |\n|---|---|\n| ข้อ 1 | O25 |\n| ข้อ 2 | 7 |"))
    document = pypdfium2.PdfDocument(made.pdf)
    text = document[0].get_textpage()
    lefts = []
    for word in ("O25", "7"):
        at, _ = text.search(word).get_next()
        lefts.append(text.get_charbox(at, loose=True)[0])
    document.close()
    assert lefts[0] == pytest.approx(lefts[1], abs=1)


def test_a_report_lies_across_when_asked() -> None:
    upright = typeset(report(table(3)))
    across = typeset(report(table(3), 'size = "landscape"\n'))
    assert (round(upright.width), round(upright.height)) == (595, 842)
    assert (round(across.width), round(across.height)) == (842, 595)


def test_every_page_says_its_number_and_the_later_ones_the_title() -> None:
    made = typeset(report("\n\n".join(["ข้อความ"] * 80)))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"หน้า {number}/{len(pages)}" in text
        assert text.count("รายงาน") == 1


def test_a_built_paper_needs_no_source() -> None:
    rows = next(block for block in report(table(2)).body if isinstance(block, Table))
    body = (
        Heading((Span("ส่วน"),), 0),
        Diagram("bars", (), 0),
        rows,
        Paragraph((Span("ลงท้าย"),), 0),
    )
    made = typeset(Paper(form="report", subject="หน้าเช้า", body=body))
    assert len(bars(made.pdf)) == 2


def test_pieces_of_a_chart_hold_all_of_it() -> None:
    data = [charts.Datum(f"{n}", n) for n in range(1, 31)]
    whole = charts.bars(data, 400, 10, lambda text, size: len(text) * size)
    pieces = charts.bands(whole, 100)
    assert sum(piece.height for piece in pieces) == pytest.approx(whole.height)
    assert [w.text for piece in pieces for w in piece.words] == [w.text for w in whole.words]
    assert all(box.top + box.height <= 100.01 for piece in pieces for box in piece.boxes)


def test_in_word_the_table_speaks_for_its_chart() -> None:
    path = paths.resource("forms", "memo.md")
    memo = source.read_bytes(path.read_bytes(), path.name)
    body = report(f"![คำบรรยาย](chart:bars)\n\n{table(2)}").body
    assert docx(replace(memo, body=body))


def test_the_example_is_two_pages_at_most() -> None:
    path = paths.resource("forms", "report.md")
    assert typeset(source.read_bytes(path.read_bytes(), path.name)).pages <= 2
