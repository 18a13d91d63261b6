"""One conflict: what it was, the two values side by side, and the choice."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.office.conflicts import ConflictSheet, MergedRow, SideSheet
from desktop.ui.exchange.merged_list import MergedList
from desktop.ui.look import style
from desktop.ui.widgets.basic import (
    button,
    clear,
    column,
    elided,
    frame,
    keycap,
    label,
    pill,
    row,
    rule,
)
from desktop.ui.widgets.scrolling import Scroll

_LETTERS = 1200  # of one value shown; the whole of a paper is a click away


class ConflictView(QFrame):
    """`chosen` side 0 or 1, `rewrite_asked`, `paper_asked` to open the document."""

    chosen = Signal(int)
    rewrite_asked = Signal()
    paper_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._sheet: ConflictSheet | None = None
        self._inside = column(gap=10, margins=(18, 12, 18, 12))
        self.setLayout(self._inside)
        self.show_nothing()

    def show_nothing(self, merged: Sequence[MergedRow] = ()) -> None:
        """Nothing waits for a choice; what was put together without one is listed."""
        self._sheet = None
        clear(self._inside)
        if merged:
            self._inside.addWidget(label(tr("รวมให้แล้วโดยไม่ต้องเลือก"), "card"))
            self._inside.addWidget(
                label(
                    tr(
                        "สองเครื่องแก้เรื่องเดียวกันคนละช่องโดยไม่รู้กัน "
                        "ค่าของทั้งสองเครื่องใช้อยู่ทั้งคู่ ตรวจว่าเข้ากันได้หรือไม่"
                    ),
                    "muted",
                    wrap=True,
                )
            )
            self._inside.addWidget(MergedList(merged), 1)
            return
        self._inside.addStretch(1)
        calm = label(tr("ไม่มีข้อมูลที่แก้ชนกัน"), "card")
        calm.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        below = label(
            tr("เมื่อสองเครื่องแก้ช่องเดียวกันโดยไม่รู้กัน จะมาให้เลือกที่นี่ ค่าที่ไม่เลือกยังอยู่ในประวัติเสมอ"), "muted"
        )
        below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._inside.addWidget(calm)
        self._inside.addWidget(below)
        self._inside.addStretch(1)

    def show_sheet(self, sheet: ConflictSheet) -> None:
        """Show a conflict."""
        self._sheet = sheet
        clear(self._inside)
        title = elided(sheet.title, "card")
        head = row(
            title, label(tr("แก้พร้อมกันสองเครื่อง · {what}").format(what=sheet.what), "muted"), gap=10
        )
        head.setStretch(0, 1)
        if sheet.document_id is not None:
            opens = partial(self.paper_asked.emit, sheet.document_id)
            head.addWidget(button(tr("เปิดเอกสาร"), opens, icon="file-text", kind="link"))
        self._inside.addLayout(head)
        for name, text in sheet.before:
            told = row(
                label(tr("เดิม · {name}").format(name=name), "muted"),
                elided(_one_line(text)),
                gap=10,
            )
            told.setStretch(1, 1)
            self._inside.addWidget(frame("raised", column(told, margins=(12, 6, 12, 6))))
        t = style.tokens()
        sides = row(
            self._side(sheet.one, t.accent, 0),
            self._side(sheet.other, t.violet, 1),
            gap=14,
        )
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self._inside.addLayout(sides, 1)
        if sheet.may_rewrite and sheet.choosable:
            third = button(tr("เขียนใหม่…"), self.rewrite_asked.emit, icon="pen-line")
            hint = label(tr("เริ่มจากข้อความใดก็ได้ แล้วแก้เอง"), "muted")
            self._inside.addLayout(row(third, keycap("Alt+3"), hint, None, gap=8))

    def _side(self, side: SideSheet, colour: str, place: int) -> QWidget:
        assert self._sheet is not None
        name = row(label(side.person, "strong"), None)
        if side.used:
            name.addWidget(pill(tr("ใช้ชั่วคราว"), "muted"))
        where = tr("{pc} (เครื่องนี้)").format(pc=side.pc) if side.here else side.pc
        text = QLabel(_marked(side, colour))
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setMinimumWidth(1)
        area = Scroll(tr("ข้อความของ{where}").format(where=where))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(text)
        given = side.person.split()[0]
        word = tr("ใช้ของ{given}").format(given=given) if self._sheet.choosable else tr("ทราบแล้ว")
        take = button(word, partial(self.chosen.emit, place))
        take.setAccessibleName(f"{word} {side.pc}")
        take.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice = row(take, keycap(f"Alt+{place + 1}"), gap=8)
        choice.setStretch(0, 1)
        parts = column(
            name,
            elided(f"{where} · {side.when}", "muted"),
            rule(),
            area,
            choice,
            gap=8,
            margins=(14, 10, 14, 12),
        )
        parts.setStretch(3, 1)
        card = frame("card", parts)
        card.setObjectName(f"side{place}")
        card.setStyleSheet(f"#side{place} {{ border-top: 4px solid {colour}; }}")
        return card


def _one_line(text: str) -> str:
    return " ".join(text.split()) or tr("(ว่าง)")


def _marked(side: SideSheet, colour: str) -> str:
    """The fields of a side as rich text, what differs underlined in its colour."""
    told = []
    for name, parts in side.lines:
        left = _LETTERS
        text = ""
        for part in parts:
            piece = html.escape(part.text[:left]).replace("\n", "<br>")
            left -= len(part.text)
            if part.differs:
                piece = f'<span style="color:{colour};text-decoration:underline">{piece}</span>'
            text += piece
            if left <= 0:
                text += " …"
                break
        heading = html.escape(name)
        many = len(side.lines) > 1
        told.append(f"<b>{heading}</b><br>{text}" if many else text)
    return "<br><br>".join(told)
