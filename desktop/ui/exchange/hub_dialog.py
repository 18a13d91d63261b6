"""Where the hub is: a folder, a WebDAV address, an S3 bucket; tried before it is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import tr
from desktop.office import hub
from desktop.office.hub import Place
from desktop.office.words import Told, tell
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit

_KINDS = (
    ("folder", tr("โฟลเดอร์ แฟลชไดรฟ์ หรือโฟลเดอร์ที่แชร์"), tr("เช่น E:\\ประชาคม หรือ /media/stick")),
    ("webdav", tr("WebDAV เช่น Nextcloud"), tr("https://cloud…/remote.php/dav/files/ชื่อ/ประชาคม")),
    ("s3", tr("ที่เก็บแบบ S3"), tr("ชื่อ bucket")),
)
_NAMES = 120


class HubDialog(Dialog):
    """Tries the place and tells in words what works; `done` is called when it is in use."""

    def __init__(self, parent: QWidget, desk: Desk, done: Callable[[], object]) -> None:
        super().__init__(parent, tr("จุดรวมข้อมูล"), width=600)
        self._desk = desk
        self._done = done
        now = hub.place()
        self.say(
            tr(
                "ที่ซึ่งทุกเครื่องของสำนักงานนำชุดข้อมูลมาวางและรับไป ทุกแฟ้มเข้ารหัส ผู้ดูแลที่เก็บอ่านไม่ได้ "
                "ใช้ได้แม้เชื่อมต่อเป็นครั้งคราว"
            )
        )
        self._kind = Choice()
        self._kind.setAccessibleName(tr("ชนิดของจุดรวมข้อมูล"))
        for code, word, _ in _KINDS:
            self._kind.addItem(word, code)
        self._add(tr("ชนิด"), self._kind)
        self._where = LineEdit(now.where if now else "")
        self._browse = button(tr("เลือก…"), self._ask_folder, kind="small")
        self._add(tr("ที่อยู่"), self._where, self._browse)
        self._endpoint = LineEdit(now.endpoint if now else "")
        self._endpoint_row = self._add(tr("เซิร์ฟเวอร์ S3"), self._endpoint)
        self._user = LineEdit(now.user if now else "")
        self._user_row = self._add(tr("ชื่อผู้ใช้"), self._user)
        self._secret = QLineEdit(now.secret if now else "")
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret_row = self._add(tr("รหัสผ่าน"), self._secret)
        self._why = self.say("", "bad")
        self._kind.activated.connect(lambda _place: self._show())
        self._kind.setCurrentIndex(max(self._kind.findData(now.kind if now else "folder"), 0))
        if now is not None:
            forget = button(tr("เลิกใช้จุดรวมนี้"), self._forget, kind="link")
            self.parts.addLayout(row(forget, None))
        self.answers(tr("ทดสอบแล้วใช้ที่นี่"), self._try)
        self._show()

    def _add(self, word: str, field: QWidget, *more: QWidget) -> list[QWidget]:
        name = label(word, "label")
        name.setFixedWidth(style.scaled(_NAMES))
        field.setAccessibleName(word)
        line = row(name, field, *more, gap=10)
        line.setStretch(1, 1)
        self.parts.addLayout(line)
        return [name, field, *more]

    def _show(self) -> None:
        kind = str(self._kind.currentData())
        self._where.setPlaceholderText(next(hint for code, _, hint in _KINDS if code == kind))
        self._browse.setVisible(kind == "folder")
        for part in self._endpoint_row:
            part.setVisible(kind == "s3")
        for part in (*self._user_row, *self._secret_row):
            part.setVisible(kind != "folder")

    def _ask_folder(self) -> None:
        dialog = FileDialog(self, tr("เลือกโฟลเดอร์"))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._where.setText)
        dialog.open()

    def _try(self) -> None:
        kind = str(self._kind.currentData())
        chosen = Place(
            kind,
            self._where.text().strip(),
            "" if kind == "folder" else self._user.text().strip(),
            "" if kind == "folder" else self._secret.text(),
            self._endpoint.text().strip() if kind == "s3" else "",
        )
        self._why.setText("")
        self.yes.setEnabled(False)
        self.yes.setToolTip(tr("กำลังทดสอบ"))

        def done(_none: None) -> None:
            self.accept()
            self._done()

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self._why.setText(tell(trouble))
            self.yes.setEnabled(True)
            self.yes.setToolTip("")

        self._desk.errand(lambda _job, deed: hub.use(chosen, deed), done, failed)

    def _forget(self) -> None:
        def done(_none: None) -> None:
            self.accept()
            self._done()

        self._desk.do(hub.forget, done)
