"""Asking before a paper is made anew: what the clerk changed stays unless told otherwise."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.hearings import papers
from desktop.office.hearings.three_way import Joined
from desktop.office.words import screen
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, column, frame, label, row

_SHOWN = 3
_FIELD = re.compile(r'(?P<key>[a-z_]+) = "?(?P<value>.*?)"?')
_LONG = 220


def ask_remake(
    parent: QWidget, desk: Desk, session: Session, document: int, name: str, joined: Joined
) -> Dialog:
    """Ask, then make the paper anew; places both changed are shown side by side."""
    actor = session.actor
    dialog = Dialog(parent, tr("ทำ{name}ใหม่จากแผน").format(name=name), width=620)

    def remake(mine: bool) -> None:
        dialog.accept()
        desk.do(lambda: papers.remake(document, mine=mine, actor=actor))

    if not joined.clashes:
        dialog.say(tr("ข้อความที่แก้เองจะคงอยู่ ส่วนที่มาจากแผนจะเป็นปัจจุบัน ฉบับเดิมยังอยู่ในประวัติของเอกสาร"))
        dialog.answers(tr("ทำใหม่"), lambda: remake(True), icon="rotate-ccw")
    else:
        count = on_screen.figures(str(len(joined.clashes)))
        dialog.say(
            tr("มี {count} แห่งที่ทั้งแก้เองและแผนเปลี่ยน เลือกว่าจะใช้ข้อความใด แห่งอื่นรวมให้แล้ว").format(
                count=count
            )
        )
        for clash in joined.clashes[:_SHOWN]:
            mine, fresh = (
                frame(
                    "soft",
                    column(
                        label(head, "label"),
                        label(_short(text), wrap=True),
                        margins=(12, 9, 12, 9),
                    ),
                )
                for head, text in ((tr("แก้เอง"), clash.mine), (tr("จากแผน"), clash.fresh))
            )
            pair = row(mine, fresh, gap=10)
            pair.setStretch(0, 1)
            pair.setStretch(1, 1)
            dialog.parts.addLayout(pair)
        more = len(joined.clashes) - _SHOWN
        if more > 0:
            dialog.say(on_screen.figures(tr("และอีก {more} แห่ง").format(more=more)))
        dialog.parts.addLayout(
            row(button(tr("ใช้ข้อความจากแผน"), lambda: remake(False), icon="rotate-ccw"), None)
        )
        dialog.answers(tr("เก็บที่แก้เอง"), lambda: remake(True), icon="pen-line")
    dialog.open()
    return dialog


def shown(text: str) -> str:
    """A part of a paper's source as its clerk knows it: the field's word and what it says."""
    lines = []
    for line in text.splitlines():
        field = _FIELD.fullmatch(line.strip())
        if field is None:
            lines.append("" if line.startswith("[[") else line.strip())
            continue
        word = screen.FIELDS.get(field["key"], "")
        lines.append(f"{word} {field['value']}".strip())
    return " ".join(line for line in lines if line)


def _short(text: str) -> str:
    plain = shown(text)
    return plain if len(plain) <= _LONG else f"{plain[:_LONG]}…"
