"""A paper as a Word document says what the paper says, in the office's font, at its measures."""

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from PIL import Image

from desktop.printing import furniture, house_rules, source
from desktop.printing.docx import docx
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.paper import Item, Paper, Paragraph
from desktop.printing.typeset import converted, typeset
from desktop.printing.word.forms import WRITERS

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "data" / "seed"
WORDS = [line.strip() for line in (SEED / "seed.txt").read_text("utf-8").splitlines() if line]
COPY = WORDS.index("-สำเนาฉบับ-")
NBSP = "\u00a0"
CM = 360_000  # in the unit Word's pictures are measured in


def paper(name: str) -> Paper:
    path = SEED / name.removeprefix("seed/") if name.startswith("seed/") else None
    path = path or ROOT / "resources" / "forms" / name
    return source.read_bytes(path.with_suffix(".md").read_bytes(), path.name)


def written(what: Paper | str, house: House | None = None) -> Word:
    return Document(io.BytesIO(docx(paper(what) if isinstance(what, str) else what, house)))


def paragraphs(inside: Word | _Cell) -> Iterator[WordParagraph]:
    for block in inside.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell)
        else:
            yield block


def runs(document: Word) -> Iterator[Run]:
    for found in paragraphs(document):
        yield from found.runs


def said(document: Word) -> list[str]:
    return [found.text.replace(NBSP, " ") for found in paragraphs(document)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


EVERY = ("seed/memo", "seed/announcement", "seed/announcement-office-copy", *WRITERS)


def test_the_memo_says_what_the_seed_says() -> None:
    expected = squeezed("".join(WORDS[:COPY])).replace("ที่...อท", "ที่อท")
    expected = expected.replace("ข้อพิจารณา...", "")  # Word ends its pages where it likes
    assert squeezed("".join(said(written("seed/memo")))) == expected


@pytest.mark.parametrize("name", ["announcement", "announcement-office-copy"])
def test_the_announcement_says_what_the_seed_says(name: str) -> None:
    expected = squeezed("".join(WORDS[COPY:])).replace(".....", "")
    if name == "announcement":
        expected = expected.removeprefix("-สำเนาฉบับ-").removesuffix("ร่างพิมพ์ทานตรวจ")
    assert squeezed("".join(said(written(f"seed/{name}")))) == expected


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("copy", ["original", "office", "certified"])
def test_every_letter_of_the_printed_page_is_there(name: str, copy: str) -> None:
    one = replace(paper(name), copy=copy)  # type: ignore[arg-type]
    made = typeset(one)
    printed: Counter[str] = Counter()
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(made.pdf)).pages, start=1):
        lines = page.extract_text().splitlines()
        if number < made.pages and house_rules.form(one.form).catchword:
            assert lines.pop().endswith("...")  # Word ends its pages where it likes
        text = squeezed("".join(lines))
        if number > 1:
            shown = f"-{converted(str(number), one.digits)}-"
            assert shown in text
            text = text.replace(shown, "", 1)
        printed += Counter(text)
    assert Counter(squeezed("".join(said(written(one))))) == printed


@pytest.mark.parametrize("name", EVERY)
def test_every_paragraph_keeps_its_blanks(name: str) -> None:
    one = paper(name)
    there = said(written(one))
    for block in one.body:
        if isinstance(block, Paragraph | Item):
            text = converted("".join(span.text for span in block.spans), one.digits)
            if isinstance(block, Item):
                text = f"{converted(block.marker, one.digits)}\t{text}"
            assert text.replace(NBSP, " ") in there


def test_official_blanks_never_break() -> None:
    texts = [found.text for found in paragraphs(written("seed/memo"))]
    whole = "\n".join(texts)
    assert f"พ.ศ.{NBSP}๒๕๖๑{NBSP}-{NBSP}๒๕๖๔" in whole
    assert f"มิติที่{NBSP}๑ การสร้าง" in whole
    assert f"(นางสาวสมหญิง{NBSP}แดงโสภา)" in texts
    assert "พ.ศ.๒๕๖๔" in whole  # as typed: nothing is put in


def test_digits_are_those_of_the_paper() -> None:
    one = replace(paper("memo"), digits="arabic")
    texts = "\n".join(said(written(one)))
    assert not re.search("[๐-๙]", "\n".join(t for t in texts.split("\n") if "มกราคม" not in t))
    assert "ระยะทาง 1,250 เมตร" in texts
    section = written(one).sections[0]
    assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) == "decimal"
    section = written("memo").sections[0]
    assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) == "thaiNumbers"


