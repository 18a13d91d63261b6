"""Add somebody to the directory, or change what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from desktop.i18n import tr
from desktop.office.community import names, privacy, residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.words.hearing_screen import SEXES
from desktop.thai import ids, on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit

_ERA = 543
_OLDEST = 130


class PersonDialog(Dialog):
    """Opens empty, or with somebody who was looked up."""

    @dataclass(frozen=True, slots=True)
    class Known:
        """Somebody as the records have them; the identity number never whole on the screen."""

        id: int
        facts: ResidentFacts

    @staticmethod
    def look_up(resident_id: int) -> PersonDialog.Known:
        """Somebody for the dialog; for a read lane. Refused once they were put away."""
        facts = residents.facts_of(residents.kept(resident_id))
        return PersonDialog.Known(resident_id, facts)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        known: Known | None,
        village_id: int | None = None,
        stakeholder_id: int | None = None,
    ) -> None:
        super().__init__(parent, tr("แก้ข้อมูลบุคคล") if known else tr("เพิ่มคนในรายชื่อ"), width=580)
        self._desk, self._session, self._known = desk, session, known
        facts = known.facts if known else ResidentFacts()
        self._facts = facts
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(8))
        self._title = _line(tr("คำนำหน้า"), facts.title, "นาย", 110)
        self._first = _line(tr("ชื่อ"), facts.first_name, tr("ชื่อ หรือชื่อพร้อมคำนำหน้าและสกุล"))
        self._last = _line(tr("สกุล"), facts.last_name)
        self._sex = _box(tr("เพศ"), [(word, code) for code, word in SEXES.items()], facts.sex)
        year = on_screen.figures(str(facts.birth_year + _ERA)) if facts.birth_year else ""
        self._year = _line(tr("ปีเกิด พ.ศ."), year, "๒๕๐๐", 110)
        self._house = _line(tr("บ้านเลขที่"), on_screen.figures(facts.house), "๑๒/๓", 140)
        places = [(tr("ไม่ระบุ"), None), *((v.label, v.id) for v in villages.villages())]
        self._village = _box(tr("หมู่บ้าน"), places, facts.village_id or village_id)
        self._phone = _line(tr("โทรศัพท์"), on_screen.figures(facts.phone), "๐๘ ๑๒๓๔ ๕๖๗๘")
        groups = [(tr("ไม่ระบุ"), None), *((s.name, s.id) for s in villages.stakeholders())]
        self._group = _box(tr("กลุ่ม"), groups, facts.stakeholder_id or stakeholder_id)
        self._role = _line(tr("บทบาท"), facts.role, tr("เช่น ประธานชุมชน ผู้แทนหมู่บ้าน"))
        self._note = _line(tr("หมายเหตุ"), facts.note)
        for word, part in (
            (tr("ชื่อ"), row(self._title, self._first)),
            (tr("สกุล"), self._last),
            (tr("เพศ"), row(self._sex, 8, label(tr("ปีเกิด พ.ศ."), "label"), self._year, None)),
            (tr("บ้านเลขที่"), row(self._house, self._village)),
            (tr("โทรศัพท์"), self._phone),
            (tr("กลุ่ม"), self._group),
            (tr("บทบาท"), self._role),
            (tr("หมายเหตุ"), self._note),
        ):
            form.addRow(label(word, "label"), part)
        self._id: QLineEdit | None = None
        self._drop_id = False
        if privacy.asking_national_id().on or facts.national_id:
            form.addRow(label(tr("เลขประจำตัว"), "label"), self._id_row(facts.national_id))
        self.parts.addLayout(form)
        self._why = self.say("", "bad")
        self._first.editingFinished.connect(self._part_name)
        self.answers(tr("บันทึก"), self._save, icon="save")
        self._first.setFocus()

    def _id_row(self, number: str) -> QWidget:
        """A field for a new number; one that is kept is shown masked and can be taken away."""
        holder = QWidget()
        if not number:
            self._id = _line(tr("เลขประจำตัวประชาชน"), "", tr("๑๓ หลัก"))
            holder.setLayout(row(self._id))
            return holder
        shown: QLabel = label(on_screen.figures(ids.masked(number)))
        remove = button(tr("ลบเลขนี้"), kind="link")

        def drop() -> None:
            self._drop_id = True
            shown.setText(tr("จะลบเมื่อบันทึก"))
            remove.hide()

        remove.clicked.connect(drop)
        holder.setLayout(row(shown, remove, None))
        return holder

    def _part_name(self) -> None:
        """A whole name typed into the first field is put where its parts belong."""
        parts = names.parted(self._first.text())
        if parts.title and not self._title.text().strip():
            self._title.setText(parts.title)
            self._first.setText(f"{parts.first} {parts.last}".strip())
        if parts.last and not self._last.text().strip():
            self._first.setText(parts.first)
            self._last.setText(parts.last)
        told = names.sex_of_title(names.written_out(self._title.text()))
        if told and not self._sex.currentData():
            self._sex.setCurrentIndex(self._sex.findData(told))

    def _save(self) -> None:
        self._part_name()
        year = self._read_year()
        if year == 0:
            self._why.setText(tr("ปีเกิดต้องเป็นปี พ.ศ. สี่หลัก เช่น ๒๕๐๐ หรือเว้นว่างไว้"))
            self._year.setFocus()
            return
        number = "" if self._drop_id else self._facts.national_id
        facts = ResidentFacts(
            title=names.written_out(self._title.text()),
            first_name=" ".join(self._first.text().split()),
            last_name=" ".join(self._last.text().split()),
            house=to_arabic(self._house.text().strip()),
            phone=self._phone.text(),
            national_id=self._id.text() if self._id is not None else number,
            sex=str(self._sex.currentData()),
            birth_year=year,
            note=self._note.text(),
            village_id=self._village.currentData(),
            stakeholder_id=self._group.currentData(),
            role=self._role.text(),
        )
        actor, known = self._session.actor, self._known

        def deed() -> None:
            if known is None:
                residents.add(facts, actor=actor)
            else:
                residents.change(known.id, facts, actor=actor)

        self._desk.do(deed, lambda _none: self.accept())

    def _read_year(self) -> int | None:
        """The common-era year typed; None for nothing, 0 for what is no year of birth."""
        typed = to_arabic(self._year.text().strip())
        if not typed:
            return None
        from desktop.office.moments import today

        year = int(typed) - _ERA if typed.isdecimal() and len(typed) == 4 else 0
        return year if today().year - _OLDEST <= year <= today().year else 0


def _line(name: str, text: str = "", hint: str = "", width: int = 0) -> LineEdit:
    made = LineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setCursorPosition(0)
    if width:
        made.setFixedWidth(style.scaled(width))
    return made


def _box(name: str, choices: Sequence[tuple[str, object]], now: object) -> QComboBox:
    made = Choice()
    made.setAccessibleName(name)
    made.setMaxVisibleItems(20)
    for word, code in choices:
        made.addItem(word, code)
    made.setCurrentIndex(max(made.findData(now), 0))
    return made
