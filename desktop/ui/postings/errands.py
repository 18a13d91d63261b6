"""What goes out of the room of postings and comes in: sheets printed, photos read and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.postings import lists, papers, photos
from desktop.office.postings.lists import NoticeSheet, SpotRow
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import say
from desktop.ui.widgets.file_dialog import FileDialog

if TYPE_CHECKING:
    from desktop.ui.postings.round_dialog import RoundDialog

PICTURES = tr("รูป (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp)")


class Errands:
    """Deeds of the room that need a file or a printer; `chosen` tells notice and places."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        chosen: Callable[[], tuple[NoticeSheet | None, list[SpotRow]]],
    ) -> None:
        self._parent, self._desk, self._session, self._chosen = parent, desk, session, chosen

    def print_route(self) -> None:
        """Print the route sheet of the chosen notice."""
        sheet, _spots = self._chosen()
        if sheet is not None:
            self._print([sheet.row.id])

    def print_round(self) -> None:
        """Print one sheet of everything to be done at the boards."""
        self._desk.read(lambda: papers.to_do(lists.open_rows()), self._print)

    def _print(self, notices: Sequence[int]) -> None:
        from desktop.ui.editor.printing import COPIES, PrintDialog

        actor, ids = self._session.actor, list(notices)
        if not ids:
            say(self._parent, tr("ใบนำปิดรอบนี้"), tr("วันนี้ไม่มีป้ายที่ต้องปิด ปลด หรือถ่ายรูป"))
            return
        dialog = PrintDialog(
            self._parent,
            self._desk,
            tr("ใบนำปิดประกาศ"),
            lambda _copy: papers.route_sheet(ids),
            lambda copies: papers.note_route_printed(ids, copies=copies, actor=actor),
            COPIES[:1],
        )
        dialog.open()

    def ask_photo(self) -> None:
        """Choose photos that show the chosen notice at the chosen place."""
        sheet, chosen = self._chosen()
        spots = [s for s in chosen if s.posted_on]
        if not spots and sheet is not None:
            spots = [s for s in sheet.row.spots if s.needs_photo][:1]
        if not spots:
            say(
                self._parent,
                tr("เพิ่มรูป"),
                tr("เลือกจุดที่รูปแสดงในรายการ จุดและช่องทาง ก่อน แล้วกด เพิ่มรูป อีกครั้ง"),
            )
            return
        ids = [spot.id for spot in spots]
        dialog = FileDialog(
            self._parent, tr("รูปที่ {part}").format(part=" ".join(spot.place.name for spot in spots))
        )
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(PICTURES)
        dialog.filesSelected.connect(lambda names: self.add_photos(ids, [Path(n) for n in names]))
        dialog.open()

    def add_photos(self, postings: Sequence[int], files: Sequence[Path]) -> None:
        """Keep photos of a place; what is refused is told by its name."""
        actor = self._session.actor

        def deed(file: Path) -> None:
            photos.add(postings, file.name, photos.read(file), actor=actor)

        for file in files:
            self._desk.do(partial(deed, file))

    def ask_photos(self) -> None:
        """Choose photos of boards, to be read and matched."""
        dialog = FileDialog(self._parent, tr("รูปป้ายจากรอบปิดประกาศ"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(PICTURES)
        dialog.filesSelected.connect(lambda names: self.read_photos([Path(n) for n in names]))
        dialog.open()

    def read_photos(self, chosen: Sequence[Path]) -> RoundDialog:
        """Read photos or folders of photos; the dialog asks what to put down."""
        from desktop.ui.postings.round_dialog import RoundDialog

        dialog = RoundDialog(self._parent, self._desk, self._session)
        dialog.open()
        dialog.read(chosen)
        return dialog

    def ask_public(self) -> None:
        """Write public copies of the photos: without place and camera."""
        sheet, _spots = self._chosen()
        if sheet is None or not sheet.photos:
            return
        wanted = [(entry.sha256, f"{entry.place}.jpg") for entry in sheet.photos]
        dialog = FileDialog(self._parent, tr("บันทึกรูปสำหรับเผยแพร่ (ไม่มีพิกัดและข้อมูลกล้อง)"))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.setOption(FileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.write_public(Path(folder), wanted))
        dialog.open()

    def write_public(self, folder: Path, wanted: Sequence[tuple[str, str]]) -> None:
        """Write them in a read lane and say how many."""

        def done(count: int) -> None:
            told = on_screen.figures(
                tr("บันทึกรูปสำหรับเผยแพร่ {count} รูปแล้ว ไม่มีพิกัดและข้อมูลกล้อง").format(count=count)
            )
            say(self._parent, tr("รูปเผยแพร่"), told)

        self._desk.read(lambda: photos.write_public_copies(folder, wanted), done)
