"""Papers written as files beside the records, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop.printing import merging, typeset
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.paper import Paper


def write_pdf(target: Path, papers: Sequence[Paper], house: House) -> None:
    """Typeset papers of one form into a file. Raises PaperError for them and for the disk."""
    write(target, typeset.typeset_many(papers, house).pdf)


def write_pack(target: Path, papers: Sequence[Paper], house: House) -> int:
    """Typeset papers of any forms into one file; how many pages it has. Raises as `write_pdf`."""
    from desktop.printing import pack

    pdf, pages = pack.joined(typeset.typeset(paper, house).pdf for paper in papers)
    write(target, pdf)
    return pages


def read_list(file: Path) -> list[dict[str, str]]:
    """The rows of a list for a mail merge. Raises PaperError for the list and for the disk."""
    return merging.read_list(read(file), file.name)


def read(file: Path) -> bytes:
    """The bytes of a file somebody chose. Raises PaperError when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise PaperError("file-unreadable", file=file, why=why) from error


def write_word(target: Path, paper: Paper, house: House) -> None:
    """Write a paper as a Word document. Raises PaperError for the paper and for the disk."""
    from desktop.printing.docx import docx

    write(target, docx(paper, house))


def write(target: Path, data: bytes) -> None:
    """Write bytes into a file. Raises PaperError for the disk."""
    beside: Path | None = None
    try:
        with disk_told_apart(target):
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
            beside = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
            beside = None
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


@contextmanager
def disk_told_apart(target: Path) -> Iterator[None]:
    """Let the disk's troubles with a file be told as PaperError: full, or not to be written."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        reason = "out-disk-full" if full else "out-read-only"
        why = (error.strerror or str(error)).lower()
        raise PaperError(reason, file=target, folder=target.parent, why=why) from error
