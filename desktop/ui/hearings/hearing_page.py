"""One hearing: what it is and where it stands above, its parts side by side below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.i18n import tr
from desktop.office.hearings import plan
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words.hearing_screen import STATES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.later import LaterTab
from desktop.ui.hearings.parts import PARTS
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, elided, pill, row, set_pill

WARM_MS = 200  # after the page is painted: F6 is the next key, and its room is large
STEP_MS = 15  # between two steps of building the other parts: keys go first


class HearingPage(Room):
    """Opens with `open_hearing`; `closed` sends the window back to the list."""

    closed = Signal()
    paper_asked = Signal(int)
    floor_asked = Signal(int)
    floor_near = Signal()  # it may be built now, before somebody asks for it

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: HearingSheet | None = None
        back = button(
            "", self.leave, icon="arrow-left", tip=tr("กลับไปรายการ (Esc)"), name=tr("กลับ")
        )
        back.setFixedWidth(style.scaled(44))
        self._title = elided("", "title")
        self._state = pill("", "muted")
        self._below = elided("", "muted")
        names = column(row(self._title, self._state, gap=10), self._below, gap=0)
        to_floor = button(
            tr("ห้องประชุม  F6"), self.ask_floor, icon="mic", tip=tr("วาระ คิวพูด ความคิดเห็น ลงมติ")
        )
        self.head = row(back, names, to_floor, gap=10)
        self.head.setStretch(1, 1)
        self._parts = [LaterTab(part, desk, session) for part in PARTS]
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("ส่วนของเวที"))
        self.tabs.tabBar().setDrawBase(False)  # Qt draws it white on the dark ground
        for part, known in zip(self._parts, PARTS, strict=True):
            self.tabs.addTab(part, known.title)
            part.paper_asked.connect(self.paper_asked)
            part.hearing_asked.connect(self.open_hearing)
            part.keys_changed.connect(self.keys_changed)
        self._place = 0
        self.tabs.currentChanged.connect(self._turn)
        page = column(self.head, self.tabs, gap=10, margins=(24, 14, 24, 12))
        page.setStretch(1, 1)
        self.setLayout(page)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM_MS)
        self._warm.timeout.connect(self._come_nearer)
        desk.changed.connect(self._hear)

    def first_field(self) -> QWidget:
        """The names of the parts: arrows turn to another."""
        return self.tabs.tabBar()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of the part that is shown, for the status bar."""
        return [
            *self._parts[self._place].keys(),
            ("F6", tr("ห้องประชุม")),
            ("Ctrl+PgDn", tr("ส่วนถัดไป")),
            ("Esc", tr("กลับ")),
            ("F1", tr("คู่มือ")),
        ]

    def prepare(self) -> None:
        """Build what opening a hearing shows first."""
        self._parts[0].build()

    def open_hearing(self, hearing_id: int, part: str = "") -> None:
        """Show a hearing at a part of it by its title, the first without one."""
        self._parts[self._place].leave()
        titles = [one.title for one in PARTS]
        place = titles.index(part) if part in titles else 0

        def done(sheet: HearingSheet) -> None:
            self.tabs.setCurrentIndex(place)
            self._show(sheet)

        self._desk.do(lambda: plan.open_sheet(hearing_id), done)

    def hearing(self) -> int:
        """The hearing shown, 0 for none."""
        return self._sheet.id if self._sheet else 0

    def save(self) -> None:
        """Keep what was typed in the part that is shown."""
        self._parts[self._place].leave()

    def print_paper(self) -> None:
        """Print what the part that is shown has to print."""
        self._parts[self._place].print_paper()

    @Slot()
    def ask_floor(self) -> None:
        """Keep what was typed and go to the floor of this hearing."""
        hearing = self.hearing()
        if hearing:
            self._parts[self._place].leave()
            self.floor_asked.emit(hearing)

    def turn(self, by: int) -> None:
        """Go to a neighbouring part."""
        self.tabs.setCurrentIndex((self._place + by) % len(self._parts))

    @Slot()
    def leave(self) -> None:
        """Keep what was typed and go back to the list."""
        self._parts[self._place].leave()
        self._sheet = None
        self.closed.emit()

    @Slot(int)
    def _turn(self, place: int) -> None:
        self._parts[self._place].leave()
        self._place = place
        self.tabs.tabBar().setFocus()  # a part that begins elsewhere says so when it is shown
        self.keys_changed.emit()
        if self._sheet is not None:
            self._reload()

    def _reload(self) -> None:
        hearing_id = self.hearing()

        def done(sheet: HearingSheet) -> None:
            if sheet.id == self.hearing():
                self._show(sheet)

        self._desk.do(lambda: plan.open_sheet(hearing_id), done, lambda _gone: self.leave())

    def _show(self, sheet: HearingSheet) -> None:
        if self._sheet is None:
            self._warm.start(WARM_MS)  # once the page was painted
        self._sheet = sheet
        self._title.tell(sheet.facts.subject)
        set_pill(self._state, *STATES[sheet.state])
        facts = sheet.facts
        when = on_screen.with_weekday(facts.held_on) if facts.held_on else tr("ยังไม่กำหนดวัน")
        hours = (
            on_screen.figures(facts.begins.replace(":", ".")) + tr(" น.") if facts.begins else ""
        )
        self._below.tell(" · ".join(filter(None, (when, hours, facts.venue))))
        self._parts[self._place].show_hearing(sheet)

    @Slot()
    def _come_nearer(self) -> None:
        """One step of what may be asked for next: the floor, then each part not looked at yet."""
        if self._warm.interval() == WARM_MS:
            self.floor_near.emit()
        elif not any(part.come_nearer() for part in self._parts):
            return
        self._warm.start(STEP_MS)

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        wanted = self._parts[self._place].topics | {"hearing", "agenda"}
        if self._sheet is not None and topics & wanted:
            self._reload()

    def manual_page(self) -> str:
        """The page of the manual about the tab that is shown."""
        return PARTS[self._place].manual

    # Qt's own names from here on

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._parts[self._place].wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the status bar names the part's keys: they work from the names of the parts too
        self._parts[self._place].keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._sheet is not None:
            self._warm.start(WARM_MS)  # back from another room: what was left goes on

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._warm.stop()
