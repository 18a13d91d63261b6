"""The fields that only one form has: shown, changed, pasted, left out when empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.office import drafting, sheets
from desktop.office.words import screen
from desktop.printing import house_rules, source
from desktop.ui.desk import Desk
from desktop.ui.editor.more_fields import MoreFields, RowsTable
from desktop.ui.widgets.line_edit import LineEdit


def field(dialog: MoreFields, name: str) -> Any:
    kinds = (LineEdit, QPlainTextEdit, QComboBox, RowsTable)
    return next(w for k in kinds for w in dialog.findChildren(k) if w.accessibleName() == name)


@pytest.fixture
def given() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def shown(qtbot: QtBot, given: list[dict[str, Any]]) -> Callable[..., MoreFields]:
    holder = QWidget()
    qtbot.addWidget(holder)

    def show(kind: str, front: dict[str, Any]) -> MoreFields:
        dialog = MoreFields(holder, kind, front, given.append)
        dialog.open()
        return dialog

    return show


@pytest.mark.parametrize("kind", house_rules.FORMS)
def test_every_field_of_every_form_has_a_word_and_comes_back_as_it_was(
    shown: Callable[..., MoreFields], kind: str, given: list[dict[str, Any]]
) -> None:
    front, _ = source.split(paths.resource("forms", f"{kind}.md").read_text("utf-8"))
    dialog = shown(kind, front)
    dialog.yes.click()
    assert given == [front]
    for key in house_rules.form(kind).fields:
        assert key in screen.FIELDS


def test_what_is_typed_comes_out_and_what_is_emptied_goes(
    shown: Callable[..., MoreFields], given: list[dict[str, Any]]
) -> None:
    front = {"form": "letter", "speed": "ด่วน", "copies": ["กำนัน"]}
    dialog = shown("letter", front)
    field(dialog, screen.FIELDS["reference"]).setPlainText("หนังสือ ก\n\n หนังสือ ข ")
    box = field(dialog, screen.FIELDS["speed"])
    box.setCurrentIndex(0)
    field(dialog, screen.FIELDS["copies"]).setPlainText("")
    dialog.yes.click()
    assert given == [{"form": "letter", "reference": ["หนังสือ ก", "หนังสือ ข"]}]


def test_rows_of_a_spreadsheet_are_pasted_into_a_table(
    shown: Callable[..., MoreFields], given: list[dict[str, Any]]
) -> None:
    dialog = shown("minutes", {"form": "minutes"})
    table = field(dialog, screen.FIELDS["present"])
    table.setCurrentCell(0, 0)
    table.paste("นางสาวอรุณ ทดลอง\tปลัดเทศบาล\tประธาน\nนายปรีดา สมมติ\tหัวหน้าสำนักปลัด\n")
    table.setItem(2, 0, QTableWidgetItem("นางสาวมะลิ ตัวอย่าง"))
    dialog.yes.click()
    assert [row["name"] for row in given[0]["present"]] == [
        "นางสาวอรุณ ทดลอง",
        "นายปรีดา สมมติ",
        "นางสาวมะลิ ตัวอย่าง",
    ]
    assert given[0]["present"][2] == {"name": "นางสาวมะลิ ตัวอย่าง"}


@pytest.mark.parametrize("kind", house_rules.FORMS)
def test_a_paper_of_every_form_can_be_begun(desk: Desk, town: Any, kind: str) -> None:
    made = drafting.draft(kind, actor=town.typist)
    sheet = sheets.open_sheet(made)
    assert sheet.kind == kind
    assert source.read(sheet.source, draft=True).form == kind
