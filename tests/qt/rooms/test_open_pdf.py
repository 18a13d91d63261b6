"""A PDF of ours dropped on the window opens its record; another is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.office import documents, office, papers
from desktop.printing import source
from desktop.printing.typeset import typeset
from desktop.ui.desk import Desk
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow


def dropped(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, none))


def settled(desk: Desk) -> None:
    for _ in range(4):
        desk.settle()


def test_a_dropped_pdf_opens_the_paper_it_was_printed_from(
    window: MainWindow, desk: Desk, town, tmp_path: Path
) -> None:
    paper = town.paper("กำหนดวันหยุด", passed=2)
    file = tmp_path / "ประกาศ.PDF"
    file.write_bytes(typeset(papers.paper_of(paper), office.house()).pdf)
    dropped(window, file)
    settled(desk)
    assert window.editor.document() == paper


def test_a_paper_of_elsewhere_is_offered_as_a_new_draft(
    window: MainWindow, desk: Desk, town, tmp_path: Path
) -> None:
    text = paths.resource("forms", "announcement.md").read_text("utf-8")
    file = tmp_path / "elsewhere.pdf"
    file.write_bytes(typeset(source.read(text)).pdf)
    window.open_pdf(file)
    settled(desk)
    asked = window.findChild(Dialog)
    assert asked is not None
    asked.yes.click()
    settled(desk)
    (made,) = documents.find(documents.DocumentQuery())
    assert window.editor.document() == made


def test_the_pdf_of_another_program_is_told(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "other.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF")
    with qtbot.waitSignal(desk.troubled) as told:
        window.open_pdf(file)
    assert told.args[0].reason == "pdf-not-ours"
    with qtbot.waitSignal(desk.troubled) as told:
        window.open_pdf(tmp_path / "gone.pdf")
    assert told.args[0].reason == "pdf-unreadable"


@pytest.mark.parametrize("name", ["a.txt", "b.docx"])
def test_other_files_are_not_taken(
    window: MainWindow, desk: Desk, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("x")
    dropped(window, tmp_path / name)
    assert window.place != 4
