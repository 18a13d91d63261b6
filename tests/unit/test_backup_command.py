"""`prachakhom backup`, `restore`, `check`: what they say of sound, damaged and foreign offices."""

import re
import shutil
from pathlib import Path

import pytest

from desktop import cli
from desktop.office import office, people
from desktop.office.words import sentences

FACTS = office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with office.opened(tmp_path / "office"):
        office.change(FACTS, actor=None)
        for number in range(300):
            people.add_post(f"ตำแหน่งที่ {number} " + "ก" * 300, actor=None)
    return tmp_path / "office"


def run(*words: object) -> int:
    return cli.main([str(word) for word in words])


def test_a_copy_brings_a_damaged_office_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", folder, tmp_path / "copy.db") == 0
    (folder / "office.db").write_bytes(b"no records at all, only words" * 500)
    assert run("check", folder) == 1
    assert run("restore", tmp_path / "copy.db", folder) == 0
    assert "aside-" in capsys.readouterr().out
    assert run("check", folder) == 0
    with office.opened(folder):
        assert office.facts().name == FACTS.name


def test_an_office_with_a_passphrase_is_restored_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with office.opened(tmp_path / "office", "ปลาทู"):
        office.change(FACTS, actor=None)
    monkeypatch.setenv("PRACHAKHOM_PASSPHRASE", "ปลาทู")
    assert run("backup", tmp_path / "office", tmp_path / "copy.db") == 0
    assert run("restore", tmp_path / "copy.db", tmp_path / "new") == 0
    monkeypatch.setenv("PRACHAKHOM_PASSPHRASE", "ปลากระป๋อง")
    assert run("restore", tmp_path / "copy.db", tmp_path / "third") == 1
    assert "passphrase is wrong" in capsys.readouterr().err
    assert not (tmp_path / "third" / "office.db").exists()


def test_many_damaged_pages_are_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "office.db"
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2 // 4096 * 4096
    whole[middle : middle + 40_960] = bytes(40_960)
    file.write_bytes(whole)
    assert run("check", folder) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Pages of the records file are damaged in" in said


def test_a_command_that_a_sentence_names_is_there() -> None:
    said = " ".join(text for sentence in sentences().values() for text in sentence)
    named = set(re.findall(r"prachakhom ([a-z]+)", said))
    assert "restore" in named
    assert named <= cli.COMMANDS.keys()


@pytest.mark.parametrize("words", [("backup", "{file}", "copy.db"), ("demo", "{file}/office")])
def test_a_file_where_a_folder_should_be_is_told(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert run(*(word.format(file=file) for word in words)) == 1
    said = capsys.readouterr().err
    assert said.startswith("prachakhom: ")
    assert said.count("\n") == 1
    assert "disk and its cable" not in said


def test_a_missing_copy_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder, tmp_path / "other")
    assert run("restore", tmp_path / "none.db", tmp_path / "other") == 1
    assert "none.db" in capsys.readouterr().err
    assert run("check", tmp_path / "other") == 0
