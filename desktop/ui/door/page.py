"""The parts of the door in their places; made anew when the size of the text changes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.ui.door import look
from desktop.ui.door.admission import Admission
from desktop.ui.door.counts import Counts
from desktop.ui.door.look import at_most, px
from desktop.ui.door.parts import Answer, Foot, FootKey, Head, SearchBox
from desktop.ui.door.rows import Hits, HitsModel
from desktop.ui.widgets.basic import column, elided, label, row

_HINT = tr("พิมพ์ส่วนใดก็ได้ของชื่อ บ้านเลขที่ หรือโทรศัพท์ · ลูกศรขึ้นลงเพื่อเลือก · ยิงบาร์โค้ดได้ทันที")


class DoorPage(QWidget):
    """Head, search box, rows, the last one in; counts at the right; keys below."""

    def __init__(self, admission: Admission, keys: list[FootKey]) -> None:
        super().__init__()
        self.head, self.box, self.counts = Head(), SearchBox(), Counts()
        self.answer = Answer(admission.undo)
        self.model = HitsModel(admission.comings, self)
        self.hits = Hits(self.model)
        self.foot = Foot(keys)
        words = elided(_HINT)
        words.setObjectName("hint")
        self.reader = label("")
        self.reader.setObjectName("reader")
        words.setVisible(look.size() < look.LARGE)  # who reads large text has little room
        self.reader.hide()
        hint = row(words, self.reader, gap=10)
        hint.setStretch(0, 1)
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.box)
        left.addLayout(hint)
        left.addWidget(self.hits, 1)
        left.addWidget(self.answer)
        self.counts.setFixedWidth(at_most(look.COUNTS, 432))
        body = row(left, self.counts, gap=0)
        body.setSpacing(px(20))
        body.setContentsMargins(px(24), px(14), px(24), px(12))
        body.setStretch(0, 1)
        whole = column(self.head, body, self.foot, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def tell_reader(self, words: str) -> None:
        """Say how the card reader stands; nothing where there is none to be."""
        self.reader.setText(words)
        self.reader.setVisible(bool(words))
