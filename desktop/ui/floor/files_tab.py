"""Pictures, recordings and other files of a hearing, with what is seen and when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.hearings import attachments
from desktop.office.hearings.attachments import AttachmentRow
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words.floor_screen import KINDS
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor import dialogs, telling
from desktop.ui.floor.files import FileAdder
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import ask_text, confirm
from desktop.ui.widgets.basic import button, column, elided, frame, grey, label, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.flow import flow

SMALL, LARGE = 128, 520
ICONS = {"photo": "image", "audio": "mic", "file": "paperclip"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture made small."""

    row: AttachmentRow
    png: bytes


class FilesTab(Tab):
    """Small pictures at the left, the one chosen at the right."""

    topics = frozenset({"attachment"})

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._rows: dict[int, AttachmentRow] = {}
        self._asked = 0
        self.adder = FileAdder(self, desk, session)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("ภาพและแฟ้มของเวที"))
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setIconSize(QSize(style.scaled(SMALL), style.scaled(96)))
        self.list.setGridSize(QSize(style.scaled(168), style.scaled(150)))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._none = label(
            tr(
                "ยังไม่มีภาพหรือแฟ้ม ลากภาพมาวาง หรือกด เพิ่มแฟ้ม ภาพเก็บเวลาที่ถ่ายไว้ "
                "แฟ้มเสียงที่อัดจากโทรศัพท์แนบได้ แล้วหมุดเวลาจะชี้ตำแหน่งในแฟ้ม"
            ),
            "muted",
            wrap=True,
        )
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = label()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumHeight(style.scaled(90 if style.large() else 240))
        self._name = elided("", "strong")
        self._when = elided("", "muted")
        self._caption = label("", "", wrap=True)
        self._lay()
        self.setAcceptDrops(True)

    def _lay(self) -> None:
        add = button(tr("เพิ่มแฟ้ม"), self.adder.ask, icon="plus", kind="next", tip="Insert")
        marks = button(tr("หมุดเวลา"), self._marks, icon="bookmark", kind="small")
        head = row(label(tr("ภาพ เสียง และแฟ้ม"), "card"), None, marks, add)
        left = column(head, self._none, self.list, gap=8, margins=(14, 12, 14, 12))
        left.setStretch(2, 1)
        self._describe = button(tr("คำบรรยาย"), self.describe, icon="pen-line", kind="small")
        self._copy = button(tr("บันทึกสำเนา…"), self.copy, icon="download", kind="small")
        self._drop = button(tr("ลบ"), self.discard, icon="trash-2", kind="small")
        deeds = flow(self._describe, self._copy, self._drop, gap=6)
        right = column(
            self._picture,
            self._name,
            self._when,
            self._caption,
            None,
            deeds,
            gap=6,
            margins=(14, 12, 14, 12),
        )
        right.setStretch(0, 1)
        self._side = frame("card", right)
        self._side.setFixedWidth(style.scaled(320 if style.large() else 420))
        page = row(frame("card", left), self._side, gap=12, margins=(0, 10, 0, 0))
        page.setStretch(0, 1)
        self.setLayout(page)
        self._show_chosen()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("Insert", tr("เพิ่มแฟ้ม")), ("Delete", tr("ลบ"))]

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show the files of this hearing; the small pictures follow one by one."""
        super().show_hearing(sheet)
        self.adder.hearing = sheet.id
        self._asked += 1
        asked, hearing = self._asked, sheet.id

        def done(rows: list[AttachmentRow]) -> None:
            if asked == self._asked:
                self._show(asked, rows)

        self.desk.read(lambda: attachments.of_hearing(hearing), done)

    def _show(self, asked: int, rows: list[AttachmentRow]) -> None:
        chosen = self.chosen()
        self._rows = {row_.id: row_ for row_ in rows}
        self.list.clear()
        for row_ in rows:
            item = QListWidgetItem(row_.caption or row_.name)
            item.setData(Qt.ItemDataRole.UserRole, row_.id)
            item.setIcon(icons.icon(ICONS[row_.kind], size=40))
            item.setToolTip(row_.name)
            item.setSizeHint(QSize(style.scaled(160), style.scaled(142)))
            self.list.addItem(item)
            if row_.id == chosen:
                self.list.setCurrentItem(item)
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._side.setVisible(bool(rows))
        self._show_chosen()
        for row_ in rows:
            if row_.kind == "photo":
                self._ask_small(asked, row_)

    def _ask_small(self, asked: int, row_: AttachmentRow) -> None:
        def done(png: bytes) -> None:
            if asked != self._asked:
                return
            for place in range(self.list.count()):
                item = self.list.item(place)
                if item.data(Qt.ItemDataRole.UserRole) == row_.id:
                    item.setIcon(QIcon(_pixmap(png)))

        self.desk.read(lambda: attachments.thumbnail(row_.sha256, style.scaled(SMALL)), done)

    def chosen(self) -> int:
        """The file chosen, 0 for none."""
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else 0

    def _show_chosen(self) -> None:
        row_ = self._rows.get(self.chosen())
        for made in (self._describe, self._copy, self._drop):
            grey(made, "" if row_ is not None else tr("เลือกภาพหรือแฟ้มก่อน"))
        self._picture.clear()
        self._name.tell(row_.name if row_ else "")
        self._caption.setText(row_.caption if row_ else "")
        if row_ is None:
            self._when.tell("")
            return
        word = {"photo": tr("ถ่ายเมื่อ"), "audio": tr("เริ่มอัดเมื่อ"), "file": tr("เพิ่มเมื่อ")}[row_.kind]
        moment = row_.taken_at or row_.added_at
        if row_.kind == "photo" and row_.taken_at is None:
            word = tr("ไม่มีเวลาถ่าย เพิ่มเมื่อ")
        on = on_screen.short(moments.local(moment).date())
        parts = (KINDS[row_.kind], f"{word} {on} {telling.hour(moment)}", row_.item)
        self._when.tell(" · ".join(filter(None, parts)))
        if row_.kind == "photo":
            asked, id_ = self._asked, row_.id

            def done(png: bytes) -> None:
                if asked == self._asked and self.chosen() == id_:
                    self._picture.setPixmap(_pixmap(png))

            size = min(style.scaled(LARGE), style.scaled(390))
            self.desk.read(lambda: attachments.thumbnail(row_.sha256, size), done)

    @Slot()
    def describe(self) -> None:
        """Say what is seen."""
        row_, actor = self._rows.get(self.chosen()), self.session.actor
        if row_ is not None:
            ask_text(
                self,
                tr("คำบรรยาย"),
                row_.name,
                tr("บันทึก"),
                lambda text: self.desk.do(lambda: attachments.describe(row_.id, text, actor=actor)),
                long=False,
                text=row_.caption,
            )

    @Slot()
    def copy(self) -> None:
        """Write the file as it came to a place outside."""
        row_ = self._rows.get(self.chosen())
        if row_ is None:
            return
        dialog = FileDialog(self, tr("บันทึกสำเนา"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(row_.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.copy_to(row_.id, Path(name)))
        dialog.open()

    def copy_to(self, attachment_id: int, target: Path) -> None:
        """Write a file as it came."""
        from desktop.office import files as office_files  # it knows paper, which takes its time

        self.desk.read(
            lambda: office_files.write(target, attachments.data_of(attachment_id)[1]),
            lambda _none: None,
        )

    @Slot()
    def discard(self) -> None:
        """Put the file chosen away."""
        row_, actor = self._rows.get(self.chosen()), self.session.actor
        if row_ is not None:
            confirm(
                self,
                tr("ลบแฟ้ม"),
                tr("{name} จะไม่อยู่ในหลักฐานของเวทีนี้").format(name=row_.name),
                tr("ลบ"),
                lambda: self.desk.do(lambda: attachments.discard(row_.id, actor=actor)),
            )

    def _marks(self) -> None:
        if self.sheet is not None:
            dialogs.show_marks(self, self.desk, self.sheet.id)

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.adder.ask()
        elif event.key() == Qt.Key.Key_Delete:
            self.discard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.adder.add(files)


def _pixmap(png: bytes) -> QPixmap:
    made = QPixmap()
    made.loadFromData(png)
    return made
