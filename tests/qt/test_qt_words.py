"""What Qt itself says stands in Thai: a clerk meets it in every text field and file dialog."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from desktop.ui.look.qt_words import QtWords
from desktop.ui.widgets.file_dialog import FileDialog

LATIN = re.compile("[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def thai(qapp: QApplication) -> Iterator[None]:
    words = QtWords(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_thai(qtbot: QtBot, kind: type) -> None:
    field = kind("ข้อความ")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert "คัดลอก" in words
    assert [word for word in words if LATIN.search(word)] == []


@pytest.mark.parametrize(
    "mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave]
)
def test_the_file_dialog_is_thai(qtbot: QtBot, mode: QFileDialog.AcceptMode, tmp_path) -> None:
    dialog = FileDialog(None, "เลือกไฟล์", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    words = [part.text() for part in dialog.findChildren(QPushButton)]
    words += [part.text() for part in dialog.findChildren(QLabel)]
    words += [part.toolTip() for part in dialog.findChildren(QToolButton)]
    header = dialog.findChild(object, "treeView").header()
    model = header.model()
    words += [str(model.headerData(n, header.orientation())) for n in range(model.columnCount())]
    words += dialog.nameFilters()
    assert dialog.findChild(object, "treeView").itemDelegateForColumn(3) is not None
    assert ("บันทึก" if mode is QFileDialog.AcceptMode.AcceptSave else "เปิด") in words
    assert [word for word in words if LATIN.search(word)] == []


def test_a_word_qt_does_not_know_stays_itself(qapp: QApplication) -> None:
    assert qapp.translate("QFileDialog", "Nobody says this") == "Nobody says this"
    assert qapp.translate("Other", "Open") == "Open"


def test_a_files_day_in_the_file_dialog_is_written_as_the_house_writes_days(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "memo.pdf"
    file.write_bytes(b"")
    os.utime(file, (1772415000, 1772415000))  # 2 March 2026, 01:30 UTC
    model = QFileSystemModel()
    model.setRootPath(str(tmp_path))
    dialog = FileDialog(None, "เลือกไฟล์", str(tmp_path))
    qtbot.addWidget(dialog)
    days = dialog.findChild(QTreeView, "treeView").itemDelegateForColumn(3)
    option = QStyleOptionViewItem()
    days.initStyleOption(option, model.index(str(file)).siblingAtColumn(3))
    assert option.text == "๒ มี.ค. ๒๕๖๙ ๐๘.๓๐ น."


def test_every_window_asks_for_files_with_the_dialog_that_writes_thai_days() -> None:
    ui = Path(__file__).parents[2] / "desktop" / "ui"
    plain = [
        str(file.relative_to(ui))
        for file in ui.rglob("*.py")
        if "QFileDialog(" in file.read_text(encoding="utf-8")
    ]
    assert plain == []
