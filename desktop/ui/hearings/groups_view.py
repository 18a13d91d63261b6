"""Similar opinions: what the program suggests, the groups there are, the opinions in one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot

from desktop.i18n import tr
from desktop.office.hearings import answers, grouping
from desktop.office.hearings.answers import GROUP, Matter
from desktop.office.hearings.grouping import Suggestion
from desktop.office.words.hearing_screen import CHANNELS, STANCES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.keyed import Keyed
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import ask_text, choose, confirm
from desktop.ui.widgets.basic import button, column, frame, grey, label, row


class GroupsView(Keyed):
    """The program only suggests; the clerk accepts, renames, splits, merges, undoes."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._hearing = 0
        self._suggested: list[Suggestion] = []
        self._groups: list[Matter] = []
        self._singles: list[Matter] = []
        self._names: dict[int, str] = {}
        self._asked = 0
        self.suggestions = LinesView(tr("ข้อเสนอให้จัดกลุ่ม"), row=54, right=76)
        self.suggestions.entered_line.connect(lambda _line: self.accept())
        self.suggestions.chosen.connect(lambda _line: self._grey())
        self.groups = LinesView(tr("กลุ่มความคิดเห็น"), row=50, right=76)
        self.groups.chosen.connect(lambda _line: self._show_members())
        self.groups.entered_line.connect(lambda _line: self.rename())
        self.members = LinesView(tr("ความคิดเห็นในกลุ่ม"), row=50, several=True)
        self.members.selectionModel().selectionChanged.connect(lambda *_: self._grey())
        self._accept = button(tr("รับ…"), self.accept, icon="check", kind="next", tip="Enter")
        self._every = button(tr("รับทุกข้อ"), self.accept_all, tip="F8")
        self._rename = button(tr("ชื่อ…"), self.rename, kind="small", tip="F2")
        self._merge = button(tr("รวม…"), self.merge, kind="small", tip="F3")
        self._undo = button(tr("ยกเลิก…"), self.dissolve, kind="small", tip="F4")
        self._split = button(tr("แยก…"), self.split, kind="small", tip="F5")
        self._out = button(tr("นำออก"), self.take_out, kind="small", tip="F7")
        self._heads = [
            label(word, "card") for word in (tr("โปรแกรมเสนอ"), tr("กลุ่ม"), tr("ความคิดเห็น"))
        ]
        parts = (
            (self._heads[0], self.suggestions, row(self._accept, self._every, None)),
            (self._heads[1], self.groups, row(self._rename, self._merge, self._undo, None, gap=6)),
            (self._heads[2], self.members, row(self._split, self._out, None, gap=6)),
        )
        thirds = row(gap=12)
        for place, (head, view, buttons) in enumerate(parts):
            inside = column(head, view, buttons, gap=8, margins=(14, 10, 10, 10))
            inside.setStretch(1, 1)
            thirds.addWidget(frame("card", inside))
            thirds.setStretch(place, 1)
        self.setLayout(column(thirds, gap=8))
        keys = Qt.Key
        self.set_keys(
            {
                (keys.Key_F2, False): self.rename,
                (keys.Key_F3, False): self.merge,
                (keys.Key_F4, False): self.dissolve,
                (keys.Key_F5, False): self.split,
                (keys.Key_F7, False): self.take_out,
                (keys.Key_F8, False): self.accept_all,
            }
        )

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this view."""
        return [
            *(
                ("Enter", tr("รับ")),
                ("F2", tr("ชื่อ")),
                ("F3", tr("รวม")),
                ("F4", tr("ยกเลิก", "a group")),
            ),
            *(("F5", tr("แยก")), ("F7", tr("นำออก")), ("F8", tr("รับทุกข้อ"))),
        ]

    def show_matters(self, hearing_id: int, found: Sequence[Matter]) -> None:
        """Show the groups of a hearing, and ask for what else might be one."""
        self._hearing = hearing_id
        self._groups = [matter for matter in found if matter.kind == GROUP]
        self._singles = [matter for matter in found if matter.kind != GROUP]
        lines = [
            Line(
                m.title,
                "",
                (on_screen.figures(tr("{voices:,} ราย").format(voices=len(m.voices))), "accent"),
                key=m.id,
            )
            for m in self._groups
        ]
        single = on_screen.figures(tr("{singles:,} ข้อ").format(singles=len(self._singles)))
        lines.append(Line(tr("ยังไม่อยู่ในกลุ่มใด"), "", (single, "muted"), key=0))
        self.groups.show_lines(lines)
        before = dict(self._names)
        if before:  # else a moment later, with the names of the villages
            self._show_members()
        self._asked += 1
        asked = self._asked

        def done(answered: tuple[list[Suggestion], dict[int, str]]) -> None:
            if asked == self._asked:
                self._suggested, self._names = answered
                self._show_suggestions()
                if not before or self._names != before:
                    self._show_members()

        self._desk.read(lambda: (grouping.suggest(hearing_id), answers.village_names()), done)

    def _show_suggestions(self) -> None:
        lines = []
        for place, one in enumerate(self._suggested):
            joins = tr("เข้ากลุ่มเดิม · ") if one.group_id is not None else ""
            other = " / ".join(text for text in one.texts if text != one.title)
            word = on_screen.figures(tr("{roots:,} ข้อ").format(roots=len(one.roots)))
            lines.append(
                Line(
                    one.title,
                    "{joins}{part}".format(joins=joins, part=other or tr("ข้อความเดียวกัน")),
                    (word, "accent"),
                    key=place,
                )
            )
        if not lines:
            self.suggestions.show_lines([Line(tr("ไม่พบความคิดเห็นที่คล้ายกันอีก"), heading=True)])
        else:
            self.suggestions.show_lines(lines)
        self._heads[0].setText(
            on_screen.figures(tr("โปรแกรมเสนอ {lines:,} กลุ่ม").format(lines=len(lines)))
        )
        self._grey()

    def _show_members(self) -> None:
        matter = self._group()
        line = self.groups.current()
        voices = (
            matter.voices
            if matter is not None
            else tuple(m.voices[0] for m in self._singles)
            if line is not None and line.key == 0
            else ()
        )
        lines = []
        for voice in voices:
            facts = voice.facts
            who = voice.speaker or CHANNELS[facts.channel]
            where = self._names.get(facts.village_id or 0, "")
            told = " · ".join(filter(None, (who, where, STANCES[facts.stance])))
            lines.append(Line(facts.text, told, key=voice.root_id))
        self.members.show_lines(lines)
        self._heads[2].setText(
            on_screen.figures(tr("ความคิดเห็น {lines:,} ข้อ").format(lines=len(lines)))
        )
        self._grey()

    def _group(self) -> Matter | None:
        line = self.groups.current()
        return next((m for m in self._groups if line is not None and m.id == line.key), None)

    def _chosen_roots(self) -> list[int]:
        return [int(str(line.key)) for line in self.members.marked()]

    def _grey(self) -> None:
        nothing = tr("ไม่มีข้อเสนอเหลืออยู่")
        grey(self._accept, "" if self.suggestions.current() is not None else nothing)
        grey(self._every, "" if self._suggested else nothing)
        first = "" if self._group() is not None else tr("เลือกกลุ่มก่อน")
        for made in (self._rename, self._undo):
            grey(made, first)
        grey(self._merge, first or ("" if len(self._groups) > 1 else tr("มีกลุ่มเดียว")))
        marked = bool(self.members.selectedIndexes())
        grey(self._split, "" if marked else tr("เลือกความคิดเห็นก่อน"))
        grey(self._out, first or ("" if marked else tr("เลือกความคิดเห็นก่อน")))

    def _suggestion(self) -> Suggestion | None:
        line = self.suggestions.current()
        if line is None or not isinstance(line.key, int) or line.key >= len(self._suggested):
            return None
        return self._suggested[line.key]

    @Slot()
    def accept(self) -> None:
        """Make the suggested group; its title can be changed first."""
        one, hearing, actor = self._suggestion(), self._hearing, self._session.actor
        if one is None:
            return
        joined = one.group_id
        if joined is not None:
            self._desk.do(lambda: grouping.move(one.roots, joined, actor=actor))
            return
        ask_text(
            self,
            tr("ตั้งชื่อกลุ่ม"),
            on_screen.figures(
                tr("ความคิดเห็น {roots:,} ข้อจะแสดงภายใต้ชื่อนี้ในรายงานและประกาศสรุป").format(
                    roots=len(one.roots)
                )
            ),
            tr("รับเป็นกลุ่ม"),
            lambda title: self._desk.do(
                lambda: grouping.accept(hearing, title, one.roots, actor=actor)
            ),
            required=tr("กรุณาใส่ชื่อกลุ่ม"),
            text=one.title,
        )

    @Slot()
    def accept_all(self) -> None:
        """Make every suggested group after asking."""
        found, hearing, actor = list(self._suggested), self._hearing, self._session.actor
        if not found:
            return
        count = on_screen.figures(
            tr("{found:,} กลุ่ม {part:,} ข้อ").format(
                found=len(found), part=sum(len(s.roots) for s in found)
            )
        )
        confirm(
            self,
            tr("รับทุกข้อเสนอ"),
            tr("จัดกลุ่มตามที่เสนอ {count} เปลี่ยนชื่อ แยก หรือยกเลิกภายหลังได้").format(count=count),
            tr("รับทั้งหมด"),
            lambda: self._desk.do(lambda: grouping.accept_all(hearing, found, actor=actor)),
        )

    @Slot()
    def rename(self) -> None:
        """Give the chosen group another title."""
        matter, actor = self._group(), self._session.actor
        if matter is not None:
            ask_text(
                self,
                tr("เปลี่ยนชื่อกลุ่ม"),
                tr("ชื่อนี้แสดงในรายงานและประกาศสรุป"),
                tr("เปลี่ยนชื่อ"),
                lambda title: self._desk.do(lambda: grouping.rename(matter.id, title, actor=actor)),
                required=tr("กรุณาใส่ชื่อกลุ่ม"),
                text=matter.title,
            )

    @Slot()
    def merge(self) -> None:
        """Put the opinions of the chosen group into another."""
        matter, actor = self._group(), self._session.actor
        others = [(m.id, m.title) for m in self._groups if matter is not None and m.id != matter.id]
        if matter is None or not others:
            return
        choose(
            self,
            tr("รวมกลุ่ม"),
            tr("ย้ายความคิดเห็นทั้งหมดของ “{title}” ไปไว้ใน").format(title=matter.title),
            others,
            others[0][0],
            lambda into: self._desk.do(lambda: grouping.merge(into, [matter.id], actor=actor)),
        )

    @Slot()
    def dissolve(self) -> None:
        """Undo the chosen group after asking."""
        matter, actor = self._group(), self._session.actor
        if matter is not None:
            confirm(
                self,
                tr("ยกเลิกกลุ่ม"),
                tr("ความคิดเห็นใน “{title}” จะกลับเป็นข้อเดี่ยว คำชี้แจงของกลุ่มจะไม่แสดง").format(
                    title=matter.title
                ),
                tr("ยกเลิกกลุ่ม"),
                lambda: self._desk.do(lambda: grouping.dissolve(matter.id, actor=actor)),
            )

    @Slot()
    def split(self) -> None:
        """Make a new group of the marked opinions."""
        roots, hearing, actor = self._chosen_roots(), self._hearing, self._session.actor
        if roots:
            ask_text(
                self,
                tr("แยกเป็นกลุ่มใหม่"),
                on_screen.figures(
                    tr("ตั้งชื่อกลุ่มของความคิดเห็น {roots:,} ข้อที่เลือก").format(roots=len(roots))
                ),
                tr("แยกเป็นกลุ่ม"),
                lambda title: self._desk.do(
                    lambda: grouping.accept(hearing, title, roots, actor=actor)
                ),
                required=tr("กรุณาใส่ชื่อกลุ่ม"),
                text=self.members.marked()[0].upper,
            )

    @Slot()
    def take_out(self) -> None:
        """Take the marked opinions out of the group."""
        roots, actor = self._chosen_roots(), self._session.actor
        if roots and self._group() is not None:
            self._desk.do(lambda: grouping.move(roots, None, actor=actor))
