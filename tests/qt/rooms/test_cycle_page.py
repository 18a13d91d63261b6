"""The room of the yearly cycle: begun, worked and proved from the keyboard alone."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.cycle import belongings, items, suggestions, years
from desktop.office.cycle.items import HEARING, ItemFacts
from desktop.office.evidence import indicators
from desktop.office.hearings import events, opinions, plan
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import HearingFacts
from desktop.ui.cycle.item_dialog import ItemDialog
from desktop.ui.cycle.pack_dialog import PackDialog
from desktop.ui.cycle.page import EVIDENCE, CyclePage
from desktop.ui.cycle.roll_dialog import RollDialog
from desktop.ui.cycle.suggestions_view import UseDialog
from desktop.ui.desk import Desk
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import CYCLE, EDITOR, HEARINGS
from desktop.ui.shell.rooms import HEARING as HEARING_ROOM
from desktop.ui.widgets.basic import LineButton
from tests.qt.conftest import TypeThai
from tests.unit.hearings.papers_kit import at

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def a_day_in_november():
    with at(TODAY, 9):
        yield


@pytest.fixture
def page(window: MainWindow, desk: Desk) -> CyclePage:
    window.go(CYCLE)
    settle(desk)
    return window.cycle


def settle(desk: Desk) -> None:
    for _ in range(3):
        desk._look_in()
        desk.settle()
        QApplication.processEvents()


def dialog(window: QWidget, kind: type[QDialog]):
    (found,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def words(part: QWidget) -> str:
    return " ".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


def plain(text: str) -> str:
    return text.replace("\u200b", "")


def test_an_empty_year_offers_its_beginning_and_rows_are_taken_one_by_one(
    page: CyclePage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert page.year() == years.this_year() == 2570
    assert "เริ่มวงรอบปี ๒๕๗๐" in page.items.roll.text()
    assert window.focusWidget() is page.items.roll
    assert not page.pack.isEnabled()
    assert page.pack.toolTip()
    qtbot.keyClick(page.items.roll, Qt.Key.Key_Return)
    qtbot.keyClick(page.items.roll, Qt.Key.Key_Space)
    settle(desk)
    roll = dialog(window, RollDialog)
    of = roll.table.rowCount()
    assert items.of_year(2570) == []
    qtbot.keyClick(roll.table, Qt.Key.Key_Space)
    assert len(roll.taken()) == of - 1
    assert "รับ" in roll.yes.text()
    roll.take()
    settle(desk)
    assert len(items.of_year(2570)) == of - 1
    assert not page.items.list.isHidden()
    assert window.focusWidget() is not None


def test_an_item_is_put_in_done_and_changed_from_the_keyboard(
    page: CyclePage, window: MainWindow, desk: Desk, qtbot: QtBot, type_thai: TypeThai
) -> None:
    page.show_step(4)
    qtbot.keyClick(page.items, Qt.Key.Key_Insert)
    new = dialog(window, ItemDialog)
    assert new.focusWidget() is new.title
    new.save()
    assert "กรุณาใส่ชื่องาน" in words(new)
    type_thai(new.title, "ร่วมซ่อมถนน")
    type_thai(new.reached, "สามคน")
    new.save()
    assert "ต้องเป็นตัวเลข" in words(new)
    new.reached.setText("๓๐")
    new.due.setText("๒๐/๑๑/๒๕๖๙")
    new.due.editingFinished.emit()
    new.save()
    settle(desk)
    (row,) = items.of_year(2570)
    assert (row.step, row.facts.title, row.facts.reached) == (4, "ร่วมซ่อมถนน", 30)
    assert row.state == "late"
    card = page.cards[3]
    assert "เกินกำหนด ๑" in card.accessibleName()
    qtbot.keyClick(page.items.list, Qt.Key.Key_Space)
    settle(desk)
    assert items.of_year(2570)[0].facts.done_on == TODAY
    assert "เสร็จแล้ว" in card.accessibleName()
    qtbot.keyClick(page.items.list, Qt.Key.Key_Return)
    changed = dialog(window, ItemDialog)
    assert changed.reached.text() == "๓๐"
    changed.outcome.setPlainText("ซ่อมแล้ว")
    changed.save()
    settle(desk)
    assert "ซ่อมแล้ว" in plain(words(page.items.panel))
    qtbot.keyClick(page.items.list, Qt.Key.Key_Delete)
    (ask,) = [d for d in page.findChildren(QDialog) if d.isVisible()]
    ask.yes.click()
    settle(desk)
    assert items.of_year(2570) == []


def test_a_photograph_that_is_none_is_told_and_another_is_kept(
    page: CyclePage, window: MainWindow, desk: Desk, tmp_path: Path, town
) -> None:
    from PIL import Image

    item = items.add(2570, 1, ItemFacts("งาน"), actor=town.typist)
    settle(desk)
    page.show_step(1)
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    Image.new("RGB", (9, 9)).save(tmp_path / "b.jpg")
    told: list[Exception] = []
    desk.troubled.disconnect()
    desk.troubled.connect(told.append)
    page.items.add_files([tmp_path / "a.jpg", tmp_path / "b.jpg"])
    settle(desk)
    assert [trouble.reason for trouble in told] == ["attachment-no-picture"]
    assert items.one(item).files == 1
    assert "b.jpg" in words(page.items.panel)


def a_hearing(town, day: date, *, held: bool = True) -> int:
    made = plan.create(HearingFacts(subject="ถนนสายหนึ่ง", held_on=day), actor=town.typist)
    if held:
        with at(day, 9):
            events.note(made, "opened", actor=town.typist)
            events.note(made, "closed", actor=town.typist)
    return made


def test_a_red_lamp_leads_to_the_part_of_the_hearing_where_it_lacks(
    page: CyclePage, window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    hearing = a_hearing(town, date(2026, 10, 20))
    settle(desk)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    page.show_view(EVIDENCE)
    settle(desk)
    tree = page.evidence.tree
    told = [line.pill[0] for line in tree.lines_model.lines if line.pill]
    assert told == ["ไม่ครบ ๐/๔", "ขาด", "ขาด", "ขาด", "ขาด"]
    assert tree.current().key == (0, 0), "the first red lamp is under the cursor"
    tree.show_lines(tree.lines_model.lines, key=(0, 2))
    said = [one.accessibleName() for one in page.evidence.findChildren(LineButton)]
    assert any(name.startswith("ยังไม่ได้ประกาศสรุปผล · ถนนสายหนึ่ง · ภายใน") for name in said)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    settle(desk)
    assert window.place == HEARING_ROOM
    assert window.hearing.hearing() == hearing
    tabs = window.hearing.tabs
    assert tabs.tabText(tabs.currentIndex()) == "รายงานและผล"
    window.hearing.leave()
    settle(desk)
    assert window.place == CYCLE, "leaving it leads back to the lamp"
    assert page.evidence.tree.current().key == (0, 2)
    window.open_hearing(hearing)
    window.hearing.leave()
    assert window.place == HEARINGS


def test_a_broken_file_is_told_and_nothing_is_overwritten(
    page: CyclePage, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    good = (
        'fiscal_year = 2570\nscheme = "local"\n[[indicator]]\ncode = "X1"\ntitle = "ก"\n'
        '[[indicator.element]]\ntitle = "ข"\nrule = "hearing.people"\n'
    )
    page.show_view(EVIDENCE)
    (tmp_path / "good.toml").write_text(good, encoding="utf-8")
    page.evidence.take_in(tmp_path / "good.toml")
    settle(desk)
    assert page.evidence.tree.lines_model.lines[0].upper.startswith("X1")
    (tmp_path / "bad.toml").write_text(good.replace("hearing.people", "nobody"), encoding="utf-8")
    page.evidence.take_in(tmp_path / "bad.toml")
    settle(desk)
    (told,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert "บรรทัด 8" in plain(words(told))
    told.reject()
    settle(desk)
    (tmp_path / "other.toml").write_text(good.replace("X1", "X2"), encoding="utf-8")
    page.evidence.take_in(tmp_path / "other.toml")
    settle(desk)
    (ask,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert indicators.holding(2570).tree.indicators[0].code == "X1"
    ask.yes.click()
    settle(desk)
    assert indicators.holding(2570).tree.indicators[0].code == "X2"


def test_the_pack_is_made_beside_the_work_and_says_what_it_left_out(
    page: CyclePage, window: MainWindow, desk: Desk, town, tmp_path: Path
) -> None:
    town.paper("บันทึกหนึ่ง", "memo")
    item = items.add(2570, 3, ItemFacts("จัดเวที", "activity"), actor=town.typist)
    belongings.link(item, HEARING, a_hearing(town, date(2026, 11, 2)), actor=town.typist)
    settle(desk)
    page.ask_pack()
    pack = dialog(window, PackDialog)
    pack.make(tmp_path / "a.zip", folder=False)
    settle(desk)
    with zipfile.ZipFile(tmp_path / "a.zip") as read:
        assert "site/index.html" in read.namelist()
        assert "site/hearings/0001.html" in read.namelist()
    listed = [line.upper for line in pack.list.lines_model.lines]
    at = next(place for place, line in enumerate(listed) if "บันทึกหนึ่ง" in line)
    assert "เอกสารภายใน" in listed[at - 1], "under its reason"
    pack._done(False, None)  # as when it was asked to stop
    assert "หยุดแล้ว" in plain(words(pack))
    pack.reject()


def test_the_report_is_drafted_and_opened_and_years_turn(
    page: CyclePage, window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    hearing = a_hearing(town, date(2026, 7, 2), held=False)
    with at(date(2026, 7, 2), 9):
        events.note(hearing, "opened", actor=town.typist)
        root = opinions.take(hearing, OpinionFacts("ขอไฟส่องสว่าง"), actor=town.typist)
        events.note(hearing, "closed", actor=town.typist)
    settle(desk)
    qtbot.keyClick(page.items, Qt.Key.Key_F3)
    settle(desk)
    assert page.year() == 2569
    qtbot.keyClick(page.items, Qt.Key.Key_F4)
    settle(desk)
    assert page.year() == 2570
    qtbot.keyClick(page.items, Qt.Key.Key_F10)
    settle(desk)
    assert window.focusWidget() is page.suggestions.list
    qtbot.keyClick(page.suggestions.list, Qt.Key.Key_Return)
    use = dialog(window, UseDialog)
    use.radios["used"].setChecked(True)
    use.text.setPlainText("ติดตั้งแล้ว")
    use.save()
    settle(desk)
    (one,) = suggestions.carried(2570)
    assert (one.id, one.use.used) == (root, "used")
    page.show_step(1)
    page.draft_report()
    settle(desk)
    assert window.place == EDITOR
    assert "ติดตั้งแล้ว" in window.editor.body.toPlainText()
    window.editor.leave()
    settle(desk)
    assert window.place == CYCLE
