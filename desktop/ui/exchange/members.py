"""The PCs of the office: admitted by their mark, named, revoked; numbers lent and given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office import exchange, register, registrar, restored
from desktop.office.exchange import PeerRow, Request
from desktop.office.words import screen
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.exchange.restored_dialog import RestoredDialog
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog, ask_text, choose, confirm, say
from desktop.ui.widgets.basic import label, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit

_REQUESTS = tr("คำขอเข้าร่วม (*.pkr)")


class Members:
    """Asks over a window; `shown` is called after what changed the list of PCs."""

    def __init__(
        self, over: QWidget, desk: Desk, session: Session, shown: Callable[[], object]
    ) -> None:
        self._over = over
        self._desk = desk
        self._session = session
        self._shown = shown

    def ask_request(self) -> None:
        """Ask for the request of a PC that wants to join."""
        dialog = FileDialog(self._over, tr("คำขอเข้าร่วม"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_REQUESTS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.look_at_request(Path(file)))
        dialog.open()

    def look_at_request(self, source: Path) -> None:
        """Show who asks and the mark to compare; admit it when told to."""
        self._desk.read(lambda: exchange.request_in(source), self._ask_to_admit)

    def _ask_to_admit(self, request: Request) -> None:
        dialog = Dialog(self._over, tr("รับเครื่องใหม่"))
        dialog.say(tr("เทียบรหัสนี้กับที่เครื่องใหม่แสดง ถ้าไม่ตรงกันอย่ารับ"))
        mark = label(request.fingerprint, "figure")
        mark.setAccessibleName(tr("รหัสเครื่อง {fingerprint}").format(fingerprint=request.fingerprint))
        dialog.parts.addWidget(mark)
        name = LineEdit(request.name)
        name.setAccessibleName(tr("ชื่อเครื่อง"))
        dialog.parts.addLayout(row(label(tr("ชื่อเครื่อง"), "label"), name))

        def accept() -> None:
            given = name.text()
            dialog.accept()
            self._with_paper(lambda paper: exchange.admit(request, given, paper=paper))

        if request.formers:
            dialog.say(tr("เครื่องนี้เคยอยู่ในสำนักงานและกู้คืนข้อมูลมา งานเดิมของเครื่องจะนับเป็นของเครื่องนี้"))
        dialog.answers(tr("รหัสตรงกัน รับเครื่องนี้"), accept)
        dialog.open()
        name.setFocus()

    def ask_to_recognise(self) -> None:
        """After a restore: with the paper key here, or as a request to the office's first PC."""

        def ask(found: tuple[bool, list[restored.BookNow]]) -> None:
            holds_key, books = found
            if holds_key:
                RestoredDialog(self._over, self._desk, self._session, books, self._shown).open()
            else:
                self._ask_request_target()

        self._desk.read(lambda: (restored.has_office_key(), restored.books_now()), ask)

    def _ask_request_target(self) -> None:
        """A PC that joined asks again: it writes a request for the office's first PC."""
        dialog = FileDialog(self._over, tr("คำขอเข้าร่วม"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_REQUESTS)
        dialog.setDefaultSuffix("pkr")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(tr("คำขอเข้าร่วม.pkr"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.write_request(Path(file)))
        dialog.open()

    def write_request(self, target: Path) -> None:
        """Write this PC's request to join anew, and say where it goes."""

        def done(mark: str) -> None:
            say(
                self._over,
                tr("คำขอเข้าร่วม"),
                tr(
                    "นำไฟล์นี้ไปที่เครื่องแรกของสำนักงาน เลือก รับเครื่องใหม่จากคำขอ "
                    "แล้วนำชุดข้อมูลจากเครื่องนั้นกลับมานำเข้า\nรหัสเครื่อง {mark}\n{target}"
                ).format(mark=mark, target=target),
            )

        def write() -> str:
            exchange.write_request(target, exchange.name_here())
            return exchange.fingerprint()

        self._desk.do(write, done)

    def ask_name(self) -> None:
        """Give a PC a name that every PC shows."""
        self._choose_peer(
            tr("ตั้งชื่อเครื่อง"),
            lambda _peer: True,
            lambda peer: ask_text(
                self._over,
                tr("ตั้งชื่อเครื่อง"),
                tr("ทุกเครื่องในสำนักงานจะเห็นชื่อนี้"),
                tr("ตั้งชื่อ"),
                lambda name: self._with_paper(
                    lambda paper: exchange.rename(peer.device, name, paper=paper)
                ),
                required=tr("กรุณาใส่ชื่อ"),
                long=False,
                text=peer.name,
            ),
        )

    def ask_revoke(self) -> None:
        """Believe nothing more of a PC."""

        def ask(peer: PeerRow) -> None:
            confirm(
                self._over,
                tr("ถอนเครื่อง"),
                tr(
                    "ถอน “{part}” หรือไม่ "
                    "สิ่งที่เครื่องนั้นทำหลังจากนี้จะไม่ถูกนำเข้าและเปิดชุดข้อมูลใหม่ไม่ได้ "
                    "งานที่นำเข้าแล้วยังอยู่ครบ"
                ).format(part=peer.name or peer.device),
                tr("ถอนเครื่องนี้"),
                lambda: self._with_paper(lambda paper: exchange.revoke(peer.device, paper=paper)),
            )

        self._choose_peer(tr("ถอนเครื่อง"), lambda peer: not peer.here and not peer.revoked, ask)

    def ask_to_lend(self) -> None:
        """Lend a PC a block of numbers of a book; only the registrar's PC can."""
        self._choose_peer(
            tr("ให้ยืมเลขทะเบียน"), lambda peer: not peer.here and not peer.revoked, self._ask_book
        )

    def _ask_book(self, peer: PeerRow) -> None:
        def ask(books: list[register.BookRow]) -> None:
            names = [
                screen.BOOKS[b.kind]
                if b.section_id is None
                else f"{screen.BOOKS[b.kind]} · {b.label}"
                for b in books
            ]
            choose(
                self._over,
                tr("ให้ยืมเลขทะเบียน"),
                tr("เลือกทะเบียนที่ให้ {part} ออกเลขเองได้").format(part=peer.name or peer.device),
                list(enumerate(names)),
                0,
                lambda place: self._ask_count(peer, books[place], names[place]),
            )

        self._desk.read(register.books_to_lend, ask)

    def _ask_count(self, peer: PeerRow, book: register.BookRow, name: str) -> None:
        actor = self._session.actor

        def lend(typed: str) -> None:
            digits = to_arabic(typed.strip())
            count = int(digits) if digits.isdecimal() else 0
            self._desk.do(
                lambda: register.lend(book.kind, book.section_id, peer.device, count, actor=actor),
                lambda block: say(
                    self._over,
                    tr("ให้ยืมเลขทะเบียน"),
                    on_screen.figures(
                        tr("{name} เลข {block}–{block2}").format(
                            name=name, block=block[0], block2=block[1]
                        )
                    )
                    + tr("\nส่งออกชุดข้อมูลให้เครื่องนั้นนำเข้า แล้วจึงออกเลขได้ เลขชุดนี้เครื่องอื่นจะไม่ใช้ซ้ำ"),
                ),
            )

        ask_text(
            self._over,
            tr("ให้ยืมกี่เลข"),
            tr("{name} สำหรับ {part}").format(name=name, part=peer.name or peer.device),
            tr("ให้ยืม"),
            lend,
            required=tr("กรุณาใส่จำนวน"),
            long=False,
            text=on_screen.figures("20"),
        )

    def give_back(self) -> None:
        """Void what this PC was lent and did not use; the register says so."""
        actor = self._session.actor
        confirm(
            self._over,
            tr("คืนเลข"),
            tr("เลขที่ยืมมาและยังไม่ได้ใช้จะลงทะเบียนเป็น ยกเลิก คืนเลข ไม่ได้ใช้ และใช้อีกไม่ได้"),
            tr("คืนเลข"),
            lambda: self._desk.do(
                lambda: register.give_back(actor=actor),
                lambda many: say(
                    self._over,
                    tr("คืนเลข"),
                    on_screen.figures(tr("คืนแล้ว {many} เลข").format(many=many)),
                ),
            ),
        )

    def ask_to_appoint(self) -> None:
        """Let another PC lease the numbers: handed over here, or instead of one that was lost."""
        title = tr("เปลี่ยนเครื่องออกเลขทะเบียน")

        def ask(found: tuple[list[PeerRow], bool]) -> None:
            peers, here = found
            leads = next((peer for peer in peers if peer.registrar), None)
            former = _called(leads) if leads else tr("เครื่องเดิม")
            lost = not here and leads is not None and not leads.revoked
            if here:
                why = tr(
                    "{former} มอบหน้าที่ให้เครื่องอื่น เลขต่อกันในช่วงเดิม เครื่องใหม่ต้องนำเข้าชุดข้อมูลจากเครื่องนี้ก่อน"
                ).format(former=former)
            else:
                why = on_screen.figures(
                    tr(
                        "ใช้เมื่อ {former} เสีย หาย หรือเลิกใช้ ปีนี้เริ่มช่วงเลขใหม่ที่ไม่ชนกับเลขเดิม ปีหน้าเริ่มที่ 1"
                    ).format(former=former)
                )
            if lost:
                why += tr(
                    " และจะถอน {former} ออกจากสำนักงาน ถ้าเครื่องนั้นยังใช้ได้ ให้มอบหน้าที่ที่เครื่องนั้นแทน"
                ).format(former=former)
            rows = [peer for peer in peers if not peer.registrar and not peer.revoked]
            if not rows:
                say(self._over, title, tr("ยังไม่มีเครื่องอื่นในสำนักงาน"))
                return
            choose(
                self._over,
                title,
                why,
                [(n, _called(peer)) for n, peer in enumerate(rows)],
                0,
                lambda place: self._appoint(rows[place], lost),
            )

        self._desk.read(lambda: (exchange.peers(), registrar.is_here()), ask)

    def _appoint(self, peer: PeerRow, lost: bool) -> None:
        actor = self._session.actor

        def appoint(paper: str) -> registrar.Appointed:
            return registrar.appoint(peer.device, actor=actor, paper=paper, lost=lost)

        def told(made: registrar.Appointed) -> None:
            lines = [tr("{peer} ออกเลขทะเบียนตั้งแต่นี้ไป").format(peer=_called(peer))]
            if made.handed_over:
                lines.append(tr("เลขต่อจากเลขเดิม ส่งออกชุดข้อมูลจากเครื่องนี้ให้เครื่องนั้นนำเข้าก่อน"))
            else:
                lines.append(
                    on_screen.figures(tr("ปีนี้เริ่มที่ {first:,} ปีหน้าเริ่มที่ 1").format(first=made.first))
                )
            say(self._over, tr("เปลี่ยนเครื่องออกเลขทะเบียน"), "\n".join(lines))
            self._shown()

        self._with_paper(appoint, told)

    def void_lost(self) -> None:
        """Void what revoked PCs were lent and did not tell of; the register says so."""
        actor = self._session.actor
        title = tr("ยกเลิกเลขของเครื่องที่ถอน")
        confirm(
            self._over,
            title,
            tr("เลขที่เครื่องซึ่งถอนแล้วยืมไป และไม่ได้รับแจ้งว่าใช้ จะลงทะเบียนเป็น ยกเลิก พร้อมเหตุผล และใช้อีกไม่ได้"),
            tr("ยกเลิกเลข", "deed"),
            lambda: self._desk.do(
                lambda: registrar.void_lost(actor=actor),
                lambda many: say(
                    self._over,
                    title,
                    on_screen.figures(tr("ยกเลิกแล้ว {many} เลข").format(many=many)),
                ),
            ),
        )

    def _choose_peer(
        self, title: str, fits: Callable[[PeerRow], bool], then: Callable[[PeerRow], object]
    ) -> None:
        def ask(peers: list[PeerRow]) -> None:
            rows = [peer for peer in peers if fits(peer)]
            if not rows:
                say(self._over, title, tr("ยังไม่มีเครื่องอื่นในสำนักงาน"))
                return
            choices = [(n, _called(p)) for n, p in enumerate(rows)]
            choose(self._over, title, tr("เลือกเครื่อง"), choices, 0, lambda place: then(rows[place]))

        self._desk.read(exchange.peers, ask)

    def _with_paper(
        self, deed: Callable[[str], Any], done: Callable[[Any], object] | None = None
    ) -> None:
        """Do it as an admin PC; where that does not do, ask for the office's paper key."""
        then = done or (lambda _none: self._shown())

        def failed(trouble: Exception) -> None:
            if getattr(trouble, "reason", "") != "needs-paper-key":
                self._desk.troubled.emit(trouble)
                return
            ask_text(
                self._over,
                tr("กุญแจกระดาษของสำนักงาน"),
                tr("พิมพ์จากกระดาษที่เก็บไว้เมื่อตั้งสำนักงาน"),
                tr("ใช้กุญแจนี้"),
                lambda paper: self._desk.do(lambda: deed(paper), then),
                required=tr("กรุณาพิมพ์กุญแจกระดาษ"),
                long=False,
            )

        self._desk.do(lambda: deed(""), then, failed)


def _called(peer: PeerRow) -> str:
    """A PC's name, or the beginning of its mark where it has none."""
    name = peer.name or tr("เครื่อง {upper}").format(upper=peer.device[:4].upper())
    return tr("{name} (เครื่องนี้)").format(name=name) if peer.here else name
