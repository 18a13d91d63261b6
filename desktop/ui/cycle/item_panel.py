"""One item of the cycle at the side: what it is, what came of it, what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QMenu, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office.cycle.items import DOCUMENT, DONE, HEARING, ItemRow, LinkRow
from desktop.office.rules import cycle
from desktop.office.words import screen
from desktop.office.words.cycle import KINDS, STATES
from desktop.office.words.hearing_screen import STATES as HEARING_STATES
from desktop.thai import on_screen
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import (
    LineButton,
    button,
    clear,
    column,
    frame,
    label,
    pill,
    row,
    rule,
    set_words,
)
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.office.cycle.belongings import FileRow

WIDTH = 404


class ItemPanel(QWidget):
    """Asks for deeds on the item shown; opens what belongs to it."""

    opened = Signal(str, int)  # DOCUMENT or HEARING, and which
    edit_asked = Signal()
    done_asked = Signal()
    link_asked = Signal(str)
    unlink_asked = Signal(str, int)
    file_asked = Signal()
    file_dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout()
        self._body.setSpacing(style.scaled(8))
        holder = QWidget()
        holder.setLayout(column(self._body, None, margins=(16, 12, 14, 8)))
        area = Scroll()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        self.done = button(
            tr("ทำเสร็จแล้ว"), self.done_asked.emit, icon="check", kind="next", tip="Space"
        )
        self.edit = button(tr("แก้ไข"), self.edit_asked.emit, icon="pen-line", tip="Enter")
        self.more = button(tr("ผูก"), icon="link", tip=tr("ผูกเอกสารหรือเวที แนบรูปถ่าย (F2)"))
        self.more.setAccessibleName(tr("ผูกเอกสารหรือเวที แนบรูปถ่าย"))
        menu = QMenu(self.more)
        for icon, word, then in (
            ("file-text", tr("ผูกเอกสาร…"), partial(self.link_asked.emit, DOCUMENT)),
            ("users", tr("ผูกเวที…"), partial(self.link_asked.emit, HEARING)),
            ("camera", tr("แนบรูปหรือแฟ้ม…"), self.file_asked.emit),
        ):
            action = menu.addAction(icons.icon(icon), word)
            action.triggered.connect(lambda _checked=False, then=then: then())
        self.more.setMenu(menu)
        self._foot = QWidget()
        if style.large():
            foot = column(self.done, row(self.edit, self.more), gap=8, margins=(14, 6, 14, 12))
        else:
            line = row(self.done, self.edit, self.more)
            line.setStretch(0, 1)
            foot = column(line, gap=0, margins=(14, 6, 14, 12))
        self._foot.setLayout(foot)
        page = column(area, self._foot, gap=0, margins=(1, 1, 1, 1))
        page.setStretch(0, 1)
        self.setLayout(column(frame("card", page), gap=0))

    def show_item(self, item: ItemRow | None, files: list[FileRow], nothing: str = "") -> None:
        """Show an item with its files; None: say what to do instead."""
        clear(self._body)
        self._foot.setVisible(item is not None)
        if item is None:
            self._body.addWidget(label(nothing, "muted", wrap=True))
            return
        facts = item.facts
        self._tell_done(done=item.state == DONE)
        title = label(facts.title, "card", wrap=True)
        state = row(pill(*STATES[item.state]), label(KINDS[facts.kind], "muted"), None)
        self._body.addWidget(title)
        self._body.addLayout(state)
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(style.scaled(12))
        form.setVerticalSpacing(style.scaled(4))
        who = " · ".join(filter(None, (item.section, item.person))) or tr("ยังไม่ระบุ")
        lines = [(tr("ผู้รับผิดชอบ"), who)]
        lines.append((tr("กำหนด"), on_screen.long(facts.due) if facts.due else tr("ยังไม่กำหนด")))
        if facts.done_on:
            lines.append((tr("แล้วเสร็จ"), on_screen.long(facts.done_on)))
        if facts.reached is not None:
            lines.append(
                (
                    tr("ประชาชนร่วม"),
                    on_screen.figures(tr("{reached:,} คน").format(reached=facts.reached)),
                )
            )
        named = {one.code: one.title for one in cycle.dimensions()}
        tags = [
            on_screen.figures(f"{code} {named[code]}") for code in facts.dimensions if code in named
        ]
        if tags:
            lines.append((tr("มิติ"), "\n".join(tags)))
        for word, text in lines:
            form.addRow(label(word, "label"), label(text, wrap=True))
        self._body.addWidget(holder)
        if facts.result:
            self._part(tr("ผลที่ได้"))
            self._body.addWidget(label(facts.result, wrap=True))
        if item.links:
            self._part(tr("เอกสารและเวทีที่เกี่ยวข้อง"))
            for link in item.links:
                self._line(
                    link.title,
                    _state(link),
                    partial(self.opened.emit, link.kind, link.id),
                    partial(self.unlink_asked.emit, link.kind, link.id),
                    tr("เลิกผูก {title}").format(title=link.title),
                )
        if files:
            self._part(tr("รูปถ่ายและแฟ้ม"))
            for file in files:
                name = file.caption or file.name
                when = on_screen.short(file.taken_at.date()) if file.taken_at else ""
                drop = partial(self.file_dropped.emit, file.id)
                self._line(name, (when, "muted"), None, drop, tr("ลบ {name}").format(name=name))

    def show_menu(self) -> None:
        """Open what can be tied to the item, from the keyboard."""
        self.more.showMenu()

    def _tell_done(self, *, done: bool) -> None:
        """The button says what it would do; taking back is not the next best deed."""
        set_words(self.done, tr("ยังไม่เสร็จ") if done else tr("ทำเสร็จแล้ว"))
        colour = style.tokens().muted if done else style.tokens().accent
        self.done.setIcon(icons.icon("undo-2" if done else "check", colour))
        kind = "" if done else "next"
        if self.done.property("kind") != kind:
            self.done.setProperty("kind", kind)
            self.done.style().unpolish(self.done)
            self.done.style().polish(self.done)

    def _part(self, title: str) -> None:
        self._body.addWidget(rule())
        self._body.addWidget(label(title, "label"))

    def _line(
        self,
        text: str,
        state: tuple[str, str],
        then: Callable[[], object] | None,
        drop: Callable[[], object],
        drop_name: str,
    ) -> None:
        first: QWidget = LineButton(text, then) if then else label(text, wrap=True)
        away = button("", drop, icon="x", kind="icon", name=drop_name, tip=drop_name)
        away.setFixedWidth(style.scaled(30))
        line = row(first, *([pill(*state)] if state[0] else []), away, gap=6)
        line.setStretch(0, 1)
        self._body.addLayout(line)


def _state(link: LinkRow) -> tuple[str, str]:
    return screen.state(link.state) if link.kind == DOCUMENT else HEARING_STATES[link.state]
