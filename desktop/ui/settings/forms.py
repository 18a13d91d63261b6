"""Dialogs for one section and for one person with the post they hold."""

from __future__ import annotations

from itertools import chain

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop.i18n import tr
from desktop.office import office, people, sections
from desktop.office.people import CAPACITY_WORDS, PersonRow
from desktop.office.sections import SectionRow
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import elided, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit


def fields(form: QFormLayout, names: tuple[tuple[str, str, str], ...]) -> dict[str, QLineEdit]:
    """Line edits with their words and hints, by name."""
    made: dict[str, QLineEdit] = {}
    for name, word, hint in names:
        field = LineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(word)
        field.setMinimumWidth(style.scaled(320))
        form.addRow(label(word, "label"), field)
        made[name] = field
    return made


def _days(of: str) -> tuple[DateEdit, DateEdit]:
    """First and last day of a term; an empty field leaves that end open."""
    made = []
    for word in (tr("วันแรก"), tr("วันสุดท้าย")):
        field = DateEdit(f"{word} {of}")
        field.setFixedWidth(style.scaled(200))
        made.append(field)
    made[1].setPlaceholderText(tr("ยังไม่กำหนด"))
    return made[0], made[1]


class PassphraseDialog(Dialog):
    """Set, change or take away the passphrase of the office."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, tr("รหัสผ่านของสำนักงาน"), width=560)
        self._desk = desk
        self.say(tr("ใช้เมื่อเปิดโปรแกรมครั้งต่อไป เว้นว่างสองช่องล่างเพื่อไม่ตั้งรหัสผ่าน กุญแจกระดาษยังใช้ได้เหมือนเดิม"))
        form = QFormLayout()
        names = [] if office.is_open_slot() else [("old", tr("รหัสผ่านเดิม"), "")]
        names += [("new", tr("รหัสผ่านใหม่"), ""), ("again", tr("รหัสผ่านใหม่อีกครั้ง"), "")]
        self._fields = fields(form, tuple(names))
        for field in self._fields.values():
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.parts.addLayout(form)
        self._why = self.say("", "bad")
        self.answers(tr("บันทึก"), self._save)

    def _save(self) -> None:
        given = {name: field.text() for name, field in self._fields.items()}
        if given["new"] != given["again"]:
            self._why.setText(tr("รหัสผ่านสองช่องไม่ตรงกัน กรุณาใส่ใหม่"))
            self._fields["new"].setFocus()
            return
        desk, old = self._desk, given.get("old", "")

        def done(_none: None) -> None:
            self.accept()
            desk.changed.emit(frozenset({"office"}))  # no deed, but the status bar says it

        desk.do(lambda: office.change_passphrase(given["new"], old=old), done)


class SectionDialog(Dialog):
    """Add or change a section."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, section: SectionRow | None
    ) -> None:
        super().__init__(parent, tr("ส่วนราชการ"), width=560)
        self._desk, self._session, self._section = desk, session, section
        form = QFormLayout()
        self._fields = fields(
            form,
            (
                ("name", tr("ชื่อ"), "สำนักปลัดเทศบาล"),
                ("agency", tr("บนบันทึกข้อความ"), "สป. (งค.)"),
                ("code", tr("รหัสหนังสือ"), "อท ๕๓๗๐๑.๔"),
                ("phone", tr("โทรศัพท์"), "๐๓๕๐๐๐๐๐๐"),
                ("fax", tr("โทรสาร"), ""),
            ),
        )
        if section is not None:
            for name, field in self._fields.items():
                field.setText(getattr(section, name))
        self.parts.addLayout(form)
        self.answers(tr("บันทึก"), self._save)

    def _save(self) -> None:
        given = {name: field.text() for name, field in self._fields.items()}
        actor, section = self._session.actor, self._section

        def deed() -> None:
            if section is None:
                sections.add_section(**given, actor=actor or None)
            else:
                sections.change_section(section.id, **given, actor=actor)

        self._desk.do(deed, lambda _none: self.accept())


