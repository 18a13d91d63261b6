"""What the first start asked can be changed later: kind, code, font, posts and their days."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import office, people, sections
from desktop.office.people import PersonRow
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.settings.forms import PassphraseDialog, PersonDialog, SectionDialog
from desktop.ui.settings.page import SettingsPage
from desktop.ui.widgets.date_edit import DateEdit

Part = TypeVar("Part", bound=QWidget)


def named(kind: type[Part], name: str, page: QWidget) -> Part:
    return next(part for part in page.findChildren(kind) if part.accessibleName() == name)


@pytest.fixture
def settings(qtbot: QtBot, desk: Desk, session: Session) -> SettingsPage:
    page = SettingsPage(desk, session)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    return page


def save(page: QWidget, desk: Desk) -> None:
    named(QPushButton, "บันทึก", page).click()
    desk.settle()


def test_the_kind_and_the_code_of_the_office_are_changed(
    settings: SettingsPage, desk: Desk
) -> None:
    kinds = named(QComboBox, "ประเภทหน่วยงาน", settings)
    kinds.setCurrentIndex(kinds.findData("sao"))
    named(QLineEdit, "รหัสหนังสือ", settings).setText("อท ๗๑๐๐๑")
    save(settings, desk)
    assert (office.facts().kind, office.facts().code) == ("sao", "อท ๗๑๐๐๑")


def test_a_code_that_is_none_is_refused_and_nothing_is_saved(
    settings: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    before = office.facts()
    named(QLineEdit, "รหัสหนังสือ", settings).setText("ไม่ใช่รหัส")
    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda e: e.reason == "section-code"):
        save(settings, desk)
    assert office.facts() == before


def test_a_font_of_another_pc_is_shown_and_kept(settings: SettingsPage, desk: Desk) -> None:
    given = office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง", font="TH SarabunIT๙")
    office.change(given, actor=None)
    settings.shown()
    assert "TH SarabunIT๙" in named(QComboBox, "แบบอักษรบนกระดาษ", settings).currentText()
    save(settings, desk)
    assert office.facts().font == "TH SarabunIT๙"


def test_an_emblem_that_cannot_be_read_is_told(
    settings: SettingsPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda e: e.reason == "file-unreadable"):
        settings.take_emblem(str(tmp_path / "gone.svg"))
        desk.settle()
    assert not office.facts().emblem


def dialog_of(who: PersonRow, page: SettingsPage, desk: Desk, session: Session) -> PersonDialog:
    made = PersonDialog(page, desk, session, who)
    made.open()
    return made


def test_a_post_ends_on_the_day_given(
    settings: SettingsPage, desk: Desk, session: Session, town
) -> None:
    who = people.person(town.head)
    assert who is not None
    dialog = dialog_of(who, settings, desk, session)
    named(DateEdit, f"วันสุดท้าย {who.post}", dialog).set_day(date(2026, 9, 30))
    save(dialog, desk)
    (held,) = people.tenures(person_id=town.head)
    assert (held.starts, held.ends) == (None, date(2026, 9, 30))
    assert not people.tenures(person_id=town.head, on=date(2026, 10, 1))
    assert people.tenures(person_id=town.head, on=date(2026, 9, 30))


def test_an_acting_capacity_is_given_its_days_and_its_order(
    settings: SettingsPage, desk: Desk, session: Session, town
) -> None:
    who = people.person(town.head)
    assert who is not None
    dialog = dialog_of(who, settings, desk, session)
    named(QComboBox, "ตำแหน่ง", dialog).setCurrentText(who.post)
    named(QComboBox, "ฐานะ", dialog).setCurrentIndex(1)
    acted = named(QComboBox, "แทนตำแหน่ง", dialog)
    acted.setCurrentText("ปลัดเทศบาล")
    named(DateEdit, "วันแรก ตำแหน่งใหม่", dialog).set_day(date(2026, 10, 1))
    named(DateEdit, "วันสุดท้าย ตำแหน่งใหม่", dialog).set_day(date(2026, 10, 31))
    named(QLineEdit, "ตามคำสั่ง", dialog).setText("คำสั่งที่ ๑/๒๕๖๙")
    save(dialog, desk)
    acting = people.tenures(person_id=town.head)[-1]
    assert acting.acting_for == "ปลัดเทศบาล"
    assert (acting.starts, acting.ends) == (date(2026, 10, 1), date(2026, 10, 31))
    assert acting.basis == "คำสั่งที่ ๑/๒๕๖๙"


def test_a_term_that_ends_before_it_begins_is_refused_and_changes_nothing(
    settings: SettingsPage, desk: Desk, session: Session, town, qtbot: QtBot
) -> None:
    who = people.person(town.head)
    assert who is not None
    dialog = dialog_of(who, settings, desk, session)
    named(QLineEdit, "สกุล", dialog).setText("เปลี่ยนแล้ว")
    named(DateEdit, f"วันแรก {who.post}", dialog).set_day(date(2026, 9, 30))
    named(DateEdit, f"วันสุดท้าย {who.post}", dialog).set_day(date(2026, 9, 1))
    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda e: e.reason == "term-ends-first"):
        save(dialog, desk)
    assert people.person(town.head) == who


def test_saving_without_a_change_writes_nothing(
    settings: SettingsPage, desk: Desk, session: Session, town
) -> None:
    who = people.person(town.head)
    assert who is not None
    save(dialog_of(who, settings, desk, session), desk)
    part = SectionDialog(settings, desk, session, sections.sections()[0])
    part.open()
    save(part, desk)
    save(settings, desk)
    assert people.person(town.head) == who


def test_a_passphrase_is_set_and_changed_only_by_who_knows_it(
    settings: SettingsPage, desk: Desk, qtbot: QtBot, empty_town: Path
) -> None:
    def ask(new: str, again: str, old: str = "") -> PassphraseDialog:
        dialog = PassphraseDialog(settings, desk)
        dialog.open()
        named(QLineEdit, "รหัสผ่านใหม่", dialog).setText(new)
        named(QLineEdit, "รหัสผ่านใหม่อีกครั้ง", dialog).setText(again)
        if old:
            named(QLineEdit, "รหัสผ่านเดิม", dialog).setText(old)
        save(dialog, desk)
        return dialog

    ask("ปลาทู", "ปลาทอง").reject()
    assert office.is_open_slot()
    ask("ปลาทู", "ปลาทู")
    assert office.wants_passphrase(empty_town)
    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda e: e.reason == "passphrase-wrong"):
        ask("", "", "ปลาทอง").reject()
    assert office.wants_passphrase(empty_town)
    ask("", "", "ปลาทู")
    assert not office.wants_passphrase(empty_town)


def test_a_program_from_its_source_says_why_it_takes_no_update(settings: SettingsPage) -> None:
    settings.show_page("หน้าจอเครื่องนี้")
    ask = named(QPushButton, "ปรับปรุงโปรแกรมจากแฟ้ม…", settings)
    assert not ask.isEnabled()
    assert "ซอร์สโค้ด" in ask.accessibleDescription()


def test_a_file_that_is_no_update_is_refused_in_words(
    settings: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    told: list[Exception] = []
    desk.troubled.connect(told.append)
    (tmp_path / "x.pku").write_bytes(b"nothing")
    settings.show_page("หน้าจอเครื่องนี้")
    settings.updating.look_into(tmp_path / "x.pku")
    desk.settle()
    assert [str(getattr(error, "reason", "")) for error in told] == ["update-no-keys"]
