"""The running list of opinions on the item that is heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from desktop.i18n import tr
from desktop.office.words.hearing_screen import STANCES
from desktop.thai import on_screen
from desktop.ui.floor.looking import Looked
from desktop.ui.floor.said_list import SaidList
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, column, elided, grey, label, row


class SaidCard(QFrame):
    """`correct_asked` and `withdraw_asked` for the opinion chosen."""

    correct_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.list = SaidList(channel=False)
        self._shown: Looked | None = None
        mark = label()
        mark.setPixmap(icons.pixmap("clipboard-list", style.tokens().accent, style.scaled(20), 2.0))
        self._title = label(tr("ความคิดเห็นในวาระนี้"), "card")
        self._tally = elided("", "muted")
        self._tally.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._change = self._small("pen-line", tr("แก้"), self.correct_asked.emit)
        self._take_back = self._small("undo-2", tr("ถอน"), self.withdraw_asked.emit)
        head = row(mark, self._title, self._tally, self._change, self._take_back)
        head.setStretch(2, 1)
        self._nothing = label(tr("ยังไม่มีความคิดเห็น เริ่มพิมพ์ด้านบนได้ทันที"), "muted")
        page = column(head, self._nothing, self.list, gap=6, margins=(14, 10, 14, 10))
        page.setStretch(2, 1)
        self.setLayout(page)
        self.list.opened.connect(lambda _id: self.correct_asked.emit())
        self.list.withdrawal_asked.connect(lambda _id: self.withdraw_asked.emit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_actions())
        self.list.rows.modelReset.connect(self._show_actions)

    def show_looked(self, looked: Looked) -> None:
        """Show what was said on the item of now, or in the whole hearing."""
        before, self._shown = self._shown, looked
        current = looked.floor.current
        self._title.setText(tr("ความคิดเห็นในวาระนี้") if current else tr("ความคิดเห็นทั้งหมด"))
        if before is None or before.said != looked.said:
            self.list.show_ids(looked.said)
        self._nothing.setVisible(not looked.said)
        self.list.setVisible(bool(looked.said))
        counted = " · ".join(
            f"{STANCES[code]} {looked.tally[code]}"
            for code in ("for", "against", "question")
            if looked.tally[code]
        )
        total = sum(looked.tally.values())
        self._tally.tell(
            on_screen.figures(
                " · ".join(filter(None, (tr("{total:,} ข้อ").format(total=total), counted)))
            )
        )
        self._show_actions()

    def _small(self, icon: str, name: str, then: Callable[[], object]) -> QPushButton:
        made = button("", then, icon=icon, kind="icon", name=name)
        made.setFixedSize(style.scaled(34), style.scaled(30))
        return made

    def _show_actions(self) -> None:
        why = "" if self.list.chosen() else tr("เลือกความคิดเห็นในรายการก่อน")
        for made, tip in ((self._change, tr("แก้ (Enter)")), (self._take_back, tr("ถอน (Delete)"))):
            grey(made, why)
            if not why:
                made.setToolTip(tip)
