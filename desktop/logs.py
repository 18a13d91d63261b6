"""The log of the program: what it did and what went wrong, never about whom.

Lines are written in English with uids, reasons and numbers. As a second lock the log blots out what
could be of a person all the same: Thai letters (names, subjects, folders) and long runs of digits
(identity numbers, telephones), and of an error it keeps the place but not the words.
"""

from __future__ import annotations

import copy
import logging
import re
import traceback
from pathlib import Path
from types import TracebackType

from desktop import paths

FILE = "prachakhom.log"
_SIZE, _FILES = 1_000_000, 3  # bytes a file, older files kept
_PERSONAL = re.compile(
    r"[\u0e00-\u0e7f]+(?:[\s.,()]+[\u0e00-\u0e7f]+)*"  # Thai words in a row
    r"|(?<![0-9A-Za-z])\d(?:[- ]?\d){8,}(?![0-9A-Za-z])"  # nine digits and more, but no uid
)
_BLOT = "▒"

ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def start(folder: Path | None = None, *, level: int = logging.INFO) -> Path | None:
    """Write the log of `desktop` and `db` to folder (that of this PC when None) from now on.

    Returns the file, or None when none can be written there: the program works without a log.
    Files turn over at 1 MB; three older ones stay.
    """
    try:
        file = (folder or paths.state()) / FILE
        file.open("a", encoding="utf-8").close()
    except OSError:
        return None
    handler = _TurningFile(file)
    handler.setFormatter(Nameless("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for name in ("desktop", "db"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(level)
    return file


def stop() -> None:
    """Close the log; what is logged later is lost."""
    for name in ("desktop", "db"):
        logger = logging.getLogger(name)
        for handler in [h for h in logger.handlers if isinstance(h.formatter, Nameless)]:
            logger.removeHandler(handler)
            handler.close()
        logger.setLevel(logging.NOTSET)


class _TurningFile(logging.Handler):
    """Opens the file at its first line: what turns files over takes long to load at a start."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._inner: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler

        if self._inner is None:
            try:
                self._inner = RotatingFileHandler(
                    self._file, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8"
                )
            except OSError:
                self.handleError(record)
                return
            self._inner.setFormatter(self.formatter)
        self._inner.emit(record)

    def close(self) -> None:
        if self._inner is not None:
            self._inner.close()
        super().close()


class Nameless(logging.Formatter):
    """Writes a line without what could be of a person."""

    def format(self, record: logging.LogRecord) -> str:
        own = copy.copy(record)
        own.exc_text = None  # another formatter may have left the whole trace there
        return super().format(own)

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = _PERSONAL.sub(_BLOT, record.message)
        return super().formatMessage(record)

    def formatException(self, ei: ErrorInfo) -> str:
        kind, _, trace = ei
        if kind is None:
            return ""
        places = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return f"  {kind.__qualname__} at " + " < ".join(reversed(places))
