"""How fast paper is: against Typst, WeasyPrint and LibreOffice, and against the bare floor.

Run by hand: `python tests/bench/bench_paper.py [--rounds 5] [WORK …]`. Prints figures, asserts
nothing. Every round of a work is a process of its own, in which all engines are warmed on a few
other words and then set one text none of them has seen, one after the other: Typst remembers, and
so do we. An engine that is not installed is named as such (`pip install weasyprint`, with libpango
from the system; `soffice`). Times are CPU seconds of that process (LibreOffice: wall, with its
start), so that other work on the machine counts little; a ratio is the median of the ratios of the
rounds, which saw the same machine.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import uharfbuzz as hb

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop import paths
from desktop.printing import house_rules, merging, source
from desktop.printing.fonts import family
from desktop.printing.paper import Paper, Paragraph, Span
from desktop.printing.shaping import shaper
from desktop.printing.typeset import typeset, typeset_many
from desktop.thai.dictionary import standard
from tests.bench import engines
from tests.bench.engines import clock, timed

SEED = Path(__file__).parents[1] / "data" / "seed"
Figures = dict[str, float]
SIGN_IN_HEAD = ("ที่", "ชื่อ - สกุล", "ที่อยู่", "ลายมือชื่อ", "หมายเหตุ")
SIGN_IN_WIDTHS = (1.2, 5.2, 4.2, 3.4, 2.0)


def plain(paper: Paper) -> list[str]:
    return ["".join(s.text for s in b.spans) for b in paper.body if not hasattr(b, "rows")]


def words(most: float) -> list[str]:
    return [word for word, cost in standard().words() if cost < most and len(word) > 1]


def reworded(paper: Paper, seed: int) -> Paper:
    """The same paper with other words, so that nothing has been seen before."""
    chance, known = random.Random(seed), words(12)
    body = []
    for block in paper.body:
        length = sum(len(span.text) for span in block.spans)  # type: ignore[union-attr]
        text = ""
        while len(text) < length:
            text += chance.choice(known) + (" " if chance.random() < 0.12 else "")
        body.append(replace(block, spans=(Span(text.strip()),)))  # type: ignore[arg-type]
    return replace(paper, body=tuple(body))


def notice_paper(seed: int) -> Paper:
    return reworded(source.read_bytes(SEED.joinpath("announcement.md").read_bytes()), seed)


def paragraphs(seed: int, count: int) -> list[str]:
    chance, known = random.Random(seed), words(12.5)
    made = []
    for _ in range(count):
        text = ""
        while len(text) < 600:
            text += chance.choice(known) + (" " if chance.random() < 0.1 else "")
        made.append(text.strip())
    return made


def minutes_paper(texts: list[str]) -> Paper:
    body = tuple(Paragraph((Span(text),), line) for line, text in enumerate(texts, 1))
    return Paper("memo", "รายงานการประชุม", body)


def people(seed: int, count: int) -> list[list[str]]:
    chance, known = random.Random(seed), [word for word in words(13) if 3 < len(word) < 9]
    return [
        [
            str(number),
            chance.choice(("นาย", "นาง", "นางสาว"))
            + f"{chance.choice(known)} {chance.choice(known)}{chance.choice(known)}",
            f"{chance.randint(1, 299)}/{chance.randint(1, 40)} หมู่ที่ {chance.randint(1, 14)}",
            "",
            "",
        ]
        for number in range(1, count + 1)
    ]


def sign_in_paper(rows: list[list[str]]) -> Paper:
    listed = tuple({"name": row[1], "address": row[2]} for row in rows)
    return Paper("sign-in", "เวทีประชาคม", more={"people": listed, "blanks": 0})


def warmed(seed: int) -> None:
    """All engines have their fonts, words and code: what a program that runs has."""
    texts = paragraphs(seed + 7000, 3)
    typeset(minutes_paper(texts))
    typeset(sign_in_paper(people(seed + 7000, 3)))
    engines.typst_run(engines.typst_text(texts))
    engines.weasyprint_run(engines.html_text(texts))


def others(typst_source: str, page: str, word: bytes | None) -> Figures:
    """The other engines' seconds and bytes; LibreOffice only with a Word document."""
    figures: Figures = {}
    figures["typst"], made = engines.typst_run(typst_source)
    figures["typst bytes"] = len(made)
    for name, got in (
        ("weasyprint", engines.weasyprint_run(page)),
        ("libreoffice", engines.libreoffice_run(word) if word else None),
    ):
        if got is not None:
            figures[name], figures[f"{name} bytes"] = got[0], len(got[1])
    return figures


