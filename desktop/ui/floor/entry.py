"""An opinion as it is typed: who, the words, topics, stance; Enter leads from part to part."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.office.hearings.opinions import OpinionFacts
from desktop.ui.floor.stance_row import StanceRow
from desktop.ui.floor.topics_field import TopicsField
from desktop.ui.floor.who_field import WhoField
from desktop.ui.look import style
from desktop.ui.widgets.basic import label
from desktop.ui.widgets.thai_edit import ThaiEdit

STANCE_KEYS = {"for": "F9", "against": "F10", "question": "F11"}


class _Words(ThaiEdit):
    """As tall as there is room, but two lines at least."""

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(300), style.scaled(84))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(120), style.scaled(66))


class OpinionEntry(QWidget):
    """`typed` for every change; `finished` when Enter is pressed at the end."""

    typed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.who = WhoField()
        self.words = _Words()
        self.words.setAccessibleName(tr("ความคิดเห็น"))
        self.words.setPlaceholderText(tr("พิมพ์ตามที่พูด Tab ไปหัวข้อ Ctrl+Enter บันทึก"))
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.topics = TopicsField()
        self.stance = StanceRow(STANCE_KEYS)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.scaled(10))
        grid.setVerticalSpacing(style.scaled(7))
        for place, (word, part) in enumerate(
            (
                (tr("ผู้พูด"), self.who),
                ("", self.words),
                (tr("หัวข้อ"), self.topics),
                (tr("ท่าที"), self.stance),
            )
        ):
            if word:
                grid.addWidget(label(word, "label"), place, 0)
                grid.addWidget(part, place, 1)
            else:
                grid.addWidget(part, place, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.setLayout(grid)
        self.who.done.connect(self.words.setFocus)
        self.topics.done.connect(self.stance.take_focus)
        self.stance.done.connect(self.finished)
        for part in (self.who, self.topics, self.stance):
            part.typed.connect(self.typed)
        self.words.textChanged.connect(self.typed)
        self.setTabOrder(self.who.line, self.who.village)
        self.setTabOrder(self.who.village, self.words)
        self.setTabOrder(self.words, self.topics.line)

    def begin(self) -> None:
        """The cursor to who speaks; to the words when they are known."""
        known = bool(self.who.line.text())
        target = self.words if known else self.who.line
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put(self, facts: OpinionFacts, name: str = "") -> None:
        """Show an opinion; `name` is that of the person of the directory."""
        self.who.put(facts.speaker or name, facts.resident_id, facts.village_id)
        self.words.setPlainText(facts.text)
        self.topics.put(facts.topics)
        self.stance.put(facts.stance)

    def facts(self, channel: str = "floor", item_id: int | None = None) -> OpinionFacts:
        """The opinion as typed."""
        return OpinionFacts(
            text=self.words.toPlainText().strip(),
            stance=self.stance.stance(),
            channel=channel,
            topics=self.topics.topics(),
            agenda_item_id=item_id,
            resident_id=self.who.resident(),
            speaker=self.who.name(),
            village_id=self.who.village_id(),
            stakeholder_id=self.who.group(),
        )

    @Slot()
    def clear(self) -> None:
        """An empty entry."""
        self.who.clear()
        self.words.clear()
        self.topics.put(())
        self.stance.put("")
