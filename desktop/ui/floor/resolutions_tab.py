"""Resolutions: every item of the agenda with its vote, its time and what was resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from desktop.i18n import tr
from desktop.office.hearings import floor, votes
from desktop.office.hearings.floor import ItemRow
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.votes import Count, VoteRow
from desktop.office.words.floor_screen import METHODS, STATES, VOTES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor import telling
from desktop.ui.floor.vote_card import VoteCard
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, elided, frame, grey, label, row
from desktop.ui.widgets.scrolling import Scroll


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the tab shows, read at once."""

    items: list[ItemRow]
    votes: dict[int, VoteRow]
    history: dict[int, list[VoteRow]]
    inside: int


class ResolutionsTab(Tab):
    """The agenda at the left, the item chosen at the right; saved when left or with Ctrl+S."""

    topics = frozenset({"agenda", "vote", "floor", "attendance"})

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._found: Resolved | None = None
        self._shown = 0
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("ระเบียบวาระ"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._turn)
        self._none = label(tr("ยังไม่มีระเบียบวาระ เพิ่มวาระในแผนหรือในห้องประชุม"), "muted", wrap=True)
        self._title = elided("", "card")
        self._about = elided("", "muted")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("มติที่ประชุม"))
        self.text.setPlaceholderText(tr("มติของวาระนี้ เมื่อบันทึกคะแนนแล้วโปรแกรมจะเขียนให้ แก้ได้"))
        self.text.setMinimumHeight(style.scaled(110))
        self._save = button(tr("บันทึกมติ"), self.save, icon="save", kind="next", tip="Ctrl+S")
        self._write = button(tr("เขียนตามคะแนน"), self.write, icon="pen-line", kind="small")
        self._history = label("", "muted", wrap=True)
        self.vote = VoteCard()
        self.vote.counted.connect(self._count)
        self.vote.setFixedWidth(style.scaled(300))
        self._lay()

    def _lay(self) -> None:
        left = frame(
            "card",
            column(
                label(tr("ระเบียบวาระ"), "card"), self._none, self.list, margins=(14, 12, 14, 12)
            ),
        )
        left.setFixedWidth(style.scaled(240 if style.large() else 340))
        middle = frame(
            "card",
            column(
                self._title,
                self._about,
                label(tr("มติที่ประชุม"), "label"),
                self.text,
                row(None, self._write, self._save),
                label(tr("ประวัติการนับคะแนน"), "label"),
                self._history,
                None,
                margins=(16, 12, 16, 12),
            ),
        )
        if style.large():
            self.vote.setMinimumWidth(0)
            self.vote.setMaximumWidth(middle.maximumWidth())
            both = QWidget()
            both.setLayout(column(middle, self.vote, None, gap=12))
            right = Scroll()
            right.setProperty("part", "inside")
            right.setWidgetResizable(True)
            right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            right.setWidget(both)
            page = row(left, right, gap=12, margins=(0, 10, 0, 0))
        else:
            page = row(left, middle, column(self.vote, None), gap=12, margins=(0, 10, 0, 0))
        page.setStretch(1, 1)
        self.setLayout(page)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("↑ ↓", tr("เลือกวาระ")), ("Ctrl+S", tr("บันทึกมติ"))]

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show the agenda of this hearing; what is typed and not saved stays."""
        fresh = self.sheet is None or self.sheet.id != sheet.id
        super().show_hearing(sheet)
        if fresh:
            self._shown, self._found = 0, None
        hearing = sheet.id

        def look() -> Resolved:
            rows = floor.items(hearing)
            counted = votes.latest(hearing)
            history = {item_id: votes.history(item_id) for item_id in counted}
            return Resolved(rows, counted, history, votes.inside(hearing))

        def done(found: Resolved) -> None:
            if self.sheet is not None and self.sheet.id == hearing:
                self._show(found)

        self.desk.read(look, done)

    def leave(self) -> None:
        """Keep what was typed."""
        self.save()

    @Slot()
    def save(self) -> None:
        """Save the resolution of the item shown if it changed."""
        item, actor = self._item(), self.session.actor
        text = self.text.toPlainText().strip()
        if item is not None and text != item.resolution:
            item_id = item.id
            self.desk.do(lambda: votes.resolve(item_id, text, actor=actor))

    @Slot()
    def write(self) -> None:
        """Put the ready words of the vote into the text; saved like any other."""
        held = self._found.votes.get(self._shown) if self._found else None
        if held is not None:
            self.text.setPlainText(votes.phrase(held.count))
            self.text.setFocus()

    def _item(self) -> ItemRow | None:
        found = self._found.items if self._found else []
        return next((item for item in found if item.id == self._shown), None)

    def _show(self, found: Resolved) -> None:
        item = self._item()
        typed = self.text.toPlainText().strip() if item is not None else ""
        unsaved = item is not None and typed != item.resolution
        self._found = found
        self.list.blockSignals(True)
        self.list.clear()
        for item in found.items:
            held = found.votes.get(item.id)
            mark = "✓ " if item.resolution or held else ""
            words = QListWidgetItem(on_screen.figures(f"{mark}{item.place}  ") + item.title)
            words.setSizeHint(QSize(10, style.scaled(38)))
            words.setToolTip(item.title)
            words.setData(Qt.ItemDataRole.UserRole, item.id)
            self.list.addItem(words)
            if item.id == self._shown:
                self.list.setCurrentItem(words)
        self.list.blockSignals(False)
        self._none.setVisible(not found.items)
        self.list.setVisible(bool(found.items))
        if self.list.currentRow() < 0 and found.items:
            voted = [place for place, i in enumerate(found.items) if i.kind == "consider"]
            self.list.setCurrentRow(voted[0] if voted else 0)
        else:
            self._show_item(keep_text=unsaved)

    @Slot(int)
    def _turn(self, _place: int) -> None:
        self.save()
        chosen = self.list.currentItem()
        self._shown = int(chosen.data(Qt.ItemDataRole.UserRole)) if chosen is not None else 0
        self._show_item(keep_text=False)

    def _show_item(self, *, keep_text: bool) -> None:
        item = self._item()
        found = self._found
        why = "" if item is not None else tr("ยังไม่มีวาระ")
        grey(self._save, why)
        if not why:
            self._save.setToolTip("Ctrl+S")
        held = found.votes.get(self._shown) if found is not None else None
        if held is None:
            grey(self._write, tr("ยังไม่ได้นับคะแนนของวาระนี้"))
        else:
            grey(
                self._write,
                "" if votes.phrase(held.count) else tr("เสียงเท่ากัน ให้ประธานชี้ขาดแล้วเขียนเอง"),
            )
        self.text.setEnabled(item is not None)
        if item is None or found is None:
            return
        self._title.tell(
            on_screen.figures(tr("วาระ {place}  ").format(place=item.place)) + item.title
        )
        parts = [STATES[item.state]]
        if item.seconds:
            parts.append(tr("ใช้เวลา {seconds}").format(seconds=telling.minutes(item.seconds)))
        if item.minutes:
            parts.append(on_screen.figures(tr("กำหนด {minutes} นาที").format(minutes=item.minutes)))
        parts.append(
            on_screen.figures(tr("ความคิดเห็น {opinions:,} ข้อ").format(opinions=item.opinions))
        )
        self._about.tell(" · ".join(parts))
        if not keep_text:
            self.text.setPlainText(item.resolution)
        told = [_told(row) for row in found.history.get(item.id, [])]
        if told:
            told[0] += tr(" (ใช้อยู่)")
        self._history.setText("\n".join(told) or tr("ยังไม่ได้นับคะแนน"))
        self.vote.show_vote(
            item.id,
            item.title,
            found.votes.get(item.id),
            present=found.inside,
            quorum=self.sheet.facts.quorum if self.sheet else 0,
            number=item.place,
        )

    @Slot(int, object)
    def _count(self, item_id: int, count: Count) -> None:
        assert self.sheet is not None
        hearing, actor = self.sheet.id, self.session.actor

        def deed() -> int:
            inside = votes.inside(hearing)
            return votes.take(item_id, replace(count, present=inside), actor=actor)

        self.desk.do(deed)


def _told(row_: VoteRow) -> str:
    count = row_.count
    figures = " ".join(f"{word} {getattr(count, code):,}" for code, word in VOTES.items())
    hall = tr(" ในห้อง {present:,}").format(present=count.present) if count.present else ""
    parts = (
        telling.hour(row_.at),
        METHODS[count.method],
        on_screen.figures(figures + hall),
        row_.person,
        count.note,
    )
    return " · ".join(filter(None, parts))
