"""Papers nobody should write: a clear sentence or a sane page, never an overprint or a lost row."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise

import pypdf
import pytest

from desktop.office.words import tell
from desktop.printing import house_rules, source
from desktop.printing.errors import PaperError
from desktop.printing.typeset import Typeset, typeset

SENTENCE = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว "
LONG = SENTENCE * 12
WORD = "ก" * 400


def paper(body: str, form: str = "announcement", more: str = "", **fields: str) -> str:
    given = {
        "agency": "เทศบาลตำบลตัวอย่าง",
        "subject": "ทดสอบ",
        "to": "ผู้ใหญ่บ้าน",
        "name": "นายวิชัย สมมติ",
        "post": "นายกเทศมนตรีตำบลตัวอย่าง",
    } | fields
    return (
        f'+++\nform = "{form}"\nagency = "{given["agency"]}"\nsubject = "{given["subject"]}"\n'
        f'date = 2024-01-17\nto = ["{given["to"]}"]\n{more}\n[[signers]]\n'
        f'name = "{given["name"]}"\nposts = ["{given["post"]}"]\n+++\n\n{body}'
    )


def printed(text: str) -> Typeset:
    return typeset(source.read(text))


def words(pdf: bytes) -> list[tuple[int, float, float, float, float, str]]:
    """Every word with its page and box, in points from the upper left corner."""
    out = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode("utf-8")
    found = []
    for number, page in enumerate(out.split("<page ")[1:], start=1):
        for box in re.finditer(r'xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)<', page):
            found.append((number, *(float(edge) for edge in box.groups()[:4]), box[5]))
    return found


def off_the_page(made: Typeset) -> list[tuple[int, float, float, float, float, str]]:
    return [
        word
        for word in words(made.pdf)
        if word[1] < 25 or word[3] > made.width - 25 or word[2] < 8 or word[4] > made.height - 4
    ]


def overprinted(made: Typeset) -> list[tuple[str, str]]:
    """Pairs of words whose letters stand on each other."""
    found = []
    rows = sorted(words(made.pdf))
    for one, other in pairwise(sorted(rows, key=lambda word: (word[0], round(word[4]), word[1]))):
        same_line = one[0] == other[0] and abs(one[4] - other[4]) < 1
        if same_line and other[1] < one[3] - 2:
            found.append((one[5], other[5]))
    return found


def endorsed(note: str) -> str:
    signer = f'\nnote = "เรียน {note}"\n[[signers]]\nname = "นายข"\nposts = ["{note}"]\n+++\n'
    return paper(SENTENCE, "memo").replace("\n+++\n", signer)


BAD = {
    "a word of 3,000 letters": paper("ก" * 3000),
    "a Latin word of 3,000 letters": paper("x" * 3000),
    "blanks that never break": paper("ก\u00a0" * 2000),
    "marks on marks": paper("ก" + "้" * 300 + "ิ" * 300),
    "a heading of a page": paper(f"# {LONG * 4}\n\nข้อความ"),
    "nothing but a heading": paper("# หัวข้อ\n"),
    "a table without rows": paper("| ก | ข |\n|---|---|\n"),
    "a subject of 1,500 letters": paper(SENTENCE, subject="ก" * 1500),
    "a name that fills lines": paper(SENTENCE, name=WORD),
    "a post that fills lines": paper(SENTENCE, post=LONG),
    "a memo's agency that fills lines": paper(SENTENCE, "memo", agency=LONG),
    "a memo's number of 300 letters": paper(SENTENCE, "memo", f'number = "{"1" * 300}"'),
    "an addressee that fills lines": paper(SENTENCE, "letter", to=LONG),
    "a closing that fills lines": paper(SENTENCE, "letter", f'closing = "{LONG}"'),
    "an e-mail of 300 letters": paper(
        SENTENCE, "letter", f'owner = "{LONG}"\nemail = "{"a" * 300}@example.go.th"'
    ),
    "a letter's address that fills lines": paper(SENTENCE, "letter", f'address = ["{LONG}"]'),
    "an endorsement that fills lines": endorsed(LONG[:400]),
    "a certifier whose post fills lines": paper(SENTENCE, more='copy = "certified"').replace(
        "\n+++\n", f'\n[[certifier]]\nname = "{"ก" * 90}"\nposts = "{LONG}"\n+++\n'
    ),
    "a choice that fills lines": paper(
        "", "opinion-form", f'choices = ["{LONG}", "ก", "{SENTENCE}", "ข"]\nquestions = ["{LONG}"]'
    ),
    "a poster with a long place and address": paper(
        SENTENCE * 30,
        "poster",
        f'place = "{SENTENCE * 3}"\nurl = "https://www.example.go.th/{"x" * 150}"',
    ),
    "a script that goes on": paper(LONG * 3, "script", f'times = "{LONG}"', subject=LONG),
    "somebody present with a long post": paper(
        SENTENCE, "minutes", 'session = "1/2567"\nplace = "ก"'
    ).replace("[[signers]]", f'[[present]]\nname = "{LONG}"\npost = "{WORD}"\n[[signers]]'),
    "an address in a sign-in sheet taller than a page": paper("", "sign-in").replace(
        "[[signers]]", f'[[people]]\nname = "นายก"\naddress = "{LONG * 8}"\n[[signers]]'
    ),
    "a subject in a register taller than a page": paper("", "register", 'book = "sent"').replace(
        "[[signers]]", f'[[rows]]\nno = "1"\nsubject = "{LONG * 8}"\n[[signers]]'
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_paper_stays_on_its_pages_and_prints_nothing_over_another(name: str) -> None:
    made = printed(BAD[name])
    assert made.pages < 40
    assert not off_the_page(made)
    assert not overprinted(made)


def table(columns: int, said: str) -> str:
    rows = (" ก |" * columns, "---|" * columns, f" {said} |" * columns)
    return "\n".join(f"|{row}" for row in rows)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (paper(table(30, "ข้อมูลที่ยาว")), "table-too-wide"),
        (paper(table(300, "ข")), "table-too-wide"),
        (endorsed(LONG * 3), "block-too-tall"),
        (paper(SENTENCE, "letter", f'address = ["{LONG * 4}"]'), "block-too-tall"),
        (paper("", "sign-in", "blanks = 100000"), "field-kind"),
        (paper("", "opinion-form", "lines = -1"), "field-kind"),
        (paper("", "envelope", f'address = ["{LONG}"]'), "address-too-long"),
        (paper("", "envelope", f'sender = ["{LONG}"]\naddress = ["ก"]'), "address-too-long"),
        (paper("", "sign-in", f'privacy = "{LONG}"'), "address-too-long"),
        (
            paper("", "name-tags").replace(
                "[[signers]]", f'[[people]]\nname = "{WORD}"\npost = "{LONG}"\n[[signers]]'
            ),
            "address-too-long",
        ),
    ],
)
def test_what_has_no_room_is_refused_with_its_line(text: str, reason: str) -> None:
    with pytest.raises(PaperError) as told:
        printed(text)
    assert told.value.reason == reason
    if reason == "block-too-tall":
        assert "เทศบาลตำบลตัวอย่าง" in tell(told.value, "th")
        return
    line = told.value.facts["line"]
    assert 1 < line <= len(text.splitlines())
    assert f"{line}" in tell(told.value, "th")


def test_a_wide_table_is_set_in_smaller_type_before_it_is_refused() -> None:
    def sizes(columns: int) -> set[float]:
        row = "|" + " ประชาชน |" * columns
        made = printed(paper(f"{row}\n|{'---|' * columns}\n{row}"))
        assert not overprinted(made)
        assert not off_the_page(made)
        stream = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].get_contents().get_data()
        return {float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", stream)}

    assert sizes(5) == {16}
    assert min(sizes(10)) in (10, 11, 12, 13, 14)


def test_a_cell_of_300_lines_loses_none_and_fills_its_pages() -> None:
    lines = " ".join(f"รายการลำดับที่{n}จบความของบรรทัดนี้ตรงนี้แล้วขึ้นบรรทัดใหม่ได้" for n in range(300))
    made = printed(
        paper(f"| ก | ข |\n|---|---|\n| {lines} | ข |\n| ท้าย | ข |\n", more='digits = "arabic"')
    )
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
    said = re.sub(r"\s", "", "".join(pages))
    assert [n for n in range(300) if not re.search(rf"ลำดับที่{n}(?!\d)", said)] == []
    assert len(re.findall("ขึ้นบรรทัดใหม่ได้", said)) == 300
    assert len(pages[0]) > 500, "the table begins under the text, not on the next page"


def test_a_row_over_two_pages_is_closed_on_both_and_not_ruled_between_its_lines() -> None:
    tall = BAD["an address in a sign-in sheet taller than a page"].replace(
        "[[signers]]", '[[people]]\nname = "นายข"\n[[signers]]', 1
    )
    made = printed(tall.replace('form = "sign-in"', 'form = "sign-in"\nblanks = 0'))
    pages = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    counts = []
    for page in pages:
        strokes = re.findall(
            r"(\S+) (\S+) m (\S+) (\S+) l", page.get_contents().get_data().decode()
        )
        wide = {y0 for x0, y0, x1, y1 in strokes if y0 == y1 and float(x1) - float(x0) > 400}
        counts.append(len(wide))
    assert len(counts) > 2
    assert counts[:-1] == [3] * (len(counts) - 1), "over and under the head, and at the page's end"
    assert counts[-1] == 4, "and under the next row"


def test_items_ten_deep_stay_on_the_page_in_their_order() -> None:
    markers = [".".join(["1"] * (deep + 1)) for deep in range(10)]
    body = "\n".join(
        f"{'  ' * deep}{marker}. ข้อลึก{deep} {SENTENCE}" for deep, marker in enumerate(markers)
    )
    made = printed(paper(body))
    assert not off_the_page(made)
    text = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert [f"ข้อลึก{'๐๑๒๓๔๕๖๗๘๙'[deep]}" in text for deep in range(10)] == [True] * 10


@pytest.mark.parametrize("form", ["announcement", "letter", "memo", "minutes"])
def test_headings_that_skip_a_level_are_tagged_without_the_gap(form: str) -> None:
    more = ""
    if form == "minutes":
        more = 'session = "1/2567"\nplace = "ก"\n[[present]]\nname = "นายก"'
    text = paper("### ลึก\n\nก\n\n# หนึ่ง\n\nข\n\n###### หก\n\nค\n", form, more)
    reader = pypdf.PdfReader(io.BytesIO(printed(text).pdf))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    levels = [
        int(kid.get_object()["/S"][2:])
        for kid in tree["/K"]
        if re.fullmatch(r"/H\d", kid.get_object()["/S"])
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(reader.outline) >= 1


def test_marks_of_an_office_copy_never_stand_on_a_wide_signature() -> None:
    post = "รองนายกเทศมนตรี ปฏิบัติราชการแทน นายกเทศมนตรีตำบลตัวอย่างใหม่พัฒนา"
    for count in range(1, 12):
        body = "\n\n".join([SENTENCE * 3] * count)
        made = printed(paper(body, more='copy = "office"', post=post))
        assert not overprinted(made), count


@pytest.mark.parametrize("copy", ["office", "certified"])
def test_a_copy_of_a_letter_stands_beside_its_owner_on_one_page(copy: str) -> None:
    from desktop import paths

    text = paths.resource("forms", "letter.md").read_text("utf-8")
    copied = text.replace('form = "letter"', f'form = "letter"\ncopy = "{copy}"')
    made = printed(copied)
    assert made.pages == printed(text).pages == 1
    assert not overprinted(made)
    wide = copied.replace('owner = "', f'owner = "{SENTENCE * 3}')
    for count in range(1, 8):
        assert not overprinted(printed(wide + "\n\n" + f"{SENTENCE * 3}\n\n" * count)), count


def test_a_sentence_that_stands_in_a_post_still_breaks_between_its_words() -> None:
    text = paper(SENTENCE * 6, post=SENTENCE.strip())
    for line in pypdf.PdfReader(io.BytesIO(printed(text).pdf)).pages[0].extract_text().splitlines():
        assert not line.startswith(("็", "้", "่", "า", "ะ"))
        assert not re.search("ความคิดเห็$|ประชาช$|พื้$", line.strip())


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_no_form_of_ours_prints_over_itself(form: str) -> None:
    from desktop import paths

    made = printed(paths.resource("forms", f"{form}.md").read_text("utf-8"))
    assert not off_the_page(made)
    assert not overprinted(made)
