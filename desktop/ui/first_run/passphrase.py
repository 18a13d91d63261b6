"""The question before an office or a copy that is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop.i18n import tr
from desktop.office import backups, office
from desktop.office.office import RecordsError
from desktop.office.words import diagnostics as words
from desktop.office.words import tell
from desktop.ui.shell.dialogs import Dialog


class _Key(Dialog):
    """Asks for a passphrase or the paper key until it fits or the clerk gives up."""

    def __init__(self, title: str, question: str, word: str) -> None:
        super().__init__(None, title)
        self.say(question)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(tr("รหัสผ่าน"))
        self.parts.addWidget(self._field)
        self._why = self.say("", "bad")
        self.answers(word, self._try)

    def _turn(self, *, passphrase: str | None = None, paper: str | None = None) -> None:
        """Use a key. Raises RecordsError for one that does not fit."""
        raise NotImplementedError

    def _try(self) -> None:
        given = self._field.text()
        try:
            self._turn(passphrase=given)
        except RecordsError as wrong:
            try:
                self._turn(paper=given)
            except RecordsError:
                self._why.setText(tell(wrong))
                self._field.selectAll()
                self._field.setFocus()
                return
        self.accept()


class Passphrase(_Key):
    """Accepted with the office open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        question = tr("ใส่รหัสผ่านของสำนักงานนี้ หรือกุญแจกระดาษ ๓๔ ตัวที่พิมพ์เก็บไว้ตอนเริ่มใช้งาน")
        super().__init__(tr("เปิดสำนักงาน"), question, tr("เปิด"))

    def _turn(self, *, passphrase: str | None = None, paper: str | None = None) -> None:
        office.open_at(self._folder, passphrase=passphrase, paper=paper)


class KeyOfCopy(_Key):
    """Accepted with the copy in the place of the records, which are closed."""

    def __init__(self, copy: Path, folder: Path) -> None:
        self._copy, self._folder = copy, folder
        super().__init__(words.RESTORE.rstrip("…"), words.KEY_OF_COPY, words.RESTORE.rstrip("…"))

    def _turn(self, *, passphrase: str | None = None, paper: str | None = None) -> None:
        backups.bring_back(self._copy, self._folder, passphrase=passphrase, paper=paper)