def text_by_others(texts: list[str], seed: int) -> Figures:
    """LibreOffice, slow and steady, in the first round alone."""
    word = engines.word_text(texts) if seed == 1 else None
    return others(engines.typst_text(texts), engines.html_text(texts), word)


def notice(seed: int) -> Figures:
    """The announcement of the seed in other words, one page with its emblem."""
    paper = notice_paper(seed)
    took, made = timed(lambda: typeset(paper).pdf)
    figures = text_by_others(plain(paper), seed)
    return {"ours": took, "ours bytes": len(made), **figures}


def minutes(seed: int) -> Figures:
    """Some 90 pages of text; the floor is HarfBuzz over it and zlib over our pages."""
    texts = paragraphs(seed, 420)
    paper = minutes_paper(texts)
    took, made = timed(lambda: typeset(paper).pdf)
    figures = text_by_others(texts, seed)
    again, _ = timed(lambda: typeset(paper).pdf)
    streams = [page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    font = family().regular.font
    start = clock()
    shaped = []
    for text in texts:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "th"
        hb.shape(font, buffer)
        shaped.append(buffer)
    floor = clock() - start
    codes = ["".join(f"{one.codepoint:04X}" for one in b.glyph_infos) for b in shaped]
    start = clock()
    for stream in streams:
        zlib.compress(stream)
    pages = clock() - start
    start = clock()
    for i in range(0, len(codes), 5):
        zlib.compress(" ".join(codes[i : i + 5]).encode())
    bare = clock() - start
    return {
        "ours": took,
        "ours bytes": len(made),
        "again": again,
        **figures,
        "floor": floor + pages,
        "bare floor": floor + bare,
        "pages": len(streams),
        "letters": sum(map(len, texts)),
    }


def sign_in(seed: int) -> Figures:
    """A sign-in sheet of 2,000 people in five ruled columns."""
    rows = people(seed, 2000)
    paper = sign_in_paper(rows)
    took, made = timed(lambda: typeset(paper).pdf)
    table = ("เวทีประชาคม", SIGN_IN_HEAD, SIGN_IN_WIDTHS, rows)
    word = engines.word_table(*table) if seed == 1 else None
    figures = others(engines.typst_table(*table), engines.html_table(*table), word)
    pages = len(pypdf.PdfReader(io.BytesIO(made)).pages)
    return {"ours": took, "ours bytes": len(made), "pages": pages, **figures}


def rss_mb() -> float:
    if not sys.platform.startswith("linux"):
        return 0.0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def merge(seed: int) -> Figures:
    """A thousand invitations, each with its own name, place and village, in files of 200."""
    letter = paths.resource("forms", "letter.md").read_text("utf-8")
    letter = letter.replace('to = ["ผู้ใหญ่บ้าน หมู่ที่ 3"]', 'to = ["{ชื่อ}"]').replace(
        "จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียน{ชื่อ} บ้านเลขที่ {ที่อยู่} มาเพื่อโปรดทราบ"
    )
    paper = source.read(letter)
    rows = [{"ชื่อ": row[1], "ที่อยู่": row[2]} for row in people(seed, 1000)]
    figures: Figures = {"pages": 0, "ours bytes": 0}
    done = 0
    start = clock()
    for batch in merging.batches(merging.merged(paper, rows), 100):
        printed = typeset_many(batch)
        figures["pages"] += printed.pages
        figures["ours bytes"] += len(printed.pdf)
        done += len(batch)
        if done in (100, 1000):
            figures[f"rss {done}"] = rss_mb()
    figures["ours"] = clock() - start
    return figures


WORKS: dict[str, Callable[[int], Figures]] = {
    "notice": notice,
    "minutes": minutes,
    "sign-in": sign_in,
    "merge": merge,
}
BARS = {"notice": 1.0, "minutes": 0.25, "sign-in": 0.12}  # × Typst


def told(work: str, rounds: list[Figures]) -> None:
    """The figures of a work: the median time, and the median of each round's ratio."""

    def middle(key: str) -> float:
        return statistics.median(one[key] for one in rounds)

    def ratio(key: str) -> float:
        return statistics.median(one["ours"] / one[key] for one in rounds if key in one)

    size = f"{middle('ours bytes') / 1024:.0f} KB"
    if work == "merge":
        print(f"1,000 invitations, {middle('pages'):.0f} pages, {size}:")
        print(f"  ours {middle('ours'):.2f} s on one core (bar 10 s)")
        grown = f"{middle('rss 100'):.0f} MB after 100, {middle('rss 1000'):.0f} MB after 1,000"
        print(f"  memory {grown} (bar: flat)")
        return
    pages = f", {middle('pages'):.0f} pages" if "pages" in rounds[0] else ""
    print(f"{work}{pages}, never seen, {len(rounds)} rounds:")
    again = f", the same again {middle('again') * 1e3:.0f} ms" if "again" in rounds[0] else ""
    print(f"  ours {middle('ours') * 1e3:.1f} ms, {size}{again}")
    for name in ("typst", "weasyprint", "libreoffice"):
        seen = [one for one in rounds if name in one]
        if not seen:
            print(f"  {name}: not installed, so its line is left out")
            continue
        took = statistics.median(one[name] for one in seen)
        bytes_ = statistics.median(one[f"{name} bytes"] for one in seen)
        bar = f" (bar {BARS[work]} x)" if name == "typst" else ""
        weight = f"{bytes_ / 1024:.0f} KB, our file {middle('ours bytes') / bytes_:.2f} x"
        print(f"  {name} {took * 1e3:.1f} ms: ours {ratio(name):.3f} x{bar}; {weight}")
    if "floor" in rounds[0]:
        parts = "HarfBuzz over the text, zlib over the pages"
        print(f"  floor ({parts}) {middle('floor') * 1e3:.0f} ms: {ratio('floor'):.1f} x (bar 6 x)")
        bare = f"{middle('bare floor') * 1e3:.0f} ms: {ratio('bare floor'):.1f} x"
        print(f"  with zlib over the glyph codes alone {bare}")


def keystrokes() -> None:
    """From a key to the whole PDF of two pages, in the body and in a signer's name."""
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


def start_up() -> None:
    start = clock()
    standard()
    print(f"dictionary: {(clock() - start) * 1e3:.0f} ms, once a process")
    start = clock()
    family()
    shaper(family().regular)
    print(f"fonts: {(clock() - start) * 1e3:.0f} ms, once a process")
    assert house_rules.FORMS


def one_round(work: str, seed: int) -> Figures:
    run = subprocess.run(
        [sys.executable, __file__, "--one", work, "--seed", str(seed)],
        check=True,
        capture_output=True,
        text=True,
    )
    figures: Figures = json.loads(run.stdout.splitlines()[-1])
    return figures


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("works", nargs="*", help=f"of {', '.join(WORKS)}; all without")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--one", help=argparse.SUPPRESS)
    asked.add_argument("--seed", type=int, default=1, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        warmed(given.seed)
        print(json.dumps(WORKS[given.one](given.seed)))
        return
    print(platform.machine(), platform.python_version(), f"{os.cpu_count()} cores")
    start_up()
    seen: dict[str, list[Figures]] = {work: [] for work in given.works or WORKS}
    for seed in range(1, given.rounds + 1):  # in turn: each work meets the machine's every mood
        for work, rounds in seen.items():
            rounds.append(one_round(work, seed))
    for work, rounds in seen.items():
        told(work, rounds)
    if not given.works:
        keystrokes()


if __name__ == "__main__":
    main()
