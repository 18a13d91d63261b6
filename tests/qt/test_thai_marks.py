"""Marks that stand on marks have their room: ตั้งปั้น is not cut at its top."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look import fonts, style
from desktop.ui.widgets.basic import label


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("role", ["title", "card", "strong"])
def test_two_marks_on_a_letter_are_whole(
    qtbot: QtBot, qapp: QApplication, role: str, scale: float
) -> None:
    fonts.load()
    style.apply(qapp, "light", scale)
    made = label("ตั้งปั้น", role)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    picture = QImage(made.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    made.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    inked = [x for x in range(picture.width()) if QColor(picture.pixel(x, 0)).lightness() < 200]
    style.apply(qapp, "light", 1.0)
    assert not inked, "ink on the first line of pixels: there was more above it"
