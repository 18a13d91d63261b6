"""What the year takes over from the hearings of the year before, and how it was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.words.cycle import USE_PILLS
from desktop.office.words.cycle import USES as WORDS
from desktop.office.words.hearing_screen import VERDICTS
from desktop.thai import on_screen
from desktop.ui.cycle.beside import Beside
from desktop.ui.desk import Desk
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import (
    button,
    clear,
    column,
    elided,
    frame,
    label,
    pill,
    row,
    rule,
)
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.office.cycle.items import ItemRow
    from desktop.office.cycle.suggestions import Suggestion

WIDTH = 404
USES = tuple(code for code in WORDS if code)


class SuggestionsView(Beside):
    """Shows a year's list; `hearing_asked` with the part of its page."""

    hearing_asked = Signal(int, str)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._year = 0
        self._rows: dict[tuple[str, int], Suggestion] = {}
        self._items: list[ItemRow] = []
        self._count = elided("", "muted")
        self.list = LinesView(tr("ข้อเสนอจากปีก่อน"), row=58, right=132)
        self.list.chosen.connect(lambda _line: self._show_chosen())
        self.list.entered_line.connect(lambda _line: self.ask_use())
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setFixedWidth(style.scaled(480))
        nothing = QWidget()
        nothing.setLayout(column(None, row(None, self._empty, None), None))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        head = row(label(tr("ข้อเสนอจากปีก่อน"), "card"), 8, self._count, margins=(16, 12, 14, 6))
        head.setStretch(2, 1)
        inner = column(head, holder, gap=0, margins=(1, 1, 1, 1))
        inner.setStretch(1, 1)
        self._body = QVBoxLayout()
        self._body.setSpacing(style.scaled(8))
        inside = QWidget()
        inside.setLayout(column(self._body, None, margins=(16, 12, 14, 8)))
        area = Scroll()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.use = button(
            tr("บันทึกการนำไปใช้…"), self.ask_use, icon="pen-line", kind="next", tip="Enter"
        )
        self.go = button(tr("ไปที่เวที"), self._go, icon="users")
        both = column(self.use, self.go) if style.large() else row(self.use, self.go, None)
        foot = column(both, margins=(14, 6, 14, 12))
        side = column(area, foot, gap=0, margins=(1, 1, 1, 1))
        side.setStretch(0, 1)
        card = frame("card", side)
        self._panel = card
        self.lay(frame("card", inner), card, WIDTH)

    def show_year(self, year: int, found: list[Suggestion], items: list[ItemRow]) -> None:
        """Show what a Buddhist fiscal year takes over."""
        self._year, self._items = year, items
        self._rows = {(one.kind, one.id): one for one in found}
        open_ = sum(not one.settled for one in found)
        told = tr("{found:,} เรื่อง").format(found=len(found)) + (
            tr(" ยังไม่พิจารณา {open:,} เรื่อง").format(open=open_) if open_ else tr(" พิจารณาครบแล้ว")
        )
        self._count.tell(on_screen.figures(told) if found else "")
        before = on_screen.figures(str(year - 1))
        self._empty.setText(
            tr(
                "ปีงบประมาณ {before} ไม่มีเวทีที่จัดแล้วซึ่งมีความคิดเห็น "
                "จึงไม่มีข้อเสนอให้พิจารณาในปีนี้ ข้อเสนอจะขึ้นเองเมื่อปิดเวที"
            ).format(before=before)
        )
        self._stack.setCurrentIndex(0 if found else 1)
        self._panel.setVisible(bool(found))
        lines: list[Line] = []
        hearing = 0
        for one in found:
            if one.hearing_id != hearing:
                hearing = one.hearing_id
                lines.append(Line(one.hearing, heading=True))
            voices = len(one.matter.voices)
            count = tr("{voices:,} คนเสนอ").format(voices=voices) if voices > 1 else ""
            lower = " · ".join(
                filter(None, (VERDICTS[one.matter.answer.verdict], count, one.use.text))
            )
            mark = (WORDS[one.use.used], USE_PILLS[one.use.used])
            title = " ".join(one.matter.title.split())
            lines.append(Line(title, on_screen.figures(lower), mark, key=(one.kind, one.id)))
        self.list.show_lines(lines)
        self._show_chosen()

    def first_field(self) -> QWidget:
        """The list."""
        return self.list

    def chosen(self) -> Suggestion | None:
        """The suggestion under the cursor."""
        line = self.list.current()
        key = line.key if line is not None else None
        return self._rows.get(key) if isinstance(key, tuple) else None

    def _show_chosen(self) -> None:
        clear(self._body)
        one = self.chosen()
        if one is None:
            return
        from desktop.office.hearings import summary  # it knows papers, which takes its time

        self._body.addWidget(label(one.matter.title, "card", wrap=True))
        word, kind = WORDS[one.use.used], USE_PILLS[one.use.used]
        self._body.addLayout(row(pill(word, kind), None))
        self._body.addWidget(label(one.hearing, "muted", wrap=True))
        self._body.addWidget(rule())
        self._body.addWidget(label(tr("คำชี้แจงในปีที่รับฟัง"), "label"))
        self._body.addWidget(label(summary.answer_told(one.matter), wrap=True))
        self._body.addWidget(rule())
        year = on_screen.figures(str(self._year))
        self._body.addWidget(label(tr("การนำไปใช้ในปี {year}").format(year=year), "label"))
        told = one.use.text or tr("ยังไม่ได้บันทึก กด Enter เพื่อบันทึกว่านำไปใช้อย่างไร หรือเหตุใดจึงไม่ใช้")
        self._body.addWidget(label(told, wrap=True))
        if one.item:
            self._body.addWidget(
                label(tr("งานที่รับไป: {item}").format(item=one.item), "muted", wrap=True)
            )
        if one.settled and not one.by_hand:
            note = tr("มาจากคำชี้แจงของปีก่อน แก้ได้ด้วยปุ่มด้านล่าง")
            self._body.addWidget(label(note, "muted", wrap=True))

    @Slot()
    def ask_use(self) -> None:
        """Put down how the suggestion under the cursor was used."""
        one = self.chosen()
        if one is not None:
            UseDialog(self, self._desk, self._session, self._year, one, self._items).open()

    def _go(self) -> None:
        one = self.chosen()
        if one is not None:
            self.hearing_asked.emit(one.hearing_id, tr("รายงานและผล"))

    def take_back(self) -> None:
        """Forget what was put down of the suggestion under the cursor."""
        from desktop.office.cycle import suggestions

        one, actor, year = self.chosen(), self._session.actor, self._year
        if one is not None and one.by_hand:
            self._desk.do(lambda: suggestions.take_back(year, one.kind, one.id, actor=actor))

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.take_back()
        else:
            super().keyPressEvent(event)


