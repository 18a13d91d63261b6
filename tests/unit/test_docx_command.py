"""`prachakhom typeset --docx`: the page and the Word document, or one sentence."""

import io
from pathlib import Path

import pytest
from docx import Document

from desktop import cli

MEMO = Path(__file__).parents[2] / "resources" / "forms" / "memo.md"


def run(*words: object) -> int:
    return cli.main(["typeset", *map(str, words)])


def test_both_files_are_written(tmp_path: Path) -> None:
    page, document = tmp_path / "memo.pdf", tmp_path / "memo.docx"
    assert run(MEMO, "-o", page, "--docx", document) == 0
    assert page.read_bytes().startswith(b"%PDF")
    read = Document(io.BytesIO(document.read_bytes()))
    assert read.paragraphs[0].text == "บันทึกข้อความ"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memo.docx", "memo.pdf"]


def test_without_the_wish_there_is_no_word_document(tmp_path: Path) -> None:
    assert run(MEMO, "-o", tmp_path / "memo.pdf") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["memo.pdf"]


def test_a_fault_in_the_paper_leaves_neither_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "paper.md"
    broken.write_text('+++\nform = "memo"\n+++\n', encoding="utf-8")
    assert run(broken, "-o", tmp_path / "a.pdf", "--docx", tmp_path / "a.docx") == 1
    assert "the field agency is missing" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["paper.md"]


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing" / "a.docx"
    assert run(MEMO, "-o", tmp_path / "a.pdf", "--docx", missing) == 1
    assert "there is no folder" in capsys.readouterr().err
