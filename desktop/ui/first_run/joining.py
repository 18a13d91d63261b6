"""A PC that joins an office: it asks with a file, and comes in with the bundle it gets back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office import exchange
from desktop.office.office import RecordsError
from desktop.office.words import Told, tell
from desktop.ui.desk import Desk
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, clear, column, frame, label, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.progress import Progress


class Joining(Dialog):
    """Accepted with the office open and this PC in it; rejected with everything closed."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("เข้าร่วมสำนักงานที่มีอยู่แล้ว"), width=560)
        self._folder = folder
        self._desk: Desk | None = None  # while a bundle is taken in
        self._steps = column(gap=12)
        self.parts.addLayout(self._steps)
        self._why = self.say("", "bad")
        self._progress = Progress()
        self.parts.addWidget(self._progress)
        if exchange.is_open():
            self._show_waiting("")
        else:
            self._show_asking()

    def _show_asking(self) -> None:
        clear(self._steps)
        self._steps.addWidget(label(tr("ขั้นที่ ๑ ตั้งชื่อเครื่องนี้ แล้วบันทึกคำขอเป็นแฟ้มลงแฟลชไดรฟ์"), wrap=True))
        self._name = LineEdit()
        self._name.setAccessibleName(tr("ชื่อเครื่องนี้"))
        self._name.setPlaceholderText(tr("เช่น กองช่าง หรือ ทะเบียน"))
        self._steps.addWidget(self._name)
        make = button(tr("บันทึกคำขอ…"), self._ask_target, icon="save", kind="primary")
        self._steps.addLayout(row(None, make))
        self._name.setFocus()

    def _ask_target(self) -> None:
        if not self._name.text().strip():
            self._why.setText(tr("กรุณาตั้งชื่อเครื่องนี้"))
            self._name.setFocus()
            return
        dialog = FileDialog(self, tr("บันทึกคำขอเข้าร่วม"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("คำขอเข้าร่วม (*.pkr)"))
        dialog.setDefaultSuffix("pkr")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(tr("คำขอ-{strip}.pkr").format(strip=self._name.text().strip()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.ask(Path(file)))
        dialog.open()

    def ask(self, target: Path) -> None:
        """Make this PC's folder and write its request."""
        try:
            paper = exchange.prepare(self._folder) if not exchange.is_open() else ""
            exchange.write_request(target, self._name.text())
        except RecordsError as trouble:
            self._why.setText(tell(trouble))
            return
        self._show_waiting(paper)

    def _show_waiting(self, paper: str) -> None:
        clear(self._steps)
        self._why.setText("")
        mark = label(exchange.fingerprint(), "figure")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setAccessibleName(
            tr("รหัสเครื่อง {fingerprint}").format(fingerprint=exchange.fingerprint())
        )
        steps = (
            tr(
                "ขั้นที่ ๒ นำแฟ้มคำขอไปที่เครื่องหลัก เปิดหน้า แลกเปลี่ยน › เครื่องในสำนักงาน › รับเครื่องใหม่จากคำขอ "
                "แล้วเทียบรหัสนี้ให้ตรงกัน"
            ),
            tr("ขั้นที่ ๓ ที่เครื่องหลัก ส่งออกทุกอย่างของสำนักงาน แล้วนำชุดข้อมูลกลับมาเลือกที่นี่"),
        )
        self._steps.addWidget(label(steps[0], wrap=True))
        self._steps.addWidget(frame("soft", column(mark, margins=(10, 12, 10, 12))))
        self._steps.addWidget(label(steps[1], wrap=True))
        if paper:
            key = label(paper, "strong", select=True)
            copy = button(
                tr("คัดลอก"), lambda: QGuiApplication.clipboard().setText(paper), kind="small"
            )
            note = tr("กุญแจกระดาษของเครื่องนี้ จดเก็บไว้ เปิดข้อมูลได้เมื่อลืมรหัสผ่าน จะไม่แสดงอีก")
            told = column(label(note, "muted", wrap=True), row(key, None, copy), gap=6,
                          margins=(12, 9, 12, 9))  # fmt: skip
            self._steps.addWidget(frame("warn", told))
        take = button(tr("เลือกชุดข้อมูลที่ได้รับ…"), self._ask_bundle, icon="download", kind="primary")
        later = button(tr("ทำต่อภายหลัง"), self.reject, kind="link")
        self._steps.addLayout(row(later, None, take))
        take.setFocus()

    def _ask_bundle(self) -> None:
        dialog = FileDialog(self, tr("ชุดข้อมูลจากเครื่องหลัก"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("ชุดข้อมูลประชาคม (*.pkb)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.join(Path(file)))
        dialog.open()

    def join(self, source: Path) -> None:
        """Take in the bundle that admits this PC."""
        if self._desk is not None:
            return
        self._desk = desk = Desk(self)

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self._end()
            self._why.setText(tell(trouble))

        def done(_taken: exchange.Taken) -> None:
            self._end()
            self.accept()

        job = desk.errand(lambda job, deed: exchange.join(source, job, deed), done, failed)
        self._why.setText("")
        self._progress.watch(job, tr("กำลังรับข้อมูลของสำนักงาน"), may_stop=False)

    def _end(self) -> None:
        """Let go of the records: the window that comes has lanes of its own."""
        self._progress.stop()
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    # Qt's own names from here on

    def reject(self) -> None:
        if self._desk is not None:
            return  # half an office is none: it comes in whole
        exchange.close_if_waiting()
        super().reject()
