"""The list of papers: found, filtered, sorted, looked at, opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.desk import Desk
from desktop.ui.documents.page import DocumentsPage
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog


def subjects(page: DocumentsPage) -> list[str]:
    rows = [page.model.row_at(place) for place in range(page.model.rowCount())]
    return [row.subject for row in rows if row is not None]


@pytest.fixture
def papers(town) -> list[int]:
    return [
        town.paper("ขออนุมัติจัดเวทีประชาคม", "memo", passed=2),
        town.paper("รับฟังความคิดเห็นร่างแผน", passed=4),
        town.paper("กำหนดวันหยุด", passed=0),
    ]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: Session, papers: list[int]) -> DocumentsPage:
    made = DocumentsPage(desk, session)
    qtbot.addWidget(made, before_close_func=lambda _page: desk.settle())
    made.resize(1134, 700)
    made.show()
    made.shown()
    desk.settle()
    return made


def test_the_last_touched_paper_stands_first_and_is_chosen(page: DocumentsPage) -> None:
    assert subjects(page)[0] == "กำหนดวันหยุด"
    assert page.table.currentIndex().row() == 0


def test_typing_into_the_search_box_finds(
    page: DocumentsPage, qtbot: QtBot, desk: Desk, type_thai
) -> None:
    type_thai(page.search, "ร่างแผน")
    qtbot.waitUntil(lambda: subjects(page) == ["รับฟังความคิดเห็นร่างแผน"])


def test_boxes_filter_and_one_link_clears_them(page: DocumentsPage, desk: Desk) -> None:
    links = {chip.text(): chip for chip in page.findChildren(QPushButton)}
    kinds = next(b for b in page.findChildren(QComboBox) if b.accessibleName() == "ชนิด")
    kinds.setCurrentIndex(kinds.findText("บันทึกข้อความ"))
    kinds.activated.emit(kinds.currentIndex())
    desk.settle()
    assert subjects(page) == ["ขออนุมัติจัดเวทีประชาคม"]
    links["ล้างตัวกรอง"].click()
    desk.settle()
    assert len(subjects(page)) == 3


def test_only_what_waits_for_me(page: DocumentsPage, desk: Desk, session: Session, town) -> None:
    page.show_mine()
    desk.settle()
    assert set(subjects(page)) == {"ขออนุมัติจัดเวทีประชาคม", "กำหนดวันหยุด"}
    session.become(town.clerk)
    desk.settle()
    assert subjects(page) == ["รับฟังความคิดเห็นร่างแผน"]


def test_a_heading_sorts(page: DocumentsPage, desk: Desk) -> None:
    page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    desk.settle()
    assert subjects(page) == ["กำหนดวันหยุด", "ขออนุมัติจัดเวทีประชาคม", "รับฟังความคิดเห็นร่างแผน"]


def test_enter_opens_the_chosen_paper(page: DocumentsPage, qtbot: QtBot, papers: list[int]) -> None:
    page.table.selectRow(0)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [papers[2]]


def test_beside_the_list_stands_what_comes_next(page: DocumentsPage, desk: Desk) -> None:
    page.table.selectRow(1)
    desk.settle()
    told = [part.text() for part in page.panel.findChildren(QLabel)]
    assert "ขั้นต่อไป: เสนอ" in told


def test_a_deed_elsewhere_is_seen_here(page: DocumentsPage, desk: Desk, town, papers) -> None:
    desk.do(lambda: town.pass_on(papers[2]))
    desk.settle()
    desk.settle()
    found = [page.model.row_at(place) for place in range(3)]
    assert next(row for row in found if row and row.id == papers[2]).stage == "type"


def test_nothing_found_says_what_to_do(page: DocumentsPage, desk: Desk) -> None:
    page.search.setText("ไม่มีคำนี้แน่นอน")
    page.reload()
    desk.settle()
    told = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    assert any("ลองใช้คำสั้นลง" in text.replace("\u200b", "") for text in told)


def test_delete_asks_and_then_puts_a_draft_away(
    page: DocumentsPage, qtbot: QtBot, desk: Desk
) -> None:
    page.table.selectRow(0)
    gone = subjects(page)[0]
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    asked = page.findChild(Dialog)
    assert asked is not None
    assert gone in subjects(page)
    asked.yes.click()
    for _ in range(3):
        desk.settle()
    assert gone not in subjects(page)
    assert len(subjects(page)) == 2
