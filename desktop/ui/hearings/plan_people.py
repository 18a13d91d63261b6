"""Whom the hearing concerns, with quotas; and its agenda, item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office.community.villages import StakeholderRow, VillageRow
from desktop.office.hearings.plan import AgendaRow, GroupRow
from desktop.office.words.hearing_screen import AGENDA_KINDS
from desktop.thai import on_screen
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, clear, column, elided, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.thai_spin import ThaiSpin

Key = tuple[int | None, int | None]  # a village or a group of people
LONGEST = 600  # minutes of one item


class GroupsEditor(QWidget):
    """Villages and groups with their quotas; `edited` comes with every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[Key, str] = {}
        self._quotas: dict[Key, int] = {}
        self._sum = label("", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style.scaled(6))
        self._more = Choice()
        self._more.setAccessibleName(tr("กลุ่มที่จะเพิ่ม"))
        self._more.setMinimumWidth(style.scaled(260))
        self._add = button(tr("เพิ่มกลุ่ม"), self.add_chosen, icon="plus", kind="small")
        self._all = button(tr("ทุกหมู่บ้าน"), self._add_villages, kind="link")
        head = row(label(tr("กลุ่มผู้เกี่ยวข้องและสัดส่วน"), "card"), None, self._sum)
        foot = row(self._more, self._add, self._all, None)
        self.setLayout(column(head, self._lines, foot, gap=8))

    def offer(self, villages: Sequence[VillageRow], groups: Sequence[StakeholderRow]) -> None:
        """Say which villages and groups there are."""
        names: dict[Key, str] = {(v.id, None): v.label for v in villages}
        names |= {(None, g.id): g.name for g in groups}
        if names != self._names:
            self._names = names
            self._rebuild()

    def show_groups(self, groups: Sequence[GroupRow]) -> None:
        """Show the groups as they are."""
        for group in groups:
            self._names.setdefault((group.village_id, group.stakeholder_id), group.label)
        quotas = {(g.village_id, g.stakeholder_id): g.quota for g in groups}
        if quotas != self._quotas or not self._lines.count():
            self._quotas = quotas
            self._rebuild()

    def wanted(self) -> dict[Key, int]:
        """The groups as they stand here."""
        return dict(self._quotas)

    def add_chosen(self) -> None:
        """Add the group chosen in the list."""
        key = self._more.currentData()
        if key is not None:
            self._quotas[tuple(key)] = 0
            self._changed()

    def _add_villages(self) -> None:
        for key in self._names:
            if key[0] is not None:
                self._quotas.setdefault(key, 0)
        self._changed()

    def _drop(self, key: Key) -> None:
        del self._quotas[key]
        self._changed()

    def _setter(self, key: Key) -> Callable[[int], None]:
        def put(quota: int) -> None:
            self._quotas[key] = quota
            self._tell_sum()
            self.edited.emit()

        return put

    def _changed(self) -> None:
        self._rebuild()
        self.edited.emit()

    def _rebuild(self) -> None:
        clear(self._lines)
        for key, quota in self._quotas.items():
            name = self._names.get(key, "")
            spin = ThaiSpin()
            spin.setRange(0, 100_000)
            spin.setValue(quota)
            spin.setSuffix(tr(" คน"))
            spin.setFixedWidth(style.scaled(120))
            spin.setAccessibleName(tr("จำนวนคนของ{name}").format(name=name))
            spin.valueChanged.connect(self._setter(key))
            drop = button(
                "",
                partial(self._drop, key),
                icon="x",
                kind="small",
                name=tr("เอา{name}ออก").format(name=name),
            )
            line = row(elided(name), spin, drop)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        if not self._quotas:
            self._lines.addWidget(label(tr("ยังไม่ได้กำหนดว่าเวทีนี้เกี่ยวข้องกับใคร"), "muted"))
        self._more.clear()
        for key, name in self._names.items():
            if key not in self._quotas:
                self._more.addItem(name, key)
        left = self._more.count()
        grey(self._add, "" if left else tr("เพิ่มครบทุกกลุ่มแล้ว หรือยังไม่มีหมู่บ้านในระบบ"))
        self._more.setEnabled(bool(left))
        self._more.setToolTip("" if left else tr("เพิ่มครบทุกกลุ่มแล้ว หรือยังไม่มีหมู่บ้านในระบบ"))
        self._tell_sum()

    def _tell_sum(self) -> None:
        total = sum(self._quotas.values())
        self._sum.setText(
            on_screen.figures(
                tr("{quotas} กลุ่ม รวม {total:,} คน").format(quotas=len(self._quotas), total=total)
            )
        )


@dataclass(slots=True)
class _ItemFields:
    kind: QComboBox
    title: LineEdit
    minutes: ThaiSpin


