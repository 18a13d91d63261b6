"""The bytes of the file: packed objects that every reader finds, and what PDF/A asks of bytes."""

import gc
import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desktop import paths
from desktop.printing import house_rules, source
from desktop.printing.errors import PaperError
from desktop.printing.paper import Paper
from desktop.printing.typeset import typeset


def example(form: str) -> Paper:
    return source.read_bytes(paths.resource("forms", f"{form}.md").read_bytes())


def long_list() -> bytes:
    people = tuple({"name": f"นางสาวตัวอย่าง สกุล{n}", "address": f"{n} หมู่ที่ 3"} for n in range(900))
    return typeset(replace(example("sign-in"), more={"people": people, "blanks": 0})).pdf


def test_ten_thousand_cells_weigh_little() -> None:
    pdf = long_list()
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    tagged = sum(b"/StructElem" in said for said in packed_objects(reader))
    assert tagged > 900 * 6
    assert len(pdf) < 900 * 300
    assert len(re.findall(rb"\d+ 0 obj", pdf)) < 2 * len(reader.pages) + 40


def packed_objects(reader: pypdf.PdfReader) -> list[bytes]:
    found: list[bytes] = []
    for stream in sorted({stream for stream, _ in reader.xref_objStm.values()}):
        one = reader.get_object(stream)
        text = one.get_data()
        numbers = [int(number) for number in text[: one["/First"]].split()]
        starts = [one["/First"] + at for at in numbers[1::2]]
        ends = [*starts[1:], len(text)]
        found += [text[a:b] for a, b in zip(starts, ends, strict=True)]
    return found


def test_each_packed_object_is_where_the_table_says() -> None:
    reader = pypdf.PdfReader(io.BytesIO(long_list()))
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    (table,) = [kid for kid in document["/K"] if kid.get_object()["/S"] == "/Table"]
    count = 0
    for row in table.get_object()["/K"]:
        assert row.get_object()["/S"] == "/TR"
        for cell in row.get_object()["/K"]:
            assert cell.get_object().raw_get("/P").idnum == row.idnum
            count += 1
    assert count == 901 * 5


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_streams_end_on_a_line_of_their_own_after_the_length_they_claim(form: str) -> None:
    pdf = typeset(example(form)).pdf
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4,}\n", pdf)
    places = pypdf.PdfReader(io.BytesIO(pdf)).xref[0].values()
    assert len(places) >= 7
    for place in places:  # all that is not packed is a stream
        start = pdf.index(b"stream\n", place)
        (length,) = re.findall(rb"/Length (\d+)", pdf[place:start])
        rest = pdf[start + len(b"stream\n") + int(length) :]
        assert rest.startswith(b"\nendstream\nendobj\n")


@pytest.mark.parametrize("form", ["memo", "sign-in", "poster"])
def test_other_readers_take_the_file(form: str, tmp_path: Path) -> None:
    pdf = typeset(example(form)).pdf
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf)
    check = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr
    drawn = subprocess.run(
        ["mutool", "draw", "-F", "txt", str(file)], capture_output=True, text=True, check=True
    )
    assert "error" not in drawn.stderr
    assert len(pypdfium2.PdfDocument(pdf)) == len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert typeset(example("minutes")).pdf == typeset(example("minutes")).pdf


def test_the_collector_of_garbage_is_on_again_after_a_refused_paper() -> None:
    assert gc.isenabled()
    with pytest.raises(PaperError):
        typeset(replace(example("memo"), subject="ขอเชิญ 😀"))
    assert gc.isenabled()
