"""What happens to an error nobody expected: a report on disk, a word to the window, and on we go.

A report says where the program was, never what it held: no message of an error, no value of a
variable, no file name of the office. So it can be sent to whoever mends the program.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from desktop import paths

log = logging.getLogger(__name__)

_KEPT = 20  # reports; older ones go
_ROOT = Path(__file__).resolve().parent.parent
_HEAD = """\
โปรแกรมประชาคมขัดข้องโดยไม่คาดคิด งานที่บันทึกแล้วยังอยู่ครบ
กรุณาส่งแฟ้มนี้ให้ผู้ดูแลโปรแกรม ในแฟ้มไม่มีชื่อบุคคลและไม่มีข้อความของเอกสาร

The program met an error nobody expected. What was saved is safe. Please send this file to whoever
looks after the program: it holds no names and no text of any paper.
"""


class Reports:
    """Writes reports into one folder, and tells of each."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version
        self._told: Callable[[Path | None], None] | None = None
        self._writing = threading.Lock()
        self._fault: TextIO | None = None
        self._known: dict[str, Path | None] = {}

    def tell(self, told: Callable[[Path | None], None] | None) -> None:
        """Call told with each report from now on, None when it could not be written.

        It is called in the thread that failed; a window's only notes the path and looks later. An
        error that comes again (a slot that fails at every tick) is told with its first report.
        """
        self._told = told

    def install(self) -> None:
        """Take over what the interpreter does with errors that reach the end of a thread."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        now = datetime.now().astimezone()
        try:
            name = f"fault-{now:%Y-%m-%dT%H%M%S}-{os.getpid()}.txt"
            self._fault = (self._folder / name).open("w", encoding="utf-8")
            self._clear_away("fault-*.txt")
        except OSError as error:
            log.warning("no file for faults: %s", error.strerror)
        else:
            faulthandler.enable(self._fault)

    def uninstall(self) -> None:
        """Give everything back, at the end of the program; a file without a fault goes."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fault is not None:
            faulthandler.disable()
            self._fault.close()
            file = Path(self._fault.name)
            if not file.stat().st_size:
                file.unlink()
            self._fault = None

    def faults(self) -> list[Path]:
        """Where earlier runs of the program died in machine code, oldest first."""
        ours = self._fault and Path(self._fault.name)
        found = sorted(self._folder.glob("fault-*.txt"))
        return [file for file in found if file != ours and file.stat().st_size]

    def write(self, error: BaseException, thread: str) -> Path | None:
        """Put down a report of error; returns the file, or None when the disk refuses it."""
        with self._writing:
            now = datetime.now().astimezone()
            try:
                file = self._free_name(now)
                file.write_text(self._text(error, thread, now), "utf-8")
                self._clear_away("crash-*.txt")
            except OSError as trouble:
                log.error("no crash report: %s", trouble.strerror)
                return None
        return file

    def _clear_away(self, names: str) -> None:
        for old in sorted(self._folder.glob(names))[:-_KEPT]:
            with contextlib.suppress(OSError):  # another run of the program may have it open
                old.unlink()

    def _free_name(self, now: datetime) -> Path:
        file = self._folder / f"crash-{now:%Y-%m-%dT%H%M%S}.txt"
        count = 1
        while file.exists():
            count += 1
            file = self._folder / f"crash-{now:%Y-%m-%dT%H%M%S}-{count:03}.txt"
        return file

    def _text(self, error: BaseException, thread: str, now: datetime) -> str:
        import platform

        facts = {
            "program": self._version,
            "at": now.isoformat(timespec="seconds"),
            "thread": thread,
            "python": platform.python_version(),
            "system": platform.platform(),
            "qt": getattr(sys.modules.get("PySide6"), "__version__", "not loaded"),
        }
        lines = [_HEAD, *(f"{name}: {value}" for name, value in facts.items()), "", nameless(error)]
        return "\n".join(lines)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._catch(error, threading.current_thread().name)

    def _thread_hook(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None and failed.exc_type is not SystemExit:
            self._catch(failed.exc_value, failed.thread.name if failed.thread else "?")

    def _catch(self, error: BaseException, thread: str) -> None:
        trace = (type(error), error, error.__traceback__)
        if isinstance(error, KeyboardInterrupt) or (sys.stderr and sys.stderr.isatty()):
            sys.__excepthook__(*trace)  # whoever works at a terminal works on the program
        if isinstance(error, KeyboardInterrupt):
            return
        where = nameless(error)
        if where in self._known:
            file = self._known[where]
        else:
            file = self._known[where] = self.write(error, thread)
            log.error("unexpected error, report %s", file and file.name, exc_info=trace)
        if self._told is not None:
            self._told(file)


def reports(version: str, folder: Path | None = None) -> Reports:
    """The reports of this PC (or those in folder), not yet installed."""
    try:
        return Reports(folder or paths.state(), version)
    except OSError:  # a home that cannot be written: then where everybody can
        return Reports(Path(tempfile.gettempdir()), version)


def nameless(error: BaseException) -> str:
    """The trace of an error and of its causes: kinds, files, lines and our source, no values."""
    parts: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        trace = traceback.extract_tb(link.__traceback__)
        frames = [
            f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}\n    {frame.line}"
            for frame in trace
        ]
        parts.append("\n".join([*frames, f"{_kind(link)}\n"]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "which led to:\n".join(reversed(parts))


def _kind(error: BaseException) -> str:
    """The class of an error, with the numbers that systems give theirs."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    codes = {code: getattr(error, code, None) for code in ("errno", "winerror", "extendedresult")}
    told = ", ".join(f"{code} {value}" for code, value in codes.items() if type(value) is int)
    inside = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return name + (f" ({told})" if told else "") + "".join(f"\n  + {_kind(one)}" for one in inside)


def _place(filename: str) -> str:
    """A source file without the folders above the program, which may carry a user's name."""
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return str(path.relative_to(_ROOT))
    return "/".join(path.parts[-3:]) if len(path.parts) > 3 else path.name