def test_the_same_paper_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib, pathlib, sys\n"
        "from desktop.printing import source\n"
        "from desktop.printing.docx import docx\n"
        "data = docx(source.read_bytes(pathlib.Path(sys.argv[1]).read_bytes()))\n"
        "sys.stdout.write(hashlib.sha256(data).hexdigest())\n"
    )
    name = str(SEED / "memo.md")
    first, second = (
        subprocess.run(
            [sys.executable, "-c", script, name],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert len(first) == 64
    assert first == second
    with zipfile.ZipFile(io.BytesIO(docx(paper("memo")))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_thai_is_set_in_the_thai_font_and_size() -> None:
    document = written("seed/memo")
    defaults = document.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:rPr"))
    fonts = defaults.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"TH Sarabun New"}
    assert defaults.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert defaults.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    seen = 0
    for run in runs(document):
        look = run._r.find(qn("w:rPr"))
        has = {child.tag for child in look} if look is not None else set()
        thai = re.search("[\u0e00-\u0e7f]", run.text) is not None
        latin = re.search("[A-Za-z]", run.text) is not None
        assert not (thai and latin), run.text
        if run.text.strip():
            assert (qn("w:cs") in has) is not latin, run.text
            seen += latin
        assert (qn("w:b") in has) == (qn("w:bCs") in has)
        assert (qn("w:sz") in has) == (qn("w:szCs") in has)
    assert seen


def test_the_page_has_the_rules_measures() -> None:
    section = written("memo").sections[0]
    assert (section.page_width.cm, section.page_height.cm) == pytest.approx((21.0, 29.7), abs=0.01)
    assert section.left_margin.cm == pytest.approx(3.0, abs=0.01)
    assert section.right_margin.cm == pytest.approx(2.0, abs=0.01)
    assert section.bottom_margin.cm == pytest.approx(2.0, abs=0.01)
    body = written("memo").styles["Body Text"]
    assert body.paragraph_format.first_line_indent.cm == pytest.approx(2.5, abs=0.01)
    assert body.element.find(".//" + qn("w:jc")).get(qn("w:val")) == "thaiDistribute"


def test_the_memos_fields_run_to_the_right_margin_in_dots() -> None:
    found = [one for one in paragraphs(written("memo")) if one.style.name == "Message Header"]
    rows = [one for one in found if one.text.startswith(("ส่วนราชการ", "ที่", "เรื่อง"))]
    assert len(rows) == 3
    for row in rows:
        assert row.paragraph_format.tab_stops[-1].position.cm == pytest.approx(16.0, abs=0.01)
        dots = row.runs[-1]._r.find(".//" + qn("w:u"))
        assert dots.get(qn("w:val")) == "dotted"
        assert row.text.endswith("\t")
    assert "วันที่" in rows[1].text


def test_a_number_too_long_for_its_half_gets_a_row_of_its_own() -> None:
    one = replace(paper("memo"), number="ตย ๕๒๐๐๑/" + "ว ๑๒๓๔๕" * 8)
    found = [row.text for row in paragraphs(written(one)) if row.style.name == "Message Header"]
    assert [text.split("\t")[0] for text in found] == [
        "ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน",
    ]  # fmt: skip


def test_the_page_number_stands_on_every_page_but_the_first() -> None:
    section = written("memo").sections[0]
    assert section.different_first_page_header_footer
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""
    shown = "".join(p.text for p in section.header.paragraphs)
    assert shown == "- ๒ -"
    assert " PAGE " in "".join(section.header.part.element.itertext())


def test_a_secret_paper_says_so_in_red_at_head_and_foot_of_every_page() -> None:
    section = written(replace(paper("memo"), more={"secrecy": "ลับมาก"})).sections[0]
    for part in (
        section.first_page_header, section.header, section.first_page_footer, section.footer,
    ):  # fmt: skip
        assert part.paragraphs[0].text == "ลับมาก"
        assert str(part.paragraphs[0].runs[0].font.color.rgb) == "CC0000"


def test_an_urgent_memo_says_so_in_red_before_its_title() -> None:
    document = written(replace(paper("memo"), more={"speed": "ด่วนที่สุด"}))
    first = next(paragraphs(document))
    assert first.text.split() == ["ด่วนที่สุด", "บันทึกข้อความ"]
    assert str(next(run for run in first.runs if "ด่วน" in run.text).font.color.rgb) == "CC0000"


def test_the_office_copy_has_its_heading_and_marks_outside_the_column() -> None:
    found = list(paragraphs(written("seed/announcement-office-copy")))
    framed = {
        one.text.strip(): one._p.find(".//" + qn("w:framePr"))
        for one in found
        if one._p.find(".//" + qn("w:framePr")) is not None
    }
    assert list(framed) == ["- สำเนาฉบับ -", "ร่าง", "พิมพ์", "ทาน", "ตรวจ"]
    assert all(frame.get(qn("w:xAlign")) == "right" for frame in framed.values())
    assert framed["ตรวจ"].get(qn("w:yAlign")) == "bottom"


def test_headings_stay_with_their_text_and_signatures_with_theirs() -> None:
    document = written("seed/memo")
    assert document.styles["heading 1"].paragraph_format.keep_with_next
    found = list(paragraphs(document))
    at = next(i for i, one in enumerate(found) if one.text == "จึงเรียนมาเพื่อโปรดพิจารณา")
    # the last line brings the one above it, the bracket stays with its post
    for one in found[at - 1 : at + 2]:
        assert one.paragraph_format.keep_with_next, one.text


def test_the_name_stands_around_the_axis_of_the_rules() -> None:
    m = house_rules.measures("memo")
    style = written("memo").styles["Signature"]
    left = style.paragraph_format.left_indent.pt
    assert m.left + (left + m.text_width) / 2 == pytest.approx(m.signature_axis, abs=0.1)


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    table = written("memo").tables[0]
    head, *rows = table.rows
    assert head._tr.find(".//" + qn("w:tblHeader")) is not None
    assert len(rows) == 2
    assert all(row._tr.find(".//" + qn("w:cantSplit")) is not None for row in table.rows)
    assert sum(column.width.cm for column in table.columns) == pytest.approx(16.0, abs=0.02)
    assert all(cell.paragraphs[0].runs[0].bold for cell in head.cells)


def emblem_of(document: Word) -> tuple[float, float, Image.Image]:
    extent = document.element.body.find(".//" + qn("wp:extent"))
    part = next(
        one for one in document.part.package.iter_parts() if one.content_type == "image/png"
    )
    picture = Image.open(io.BytesIO(part.blob))
    return int(extent.get("cx")) / CM, int(extent.get("cy")) / CM, picture


@pytest.mark.parametrize(("name", "tall"), [("memo", 1.5), ("announcement", 3.0), ("letter", 3.0)])
def test_the_emblem_is_as_tall_as_the_rules_say(name: str, tall: float) -> None:
    _, height, picture = emblem_of(written(name))
    assert height == pytest.approx(tall, abs=0.01)
    assert picture.height >= tall / 2.54 * 600 - 1
    assert picture.getextrema()[0] < 50  # something is drawn


def test_an_emblem_in_pixels_keeps_its_shape_and_colours() -> None:
    data = io.BytesIO()
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    picture.paste((200, 30, 40, 255), (50, 50, 150, 150))  # the clear margin does not count
    picture.save(data, "PNG")
    wide, tall, shown = emblem_of(written("memo", House(emblem=data.getvalue())))
    assert (wide, tall) == pytest.approx((1.5, 1.5), abs=0.01)
    assert shown.convert("RGBA").getpixel((50, 50)) == (200, 30, 40, 255)


def test_the_document_tells_its_title_and_language_but_no_hour() -> None:
    one = paper("announcement")
    shown = written(one).core_properties
    assert shown.title == one.subject
    assert shown.language == "th-TH"
    assert shown.created.date() == shown.modified.date() == one.date


def test_minutes_hear_who_took_them_and_who_checked_them() -> None:
    there = said(written("minutes"))
    assert there.index("ผู้จดรายงานการประชุม") < there.index("ผู้ตรวจรายงานการประชุม")
    assert "1." not in there


def test_a_certified_copy_says_who_certified_it() -> None:
    who = {"name": "นางสาวมะลิ ตัวอย่าง", "posts": "นิติกร|งานนิติการ", "date": "๑ ก.พ. ๒๕๖๗"}
    one = replace(paper("letter"), copy="certified", more={"certifier": (who,)})
    there = said(written(one))
    at = there.index(furniture.CERTIFIED)
    assert there[at + 2 : at + 6] == [
        "(นางสาวมะลิ ตัวอย่าง)", "นิติกร", "งานนิติการ", "๑ ก.พ. ๒๕๖๗",
    ]  # fmt: skip


def test_signs_of_the_markup_are_only_letters() -> None:
    one = replace(paper("announcement"), subject='ก < ข & ค > ง "จ"', agency="<w:p/>")
    titles = [text for text in said(written(one)) if "เรื่อง" in text or "ประกาศ<" in text]
    assert titles[:2] == ["ประกาศ<w:p/>", 'เรื่อง ก < ข & ค > ง "จ"']


@pytest.mark.parametrize("name", ["memo", "announcement", "letter", "minutes"])
def test_an_empty_draft_is_a_form_to_fill_in(name: str) -> None:
    document = written(Paper(form=name, subject=""))
    assert said(document)


@pytest.mark.parametrize(
    ("form", "reason"), [("sign-in", "form-not-in-word"), ("poem", "form-unknown")]
)
def test_a_form_that_is_no_letter_is_refused(form: str, reason: str) -> None:
    with pytest.raises(PaperError) as refused:
        docx(Paper(form=form, subject="ก"))
    assert refused.value.reason == reason
