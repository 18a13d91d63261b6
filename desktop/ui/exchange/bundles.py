"""Bundles out and in, looked into first; the office's public part for a district or a province."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office import exchange, moments
from desktop.office.exchange import Deed
from desktop.office.jobs import Cancelled, Job
from desktop.office.words.conflicts import TABLES, moment
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import confirm, say
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.progress import Progress

_FILTER = tr("ชุดข้อมูลประชาคม (*.pkb)")
_PUBLIC = tr("ข้อมูลเผยแพร่ (*.pkp)")


class Bundles:
    """Asks over a window; `shown` is called after what changed what the page tells."""

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        session: Session,
        progress: Progress,
        shown: Callable[[], object],
    ) -> None:
        self._over = over
        self._desk = desk
        self._session = session
        self._progress = progress
        self._shown = shown

    def ask_target(self, *, everything: bool) -> None:
        """Ask where a bundle goes, and write it."""
        self._ask_file(
            tr("ส่งออกชุดข้อมูล"), _FILTER, "pkb", lambda file: self.export(file, everything=everything)
        )

    def ask_public_target(self) -> None:
        """Ask where the office's public part goes, and write it."""
        self._ask_file(tr("ส่งออกข้อมูลเผยแพร่"), _PUBLIC, "pkp", self.export_public)

    def _ask_file(
        self, title: str, names: str, suffix: str, chosen: Callable[[Path], object]
    ) -> None:
        dialog = FileDialog(self._over, title)
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(names)
        dialog.setDefaultSuffix(suffix)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(
            tr("ประชาคม-{isoformat}.{suffix}").format(
                isoformat=moments.today().isoformat(), suffix=suffix
            )
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: chosen(Path(file)))
        dialog.open()

    def export_public(self, target: Path) -> None:
        """Write the office's public part and say what is in it."""
        actor = self._session.actor

        def export(_job: Job) -> int:
            from desktop.office import rollup

            return rollup.export(target, actor=actor)

        def done(count: int) -> None:
            tell = tr("ส่งออกแล้ว {part} รายการ ไม่มีชื่อหรือคำพูดของผู้ใด\n{target}").format(
                part=on_screen.figures(f"{count:,}"), target=target
            )
            say(self._over, tr("ส่งออกข้อมูลเผยแพร่"), tell)

        self._desk.start(export, done)

    def export(self, target: Path, *, everything: bool) -> None:
        """Write a bundle and say what is in it."""
        actor = self._session.actor

        def done(made: exchange.Exported) -> None:
            self._progress.stop()
            count = on_screen.figures(f"{made.manifest.lines:,}")
            size = on_screen.figures(f"{max(1, made.size // 1024):,}")
            tell = tr("ส่งออกแล้ว {count} รายการ ขนาด {size} กิโลไบต์\n{target}").format(
                count=count, size=size, target=target
            )
            if made.missing:
                tell += on_screen.figures(
                    tr("\nไฟล์แนบ {missing} ไฟล์ยังมาไม่ถึงเครื่องนี้ จึงไม่อยู่ในชุดนี้").format(
                        missing=made.missing
                    )
                )
            say(self._over, tr("ส่งออกชุดข้อมูล"), tell)
            self._shown()

        def work(job: Job, deed: Deed) -> exchange.Exported:
            return exchange.export(target, everything=everything, actor=actor, deed=deed)

        job = self._desk.errand(work, done, self._failed)
        self._progress.watch(job, tr("กำลังเขียนชุดข้อมูล"))

    def ask_bundle(self) -> None:
        """Ask for a bundle, tell what it would change, and take it in when told to."""
        dialog = FileDialog(self._over, tr("นำเข้าชุดข้อมูล"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.look_into(Path(file)))
        dialog.open()

    def look_into(self, source: Path) -> None:
        """Tell what a bundle would change, then ask."""

        def done(found: exchange.Taken) -> None:
            self._progress.stop()
            confirm(
                self._over,
                tr("นำเข้าชุดข้อมูล"),
                _told(found, tr("จะนำเข้า")),
                tr("นำเข้า", "a bundle"),
                lambda: self.take_in(source),
            )

        job = self._desk.errand(
            lambda job, deed: deed(lambda: exchange.inspect(source, job)), done, self._failed
        )
        self._progress.watch(job, tr("กำลังดูชุดข้อมูล"))

    def take_in(self, source: Path) -> None:
        """Take in a bundle and say what it brought; other deeds go on between its steps."""

        def work(job: Job, deed: Deed) -> exchange.Taken | None:
            try:
                return exchange.take_in(source, job, deed)
            except Cancelled:
                return None

        self._progress.watch(
            self._desk.errand(work, self._taken, self._failed), tr("กำลังนำเข้าชุดข้อมูล")
        )

    def _taken(self, found: exchange.Taken | None) -> None:
        self._progress.stop()
        stopped = tr("หยุดแล้ว ส่วนที่นำเข้าไปแล้วใช้ได้ นำเข้าชุดเดิมอีกครั้งเมื่อใดก็จะทำต่อจากที่ค้าง")
        say(self._over, tr("นำเข้าชุดข้อมูล"), _told(found, tr("นำเข้าแล้ว")) if found else stopped)
        self._shown()

    def _failed(self, trouble: Exception) -> None:
        self._progress.stop()
        self._desk.troubled.emit(trouble)


def _told(found: exchange.Taken, word: str) -> str:
    """What a bundle brings, in a few lines."""
    lines = [tr("จาก {maker} เมื่อ {at}").format(maker=found.maker, at=moment(found.manifest.at))]
    if not found.operations:
        lines.append(tr("ไม่มีอะไรใหม่ เครื่องนี้มีครบแล้ว"))
    else:
        lines.append(
            on_screen.figures(
                tr("{word} {operations:,} รายการ ไฟล์แนบ {files:,} ไฟล์").format(
                    word=word, operations=found.operations, files=found.files
                )
            )
        )
        shown = sorted(found.rows.items(), key=lambda pair: -pair[1])[:6]
        lines.append(
            on_screen.figures(
                " · ".join(f"{TABLES.get(name, name)} {count:,}" for name, count in shown)
            )
        )
    if found.conflicts:
        lines.append(
            on_screen.figures(
                tr("แก้ชนกัน {conflicts} ช่อง จะรอให้เลือกในหน้านี้").format(conflicts=found.conflicts)
            )
        )
    if found.newer:
        lines.append(
            on_screen.figures(
                tr("{newer} ส่วนมาจากโปรแกรมรุ่นใหม่กว่า เก็บไว้แล้ว จะนำเข้าเมื่อปรับรุ่นเครื่องนี้").format(
                    newer=found.newer
                )
            )
        )
    if found.waiting > found.newer:
        waits = found.waiting - found.newer
        lines.append(on_screen.figures(tr("รอชุดข้อมูลของเครื่องอื่นอีก {waits} ส่วน").format(waits=waits)))
    if found.withheld:
        lines.append(
            on_screen.figures(
                tr("ข้อมูลส่วนบุคคล {withheld:,} รายการไม่ได้มาด้วย ขอชุดข้อมูลเต็มจากเครื่องอื่น").format(
                    withheld=found.withheld
                )
            )
        )
    if found.refused:
        lines.append(
            on_screen.figures(
                tr("ไม่รับ {refused} ส่วน เพราะไม่ถูกต้อง ส่วนอื่นไม่กระทบ").format(refused=found.refused)
            )
        )
    if found.forks:
        lines.append(tr("พบเครื่องที่มีประวัติสองชุด อาจกู้สำรองหรือคัดลอกโฟลเดอร์ กรุณาแจ้งผู้ดูแล"))
    return "\n".join(lines)