class UseDialog(Dialog):
    """Used, used in part, or not; how, or why not; and the item that takes it up."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        year: int,
        one: Suggestion,
        items: list[ItemRow],
    ) -> None:
        super().__init__(parent, tr("การนำข้อเสนอไปใช้"), width=560)
        self._desk, self._session, self._year, self._one = desk, session, year, one
        self.say(" ".join(one.matter.title.split()))
        self._group = QButtonGroup(self)
        choices = row(gap=18)
        self.radios: dict[str, QRadioButton] = {}
        for code in USES:
            radio = QRadioButton(WORDS[code])
            radio.setChecked(one.use.used == code)
            self._group.addButton(radio)
            self.radios[code] = radio
            choices.addWidget(radio)
        choices.addStretch(1)
        self.text = QPlainTextEdit(one.use.text)
        self.text.setAccessibleName(tr("นำไปใช้อย่างไร หรือเหตุผลที่ไม่ใช้"))
        self.text.setPlaceholderText(tr("เช่น ติดตั้งไฟส่องสว่าง ๔ จุดแล้วเมื่อเดือนมีนาคม"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(style.scaled(92))
        self.item = Choice()
        self.item.setAccessibleName(tr("งานที่รับไป"))
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.item.setSizeAdjustPolicy(adjust)
        self.item.setMinimumContentsLength(24)
        self.item.addItem(tr("ไม่ผูกกับงานใด"), None)
        for known in items:
            self.item.addItem(known.facts.title, known.id)
        self.item.setCurrentIndex(max(self.item.findData(one.use.item_id), 0))
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(8))
        form.addRow(label(tr("ผล"), "label"), choices)
        form.addRow(label(tr("อย่างไร"), "label"), self.text)
        form.addRow(label(tr("งานที่รับไป"), "label"), self.item)
        self.parts.addLayout(form)
        self.answers(tr("บันทึก"), self.save, icon="save")
        first: QPushButton | QRadioButton = self.radios[one.use.used or USES[0]]
        first.setFocus()

    def save(self) -> None:
        """Write it; a refusal is told and the dialog stays."""
        from desktop.office.cycle import suggestions
        from desktop.office.cycle.suggestions import Use

        used = next((code for code, radio in self.radios.items() if radio.isChecked()), "")
        use = Use(used, self.text.toPlainText(), self.item.currentData())
        actor, one, year = self._session.actor, self._one, self._year
        self._desk.do(
            lambda: suggestions.put_use(year, one.kind, one.id, use, actor=actor),
            lambda _none: self.accept(),
        )
