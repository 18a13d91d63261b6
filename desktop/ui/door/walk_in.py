"""Somebody nobody knows yet: name, village, group, in; three answers and no mouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office.community import names
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings.lookup import Directory
from desktop.thai import on_screen
from desktop.ui.door.scanner import digit_of
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import column, label, row
from desktop.ui.widgets.line_edit import LineEdit

_SECOND_DIGIT_S = 0.8


class Choice(QListWidget):
    """A short list answered with a digit; 0 is its first line, nobody's."""

    def __init__(self, name: str, none: str, choices: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._number, self._at = "", 0.0
        for place, (id_, words) in enumerate([(0, none), *choices]):
            item = QListWidgetItem(on_screen.figures(f"{place}   {words}"))
            item.setData(Qt.ItemDataRole.UserRole, id_)
            item.setToolTip(words)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setMinimumHeight(style.scaled(228))
        self.answered: Callable[[], object] = lambda: None

    def chosen(self) -> int | None:
        """The id chosen, None for nobody's."""
        item = self.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) or None if item else None

    def choose(self, id_: int) -> None:
        """Put the bar on an id."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == id_:
                self.setCurrentRow(place)

    def _digit(self, digit: str) -> None:
        now = time.monotonic()
        fresh = now - self._at > _SECOND_DIGIT_S
        number = digit if fresh else self._number + digit
        if int(number) >= self.count():
            number = digit
        self._number, self._at = number, now
        if int(number) < self.count():
            self.setCurrentRow(int(number))
            if int(number) * 10 >= self.count():  # no second digit can follow
                self._number, self._at = "", 0.0
                self.answered()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if digit:
            self._digit(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered()
        else:
            super().keyPressEvent(event)


class WalkIn(Dialog):
    """`entered` gets what was answered; the door lets them in."""

    def __init__(
        self,
        parent: QWidget,
        directory: Directory,
        villages: Sequence[tuple[int, str]],
        groups: Sequence[tuple[int, str]],
        known: ResidentFacts,
        entered: Callable[[ResidentFacts], object],
    ) -> None:
        super().__init__(parent, tr("ผู้มาใหม่"), width=640)
        self._directory, self._known, self._entered = directory, known, entered
        self.say(tr("พิมพ์ชื่อแล้วกด Enter จากนั้นกดเลขของหมู่บ้านและกลุ่ม"))
        self.name = LineEdit(f"{known.title}{known.first_name} {known.last_name}".strip())
        self.name.setAccessibleName(tr("ชื่อและนามสกุล"))
        self.name.setPlaceholderText(tr("นางสาวมะลิ ตัวอย่าง"))
        self._like, self._why = self.say(""), self.say("", "bad")
        self._like.hide()
        self._why.hide()
        self.village = Choice(tr("หมู่บ้าน"), tr("ไม่ระบุ"), villages)
        self.group = Choice(tr("กลุ่ม"), tr("ประชาชนทั่วไป"), groups)
        if known.village_id:
            self.village.choose(known.village_id)
        self.house, self.phone = LineEdit(known.house), LineEdit(known.phone)
        self.house.setAccessibleName(tr("บ้านเลขที่"))
        self.phone.setAccessibleName(tr("โทรศัพท์"))
        self.parts.insertLayout(2, column(label(tr("ชื่อ นามสกุล"), "label"), self.name, gap=4))
        self.parts.addLayout(
            row(
                column(label(tr("หมู่บ้าน"), "label"), self.village, gap=4),
                column(label(tr("กลุ่ม"), "label"), self.group, gap=4),
                gap=14,
            )
        )
        more = row(
            column(label(tr("บ้านเลขที่ (ไม่บังคับ)"), "label"), self.house, gap=4),
            column(label(tr("โทรศัพท์ (ไม่บังคับ)"), "label"), self.phone, gap=4),
            gap=14,
        )
        self.parts.addLayout(more)
        self.answers(tr("เข้าแล้ว"), self._accept, icon="user-plus")
        self.name.textChanged.connect(self._look)
        self.village.answered = self.group.setFocus
        self.group.answered = self.yes.setFocus
        for field in (self.name, self.house, self.phone, self.yes):
            field.installEventFilter(self)
        self._look(self.name.text())

    def _look(self, text: str) -> None:
        """Say who is known by this name already: they need no second entry."""
        known = self._directory.find(text, 3).hits if len(text.strip()) >= 3 else ()
        alike = [f"{hit.name} {hit.village}".strip() for hit in known if not hit.how]
        self._like.setText(on_screen.figures(tr("มีในทะเบียนแล้ว: ") + " · ".join(alike)))
        self._like.setVisible(bool(alike))

    def _accept(self) -> None:
        title, first, last = names.parted(self.name.text())
        if not first:
            self._why.setText(tr("กรุณาใส่ชื่อ"))
            self._why.show()
            self.name.setFocus()
            return
        self.accept()
        self._entered(
            ResidentFacts(
                title=title,
                first_name=first,
                last_name=last,
                house=self.house.text(),
                phone=self.phone.text(),
                national_id=self._known.national_id,
                sex=names.sex_of_title(title),
                village_id=self.village.chosen(),
                stakeholder_id=self.group.chosen(),
            )
        )

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.key() if isinstance(event, QKeyEvent) else 0
        if pressed in enter and event.type() == QEvent.Type.KeyPress:
            if watched is self.name and self.name.text().strip():
                self.village.setFocus()
            else:
                self._accept()
            return True
        return super().eventFilter(watched, event)
