"""The holidays year by year: the table's and the office's own, changed here or by a CSV list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office import holiday_lists, moments, own_rules
from desktop.office.holiday_lists import GOOD, Line
from desktop.office.own_rules import DayRow
from desktop.office.rules import tables
from desktop.office.words import deadlines as words
from desktop.office.words import tell
from desktop.thai import dates, on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.settings.parts import plain_table
from desktop.ui.shell.dialogs import Dialog, ask_text
from desktop.ui.widgets.basic import button, column, frame, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit

ORIGINS = {"table": tr("ตาราง"), "own": tr("สำนักงาน"), "struck": tr("เอาออกแล้ว")}
UNREAD = tr("ยังไม่สอบทานกับมติคณะรัฐมนตรี")


class HolidaysTab(QWidget):
    """A year's days; every change asks for its source."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._rows: list[DayRow] = []
        self.year = Choice()
        self.year.setAccessibleName(tr("ปี พ.ศ."))
        self.year.activated.connect(lambda _at: self._show_year())
        self.region = Choice()
        self.region.setAccessibleName(tr("ภาคของสำนักงาน"))
        for code, word in words.REGIONS.items():
            self.region.addItem(word if code else tr("ไม่ระบุภาค"), code)
        self.region.activated.connect(lambda _at: self._set_region())
        self._count = label("", "muted")
        top = row(
            label(tr("ปี"), "label"),
            self.year,
            self._count,
            None,
            label(tr("สำนักงานอยู่"), "label"),
            self.region,
            margins=(16, 12, 16, 8),
        )
        self.table = plain_table(
            (tr("วันที่"), tr("วันหยุด"), tr("ภาค"), tr("ที่มา"), tr("จาก")), tr("วันหยุด")
        )
        header = self.table.horizontalHeader()
        large = style.large()
        for place, width in ((0, 140 if large else 240), (2, 120), (4, 110)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        self.table.setColumnHidden(3, large)  # the source is told under the pointer then
        self.table.itemSelectionChanged.connect(self._dress)
        self.add = button(tr("เพิ่มวันหยุด…"), self._ask_add, icon="plus")
        self.remove = button(tr("เอาออก…"), self._ask_remove, icon="ban")
        self.restore = button(tr("คืนตามตาราง"), self._restore, icon="rotate-ccw")
        take = button(tr("นำเข้า CSV…"), self._ask_file, icon="folder-open")
        give = button(tr("ส่งออก CSV…"), self._ask_target, icon="download")
        deeds, files = row(self.add, self.remove, self.restore, None), row(take, give, None)
        foot = column(deeds, files, gap=8) if large else row(deeds, files)
        foot.setContentsMargins(*(style.scaled(n) for n in (16, 8, 16, 12)))
        page = column(top, self.table, foot, gap=0, margins=(1, 1, 1, 1))
        page.setStretch(1, 1)
        self.setLayout(column(frame("card", page)))

    def shown(self) -> None:
        """Show the days as they are now, this year's first."""
        chosen = self.year.currentData() or moments.today().year
        years = own_rules.years()
        self.year.clear()
        for year in years:
            self.year.addItem(on_screen.figures(str(year + dates.ERA)), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.region.setCurrentIndex(max(self.region.findData(tables.own().region), 0))
        self._show_year()

    def _show_year(self) -> None:
        self._rows = own_rules.days_of(int(self.year.currentData()))
        kept = [r for r in self._rows if r.origin != "struck"]
        self._count.setText(on_screen.figures(tr("{kept} วัน").format(kept=len(kept))))
        self.table.setRowCount(len(self._rows))
        muted = QColor(style.tokens().muted)
        for at, one in enumerate(self._rows):
            day = on_screen.short(one.day)
            if not style.large():
                day += tr(" (วัน{weekdays})").format(weekdays=on_screen.weekday(one.day))
            source = one.source if one.confirmed else UNREAD
            cells = (day, one.name, words.REGIONS[one.region], source, ORIGINS[one.origin])
            for across, text in enumerate(cells):
                item = QTableWidgetItem(text)
                told = across == 3 or (across == 1 and style.large())
                item.setToolTip(f"{one.name}\n{one.source}" if told else text)
                if one.origin == "struck":
                    item.setForeground(muted)
                    font = QFont(self.table.font())
                    font.setStrikeOut(across < 3)
                    item.setFont(font)
                self.table.setItem(at, across, item)
        self._dress()

    def _row(self) -> DayRow | None:
        at = self.table.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _dress(self) -> None:
        one = self._row()
        none = tr("เลือกวันในตารางก่อน")
        struck = tr("วันนี้เอาออกแล้ว") if one is not None and one.origin == "struck" else ""
        by_table = tr("วันนี้เป็นไปตามตารางอยู่แล้ว") if one is not None and one.origin == "table" else ""
        grey(self.remove, none if one is None else struck)
        grey(self.restore, none if one is None else by_table)

    # deeds

    def _set_region(self) -> None:
        region, actor = str(self.region.currentData()), self._session.actor
        self._desk.do(lambda: own_rules.set_region(region, actor=actor))

    def _ask_add(self) -> None:
        HolidayDialog(self, self._desk, self._session).open()

    def _ask_remove(self) -> None:
        one = self._row()
        if one is None:
            return
        actor = self._session.actor
        if one.origin == "own":
            self._desk.do(lambda: own_rules.restore_day(one.day, one.region, actor=actor))
            return
        ask_text(
            self,
            tr("เอาวันหยุดออก"),
            tr("{name} {day} จะนับเป็นวันทำการ ที่มาคืออะไร เช่น มติคณะรัฐมนตรี").format(
                name=one.name, day=on_screen.long(one.day)
            ),
            tr("เอาออก"),
            lambda source: self._desk.do(
                lambda: own_rules.remove_day(one.day, one.region, source, actor=actor)
            ),
            required=words.SENTENCES["holiday-needs-source"].told,
            long=False,
        )

    def _restore(self) -> None:
        one = self._row()
        if one is not None:
            actor = self._session.actor
            self._desk.do(lambda: own_rules.restore_day(one.day, one.region, actor=actor))

    def _ask_file(self) -> None:
        dialog = FileDialog(self, tr("นำเข้าวันหยุด"))
        dialog.setNameFilter(tr("ตาราง CSV (*.csv *.txt)"))
        dialog.fileSelected.connect(lambda file: self.preview(Path(file)))
        dialog.open()

    def preview(self, file: Path) -> None:
        """Read a list and show what would change, line by line."""

        def read() -> list[Line]:
            from desktop.office import files

            return holiday_lists.read_csv(files.read(file))

        self._desk.read(read, self._show_preview)

    def _show_preview(self, lines: list[Line]) -> None:
        PreviewDialog(self, self._desk, self._session, lines).open()

    def _ask_target(self) -> None:
        year = int(self.year.currentData())
        dialog = FileDialog(self, tr("ส่งออกวันหยุด"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("ตาราง CSV (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(tr("วันหยุด-{part}.csv").format(part=year + dates.ERA))
        dialog.fileSelected.connect(lambda file: self.write(Path(file), year))
        dialog.open()

    def write(self, file: Path, year: int) -> None:
        """Write a year's holidays as CSV."""

        def write() -> None:
            from desktop.office import files

            files.write(file, holiday_lists.write_csv(year))

        self._desk.read(write, lambda _none: None)


class HolidayDialog(Dialog):
    """Add a holiday: day, name, part of the country, source."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent, tr("เพิ่มวันหยุด"), width=520)
        self._desk, self._session = desk, session
        self.day = DateEdit(tr("วันที่"))
        self.name = LineEdit()
        self.name.setAccessibleName(tr("ชื่อวันหยุด"))
        self.region = Choice()
        self.region.setAccessibleName(tr("ภาค"))
        for code, word in words.REGIONS.items():
            self.region.addItem(word, code)
        self.source = LineEdit()
        self.source.setAccessibleName(tr("ที่มา"))
        self.source.setPlaceholderText(tr("เช่น มติคณะรัฐมนตรี ๑๒ พฤษภาคม ๒๕๖๙"))
        for word, field in (
            (tr("วันที่"), self.day),
            (tr("ชื่อวันหยุด"), self.name),
            (tr("ภาค"), self.region),
            (tr("ที่มา"), self.source),
        ):
            self.parts.addWidget(label(word, "label"))
            self.parts.addWidget(field)
        self._why = self.say("", "bad")
        self.answers(tr("เพิ่มวันหยุด"), self._keep)

    def _keep(self) -> None:
        day, trouble = self.day.day(), self.day.trouble()
        if trouble is not None or day is None:
            self._why.setText(
                tell(trouble) if trouble else words.SENTENCES["hearing-needs-day"].told
            )
            return
        name, source = self.name.text(), self.source.text()
        region, actor = str(self.region.currentData()), self._session.actor

        def deed() -> None:
            own_rules.add_day(day, name, region, source, actor=actor)

        self._desk.do(deed, lambda _none: self.accept(), lambda told: self._why.setText(_say(told)))


class PreviewDialog(Dialog):
    """What a list would change: bad lines first, each with why; only the good are taken in."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, lines: list[Line]) -> None:
        super().__init__(parent, tr("นำเข้าวันหยุด"), width=720)
        self._desk, self._session, self._lines = desk, session, lines
        good = [line for line in lines if line.verdict in GOOD]
        bad = [line for line in lines if line.bad]
        same = len(lines) - len(good) - len(bad)
        self.say(
            on_screen.figures(
                tr("อ่านได้ {lines} แถว: นำเข้า {good} มีอยู่แล้ว {same} ใช้ไม่ได้ {bad}").format(
                    lines=len(lines), good=len(good), same=same, bad=len(bad)
                )
                + (tr(" (แถวที่ใช้ไม่ได้จะไม่นำเข้า แก้ในแฟ้มแล้วนำเข้าใหม่ได้)") if bad else "")
            )
        )
        self.table = plain_table((tr("แถว"), tr("ข้อความในแฟ้ม"), tr("ผล")), tr("แถวในแฟ้ม"))
        self.table.setMinimumHeight(style.scaled(300))
        header = self.table.horizontalHeader()
        for place, width in ((0, 70), (2, 170)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        shown = [*bad, *good, *(line for line in lines if line.verdict == "same")]
        self.table.setRowCount(len(shown))
        t = style.tokens()
        for at, line in enumerate(shown):
            word = words.VERDICTS[line.verdict]
            for across, text in enumerate((on_screen.figures(str(line.number)), line.text, word)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if across == 2:
                    colour = t.bad if line.bad else t.muted if line.verdict == "same" else t.ok
                    item.setForeground(QColor(colour))
                self.table.setItem(at, across, item)
        self.parts.addWidget(self.table)
        self.answers(on_screen.figures(tr("นำเข้า {good} วัน").format(good=len(good))), self._take)
        grey(self.yes, "" if good else tr("ไม่มีแถวที่นำเข้าได้"))

    def _take(self) -> None:
        lines, actor = self._lines, self._session.actor
        self._desk.do(
            lambda: holiday_lists.take_in(lines, actor=actor), lambda _count: self.accept()
        )


def _say(trouble: Exception) -> str:
    from desktop.office.words import Told

    assert isinstance(trouble, Told)
    return tell(trouble)
