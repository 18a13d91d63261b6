"""Make the pack of a year's evidence: where, how far, and what it left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.jobs import Job
from desktop.office.words.evidence import LEFT_OUT
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.progress import Progress

_SHOWN = 100  # of each reason; all of it stands on the check page


class PackDialog(Dialog):
    """Two ways to keep the pack; the work goes on in a lane of its own and can be stopped."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, year: int, scheme: str
    ) -> None:
        super().__init__(
            parent, on_screen.figures(tr("ทำชุดหลักฐานปีงบประมาณ {year}").format(year=year)), width=640
        )
        self._desk, self._session = desk, session
        self._year, self._scheme = year, scheme
        self._job: Job | None = None
        self._made = Path()
        self._told = self.say(
            tr(
                "ชุดหลักฐานมีเว็บไซต์ที่เปิดได้ด้วยการดับเบิลคลิก ประกาศและเอกสารของเวทีเป็น PDF "
                "รูปถ่าย และดัชนีแฟ้ม "
                "ชื่อบุคคลถูกย่อ หมายเลขโทรศัพท์และตำแหน่งในรูปถ่ายถูกตัดออก "
                "แล้วมีหน้าตรวจบอกว่าสิ่งใดไม่ได้ใส่และเพราะเหตุใด"
            )
        )
        self.progress = Progress()
        self.parts.addWidget(self.progress)
        self.list = LinesView(tr("สิ่งที่ไม่ได้ใส่และเหตุผล"), row=34, right=0)
        self.list.setMinimumHeight(style.scaled(280))
        self.list.hide()
        self.parts.addWidget(self.list)
        self.zip = button(tr("ทำเป็น ZIP…"), self.ask_zip, icon="package", kind="primary")
        self.zip.setDefault(True)
        self.folder = button(tr("ทำเป็นโฟลเดอร์…"), self.ask_folder, icon="folder-open")
        self.see = button(
            tr("เปิดเว็บไซต์"),
            lambda: self._open(self._made / "site" / "index.html"),
            icon="eye",
            kind="next",
        )
        self.place = button(
            tr("เปิดที่เก็บ"), lambda: self._open(self._made.parent), icon="folder-open"
        )
        self.close_ = button(tr("ปิด"), self.reject)
        for made in (self.see, self.place):
            made.hide()
        self.foot(self.close_, None, self.place, self.see, self.folder, self.zip)

    def _name(self) -> str:
        return f"evidence-{self._year}"

    def ask_zip(self) -> None:
        """Choose the file, then make it."""
        dialog = FileDialog(
            self, tr("ทำชุดหลักฐานเป็น ZIP"), str(self._documents() / f"{self._name()}.zip")
        )
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("ZIP (*.zip)")
        dialog.setDefaultSuffix("zip")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.make(Path(name), folder=False))
        dialog.open()

    def ask_folder(self) -> None:
        """Choose where the folder goes, then make it."""
        dialog = FileDialog(self, tr("เลือกที่เก็บโฟลเดอร์ชุดหลักฐาน"), str(self._documents()))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.make(Path(name) / self._name(), folder=True))
        dialog.open()

    def _documents(self) -> Path:
        where = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(where))

    def make(self, target: Path, *, folder: bool) -> None:
        """Make the pack there; the window stays free meanwhile."""
        year, scheme, actor = self._year, self._scheme, self._session.actor

        def work(job: Job, deed: Callable[[Callable[[], Any]], Any]) -> Any:
            from desktop.office.evidence import pack

            make = pack.make_folder if folder else pack.make_zip
            try:
                made = make(year, scheme, target, job)
            except pack.Cancelled:
                return None
            deed(lambda: pack.note_made(year, actor=actor))
            return made

        self._busy(True)
        done = partial(self._done, folder)
        self._job = self._desk.errand(work, done, self._failed)
        self.progress.watch(self._job, tr("กำลังทำชุดหลักฐาน"))

    def _busy(self, busy: bool) -> None:
        for made in (self.zip, self.folder):
            made.setVisible(not busy)
        if busy:
            self.list.hide()
            self.see.hide()
            self.place.hide()

    def _failed(self, trouble: Exception) -> None:
        self._job = None
        self.progress.stop()
        self._busy(False)
        self._desk.troubled.emit(trouble)

    def _done(self, folder: bool, made: Any) -> None:
        self._job = None
        self.progress.stop()
        self._busy(False)
        if made is None:
            self._told.setText(tr("หยุดแล้ว ไม่มีแฟ้มใดถูกทิ้งไว้ ทำใหม่ได้ทุกเมื่อ"))
            self.zip.setFocus()
            return
        counts = " · ".join(on_screen.figures(f"{name} {count:,}") for name, count in made.counts)
        size = on_screen.figures(f"{made.size / 1_000_000:,.1f} MB")
        self._told.setText(
            tr("ทำเสร็จแล้วที่ {name} ({size})\n{counts}").format(
                name=made.target.name, size=size, counts=counts
            )
        )
        out = sum(not one.cut for one in made.left_out)
        cut = len(made.left_out) - out
        head = tr(
            "ไม่ได้ใส่ {out:,} รายการ ตัดข้อมูลส่วนบุคคลใน {cut:,} รายการ ทั้งหมดอยู่ในหน้า check.html"
        ).format(out=out, cut=cut)
        self._told.setText(f"{self._told.text()}\n{on_screen.figures(head)}")
        lines: list[Line] = []
        for why, words in LEFT_OUT.items():
            mine = [one for one in made.left_out if one.why == why]
            if mine:
                lines.append(Line(on_screen.figures(f"{words} ({len(mine):,})"), heading=True))
                lines += [Line(on_screen.figures(one.what)) for one in mine[:_SHOWN]]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._made = made.target
        self.see.setVisible(folder)
        self.place.show()
        (self.see if folder else self.place).setFocus()

    def _open(self, target: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    # Qt's own names from here on

    def reject(self) -> None:
        if self._job is not None:
            self.progress.cancel()
        super().reject()
