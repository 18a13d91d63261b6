"""Photos of boards: matched, missed, asked about, and seconds a photo; asserts nothing.

Run by hand:  python tests/bench/bench_photos.py [--photos 200] [--seed 11] [--covered 0.1]
Notices of an office are rendered into photos of twelve megapixels as a phone takes them (see
tests/board_photos.py): six of ten show one notice, the others two or three; with `--covered` of
the notices a slip of paper lies over a part of the code. All are planned at the board, so a missed
one is asked about twice: as a code that cannot be read, and by name as due there and in no photo.
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
from desktop.office.postings import log, rounds
from desktop.printing import typeset
from tests import board_photos
from tests.unit.postings_kit import signed_notice, square

SHOWN = (1,) * 6 + (2,) * 3 + (3,)  # notices in a photo
SHARES = {1: (0.5, 0.9), 2: (0.5, 0.85), 3: (0.45, 0.58)}  # of its height a notice takes: all fit


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--photos", type=int, default=200)
    ask.add_argument("--seed", type=int, default=11)
    ask.add_argument("--covered", type=float, default=0.1)
    ask.add_argument("--keep", type=Path, help="a folder for the photos not wholly read")
    asked = ask.parse_args()
    random = Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder, office.opened(Path(folder) / "office"):
        known = square(Path(folder))
        notices = [known.notice]
        notices += [signed_notice(known.actor, f"ประกาศที่ {number}") for number in range(2, 9)]
        for notice in notices:
            log.plan(notice, [known.board], actor=known.actor)
        pages = {
            notice: board_photos.page(typeset.typeset(papers.paper_of(notice), office.house()).pdf)
            for notice in notices
        }
        counted: Counter[str] = Counter()
        taken: list[float] = []
        for number in range(asked.photos):
            many = random.sample(notices, random.choice(SHOWN))
            file = Path(folder) / f"{number:03d}.jpg"
            hidden = {one for one in many if random.random() < asked.covered}
            shown = [_covered(pages[one], random) if one in hidden else pages[one] for one in many]
            share = random.uniform(*SHARES[len(many)])
            file.write_bytes(board_photos.photo(shown, random, share=share))
            before = time.process_time()
            (shot,) = rounds.look([file], Job())
            taken.append(time.process_time() - before)
            _count(counted, set(many), hidden, shot)
            if asked.keep and set(shot.notices) != set(many):
                asked.keep.mkdir(exist_ok=True)
                file.replace(asked.keep / f"{asked.seed}-{number}-{len(many)}-{len(hidden)}.jpg")
            else:
                file.unlink()
    taken.sort()
    by_count = ", ".join(
        f"{counted[f'of {many} read']} of {counted[f'of {many}']} where a photo shows {many}"
        for many in SHARES
    )
    print(
        f"{asked.photos} photos, {counted['notices']} notices: of {counted['plain']} with nothing "
        f"over their code read {counted['plain read']} "
        f"({counted['plain read'] / counted['plain']:.1%}: {by_count}), of the others "
        f"{counted['read'] - counted['plain read']}; missed and asked about for what is in the "
        f"photo {counted['asked']}, silent {counted['silent']} (asked by name, as due at that "
        f"board, {counted['due']}); read as another {counted['wrong']}; "
        f"photos whose every notice was read {counted['whole']}; "
        f"questions about nothing {counted['needless']}"
    )
    print(
        f"a photo: mean {statistics.mean(taken):.2f} s, p95 {taken[int(len(taken) * 0.95)]:.2f} s, "
        f"most {taken[-1]:.2f} s of processor time (bar 0.5)"
    )


def _covered(page: Image.Image, random: Random) -> Image.Image:
    """The page with a slip of paper over a part of its code."""
    covered = page.copy()
    wide, high = page.size
    size = round(wide * random.uniform(0.02, 0.06))
    (code,) = zxingcpp.read_barcodes(page)
    corner, other = code.position.top_left, code.position.bottom_right
    left = random.randint(corner.x, max(corner.x, other.x - size))
    top = random.randint(corner.y, max(corner.y, other.y - size))
    covered.paste((214, 196, 150), (left, top, min(left + size, wide), min(top + size, high)))
    return covered


def _count(counted: Counter[str], shown: set[int], hidden: set[int], shot: rounds.Shot) -> None:
    read = set(shot.notices)
    missed = len(shown - read)
    lines = rounds.guesses([shot])
    questions = sum(line.shot.verdict == rounds.UNREAD for line in lines)
    if not read:  # the photo itself is a line to answer
        questions = len(shown)
    counted["plain"] += len(shown - hidden)
    counted["plain read"] += len((shown - hidden) & read)
    counted[f"of {len(shown)}"] += len(shown - hidden)
    counted[f"of {len(shown)} read"] += len((shown - hidden) & read)
    counted["due"] += len({g.document_id for g in lines if g.shot.verdict == rounds.UNSEEN} & shown)
    counted["notices"] += len(shown)
    counted["read"] += len(shown & read)
    counted["wrong"] += len(read - shown)
    counted["asked"] += min(missed, questions)
    counted["silent"] += max(0, missed - questions)
    counted["needless"] += max(0, questions - missed)
    counted["whole"] += not missed


if __name__ == "__main__":
    main()
