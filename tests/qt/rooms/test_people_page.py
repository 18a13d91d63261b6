"""The room of people: found by any part, kept, brought in, merged and erased from the window."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.community import one_person, privacy, residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, plan
from desktop.office.hearings.plan import HearingFacts
from desktop.office.words.community_screen import VERDICTS
from desktop.ui.community.duplicates_dialog import DuplicatesDialog
from desktop.ui.community.export_dialog import ExportDialog
from desktop.ui.community.import_dialog import DONE, PREVIEW, ImportDialog
from desktop.ui.community.people_page import TYPING_PAUSE_MS, PeoplePage
from desktop.ui.community.person_dialog import PersonDialog
from desktop.ui.community.places_dialog import PlacesDialog, VillageDialog
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import PEOPLE


@pytest.fixture
def page(window: MainWindow, desk: Desk, town) -> PeoplePage:
    one = villages.add_village(1, "บ้านดอนกลาง", actor=None)
    villages.add_stakeholder("เยาวชน", actor=None)
    for first, house, phone in (
        ("สมชาย", "12/3", "0812345678"),
        ("สมหญิง", "12/4", ""),
        ("กิตติพงษ์", "7", ""),
    ):
        facts = ResidentFacts(
            title="นาย", first_name=first, last_name="ทดลอง", house=house, phone=phone,
            village_id=one if first != "สมหญิง" else None,
        )  # fmt: skip
        residents.add(facts, actor=town.typist)
    window.go(PEOPLE)
    desk.settle()
    return window.people


def names(page: PeoplePage) -> list[str]:
    return [page.model.row_at(at).plain for at in range(page.model.rowCount())]


def dialog(page: QWidget, kind: type, desk: Desk):
    desk.settle()
    (found,) = [d for d in page.findChildren(kind) if d.isVisible()]
    return found


def line(parent: QWidget, name: str) -> QLineEdit:
    (found,) = [part for part in parent.findChildren(QLineEdit) if part.accessibleName() == name]
    return found


def press(parent: QWidget, name: str) -> None:
    (found,) = [
        part
        for part in parent.findChildren(QAbstractButton)
        if part.accessibleName() == name and part.isVisibleTo(parent)
    ]
    found.click()


def words(parent: QWidget) -> str:
    QApplication.processEvents()  # what a layout was given is shown a moment later
    return " ".join(part.text() for part in parent.findChildren(QLabel) if part.isVisible())


def search(qtbot: QtBot, desk: Desk, page: PeoplePage, text: str) -> list[str]:
    page.search.setText(text)
    qtbot.waitUntil(lambda: not page._pause.isActive(), timeout=20 * TYPING_PAUSE_MS)
    desk.settle()
    return names(page)


def test_any_part_of_a_name_house_or_phone_finds_somebody(
    qtbot: QtBot, desk: Desk, page: PeoplePage
) -> None:
    assert len(names(page)) == 3
    assert search(qtbot, desk, page, "12/") == ["สมชาย ทดลอง", "สมหญิง ทดลอง"]
    assert search(qtbot, desk, page, "081-234") == ["สมชาย ทดลอง"]
    assert search(qtbot, desk, page, "ไม่มี") == []
    page.clear_filters()
    desk.settle()
    page._village.setCurrentIndex(1)
    page.reload()
    desk.settle()
    assert names(page) == ["กิตติพงษ์ ทดลอง", "สมชาย ทดลอง"]


def test_a_name_typed_on_the_wrong_keyboard_is_offered(
    qtbot: QtBot, desk: Desk, page: PeoplePage
) -> None:
    qtbot.keyClicks(page.search, "l,=kp")
    assert page.search.offered == "สมชาย"
    qtbot.keyClick(page.search, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: not page._pause.isActive())
    desk.settle()
    assert names(page) == ["สมชาย ทดลอง"]


def test_a_whole_name_in_the_first_field_is_put_where_its_parts_belong(
    desk: Desk, page: PeoplePage
) -> None:
    page.ask_new()
    asked = dialog(page, PersonDialog, desk)
    line(asked, "ชื่อ").setText("น.ส.มะปราง ใหม่เอี่ยม")
    line(asked, "ปีเกิด พ.ศ.").setText("๒๕๓๐")
    line(asked, "บ้านเลขที่").setText("๙/๑")
    asked.yes.click()
    desk.settle()
    (found,) = residents.find("มะปราง")
    facts = residents.facts_of(residents.kept(found))
    assert (facts.title, facts.first_name, facts.last_name) == ("นางสาว", "มะปราง", "ใหม่เอี่ยม")
    assert (facts.sex, facts.birth_year, facts.house) == ("f", 1987, "9/1")


def test_a_year_that_is_none_is_said_and_the_dialog_stays(desk: Desk, page: PeoplePage) -> None:
    page.ask_new()
    asked = dialog(page, PersonDialog, desk)
    line(asked, "ชื่อ").setText("ก")
    line(asked, "ปีเกิด พ.ศ.").setText("30")
    asked.yes.click()
    desk.settle()
    assert asked.isVisible()
    assert "ปีเกิดต้องเป็น" in words(asked)
    asked.reject()


def test_the_identity_number_is_asked_for_only_when_switched_on_and_shown_masked(
    desk: Desk, page: PeoplePage, town
) -> None:
    page.ask_new()
    asked = dialog(page, PersonDialog, desk)
    assert not [p for p in asked.findChildren(QLineEdit) if "ประชาชน" in p.accessibleName()]
    asked.reject()
    privacy.ask_national_id(True, "ตรวจสิทธิ", actor=town.typist)
    page.ask_new()
    asked = dialog(page, PersonDialog, desk)
    line(asked, "ชื่อ").setText("มีเลข")
    line(asked, "เลขประจำตัวประชาชน").setText("1100600445639")
    asked.yes.click()
    desk.settle()
    (found,) = residents.find("มีเลข")
    page.reload()
    desk.settle()
    page.select(found)
    desk.settle()
    assert "๕-๖๓-๙" in words(page.panel)
    page.ask_change(found)
    asked = dialog(page, PersonDialog, desk)
    assert "๑๑๐๐๖" not in words(asked)
    press(asked, "ลบเลขนี้")
    asked.yes.click()
    desk.settle()
    assert residents.facts_of(residents.kept(found)).national_id == ""


def test_the_panel_shows_what_somebody_came_to(desk: Desk, page: PeoplePage, town) -> None:
    hearing = plan.create(HearingFacts(subject="ถนนสายใหม่"), actor=town.typist)
    (found,) = residents.find("กิตติพงษ์")
    attendance.check_in(hearing, found, actor=town.typist)
    page.reload()
    desk.settle()
    page.select(found)
    page._selected()
    desk.settle()
    told = words(page.panel)
    assert "นายกิตติพงษ์ ทดลอง" in told
    assert "ถนนสายใหม่" in told
    assert "มาเวที ๑ ครั้ง" in told


def test_a_list_is_brought_in_and_its_bad_rows_are_kept_aside(
    desk: Desk, page: PeoplePage, tmp_path: Path
) -> None:
    file = tmp_path / "รายชื่อ.csv"
    text = "คนที่มา,บ้าน,หมู่\nนายใหม่ หนึ่ง,1,1\nนายใหม่ สอง,2,9\nนายสมชาย ทดลอง,12/3,1\n"
    file.write_text(text, encoding="cp874")
    page.ask_import()
    asked = dialog(page, ImportDialog, desk)
    asked.read(str(file))
    desk.settle()
    assert asked.chosen_columns() == {"village": 2}, "headings nobody knows are left to the clerk"
    for name, place in (("name", 0), ("house", 1)):
        box = asked._boxes[name]
        box.setCurrentIndex(box.findData(place))
    asked.yes.click()
    desk.settle()
    assert asked.pages.currentIndex() == PREVIEW
    assert asked.preview.counts == {"new": 1, "same": 1, "changed": 0, "bad": 1}
    model = asked.table.model
    assert [model.row_at(at).number for at in range(model.rowCount())] == [3], "the bad ones first"
    asked.table.show_kind("same")
    assert model.index(0, 2).data() == VERDICTS["same"][0]
    bad = tmp_path / "bad.xlsx"
    asked.write_bad(str(bad))
    desk.settle()
    sheet = openpyxl.load_workbook(bad).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["นายใหม่ สอง"]
    assert asked.yes.accessibleName() == "นำเข้า ๑ คน"
    asked.yes.click()
    desk.settle()
    assert asked.pages.currentIndex() == DONE
    assert "เพิ่มใหม่ ๑ คน" in words(asked)
    asked.yes.click()
    assert len(residents.find("ใหม่")) == 1


def test_a_list_without_a_column_of_names_is_refused_and_the_columns_stay(
    desk: Desk, page: PeoplePage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("อะไร,หมู่\nก,1\n", encoding="utf-8")
    page.ask_import()
    asked = dialog(page, ImportDialog, desk)
    asked.read(str(file))
    desk.settle()
    with qtbot.waitSignal(
        desk.troubled, check_params_cb=lambda told: told.reason == "list-of-people-nameless"
    ):
        asked.judge()
        desk.settle()
    assert asked.yes.isEnabled()
    for told in [d for d in asked.window().findChildren(Dialog) if d.isVisible()]:
        told.reject()
    asked.reject()


def test_two_are_merged_and_parted_again(desk: Desk, page: PeoplePage, town) -> None:
    (one,) = residents.find("กิตติพงษ์")
    twin = residents.add(
        ResidentFacts(first_name="กิติพงศ์", last_name="ทดลอง", house="7",
                      village_id=villages.villages()[0].id, phone="0899999999"),
        actor=town.typist,
    )  # fmt: skip
    page.ask_duplicates()
    asked = dialog(page, DuplicatesDialog, desk)
    desk.settle()
    (pair,) = asked.pairs
    assert {pair.kept_id, pair.other_id} == {one, twin}
    assert "ออกเสียงเหมือนกัน" in words(asked)
    press(asked, "เก็บคนขวา" if pair.other_id == one else "เก็บคนซ้าย")
    desk.settle()
    assert one_person.standing() == {twin: one}
    assert asked.pairs == []
    press(asked, "เลิกทำครั้งล่าสุด")
    desk.settle()
    assert one_person.standing() == {}
    assert len(asked.pairs) == 1
    asked.accept()


def test_two_who_are_not_one_are_remembered_and_can_be_asked_about_again(
    desk: Desk, page: PeoplePage, town
) -> None:
    facts = residents.facts_of(residents.kept(residents.find("สมชาย")[0]))
    residents.add(facts, actor=town.typist)
    page.ask_duplicates()
    asked = dialog(page, DuplicatesDialog, desk)
    desk.settle()
    assert "ชื่อและสกุลเหมือนกัน" in words(asked)
    press(asked, "เป็นคนละคน")
    desk.settle()
    assert asked.pairs == []
    asked.look()
    desk.settle()
    assert asked.pairs == []
    press(asked, "เลิกทำครั้งล่าสุด")
    desk.settle()
    assert len(asked.pairs) == 1
    asked.accept()


def test_a_pair_is_never_merged_without_a_press(desk: Desk, page: PeoplePage, town) -> None:
    facts = residents.facts_of(residents.kept(residents.find("สมชาย")[0]))
    residents.add(facts, actor=town.typist)
    page.ask_duplicates()
    asked = dialog(page, DuplicatesDialog, desk)
    desk.settle()
    asked.skip(asked.pairs[0])
    asked.accept()
    desk.settle()
    assert one_person.standing() == {}


def test_an_erasure_asks_first(desk: Desk, page: PeoplePage) -> None:
    (found,) = residents.find("สมหญิง")
    page.ask_erase(found)
    asked = dialog(page, Dialog, desk)
    assert "ย้อนกลับไม่ได้" in words(asked)
    asked.reject()
    desk.settle()
    assert len(residents.find("สมหญิง")) == 1
    page.ask_erase(found)
    dialog(page, Dialog, desk).yes.click()
    desk.settle()
    assert len(residents.find("สมหญิง")) == 0


def test_phones_go_out_only_with_a_reason(desk: Desk, page: PeoplePage, tmp_path: Path) -> None:
    page.ask_export()
    asked = dialog(page, ExportDialog, desk)
    asked.phones.setChecked(True)
    asked.yes.click()
    assert "กรุณาเขียนเหตุผล" in words(asked)
    asked.reason.setText("โทรเชิญ")
    asked.write(str(tmp_path / "a.xlsx"))
    desk.settle()
    assert not asked.isVisible()
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True)
    assert "0812345678" in repr(list(cells))


def test_villages_are_edited_in_their_dialog(desk: Desk, page: PeoplePage) -> None:
    page.ask_places()
    asked = dialog(page, PlacesDialog, desk)
    assert asked.village_table.item(0, 3).text() == "๒"
    asked._edit_village(True)
    inner = dialog(asked, VillageDialog, desk)
    line(inner, "หมู่ที่").setText("สอง")
    inner.yes.click()
    assert "ต้องเป็นตัวเลข" in words(inner)
    line(inner, "หมู่ที่").setText("๒")
    line(inner, "ชื่อ").setText("บ้านหนองบัว")
    inner.yes.click()
    desk.settle()
    assert asked.village_table.rowCount() == 2
    asked.village_table.selectRow(1)
    asked._drop_village()
    desk.settle()
    assert asked.village_table.rowCount() == 1
    asked.accept()


def test_the_settings_switch_identity_numbers_on_with_a_reason_only(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    from desktop.ui.settings.privacy import PrivacyTab

    tab = PrivacyTab(desk, session)
    qtbot.addWidget(tab)
    tab.show_now()
    tab.asks.setChecked(True)
    tab.save()
    desk.settle()
    assert not privacy.asking_national_id().on
    tab.reason.setText("ระเบียบข้อ ๕")
    tab.save()
    desk.settle()
    assert privacy.asking_national_id() == privacy.Asking(True, "ระเบียบข้อ ๕")


def gone(asked: Dialog) -> None:
    """Let Qt take a closed dialog away, as its loop does."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("kind", [DuplicatesDialog, PlacesDialog])
