"""Photos of boards: matched, missed, asked about, and seconds a photo; asserts nothing.

Run by hand:  python tests/bench/bench_photos.py [--photos 200] [--seed 11] [--covered 0.1]
Notices of an office are rendered into photos of twelve megapixels as a phone takes them (see
tests/board_photos.py): six of ten show one notice, the others two or three; of `--covered` of the
notices something lies over a part of the code. No notice is planned at the board, so that only what
is seen in the photo itself can be asked about.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

import zxingcpp
from PIL import Image

from desktop.office import office, papers
from desktop.office.jobs import Job
from desktop.office.postings import rounds
from desktop.printing import typeset
from tests import board_photos
from tests.unit.postings_kit import signed_notice, square

SHOWN = (1,) * 6 + (2,) * 3 + (3,)  # notices in a photo


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--photos", type=int, default=200)
    ask.add_argument("--seed", type=int, default=11)
    ask.add_argument("--covered", type=float, default=0.1)
    asked = ask.parse_args()
    random = Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder, office.opened(Path(folder) / "office"):
        known = square(Path(folder))
        notices = [known.notice]
        notices += [signed_notice(known.actor, f"ประกาศที่ {number}") for number in range(2, 9)]
        pages = {
            notice: board_photos.page(typeset.typeset(papers.paper_of(notice), office.house()).pdf)
            for notice in notices
        }
        counted: Counter[str] = Counter()
        taken: list[float] = []
        for number in range(asked.photos):
            many = random.sample(notices, random.choice(SHOWN))
            file = Path(folder) / f"{number:03d}.jpg"
            shown = [_maybe_covered(pages[one], random, asked.covered) for one in many]
            file.write_bytes(board_photos.photo(shown, random))
            before = time.process_time()
            (shot,) = rounds.look([file], Job())
            taken.append(time.process_time() - before)
            _count(counted, set(many), shot)
            file.unlink()
    taken.sort()
    print(
        f"{asked.photos} photos, {counted['notices']} notices: read {counted['read']} "
        f"({counted['read'] / counted['notices']:.1%}), missed and asked {counted['asked']}, "
        f"missed and silent {counted['silent']}, read as another {counted['wrong']}; "
        f"photos whose every notice was read {counted['whole']}; "
        f"questions about nothing {counted['needless']}"
    )
    print(
        f"a photo: mean {statistics.mean(taken):.2f} s, p95 {taken[int(len(taken) * 0.95)]:.2f} s, "
        f"most {taken[-1]:.2f} s of processor time (bar 0.5)"
    )


def _maybe_covered(page: Image.Image, random: Random, share: float) -> Image.Image:
    """The page, or one with a paper slip over a part of its code at the lower edge."""
    if random.random() >= share:
        return page
    covered = page.copy()
    wide, high = page.size
    size = round(wide * random.uniform(0.02, 0.06))
    (code,) = zxingcpp.read_barcodes(page)
    corner, other = code.position.top_left, code.position.bottom_right
    left = random.randint(corner.x, max(corner.x, other.x - size))
    top = random.randint(corner.y, max(corner.y, other.y - size))
    covered.paste((214, 196, 150), (left, top, min(left + size, wide), min(top + size, high)))
    return covered


def _count(counted: Counter[str], shown: set[int], shot: rounds.Shot) -> None:
    read = set(shot.notices)
    missed = len(shown - read)
    questions = sum(verdict == rounds.UNREAD for verdict in shot.beside)
    if not read:  # the photo itself is a line to answer
        questions = len(shown)
    counted["notices"] += len(shown)
    counted["read"] += len(shown & read)
    counted["wrong"] += len(read - shown)
    counted["asked"] += min(missed, questions)
    counted["silent"] += max(0, missed - questions)
    counted["needless"] += max(0, questions - missed)
    counted["whole"] += not missed


if __name__ == "__main__":
    main()
