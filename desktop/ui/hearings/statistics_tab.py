"""Statistics of a hearing: a chart and its table side by side; all hearings year over year."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.hearings import statistics
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.statistics import HearingStatistics, StatTable, YearRow
from desktop.printing import charts
from desktop.printing.charts import Chart, Datum, Width
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, clear, column, elided, frame, grey, label, row
from desktop.ui.widgets.chart import ChartView
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.scrolling import Scroll

_YEARS_HIGH = 230
_TABLE_WIDE = 380
_TOTAL = tr("รวม")


class StatisticsTab(Tab):
    """Two views: this hearing, and the years."""

    topics = frozenset(("attendance", "opinion", "resident", "village", "stakeholder"))

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self.counted: HearingStatistics | None = None
        self.years: list[YearRow] = []
        self._kinds = QButtonGroup(self)
        self.this = button(tr("เวทีนี้"), self._turn, kind="chip")
        self.all = button(tr("เทียบรายปี ทุกเวที"), self._turn, kind="chip")
        for chip in (self.this, self.all):
            chip.setCheckable(True)
            self._kinds.addButton(chip)
        self.this.setChecked(True)
        self._summary = elided("", "muted")
        self.prints = button(tr("พิมพ์…"), self.print_paper, icon="printer", kind="small")
        self.excel = button(
            tr("ส่งออก Excel…"), self._ask_file, icon="file-spreadsheet", kind="small"
        )
        self._inside = QVBoxLayout()
        self._inside.setSpacing(style.scaled(12))
        self._inside.setContentsMargins(0, 0, style.scaled(4), 0)
        holder = QWidget()
        holder.setLayout(self._inside)
        area = self._area = Scroll(tr("ตัวเลขและแผนภูมิ"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        line = row(self.this, self.all, 8, self._summary, self.prints, self.excel)
        line.setStretch(3, 1)
        page = column(line, area, gap=10, margins=(0, 8, 0, 0))
        page.setStretch(1, 1)
        self.setLayout(page)

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Count anew."""
        super().show_hearing(sheet)
        hearing_id = sheet.id

        self.desk.read(lambda: statistics.of_hearing(hearing_id), self._counted, lambda _gone: None)
        self.desk.read(statistics.by_year, self._counted_years)

    def _counted(self, found: HearingStatistics) -> None:
        if self.sheet is None or found.hearing_id != self.sheet.id or found == self.counted:
            return
        self.counted = found
        if self.this.isChecked():
            self._show()

    def _counted_years(self, found: list[YearRow]) -> None:
        if found == self.years:
            return
        self.years = found
        if self.all.isChecked():
            self._show()

    def _turn(self) -> None:
        self._show()
        self._area.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        clear(self._inside)
        if self.counted is None:
            return
        if self.all.isChecked():
            self._show_years()
        else:
            self._show_hearing(self.counted)
        self._inside.addStretch(1)

    def _show_hearing(self, counted: HearingStatistics) -> None:
        of = tr(" จากเป้าหมาย {quota:,} คน").format(quota=counted.quota) if counted.quota else ""
        self._summary.tell(
            on_screen.figures(
                tr("มา {came:,} คน{of} · ความเห็น {said:,} เรื่อง").format(
                    came=counted.came, of=of, said=counted.said
                )
            )
        )
        nothing = "" if counted.tables else tr("ยังไม่มีผู้ลงทะเบียนหรือความเห็นให้นับ")
        grey(self.prints, nothing)
        grey(self.excel, nothing)
        if nothing:
            self._nothing(tr("ยังไม่มีตัวเลขของเวทีนี้ ตัวเลขจะขึ้นเองเมื่อมีผู้ลงทะเบียนหรือมีความเห็น"))
        for table in counted.tables:
            self._inside.addWidget(_card(table.title, _bars(table), _lines(table), table.note))

    def _show_years(self) -> None:
        self._summary.tell(tr("เวทีที่จัดแล้วทั้งหมดของสำนักงาน แยกตามปีงบประมาณ"))
        nothing = "" if self.years else tr("ยังไม่มีเวทีที่จัดแล้ว")
        grey(self.prints, nothing)
        grey(self.excel, nothing)
        if nothing:
            self._nothing(tr("ยังไม่มีเวทีที่จัดแล้วให้เทียบ"))
            return
        came = [(tr("ผู้เข้าร่วม (ครั้ง)"), [y.visits for y in self.years])]
        came.append((tr("ผู้เข้าร่วม (คน ไม่นับซ้ำ)"), [y.people for y in self.years]))
        said = [(tr("ความเห็น"), [y.opinions for y in self.years])]
        held = [(tr("เวที"), [y.hearings for y in self.years])]
        for title, series in (
            (tr("ผู้เข้าร่วมรายปีงบประมาณ"), came),
            (tr("ความเห็นรายปีงบประมาณ"), said),
            (tr("เวทีที่จัดรายปีงบประมาณ"), held),
        ):
            heads = (tr("ปีงบประมาณ"), *(name for name, _ in series))
            cells = [
                (str(y.year), *(f"{values[at]:,}" for _, values in series))
                for at, y in enumerate(self.years)
            ]
            self._inside.addWidget(_card(title, self._columns(title, series), [heads, *cells], ""))

    def _columns(self, title: str, series: list[tuple[str, list[int]]]) -> ChartView:
        labels = [str(y.year) for y in self.years]

        def lay(width: float, size: float, measure: Width) -> Chart:
            return charts.columns(labels, series, width, style.scaled(_YEARS_HIGH), size, measure)

        return ChartView(lay, tr("แผนภูมิ {title}").format(title=title))

    def _nothing(self, words: str) -> None:
        text = label(words, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._inside.addSpacing(style.scaled(80))
        self._inside.addWidget(text)

    # paper and Excel

    def print_paper(self) -> None:
        """Print what is shown, or keep it as PDF."""
        from desktop.office.hearings import statistics_out
        from desktop.printing.paper import Copy
        from desktop.ui.editor.printing import PrintDialog

        copies: tuple[tuple[Copy, str], ...] = (("original", tr("สถิติ")),)
        paper = statistics_out.paper_of(*self._shown())
        PrintDialog(self, self.desk, self._name(), lambda _copy: paper, None, copies).open()

    def _shown(self) -> tuple[HearingStatistics | None, list[YearRow]]:
        return (None, self.years) if self.all.isChecked() else (self.counted, [])

    def _name(self) -> str:
        subject = (
            tr("รายปี") if self.all.isChecked() or self.counted is None else self.counted.subject
        )
        return tr("สถิติ {subject}").format(subject=subject)[:60].replace("/", "-")

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self, tr("ส่งออกสถิติ"), str(Path(folder) / f"{self._name()}.xlsx"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.write_excel)
        dialog.open()

    def write_excel(self, file: str) -> None:
        """Write the file that was chosen."""
        from desktop.office.hearings import statistics_out

        work = partial(statistics_out.write_excel, Path(file), *self._shown())
        self.desk.read(work, lambda _none: None)


def _card(title: str, chart: QWidget, lines: list[tuple[str, ...]], note: str) -> QWidget:
    """The chart left, its table right, under their title."""
    table = QGridLayout()
    table.setHorizontalSpacing(style.scaled(16))
    table.setVerticalSpacing(style.scaled(4))
    table.setColumnStretch(0, 1)
    for at, cells in enumerate(lines):
        role = "label" if at == 0 else "strong" if cells[0] == _TOTAL else ""
        table.addWidget(elided(on_screen.figures(cells[0]), role), at, 0)
        for place, text in enumerate(cells[1:], start=1):
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            table.addWidget(label(on_screen.figures(text), role), at, place, right)
    beside = QWidget()
    beside.setLayout(column(table, None))
    left = QWidget()
    left.setLayout(column(None, chart, None))
    if not style.large():
        beside.setFixedWidth(style.scaled(_TABLE_WIDE))
        sides: QBoxLayout = row(left, beside, gap=24)
        sides.setStretch(0, 1)
    else:  # no room for both with large text
        sides = column(left, beside, gap=14)
    parts = [label(title, "card"), *([label(note, "muted", wrap=True)] if note else [])]
    return frame("card", column(*parts, sides, gap=8, margins=(18, 14, 18, 14)))


def _bars(table: StatTable) -> ChartView:
    data = [Datum(figure.label, figure.count, figure.quota) for figure in table.figures]
    return ChartView(
        lambda width, size, measure: charts.bars(data, width, size, measure),
        tr("แผนภูมิ {title}").format(title=table.title),
    )


def _lines(table: StatTable) -> list[tuple[str, ...]]:
    """The table's cells with their headings and the sum."""
    quota = table.has_quota
    lines = [(tr("รายการ"), table.unit, *((tr("เป้าหมาย"),) if quota else ()), tr("ร้อยละ"))]
    for f in table.figures:
        wanted = (f"{f.quota:,}" if f.quota is not None else "–",) if quota else ()
        lines.append((f.label, f"{f.count:,}", *wanted, f"{f.share:.1f}"))
    if not table.note:
        wanted = (f"{sum(f.quota or 0 for f in table.figures):,}",) if quota else ()
        lines.append((_TOTAL, f"{table.total:,}", *wanted, "100.0"))
    return lines
