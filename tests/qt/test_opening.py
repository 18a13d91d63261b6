"""An office that cannot be opened is told in one Thai sentence, and is left as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db import engine
from desktop.office import office
from desktop.ui.first_run.opening import open_office
from desktop.ui.shell.dialogs import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
THAI = re.compile("[ก-๙]")


@pytest.fixture
def founded(tmp_path: Path) -> Path:
    with office.opened(tmp_path / "office"):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
    return tmp_path / "office"


def _foreign(folder: Path) -> None:
    (folder / "office.db").write_bytes(b"hello, I am another program's file" * 200)


def _newer(folder: Path) -> None:
    with office.opened(folder):
        key = office.office_folder.current().vault.data_key
    connection = engine.open_file(folder / "office.db", key)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def _damaged(folder: Path) -> None:
    file = folder / "office.db"
    whole = bytearray(file.read_bytes())
    whole[100:300] = bytes(200)
    file.write_bytes(whole)


def _without_records(folder: Path) -> None:
    (folder / "office.db").write_bytes(b"")


def _without_keys(folder: Path) -> None:
    (folder / "keys.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "names"),
    [
        (_foreign, "office.db"),
        (_newer, "รุ่น"),
        (_damaged, "office.db"),
        (_without_records, "office.db"),
        (_without_keys, "keys.json"),
    ],
)
def test_an_office_that_cannot_be_opened_says_why_and_is_left_as_it_was(
    qtbot: QtBot, founded: Path, spoil: Callable[[Path], None], names: str
) -> None:
    spoil(founded)
    before = {file.name: file.read_bytes() for file in founded.iterdir() if file.is_file()}
    told: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        words = [part.text() for part in dialog.findChildren(QLabel)]
        told.append(max(words, key=len).replace("\u200b", ""))
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    assert not open_office(founded)
    (sentence,) = told
    assert THAI.search(sentence)
    assert names in sentence
    assert "Traceback" not in sentence
    after = {file.name: file.read_bytes() for file in founded.iterdir() if file.is_file()}
    assert before.items() <= after.items()
