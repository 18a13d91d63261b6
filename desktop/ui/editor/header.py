"""Above a paper: what it is, where it stands, and the buttons for what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.i18n import tr
from desktop.office import forms
from desktop.office.moments import now
from desktop.office.sheets import DocumentSheet
from desktop.office.words import screen, sentences, tell
from desktop.printing.errors import PaperError
from desktop.thai import on_screen
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, column, grey, label, pill, row, set_pill, set_words


class Header(QWidget):
    """One primary button, named after the next step; a greyed one says why."""

    left = Signal()
    forward_asked = Signal()
    return_asked = Signal()
    number_asked = Signal()
    print_asked = Signal()
    announcement_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        back = button(
            "", self.left.emit, icon="arrow-left", tip=tr("กลับไปรายการ (Esc)"), name=tr("กลับ")
        )
        back.setFixedWidth(style.scaled(44))
        self._title = label("", "title")
        self._title.setMinimumWidth(style.scaled(60))
        self._state = pill("", "muted")
        self._below = label("", "muted")
        self._kept_mark = QLabel()
        self._kept = label("", "ok")
        self.send_back = button(tr("ส่งกลับ…"), self.return_asked.emit, icon="undo-2")
        self.number = button(tr("ขอเลข…"), self.number_asked.emit, icon="hash", tip="Ctrl+L")
        prints = button(tr("พิมพ์"), self.print_asked.emit, icon="printer", tip="Ctrl+P")
        self._next = button(
            tr("ร่างประกาศ"),
            self.announcement_asked.emit,
            icon="megaphone",
            kind="next",
            tip=tr("จากบันทึกนี้"),
        )
        self.forward = button("", self.forward_asked.emit, icon="send", kind="primary")
        names = column(
            row(self._title, self._state, None, gap=10),
            row(self._below, self._kept_mark, self._kept, None, gap=8),
            gap=0,
        )
        parts = row(
            back, names, self.send_back, self.number, prints, self._next, self.forward, gap=10
        )
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def show_sheet(self, sheet: DocumentSheet) -> None:
        """Show the paper's form, state, number and version."""
        self._title.setText(screen.FORMS[sheet.kind])
        word, kind = screen.state(
            sheet.stage, returned=bool(sheet.returned_reason), void=sheet.void
        )
        set_pill(self._state, word, kind)
        number = sheet.number or tr("ยังไม่ออกเลข")
        versions = on_screen.figures(str(len(sheet.versions)))
        self._below.setText(
            tr("{number} · ฉบับที่ {versions}").format(number=number, versions=versions)
        )

    def show_actions(self, sheet: DocumentSheet, actor: int, problem: PaperError | None) -> None:
        """Offer what the person at the desk may do with the paper as it is."""
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        self.forward.setVisible(due is not None)
        self._next.setVisible(due is None and sheet.kind == "memo")
        self.send_back.setVisible(due is not None)
        numberless = not forms.book(sheet.kind)
        grey(self.number, sentences()["form-has-no-number"].told if numberless else "")
        if not numberless:
            self.number.setToolTip("Ctrl+L")
        set_words(self.number, tr("ยกเลิกเลข…") if sheet.number and not sheet.void else tr("ขอเลข…"))
        if due is None:
            return
        set_words(self.forward, screen.FORWARD[due.stage])
        theirs = due.person_id not in (None, actor)
        why = (
            tr("ขั้นนี้รอ {person} · กด Ctrl+U เพื่อเปลี่ยนผู้ใช้งาน").format(person=due.person)
            if theirs
            else ""
        )
        grey(self.forward, tell(problem) if problem is not None else why)
        if self.forward.isEnabled():
            self.forward.setToolTip("Ctrl+Enter")
        if not any(step.done_at for step in sheet.chain):
            why = tr("เอกสารยังอยู่กับผู้ร่าง")
        elif sheet.drafter_id == actor:
            why = ""  # the drafter may take a paper back at any step
        grey(self.send_back, why)

    def tell_kept(self, words: str) -> None:
        """Say that what was typed is safe, and since when."""
        self._kept.setText(
            tr("{words} {part} น.").format(
                words=words, part=on_screen.figures(now().strftime("%H.%M.%S"))
            )
        )
        size = style.scaled(16)
        self._kept_mark.setPixmap(icons.pixmap("circle-check", style.tokens().ok, size, 2.0))
        self._kept_mark.setFixedSize(size, size)
        self._kept_mark.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def forget_kept(self) -> None:
        """Another paper: what was said of the one before is gone."""
        self._kept.clear()
        self._kept_mark.clear()
