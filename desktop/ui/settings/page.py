"""The office's facts, sections, people; this PC's look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import first_run, office, people, sections
from desktop.office.office import OfficeFacts
from desktop.office.words import diagnostics as safety_words
from desktop.thai import on_screen
from desktop.thai.numbers import telephone
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.settings.forms import PassphraseDialog, PersonDialog, SectionDialog
from desktop.ui.settings.pages import Pages
from desktop.ui.settings.parts import card, fill, plain_table, scrolled
from desktop.ui.settings.update_row import UpdateRow
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    pass

FACTS = (
    ("name", tr("ชื่อหน่วยงาน"), "เทศบาลตำบล…"),
    ("short_name", tr("ชื่อย่อบนหน้าจอ"), "ทต.…"),
    ("address", tr("ที่อยู่"), ""),
    ("code", tr("รหัสหนังสือ"), "อท ๕๓๗๐๑"),
    ("phone", tr("โทรศัพท์"), "๐๓๕๐๐๐๐๐๐"),
    ("fax", tr("โทรสาร"), ""),
    ("email", tr("อีเมลกลาง"), "saraban@…"),
)
# both languages at once: whoever chose the wrong one must find the way back
LANGUAGE = "ภาษา · Language"
LANGUAGES = (("ไทย", "th"), ("English", "en"))
NEXT_START = "ใช้เมื่อเปิดครั้งต่อไป · From the next start"
TOPICS = frozenset(
    {"office", "office_rule", "section", "person", "post", "tenure", "rule", "holiday"}
)


class SettingsPage(Room):
    """Nine pages; what is changed is saved with its own button."""

    restore_asked = Signal(object)  # the file of a copy: the window closes for it

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._fields: dict[str, QLineEdit] = {}
        self._pages = Pages(tr("หน้าของการตั้งค่า"))
        add = self._pages.add
        add(tr("สำนักงาน"), self._office_tab, self._show_office)
        add(tr("ส่วนราชการ", "page"), self._sections_tab, self._fill_sections)
        add(tr("บุคคลและตำแหน่ง"), self._people_tab, self._fill_people)
        add(tr("ข้อมูลส่วนบุคคล"), self._privacy_tab, lambda: self._privacy.show_now())
        add(tr("ระยะบนกระดาษ"), self._measures_tab, lambda: self._measures.show_sheet())
        add(tr("เกณฑ์เวที"), self._rules_tab, lambda: self.rules.shown())
        add(tr("วันหยุด"), self._holidays_tab, lambda: self.holidays.shown())
        add(tr("หน้าจอเครื่องนี้"), self._look_tab)
        add(safety_words.TAB, self._safety_tab, lambda: self.safety.shown())
        page = column(label(tr("ตั้งค่า"), "title"), self._pages, gap=8, margins=(24, 18, 24, 14))
        page.setStretch(1, 1)
        self.setLayout(page)
        desk.changed.connect(self._hear)

    def first_field(self) -> QWidget:
        """The names of the pages: arrows turn to another."""
        return self._pages.list

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("↑ ↓", tr("เปลี่ยนหน้า")),
            ("Tab", tr("ช่องถัดไป")),
            ("Ctrl+D", tr("สว่าง/มืด")),
            ("F1", tr("คู่มือ")),
        ]

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self._pages.refresh()

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self._pages.show_page(name)

    def show_safety(self) -> None:
        """Turn to the copies of the records."""
        self.show_page(safety_words.TAB)

    def _show_office(self) -> None:
        facts = office.facts()
        for name, field in self._fields.items():
            field.setText(getattr(facts, name))
        self._kind.setCurrentIndex(self._kind.findData(facts.kind))
        if self._font.findData(facts.font) < 0:
            self._font.addItem(tr("{font} (ไม่มีในเครื่องนี้)").format(font=facts.font), facts.font)
        self._font.setCurrentIndex(self._font.findData(facts.font))
        self._emblem.setText(tr("มีตราแล้ว") if facts.emblem else tr("ยังไม่มีตรา พิมพ์กรอบว่างขนาดจริงแทน"))

    def _privacy_tab(self) -> QWidget:
        from desktop.ui.settings.privacy import PrivacyTab

        self._privacy = PrivacyTab(self._desk, self._session)
        return card(column(self._privacy))

    def _measures_tab(self) -> QWidget:
        from desktop.ui.settings.measures import MeasuresTab

        self._measures = MeasuresTab(self._desk, self._session)
        return scrolled(self._measures)

    def _rules_tab(self) -> QWidget:
        from desktop.ui.settings.rules_tab import RulesTab

        self.rules = RulesTab(self._desk, self._session)
        return self.rules

    def _holidays_tab(self) -> QWidget:
        from desktop.ui.settings.holidays_tab import HolidaysTab

        self.holidays = HolidaysTab(self._desk, self._session)
        return self.holidays

    def _safety_tab(self) -> QWidget:
        from desktop.ui.settings.safety_tab import SafetyTab

        self.safety = SafetyTab(self._desk)
        self.safety.restore_asked.connect(self.restore_asked)
        return self.safety

    def _office_tab(self) -> QWidget:
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(16))
        form.setVerticalSpacing(style.scaled(9))
        for name, word, hint in FACTS:
            field = LineEdit()
            field.setPlaceholderText(hint)
            field.setAccessibleName(word)
            field.setMaximumWidth(style.scaled(560))
            self._fields[name] = field
            form.addRow(label(word, "label"), field)
        self._kind = _choice(tr("ประเภทหน่วยงาน"))
        for kind in first_run.kinds():
            self._kind.addItem(kind.name, kind.code)
        form.insertRow(0, label(tr("ประเภท"), "label"), row(self._kind, None))
        self._font = _choice(tr("แบบอักษรบนกระดาษ"))
        self._font.addItem(tr("TH Sarabun New (มากับโปรแกรม)"), "")
        for family in first_run.families():
            self._font.addItem(family, family)
        form.addRow(label(tr("แบบอักษรบนกระดาษ"), "label"), row(self._font, None))
        self._emblem = label("", "muted", wrap=True)
        choose = button(tr("เลือกไฟล์ตรา (SVG, PNG)…"), self._ask_emblem, icon="image", kind="small")
        form.addRow(label(tr("ตรา"), "label"), _beside(choose, self._emblem))
        secret = button(
            tr("ตั้งหรือเปลี่ยนรหัสผ่าน…"), self._ask_passphrase, icon="key-round", kind="small"
        )
        form.addRow(label(tr("รหัสผ่าน"), "label"), row(secret, None))
        save = button(tr("บันทึก"), self._save_facts, icon="save", kind="primary")
        return card(column(form, row(save, None), None, gap=16, margins=(22, 18, 22, 18)))

    def _sections_tab(self) -> QWidget:
        self._sections = plain_table(
            (tr("ชื่อ"), tr("บนบันทึกข้อความ"), tr("รหัสหนังสือ"), tr("โทรศัพท์")), tr("ส่วนราชการ")
        )
        _tight(self._sections, 1, 2, 3)
        self._sections.cellActivated.connect(lambda at, _c: self._edit_section(at))
        add = button(tr("เพิ่มส่วนราชการ"), lambda: self._edit_section(-1), icon="plus")
        edit = button(
            tr("แก้ไข"), lambda: self._edit_section(self._sections.currentRow()), icon="pen-line"
        )
        return card(_table_card(self._sections, add, edit))

    def _people_tab(self) -> QWidget:
        self._people = plain_table((tr("ชื่อ"), tr("ยศ"), tr("ตำแหน่งวันนี้"), tr("โทรศัพท์")), tr("บุคคล"))
        _tight(self._people, 1, 3)
        self._people.cellActivated.connect(lambda at, _c: self._edit_person(at))
        add = button(tr("เพิ่มบุคคล"), lambda: self._edit_person(-1), icon="plus")
        edit = button(
            tr("แก้ไข"), lambda: self._edit_person(self._people.currentRow()), icon="pen-line"
        )
        return card(_table_card(self._people, add, edit))

    def _look_tab(self) -> QWidget:
        theme = Choice()
        theme.setAccessibleName(tr("สีของหน้าจอ"))
        theme.addItem(tr("สว่าง"), "light")
        theme.addItem(tr("มืด"), "dark")
        theme.setCurrentIndex(theme.findData(self._session.theme))
        theme.activated.connect(lambda _at: self._session.set_theme(theme.currentData()))
        scale = Choice()
        scale.setAccessibleName(tr("ขนาดอักษร"))
        for percent in self._session.scales:
            scale.addItem(on_screen.figures(f"{percent} %"), percent)
        scale.setCurrentIndex(max(scale.findData(self._session.text_scale), 0))
        scale.activated.connect(lambda _at: self._session.set_text_scale(scale.currentData()))
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(16))
        form.addRow(label(tr("สีของหน้าจอ"), "label"), row(theme, None))
        form.addRow(label(tr("ขนาดอักษร"), "label"), row(scale, None))
        language = Choice()
        language.setAccessibleName(LANGUAGE)
        for name, one in LANGUAGES:
            language.addItem(name, one)
        language.setCurrentIndex(language.findData(self._session.language))
        language.activated.connect(lambda _at: self._session.set_language(language.currentData()))
        form.addRow(label(LANGUAGE, "label"), row(language, label(NEXT_START, "muted"), None))
        desk = LineEdit(self._session.door_desk)
        desk.setAccessibleName(tr("ชื่อโต๊ะลงทะเบียนของเครื่องนี้"))
        desk.setMaxLength(12)
        desk.setFixedWidth(style.scaled(140))
        reader = Choice()
        reader.setAccessibleName(tr("เครื่องอ่านบัตรประชาชน"))
        reader.addItem(tr("ไม่ใช้"), False)
        reader.addItem(tr("อ่านบัตรประจำตัวประชาชน"), True)
        reader.setCurrentIndex(reader.findData(self._session.card_reader))

        def keep() -> None:
            self._session.set_door(desk=desk.text(), card_reader=reader.currentData())

        desk.editingFinished.connect(keep)
        reader.activated.connect(lambda _at: keep())
        form.addRow(label(tr("โต๊ะลงทะเบียน"), "label"), row(desk, None))
        form.addRow(label(tr("เครื่องอ่านบัตร"), "label"), row(reader, None))
        why = tr("อ่านเฉพาะเลข ชื่อ และที่อยู่ เพื่อลงทะเบียน ไม่อ่านและไม่เก็บรูป ทุกครั้งที่อ่านบันทึกวัตถุประสงค์ไว้")
        said = label(why, "muted", wrap=True)
        self.updating = UpdateRow(self._desk)
        about = row(label(tr("โปรแกรม"), "label"), self.updating, gap=16)
        return card(column(form, said, about, None, gap=10, margins=(22, 18, 22, 18)))

    def _save_facts(self) -> None:
        given = {name: field.text() for name, field in self._fields.items()}
        given |= {"font": self._font.currentData(), "kind": self._kind.currentData() or ""}
        facts: OfficeFacts = replace(office.facts(), **given)
        actor = self._session.actor or None
        self._desk.do(lambda: office.change(facts, actor=actor))

    def _ask_passphrase(self) -> None:
        PassphraseDialog(self, self._desk).open()

    def _ask_emblem(self) -> None:
        dialog = FileDialog(self, tr("เลือกไฟล์ตรา"))
        dialog.setNameFilter(tr("ตรา (*.svg *.png)"))
        dialog.fileSelected.connect(self.take_emblem)
        dialog.open()

    def take_emblem(self, file: str) -> None:
        """Keep an SVG or PNG file as the office's emblem; what is wrong with it is told."""
        actor = self._session.actor or None
        self._desk.do(
            lambda: office.import_emblem(first_run.checked_emblem(Path(file)), actor=actor),
            lambda _sha: self.shown(),
        )

    def _edit_section(self, at: int) -> None:
        known = sections.sections()
        SectionDialog(self, self._desk, self._session, known[at] if at >= 0 else None).open()

    def _edit_person(self, at: int) -> None:
        known = people.people()
        PersonDialog(self, self._desk, self._session, known[at] if at >= 0 else None).open()

    def _fill_sections(self) -> None:
        fill(
            self._sections,
            [(s.name, s.agency, s.code, _dialled(s.phone)) for s in sections.sections()],
        )

    def _fill_people(self) -> None:
        fill(self._people, [(p.name, p.rank, p.post, _dialled(p.phone)) for p in people.people()])

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & TOPICS and self.isVisible():
            self.shown()


def _table_card(table: QTableWidget, *buttons: QPushButton) -> QVBoxLayout:
    return column(table, row(*buttons, None, margins=(12, 8, 12, 12)), gap=0)


def _dialled(phone: str) -> str:
    return on_screen.figures(telephone(phone)) if phone else ""


def _tight(table: QTableWidget, *columns: int) -> None:
    """Columns as wide as what is in them; the others share what is left."""
    for place in columns:
        to_contents = QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(place, to_contents)


def _beside(first: QWidget, words: QWidget) -> QHBoxLayout:
    """A button and words that wrap beside it."""
    made = row(first, words, gap=10)
    made.setStretch(1, 1)
    return made


def _choice(name: str) -> QComboBox:
    made = Choice()
    made.setAccessibleName(name)
    made.setMinimumWidth(style.scaled(280))
    return made
