"""Who came and who did not; the door is opened here, and paper sheets are entered afterwards."""

from __future__ import annotations

from array import array

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QTableView,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.hearings import attendance, guests, plan, tally
from desktop.office.hearings.guests import ABSENT, CAME, INSIDE, GuestRow, Guests
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.tally import DoorSheet
from desktop.office.words.hearing_screen import VIAS
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import confirm
from desktop.ui.widgets.basic import button, column, frame, grey, label, pill, row, set_pill
from desktop.ui.widgets.rows_model import RowsModel

_CHOICES = ((CAME, tr("มาแล้ว")), (INSIDE, tr("อยู่ในห้อง")), (ABSENT, tr("เชิญแล้ว ยังไม่มา")))
_HEADINGS = (tr("ชื่อ"), tr("หมู่บ้าน"), tr("กลุ่ม"), tr("เข้า"), tr("ออก"), tr("โต๊ะ"), tr("ช่องทาง"))
_WIDTHS = (0, 190, 210, 100, 100, 70, 130)  # 0: what is left
_NARROW = (0, 146, 104, 100, 100, 52, 84)  # with large text: the names go first
_NOTHING = {
    CAME: tr("ยังไม่มีใครลงทะเบียน"),
    INSIDE: tr("ไม่มีใครอยู่ในห้อง"),
    ABSENT: tr("ไม่มีผู้ได้รับเชิญที่ยังไม่มา"),
}


