"""The print dialog: copies chosen, a PDF saved, a printer that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from desktop.office import history, papers
from desktop.ui.desk import Desk
from desktop.ui.editor.printing import PrintDialog, _last_folder, _remember_folder
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.widgets.file_dialog import FileDialog


def dialog_for(window: MainWindow, desk: Desk, session: Session, paper: int) -> PrintDialog:
    return PrintDialog(
        window,
        desk,
        "กำหนดวันหยุด",
        lambda copy: papers.paper_of(paper, copy),
        lambda copies: papers.note_printed(paper, copies=copies, actor=session.actor),
    )


@pytest.fixture
def printing(
    window: MainWindow, desk: Desk, session: Session, town, qtbot: QtBot
) -> tuple[PrintDialog, int]:
    paper = town.paper("กำหนดวันหยุด", passed=6)
    made = dialog_for(window, desk, session, paper)
    made.open()
    return made, paper


def test_original_and_office_copy_are_saved_side_by_side(
    printing: tuple[PrintDialog, int], desk: Desk, tmp_path: Path
) -> None:
    dialog, paper = printing
    dialog._save_as(str(tmp_path / "ประกาศ.pdf"))
    desk.settle()
    found = sorted(file.name for file in tmp_path.glob("*.pdf"))
    assert found == ["ประกาศ-สำเนาคู่ฉบับ.pdf", "ประกาศ.pdf"]
    original, copy = (len(PdfReader(tmp_path / name).pages) for name in found)
    assert (original, copy) == (1, 1)
    assert history.of_document(paper)[0].deed == "document.exported"


def test_a_place_that_cannot_be_written_is_told_and_the_dialog_stays(
    printing: tuple[PrintDialog, int], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog, _ = printing
    with qtbot.waitSignal(desk.troubled):
        dialog._save_as(str(tmp_path / "ไม่มีโฟลเดอร์นี้" / "ประกาศ.pdf"))
    assert dialog.isVisible()
    dialog.close()


def test_without_a_printer_printing_is_grey_and_says_what_to_do(
    window: MainWindow,
    desk: Desk,
    session: Session,
    town,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    made = dialog_for(window, desk, session, town.paper("กำหนดวันหยุด"))
    made.open()
    assert not made.yes.isEnabled()
    assert "PDF" in made.yes.toolTip()
    made.close()


def test_without_a_printer_enter_keeps_a_pdf_where_the_last_one_went(
    window: MainWindow,
    desk: Desk,
    session: Session,
    town,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = dialog_for(window, desk, session, town.paper("กำหนดวันหยุด"))
    dialog.open()
    for place in (tmp_path / "one", tmp_path / "two"):
        place.mkdir()
        qtbot.keyClick(next(iter(dialog._copies.values())), Qt.Key.Key_Return)
        (asked,) = [one for one in dialog.findChildren(FileDialog) if one.isVisible()]
        assert asked.selectedFiles()[0].endswith("กำหนดวันหยุด.pdf")
        _remember_folder(str(place / "กำหนดวันหยุด.pdf"))
        asked.reject()
        assert _last_folder() == place
    (tmp_path / "two").rmdir()
    assert _last_folder().is_dir(), "a folder that is gone is not proposed"


def test_no_copies_at_all_is_said(printing: tuple[PrintDialog, int]) -> None:
    dialog, _ = printing
    for count in dialog.findChildren(QSpinBox):
        count.setValue(0)
    dialog._print()
    assert "อย่างน้อย" in dialog._note.text()
    dialog.close()


def test_copies_are_counted_in_thai_digits(printing: tuple[PrintDialog, int]) -> None:
    dialog, _ = printing
    count = dialog.findChildren(QSpinBox)[0]
    count.setValue(12)
    assert count.text().startswith("๑๒")
    count.lineEdit().setText("๗ ชุด")
    count.interpretText()
    assert count.value() == 7
    dialog.close()


def test_a_letter_like_paper_is_kept_as_word_too(
    printing: tuple[PrintDialog, int], desk: Desk, tmp_path: Path
) -> None:
    dialog, _ = printing
    dialog.offer_word()
    assert dialog._word.isVisible()
    dialog._save_word(str(tmp_path / "ประกาศ.docx"))
    desk.settle()
    assert "กำหนดวันหยุด" in "".join(p.text for p in Document(tmp_path / "ประกาศ.docx").paragraphs)


def test_a_paper_with_blanks_goes_to_everybody_on_a_list(
    window: MainWindow, desk: Desk, session: Session, town, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_for(window, desk, session, town.paper("แจ้ง {ชื่อ}", "letter"))
    dialog.open()
    dialog.offer_merge()
    people = tmp_path / "รายชื่อ.csv"
    people.write_text("ชื่อ\n" + "\n".join(f"นายสมหมาย ที่{n}" for n in range(1, 6)), "utf-8")
    dialog.take_list(str(people))
    desk.settle()
    assert "๕ ราย" in dialog._note.text()
    dialog._save_as(str(tmp_path / "ทุกคน.pdf"))
    desk.settle()
    pages = PdfReader(tmp_path / "ทุกคน.pdf").pages
    assert len(pages) == 5
    assert "ที่๕" in pages[4].extract_text().replace(" ", "")


def test_a_list_with_a_hole_is_told_before_anything_is_printed(
    window: MainWindow, desk: Desk, session: Session, town, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_for(window, desk, session, town.paper("แจ้ง {ชื่อ}", "letter"))
    dialog.open()
    (tmp_path / "x.csv").write_text("ชื่อ,บ้าน\nก,๑\n,๒\n", "utf-8")
    with qtbot.waitSignal(desk.troubled) as told:
        dialog.take_list(str(tmp_path / "x.csv"))
    assert told.args[0].reason == "merge-field-missing"
    assert dialog._rows == []
    dialog.close()
