"""The first start: who the office is, who works there; all of it can be skipped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHeaderView,
    QLayout,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.office import first_run
from desktop.office.errors import Refused
from desktop.office.office import RecordsError
from desktop.office.words import tell
from desktop.printing.errors import PaperError
from desktop.thai.digits import to_thai
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.scrolling import Scroll

_STEPS = ("สำนักงาน", "ส่วนราชการ", "บุคคลและตำแหน่ง", "ความปลอดภัย")


class FirstRun(QDialog):
    """Four pages, then the paper key, shown this once; accepted with the office open."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._emblem: bytes | None = None
        self.setWindowTitle("เริ่มใช้งานประชาคม")
        self.setAccessibleName("เริ่มใช้งานประชาคม")
        room = self.screen().availableGeometry().size()
        wanted = QSize(style.scaled(820), style.scaled(600))
        self.resize(wanted.boundedTo(room - QSize(style.scaled(16), style.scaled(40))))
        self._pages = QStackedWidget()
        for page in (self._office(), self._sections(), self._people(), self._safety()):
            self._pages.addWidget(page)
        self._where = label("", "muted")
        self._title = label("", "title")
        self._why = label("", "bad", wrap=True)
        self._back = button("ย้อนกลับ", lambda: self._turn(-1))
        self._join = button("เข้าร่วมสำนักงานที่มีอยู่แล้ว…", self._ask_to_join, kind="link")
        self._bring = button("กู้คืนจากสำเนาสำรอง…", self._ask_for_copy, kind="link")
        self._skip = button("ข้ามไปก่อน", lambda: self._turn(1), kind="link")
        self._on = button("ต่อไป", lambda: self._turn(1), kind="primary")
        self._on.setDefault(True)
        card = frame("card", column(self._pages, margins=(22, 18, 22, 16)))
        whole = column(
            self._where,
            self._title,
            card,
            self._why,
            row(self._back, self._join, self._bring, None, self._skip, self._on),
            gap=10,
            margins=(28, 22, 28, 20),
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._show()
        self._facts["name"].setFocus()

    def _office(self) -> QWidget:
        form = QFormLayout()
        form.setVerticalSpacing(style.scaled(9))
        self._kind = Choice()
        self._kind.setAccessibleName("ประเภทหน่วยงาน")
        for kind in first_run.kinds():
            self._kind.addItem(kind.name, kind.code)
        form.addRow(label("ประเภท", "label"), self._kind)
        self._facts: dict[str, QLineEdit] = {}
        for name, word, hint in (
            ("name", "ชื่อเต็ม", "เทศบาลตำบลตัวอย่าง"),
            ("short_name", "ชื่อย่อบนจอ", "ทต.ตัวอย่าง"),
            ("address", "ที่อยู่", "เลขที่ หมู่ที่ ตำบล อำเภอ จังหวัด รหัสไปรษณีย์"),
            ("phone", "โทรศัพท์", "๐๓๕๐๐๐๐๐๐"),
            ("code", "รหัสหนังสือ", "อท ๕๓๗๐๑"),
        ):
            field = LineEdit()
            field.setAccessibleName(word)
            field.setPlaceholderText(hint)
            self._facts[name] = field
            form.addRow(label(word, "label"), field)
        self._font = Choice()
        self._font.setAccessibleName("แบบอักษรบนกระดาษ")
        self._font.addItem("TH Sarabun New (มากับโปรแกรม)", "")
        for family in first_run.families():
            self._font.addItem(family, family)
        form.addRow(label("แบบอักษร", "label"), self._font)
        self._emblem_name = label("ยังไม่เลือก พิมพ์กรอบว่างขนาดจริงแทน", "muted")
        choose = button("เลือกไฟล์ SVG หรือ PNG…", self._ask_emblem, icon="image", kind="small")
        form.addRow(label("ตรา", "label"), row(choose, self._emblem_name, None))
        return _page(form)

    def _sections(self) -> QWidget:
        self._section_table = _table(
            ("ชื่อส่วนราชการ", "รหัสหนังสือ", "โทรศัพท์"),
            [("สำนักปลัดเทศบาล", "", ""), ("กองคลัง", "", ""), ("กองช่าง", "", "")],
            "ส่วนราชการ",
        )
        note = "รหัสหนังสือคือส่วนหน้าเครื่องหมาย / เช่น อท ๕๓๗๐๑.๔ ใส่ภายหลังได้"
        return _page(column(label(note, "muted", wrap=True), self._section_table))

    def _people(self) -> QWidget:
        self._people_table = _table(
            ("คำนำหน้า", "ยศ", "ชื่อ", "สกุล", "ตำแหน่ง"),
            [
                ("", "", "", "", "นายกเทศมนตรี"),
                ("", "", "", "", "ปลัดเทศบาล"),
                ("", "", "", "", "หัวหน้าสำนักปลัดเทศบาล"),
                ("", "", "", "", "เจ้าพนักงานธุรการ"),
            ],
            "บุคคลและตำแหน่ง",
        )
        note = "แถวที่ไม่มีชื่อจะเพิ่มเฉพาะตำแหน่ง ตำแหน่งว่างให้ผู้อื่นปฏิบัติหน้าที่ได้ที่ ตั้งค่า"
        return _page(column(label(note, "muted", wrap=True), self._people_table))

    def _safety(self) -> QWidget:
        form = QFormLayout()
        form.setVerticalSpacing(style.scaled(9))
        self._secret = QLineEdit()
        self._again = QLineEdit()
        for field, word in ((self._secret, "รหัสผ่าน"), (self._again, "รหัสผ่านอีกครั้ง")):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(word)
            form.addRow(label(word, "label"), field)
        note = (
            "ข้อมูลเข้ารหัสไว้เสมอ ถ้าไม่ตั้งรหัสผ่าน ใครที่ใช้เครื่องนี้ก็เปิดได้ และหน้าจอจะบอกว่า "
            "“ไม่ได้ตั้งรหัสผ่าน” ขั้นถัดไปจะแสดงกุญแจกระดาษ ซึ่งเปิดข้อมูลได้เมื่อลืมรหัสผ่าน"
        )
        return _page(column(label(note, "muted", wrap=True), form, None, gap=14))

    def _show(self) -> None:
        at = self._pages.currentIndex()
        self._where.setText(to_thai(f"ขั้นที่ {at + 1} จาก {len(_STEPS)}"))
        self._title.setText(_STEPS[at])
        self._back.setVisible(at > 0)
        self._join.setVisible(at == 0)
        self._bring.setVisible(at == 0)
        last = at == len(_STEPS) - 1
        self._skip.setVisible(not last)
        self._on.setText("สร้างสำนักงาน" if last else "ต่อไป")
        self._why.setText("")
        self._on.setFocus()

    def _ask_to_join(self) -> None:
        """Another PC founded the office already: ask it instead of founding a second one."""
        from desktop.ui.first_run.joining import Joining

        joining = Joining(self._folder, self)
        joining.accepted.connect(self.accept)
        joining.open()

    def _ask_for_copy(self) -> None:
        """The PC of before is gone, its copy on a stick is not."""
        dialog = FileDialog(self, "เลือกสำเนาสำรอง")
        dialog.setNameFilter("สำเนาสำรอง (*.db)")
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
        dialog = FileDialog(self, "เลือกไฟล์ตรา")
        dialog.setNameFilter("ตรา (*.svg *.png)")
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
            self._why.setText("รหัสผ่านสองช่องไม่ตรงกัน กรุณาใส่ใหม่")
            self._secret.setFocus()
            return
        answers = first_run.Answers(
            kind=str(self._kind.currentData() or ""),
            font=str(self._font.currentData() or ""),
            emblem=self._emblem,
            sections=tuple((name, code, phone) for name, code, phone in _rows(self._section_table)),
            people=tuple(first_run.NewPerson(*cells) for cells in _rows(self._people_table)),
            **{name: field.text() for name, field in self._facts.items()},
        )
        try:
            paper = first_run.found(self._folder, answers, self._secret.text() or None)
        except (RecordsError, Refused, PaperError) as trouble:
            self._why.setText(tell(trouble))
            return
        self._show_paper_key(paper)

    def _show_paper_key(self, paper: str) -> None:
        self._where.setText("เสร็จแล้ว")
        self._title.setText("กุญแจกระดาษ")
        key = label(paper, "card", select=True)
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        key.setAccessibleName("กุญแจกระดาษ")
        note = "จดหรือพิมพ์กุญแจนี้เก็บในตู้นิรภัย เมื่อลืมรหัสผ่านหรือเครื่องเสีย กุญแจนี้เปิดข้อมูลได้ โปรแกรมจะไม่แสดงอีก"
        copy = button("คัดลอก", lambda: QGuiApplication.clipboard().setText(paper), icon="download")
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
        for part in (self._back, self._join, self._bring, self._skip, self._on):
            part.hide()
        begin = button("เก็บกุญแจแล้ว เริ่มใช้งาน", self.accept, kind="primary")
        begin.setDefault(True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(begin)
        begin.setFocus()

    # Qt's own names from here on

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


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]], name: str) -> QTableWidget:
    table = QTableWidget(max(len(rows) + 3, 6), len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(columns)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(style.scaled(38))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(left)
    for at, cells in enumerate(rows):
        for place, text in enumerate(cells):
            table.setItem(at, place, QTableWidgetItem(text))
    return table


def _rows(table: QTableWidget) -> list[tuple[str, ...]]:
    """The rows in which something stands."""
    found = []
    for at in range(table.rowCount()):
        items = [table.item(at, place) for place in range(table.columnCount())]
        cells = tuple(item.text().strip() if item else "" for item in items)
        if any(cells):
            found.append(cells)
    return found
