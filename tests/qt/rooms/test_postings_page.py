"""The room of postings, worked as its clerk works it: by the keyboard, with dropped photos."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.office import office, papers, register
from desktop.office.postings import codes, lists, log, places
from desktop.printing import typeset
from desktop.ui.desk import Desk
from desktop.ui.postings.dialogs import DownDialog, MendDialog, PostDialog, TornDialog
from desktop.ui.postings.page import PostingsPage
from desktop.ui.postings.places_dialog import BoardsDialog, PlaceDialog
from desktop.ui.postings.round_dialog import RoundDialog
from desktop.ui.postings.verify_dialog import VerifyDialog
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Chooser, Dialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import POSTINGS
from tests import board_photos
from tests.unit.postings_kit import sign, signed_notice

D = TypeVar("D", bound=Dialog)


@pytest.fixture
def boards(town) -> list[int]:
    return [
        places.add("ป้ายสำนักงาน", "board", actor=None),
        places.add("ศาลาหมู่ ๑", "village", actor=None),
        places.add("เว็บไซต์", "web", actor=None),
    ]


@pytest.fixture
def notice(town, boards: list[int]) -> int:
    made = town.paper("ปิดถนนซ่อมผิวจราจร")
    sign(made, town.typist)
    register.take_number(made, actor=town.typist)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: Session, notice: int) -> PostingsPage:
    made = PostingsPage(desk, session)
    qtbot.addWidget(made, before_close_func=lambda _page: desk.settle())
    made.resize(1134, 700)
    made.show()
    made.shown()
    desk.settle()
    desk.settle()
    return made


def dialog(page: PostingsPage, kind: type[D], desk: Desk) -> D:
    desk.settle()
    return next(one for one in page.findChildren(kind) if one.isVisible())


def states(notice: int) -> dict[str, str]:
    return {spot.place.name: spot.state for spot in lists.rows([notice])[0].spots}


def press(page: PostingsPage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(page.table, key)


def test_enter_logs_the_posting_at_every_place_offered(
    page: PostingsPage, qtbot: QtBot, desk: Desk, notice: int
) -> None:
    press(page, qtbot, Qt.Key.Key_Return)
    asked = dialog(page, PostDialog, desk)
    asked.when.hour.setText("๙.๓๐")
    asked.address.setText("https://example.go.th/1")
    asked.yes.click()
    desk.settle()
    assert set(states(notice).values()) == {"up"}
    assert {e.hour for e in lists.open_notice(notice).entries} == {"09:30"}
    addresses = {e.place: e.address for e in lists.open_notice(notice).entries}
    assert addresses == {
        "ป้ายสำนักงาน": "",
        "ศาลาหมู่ ๑": "",
        "เว็บไซต์": "https://example.go.th/1",
    }
    qtbot.waitUntil(lambda: page.panel.spots.count() == 3)


def test_enter_in_the_list_of_places_posts_once(
    page: PostingsPage, qtbot: QtBot, desk: Desk, notice: int
) -> None:
    press(page, qtbot, Qt.Key.Key_Return)
    asked = dialog(page, PostDialog, desk)
    qtbot.keyClick(asked.places, Qt.Key.Key_Return)
    desk.settle()
    assert set(states(notice).values()) == {"up"}
    assert asked._why.text() == "", "a second posting is refused"


def test_a_notice_that_leaves_the_list_leaves_the_panel(
    page: PostingsPage, qtbot: QtBot, desk: Desk, town, notice: int, boards: list[int]
) -> None:
    log.post(notice, boards[:1], on_day=lists.clock.today(), by=town.typist, actor=town.typist)
    page.reload()
    desk.settle()
    desk.settle()
    assert page.panel.sheet() is not None
    press(page, qtbot, Qt.Key.Key_Delete)
    asked = dialog(page, DownDialog, desk)
    asked.reason.setText("งานยกเลิก")
    asked.yes.click()
    for _ in range(4):
        desk.settle()
    assert page.model.rowCount() == 0
    assert page.panel.sheet() is None, "its buttons would do nothing"


def test_a_place_not_ticked_is_not_logged_and_a_bad_hour_is_told(
    page: PostingsPage, qtbot: QtBot, desk: Desk, notice: int
) -> None:
    press(page, qtbot, Qt.Key.Key_Return)
    asked = dialog(page, PostDialog, desk)
    asked.places.item(1).setCheckState(Qt.CheckState.Unchecked)
    asked.when.hour.setText("สายๆ")
    asked.yes.click()
    desk.settle()
    assert states(notice) == {}
    assert any("อ่านเวลา" in one.text() for one in asked.findChildren(QLabel))
    asked.when.hour.setText("")
    asked.yes.click()
    desk.settle()
    assert set(states(notice)) == {"ป้ายสำนักงาน", "เว็บไซต์"}


def test_many_are_taken_down_at_once_with_the_reason_for_doing_it_early(
    page: PostingsPage, qtbot: QtBot, desk: Desk, town, notice: int, boards: list[int]
) -> None:
    other = town.paper("เลื่อนเก็บขยะ")
    sign(other, town.typist)
    for one in (notice, other):
        log.post(one, boards[:2], on_day=lists.clock.today(), by=town.typist, actor=town.typist)
    page.reload()
    desk.settle()
    page.table.selectAll()
    press(page, qtbot, Qt.Key.Key_Delete)
    asked = dialog(page, DownDialog, desk)
    assert asked.places.count() == 4
    asked.yes.click()
    desk.settle()
    assert any("ใส่เหตุผล" in one.text() for one in asked.findChildren(QLabel))
    asked.reason.setText("งานยกเลิก")
    asked.yes.click()
    desk.settle()
    assert set(states(notice).values()) | set(states(other).values()) == {"down"}


def test_torn_posted_again_and_an_entry_mended(
    page: PostingsPage, desk: Desk, town, notice: int, boards: list[int]
) -> None:
    log.post(notice, boards[:2], on_day=lists.clock.today(), by=town.typist, actor=town.typist)
    page.reload()
    desk.settle()
    desk.settle()
    for state in ("torn", "up"):
        page.panel.spots.item(0).setSelected(True)
        page.ask_torn()
        asked = dialog(page, TornDialog, desk)
        asked.reason.setText("ฝนตก")
        asked.yes.click()
        desk.settle()
        desk.settle()
        assert states(notice)["ป้ายสำนักงาน"] == state
    page.panel.log.setCurrentRow(page.panel.log.count() - 1)
    page.ask_mend()
    mend = dialog(page, MendDialog, desk)
    mend.when.hour.setText("10.15")
    mend.yes.click()
    desk.settle()
    desk.settle()
    entries = lists.open_notice(notice).entries
    assert [e.hour for e in entries if e.holds and e.kind == "posted"].count("10:15") == 1
    assert any(not e.holds for e in entries)


def test_certificate_says_why_not_on_its_button(page: PostingsPage, desk: Desk) -> None:
    button = next(
        b for b in page.panel.findChildren(QPushButton) if b.accessibleName() == "หนังสือรับรอง"
    )
    assert not button.isEnabled()
    assert "ยังไม่ได้เลือกจุด" in button.toolTip()


def test_boards_are_added_moved_and_put_away(
    page: PostingsPage, desk: Desk, boards: list[int], qtbot: QtBot
) -> None:
    page.ask_places()
    asked = dialog(page, BoardsDialog, desk)
    desk.settle()
    qtbot.keyClick(asked.list, Qt.Key.Key_Insert)
    new = next(one for one in asked.findChildren(PlaceDialog) if one.isVisible())
    new.name.setText("ป้ายตลาด")
    new.yes.click()
    desk.settle()
    desk.settle()
    assert [row.name for row in places.all_places()][-1] == "ป้ายตลาด"
    asked.list.setCurrentRow(3)
    asked._move(-1)
    desk.settle()
    desk.settle()
    assert [row.name for row in places.all_places()][2] == "ป้ายตลาด"
    qtbot.keyClick(asked.list, Qt.Key.Key_Delete)
    desk.settle()
    assert "ป้ายตลาด" not in {row.name for row in places.all_places()}
    asked.accept()


def printed(notice: int) -> bytes:
    return typeset.typeset(papers.paper_of(notice), office.house()).pdf


def test_dropped_photos_are_read_asked_about_and_put_down(
    page: PostingsPage, desk: Desk, town, notice: int, boards: list[int], tmp_path: Path, qtbot
) -> None:
    log.plan(notice, boards[:1], actor=town.typist)
    shown = board_photos.page(printed(notice), dpi=200)
    good, blank = tmp_path / "good.jpg", tmp_path / "blank.jpg"
    size = (2016, 1512)
    good.write_bytes(board_photos.photo([shown], Random(1), size=size, share=0.9, steady=True))
    blank.write_bytes(board_photos.photo([], Random(2), size=size, steady=True))
    drop(page, good, blank)
    asked = dialog(page, RoundDialog, desk)
    desk.settle()
    assert [(g.shot.name, g.shot.verdict) for g in asked.lines()] == [
        ("blank.jpg", "no-code"),
        ("good.jpg", "matched"),
    ]
    asked.accept_lines()
    desk.settle()
    desk.settle()
    assert states(notice) == {"ป้ายสำนักงาน": "up"}
    assert [g.shot.name for g in asked.lines()] == ["blank.jpg"]  # asked about, not dropped
    asked.table.selectRow(0)
    asked.edit()
    for _ in range(2):
        chooser = next(one for one in asked.findChildren(Chooser) if one.isVisible())
        chooser._accept()
    asked.accept_lines()
    desk.settle()
    qtbot.waitUntil(lambda: len(lists.open_notice(notice).photos) == 2)


def test_the_other_notice_of_a_board_is_asked_for_and_put_down_only_when_said(
    page: PostingsPage, desk: Desk, town, notice: int, boards: list[int], tmp_path: Path
) -> None:
    other = signed_notice(town.typist, "ประกาศที่สอง")
    for one in (notice, other):
        log.plan(one, boards[:1], actor=town.typist)
    shown = board_photos.page(printed(notice), dpi=200)
    file = tmp_path / "good.jpg"
    size = (2016, 1512)
    file.write_bytes(board_photos.photo([shown], Random(1), size=size, share=0.9, steady=True))
    drop(page, file)
    asked = dialog(page, RoundDialog, desk)
    desk.settle()
    assert [(g.shot.verdict, g.document_id) for g in asked.lines()] == [
        ("matched", notice),
        ("unseen", other),
    ]
    asked.accept_lines()
    desk.settle()
    desk.settle()
    assert [g.document_id for g in asked.lines()] == [other]
    asked.table.selectRow(0)
    asked.edit()
    for _ in range(2):
        chooser = next(one for one in asked.findChildren(Chooser) if one.isVisible())
        chooser._accept()
    desk.settle()
    asked.accept_lines()
    desk.settle()
    desk.settle()
    assert states(other) == {"ป้ายสำนักงาน": "up"}


def test_leaving_a_round_with_photos_left_is_asked(
    page: PostingsPage, desk: Desk, tmp_path: Path
) -> None:
    blank = tmp_path / "blank.jpg"
    blank.write_bytes(board_photos.photo([], Random(2), size=(800, 600)))
    asked = page.errands.read_photos([blank])
    desk.settle()
    asked.reject()
    assert asked.isVisible()
    question = next(o for o in asked.findChildren(Dialog) if o.isVisible())
    question.yes.click()
    assert not asked.isVisible()


def test_a_dropped_pdf_is_checked_and_a_changed_one_shows_its_line(
    page: PostingsPage, desk: Desk, notice: int, tmp_path: Path
) -> None:
    file = tmp_path / "n.pdf"
    file.write_bytes(printed(notice))
    drop(page, file)
    asked = dialog(page, VerifyDialog, desk)
    desk.settle()
    assert "ตรงกับต้นฉบับ" in words(asked)
    asked.code.setText("PKN1AAAA")
    asked._typed()
    desk.settle()
    assert "ยังถือเป็นประกาศจริงไม่ได้" in words(asked)
    sealed = codes.of(notice)
    assert sealed is not None
    asked.check(sealed.code)
    desk.settle()
    assert "ลายเซ็นถูกต้อง" in words(asked)
    keys = tmp_path / "k.pkk"
    asked.write_keys(keys)
    desk.settle()
    assert codes.read_keys(keys).office == codes.keys_here().office
    asked.reject()


def words(asked: Dialog) -> set[str]:
    return {one.text().replace("\u200b", "") for one in asked.findChildren(QLabel)}


def drop(page: PostingsPage, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_the_room_is_in_the_window_and_the_morning_page_leads_to_its_notice(
    qtbot: QtBot, desk: Desk, notice: int, window: MainWindow
) -> None:
    from desktop.office import morning

    due = morning.look(0).due
    place = next(one.place for one in due if one.place.room == "posting")
    window.open_place(place)
    desk.settle()
    desk.settle()
    assert window.place == POSTINGS
    assert window.postings.chosen() == notice


def test_an_office_without_notices_says_what_comes_next(
    qtbot: QtBot, desk: Desk, session: Session
) -> None:
    made = PostingsPage(desk, session)
    qtbot.addWidget(made, before_close_func=lambda _page: desk.settle())
    made.show()
    made.shown()
    desk.settle()
    assert any("จุดปิดประกาศ" in one for one in {x.text() for x in made.findChildren(QLabel)})
    made.ask_post()  # nothing is chosen: nothing happens
    made.ask_down()
    desk.settle()
    assert not made.findChildren(Dialog)


def test_a_day_at_the_boards_by_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, notice: int, window: MainWindow, town
) -> None:
    """From the menu to the list, posted at all places, taken down early with the reason."""
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    desk.settle()
    page = window.postings
    assert window.place == POSTINGS
    assert page.chosen() == notice
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    asked = dialog(page, PostDialog, desk)
    asked.places.setFocus()
    qtbot.keyClick(asked.places, Qt.Key.Key_Space)  # not at the first place
    qtbot.keyClick(asked.places, Qt.Key.Key_Return)
    desk.settle()
    desk.settle()
    assert set(states(notice)) == {"ศาลาหมู่ ๑", "เว็บไซต์"}
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    down = dialog(page, DownDialog, desk)
    down.reason.setFocus()
    qtbot.keyClicks(down.reason, "rain")
    qtbot.keyClick(down.reason, Qt.Key.Key_Return)
    desk.settle()
    desk.settle()
    assert set(states(notice).values()) == {"down"}
    page.show_filter(lists.DOWN)
    desk.settle()
    assert page.chosen() == notice
