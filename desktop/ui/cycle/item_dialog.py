"""Put an item into a step of the year, or change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import people, sections
from desktop.office.cycle import items
from desktop.office.cycle.items import ItemFacts, ItemRow
from desktop.office.rules import cycle
from desktop.office.words import tell
from desktop.office.words.cycle import KINDS
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit


class ItemDialog(Dialog):
    """Opens empty for a step, or with an item; `saved` hears its id."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        year: int,
        step: int,
        known: ItemRow | None = None,
        saved: Callable[[int], object] | None = None,
    ) -> None:
        number, title = on_screen.figures(str(step)), cycle.step(step).title
        super().__init__(
            parent,
            tr("แก้งานในวงรอบปี")
            if known
            else tr("เพิ่มงานในขั้นที่ {number} {title}").format(number=number, title=title),
            width=740,
        )
        self._desk, self._session = desk, session
        self._year, self._step, self._known = year, step, known
        self._saved = saved
        facts = known.facts if known else ItemFacts(kind=cycle.step(step).kinds[0])
        self.title = LineEdit(facts.title)
        self.title.setAccessibleName(tr("ชื่องาน"))
        self.title.setPlaceholderText(tr("เช่น จัดเวทีรับฟังความคิดเห็นร่างแผนพัฒนาท้องถิ่น"))
        self.title.setCursorPosition(0)
        self.kind = _box(
            tr("ประเภท"), [(KINDS[one], one) for one in cycle.step(step).kinds], facts.kind
        )
        places = [(tr("ไม่ระบุ"), None), *((s.name, s.id) for s in sections.sections())]
        self.section = _box(tr("ส่วนราชการ"), places, facts.section_id)
        persons = [(tr("ไม่ระบุ"), None), *((p.plain, p.id) for p in people.people())]
        self.person = _box(tr("ผู้รับผิดชอบ"), persons, facts.person_id)
        self.due = DateEdit(tr("กำหนด"))
        self.due.set_day(facts.due)
        self.done_on = DateEdit(tr("วันที่แล้วเสร็จ"))
        self.done_on.set_day(facts.done_on)
        self.reached = LineEdit(
            on_screen.figures(str(facts.reached)) if facts.reached is not None else ""
        )
        self.reached.setAccessibleName(tr("จำนวนประชาชนที่ร่วม"))
        self.reached.setPlaceholderText(tr("คน"))
        self.reached.setFixedWidth(style.scaled(110))
        self.outcome = QPlainTextEdit(facts.result)
        self.outcome.setAccessibleName(tr("ผลที่ได้"))
        self.outcome.setTabChangesFocus(True)
        self.outcome.setFixedHeight(style.scaled(72))
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(8))
        for word, part in (
            (tr("ชื่องาน"), self.title),
            (tr("ประเภท"), row(self.kind, None)),
            (tr("ส่วนราชการ"), self.section),
            (tr("ผู้รับผิดชอบ"), self.person),
            (tr("กำหนด"), row(self.due, 8, label(tr("แล้วเสร็จ"), "label"), self.done_on)),
            (tr("ผลที่ได้"), self.outcome),
            (tr("ประชาชนร่วม"), row(self.reached, label(tr("คน"), "muted"), None)),
        ):
            form.addRow(label(word, "label"), part)
        self.dimensions = self._dimensions(facts.dimensions)
        form.addRow(label(tr("มิติ"), "label"), self.dimensions)
        self.parts.addLayout(form)
        self._why = self.say("", "bad")
        self._why.hide()
        self.answers(tr("บันทึก"), self.save, icon="save")
        self.title.setFocus()

    def _dimensions(self, chosen: tuple[str, ...]) -> QListWidget:
        """Every dimension and part with a tick; Space ticks the one under the cursor."""
        made = QListWidget()
        made.setObjectName("choices")
        made.setAccessibleName(tr("มิติ"))
        made.setFixedHeight(style.scaled(146))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        first = 0
        for place, one in enumerate(cycle.dimensions()):
            part = "." in one.code
            words = (
                f"{one.code} {one.title}"
                if part
                else tr("มิติที่ {code} {title}").format(code=one.code, title=one.title)
            )
            item = QListWidgetItem(on_screen.figures(f"      {words}" if part else words))
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = one.code in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            note = "" if one.confirmed else tr(" (ยังไม่ได้สอบทานกับแผน)")
            item.setToolTip(on_screen.figures(f"{one.title}{note}"))
            item.setSizeHint(QSize(10, style.scaled(30)))
            made.addItem(item)
            first = place if ticked and not first else first
        made.setCurrentRow(first)
        made.scrollToItem(made.item(first))
        return made

    def _ticked(self) -> tuple[str, ...]:
        rows = [self.dimensions.item(at) for at in range(self.dimensions.count())]
        ticked = [row for row in rows if row.checkState() is Qt.CheckState.Checked]
        return tuple(str(row.data(Qt.ItemDataRole.UserRole)) for row in ticked)

    def facts(self) -> ItemFacts | None:
        """What the fields say; None, and told, for one that cannot be read."""
        for day in (self.due, self.done_on):
            trouble = day.trouble()
            if trouble is not None:
                self._stop(tell(trouble), day)
                return None
        typed = to_arabic(self.reached.text()).replace(",", "").strip()
        if typed and not typed.isdecimal():
            self._stop(tr("จำนวนคนต้องเป็นตัวเลข หรือเว้นว่างไว้"), self.reached)
            return None
        if not self.title.text().strip():
            self._stop(tr("กรุณาใส่ชื่องาน"), self.title)
            return None
        return ItemFacts(
            self.title.text(),
            str(self.kind.currentData()),
            self.section.currentData(),
            self.person.currentData(),
            self.due.day(),
            self.done_on.day(),
            self.outcome.toPlainText(),
            int(typed) if typed else None,
            self._ticked(),
        )

    def _stop(self, why: str, field: QWidget) -> None:
        self._why.setText(why)
        self._why.show()
        field.setFocus()

    def save(self) -> None:
        """Write what the fields say; a refusal is told and the dialog stays."""
        facts = self.facts()
        if facts is None:
            return
        actor, known, year, step = self._session.actor, self._known, self._year, self._step

        def deed() -> int:
            if known is None:
                return items.add(year, step, facts, actor=actor)
            items.change(known.id, facts, actor=actor)
            return known.id

        def done(item_id: int) -> None:
            self.accept()
            if self._saved is not None:
                self._saved(item_id)

        self._desk.do(deed, done)


def _box(name: str, choices: Sequence[tuple[str, object]], now: object) -> QComboBox:
    made = Choice()
    made.setAccessibleName(name)
    made.setMaxVisibleItems(16)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(18)
    for word, code in choices:
        made.addItem(word, code)
    made.setCurrentIndex(max(made.findData(now), 0))
    return made