def test_a_dialog_closed_before_its_answer_comes_hears_nothing_more(
    desk: Desk, page: PeoplePage, session: Session, kind: type
) -> None:
    asked = kind(page, desk, session)
    asked.open()
    asked.reject()
    gone(asked)
    desk.settle()


def test_a_list_can_be_stopped_while_it_is_read_and_while_it_is_taken_in(
    desk: Desk, page: PeoplePage, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    rows = "".join(f"นายก{'ข' * (n % 80)} ค{'ง' * (n // 80)},{n}\n" for n in range(2500))
    file.write_text("ชื่อ-สกุล,บ้านเลขที่\n" + rows, encoding="utf-8")
    page.ask_import()
    asked = dialog(page, ImportDialog, desk)
    asked.read(str(file))
    asked.reject()
    assert asked.isVisible(), "the dialog waits until the reading has stopped"
    desk.settle()
    assert not asked.isVisible()
    gone(asked)
    page.ask_import()
    asked = dialog(page, ImportDialog, desk)
    asked.read(str(file))
    desk.settle()
    asked.judge()
    desk.settle()
    asked.take_in()
    asked.reject()
    desk.settle()
    assert asked.pages.currentIndex() == DONE
    assert "หยุดก่อนจบ" in words(asked)
    came = len(residents.find()) - 3
    assert 0 < came < 2500
    assert came == asked._taking.done
    asked.yes.click()
