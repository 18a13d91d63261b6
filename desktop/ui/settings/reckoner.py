"""When is it due: any period of the law reckoned from a day, with its source."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.rules import reckoner
from desktop.office.words.reckoner import ANSWERS, CITIZEN_SOURCE, KINDS
from desktop.thai import dates, on_screen
from desktop.ui.hearings.plan_form import read_time
from desktop.ui.look import fonts, style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.thai_spin import ThaiSpin

MOST_DAYS = 3660


class ReckonerDialog(Dialog):
    """The answer follows what is chosen and typed; nothing is kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("คำนวณกำหนดเวลา"), width=620)
        self.kind = Choice()
        self.kind.setAccessibleName(tr("กำหนดเรื่องใด"))
        for kind in reckoner.KINDS:
            self.kind.addItem(KINDS[kind.code][0], kind.code)
        self._from = label("", "label")
        self.day = DateEdit(tr("วันเริ่มนับ"))
        self.hour = LineEdit()
        self.hour.setAccessibleName(tr("เวลาที่ทราบเหตุ"))
        self.hour.setPlaceholderText("๐๙.๓๐")
        self.hour.setFixedWidth(style.scaled(100))
        self.days = ThaiSpin()
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(15)
        self.days.setSuffix(tr(" วัน"))
        self.days.setFixedWidth(style.scaled(120))
        self.days.setAccessibleName(tr("จำนวนวัน"))
        self.answer = label("", "strong", wrap=True)
        self.answer.setMinimumHeight(style.scaled(56))
        self._source = label("", "muted", wrap=True)
        self.parts.addWidget(self.kind)
        line = row(self.day, self.hour, self.days)
        line.setStretch(0, 1)
        self.parts.addLayout(column(self._from, line, gap=4))
        told = column(self.answer, self._source, gap=4, margins=(14, 10, 14, 10))
        self.parts.addWidget(frame("soft", told))
        self.foot(None, button(tr("ปิด"), self.accept))
        self.kind.currentIndexChanged.connect(lambda _at: self._dress())
        for change in (self.day.picked, self.day.textEdited, self.hour.textEdited):
            change.connect(lambda *_: self._reckon())
        self.days.valueChanged.connect(lambda _days: self._reckon())
        self._dress()

    def _dress(self) -> None:
        kind = reckoner.BY_CODE[str(self.kind.currentData())]
        self._from.setText(KINDS[kind.code][1])
        self.hour.setVisible(kind.reads == reckoner.MOMENT)
        self.days.setVisible(kind.reads == reckoner.CITIZEN)
        own = CITIZEN_SOURCE if kind.reads == reckoner.CITIZEN else reckoner.source(kind.code)
        self._source.setText(fonts.breakable(own))
        self._reckon()

    def _reckon(self) -> None:
        kind = reckoner.BY_CODE[str(self.kind.currentData())]
        try:
            day = dates.parse(self.day.text())
            at = time.fromisoformat(read_time(self.hour.text() or "0.00"))
        except ValueError:
            self.answer.setText(tr("ใส่{part} เช่น ๔/๓/๒๕๗๐").format(part=KINDS[kind.code][1]))
            return
        found = reckoner.reckon(kind.code, day, at=at, days=self.days.value())
        shown = {
            "last": on_screen.with_weekday(found.last),
            "second": on_screen.with_weekday(found.second) if found.second else "",
            "at": on_screen.figures(found.at.strftime("%H.%M")) + tr(" น.") if found.at else "",
        }
        self.answer.setText(fonts.breakable(ANSWERS[kind.reads].format(**shown)))
