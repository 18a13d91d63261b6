"""A paper is typed, kept, shown as it prints, passed on, returned and numbered."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.office import drafting, drafts, sheets
from desktop.printing import source as paper_source
from desktop.ui.desk import Desk
from desktop.ui.editor.page import EditorPage
from desktop.ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: Session) -> EditorPage:
    made = EditorPage(desk, session)
    qtbot.addWidget(made, before_close_func=lambda _page: desk.settle())
    made.resize(1134, 700)
    made.show()
    return made


def opened(page: EditorPage, desk: Desk, paper: int) -> None:
    page.open_paper(paper)
    desk.settle()


def button(page: EditorPage, name: str) -> QPushButton:
    found = [b for b in page.findChildren(QPushButton) if b.accessibleName() == name]
    assert len(found) == 1, (
        f"{name}: {[b.accessibleName() for b in page.findChildren(QPushButton)]}"
    )
    return found[0]


def dialog() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def answer(words: str, button_name: str) -> None:
    asked = dialog()
    field = asked.findChild(QPlainTextEdit) or asked.findChild(QLineEdit)
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    else:
        field.setText(words)
    next(b for b in asked.findChildren(QPushButton) if b.accessibleName() == button_name).click()


def told(page: EditorPage) -> str:
    shown = (part.text() for part in page.findChildren(QLabel) if part.isVisible())
    return " ".join(shown).replace("\u200b", "")


def printed(page: EditorPage) -> str:
    """The words of the live page."""
    shown = page.preview._shown
    assert shown is not None
    with pypdfium2.PdfDocument(shown.pdf) as document:
        return " ".join(document[0].get_textpage().get_text_range().split())


def test_what_is_typed_stands_on_the_page(
    page: EditorPage, desk: Desk, town, qtbot: QtBot, type_thai
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    opened(page, desk, paper)
    before = page.preview.grab().toImage()
    page.body.clear()
    with qtbot.waitSignal(page.preview.drawn):
        type_thai(page.body, "ด้วยเทศบาลตำบลตัวอย่างกำหนดวันหยุด")
    desk.settle()
    assert page.preview.grab().toImage() != before


def test_typing_is_on_disk_within_a_second_and_comes_back(
    page: EditorPage, desk: Desk, town, qtbot: QtBot, session: Session, type_thai
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    opened(page, desk, paper)
    uid = sheets.open_sheet(paper).uid
    page.body.moveCursor(page.body.textCursor().MoveOperation.End)
    type_thai(page.body, "ทดสอบการกู้คืน")
    qtbot.waitUntil(lambda: drafts.recover(uid) is not None, timeout=1500)
    desk.settle()
    again = EditorPage(desk, session)
    qtbot.addWidget(again, before_close_func=lambda _page: desk.settle())
    again.show()
    opened(again, desk, paper)
    assert again.body.toPlainText().endswith("ทดสอบการกู้คืน")
    assert "กู้ข้อความ" in told(again)
    assert "ทดสอบการกู้คืน" not in sheets.open_sheet(paper).source


def test_saving_makes_a_version_and_empties_the_buffer(
    page: EditorPage, desk: Desk, town, type_thai
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    opened(page, desk, paper)
    before = len(sheets.open_sheet(paper).versions)
    type_thai(page.body, "ข้อความใหม่")
    page.save()
    desk.settle()
    sheet = sheets.open_sheet(paper)
    assert len(sheet.versions) == before + 1
    assert "ข้อความใหม่" in sheet.source
    assert drafts.recover(sheet.uid) is None


def test_opening_and_leaving_changes_nothing(page: EditorPage, desk: Desk, town) -> None:
    paper = town.paper("ขออนุมัติจัดเวที", "memo", passed=4)
    before = sheets.open_sheet(paper)
    opened(page, desk, paper)
    page.leave()
    desk.settle()
    assert sheets.open_sheet(paper) == before


def test_another_paper_opened_over_it_loses_no_typing(
    page: EditorPage, desk: Desk, town, type_thai
) -> None:
    first, second = town.paper("ฉบับแรก"), town.paper("ฉบับที่สอง")
    opened(page, desk, first)
    type_thai(page.body, "พิมพ์ค้างไว้")
    opened(page, desk, second)
    assert page.document() == second
    assert "พิมพ์ค้างไว้" in sheets.open_sheet(first).source
    assert "พิมพ์ค้างไว้" not in page.body.toPlainText()


def test_the_primary_button_names_the_next_step_and_takes_it(
    page: EditorPage, desk: Desk, town
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    opened(page, desk, paper)
    for name, stage in (("ส่งพิมพ์", "type"), ("ส่งทาน", "proofread"), ("ทานแล้ว ส่งตรวจ", "check")):
        button(page, name).click()
        desk.settle()
        desk.settle()
        assert sheets.open_sheet(paper).stage == stage


def test_a_step_of_somebody_else_is_grey_and_says_why(
    page: EditorPage, desk: Desk, town, session: Session
) -> None:
    opened(page, desk, town.paper("กำหนดวันหยุด", passed=3))
    forward = button(page, "ตรวจแล้ว เสนอ")
    assert not forward.isEnabled()
    assert "อรุณ" in forward.toolTip()
    session.become(town.head)
    assert forward.isEnabled()


def test_returning_needs_a_reason_and_shows_it(
    page: EditorPage, desk: Desk, town, session: Session
) -> None:
    paper = town.paper("กำหนดวันหยุด", passed=3)
    session.become(town.head)
    opened(page, desk, paper)
    button(page, "ส่งกลับ…").click()
    answer("  ", "ส่งกลับ")
    assert not sheets.open_sheet(paper).returned_reason
    answer("วันที่ไม่ตรงกับมติ", "ส่งกลับ")
    desk.settle()
    desk.settle()
    assert sheets.open_sheet(paper).returned_reason == "วันที่ไม่ตรงกับมติ"
    assert "วันที่ไม่ตรงกับมติ" in told(page)


def test_one_person_signs_in_two_capacities_and_it_is_said(
    page: EditorPage, desk: Desk, town, session: Session
) -> None:
    paper = town.paper("กำหนดวันหยุด", passed=4)
    session.become(town.clerk)
    opened(page, desk, paper)
    button(page, "เสนอต่อ").click()
    answer("เรียน นายกฯ - โปรดพิจารณา", "เสนอ")
    desk.settle()
    desk.settle()
    assert "สองฐานะ" in told(page)
    button(page, "ลงนาม").click()
    asked = dialog()
    assert "สองฐานะ" in " ".join(part.text() for part in asked.findChildren(QLabel))
    next(b for b in asked.findChildren(QPushButton) if b.accessibleName() == "ลงนาม").click()
    desk.settle()
    desk.settle()
    sheet = sheets.open_sheet(paper)
    assert sheet.stage == "signed"
    assert page.body.isReadOnly()


def test_an_edit_after_the_check_is_told_before_and_after(
    page: EditorPage, desk: Desk, town, type_thai
) -> None:
    paper = town.paper("กำหนดวันหยุด", passed=4)
    opened(page, desk, paper)
    assert "กลับไปขั้นทาน" in told(page)
    type_thai(page.body, "แก้")
    page.save()
    desk.settle()
    desk.settle()
    assert sheets.open_sheet(paper).stage == "proofread"
    assert "ถูกแก้ไข จึงกลับไปขั้นทาน" in told(page)


def test_the_next_number_is_shown_taken_and_voided_with_a_reason(
    page: EditorPage, desk: Desk, town, qtbot: QtBot
) -> None:
    paper = town.paper("ขออนุมัติจัดเวที", "memo")
    opened(page, desk, paper)
    button(page, "ขอเลข…").click()
    desk.settle()
    asked = dialog()
    assert "อท ๕๓๗๐๑/๑" not in printed(page)
    next(b for b in asked.findChildren(QPushButton) if "อท ๕๓๗๐๑/๑" in b.accessibleName()).click()
    desk.settle()
    desk.settle()
    assert sheets.open_sheet(paper).number == "อท ๕๓๗๐๑/๑"
    qtbot.waitUntil(lambda: "อท ๕๓๗๐๑/๑" in printed(page))
    button(page, "ยกเลิกเลข…").click()
    answer("พิมพ์ผิดส่วนราชการ", "ยกเลิกเลข")
    desk.settle()
    desk.settle()
    assert sheets.open_sheet(paper).void


def test_a_day_that_does_not_exist_is_told_under_the_text_and_blocks_nothing(
    page: EditorPage, desk: Desk, town, qtbot: QtBot, type_thai
) -> None:
    opened(page, desk, town.paper("กำหนดวันหยุด"))
    day = next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == "วันที่")
    day.clear()
    type_thai(day, "31/2/2569")
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    type_thai(page.body, "ก")
    qtbot.waitUntil(lambda: "31/2/2569" in told(page) or "๓๑" in told(page))
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("typed", "named"),
    [("ขอบคุณ 😀", "U+1F600"), ("ภาษาจีน 漢", "U+6F22")],
)
def test_a_sign_that_cannot_be_printed_is_told_under_the_text_and_stays_kept(
    page: EditorPage, desk: Desk, town, qtbot: QtBot, typed: str, named: str
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    opened(page, desk, paper)
    page.body.textCursor().insertText(typed)
    qtbot.waitUntil(lambda: named in told(page))
    assert QApplication.activeModalWidget() is None
    page.save()
    desk.settle()
    assert typed in sheets.open_sheet(paper).source


def test_a_passage_is_inserted_and_can_be_undone(page: EditorPage, desk: Desk, town) -> None:
    opened(page, desk, town.paper("กำหนดวันหยุด"))
    before = page.body.toPlainText()
    insert = button(page, "แทรกข้อความ")
    menu = insert.menu()
    menu.actions()[0].trigger()
    assert page.body.toPlainText() != before
    button(page, "เลิกทำ").click()
    assert page.body.toPlainText() == before


def test_a_photo_is_kept_and_stands_on_the_page(
    page: EditorPage, desk: Desk, town, qtbot: QtBot, tmp_path
) -> None:
    opened(page, desk, town.paper("ภาพกิจกรรม"))
    photo = QImage(300, 200, QImage.Format.Format_RGB32)
    photo.fill(0xFF336699)
    assert photo.save(str(tmp_path / "ภาพ.png"))
    page.fields.photo_given.emit(tmp_path / "ภาพ.png")
    desk.settle()
    assert re.search(r"!\[\]\([0-9a-f]{64}\)", page.body.toPlainText())
    with qtbot.waitSignal(desk.troubled):
        page.fields.photo_given.emit(tmp_path / "ไม่มี.png")
        desk.settle()


def test_a_footnote_gets_its_mark_and_its_place(page: EditorPage, desk: Desk, town) -> None:
    opened(page, desk, town.paper("เชิงอรรถ"))
    page.body.setPlainText("ตามระเบียบ")
    page.body.moveCursor(QTextCursor.MoveOperation.End)
    page.body.begin_footnote()
    page.body.insertPlainText("ระเบียบ พ.ศ. ๒๕๔๘")
    assert page.body.toPlainText() == "ตามระเบียบ[^1]\n[^1]: ระเบียบ พ.ศ. ๒๕๔๘"


def test_the_head_of_the_page_says_what_fitting_did(
    page: EditorPage, desk: Desk, town, qtbot: QtBot
) -> None:
    paper = town.paper("พอดีหน้าเดียว")
    front, body = paper_source.split(sheets.open_sheet(paper).source)
    drafting.save(
        paper, paper_source.compose({**front, "fit": "one page"}, body), actor=town.typist
    )
    opened(page, desk, paper)
    qtbot.waitUntil(lambda: "พอดีหน้าเดียวตามแบบ" in told(page))
