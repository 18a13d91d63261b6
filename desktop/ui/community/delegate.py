"""Two lines a person: the name over the group and role, the house over the village, the phone."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter

from desktop.i18n import tr
from desktop.office.community.residents import ResidentRow
from desktop.thai import on_screen
from desktop.thai.numbers import telephone
from desktop.ui.widgets.line_delegate import LineDelegate, draw_lines

NAME, HOME, PHONE = range(3)
HIGH = 56


def lines(row: ResidentRow, column: int) -> tuple[str, str]:
    """What a cell says, above and below."""
    if column == NAME:
        return row.name, " · ".join(filter(None, (row.stakeholder, row.role)))
    if column == HOME:
        house = (
            tr("บ้านเลขที่ {house}").format(house=on_screen.figures(row.house))
            if row.house
            else tr("ไม่ทราบบ้านเลขที่")
        )
        return house, row.village or tr("ไม่ระบุหมู่บ้าน")
    return (on_screen.figures(telephone(row.phone)) if row.phone else "—"), ""


def cell(row: ResidentRow, column: int) -> str:
    """A cell as one text, for the ear."""
    return " ".join(filter(None, lines(row, column)))


class PeopleDelegate(LineDelegate):
    """Paints a row of the directory."""

    margins = (12, 3, 8, 3)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, ResidentRow, high=HIGH)

    def draw(
        self, painter: QPainter, room: QRectF, row: ResidentRow, column: int, *, selected: bool
    ) -> None:
        """Paint one cell of a person's line."""
        size = 16 if column == NAME else 15
        unknown = column == PHONE and not row.phone
        draw_lines(painter, room, *lines(row, column), size=size, muted=unknown)
