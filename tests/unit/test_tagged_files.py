"""What stands beside the drawing in every file: structure, metadata, bookmarks, the source."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest

from desktop import paths
from desktop.printing import house_rules, source
from desktop.printing.origin import Origin, origin_of
from desktop.printing.paper import Heading, Paper, Paragraph, Span
from desktop.printing.typeset import typeset


def example(form: str) -> Paper:
    path = paths.resource("forms", f"{form}.md")
    return source.read_bytes(path.read_bytes(), path.name)


def catalog(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def elements(node: Any) -> list[Any]:
    """Every structure element under a node, in reading order."""
    found = []
    for kid in node.get("/K", []):
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict) and kid.get("/Type") == "/StructElem":
            found += [kid, *elements(kid)]
    return found


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_all_that_is_drawn_is_tagged_or_an_artifact(form: str) -> None:
    pdf = typeset(example(form)).pdf
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        depth, marks = 0, []
        for line in page.get_contents().get_data().decode("ascii").split("\n"):
            begun = re.match(r"/(\w+) (?:<</MCID (\d+)>> BDC|BMC)$", line)
            if begun:
                assert depth == 0, "marked content inside marked content"
                depth += 1
                if begun[2]:
                    marks.append(int(begun[2]))
            elif line == "EMC":
                depth -= 1
            elif not line.startswith(("1 0 0 1 0 0 cm", "BT /F1 12 Tf")) and line.strip():
                assert depth == 1, line
        assert marks == list(range(len(marks)))


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_the_structure_tree_agrees_with_the_pages(form: str) -> None:
    pdf = typeset(example(form)).pdf
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "th-TH"
    (document,) = (kid.get_object() for kid in root["/StructTreeRoot"]["/K"])
    assert document["/S"] == "/Document"
    found = elements(document)
    assert {kid["/S"] for kid in found} <= {
        *("/H1", "/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure")
    }
    assert all(kid.get("/Alt") for kid in found if kid["/S"] == "/Figure")
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    listed = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        owners = listed[page["/StructParents"]].get_object()
        stream = page.get_contents().get_data().decode("ascii")
        assert len(owners) == len(re.findall(r"<</MCID \d+>> BDC", stream))


def test_a_table_is_rows_of_cells_under_its_headings() -> None:
    root = catalog(typeset(example("order")).pdf)
    found = elements(root["/StructTreeRoot"]["/K"][0].get_object())
    (table,) = [kid for kid in found if kid["/S"] == "/Table"]
    rows = [row for row in elements(table) if row["/S"] == "/TR"]
    assert [kid["/S"] for kid in elements(rows[0])] == ["/TH"] * 4
    assert len(rows) == 4
    assert all([kid["/S"] for kid in elements(row)] == ["/TD"] * 4 for row in rows[1:])


def test_a_long_table_repeats_its_head_as_decoration_only() -> None:
    people = tuple({"name": f"นางสาวตัวอย่าง สกุล{n}"} for n in range(80))
    made = typeset(replace(example("sign-in"), more={"people": people, "blanks": 0}))
    assert made.pages > 2
    found = elements(catalog(made.pdf)["/StructTreeRoot"]["/K"][0].get_object())
    assert sum(kid["/S"] == "/TH" for kid in found) == 5
    assert sum(kid["/S"] == "/TR" for kid in found) == 81


def test_a_paragraph_on_two_pages_is_one_element() -> None:
    text = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว " * 60
    paper = replace(example("announcement"), body=(Paragraph((Span(text.strip()),), 1),))
    made = typeset(paper)
    assert made.pages >= 2
    found = elements(catalog(made.pdf)["/StructTreeRoot"]["/K"][0].get_object())
    pages = [
        {
            str(kid["/Pg"].idnum if hasattr(kid["/Pg"], "idnum") else kid.raw_get("/Pg").idnum)
            for kid in (k.get_object() for k in one["/K"])
            if isinstance(kid, dict)
        }
        for one in found
        if one["/S"] == "/P"
    ]
    assert any(len(numbers) >= 2 for numbers in pages)


@pytest.mark.parametrize("form", ["memo", "sign-in", "poster"])
def test_the_metadata_claim_what_the_file_carries(form: str) -> None:
    paper = example(form)
    root = catalog(typeset(paper).pdf)
    xmp = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert paper.subject[:20] in xmp
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    (intent,) = root["/OutputIntents"]
    assert intent["/DestOutputProfile"].get_object().get_data()[36:40] == b"acsp"
    assert "/AF" not in root
    assert "/Names" not in root or "/EmbeddedFiles" not in root["/Names"]


def test_every_property_of_the_metadata_is_known_to_the_archive_or_described() -> None:
    root = catalog(typeset(example("memo")).pdf)
    tree = ElementTree.fromstring(root["/Metadata"].get_object().get_data().strip(b"\x00"))
    known = {  # ISO 19005-2, 6.6.2.3.1 and the namespaces of the description itself
        "http://purl.org/dc/elements/1.1/",
        "http://ns.adobe.com/xap/1.0/",
        "http://ns.adobe.com/pdf/1.3/",
        "http://www.aiim.org/pdfa/ns/id/",
        "http://www.aiim.org/pdfa/ns/extension/",
        "http://www.aiim.org/pdfa/ns/schema#",
        "http://www.aiim.org/pdfa/ns/property#",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "adobe:ns:meta/",
    }
    described = {one.text for one in tree.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")}
    used = {one.tag[1:].partition("}")[0] for one in tree.iter()}
    assert "http://www.aiim.org/pdfua/ns/id/" in used
    assert used <= known | described


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_every_font_is_embedded_and_nothing_is_hidden_or_scripted(form: str) -> None:
    pdf = typeset(example(form)).pdf
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert not reader.is_encrypted
    assert reader.trailer["/ID"]
    assert "/OpenAction" not in reader.trailer["/Root"]
    assert "/AcroForm" not in reader.trailer["/Root"]
    fonts = 0
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (inside,) = font["/DescendantFonts"]
            assert "/FontFile2" in inside.get_object()["/FontDescriptor"]
            assert "/ToUnicode" in font
            fonts += 1
        assert "/Annots" not in page
        for name, thing in page["/Resources"].get("/XObject", {}).items():
            assert not thing.get_object().get("/Interpolate"), name
    assert fonts
    assert b"/LZWDecode" not in pdf


def test_headings_are_bookmarks() -> None:
    body = tuple(
        block
        for n in range(1, 9)
        for block in (
            Heading((Span(f"ระเบียบวาระที่ {n}", bold=True),), 4 * n),
            Paragraph((Span("เนื้อความของระเบียบวาระ " * 60),), 4 * n + 2),
        )
    )
    made = typeset(replace(example("minutes"), body=body))
    reader = pypdf.PdfReader(io.BytesIO(made.pdf))
    found = [(item.title, reader.get_destination_page_number(item)) for item in reader.outline]
    assert [title for title, _ in found] == [
        f"ระเบียบวาระที่ {n}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) for n in range(1, 9)
    ]
    assert [page for _, page in found] == sorted(page for _, page in found)
    assert found[-1][1] > 0


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_a_paper_comes_back_out_of_its_own_file(form: str) -> None:
    text = paths.resource("forms", f"{form}.md").read_text("utf-8")
    paper = replace(source.read(text), origin=Origin(text, "0123456789abcdef"))
    found = origin_of(typeset(paper).pdf)
    assert found == Origin(text, "0123456789abcdef")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"/Type /PrachakhomSource",
        b"x" * 5000,
        b"<</Type /PrachakhomSource /Length 5 /Filter /FlateDecode>>\nstream\nabcde\nendstream",
    ],
)
def test_another_file_is_no_paper_of_ours(data: bytes) -> None:
    assert origin_of(data) is None
