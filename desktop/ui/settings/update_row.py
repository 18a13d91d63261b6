"""Which version runs here, and the next one from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.i18n import tr
from desktop.office.errors import Refused
from desktop.office.jobs import Job
from desktop.office.updates import place
from desktop.office.words import tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.shell.dialogs import confirm, say
from desktop.ui.widgets.basic import button, column, grey, label, row
from desktop.ui.widgets.file_dialog import FileDialog

_PARTS = 1000  # of the whole, for the progress


class UpdateRow(QWidget):
    """The version's number and a button; greyed with its reason where others update the program."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ask = button(tr("ปรับปรุงโปรแกรมจากแฟ้ม…"), self._ask, icon="download")
        why = ""
        try:
            place.own()
        except Refused as no:
            why = tell(no)
            grey(self.ask, why)
        inside = column(
            row(
                label(on_screen.figures(tr("รุ่น {version}").format(version=__version__))),
                self.ask,
                None,
                gap=16,
            )
        )
        if why:
            inside.addWidget(label(why, "muted", wrap=True))
        self.setLayout(inside)

    @Slot()
    def _ask(self) -> None:
        dialog = FileDialog(self, tr("ปรับปรุงโปรแกรมจากแฟ้ม"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("แฟ้มปรับปรุงประชาคม (*.pku)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.look_into(Path(file)))
        dialog.open()

    def look_into(self, file: Path) -> None:
        """Prove an update's signature, tell what it is, and do it when told to."""
        from desktop.office.updates import package

        def read() -> package.Manifest:
            opened = package.open_package(file, package.shipped_keys())
            opened.close()
            return opened.manifest

        def told(manifest: package.Manifest) -> None:
            confirm(
                self,
                tr("ปรับปรุงโปรแกรม"),
                on_screen.figures(
                    tr(
                        "แฟ้มนี้เป็นรุ่น {version} ลงลายเซ็นโดยผู้จัดทำถูกต้อง โปรแกรมจะสำรองข้อมูล "
                        "และลองรุ่นใหม่กับสำเนาก่อน งานที่เปิดอยู่ทำต่อได้หลังเสร็จ"
                    ).format(version=manifest.version)
                ),
                tr("ปรับปรุง"),
                lambda: self._desk.start(lambda job: _apply(file, job), self._done),
            )

        self._desk.read(read, told)

    def _done(self, version: str) -> None:
        say(
            self,
            tr("ปรับปรุงโปรแกรม"),
            on_screen.figures(
                tr("พร้อมใช้รุ่น {version} ปิดโปรแกรมแล้วเปิดใหม่ จะเป็นรุ่นใหม่").format(version=version)
            ),
        )


def _apply(file: Path, job: Job) -> str:
    from desktop.office.updates import applying

    def step(done: float) -> None:
        job.step(round(done * _PARTS), _PARTS)

    return applying.apply(file, place.own(), step=step)