class AttendanceTab(Tab):
    """A list in three views, with the counts above and the door one key away."""

    topics = frozenset(("attendance", "invitation", "resident", "village", "stakeholder"))

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._guests: Guests | None = None
        self._view = CAME
        self._asked = 0
        self._came = label("", "figure")
        self._of = label("", "muted")
        self._quorum = pill("", "muted")
        self._double = pill("", "warn")
        self.door = button(
            tr("เปิดหน้าประตู"), self.ask_door, icon="door-open", kind="primary", tip="F5"
        )
        self.paper = button(tr("กรอกจากใบลงทะเบียน"), self.open_paper, icon="clipboard-list")
        F5 = QShortcut(QKeySequence("F5"), self)
        F5.activated.connect(self.ask_door)
        head = row(
            self._came, self._of, self._quorum, self._double, None, self.paper, self.door, gap=12
        )
        self._chips = QButtonGroup(self)
        chips = row(gap=8)
        self._buttons: dict[str, QPushButton] = {}
        for code, word in _CHOICES:
            chip = button(word, kind="chip")
            chip.setCheckable(True)
            chip.setChecked(code == CAME)
            chip.clicked.connect(lambda _checked=False, code=code: self._choose(code))
            self._chips.addButton(chip)
            self._buttons[code] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self.model: RowsModel[GuestRow] = RowsModel(_HEADINGS, self._rows, _cell, self)
        self.table = self._table()
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setFixedWidth(style.scaled(420))
        nothing = QWidget()
        nothing.setLayout(column(None, row(None, self._empty, None), None))
        holder = QWidget()
        self._stack = QStackedLayout(holder)  # without it the first part would be a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        card = frame("card", column(holder, margins=(1, 1, 1, 1)))
        page = column(head, chips, card, gap=10, margins=(0, 8, 0, 0))
        page.setStretch(2, 1)
        self.setLayout(page)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("รายชื่อผู้เข้าร่วม"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # Tab leaves the list for the next field
        lines = f"border-bottom: 1px solid {style.tokens().line}; padding: 0 {style.scaled(9)}px"
        table.setStyleSheet(f"QTableView::item {{ {lines}; }}")
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(style.scaled(42))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(_NARROW if style.large() else _WIDTHS):
            if width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, style.scaled(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        return table

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        door = [("F5", tr("เปิดหน้าประตู"))] if self.door.isEnabled() else []
        return [*door, ("↑ ↓", tr("เลือก"))]

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show who came to this hearing, as it is now."""
        super().show_hearing(sheet)
        why = _why_shut(sheet)
        grey(self.door, why)
        if not why:
            self.door.setToolTip("F5")
        self.keys_changed.emit()
        grey(self.paper, why if sheet.state in (plan.CANCELLED, plan.FILED) else "")
        self._asked += 1
        asked = self._asked
        self.desk.read(lambda: guests.guests(sheet.id), lambda found: self._show(asked, found))

    def _show(self, asked: int, found: Guests) -> None:
        if asked != self._asked:
            return
        self._guests = found
        counted = tally.tally(found.sheet, found.comings.values())
        self._came.setText(on_screen.figures(f"{counted.came:,}"))
        of = [
            tr("จาก {expected:,} คน").format(expected=counted.expected)
            if counted.expected
            else tr("คน")
        ]
        if counted.came != counted.inside:
            of.append(tr("อยู่ในห้อง {inside:,}").format(inside=counted.inside))
        self._of.setText(on_screen.figures(" · ".join(of)))
        word = (
            tr("ครบองค์ประชุม")
            if counted.quorate
            else tr("องค์ประชุม {quorum:,}").format(quorum=counted.quorum)
        )
        set_pill(self._quorum, on_screen.figures(word), "ok" if counted.quorate else "warn")
        self._quorum.setVisible(bool(counted.quorum))
        set_pill(
            self._double,
            on_screen.figures(tr("ลงสองโต๊ะ {doubles} คน").format(doubles=len(found.doubles))),
            "warn",
        )
        self._double.setVisible(bool(found.doubles))
        self._double.setToolTip(_told_doubles(found))
        for code, words in _CHOICES:
            self._buttons[code].setText(f"{words} {on_screen.figures(f'{len(self._ids(code)):,}')}")
        self._fill()

    def _ids(self, view: str) -> array[int]:
        assert self._guests is not None
        lists = {CAME: self._guests.came, INSIDE: self._guests.inside, ABSENT: self._guests.absent}
        return lists[view]

    def _rows(self, ids: object) -> list[GuestRow]:
        assert self._guests is not None
        return self._guests.rows(ids)  # type: ignore[arg-type]

    def _choose(self, view: str) -> None:
        self._view = view
        self._fill()

    def _fill(self) -> None:
        if self._guests is None:
            return
        ids = self._ids(self._view)
        self.model.show_ids(ids)
        for place in range(3, len(_WIDTHS)):
            self.table.setColumnHidden(place, self._view == ABSENT)
        words = _NOTHING[self._view]
        if self._view == CAME and self.door.isEnabled():
            words += tr(" กด F5 เพื่อเปิดหน้าประตู หรือกรอกจากใบลงทะเบียนเมื่อเลิกเวทีแล้ว")
        elif self._view == CAME and self.paper.isEnabled():
            words += tr(" ผู้ที่ลงชื่อในกระดาษ กรอกได้ที่ปุ่ม กรอกจากใบลงทะเบียน")
        self._empty.setText(words)
        self._stack.setCurrentIndex(0 if ids else 1)

    # the door

    @Slot()
    def ask_door(self) -> None:
        """Open the door; on a day that is not the hearing's only after asking."""
        if self.sheet is None or not self.door.isEnabled():
            return
        day = self.sheet.facts.held_on
        if self.sheet.state == plan.OPEN or day == moments.today():
            self._open_door()
            return
        when = (
            tr("เวทีนี้กำหนดวันที่ {day}").format(day=on_screen.long(day))
            if day
            else tr("เวทีนี้ยังไม่กำหนดวัน")
        )
        question = tr("{when} ไม่ใช่วันนี้ การเปิดหน้าประตูจะบันทึกว่าเวทีเริ่มแล้วในวันนี้").format(when=when)
        confirm(self, tr("เปิดหน้าประตูก่อนวัน"), question, tr("เปิดหน้าประตู"), self._open_door)

    def _open_door(self) -> None:
        assert self.sheet is not None
        hearing, actor = self.sheet.id, self.session.actor

        def begin() -> DoorSheet:
            attendance.open_door(hearing, actor=actor)
            return tally.door_sheet(hearing)

        self.desk.do(begin, lambda sheet: self._show_door(sheet, paper=False))

    @Slot()
    def open_paper(self) -> None:
        """Enter names from a sheet that was signed at the door."""
        if self.sheet is None:
            return
        hearing = self.sheet.id
        self.desk.read(
            lambda: tally.door_sheet(hearing), lambda sheet: self._show_door(sheet, paper=True)
        )

    def _show_door(self, sheet: DoorSheet, *, paper: bool) -> None:
        from desktop.ui.door.window import DoorWindow

        window = self.window()
        there = window.findChildren(DoorWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        door = (
            there[0] if there else DoorWindow(self.desk, self.session, sheet, window, paper=paper)
        )
        door.showFullScreen()
        door.activateWindow()


def _why_shut(sheet: HearingSheet) -> str:
    """Why the door of a hearing cannot be opened; empty when it can."""
    if sheet.state == plan.POSTPONED:
        return tr("เวทีเลื่อนไปและยังไม่มีวัน กำหนดวันในแผนก่อน")
    if sheet.state in (plan.CANCELLED, plan.FILED):
        return tr("เวทีนี้ยกเลิกหรือเก็บแฟ้มแล้ว")
    if sheet.state in (plan.HELD, plan.MINUTED, plan.SUMMARISED):
        return tr("เวทีเลิกแล้ว ใช้ กรอกจากใบลงทะเบียน สำหรับผู้ที่ลงชื่อในกระดาษ")
    return ""


def _told_doubles(found: Guests) -> str:
    lines = [tr("ลงทะเบียนที่สองโต๊ะโดยไม่รู้กัน นับเป็นหนึ่งคน")]
    for double in found.doubles:
        claims = tr(" และ ").join(
            tr("{at} โต๊ะ {desk}").format(at=on_screen.clock(at), desk=desk)
            for at, desk in double.claims
        )
        lines.append(f"{double.name}: {claims}")
    return "\n".join(lines)


def _cell(shown: GuestRow, column_: int) -> str:
    return (
        shown.name,
        shown.village,
        shown.group,
        on_screen.clock(shown.came_at) if shown.came_at else "",
        on_screen.clock(shown.out_at) if shown.out_at else "",
        on_screen.figures(shown.desk),
        VIAS.get(shown.via, ""),
    )[column_]
