"""A combo box has a name for the ear, also on Linux, where Qt tells its value instead."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.choice import Choice

UI = Path(__file__).parents[2] / "desktop" / "ui"


def test_a_choice_is_labelled_by_its_name_wherever_it_is_put(qtbot: QtBot) -> None:
    choice = Choice()
    choice.setAccessibleName("ชนิดของเอกสาร")
    choice.addItems(["ทุกชนิด", "ประกาศ"])
    first, second = QWidget(), QWidget()
    for holder in (first, second):
        qtbot.addWidget(holder)
        QVBoxLayout(holder).addWidget(choice)
        told = QAccessible.queryAccessibleInterface(choice)
        labels = [
            one.text(QAccessible.Text.Name)
            for one, relation in told.relations()
            if relation == QAccessible.RelationFlag.Label
        ]
        assert labels == ["ชนิดของเอกสาร"]
    assert not first.findChildren(QWidget)


def test_no_window_has_a_combo_box_without_a_name_for_the_ear() -> None:
    plain = {
        f"{file.relative_to(UI)}:{node.lineno}"
        for file in UI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QComboBox"
    }
    assert plain == set()
