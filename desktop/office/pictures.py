"""Photos in papers: kept beside the records, named in the text by their fingerprint."""

from __future__ import annotations

import re
from pathlib import Path

from db import blobs
from desktop.printing.errors import PaperError
from desktop.printing.paper import Paper, Photo

_NAME = re.compile("[0-9a-f]{64}")


def keep(file: Path, caption: str = "") -> str:
    """Keep a photo and return the line that shows it in a paper's text.

    The photo itself is kept as it came, the original of an evidence. Raises PaperError for a file
    that cannot be read or is no photo that can be printed.
    """
    from desktop.printing import photos

    try:
        data = file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise PaperError("file-unreadable", file=file, why=why) from error
    photos.picture(data, file.name, 1, 72.0)
    said = re.sub(r"[\[\]\s]+", " ", caption).strip()
    return f"![{said}]({blobs.put(data)})"


def shown(paper: Paper) -> Paper:
    """The paper with the files of its photos; one that is not here is told when it is printed."""
    if not any(isinstance(block, Photo) for block in paper.body):
        return paper
    from desktop.printing import photos  # with PIL, which a paper of words alone does without

    here = {
        name: blobs.get(name)
        for name in photos.names(paper)
        if _NAME.fullmatch(name) and blobs.holds(name)
    }
    return photos.with_files(paper, here)
