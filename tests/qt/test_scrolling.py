"""A scroll area under a screen reader."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea

from desktop.ui.widgets.scrolling import Scroll

UI = Path(__file__).parents[2] / "desktop" / "ui"


def test_a_part_that_went_between_two_questions_is_told_as_none(qtbot) -> None:
    area = Scroll()
    qtbot.addWidget(area)
    tall = QLabel("ยาว\n" * 99)
    area.setWidget(tall)
    area.resize(200, 100)
    area.show()
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().isVisible()
    told = QAccessible.queryAccessibleInterface(area)
    parts = told.childCount()
    assert tall in [told.child(0).child(at).object() for at in range(told.child(0).childCount())]
    area.hide()
    assert [told.child(at) for at in range(parts, parts + 5)] == [None] * 5


def test_no_window_uses_the_area_that_falls_under_a_screen_reader() -> None:
    names = {
        f"{file.relative_to(UI)}:{node.lineno}"
        for file in UI.rglob("*.py")
        if file.name != "scrolling.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "QScrollArea"
    }
    assert names == set()


@pytest.mark.parametrize(
    ("name", "lines", "policy"),
    [
        ("ตัวเลข", 99, Qt.FocusPolicy.StrongFocus),
        ("ตัวเลข", 1, Qt.FocusPolicy.NoFocus),
        ("", 99, Qt.FocusPolicy.NoFocus),
    ],
)
def test_tab_stops_at_a_named_area_while_there_is_something_to_scroll(
    qtbot, name: str, lines: int, policy: Qt.FocusPolicy
) -> None:
    area = Scroll(name)
    qtbot.addWidget(area)
    area.setWidget(QLabel("ยาว\n" * lines))
    area.resize(200, 100)
    area.show()
    assert area.accessibleName() == name
    assert area.focusPolicy() == policy
