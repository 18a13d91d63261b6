"""Dialogs for one section and for one person with the post they hold."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desktop.office import people, sections
from desktop.office.people import CAPACITY_WORDS, PersonRow
from desktop.office.sections import SectionRow
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import label
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


class SectionDialog(Dialog):
    """Add or change a section."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, section: SectionRow | None
    ) -> None:
        super().__init__(parent, "ส่วนราชการ", width=560)
        self._desk, self._session, self._section = desk, session, section
        form = QFormLayout()
        self._fields = fields(
            form,
            (
                ("name", "ชื่อ", "สำนักปลัดเทศบาล"),
                ("agency", "บนบันทึกข้อความ", "สป. (งค.)"),
                ("code", "รหัสหนังสือ", "อท ๕๓๗๐๑.๔"),
                ("phone", "โทรศัพท์", "035000000"),
                ("fax", "โทรสาร", ""),
            ),
        )
        if section is not None:
            for name, field in self._fields.items():
                field.setText(getattr(section, name))
        self.parts.addLayout(form)
        self.answers("บันทึก", self._save)

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
        super().__init__(parent, "บุคคล", width=560)
        self._desk, self._session, self._person = desk, session, person
        form = QFormLayout()
        self._fields = fields(
            form,
            (
                ("title", "คำนำหน้า", "นาย นาง นางสาว (ว่างไว้เมื่อมียศ)"),
                ("rank", "ยศ", "ว่าที่ร้อยตรี"),
                ("first_name", "ชื่อ", ""),
                ("last_name", "สกุล", ""),
                ("phone", "โทรศัพท์", ""),
            ),
        )
        if person is not None:
            for name, field in self._fields.items():
                field.setText(getattr(person, name))
        self._post = QComboBox()
        self._post.setEditable(True)
        self._post.setAccessibleName("ตำแหน่ง")
        self._post.addItem("", 0)
        for post in people.posts():
            self._post.addItem(post.name, post.id)
        self._capacity = QComboBox()
        self._capacity.setAccessibleName("ฐานะ")
        for code, word in CAPACITY_WORDS.items():
            self._capacity.addItem(word or "ดำรงตำแหน่ง", code)
        self._acted = QComboBox()
        self._acted.setAccessibleName("แทนตำแหน่ง")
        for post in people.posts():
            self._acted.addItem(post.name, post.id)
        self._capacity.currentIndexChanged.connect(
            lambda _at: self._acted.setEnabled(self._capacity.currentData() != "holder")
        )
        self._acted.setEnabled(False)
        form.addRow(label("เพิ่มตำแหน่ง", "label"), self._post)
        form.addRow(label("ฐานะ", "label"), self._capacity)
        form.addRow(label("แทนตำแหน่ง", "label"), self._acted)
        self.parts.addLayout(form)
        self.answers("บันทึก", self._save)

    def _save(self) -> None:
        given = {name: field.text() for name, field in self._fields.items()}
        actor, person = self._session.actor or None, self._person
        post_name, post_id = self._post.currentText().strip(), self._post.currentData()
        if (
            self._post.currentIndex() >= 0
            and self._post.itemText(self._post.currentIndex()) != post_name
        ):
            post_id = 0
        capacity, acted = str(self._capacity.currentData()), self._acted.currentData()

        def deed() -> None:
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
                    actor=actor,
                )

        self._desk.do(deed, lambda _none: self.accept())
