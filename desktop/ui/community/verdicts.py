"""The verdict of every row of a list, by kind: a number in the file, a name, what becomes of it."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.community.judging import BAD, Judged, Preview
from desktop.office.words.community_screen import VERDICTS
from desktop.thai import on_screen
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, column, frame, row
from desktop.ui.widgets.line_delegate import LineDelegate
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font
from desktop.ui.widgets.rows_model import RowsModel

NUMBER, NAME, VERDICT, WHY = range(4)


def _texts(one: Judged) -> tuple[str, str, str, str]:
    why = one.why
    if one.village or one.group:
        made = " ".join(filter(None, (one.village, one.group)))
        why = tr("{why} · เพิ่ม {made} ในทะเบียน").format(why=why, made=made).strip(" ·")
    return (
        on_screen.figures(f"{one.number:,}"),
        one.name or tr("(ไม่มีชื่อ)"),
        VERDICTS[one.verdict][0],
        on_screen.figures(why),
    )


class VerdictTable(QWidget):
    """Chips choose a kind of verdict; the bad ones are shown first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Judged, ...] = ()
        self._kinds = QButtonGroup(self)
        self._chips = {}
        line = row(gap=8)
        for code in ("", *reversed(VERDICTS)):
            chip = button(code, kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, code=code: self.show_kind(code))
            self._kinds.addButton(chip)
            self._chips[code] = chip
            line.addWidget(chip)
        line.addStretch(1)
        self.model: RowsModel[Judged] = RowsModel(
            (tr("แถว"), tr("ชื่อ"), tr("ผลตรวจ"), tr("เหตุหรือสิ่งที่จะแก้")),
            lambda places: [self._rows[place] for place in places],
            lambda one, at: _texts(one)[at],
            self,
        )
        self.view = QTableView()
        self.view.setAccessibleName(tr("ผลตรวจรายชื่อ"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view, Judged))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setMinimumHeight(style.scaled(300))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.verticalHeader().setDefaultSectionSize(style.scaled(38))
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        for place, width in ((NUMBER, 80), (NAME, 270), (VERDICT, 140)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        card = frame("card", column(self.view, margins=(1, 1, 1, 1)))
        self.setLayout(column(line, card, gap=10))

    def show_preview(self, preview: Preview) -> None:
        """Show another preview, its bad rows first if it has any."""
        self._rows = preview.rows
        words = {"": (tr("ทุกแถว"), ""), **VERDICTS}
        for code, chip in self._chips.items():
            many = preview.counts[code] if code else len(preview.rows)
            chip.setText(on_screen.figures(f"{words[code][0]} {many:,}"))
            chip.setAccessibleName(chip.text())
            chip.setVisible(bool(many))
        self.show_kind(BAD if preview.counts[BAD] else "")

    def show_kind(self, code: str) -> None:
        """Show the rows of one verdict; an empty code shows all."""
        self._chips[code].setChecked(True)
        places = (at for at, one in enumerate(self._rows) if not code or one.verdict == code)
        self.model.show_ids(array("q", places))


class _Delegate(LineDelegate):
    margins = (10, 0, 6, 0)

    def draw(
        self, painter: QPainter, room: QRectF, row: Judged, column: int, *, selected: bool
    ) -> None:
        text = _texts(row)[column]
        if column == VERDICT:
            draw_pill(painter, room, text, VERDICTS[row.verdict][1])
        else:
            painter.setFont(painted_font(painter, 15))
            t = style.tokens()
            muted = column == NUMBER or (column == WHY and row.verdict != BAD)
            painter.setPen(QColor(t.muted if muted else t.text))
            draw_elided(painter, room, text)
