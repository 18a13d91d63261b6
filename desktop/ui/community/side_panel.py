"""Beside the list: who the chosen person is, what they came to, what they said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.community.sheets import ResidentSheet
from desktop.office.words.community_screen import VIA
from desktop.office.words.hearing_screen import SEXES, STANCES
from desktop.thai import on_screen
from desktop.thai.numbers import telephone
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, clear, column, elided, frame, label, pill, row, rule
from desktop.ui.widgets.scrolling import Scroll

WIDTH = 334
_SHOWN = 6  # of the history; the rest is counted


class SidePanel(QWidget):
    """`edit`, `erase` and `part` are given the id of the person, or of the duplicate, meant."""

    def __init__(
        self,
        edit: Callable[[int], object],
        erase: Callable[[int], object],
        part: Callable[[int], object],
    ) -> None:
        super().__init__()
        self.setFixedWidth(style.scaled(WIDTH))
        self._edit, self._erase, self._part = edit, erase, part
        self._inside = QVBoxLayout()
        self._inside.setSpacing(style.scaled(8))
        self._inside.setContentsMargins(*(style.scaled(n) for n in (18, 14, 16, 14)))
        holder = QWidget()
        holder.setLayout(self._inside)
        area = Scroll(tr("รายละเอียดของคน"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        self.setLayout(column(frame("card", column(area, margins=(1, 1, 1, 1)))))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        clear(self._inside)
        self._inside.addWidget(label(tr("เลือกชื่อเพื่อดูรายละเอียด"), "muted", wrap=True))
        self._inside.addStretch(1)

    def show_sheet(self, sheet: ResidentSheet) -> None:
        """Show somebody with their past."""
        clear(self._inside)
        who, add = sheet.row, self._inside.addWidget
        add(label(who.name, "card", wrap=True))
        if who.stakeholder:
            self._inside.addLayout(row(pill(who.stakeholder, "accent"), None))
        for name, value in self._facts(sheet):
            what = label(name, "label")
            what.setFixedWidth(style.scaled(84))
            line = row(what, elided(value))
            line.setStretch(1, 1)
            self._inside.addLayout(line)
        change = button(
            tr("แก้ไข"), lambda: self._edit(who.id), icon="pen-line", kind="small", tip="Enter"
        )
        erase = button(
            tr("ลบข้อมูล…"),
            lambda: self._erase(who.id),
            icon="eraser",
            kind="small",
            tip=tr("ลบข้อมูลส่วนบุคคลตามคำขอของเจ้าของข้อมูล"),
        )
        self._inside.addLayout(row(change, erase, None))
        self._history(sheet)
        self._inside.addStretch(1)

    def _facts(self, sheet: ResidentSheet) -> list[tuple[str, str]]:
        who = sheet.row
        born = (
            on_screen.figures(tr("พ.ศ. {part}").format(part=sheet.birth_year + 543))
            if sheet.birth_year
            else ""
        )
        facts = [
            (tr("บ้านเลขที่"), on_screen.figures(who.house)),
            (tr("หมู่บ้าน"), who.village),
            (tr("โทรศัพท์"), on_screen.figures(telephone(who.phone)) if who.phone else ""),
            (tr("บทบาท"), who.role),
            (tr("เพศ"), SEXES.get(who.sex, "") if who.sex else ""),
            (tr("ปีเกิด"), born),
            (tr("เลขประจำตัว"), on_screen.figures(sheet.masked_id)),
            (tr("หมายเหตุ"), sheet.note),
        ]
        return [(name, value) for name, value in facts if value]

    def _history(self, sheet: ResidentSheet) -> None:
        past, add = sheet.past, self._inside.addWidget
        add(rule())
        add(label(tr("ประวัติการมีส่วนร่วม"), "card"))
        counts = on_screen.figures(
            tr("มาเวที {visits:,} ครั้ง · ให้ความเห็น {opinions:,} เรื่อง").format(
                visits=len(past.visits), opinions=len(past.opinions)
            )
            + (tr(" · เชิญ {invited:,} ครั้ง").format(invited=past.invited) if past.invited else "")
        )
        add(label(counts, "muted", wrap=True))
        for visit in past.visits[:_SHOWN]:
            day = on_screen.short(moments.local(visit.at).date())
            add(elided(visit.subject))
            add(
                elided(
                    tr("มา {day} · {via}").format(day=day, via=VIA.get(visit.via, visit.via)),
                    "muted",
                )
            )
        for said in past.opinions[:_SHOWN]:
            day = on_screen.short(moments.local(said.at).date())
            add(elided(f"“{said.text}”"))
            add(elided(f"{STANCES[said.stance]} · {day}", "muted"))
        left = max(len(past.visits) - _SHOWN, 0) + max(len(past.opinions) - _SHOWN, 0)
        if left:
            add(
                label(
                    on_screen.figures(tr("และก่อนหน้านี้อีก {left:,} รายการ").format(left=left)), "muted"
                )
            )
        if past.duplicates:
            add(rule())
            add(label(tr("รวมมาจากชื่อที่ซ้ำ"), "card"))
        for one in past.duplicates:
            again = button(
                tr("แยกออก"),
                partial(self._part, one.duplicate_id),
                kind="link",
                tip=tr("เลิกทำการรวม ชื่อนี้จะกลับมาเป็นอีกคนหนึ่ง"),
                name=tr("แยก {duplicate} ออก").format(duplicate=one.duplicate),
            )
            line = row(elided(one.duplicate or tr("(ไม่มีชื่อ)")), again)
            line.setStretch(0, 1)
            self._inside.addLayout(line)
