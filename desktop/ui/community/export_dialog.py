"""Write the directory as an Excel file; telephone numbers only with their reason."""

from __future__ import annotations

from array import array
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.i18n import tr
from desktop.office.jobs import Job
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import grey, label
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.progress import Progress


class ExportDialog(Dialog):
    """Opens on the people the list shows now."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, ids: array[int]) -> None:
        super().__init__(parent, tr("ส่งออกรายชื่อเป็น Excel"), width=520)
        self._desk, self._session, self._ids = desk, session, ids
        self.say(
            on_screen.figures(tr("ส่งออก {ids:,} คนตามที่แสดงอยู่ ").format(ids=len(ids)))
            + tr("มีชื่อ ที่อยู่ กลุ่ม และบทบาท ไม่มีเลขประจำตัวประชาชน ทุกครั้งที่ส่งออกจะบันทึกไว้ว่าใครทำเมื่อใด")
        )
        self.phones = QCheckBox(tr("ใส่เบอร์โทรศัพท์ด้วย"))
        self.parts.addWidget(self.phones)
        self._word = label(tr("เหตุผลที่ต้องใช้เบอร์โทรศัพท์"), "label")
        self.reason = LineEdit()
        self.reason.setAccessibleName(tr("เหตุผลที่ต้องใช้เบอร์โทรศัพท์"))
        self.reason.setPlaceholderText(tr("เช่น โทรเชิญประชุมประชาคมวันที่ ๒๐ ธันวาคม"))
        for part in (self._word, self.reason):
            self.parts.addWidget(part)
            part.setVisible(False)
            self.phones.toggled.connect(part.setVisible)
        self._why = self.say("", "bad")
        self._progress = Progress()
        self.parts.addWidget(self._progress)
        self.answers(tr("เลือกที่เก็บแฟ้ม…"), self._ask_file, icon="file-spreadsheet")

    def _ask_file(self) -> None:
        if self.phones.isChecked() and not self.reason.text().strip():
            self._why.setText(tr("กรุณาเขียนเหตุผลที่ต้องส่งออกเบอร์โทรศัพท์"))
            self.reason.setFocus()
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self, tr("ส่งออกรายชื่อ"), str(Path(folder) / tr("รายชื่อประชาชน.xlsx")))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, file: str) -> None:
        """Write the file that was chosen."""
        from desktop.office.community import exporting

        reason = self.reason.text() if self.phones.isChecked() else None
        actor, ids, job = self._session.actor, self._ids, Job()

        def write(_noted: None) -> None:
            self._progress.watch(job, tr("กำลังเขียนแฟ้ม"))
            self._desk.read(
                lambda: exporting.write_directory(
                    Path(file), ids, phones=reason is not None, job=job
                ),
                self._written,
                self._failed,
            )

        grey(self.yes, tr("กำลังเขียนแฟ้ม"))
        deed = partial(exporting.note_directory, reason, actor=actor)
        self._desk.do(deed, write, self._failed)

    def _written(self, _count: int) -> None:
        self._progress.stop()
        self.accept()

    def _failed(self, trouble: Exception) -> None:
        self._progress.stop()
        grey(self.yes, "")
        self._desk.troubled.emit(trouble)

    # Qt's own names from here on

    def reject(self) -> None:
        self._progress.cancel()
        super().reject()
