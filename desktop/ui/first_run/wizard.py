"""The first start: who the office is, who works there; all of it can be skipped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import first_run
from desktop.office.errors import Refused
from desktop.office.office import RecordsError
from desktop.office.words import tell
from desktop.printing.errors import PaperError
from desktop.thai import on_screen
from desktop.ui.first_run.lines_table import LinesTable, PeopleTable
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, frame, keycap, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.scrolling import Scroll

_STEPS = (tr("สำนักงาน"), tr("ส่วนราชการ"), tr("บุคคลและตำแหน่ง"), tr("ความปลอดภัย"))
OFFICE, SECTIONS, PEOPLE, SAFETY = range(4)
_WAY = tr("ช่องที่ยังไม่ทราบเว้นไว้ก่อนได้ แก้ภายหลังที่ ตั้งค่า")
_KEYS = (("Enter", tr("ช่องถัดไป")), ("Ctrl+Enter", tr("หน้าถัดไป")))


class FirstRun(QDialog):
    """Four pages, then the paper key, shown this once; accepted with the office open."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._emblem: bytes | None = None
        self.setWindowTitle(tr("เริ่มใช้งานประชาคม"))
        self.setAccessibleName(tr("เริ่มใช้งานประชาคม"))
        room = self.screen().availableGeometry().size()
        wanted = QSize(style.scaled(840), style.scaled(690))
        self.resize(wanted.boundedTo(room - QSize(style.scaled(16), style.scaled(40))))
        self._pages = QStackedWidget()
        for page in (self._office(), self._sections(), self._people(), self._safety()):
            self._pages.addWidget(page)
        self._where = label("", "muted")
        self._title = label("", "title")
        self._why = label("", "bad", wrap=True)
        self._back = button(tr("ย้อนกลับ"), lambda: self._turn(-1))
        self._join = button(tr("เข้าร่วมสำนักงานที่มีอยู่แล้ว…"), self._ask_to_join, kind="link")
        self._bring = button(tr("กู้คืนจากสำเนาสำรอง…"), self._ask_for_copy, kind="link")
        self._on = button(tr("ต่อไป"), lambda: self._turn(1), kind="primary")
        self._on.setDefault(True)
        card = frame("card", column(self._pages, margins=(22, 18, 22, 16)))
        self._ways = QWidget()
        ways = row(label(_WAY, "muted"), None, gap=6)
        for key, word in _KEYS:
            ways.addWidget(keycap(key))
            ways.addWidget(label(word, "muted"))
        self._ways.setLayout(ways)
        whole = column(
            self._where,
            self._title,
            card,
            self._why,
            self._ways,
            row(self._back, self._join, self._bring, None, self._on),
            gap=10,
            margins=(28, 22, 28, 20),
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._leap)
        self._show()

    def _office(self) -> QWidget:
        form = QFormLayout()
        form.setVerticalSpacing(style.scaled(9))
        self._kind = Choice()
        self._kind.setAccessibleName(tr("ประเภทหน่วยงาน"))
        for kind in first_run.kinds():
            self._kind.addItem(kind.name, kind.code)
        form.addRow(label(tr("ประเภท"), "label"), self._kind)
        self._facts: dict[str, QLineEdit] = {}
        for name, word, hint in (
            ("name", tr("ชื่อเต็ม"), "เทศบาลตำบลตัวอย่าง"),
            ("short_name", tr("ชื่อย่อบนจอ"), "ทต.ตัวอย่าง"),
            ("address", tr("ที่อยู่"), tr("เลขที่ หมู่ที่ ตำบล อำเภอ จังหวัด รหัสไปรษณีย์")),
            ("phone", tr("โทรศัพท์"), "๐๓๕๐๐๐๐๐๐"),
            ("code", tr("รหัสหนังสือ"), "อท ๕๓๗๐๑"),
        ):
            field = LineEdit()
            field.setAccessibleName(word)
            field.setPlaceholderText(hint)
            self._facts[name] = field
            form.addRow(label(word, "label"), field)
        self._facts["name"].textEdited.connect(self._guess)
        self._font = Choice()
        self._font.setAccessibleName(tr("แบบอักษรบนกระดาษ"))
        self._font.addItem(tr("TH Sarabun New (มากับโปรแกรม)"), "")
        for family in first_run.families():
            self._font.addItem(family, family)
        form.addRow(label(tr("แบบอักษร"), "label"), self._font)
        self._emblem_name = label(tr("ยังไม่เลือก พิมพ์กรอบว่างขนาดจริงแทน"), "muted")
        choose = button(tr("เลือกไฟล์ SVG หรือ PNG…"), self._ask_emblem, icon="image", kind="small")
        form.addRow(label(tr("ตรา"), "label"), row(choose, self._emblem_name, None))
        return _page(form)

    def _sections(self) -> QWidget:
        self._section_table = LinesTable(
            (tr("ชื่อส่วนราชการ"), tr("รหัสหนังสือ"), tr("โทรศัพท์")),
            [("สำนักปลัดเทศบาล", "", ""), ("กองคลัง", "", ""), ("กองช่าง", "", "")],
            tr("ส่วนราชการ"),
        )
        note = tr("รหัสหนังสือคือส่วนหน้าเครื่องหมาย / เช่น อท ๕๓๗๐๑.๔")
        return self._table_page(note, self._section_table)

    def _people(self) -> QWidget:
        self._people_table = PeopleTable(
            (tr("คำนำหน้า"), tr("ยศ"), tr("ชื่อ"), tr("สกุล"), tr("ตำแหน่ง")),
            [
                ("", "", "", "", "นายกเทศมนตรี"),
                ("", "", "", "", "ปลัดเทศบาล"),
                ("", "", "", "", "หัวหน้าสำนักปลัดเทศบาล"),
                ("", "", "", "", "เจ้าพนักงานธุรการ"),
            ],
            tr("บุคคลและตำแหน่ง"),
            widths=(92, 106, 140, 140, 0),
        )
        note = tr(
            "พิมพ์ชื่อเต็มในช่อง ชื่อ ได้ เช่น นายสมชาย ใจดี โปรแกรมแยกคำนำหน้าและสกุลให้ "
            "แถวที่ไม่มีชื่อจะเพิ่มเฉพาะตำแหน่ง"
        )
        return self._table_page(note, self._people_table)

    def _table_page(self, note: str, table: LinesTable) -> QWidget:
        table.went_on.connect(lambda: self._turn(1))
        return _page(column(label(note, "muted", wrap=True), table))

    def _safety(self) -> QWidget:
        form = QFormLayout()
        form.setVerticalSpacing(style.scaled(9))
        self._who = Choice()
        self._who.setAccessibleName(tr("ผู้ใช้เครื่องนี้"))
        form.addRow(label(tr("ผู้ใช้เครื่องนี้"), "label"), self._who)
        self._secret = QLineEdit()
        self._again = QLineEdit()
        for field, word in ((self._secret, tr("รหัสผ่าน")), (self._again, tr("รหัสผ่านอีกครั้ง"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(word)
            form.addRow(label(word, "label"), field)
        note = tr(
            "ข้อมูลเข้ารหัสไว้เสมอ ถ้าไม่ตั้งรหัสผ่าน ใครที่ใช้เครื่องนี้ก็เปิดได้ และหน้าจอจะบอกว่า "
            "“ไม่ได้ตั้งรหัสผ่าน” ขั้นถัดไปจะแสดงกุญแจกระดาษ ซึ่งเปิดข้อมูลได้เมื่อลืมรหัสผ่าน"
        )
        return _page(column(label(note, "muted", wrap=True), form, None, gap=14))

    def _show(self) -> None:
        at = self._pages.currentIndex()
        self._where.setText(
            on_screen.figures(tr("ขั้นที่ {part} จาก {steps}").format(part=at + 1, steps=len(_STEPS)))
        )
        self._title.setText(_STEPS[at])
        self._back.setVisible(at > 0)
        self._join.setVisible(at == OFFICE)
        self._bring.setVisible(at == OFFICE)
        self._on.setText(tr("สร้างสำนักงาน") if at == SAFETY else tr("ต่อไป"))
        self._why.setText("")
        if at == SAFETY:
            self._offer_people()
        first = (self._facts["name"], self._section_table, self._people_table, self._secret)
        first[at].setFocus()

    def _offer_people(self) -> None:
        """Who sits at this PC: whoever was typed last, as posts go down from the mayor's."""
        self._who.clear()
        named = [one for one in self._people_table.people() if one.first_name]
        for place, one in enumerate(named):
            told = f"{one.rank or one.title}{one.first_name} {one.last_name}".strip()
            self._who.addItem(f"{told} · {one.post}" if one.post else told, place)
        if not named:
            self._who.addItem(tr("ผู้ใช้งาน"), 0)
        self._who.setCurrentIndex(self._who.count() - 1)

    def _guess(self, name: str) -> None:
        """The kind and the short name follow the full name, until they are put in by hand."""
        kind, short = first_run.guessed(name)
        if kind:
            self._kind.setCurrentIndex(self._kind.findData(kind))
        if not self._facts["short_name"].isModified():
            self._facts["short_name"].setText(short)

    def _leap(self) -> None:
        """The next page, from wherever the keyboard is; a cell being typed is kept."""
        if self._on.isVisible():
            self._on.setFocus()
            self._turn(1)

    def _next_field(self) -> bool:
        """Go from a line to the one below it; False where there is none."""
        at = self._pages.currentIndex()
        lines: dict[int, list[QLineEdit]] = {
            OFFICE: list(self._facts.values()),
            SAFETY: [self._secret, self._again] if self._secret.text() else [self._secret],
        }
        below = lines.get(at, [])
        place = next((n for n, field in enumerate(below) if field.hasFocus()), len(below))
        if place + 1 >= len(below):
            return False
        below[place + 1].setFocus()
        return True

    def _ask_to_join(self) -> None:
        """Another PC founded the office already: ask it instead of founding a second one."""
        from desktop.ui.first_run.joining import Joining

        joining = Joining(self._folder, self)
        joining.accepted.connect(self.accept)
        joining.open()

    def _ask_for_copy(self) -> None:
        """The PC of before is gone, its copy on a stick is not."""
        dialog = FileDialog(self, tr("เลือกสำเนาสำรอง"))
        dialog.setNameFilter(tr("สำเนาสำรอง (*.db)"))
        dialog.fileSelected.connect(lambda file: self.bring_back(Path(file)))
        dialog.open()

    def bring_back(self, copy: Path) -> None:
        """Put a copy in the office's folder and open it."""
        from desktop.ui.first_run.opening import open_office, restore_office

        if restore_office(self._folder, copy) and open_office(self._folder):
            self.accept()

    def _turn(self, step: int) -> None:
        at = self._pages.currentIndex() + step
        if at == len(_STEPS):
            self._make()
            return
        self._pages.setCurrentIndex(at)
        self._show()

    def _ask_emblem(self) -> None:
        dialog = FileDialog(self, tr("เลือกไฟล์ตรา"))
        dialog.setNameFilter(tr("ตรา (*.svg *.png)"))
        dialog.fileSelected.connect(self._take_emblem)
        dialog.open()

    def _take_emblem(self, file: str) -> None:
        try:
            self._emblem = first_run.checked_emblem(Path(file))
        except PaperError as trouble:
            self._why.setText(tell(trouble))
            return
        self._why.setText("")
        self._emblem_name.setText(Path(file).name)

    def _make(self) -> None:
        if self._secret.text() != self._again.text():
            self._why.setText(tr("รหัสผ่านสองช่องไม่ตรงกัน กรุณาใส่ใหม่"))
            self._secret.setFocus()
            return
        answers = first_run.Answers(
            kind=str(self._kind.currentData() or ""),
            font=str(self._font.currentData() or ""),
            emblem=self._emblem,
            sections=tuple(
                (name, code, phone) for name, code, phone in self._section_table.lines()
            ),
            people=tuple(self._people_table.people()),
            **{name: field.text() for name, field in self._facts.items()},
        )
        try:
            made = first_run.found(self._folder, answers, self._secret.text() or None)
        except (RecordsError, Refused, PaperError) as trouble:
            self._why.setText(tell(trouble))
            return
        Session().become(made.people[int(self._who.currentData())])
        self._show_paper_key(made.paper)

    def _show_paper_key(self, paper: str) -> None:
        self._where.setText(tr("เสร็จแล้ว"))
        self._title.setText(tr("กุญแจกระดาษ"))
        key = label(paper, "card", select=True)
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        key.setAccessibleName(tr("กุญแจกระดาษ"))
        note = tr("จดหรือพิมพ์กุญแจนี้เก็บในตู้นิรภัย เมื่อลืมรหัสผ่านหรือเครื่องเสีย กุญแจนี้เปิดข้อมูลได้ โปรแกรมจะไม่แสดงอีก")
        copy = button(
            tr("คัดลอก"), lambda: QGuiApplication.clipboard().setText(paper), icon="download"
        )
        shown = QWidget()
        shown.setLayout(
            column(
                None,
                label(note, wrap=True),
                frame("soft", column(key, margins=(10, 18, 10, 18))),
                row(None, copy, None),
                None,
                gap=16,
            )
        )
        self._pages.addWidget(shown)
        self._pages.setCurrentWidget(shown)
        for part in (self._back, self._join, self._bring, self._ways, self._on):
            part.hide()
        begin = button(tr("เก็บกุญแจแล้ว เริ่มใช้งาน"), self.accept, kind="primary")
        begin.setDefault(True)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row(None, begin))
        begin.setFocus()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and self._next_field()):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape leaves only before the office is made; after that it is open and goes on."""
        if self._pages.count() > len(_STEPS):
            self.accept()
            return
        super().reject()


def _page(layout: QLayout) -> QWidget:
    """One page; what does not fit on a small screen is scrolled."""
    page = QWidget()
    page.setLayout(layout)
    area = Scroll()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