class AgendaEditor(QWidget):
    """The items in order, to be written, moved and timed; `edited` with every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: list[AgendaRow] = []
        self._fields: list[_ItemFields] = []
        self._sum = label("", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style.scaled(6))
        self._why = elided("", "bad")
        head = row(label(tr("ระเบียบวาระ"), "card"), self._why, self._sum)
        head.setStretch(1, 1)
        add = button(tr("เพิ่มวาระ"), self.add_item, icon="plus", kind="small")
        usual = button(
            tr("วาระตามแบบ"), self._add_usual, kind="link", tip=tr("ประธานแจ้ง ชี้แจง รับฟัง อื่น ๆ")
        )
        self.setLayout(column(head, self._lines, row(add, usual, None), gap=8))

    def show_agenda(self, items: Sequence[AgendaRow]) -> None:
        """Show the agenda as it is."""
        before = [replace(item, id=0) for item in self.wanted()]
        same = before == [replace(item, id=0) for item in items] and len(before) == len(self._items)
        self._items = list(items)
        if not same or not self._lines.count():
            self._rebuild()

    def wanted(self) -> list[AgendaRow]:
        """The agenda as it stands here; items without a word are left out."""
        self._read()
        named = [item for item in self._items if item.title.strip()]
        return [replace(item, place=place) for place, item in enumerate(named, start=1)]

    def add_item(self) -> None:
        """A new item at the end, the cursor in it."""
        self._read()
        self._items.append(AgendaRow(0, 0, "consider", "", "", 0, ""))
        self._rebuild()
        self._fields[-1].title.setFocus()
        self.edited.emit()

    def _add_usual(self) -> None:
        self._read()
        for kind, title in (
            ("chair", "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
            ("inform", "ชี้แจงรายละเอียด"),
            ("consider", "รับฟังความคิดเห็น"),
            ("other", "เรื่องอื่น ๆ"),
        ):
            if all(item.title != title for item in self._items):
                self._items.append(AgendaRow(0, 0, kind, title, "", 0, ""))
        self._rebuild()
        self.edited.emit()

    def _move(self, place: int, by: int) -> None:
        self._read()
        item = self._items.pop(place)
        self._items.insert(place + by, item)
        self._rebuild()
        self.edited.emit()

    def _drop(self, place: int) -> None:
        self._read()
        del self._items[place]
        self._rebuild()
        self.edited.emit()

    def _read(self) -> None:
        self._items = [
            replace(
                item,
                kind=str(fields.kind.currentData()),
                title=fields.title.text().strip(),
                minutes=fields.minutes.value(),
            )
            for item, fields in zip(self._items, self._fields, strict=True)
        ]

    def _rebuild(self) -> None:
        clear(self._lines)
        self._fields = []
        for place, item in enumerate(self._items):
            self._lines.addLayout(self._line(place, item))
        if not self._items:
            self._lines.addWidget(label(tr("ยังไม่มีวาระ"), "muted"))
        self._tell_sum()

    def _line(self, place: int, item: AgendaRow) -> QVBoxLayout:
        kind = Choice()
        kind.setAccessibleName(tr("ชนิดของวาระที่ {part}").format(part=place + 1))
        for code, word in AGENDA_KINDS.items():
            kind.addItem(word, code)
        kind.setCurrentIndex(max(kind.findData(item.kind), 0))
        kind.setFixedWidth(style.scaled(140))
        kind.activated.connect(lambda _at: self.edited.emit())
        title = LineEdit(item.title)
        title.setCursorPosition(0)
        title.setPlaceholderText(tr("ใส่ชื่อวาระ"))
        title.setAccessibleName(tr("ชื่อวาระที่ {part}").format(part=place + 1))
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        title.textEdited.connect(lambda _text: self._named())
        minutes = ThaiSpin()
        minutes.setRange(0, LONGEST)
        minutes.setSingleStep(5)
        minutes.setValue(item.minutes)
        minutes.setSuffix(tr(" นาที"))
        minutes.setFixedWidth(style.scaled(112))
        minutes.setAccessibleName(tr("เวลาของวาระที่ {part}").format(part=place + 1))
        minutes.valueChanged.connect(lambda _value: self._timed())
        self._fields.append(_ItemFields(kind, title, minutes))
        number = label(on_screen.figures(str(place + 1)), "label")
        number.setFixedWidth(style.scaled(20))
        line = row(
            number,
            kind,
            title,
            minutes,
            self._tool("chevron-up", tr("เลื่อนขึ้น"), lambda: self._move(place, -1), place > 0),
            self._tool("x", tr("ลบวาระ"), lambda: self._drop(place), True),
            gap=6,
        )
        line.setStretch(2, 1)
        return column(line)

    def _tool(self, icon: str, word: str, clicked: Callable[[], object], works: bool) -> QWidget:
        made = button("", clicked, icon=icon, kind="small", name=word)
        grey(made, "" if works else tr("อยู่บนสุดแล้ว"))
        if works:
            made.setToolTip(word)
        return made

    def _named(self) -> None:
        self._tell_sum()
        self.edited.emit()

    def _timed(self) -> None:
        self._tell_sum()
        self.edited.emit()

    def _tell_sum(self) -> None:
        total = sum(fields.minutes.value() for fields in self._fields)
        self._sum.setText(
            on_screen.figures(
                tr("{fields} วาระ {total:,} นาที").format(fields=len(self._fields), total=total)
            )
        )
        bare = [at for at, fields in enumerate(self._fields, 1) if not fields.title.text().strip()]
        which = ", ".join(map(str, bare))
        told = (
            on_screen.figures(tr("วาระที่ {which} ยังไม่มีชื่อ จึงยังไม่บันทึก").format(which=which))
            if bare
            else ""
        )
        self._why.tell(told)
