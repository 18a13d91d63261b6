"""One button makes the pack: a ZIP or a folder with the site, its PDFs and photographs, an index.

Beside the site stand `index.csv` (every file with its hash) and `check.html`, which says what was
left out or cut, and why. It is written under another name first, and renamed when it is whole.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from db.models import Office
from db.write import write
from desktop import paths
from desktop.i18n import thai
from desktop.office import actors, office
from desktop.office.cycle import report
from desktop.office.errors import Refused
from desktop.office.evidence import public
from desktop.office.evidence.gathering import Gathered, LeftOut, gather
from desktop.office.evidence.site import Shown, Site, check_page
from desktop.office.files import disk_told_apart
from desktop.office.hearings import public_copy
from desktop.office.jobs import Cancelled, Job
from desktop.office.office import RecordsError
from desktop.office.postings import photos
from desktop.office.rules import cycle
from desktop.office.words import site as words
from desktop.printing.errors import PaperError

SITE = "site"
_STORED = (".jpg", ".pdf", ".woff")  # packed already: another squeeze only costs time
_FONTS = {"regular": "400Regular", "semibold": "600SemiBold"}


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: where, how many of each kind, what is not in it."""

    target: Path
    counts: tuple[tuple[str, int], ...]
    left_out: tuple[LeftOut, ...]
    size: int  # bytes


class Sink(Protocol):
    """Takes the files of the pack as they are made."""

    def put(self, name: str, data: bytes) -> None:
        """Keep a file under a name with slashes."""


class _Zip:
    def __init__(self, file: Path) -> None:
        self._zip = zipfile.ZipFile(file, "w")

    def put(self, name: str, data: bytes) -> None:
        squeeze = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, data, squeeze)

    def close(self) -> None:
        self._zip.close()


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, data: bytes) -> None:
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def make_zip(year: int, scheme: str, target: Path, job: Job) -> Made:
    """Make the pack of a Buddhist fiscal year as a ZIP; a file of the name is replaced at the end.

    Raises PaperError for the disk, Cancelled when asked to stop: then nothing stands there.
    """
    beside: Path | None = None
    try:
        with disk_told_apart(target):
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
            os.close(handle)
            beside = Path(name)
            sink = _Zip(beside)
            try:
                counts, left = _fill(year, scheme, sink, job)
            finally:
                sink.close()
            size = beside.stat().st_size
            beside.chmod(0o644)  # it is made to be handed on
            beside.replace(target)
            beside = None
        return Made(target, counts, left, size)
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def make_folder(year: int, scheme: str, target: Path, job: Job) -> Made:
    """As `make_zip`, into a folder. Refused when there is something of that name already."""
    if target.exists():
        raise Refused("pack-folder-there", name=target.name)
    beside: Path | None = None
    try:
        with disk_told_apart(target):
            beside = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=target.parent))
            beside.chmod(0o755)
            counts, left = _fill(year, scheme, _Folder(beside), job)
            size = sum(file.stat().st_size for file in beside.rglob("*") if file.is_file())
            beside.replace(target)
            beside = None
        return Made(target, counts, left, size)
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def note_made(year: int, *, actor: int) -> None:
    """Put into the journal that the pack of a year left the office."""
    with write(actors.person(actor).uid) as work:
        work.event("evidence.exported", Office.select().first())


def _fill(
    year: int, scheme: str, sink: Sink, job: Job
) -> tuple[tuple[tuple[str, int], ...], tuple[LeftOut, ...]]:
    packing = _Packing(gather(year, scheme), sink, job)
    return packing.run(), tuple(packing.all.left_out)


