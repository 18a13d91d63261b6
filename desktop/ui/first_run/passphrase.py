"""The question before an office that is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop.office import office
from desktop.office.office import RecordsError
from desktop.office.words import tell
from desktop.ui.shell.dialogs import Dialog


class Passphrase(Dialog):
    """Asks until the office opens or the clerk gives up; the paper key opens it too."""

    def __init__(self, folder: Path) -> None:
        super().__init__(None, "เปิดสำนักงาน")
        self._folder = folder
        self.say("ใส่รหัสผ่านของสำนักงานนี้ หรือกุญแจกระดาษ ๓๔ ตัวที่พิมพ์เก็บไว้ตอนเริ่มใช้งาน")
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName("รหัสผ่าน")
        self.parts.addWidget(self._field)
        self._why = self.say("", "bad")
        self.answers("เปิด", self._try)

    def _try(self) -> None:
        given = self._field.text()
        try:
            office.open_at(self._folder, passphrase=given)
        except RecordsError as wrong:
            try:
                office.open_at(self._folder, paper=given)
            except RecordsError:
                self._why.setText(tell(wrong))
                self._field.selectAll()
                self._field.setFocus()
                return
        self.accept()
