"""The figures of the hearing rules with clause and source, and the office's own in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office import own_rules
from desktop.office.hearings import rule_sets
from desktop.office.hearings.rule_sets import Rule
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import fonts, style
from desktop.ui.session import Session
from desktop.ui.settings.parts import plain_table
from desktop.ui.widgets.basic import button, column, frame, grey, label, row, rule
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.thai_spin import ThaiSpin

COUNTS = {
    "before-day": tr("ก่อนวันจัด"),
    "after-end": tr("หลังวันสิ้นสุด"),
    "after-event": tr("หลังเลื่อนหรือยกเลิก"),
    "opinions": tr("เปิดรับความเห็น"),
    "kept": tr("หลังประกาศผล"),
}


class RulesTab(QWidget):
    """Choose a basis, then a rule; the form below sets or clears the office's own figure."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._rules: tuple[Rule, ...] = ()
        self._shown: Rule | None = None
        self.basis = Choice()
        self.basis.setAccessibleName(tr("ฐานกฎหมาย"))
        for code in rule_sets.codes():
            self.basis.addItem(tr(rule_sets.basis(code).short), code)
        self.basis.activated.connect(lambda _at: self.shown())
        self._about = label("", "muted", wrap=True)
        self._about.setMinimumHeight(style.scaled(25))
        self.table = plain_table(
            (tr("เกณฑ์"), tr("ข้อ"), tr("จำนวน"), tr("นับ"), tr("สถานะ")), tr("เกณฑ์เวที")
        )
        header = self.table.horizontalHeader()
        large = style.large()
        self.table.setColumnHidden(3, large)  # how days are counted stands with the name below
        widths = (90, 90, 170, 150) if large else (150, 90, 170, 190)
        for place, width in enumerate(widths, start=1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        self.table.verticalHeader().setDefaultSectionSize(style.scaled(36))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        figures = self.table.horizontalHeaderItem(2)
        assert figures is not None
        figures.setTextAlignment(right)
        self.table.itemSelectionChanged.connect(self._show_rule)
        self._name = label("", "strong")
        self._source = label("", "muted", wrap=True)
        self._source.setMinimumHeight(style.scaled(25))
        self.days = ThaiSpin()
        self.days.setRange(0, rule_sets.MOST_DAYS)
        self.days.setSuffix(tr(" วัน"))
        self.days.setFixedWidth(style.scaled(120))
        self.days.setAccessibleName(tr("จำนวนวันของสำนักงาน"))
        self.source = LineEdit()
        self.source.setAccessibleName(tr("ที่มาของจำนวนวัน"))
        self.source.setPlaceholderText(tr("คำสั่งที่ ๕/๒๕๖๙"))
        self.source.setToolTip(tr("ที่มาของจำนวนวัน เช่น คำสั่งเทศบาลที่ ๕/๒๕๖๙"))
        self.keep = button(tr("ใช้ค่านี้"), self._keep, icon="save", kind="primary")
        self.clear = button(tr("กลับไปใช้ตาราง"), self._clear, icon="rotate-ccw")
        value = row(label(tr("ค่าของสำนักงาน"), "label"), self.days, self.source)
        value.setStretch(2, 1)
        deeds = row(self.keep, self.clear, None)
        form = column(value, deeds, gap=8) if large else row(value, deeds)
        reckon = button(
            tr("คำนวณกำหนดเวลา…"), self.ask_reckoner, icon="calendar-clock", kind="small"
        )
        top = column(
            row(label(tr("ฐานกฎหมาย"), "label"), self.basis, None, reckon),
            self._about,
            gap=4,
            margins=(16, 12, 16, 4),
        )
        foot = column(self._name, self._source, form, gap=4, margins=(16, 10, 16, 12))
        page = column(top, self.table, rule(), foot, gap=0, margins=(1, 1, 1, 1))
        page.setStretch(1, 1)
        self.setLayout(column(frame("card", page)))

    def shown(self) -> None:
        """Show the rules of the chosen basis as they hold now."""
        basis = rule_sets.basis(str(self.basis.currentData()))
        self._about.setText(fonts.breakable(f"{basis.name} · {basis.covers}"))
        self._about.setToolTip(basis.source)
        place = max(self.table.currentRow(), 0)
        self._rules = basis.rules
        self.table.setRowCount(len(self._rules))
        for at, one in enumerate(self._rules):
            cells = (
                one.title,
                one.clause,
                on_screen.figures(tr("{days} วัน").format(days=one.days)),
                COUNTS[one.counts],
                state(one),
            )
            for across, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if across == 2:
                    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    item.setTextAlignment(right)
                self.table.setItem(at, across, item)
        self.table.selectRow(min(place, len(self._rules) - 1))
        self._show_rule()

    def ask_reckoner(self) -> None:
        """Reckon any period of the law from a day."""
        from desktop.ui.settings.reckoner import ReckonerDialog

        ReckonerDialog(self).open()

    def _rule(self) -> Rule | None:
        at = self.table.currentRow()
        return self._rules[at] if 0 <= at < len(self._rules) else None

    def _show_rule(self) -> None:
        one = self._rule()
        if one is None or one == self._shown:
            return  # what is being typed for it stays
        self._shown = one
        table = (
            on_screen.figures(tr(" (ตาราง {table_days} วัน)").format(table_days=one.table_days))
            if one.own
            else ""
        )
        counts = tr(" · นับ{counts}").format(counts=COUNTS[one.counts]) if style.large() else ""
        self._name.setText(f"{one.title}{table}{counts}")
        self._source.setText(fonts.breakable(one.source))
        self.days.setValue(one.days)
        self.source.setText(one.source if one.own else "")
        grey(self.clear, "" if one.own else tr("ใช้ค่าในตารางอยู่แล้ว"))

    def _keep(self) -> None:
        one = self._rule()
        if one is None:
            return
        key, value, source = one.key, str(self.days.value()), self.source.text()
        actor = self._session.actor
        self._desk.do(lambda: own_rules.set_figure(key, value, source, actor=actor))

    def _clear(self) -> None:
        one = self._rule()
        if one is None:
            return
        key, actor = one.key, self._session.actor
        self._desk.do(lambda: own_rules.clear_figure(key, actor=actor))


def state(one: Rule) -> str:
    """How far a figure can be relied on, in words."""
    if one.own:
        return tr("ค่าของสำนักงาน")
    if one.advice:
        return tr("แนวปฏิบัติ")
    return tr("สอบทานแล้ว") if one.confirmed else tr("ยังไม่สอบทานกับตัวบท")
