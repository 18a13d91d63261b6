"""`prachakhom typeset`: the page or one sentence, never half a file."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import cli

SEED = Path(__file__).parents[1] / "data" / "seed"
MEMO = str(SEED / "memo.md")


def run(*words: object) -> int:
    return cli.main(["typeset", *map(str, words)])


def test_a_paper_is_written(tmp_path: Path) -> None:
    out = tmp_path / "memo.pdf"
    assert run(MEMO, "-o", out) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.iterdir()] == ["memo.pdf"]


def test_the_program_itself_answers_with_its_exit_codes(tmp_path: Path) -> None:
    def program(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "desktop", *words]
        root = Path(__file__).parents[2]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    done = program("typeset", MEMO, "-o", str(tmp_path / "a.pdf"))
    assert (done.returncode, done.stderr) == (0, "")
    refused = program("typeset", str(tmp_path / "none.md"), "-o", str(tmp_path / "b.pdf"))
    assert refused.returncode == 1
    assert refused.stderr.startswith("prachakhom: there is no file")
    assert refused.stderr.count("\n") == 1
    assert program("typeset").returncode == 2
    assert "typeset" in program("--help").stdout


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "begins with a line of +++"),
        ('+++\nform = "poem"\n+++\n', 'there is no form "poem"'),
        ('+++\nform = "memo"\n+++\n', "the field agency is missing"),
        (
            '+++\nform = "memo"\nagency = "ก"\nsubject = "ข"\nto = "ค"\n+++\n\n😀',
            "line 8: the symbol 😀",
        ),
    ],
)
def test_a_fault_is_one_sentence_and_no_file(
    source: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(source, encoding="utf-8")
    assert run(paper, "-o", tmp_path / "out.pdf") == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1
    assert not (tmp_path / "out.pdf").exists()


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(MEMO, "-o", tmp_path / "missing" / "out.pdf") == 1
    assert "there is no folder" in capsys.readouterr().err
    assert run(MEMO, "-o", tmp_path) == 1
    assert "cannot write" in capsys.readouterr().err
    assert run(tmp_path, "-o", tmp_path / "out.pdf") == 1
    assert "cannot open" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(MEMO, "-o", "/dev/full") == 1
    assert "the disk is full" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "cannot write"),
    ],
)
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    number: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"before")

    def fails(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    assert run(MEMO, "-o", out) == 1
    assert said in capsys.readouterr().err
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
