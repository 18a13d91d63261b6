"""Bundles out and in, looked into first; the office's public part for a district or a province."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.office import exchange, moments
from desktop.office.words.conflicts import TABLES, moment
from desktop.thai.digits import to_thai
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import confirm, say

_FILTER = "ชุดข้อมูลประชาคม (*.pkb)"
_PUBLIC = "ข้อมูลเผยแพร่ (*.pkp)"


class Bundles:
    """Asks over a window; `shown` is called after what changed what the page tells."""

    def __init__(
        self, over: QWidget, desk: Desk, session: Session, shown: Callable[[], object]
    ) -> None:
        self._over = over
        self._desk = desk
        self._session = session
        self._shown = shown

    def ask_target(self, *, everything: bool) -> None:
        """Ask where a bundle goes, and write it."""
        self._ask_file(
            "ส่งออกชุดข้อมูล", _FILTER, "pkb", lambda file: self.export(file, everything=everything)
        )

    def ask_public_target(self) -> None:
        """Ask where the office's public part goes, and write it."""
        self._ask_file("ส่งออกข้อมูลเผยแพร่", _PUBLIC, "pkp", self.export_public)

    def _ask_file(
        self, title: str, names: str, suffix: str, chosen: Callable[[Path], object]
    ) -> None:
        dialog = QFileDialog(self._over, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(names)
        dialog.setDefaultSuffix(suffix)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(f"ประชาคม-{moments.today().isoformat()}.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: chosen(Path(file)))
        dialog.open()

    def export_public(self, target: Path) -> None:
        """Write the office's public part and say what is in it."""
        actor = self._session.actor

        def export(_job: object) -> int:
            from desktop.office import rollup

            return rollup.export(target, actor=actor)

        def done(count: int) -> None:
            tell = f"ส่งออกแล้ว {to_thai(f'{count:,}')} รายการ ไม่มีชื่อหรือคำพูดของผู้ใด\n{target}"
            say(self._over, "ส่งออกข้อมูลเผยแพร่", tell)

        self._desk.start(export, done)

    def export(self, target: Path, *, everything: bool) -> None:
        """Write a bundle and say what is in it."""
        actor = self._session.actor

        def done(made: exchange.Exported) -> None:
            count = to_thai(f"{made.manifest.lines:,}")
            size = to_thai(f"{max(1, made.size // 1024):,}")
            tell = f"ส่งออกแล้ว {count} รายการ ขนาด {size} กิโลไบต์\n{target}"
            say(self._over, "ส่งออกชุดข้อมูล", tell)
            self._shown()

        self._desk.start(
            lambda _job: exchange.export(target, everything=everything, actor=actor), done
        )

    def ask_bundle(self) -> None:
        """Ask for a bundle, tell what it would change, and take it in when told to."""
        dialog = QFileDialog(self._over, "นำเข้าชุดข้อมูล")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.look_into(Path(file)))
        dialog.open()

    def look_into(self, source: Path) -> None:
        """Tell what a bundle would change, then ask."""

        def done(found: exchange.Taken) -> None:
            confirm(
                self._over,
                "นำเข้าชุดข้อมูล",
                _told(found, "จะนำเข้า"),
                "นำเข้า",
                lambda: self._desk.start(lambda _job: exchange.take_in(source), self._taken),
            )

        self._desk.start(lambda _job: exchange.inspect(source), done)

    def _taken(self, found: exchange.Taken) -> None:
        say(self._over, "นำเข้าชุดข้อมูล", _told(found, "นำเข้าแล้ว"))
        self._shown()


def _told(found: exchange.Taken, word: str) -> str:
    """What a bundle brings, in a few lines."""
    lines = [f"จาก {found.maker} เมื่อ {moment(found.manifest.at)}"]
    if not found.operations:
        lines.append("ไม่มีอะไรใหม่ เครื่องนี้มีครบแล้ว")
    else:
        lines.append(to_thai(f"{word} {found.operations:,} รายการ ไฟล์แนบ {found.files:,} ไฟล์"))
        shown = sorted(found.rows.items(), key=lambda pair: -pair[1])[:6]
        lines.append(
            to_thai(" · ".join(f"{TABLES.get(name, name)} {count:,}" for name, count in shown))
        )
    if found.conflicts:
        lines.append(to_thai(f"แก้ชนกัน {found.conflicts} ช่อง จะรอให้เลือกในหน้านี้"))
    if found.newer:
        lines.append(
            to_thai(f"{found.newer} ส่วนมาจากโปรแกรมรุ่นใหม่กว่า เก็บไว้แล้ว จะนำเข้าเมื่อปรับรุ่นเครื่องนี้")
        )
    if found.waiting > found.newer:
        waits = found.waiting - found.newer
        lines.append(to_thai(f"รอชุดข้อมูลของเครื่องอื่นอีก {waits} ส่วน"))
    if found.withheld:
        lines.append(
            to_thai(f"ข้อมูลส่วนบุคคล {found.withheld:,} รายการไม่ได้มาด้วย ขอชุดข้อมูลเต็มจากเครื่องอื่น")
        )
    if found.refused:
        lines.append(to_thai(f"ไม่รับ {found.refused} ส่วน เพราะไม่ถูกต้อง ส่วนอื่นไม่กระทบ"))
    if found.forks:
        lines.append("พบเครื่องที่มีประวัติสองชุด อาจกู้สำรองหรือคัดลอกโฟลเดอร์ กรุณาแจ้งผู้ดูแล")
    return "\n".join(lines)
