"""What Qt itself says stands in Thai: a clerk meets it in every text field and file dialog."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from desktop.ui.look.qt_words import QtWords

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
    dialog = QFileDialog(None, "เลือกไฟล์", str(tmp_path))
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
    assert ("บันทึก" if mode is QFileDialog.AcceptMode.AcceptSave else "เปิด") in words
    assert [word for word in words if LATIN.search(word)] == []


def test_a_word_qt_does_not_know_stays_itself(qapp: QApplication) -> None:
    assert qapp.translate("QFileDialog", "Nobody says this") == "Nobody says this"
    assert qapp.translate("Other", "Open") == "Open"
