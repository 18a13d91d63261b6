"""The command line: the office's work without a window (the contract is in the README).

Exit codes: 0 done, 1 refused with one sentence on stderr, 2 wrong usage. A command is a function
that adds its arguments and one that runs; both import what they need when they need it.
"""

from __future__ import annotations

import argparse
import errno
import getpass
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop import cli_exchange
from desktop.printing.errors import PaperError

if TYPE_CHECKING:
    from desktop.office.postings.verify import Verdict
    from desktop.office.words import Told
    from desktop.printing.paper import Paper

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
        return _told(error)


def _told(error: Told) -> int:
    """One clear sentence on stderr."""
    from desktop.office.words import tell

    print(f"prachakhom: {tell(error, 'en')}", file=sys.stderr)
    return REFUSED


def _in_office(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A command that works on an office: its refusals and troubles are told, not traced."""

    def told(asked: argparse.Namespace) -> int:
        from desktop.office.errors import Refused
        from desktop.office.office import RecordsError

        try:
            return run(asked)
        except (Refused, RecordsError) as error:
            return _told(error)

    return told


def _typeset_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE.md", type=Path, help="the paper's source text")
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="the page to write"
    )
    parser.add_argument(
        "--docx", metavar="OUT.docx", type=Path, help="the same paper for Word, too"
    )
    parser.add_argument(
        "--emblem", metavar="FILE", type=Path, help="the office's SVG or PNG emblem"
    )
    parser.add_argument(
        "--merge", metavar="LIST.csv", type=Path, help="print the paper once for each row"
    )
    parser.add_argument("--family", metavar="NAME", default="", help="an installed Sarabun family")


def _typeset(asked: argparse.Namespace) -> int:
    from desktop.printing import house, merging, photos, source, typeset

    paper = source.read_bytes(read_file(asked.source), asked.source.name)
    paper = photos.with_pictures(paper, lambda name: _beside(asked.source, name, paper))
    emblem = read_file(asked.emblem) if asked.emblem else None
    style = house.House(emblem=emblem, family=asked.family)
    if asked.merge:
        rows = merging.read_list(read_file(asked.merge), asked.merge.name)
        printed = typeset.typeset_many(merging.merged(paper, rows), style)
    else:
        printed = typeset.typeset(paper, style)
    document = b""
    if asked.docx:
        from desktop.printing.docx import docx

        document = docx(paper, style)
    write_file(asked.output, printed.pdf)
    if asked.docx:
        write_file(asked.docx, document)
    return DONE


def _beside(file: Path, name: str, paper: Paper) -> bytes:
    """A photo that lies beside its paper. Raises PaperError `photo-missing` with the line."""
    from desktop.printing import photos

    try:
        folder = file.parent.resolve()
        found = (folder / name).resolve()
        if found.is_relative_to(folder):  # a paper sent by mail must not print what lies elsewhere
            return found.read_bytes()
    except (OSError, ValueError):
        pass
    raise PaperError("photo-missing", name=name, line=photos.line_of(paper, name))


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that holds no office")
    parser.add_argument("--years", metavar="N", type=_count, default=1, help="years of papers")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="another invented office")
    parser.add_argument("--documents", metavar="N", type=_count, default=0, help="papers at least")
    parser.add_argument("--hearings", metavar="N", type=_count, default=6, help="hearings")
    parser.add_argument("--people", metavar="N", type=_count, default=240, help="residents")
    parser.add_argument("--opinions", metavar="N", type=_count, default=12, help="a hearing")
    parser.add_argument("--papers", metavar="OUT", type=Path, help="write the signed ones as PDF")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number of 0 or more")
    return number


def _demo(asked: argparse.Namespace) -> int:
    from desktop.office import demo

    made = demo.make_demo(
        asked.folder,
        years=asked.years,
        seed=asked.seed,
        documents_wanted=asked.documents,
        hearings=asked.hearings,
        residents=asked.people,
        opinions=asked.opinions,
    )
    print(f"{made.papers} papers, {made.people} people: {asked.folder}")
    if asked.papers is not None:
        count = demo.print_papers(asked.folder, asked.papers)
        print(f"{count} PDF files: {asked.papers}")
    return DONE


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the office")


def _check(asked: argparse.Namespace) -> int:
    from desktop.office import office
    from desktop.office.words import tell

    office.open_at(asked.folder, passphrase=_passphrase(asked.folder))
    try:
        problems = office.problems()
    finally:
        office.close()
    for problem in problems:
        print(f"prachakhom: {tell(problem, 'en')}", file=sys.stderr)
    if not problems:
        print(f"sound: {asked.folder}")
    return REFUSED if problems else DONE


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the office")
    parser.add_argument("copy", metavar="FILE", type=Path, help="the copy to write")


def _backup(asked: argparse.Namespace) -> int:
    from desktop.office import backups, office

    office.open_at(asked.folder, passphrase=_passphrase(asked.folder))
    try:
        keys = backups.keep(asked.copy)
    finally:
        office.close()
    print(f"{asked.copy}, and beside it its keys: {keys.name}")
    return DONE


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", metavar="FILE", type=Path, help="a copy `backup` wrote")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the office")


def _restore(asked: argparse.Namespace) -> int:
    from desktop.office import backups

    locked = backups.wants_passphrase(asked.copy, asked.folder)
    aside = backups.bring_back(
        asked.copy, asked.folder, passphrase=_typed_passphrase() if locked else None
    )
    print(f"restored: {asked.folder}; what was there before: {aside}")
    print("before it gives numbers again, recognise this PC in the exchange room of the window")
    return DONE


def _passphrase(folder: Path) -> str | None:
    """What opens an office: nothing, PRACHAKHOM_PASSPHRASE, or what is typed at the prompt."""
    from desktop.office import office

    if not office.exists(folder) or not office.wants_passphrase(folder):
        return None
    return _typed_passphrase()


def _typed_passphrase() -> str:
    return os.environ.get("PRACHAKHOM_PASSPHRASE") or getpass.getpass("Passphrase: ")


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


def _dump_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the office")
    parser.add_argument("target", metavar="OUT", type=Path, help="an empty or missing folder")


def _dump(asked: argparse.Namespace) -> int:
    from desktop.office import documents, dump, office

    office.open_at(asked.folder, passphrase=_passphrase(asked.folder))
    try:
        count = dump.dump(asked.target)
        signed = len(documents.find(documents.DocumentQuery(stage="signed")))
    finally:
        office.close()
    if signed:
        from desktop.office.demo import print_papers

        print_papers(asked.folder, asked.target / "papers", _passphrase(asked.folder))
    print(f"{count} rows, {signed} signed papers: {asked.target}")
    return DONE


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the office")
    parser.add_argument("words", metavar="WORDS", nargs="+")
    parser.add_argument("--most", metavar="N", type=_count, default=50, help="lines at most")


def _search(asked: argparse.Namespace) -> int:
    from desktop.office import documents, office

    office.open_at(asked.folder, passphrase=_passphrase(asked.folder))
    try:
        query = documents.DocumentQuery(text=" ".join(asked.words))
        rows = documents.rows(documents.find(query, asked.most))
    finally:
        office.close()
    for row in rows:
        print(f"{row.number or '-'}\t{row.kind}\t{row.stage}\t{row.subject}")
    return DONE if rows else REFUSED


def _exchange(
    run: Callable[[argparse.Namespace, Callable[[Path], str | None]], bool],
) -> Callable[[argparse.Namespace], int]:
    """A command of `cli_exchange`: whether all went well becomes the exit code."""
    return _in_office(lambda asked: DONE if run(asked, _passphrase) else REFUSED)


def _update_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.pku", type=Path, help="an update on a stick")
    parser.add_argument("--office", metavar="DIR", type=Path, help="the folder of the office")


def _update(asked: argparse.Namespace) -> int:
    from desktop import paths
    from desktop.office import office
    from desktop.office.updates import applying, place

    own = place.own()
    folder = asked.office or paths.default_office()
    there = office.exists(folder)
    if there:
        office.open_at(folder, passphrase=_passphrase(folder))
    try:
        version = applying.apply(asked.file, own)
    finally:
        if there:
            office.close()
    print(f"{version} starts next; what runs now goes on as it is")
    return DONE


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("asked", metavar="FILE|CODE", help="a PDF, photo, text file, or a code")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--office", metavar="DIR", type=Path, help="the folder of the office")
    source.add_argument("--keys", metavar="FILE.pkk", type=Path, help="the office's public keys")
    parser.add_argument(
        "--write-keys", metavar="OUT.pkk", type=Path, help="write those keys for anybody, too"
    )


def _verify(asked: argparse.Namespace) -> int:
    """Genuine: 0; changed, void or not to be trusted: 1. No network, no office with --keys."""
    from desktop import paths
    from desktop.office import office
    from desktop.office.errors import Refused
    from desktop.office.postings import codes, verify

    if asked.keys is not None:
        verdict = verify.check(asked.asked, codes.read_keys(asked.keys), records=False)
        return _tell_verdict(verdict)
    folder = asked.office or paths.default_office()
    if not office.exists(folder):
        raise Refused("code-no-keys")
    office.open_at(folder, passphrase=_passphrase(folder))
    try:
        if asked.write_keys is not None:
            codes.write_keys(asked.write_keys)
        verdict = verify.check(asked.asked, codes.keys_here(), records=True)
    finally:
        office.close()
    return _tell_verdict(verdict)


def _tell_verdict(verdict: Verdict) -> int:
    from desktop.office.words.posting_screen import VERDICTS, VERDICTS_EN

    number = f"no. {verdict.number}, " if verdict.number else ""
    print(VERDICTS[verdict.result][1])
    print(f"{VERDICTS_EN[verdict.result]}: {verdict.office}, {number}{verdict.day}")
    if verdict.subject:
        print(verdict.subject)
    if verdict.change is not None:
        print(f"line {verdict.change.line}, signed: {verdict.change.signed or '-'}")
        print(f"line {verdict.change.line}, found:  {verdict.change.found or '-'}")
    elif verdict.result == "code-only" and verdict.text:
        print(f"\n{verdict.text}")
    return DONE if verdict.result in ("genuine", "code-only") else REFUSED


COMMANDS: dict[str, Command] = {
    "backup": Command("write a verified copy of an office", _backup_arguments, _in_office(_backup)),
    "check": Command("look for damage and broken rules", _check_arguments, _in_office(_check)),
    "bundle": Command(
        "pass records between PCs", cli_exchange.bundle_arguments, _exchange(cli_exchange.bundle)
    ),
    "demo": Command("make a demo office of invented papers", _demo_arguments, _in_office(_demo)),
    "publish": Command(
        "write public parts to PostgreSQL",
        cli_exchange.publish_arguments,
        _exchange(cli_exchange.publish),
    ),
    "rollup": Command(
        "gather the public parts of many offices",
        cli_exchange.rollup_arguments,
        _exchange(cli_exchange.rollup),
    ),
    "restore": Command("put a copy back", _restore_arguments, _in_office(_restore)),
    "dump": Command("write an office's records as open files", _dump_arguments, _in_office(_dump)),
    "search": Command("find papers by any words", _search_arguments, _in_office(_search)),
    "sync": Command(
        "one pass with the hub", cli_exchange.sync_arguments, _exchange(cli_exchange.sync)
    ),
    "update": Command("update the program from a file", _update_arguments, _in_office(_update)),
    "typeset": Command("set a paper source as its official page", _typeset_arguments, _typeset),
    "verify": Command("is this notice genuine?", _verify_arguments, _in_office(_verify)),
}
