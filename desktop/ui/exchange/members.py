"""The PCs of the office: admitted by their mark, named, revoked; numbers lent and given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

from desktop.office import exchange, register, restored
from desktop.office.exchange import PeerRow, Request
from desktop.office.words import screen
from desktop.thai.digits import to_arabic, to_thai
from desktop.ui.desk import Desk
from desktop.ui.exchange.restored_dialog import RestoredDialog
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog, ask_text, choose, confirm, say
from desktop.ui.widgets.basic import label, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit

_REQUESTS = "คำขอเข้าร่วม (*.pkr)"


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
        dialog = FileDialog(self._over, "คำขอเข้าร่วม")
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_REQUESTS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.look_at_request(Path(file)))
        dialog.open()

    def look_at_request(self, source: Path) -> None:
        """Show who asks and the mark to compare; admit it when told to."""
        self._desk.read(lambda: exchange.request_in(source), self._ask_to_admit)

    def _ask_to_admit(self, request: Request) -> None:
        dialog = Dialog(self._over, "รับเครื่องใหม่")
        dialog.say("เทียบรหัสนี้กับที่เครื่องใหม่แสดง ถ้าไม่ตรงกันอย่ารับ")
        mark = label(request.fingerprint, "figure")
        mark.setAccessibleName(f"รหัสเครื่อง {request.fingerprint}")
        dialog.parts.addWidget(mark)
        name = LineEdit(request.name)
        name.setAccessibleName("ชื่อเครื่อง")
        dialog.parts.addLayout(row(label("ชื่อเครื่อง", "label"), name))

        def accept() -> None:
            given = name.text()
            dialog.accept()
            self._with_paper(lambda paper: exchange.admit(request, given, paper=paper))

        if request.formers:
            dialog.say("เครื่องนี้เคยอยู่ในสำนักงานและกู้คืนข้อมูลมา งานเดิมของเครื่องจะนับเป็นของเครื่องนี้")
        dialog.answers("รหัสตรงกัน รับเครื่องนี้", accept)
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
        dialog = FileDialog(self._over, "คำขอเข้าร่วม")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_REQUESTS)
        dialog.setDefaultSuffix("pkr")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile("คำขอเข้าร่วม.pkr")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.write_request(Path(file)))
        dialog.open()

    def write_request(self, target: Path) -> None:
        """Write this PC's request to join anew, and say where it goes."""

        def done(mark: str) -> None:
            say(
                self._over,
                "คำขอเข้าร่วม",
                "นำไฟล์นี้ไปที่เครื่องแรกของสำนักงาน เลือก รับเครื่องใหม่จากคำขอ "
                f"แล้วนำชุดข้อมูลจากเครื่องนั้นกลับมานำเข้า\nรหัสเครื่อง {mark}\n{target}",
            )

        def write() -> str:
            exchange.write_request(target, exchange.name_here())
            return exchange.fingerprint()

        self._desk.do(write, done)

    def ask_name(self) -> None:
        """Give a PC a name that every PC shows."""
        self._choose_peer(
            "ตั้งชื่อเครื่อง",
            lambda _peer: True,
            lambda peer: ask_text(
                self._over,
                "ตั้งชื่อเครื่อง",
                "ทุกเครื่องในสำนักงานจะเห็นชื่อนี้",
                "ตั้งชื่อ",
                lambda name: self._with_paper(
                    lambda paper: exchange.rename(peer.device, name, paper=paper)
                ),
                required="กรุณาใส่ชื่อ",
                long=False,
                text=peer.name,
            ),
        )

    def ask_revoke(self) -> None:
        """Believe nothing more of a PC."""

        def ask(peer: PeerRow) -> None:
            confirm(
                self._over,
                "ถอนเครื่อง",
                f"ถอน “{peer.name or peer.device}” หรือไม่ สิ่งที่เครื่องนั้นทำหลังจากนี้จะไม่ถูกนำเข้า"
                "และเปิดชุดข้อมูลใหม่ไม่ได้ งานที่นำเข้าแล้วยังอยู่ครบ",
                "ถอนเครื่องนี้",
                lambda: self._with_paper(lambda paper: exchange.revoke(peer.device, paper=paper)),
            )

        self._choose_peer("ถอนเครื่อง", lambda peer: not peer.here and not peer.revoked, ask)

    def ask_to_lend(self) -> None:
        """Lend a PC a block of numbers of a book; only the registrar's PC can."""
        self._choose_peer(
            "ให้ยืมเลขทะเบียน", lambda peer: not peer.here and not peer.revoked, self._ask_book
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
                "ให้ยืมเลขทะเบียน",
                f"เลือกทะเบียนที่ให้ {peer.name or peer.device} ออกเลขเองได้",
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
                    "ให้ยืมเลขทะเบียน",
                    to_thai(f"{name} เลข {block[0]}–{block[1]}")
                    + "\nส่งออกชุดข้อมูลให้เครื่องนั้นนำเข้า แล้วจึงออกเลขได้ เลขชุดนี้เครื่องอื่นจะไม่ใช้ซ้ำ",
                ),
            )

        ask_text(
            self._over,
            "ให้ยืมกี่เลข",
            f"{name} สำหรับ {peer.name or peer.device}",
            "ให้ยืม",
            lend,
            required="กรุณาใส่จำนวน",
            long=False,
            text=to_thai("20"),
        )

    def give_back(self) -> None:
        """Void what this PC was lent and did not use; the register says so."""
        actor = self._session.actor
        confirm(
            self._over,
            "คืนเลข",
            "เลขที่ยืมมาและยังไม่ได้ใช้จะลงทะเบียนเป็น ยกเลิก คืนเลข ไม่ได้ใช้ และใช้อีกไม่ได้",
            "คืนเลข",
            lambda: self._desk.do(
                lambda: register.give_back(actor=actor),
                lambda many: say(self._over, "คืนเลข", to_thai(f"คืนแล้ว {many} เลข")),
            ),
        )

    def _choose_peer(
        self, title: str, fits: Callable[[PeerRow], bool], then: Callable[[PeerRow], object]
    ) -> None:
        def ask(peers: list[PeerRow]) -> None:
            rows = [peer for peer in peers if fits(peer)]
            if not rows:
                say(self._over, title, "ยังไม่มีเครื่องอื่นในสำนักงาน")
                return
            choices = [(n, p.name or f"เครื่อง {p.device[:4].upper()}") for n, p in enumerate(rows)]
            choose(self._over, title, "เลือกเครื่อง", choices, 0, lambda place: then(rows[place]))

        self._desk.read(exchange.peers, ask)

    def _with_paper(self, deed: Callable[[str], None]) -> None:
        """Do it as an admin PC; where that does not do, ask for the office's paper key."""

        def failed(trouble: Exception) -> None:
            if getattr(trouble, "reason", "") != "needs-paper-key":
                self._desk.troubled.emit(trouble)
                return
            ask_text(
                self._over,
                "กุญแจกระดาษของสำนักงาน",
                "พิมพ์จากกระดาษที่เก็บไว้เมื่อตั้งสำนักงาน",
                "ใช้กุญแจนี้",
                lambda paper: self._desk.do(lambda: deed(paper), lambda _none: self._shown()),
                required="กรุณาพิมพ์กุญแจกระดาษ",
                long=False,
            )

        self._desk.do(lambda: deed(""), lambda _none: self._shown(), failed)
