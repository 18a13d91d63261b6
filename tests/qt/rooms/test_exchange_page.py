"""The room of exchange: a bundle looked into and taken in, a PC admitted, a conflict settled."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.office import conflicts, exchange, office, people, rollup
from desktop.office.conflicts import MergedPart, MergedRow
from desktop.office.errors import Refused
from desktop.ui.desk import Desk
from desktop.ui.exchange.merged_list import MergedList
from desktop.ui.exchange.page import ExchangePage
from desktop.ui.exchange.rollup_dialog import RollupDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import EXCHANGE


@pytest.fixture
def page(window: MainWindow, desk: Desk) -> ExchangePage:
    window.go(EXCHANGE)
    desk.settle()
    room = window.room(EXCHANGE)
    assert isinstance(room, ExchangePage)
    return room


def told(widget) -> str:
    labels = widget.findChildren(QLabel)
    return " ".join(part.text() for part in labels if part.isVisible()).replace("\u200b", "")


def dialog() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def press(name: str) -> None:
    buttons = dialog().findChildren(QPushButton)
    next(b for b in buttons if b.accessibleName() == name).click()


@pytest.fixture
def other(empty_town: Path, town, tmp_path: Path) -> Path:
    """A second PC of this office, one bundle behind; its folder is closed."""
    exchange_folder = tmp_path / "second"
    actor = town.typist
    office.close()
    exchange.ask_to_join(exchange_folder, "กองช่าง", tmp_path / "ask.pkr")
    office.open_at(empty_town)
    exchange.admit(exchange.request_in(tmp_path / "ask.pkr"), "")
    exchange.export(tmp_path / "join.pkb", everything=True, actor=actor)
    office.close()
    office.open_at(exchange_folder)
    exchange.join(tmp_path / "join.pkb")
    facts = office.facts()
    office.change(office.OfficeFacts(name=facts.name, short_name=facts.short_name, phone="02"),
                  actor=people.anybody())  # fmt: skip
    exchange.export(tmp_path / "back.pkb", everything=True, actor=people.anybody())
    office.close()
    office.open_at(empty_town)
    facts = office.facts()
    office.change(office.OfficeFacts(name=facts.name, short_name=facts.short_name, phone="01"),
                  actor=actor)  # fmt: skip
    return tmp_path


def test_an_office_of_one_pc_is_calm(page: ExchangePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "แลกเปลี่ยน" in told(page))
    qtbot.waitUntil(lambda: "ไม่มีข้อมูลที่แก้ชนกัน" in told(page))


def test_a_bundle_is_looked_into_taken_in_and_its_conflict_settled(
    other: Path, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    page.bundles.look_into(other / "back.pkb")
    desk.settle()
    qtbot.waitUntil(lambda: "จะนำเข้า" in told(dialog()))
    assert office.facts().phone == "01"
    press("นำเข้า")
    desk.settle()
    qtbot.waitUntil(lambda: "แก้ชนกัน ๑ ช่อง" in told(dialog()))
    press("ตกลง")
    desk.settle()
    qtbot.waitUntil(lambda: "แก้ชนกัน ๑ เรื่อง" in told(page))
    qtbot.waitUntil(lambda: "กองช่าง" in told(page))
    sheet = page._sheet
    assert sheet is not None
    theirs = 0 if not sheet.one.here else 1
    page.choose(theirs)
    desk.settle()
    assert office.facts().phone == "02"
    assert conflicts.count() == 0
    qtbot.waitUntil(lambda: "ไม่มีข้อมูลที่แก้ชนกัน" in told(page))


def test_a_file_that_is_no_bundle_is_told(
    page: ExchangePage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "x.pkb").write_text("no bundle")
    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda t: t.reason == "bundle-no-bundle"):
        page.bundles.look_into(tmp_path / "x.pkb")
        desk.settle()


def test_a_pc_is_admitted_after_its_mark_was_shown(
    page: ExchangePage, desk: Desk, qtbot: QtBot, empty_town: Path, tmp_path: Path
) -> None:
    from db.device import Device

    text = exchange.request_of(Device.new(), "ทะเบียน")
    (tmp_path / "ask.pkr").write_text(text, encoding="utf-8")
    request = exchange.request_in(tmp_path / "ask.pkr")
    page.members.look_at_request(tmp_path / "ask.pkr")
    desk.settle()
    qtbot.waitUntil(lambda: request.fingerprint in told(dialog()))
    field = dialog().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("โต๊ะทะเบียน")
    press("รหัสตรงกัน รับเครื่องนี้")
    desk.settle()
    assert {peer.name for peer in exchange.peers()} == {"", "โต๊ะทะเบียน"}
    qtbot.waitUntil(lambda: "ไม่ทราบ" in told(page))


def test_a_bundle_is_written_and_told(
    page: ExchangePage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page.bundles.export(tmp_path / "out.pkb", everything=True)
    desk.settle()
    qtbot.waitUntil(lambda: "ส่งออกแล้ว" in told(dialog()))
    press("ตกลง")
    assert exchange.told_of(tmp_path / "out.pkb")


def test_this_pc_cannot_be_revoked(page: ExchangePage) -> None:
    here = next(peer.device for peer in exchange.peers() if peer.here)
    with pytest.raises(Refused):
        exchange.revoke(here)


def test_a_hub_is_tried_used_and_synced_with(
    other: Path, page: ExchangePage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page.ask_hub()
    desk.settle()
    field = next(f for f in dialog().findChildren(QLineEdit) if f.accessibleName() == "ที่อยู่")
    field.setText(str(other / "nowhere"))
    press("ทดสอบแล้วใช้ที่นี่")
    qtbot.waitUntil(lambda: "ไม่พบจุดรวมข้อมูล" in told(dialog()))
    (other / "share").mkdir()
    field.setText(str(other / "share"))
    press("ทดสอบแล้วใช้ที่นี่")
    qtbot.waitUntil(lambda: "สำเร็จล่าสุด" in told(page), timeout=20_000)
    assert list((other / "share").rglob("*.pkb"))
    (other / "share").rename(other / "pulled")  # the stick is pulled
    with qtbot.waitSignal(window.passes().failed, timeout=20_000):
        window.passes().now()
    desk.settle()
    qtbot.waitUntil(lambda: "ไม่สำเร็จ" in told(page))
    assert not (other / "share").exists()


def test_the_public_part_is_written_and_told(
    page: ExchangePage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page.bundles.export_public(tmp_path / "out.pkp")
    desk.settle()
    qtbot.waitUntil(lambda: "ไม่มีชื่อหรือคำพูด" in told(dialog()))
    press("ตกลง")
    assert dict(exchange.told_of(tmp_path / "out.pkp"))["rows"] != "0"


def test_the_numbers_are_handed_over_to_another_pc(
    other: Path, page: ExchangePage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.members.ask_to_appoint()
    desk.settle()
    qtbot.waitUntil(lambda: "มอบหน้าที่" in told(dialog()))
    press("เลือก")
    desk.settle()
    qtbot.waitUntil(lambda: "พิมพ์จากกระดาษ" in told(dialog()))
    field = dialog().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("00000-00000")
    with qtbot.waitSignal(desk.troubled):
        press("ใช้กุญแจนี้")
        desk.settle()
    assert [peer.name for peer in exchange.peers() if peer.registrar] == [""]


def test_numbers_of_revoked_pcs_are_none_here(page: ExchangePage, desk: Desk, qtbot: QtBot) -> None:
    page.members.void_lost()
    qtbot.waitUntil(lambda: "ถอนแล้วยืมไป" in told(dialog()))
    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda t: t.reason == "nothing-lost"):
        press("ยกเลิกเลข")
        desk.settle()


def test_what_was_put_together_without_a_question_is_listed(page: ExchangePage) -> None:
    part = MergedPart("มะลิ ตัวอย่าง", "สำนักปลัด", "๒๖ พ.ย. ๒๕๖๙ ๐๙.๐๐ น.", "โทรศัพท์")
    row = MergedRow("section", "กองช่าง", part, replace(part, pc="กองช่าง", fields="รหัส"))
    page.view.show_nothing([row])
    shown = page.view.findChild(MergedList)
    assert shown is not None
    cells = [shown.item(0, column).text() for column in range(shown.columnCount())]
    assert cells[0] == "กองช่าง\nส่วนราชการ"
    assert cells[1].startswith("โทรศัพท์ โดย มะลิ ตัวอย่าง\nสำนักปลัด · ๒๖")
    page._merged_rows = [row]
    page.show_merged()
    over = dialog().findChild(MergedList)
    assert over is not None
    assert over.rowCount() == 1
    press("ปิด")


def test_a_bundle_opened_by_double_click_leads_to_its_page(
    window: MainWindow, desk: Desk, other: Path
) -> None:
    window.take_in(other / "back.pkb")
    desk.settle()
    assert window.place == EXCHANGE
    assert "กองช่าง" in told(dialog()) or "จะนำเข้า" in told(dialog())
    press("นำเข้า")
    desk.settle()
    assert "นำเข้าแล้ว" in told(dialog())


def test_a_bundle_handed_over_by_another_start_is_taken_in(
    window: MainWindow, desk: Desk, other: Path
) -> None:
    note = paths.state() / f"handed-to-{os.getpid()}.path"
    note.write_bytes(os.fsencode(other / "back.pkb"))
    window._look_for_falls()
    desk.settle()
    assert window.place == EXCHANGE
    assert "จะนำเข้า" in told(dialog())
    assert not note.exists()


def test_the_public_parts_of_many_offices_are_gathered_and_counted(
    page: ExchangePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    part, bad = tmp_path / "town.pkp", tmp_path / "bad.pkp"
    rollup.export(part, actor=people.anybody())
    bad.write_bytes(part.read_bytes()[:-9])
    page.gather()
    shown = dialog()
    assert isinstance(shown, RollupDialog)
    assert not shown.take.isEnabled()  # no folder yet, and it says so
    assert "โฟลเดอร์" in shown.take.toolTip()
    shown.use(tmp_path / "all")
    shown.take_in([part, bad])
    qtbot.waitUntil(lambda: shown.offices.rowCount() == 1)
    desk.settle()
    assert "นำเข้าแล้ว ๑ สำนักงาน" in told(shown)
    assert "bad.pkp: " in told(shown)
    assert shown.offices.item(0, 0).text() == office.facts().name
    shown.write_excel(tmp_path / "out.xlsx")
    desk.settle()
    assert (tmp_path / "out.xlsx").exists()
    shown.accept()
    page.gather()  # another day: the folder is remembered
    again = dialog()
    assert isinstance(again, RollupDialog)
    qtbot.waitUntil(lambda: again.offices.rowCount() == 1)
    again.accept()