class PersonDialog(Dialog):
    """Add or change a person; a new person may be put into a post at once."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, person: PersonRow | None
    ) -> None:
        super().__init__(parent, tr("บุคคล"), width=640)
        self._desk, self._session, self._person = desk, session, person
        self._terms: dict[int, tuple[DateEdit, DateEdit]] = {}
        form = QFormLayout()
        self._fields = fields(
            form,
            (
                ("title", tr("คำนำหน้า"), tr("นาย นาง นางสาว (ว่างไว้เมื่อมียศ)")),
                ("rank", tr("ยศ"), "ว่าที่ร้อยตรี"),
                ("first_name", tr("ชื่อ"), ""),
                ("last_name", tr("สกุล"), ""),
                ("phone", tr("โทรศัพท์"), ""),
            ),
        )
        if person is not None:
            for name, field in self._fields.items():
                field.setText(getattr(person, name))
            self._show_terms(form, person.id)
        self._post = Choice()
        self._post.setEditable(True)
        self._post.setAccessibleName(tr("ตำแหน่ง"))
        self._post.addItem("", 0)
        for post in people.posts():
            self._post.addItem(post.name, post.id)
        self._capacity = Choice()
        self._capacity.setAccessibleName(tr("ฐานะ"))
        for code, word in CAPACITY_WORDS.items():
            self._capacity.addItem(tr(word) if word else tr("ดำรงตำแหน่ง"), code)
        self._acted = Choice()
        self._acted.setAccessibleName(tr("แทนตำแหน่ง"))
        for post in people.posts():
            self._acted.addItem(post.name, post.id)
        self._capacity.currentIndexChanged.connect(
            lambda _at: self._acted.setEnabled(self._capacity.currentData() != "holder")
        )
        self._acted.setEnabled(False)
        form.addRow(label(tr("เพิ่มตำแหน่ง"), "label"), self._post)
        form.addRow(label(tr("ฐานะ"), "label"), self._capacity)
        form.addRow(label(tr("แทนตำแหน่ง"), "label"), self._acted)
        self._starts, self._ends = _days(tr("ตำแหน่งใหม่"))
        form.addRow(
            label(tr("ตั้งแต่วันที่"), "label"),
            row(self._starts, label(tr("ถึง", "a day"), "label"), self._ends, None),
        )
        self._basis = LineEdit()
        self._basis.setAccessibleName(tr("ตามคำสั่ง"))
        self._basis.setPlaceholderText(tr("คำสั่งที่ … ลงวันที่ … (ถ้ามี)"))
        form.addRow(label(tr("ตามคำสั่ง"), "label"), self._basis)
        self.parts.addLayout(form)
        self.answers(tr("บันทึก"), self._save)

    def _show_terms(self, form: QFormLayout, person_id: int) -> None:
        """The posts held and once held, each with its first and last day."""
        for tenure in people.tenures(person_id=person_id):
            word = CAPACITY_WORDS[tenure.capacity]
            post = (
                f"{tenure.post} {tr(word)} {tenure.acting_for or ''}".strip()
                if word
                else tenure.post
            )
            starts, ends = _days(post)
            starts.set_day(tenure.starts)
            ends.set_day(tenure.ends)
            self._terms[tenure.id] = (starts, ends)
            form.addRow(label(tr("ตำแหน่ง"), "label"), elided(post, "strong"))
            form.addRow(
                label(tr("ตั้งแต่วันที่"), "label"),
                row(starts, label(tr("ถึง", "a day"), "label"), ends, None),
            )

    def _save(self) -> None:
        for day in (self._starts, self._ends, *chain.from_iterable(self._terms.values())):
            if (unreadable := day.trouble()) is not None:
                self._desk.troubled.emit(unreadable)
                return
        given = {name: field.text() for name, field in self._fields.items()}
        terms = {held: (starts.day(), ends.day()) for held, (starts, ends) in self._terms.items()}
        new_term = {"starts": self._starts.day(), "ends": self._ends.day()}
        basis = self._basis.text().strip()
        actor, person = self._session.actor or None, self._person
        post_name, post_id = self._post.currentText().strip(), self._post.currentData()
        if (
            self._post.currentIndex() >= 0
            and self._post.itemText(self._post.currentIndex()) != post_name
        ):
            post_id = 0
        capacity, acted = str(self._capacity.currentData()), self._acted.currentData()

        def deed() -> None:
            for held, (starts, ends) in terms.items():
                people.set_term(held, starts=starts, ends=ends, actor=actor)
            if person is None:
                who = people.add_person(**given, actor=actor)
            else:
                who = person.id
                people.change_person(who, **given, actor=actor or who)
            if post_name:
                post = post_id or people.add_post(post_name, place=9, actor=actor)
                people.appoint(
                    who,
                    post,
                    capacity=capacity,
                    acting_for=acted if capacity != "holder" else None,
                    **new_term,
                    basis=basis,
                    actor=actor,
                )

        self._desk.do(deed, lambda _none: self.accept())
