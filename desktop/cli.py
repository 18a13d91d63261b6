"""The command line: the office's work without a window (the contract is in the README).

Exit codes: 0 done, 1 refused with one sentence on stderr, 2 wrong usage. A command is a function
that adds its arguments and one that runs; both import what they need when they need it.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.printing.errors import PaperError

DONE, REFUSED = 0, 1


class Command(NamedTuple):
    """One subcommand: its line in the help, its arguments, what it does."""

    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code. Wrong usage leaves through SystemExit(2)."""
    parser = argparse.ArgumentParser(
        prog="prachakhom", description="The desk of a municipal clerk, from the command line."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.arguments(commands.add_parser(name, help=command.help, description=command.help))
    asked = parser.parse_args(argv)
    try:
        return COMMANDS[asked.command].run(asked)
    except PaperError as error:
        from desktop.office.words import tell

        print(f"prachakhom: {tell(error, 'en')}", file=sys.stderr)
        return REFUSED


def _typeset_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE.md", type=Path, help="the paper's source text")
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="the page to write"
    )
    parser.add_argument(
        "--emblem", metavar="FILE", type=Path, help="the office's SVG or PNG emblem"
    )
    parser.add_argument("--family", metavar="NAME", default="", help="an installed Sarabun family")


def _typeset(asked: argparse.Namespace) -> int:
    from desktop.printing import house, source, typeset

    paper = source.read_bytes(read_file(asked.source), asked.source.name)
    emblem = read_file(asked.emblem) if asked.emblem else None
    printed = typeset.typeset(paper, house.House(emblem=emblem, family=asked.family))
    write_file(asked.output, printed.pdf)
    return DONE


def read_file(path: Path) -> bytes:
    """A file's content; raises PaperError `file-missing` or `file-unreadable`."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PaperError("file-missing", file=path) from error
    except OSError as error:
        raise PaperError("file-unreadable", file=path, why=_why(error)) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file or none: beside the place first, then moved over it.

    Raises PaperError `out-folder-missing`, `out-disk-full`, `out-read-only` or `out-failed`.
    """
    if not path.parent.is_dir():
        raise PaperError("out-folder-missing", folder=path.parent, file=path)
    beside: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not path.is_file():  # a device or a pipe is written to, not replaced
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
        beside = None
    except OSError as error:
        raise PaperError(
            _out_reason(error), file=path, folder=path.parent, why=_why(error)
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _out_reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "out-disk-full"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "out-read-only"
    return "out-failed"


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


COMMANDS: dict[str, Command] = {
    "typeset": Command("set a paper source as its official page", _typeset_arguments, _typeset),
}
