"""How fast paper is: against Typst on the same text and font, and against the bare floor.

Run by hand: `python tests/bench/bench_paper.py`. Prints figures, asserts nothing. Typst remembers
between runs, so only its first run on a text is comparable; so is ours ("never seen"). Times are
CPU seconds of this process, so that other work on the machine does not count.
"""

from __future__ import annotations

import platform
import random
import resource
import statistics
import tempfile
import time
import zlib
from dataclasses import replace
from pathlib import Path

import typst
import uharfbuzz as hb

from desktop import paths
from desktop.printing import house_rules, source
from desktop.printing.fonts import family
from desktop.printing.paper import Paper, Paragraph, Span
from desktop.printing.shaping import shaper
from desktop.printing.typeset import typeset
from desktop.thai.dictionary import standard

SEED = Path(__file__).parents[1] / "data" / "seed"
HEAD = """#set page(width: 21cm, height: 29.7cm)
#set page(margin: (left: 3cm, right: 2cm, top: 2.5cm, bottom: 2cm))
#set text(font: "TH Sarabun New", size: 16pt, lang: "th")
#set par(justify: true, leading: 0.55em, first-line-indent: (amount: 2.5cm, all: true))
"""


def clock() -> float:
    return time.process_time()


def typst_seconds(text: str) -> float:
    """CPU seconds of Typst's first run on this text, all its threads together."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.typ"
        file.write_text(HEAD + text, encoding="utf-8")
        start, before = time.perf_counter(), clock()
        typst.compile(
            str(file), font_paths=[str(paths.resource("fonts"))], ignore_system_fonts=True
        )
        wall, cpu = time.perf_counter() - start, clock() - before
    return min(wall, cpu)


def plain(paper: Paper) -> str:
    return "\n\n".join(
        "".join(s.text for s in b.spans) for b in paper.body if not hasattr(b, "rows")
    )


def escaped(text: str) -> str:
    return "".join("\\" + letter if letter in "#$*_[]<>@`=-+/~" else letter for letter in text)


def reworded(paper: Paper, seed: int) -> Paper:
    """The same paper with other words, so that nothing has been seen before."""
    words = [word for word, cost in standard().words() if cost < 12 and len(word) > 2]
    chance = random.Random(seed)
    body = []
    for block in paper.body:
        length = sum(len(span.text) for span in block.spans)  # type: ignore[union-attr]
        text = ""
        while len(text) < length:
            text += chance.choice(words) + (" " if chance.random() < 0.12 else "")
        body.append(replace(block, spans=(Span(text.strip()),)))  # type: ignore[arg-type]
    return replace(paper, body=tuple(body))


def notice() -> None:
    paper = source.read_bytes(SEED.joinpath("announcement.md").read_bytes())
    typst_seconds(escaped(plain(reworded(paper, 1))))  # both engines warm: fonts, words, code
    typeset(reworded(paper, 1))
    ours, theirs = [], []
    for seed in range(2, 17):
        fresh = reworded(paper, seed)
        start = clock()
        typeset(fresh)
        ours.append(clock() - start)
        theirs.append(typst_seconds(escaped(plain(fresh))))
    a, b = statistics.median(ours), statistics.median(theirs)
    both = f"ours {a * 1e3:.1f} ms, Typst {b * 1e3:.1f} ms = {a / b:.2f} x"
    print(f"notice, never seen, warm process: {both}")


def keystrokes() -> None:
    text = SEED.joinpath("memo.md").read_text("utf-8")
    front, body = source.split(text)
    typed = "และเพื่อให้ประชาชนในเขตเทศบาลได้รับทราบข้อมูลข่าวสารอย่างทั่วถึง จึงเห็นควรเผยแพร่ทางสื่อสังคมออนไลน์ด้วย"
    place = body.index("เพื่อส่งเสริมบทบาท")
    times = []
    for n in range(1, len(typed) + 1):
        now = body[:place] + typed[:n] + body[place:]
        start = time.perf_counter()
        typeset(source.read(source.compose(front, now), draft=True))
        times.append(time.perf_counter() - start)
    name_times = []
    for n in range(1, 40):
        signers = [dict(one) for one in front["signers"]]  # type: ignore[attr-defined]
        signers[0]["name"] = ("นายปรีดาสมมติ ทดลองตัวอย่างยิ่งนาม" * 2)[:n]
        start = time.perf_counter()
        typeset(source.read(source.compose({**front, "signers": signers}, body), draft=True))
        name_times.append(time.perf_counter() - start)
    for what, some in (("body", times), ("signer's name", name_times)):
        some.sort()
        p50, p95 = some[len(some) // 2], some[int(len(some) * 0.95)]
        times_said = f"p50 {p50 * 1e3:.1f} ms, p95 {p95 * 1e3:.1f} ms"
        print(f"keystroke in the {what} → PDF of 2 pages: {times_said}")


def minutes() -> None:
    chance = random.Random(7)
    words = [word for word, cost in standard().words() if cost < 12.5 and len(word) > 1]
    paragraphs = []
    for _ in range(420):
        text = ""
        while len(text) < 600:
            text += chance.choice(words) + (" " if chance.random() < 0.1 else "")
        paragraphs.append(text.strip())
    paper = Paper(
        "memo",
        "รายงานการประชุม",
        tuple(Paragraph((Span(t),), i) for i, t in enumerate(paragraphs, 1)),
    )
    start = clock()
    made = typeset(paper)
    ours = clock() - start
    start = clock()
    typeset(paper)
    again = clock() - start
    theirs = typst_seconds("\n\n".join(paragraphs))
    start = clock()
    font = family().regular.font
    streams = []
    for text in paragraphs:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "th"
        hb.shape(font, buffer)
        streams.append("".join(f"{info.codepoint:04X}" for info in buffer.glyph_infos))
    for i in range(0, len(streams), 5):
        zlib.compress(" ".join(streams[i : i + 5]).encode())
    floor = clock() - start
    letters = sum(map(len, paragraphs))
    print(f"minutes, {made.pages} pages, {letters:,} letters, {len(made.pdf) / 1024:.0f} KB:")
    print(f"  ours {ours:.2f} s ({ours / made.pages * 1e3:.1f} ms a page), again {again:.2f} s")
    print(f"  Typst {theirs:.2f} s = {ours / theirs:.2f} x")
    print(f"  floor {floor:.3f} s = {ours / floor:.1f} x")


def start_up() -> None:
    start = clock()
    standard()
    print(f"dictionary: {(clock() - start) * 1e3:.0f} ms, once a process")
    start = clock()
    family()
    shaper(family().regular)
    print(f"fonts: {(clock() - start) * 1e3:.0f} ms, once a process")
    assert house_rules.FORMS


if __name__ == "__main__":
    print(platform.machine(), platform.python_version())
    start_up()
    notice()
    keystrokes()
    minutes()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {most:.0f} MB (with Typst)")