class _Packing:
    """One pack while it is made."""

    def __init__(self, gathered: Gathered, sink: Sink, job: Job) -> None:
        self.all = gathered
        self._sink = sink
        self._job = job
        self._index: list[tuple[str, str, int, str]] = []
        self._done = 0
        papers = sum(len(one.papers) for one in gathered.hearings)
        self._total = len(gathered.notices) + papers + len(gathered.photos) + len(gathered.hearings)
        self._total += 8  # the report, the first page, four steps, evidence, the rest
        self._house = office.house()
        self._cover = public.office_cover()

    def run(self) -> tuple[tuple[str, int], ...]:
        """Make everything; how many of each kind."""
        from desktop.printing import typeset

        facts, shown = office.facts(), Shown(report=self._report())
        site = Site(self.all, facts.name, shown, self._cover)
        for place, one in enumerate(self.all.hearings, start=1):
            shown.hearings[one.hearing.id] = f"hearings/{place:04d}.html"
        self._photos(shown)
        for place, row in enumerate(self.all.notices, start=1):
            with self._told(row.subject):
                copy = public.announcement(row.id, self._cover)
                pdf = typeset.typeset(copy.paper, self._house).pdf
                shown.pdfs[row.id] = f"pdf/notice-{place:04d}.pdf"
                shown.notices[row.id] = f"notices/{place:04d}.html"
                self._put(shown.pdfs[row.id], row.subject, pdf)
                self._put(shown.notices[row.id], row.subject, site.notice(row, copy.paper))
                self.all.left_out += [LeftOut(row.subject, why, cut=True) for why in copy.done]
            self._step()
        for place, one in enumerate(self.all.hearings, start=1):
            for paper in one.papers:
                with self._told(paper.subject):
                    made = public_copy.paper(paper.document_id)
                    pdf = typeset.typeset(made, self._house).pdf
                    name = f"pdf/hearing-{place:04d}-{paper.role}.pdf"
                    shown.pdfs[paper.document_id] = name
                    self._put(name, paper.subject, pdf)
                    self.all.left_out.append(LeftOut(paper.subject, "name", cut=True))
                self._step()
        for one in self.all.hearings:
            name = shown.hearings[one.hearing.id]
            self._put(name, one.hearing.subject, site.hearing(one))
            self._step()
        for number in cycle.STEPS:
            self._put(f"step-{number}.html", thai(cycle.step(number).title), site.step(number))
            self._step()
        self._put("evidence.html", words.NAV[-1][1], site.evidence())
        self._put("index.html", words.TITLE.format(year=self.all.year), site.index())
        self._fonts()
        self._step()
        return self._close(facts.name)

    def _report(self) -> str:
        """The report of step ๑ as PDF; nothing for a year that left nothing."""
        name = ""
        if not self.all.report.empty:
            from desktop.printing import typeset

            title = words.REPORT.format(before=self.all.year - 1)
            with self._told(title):
                paper = report.paper_of(self.all.report)
                self._put("pdf/report.pdf", title, typeset.typeset(paper, self._house).pdf)
                name = "pdf/report.pdf"
        self._step()
        return name

    def _photos(self, shown: Shown) -> None:
        for photo in self.all.photos:
            what = f"{photo.caption or photo.name} ({photo.of})"
            if photo.sha256 not in shown.photos:
                try:
                    data = photos.public_copy(photo.sha256, public.PIXELS)
                except RecordsError:
                    self.all.left_out.append(LeftOut(what, "no-file"))
                except (OSError, ValueError, SyntaxError):
                    self.all.left_out.append(LeftOut(what, "no-picture"))
                else:
                    name = f"photos/{len(shown.photos) + 1:04d}.jpg"
                    shown.photos[photo.sha256] = name
                    self._put(name, what, data)
            self._step()

    def _fonts(self) -> None:
        from fontTools.ttLib import TTFont

        for name, weight in _FONTS.items():
            font = TTFont(paths.resource("fonts", f"IBMPlexSansThaiLooped_{weight}.ttf"))
            font.flavor = "woff"
            made = io.BytesIO()
            font.save(made)
            self._put(f"fonts/{name}.woff", "", made.getvalue())
        licence = paths.resource("fonts", "IBMPlexSansThaiLooped-OFL.txt").read_bytes()
        self._put("fonts/OFL.txt", "", licence)

    def _close(self, name: str) -> tuple[tuple[str, int], ...]:
        """The index and the check page."""
        counts = (
            (words.COUNTS["notices"], len(self.all.notices)),
            (words.COUNTS["hearings"], len(self.all.hearings)),
            (words.COUNTS["pdf"], self._of(".pdf")),
            (words.COUNTS["photos"], self._of(".jpg")),
            (words.COUNTS["pages"], self._of(".html")),
        )
        told = io.StringIO()
        rows = csv.writer(told)
        rows.writerow(words.INDEX)
        rows.writerows((name, title, size, digest) for name, title, size, digest in self._index)
        self._sink.put("index.csv", told.getvalue().encode("utf-8-sig"))
        page = check_page(name, self.all.year, counts, self.all.left_out)
        self._sink.put("check.html", page)
        self._step()
        return counts

    def _of(self, end: str) -> int:
        return sum(name.endswith(end) for name, *_ in self._index)

    def _put(self, name: str, title: str, data: bytes) -> None:
        whole = f"{SITE}/{name}"
        self._sink.put(whole, data)
        shown = self._cover.of(" ".join(title.split()))
        self._index.append((whole, shown, len(data), hashlib.sha256(data).hexdigest()))

    def _step(self) -> None:
        self._done += 1
        self._job.step(self._done, max(self._total, self._done))

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """A paper that cannot be printed is left out and told; the rest goes on."""
        try:
            yield
        except (PaperError, Refused):
            self.all.left_out.append(LeftOut(what, "unprintable"))


Make = Callable[[int, str, Path, Job], Made]
__all__ = ["Cancelled", "Made", "Make", "make_folder", "make_zip", "note_made"]
