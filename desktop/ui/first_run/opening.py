"""Before the window: open the office, ask for its passphrase, or make a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from desktop.office import office
from desktop.office.office import RecordsError
from desktop.office.words import tell
from desktop.ui.shell.dialogs import Dialog, tell_trouble


def open_office(app: QApplication, folder: Path) -> bool:
    """Open the office in folder, after the wizard of the first start when there is none.

    False when the clerk turned back or the records cannot be opened; the reason was told.
    """
    try:
        if not office.exists(folder):
            from desktop.ui.first_run.wizard import FirstRun

            wizard = FirstRun(folder)
            return wizard.exec() == QDialog.DialogCode.Accepted
        if office.wants_passphrase(folder):
            return _Passphrase(folder).exec() == QDialog.DialogCode.Accepted
        office.open_at(folder)
    except RecordsError as trouble:
        told = tell_trouble(QWidget(), trouble)
        told.exec()
        return False
    return True


class _Passphrase(Dialog):
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
