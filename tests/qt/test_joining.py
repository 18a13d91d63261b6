"""A new PC asks with a file, comes in with a bundle, and may stop in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.office import exchange, office, people
from desktop.ui.first_run.joining import Joining

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def founded(tmp_path: Path) -> Path:
    with office.opened(tmp_path / "one"):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        people.add_person("มะลิ", "ตัวอย่าง", actor=None)
    return tmp_path / "one"


def told(dialog: Joining) -> str:
    return " ".join(part.text() for part in dialog.findChildren(QLabel)).replace("\u200b", "")


def test_a_pc_asks_waits_and_comes_in(qtbot: QtBot, founded: Path, tmp_path: Path) -> None:
    dialog = Joining(tmp_path / "two")  # dialogs go by themselves once they are closed
    dialog.show()
    dialog._ask_target()
    assert "กรุณาตั้งชื่อ" in told(dialog)
    dialog._name.setText("กองช่าง")
    dialog.ask(tmp_path / "ask.pkr")
    mark = exchange.fingerprint()
    assert mark in told(dialog)
    dialog.reject()  # the file is carried to the other PC
    assert not exchange.is_open()

    with office.opened(founded):
        request = exchange.request_in(tmp_path / "ask.pkr")
        assert (request.name, request.fingerprint) == ("กองช่าง", mark)
        exchange.export(tmp_path / "early.pkb", everything=True, actor=people.anybody())
        exchange.admit(request, "")
        exchange.export(tmp_path / "come.pkb", everything=True, actor=people.anybody())

    office.open_at(tmp_path / "two")
    try:
        assert not office.belongs()
        again = Joining(tmp_path / "two")
        again.show()
        again.join(tmp_path / "early.pkb")
        qtbot.waitUntil(lambda: "ไม่ได้เชิญเครื่องนี้" in told(again))
        with qtbot.waitSignal(again.accepted):
            again.join(tmp_path / "come.pkb")
        assert office.facts().name == "เทศบาลตำบลตัวอย่าง"
    finally:
        office.close()
