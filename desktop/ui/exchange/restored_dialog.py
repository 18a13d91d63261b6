"""After a restore: how the books go on, and the paper key, so that this PC gives numbers again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from desktop.i18n import tr
from desktop.office import restored
from desktop.office.restored import BookNow, GoesOn
from desktop.office.words import screen
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog, say
from desktop.ui.widgets.basic import label
from desktop.ui.widgets.line_edit import LineEdit

_WHY = tr(
    "ข้อมูลของเครื่องนี้กู้คืนจากสำเนา เลขที่ออกไปหลังทำสำเนาจึงไม่อยู่ในนี้ "
    "บอกว่าสมุดทะเบียนถึงเลขใดแล้ว เพื่อไม่ให้เลขใดออกซ้ำ"
)


class RestoredDialog(Dialog):
    """Asks for the last numbers on paper and the paper key; `done` is called when it is told."""

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        session: Session,
        books: list[BookNow],
        done: Callable[[], object],
    ) -> None:
        super().__init__(over, tr("ยืนยันเครื่องนี้"), width=560)
        self._over = over
        self._desk = desk
        self._session = session
        self._done = done
        self.say(_WHY)
        self.on_paper = QRadioButton(tr("สำนักงานมีเครื่องนี้เครื่องเดียว ออกเลขต่อจากสมุดทะเบียน"))
        self.new_range = QRadioButton(
            on_screen.figures(tr("มีเครื่องอื่นยืมเลขอยู่ด้วย เริ่มช่วงเลขใหม่ตั้งแต่ 10,001 ขึ้นไป ปีหน้าเริ่มที่ 1"))
        )
        self.on_paper.setChecked(True)
        self.parts.addWidget(self.on_paper)
        grid = QGridLayout()
        grid.setContentsMargins(style.scaled(28), 0, 0, 0)
        grid.setHorizontalSpacing(style.scaled(12))
        grid.setVerticalSpacing(style.scaled(6))
        grid.addWidget(label(tr("เลขล่าสุดในสมุดทะเบียน"), "muted"), 0, 1)
        self.fields: list[tuple[BookNow, LineEdit]] = []
        for line, book in enumerate(books, start=1):
            name = screen.BOOKS[book.kind]
            if book.section_id is not None:
                name = f"{name} · {book.label}"
            field = LineEdit(on_screen.figures(str(book.last)))
            field.setAccessibleName(tr("เลขล่าสุด {name}").format(name=name))
            field.setFixedWidth(style.scaled(140))
            grid.addWidget(label(name, wrap=True), line, 0)
            grid.addWidget(field, line, 1)
            self.fields.append((book, field))
        grid.setColumnStretch(0, 1)
        self.parts.addLayout(grid)
        self.parts.addWidget(self.new_range)
        self.on_paper.toggled.connect(self._choose)
        self.parts.addWidget(label(tr("กุญแจกระดาษของสำนักงาน"), "label"))
        self.paper = LineEdit("")
        self.paper.setAccessibleName(tr("กุญแจกระดาษของสำนักงาน"))
        self.parts.addWidget(self.paper)
        self.why = self.say("", "bad")
        self.answers(tr("ยืนยันเครื่องนี้"), self._accept)

    def _choose(self, on_paper: bool) -> None:
        for _, field in self.fields:
            field.setEnabled(on_paper)

    def _accept(self) -> None:
        goes_on = GoesOn.ON_PAPER if self.on_paper.isChecked() else GoesOn.NEW_RANGE
        last: dict[tuple[str, int | None], int] = {}
        for book, field in self.fields if goes_on is GoesOn.ON_PAPER else ():
            digits = to_arabic(field.text().strip())
            if not (digits.isascii() and digits.isdecimal() and len(digits) <= 6):
                self.why.setText(tr("กรุณาใส่เลขล่าสุดเป็นตัวเลข ถ้ายังไม่เคยออกให้ใส่ ๐"))
                field.setFocus()
                return
            last[book.kind, book.section_id] = int(digits)
        paper, actor = self.paper.text().strip(), self._session.actor
        if not paper:
            self.why.setText(tr("กรุณาพิมพ์กุญแจกระดาษ จากกระดาษที่เก็บไว้เมื่อตั้งสำนักงาน"))
            self.paper.setFocus()
            return
        self._desk.do(lambda: restored.recognise(paper, goes_on, last, actor=actor), self._told)

    def _told(self, filled: int) -> None:
        self.accept()
        tell = tr("เครื่องนี้ออกเลขและแลกเปลี่ยนได้แล้ว")
        if filled:
            tell += on_screen.figures(
                tr("\nลงเลขที่ออกไปก่อนกู้คืนไว้ในทะเบียนแล้ว {filled} เลข").format(filled=filled)
            )
        say(self._over, tr("ยืนยันเครื่องนี้"), tell)
        self._done()
