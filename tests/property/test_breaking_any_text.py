"""Whatever is typed: pieces join to the text again, and no line ends inside a letter cluster."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.printing.fonts import family
from desktop.printing.paper import Span
from desktop.printing.paragraph import Measure, set_lines
from desktop.thai.breaking import FORBIDDEN, breaker

THAI = "".join(chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)))
TEXTS = st.text(alphabet=THAI + "๐๑๒๓ 0 Aa/-().:", max_size=80)
SYLLABLES = st.lists(
    st.sampled_from(
        [
            "การ",
            "ที่",
            "น้ำ",
            "เทศ",
            "บาล",
            "ป่า",
            "ฟ้า",
            "ไม่",
            "ใจ",
            "แผน",
            "โครง",
            "ญี่",
            "ปุ่น",
            "ผู้",
            "ๆ",
            "ฯ",
            "มะลิ",
            "ตัวอย่าง",
            "ฤๅ",
            "",
        ]
    ),
    max_size=30,
).map("".join)
NAMES = frozenset({"มะลิ ตัวอย่าง", "น้ำป่า", "ญี่ปุ่น"})
NEVER_FIRST = set("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎ๆฯ")


@given(TEXTS | SYLLABLES)
@settings(max_examples=400, deadline=None)
def test_no_line_ends_inside_a_letter_cluster(text: str) -> None:
    pieces = breaker(NAMES).pieces(text)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        at += len(piece.text)
        if piece.price < FORBIDDEN:
            assert at < len(text)
            after = text[at:].lstrip(" ")
            assert not after or after[0] not in NEVER_FIRST or piece.space
            assert piece.text[-1] not in "เแโใไ"
            for name in NAMES:
                start = text.rfind(name, 0, at + len(name) - 1)
                if start >= 0 and start < at < start + len(name):
                    behind = text[start + len(name) : start + len(name) + 1]
                    assert behind in NEVER_FIRST, (text, name)


@given(TEXTS | SYLLABLES, st.booleans(), st.integers(60, 450))
@settings(max_examples=200, deadline=None)
def test_set_lines_say_the_whole_text(text: str, bold: bool, width: int) -> None:
    text = " ".join(text.split())
    half = len(text) // 2
    spans = tuple(span for span in (Span(text[:half]), Span(text[half:], bold)) if span.text)
    lines = set_lines(spans, Measure(float(width), 16.0), family(), breaker(NAMES))
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert "".join(word.text for line in lines for word in line.words) == "".join(
        line.text for line in lines
    )
    for line in lines:
        assert line.width <= width + 1.0 or len(line.words) == 1
