"""Files of a hearing: chosen or dropped, kept one by one, each trouble told by its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.errors import Refused
from desktop.office.hearings import attachments
from desktop.office.jobs import Job
from desktop.office.words import tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor.dialogs import MomentDialog, acknowledge
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.file_dialog import FileDialog


class FileAdder(QObject):
    """Adds files to `hearing`, on `item` when there is one."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._session = parent, desk, session
        self.hearing = 0
        self.item: int | None = None

    def ask(self) -> None:
        """Choose pictures, recordings or other files."""
        dialog = FileDialog(self._parent, tr("เพิ่มภาพ เสียง หรือแฟ้ม"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.open()

    def add(self, files: Sequence[Path]) -> None:
        """Keep files; the start of each recording is asked for first."""
        sounds = [file for file in files if attachments.kind_of(file.name) == "audio"]
        self._ask_starts(list(files), sounds, {})

    def _ask_starts(
        self, files: list[Path], sounds: list[Path], starts: dict[Path, datetime]
    ) -> None:
        if not sounds:
            self._keep(files, starts)
            return
        sound, hearing = sounds[0], self.hearing

        def answered(moment: datetime) -> None:
            self._ask_starts(files, sounds[1:], {**starts, sound: moment})

        def ask(guess: datetime) -> None:
            dialog = MomentDialog(
                self._parent,
                tr("แนบแฟ้มเสียง"),
                tr("{name}\nเริ่มอัดเมื่อใด หมุดเวลาจะชี้ตำแหน่งในแฟ้มตามเวลานี้").format(name=sound.name),
                tr("แนบ"),
                guess,
                answered,
            )
            dialog.open()
            dialog.hour.setFocus()
            dialog.hour.selectAll()

        self._desk.read(lambda: attachments.guess_start(hearing, sound), ask)

    def _keep(self, files: list[Path], starts: dict[Path, datetime]) -> None:
        hearing, item, actor = self.hearing, self.item, self._session.actor

        def work(job: Job) -> list[str]:
            troubles = []
            for place, file in enumerate(files, start=1):
                try:
                    data = attachments.read(file)
                    attachments.add(
                        hearing,
                        file.name,
                        data,
                        item_id=item,
                        taken_at=starts.get(file),
                        actor=actor,
                    )
                except Refused as trouble:
                    troubles.append(tell(trouble))
                job.step(place, len(files))
            return troubles

        self._desk.start(work, lambda troubles: self._tell(troubles, len(files)))

    def _tell(self, troubles: list[str], count: int) -> None:
        if not troubles:
            return
        dialog = Dialog(
            self._parent,
            on_screen.figures(
                tr("เก็บแล้ว {part} จาก {count} แฟ้ม").format(part=count - len(troubles), count=count)
            ),
        )
        for sentence in troubles[:8]:
            dialog.say(sentence, "bad")
        if len(troubles) > 8:
            dialog.say(on_screen.figures(tr("และอีก {part} แฟ้ม").format(part=len(troubles) - 8)))
        acknowledge(dialog)
