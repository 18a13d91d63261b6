"""The window around the rooms: sidebar, stack, status bar, keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import office, people
from desktop.office.errors import Refused
from desktop.office.words import screen
from desktop.ui.desk import Desk
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.shell import from_pdf, handing, hotkeys
from desktop.ui.shell.furnishing import furnish
from desktop.ui.shell.room import Room
from desktop.ui.shell.rooms import (
    CYCLE,
    DOCUMENTS,
    EDITOR,
    EXCHANGE,
    FLOOR,
    HEARING,
    HEARINGS,
    HOME,
    KEYS,
    MANUAL,
    PEOPLE,
    POSTINGS,
    REGISTERS,
    ROOMS,
    SETTINGS,
    UNDER,
)
from desktop.ui.shell.sidebar import Sidebar
from desktop.ui.widgets.basic import clear, column, keycap, label, row

if TYPE_CHECKING:
    from desktop.office.morning import Place
    from desktop.ui.community.people_page import PeoplePage
    from desktop.ui.cycle.page import CyclePage
    from desktop.ui.documents.page import DocumentsPage
    from desktop.ui.editor.page import EditorPage
    from desktop.ui.exchange.background import Background
    from desktop.ui.exchange.page import ExchangePage
    from desktop.ui.floor.cockpit import FloorPage
    from desktop.ui.hearings.hearing_page import HearingPage
    from desktop.ui.home.page import HomePage
    from desktop.ui.postings.page import PostingsPage
    from desktop.ui.registers.page import RegistersPage
    from desktop.ui.settings.page import SettingsPage

KEYS_SIZE = 13 / 15  # the status bar's type to the window's
KEYS_ROOM = 40  # of a key besides its words


class MainWindow(QMainWindow):
    """`painted` comes once, when the first frame is on the screen."""

    painted = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._was_painted = False
        self._stayed = False
        self.to_restore: Path | None = None  # a copy that was asked for when the window closed
        self._paper_of = 0  # the hearing from which the open paper was opened
        self._paper_from = DOCUMENTS  # the room, where it was no hearing
        self._hearing_from = HEARINGS  # the room from which the open hearing was opened
        self._background: Background | None = None
        self._fallen: list[Path | None] = []
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(self._look_for_falls)
        self._watch.start()
        self.setWindowTitle(tr("ประชาคม"))
        self.setMinimumSize(QSize(1024, 640))
        self.resize(1366, 740)
        self.setAcceptDrops(True)
        desk.troubled.connect(self._tell)
        session.look_changed.connect(self._rebuild)
        session.actor_changed.connect(self._show_actor)
        desk.changed.connect(self._hear)
        hotkeys.bind(self)
        self._build()
        self._put(HOME)
        self.painted.connect(self._shown)  # the first frame before the first question

    # rooms

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._rooms: dict[int, Room] = {}
        self.place = HOME
        self.side = Sidebar(ROOMS)
        self.side.entered.connect(self.go)
        self.side.who_asked.connect(self.change_actor)
        rooms = column(*self._bars(), self._stack, gap=0)
        rooms.setStretch(rooms.count() - 1, 1)
        body = row(self.side, rooms, gap=0)
        body.setStretch(1, 1)
        holder = QWidget()
        page = column(body, self._make_status(), gap=0)
        page.setStretch(0, 1)
        holder.setLayout(page)
        self.setCentralWidget(holder)
        self._show_office()
        self._show_actor()

    def _make_status(self) -> QWidget:
        status = self.status = QWidget()
        status.setObjectName("status")
        status.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        status.setFixedHeight(style.scaled(30))
        self._keys = QHBoxLayout()
        self._keys.setSpacing(style.scaled(7))
        self._safety = label("")
        bar = row(None, margins=(12, 0, 12, 0))
        bar.insertLayout(0, self._keys)
        bar.addWidget(self._safety)
        status.setLayout(bar)
        return status

    def _bars(self) -> list[QWidget]:
        """What stands above every room."""
        if not office.is_practice():
            return []
        from desktop.ui.shell.practice import PracticeBar

        return [PracticeBar(self.begin_tour, self.close)]

    def room(self, place: int) -> Room:
        """A room is built when it is first entered: the window opens the sooner."""
        if place not in self._rooms:
            self._rooms[place] = furnish(place, self, self._desk, self._session)
            self._stack.addWidget(self._rooms[place])
            self._rooms[place].keys_changed.connect(self._show_keys)
        return self._rooms[place]

    @property
    def home(self) -> HomePage:
        return self.room(HOME)  # type: ignore[return-value]

    @property
    def settings(self) -> SettingsPage:
        return self.room(SETTINGS)  # type: ignore[return-value]

    @property
    def floor(self) -> FloorPage:
        return self.room(FLOOR)  # type: ignore[return-value]

    @property
    def hearing(self) -> HearingPage:
        return self.room(HEARING)  # type: ignore[return-value]

    @property
    def exchange(self) -> ExchangePage:
        return self.room(EXCHANGE)  # type: ignore[return-value]

    @property
    def people(self) -> PeoplePage:
        return self.room(PEOPLE)  # type: ignore[return-value]

    @property
    def cycle(self) -> CyclePage:
        return self.room(CYCLE)  # type: ignore[return-value]

    @property
    def documents(self) -> DocumentsPage:
        return self.room(DOCUMENTS)  # type: ignore[return-value]

    @property
    def postings(self) -> PostingsPage:
        return self.room(POSTINGS)  # type: ignore[return-value]

    @property
    def registers(self) -> RegistersPage:
        return self.room(REGISTERS)  # type: ignore[return-value]

    @property
    def editor(self) -> EditorPage:
        return self.room(EDITOR)  # type: ignore[return-value]

    def passes(self) -> Background:
        """The passes with the hub; made when the window stands, kept over a change of look."""
        if self._background is None:
            from desktop.ui.exchange.background import Background

            self._background = Background(self._desk, self)
        return self._background

    @Slot()
    def _rebuild(self) -> None:
        """Theme or text size changed: build the rooms anew and come back to where we were."""
        place, paper = self.place, self._paper()
        hearing = self.hearing.hearing() if HEARING in self._rooms else 0
        on_floor = self.floor.hearing() if place == FLOOR else 0
        if on_floor:
            self.floor.save()
        old = self.takeCentralWidget()

        def then() -> None:
            self._desk.settle()  # no answer comes to the rooms of before
            self._build()
            if place == EDITOR and paper:
                self.open_paper(paper)
            elif place == HEARING and hearing:
                self.open_hearing(hearing)
            elif on_floor:
                self.open_floor(on_floor)
            else:
                self.go(place)
            if old is not None:
                old.deleteLater()

        if paper:
            self.editor.save(then)
        else:
            then()

    def _paper(self) -> int:
        """The paper open in the editor, 0 for none."""
        return self.editor.document() if EDITOR in self._rooms else 0

    @Slot(int)
    def go(self, place: int) -> None:
        """Enter a room."""
        if self.place == EDITOR and place != EDITOR and self._paper():
            self.editor.save(lambda: self._enter(place))
        elif self.place == HEARING and place != HEARING:
            self.hearing.leave()
            self._enter(place)
        elif self.place == FLOOR and place != FLOOR:
            self.floor.save()
            self._enter(place)
        else:
            self._enter(place)

    def _enter(self, place: int) -> None:
        self._put(place)
        first = self.room(place).first_field()
        if first is not None:
            first.setFocus()  # else the keyboard falls to what is next to the part that was left
        self._shown()

    @Slot()
    def _shown(self) -> None:
        self.room(self.place).shown()

    def _put(self, place: int) -> None:
        room = self.room(place)
        self.place = place
        self._stack.setCurrentWidget(room)
        self.side.show_place(UNDER.get(place, place))
        self.side.narrow(place == FLOOR)
        self._show_keys()

    @Slot()
    def _show_keys(self) -> None:
        """The keys of the room entered, in the status bar."""
        room = self.room(self.place)
        clear(self._keys)
        left = self.width() - style.scaled(150)  # what is told at the right
        for key, words in room.keys():  # noqa: SIM118 (a room is no dictionary)
            wide = self.fontMetrics().horizontalAdvance(key + words) * KEYS_SIZE
            left -= round(wide) + style.scaled(KEYS_ROOM)
            if left < 0:
                break  # what has no room is on F1 all the same
            self._keys.addWidget(keycap(key))
            self._keys.addWidget(label(words))
            self._keys.addSpacing(style.scaled(8))

    # papers, hearings, notices

    @Slot(int)
    def open_paper(self, document_id: int) -> None:
        """Open a paper in the editor."""
        self._paper_of, self._paper_from = 0, DOCUMENTS
        self._enter(EDITOR)
        self.editor.open_paper(document_id)

    @Slot(int)
    def open_hearings_paper(self, document_id: int) -> None:
        """Open a paper of the hearing that is shown; leaving it leads back there."""
        self.open_paper(document_id)
        self._paper_of = self.hearing.hearing()

    @Slot(int)
    def open_cycles_paper(self, document_id: int) -> None:
        """Open a paper that an item of the cycle names; leaving it leads back there."""
        self.open_paper(document_id)
        self._paper_from = CYCLE

    @Slot(int, str)
    def open_cycles_hearing(self, hearing_id: int, part: str) -> None:
        """Open a hearing of the cycle where something is missing; leaving it leads back."""
        self.open_hearing(hearing_id, part)
        self._hearing_from = CYCLE

    @Slot()
    def leave_hearing(self) -> None:
        """Back to the room from which the hearing was opened."""
        self._enter(self._hearing_from)

    @Slot()
    def leave_paper(self) -> None:
        """Back to where the paper was opened: the part of its hearing, else the room it was in."""
        hearing, self._paper_of = self._paper_of, 0
        if hearing and self.hearing.hearing() == hearing:
            self._enter(HEARING)
        elif hearing:
            self.open_hearing(hearing)
        else:
            self.go(self._paper_from)

    def open_hearing(self, hearing_id: int, part: str = "") -> None:
        """Open a hearing on its page, at a part of it (its name, empty: the first)."""
        self._hearing_from = HEARINGS
        self._enter(HEARING)
        self.hearing.open_hearing(hearing_id, part)

    @Slot(int)
    def open_floor(self, hearing_id: int) -> None:
        """Open the floor of a hearing."""
        self._enter(FLOOR)
        self.floor.open_hearing(hearing_id)

    @Slot(object)
    def open_place(self, place: Place) -> None:
        """Go where a line of the morning page leads."""
        then: dict[str, Callable[[], object]] = {
            "paper": lambda: self.open_paper(place.id),
            "hearing": lambda: self.open_hearing(place.id),
            "posting": lambda: self.open_notice(place.id),
            "cycle": lambda: self.go(CYCLE),
            "exchange": lambda: self.go(EXCHANGE),
            "safety": self.open_safety,
        }
        then[place.room]()

    def open_safety(self) -> None:
        """Go to the copies of the records."""
        self.go(SETTINGS)
        self.settings.show_safety()

    @Slot(int)
    def open_notice(self, notice: int) -> None:
        """Go to the postings of a notice."""
        self.go(POSTINGS)
        self.postings.open_notice(notice)

    @Slot(str)
    def draft(self, kind: str) -> None:
        """Start a paper of a form and open it."""
        from desktop.office import drafting

        actor = self._session.actor
        self._desk.do(lambda: drafting.draft(kind, actor=actor), self.open_paper)

    @Slot(int)
    def draft_from(self, memo: int) -> None:
        """Start the announcement that a memo asks for and open it."""
        from desktop.office import drafting

        actor = self._session.actor
        self._desk.do(
            lambda: drafting.draft("announcement", actor=actor, from_memo=memo), self.open_paper
        )

    @Slot()
    def ask_pdf(self) -> None:
        """Choose a PDF this program made, and open its record."""
        from_pdf.ask(self, self.open_pdf)

    def open_pdf(self, file: Path) -> None:
        """Open the record a PDF was printed from; one of elsewhere is offered as a new draft."""
        from_pdf.find(file, self, self._desk, self._session, self.open_paper)

    def take_in(self, bundle: Path) -> None:
        """Open the room of exchange, tell what a bundle would change, and ask."""
        self.go(EXCHANGE)
        self.exchange.bundles.look_into(bundle)

    @Slot()
    def ask_new(self) -> None:
        """A small menu of forms; the first letter or the arrows choose."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("ร่างเอกสารใหม่"))
        seldom = QMenu(screen.OTHER_FORMS, menu)
        seldom.setIcon(icons.icon("ellipsis"))
        for place, group in enumerate(screen.FORM_GROUPS):
            into = menu if place < screen.OFTEN else seldom
            if into.actions():
                into.addSeparator()
            for kind in group:
                icon = icons.icon(icons.FORMS.get(kind, "file-text"))
                into.addAction(icon, screen.FORMS[kind], partial(self.draft, kind))
        menu.addSeparator()
        menu.addMenu(seldom)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setActiveAction(menu.actions()[0])
        beside = QPoint(self.width() - menu.sizeHint().width() - style.scaled(24), style.scaled(70))
        menu.popup(self.mapToGlobal(beside))

    @Slot()
    def show_mine(self) -> None:
        """The papers that wait for whoever acts."""
        self.go(DOCUMENTS)
        self.documents.show_mine()

    def search(self) -> None:
        """Go to the list of papers with the cursor in its search box; among people, stay."""
        if self.place == PEOPLE:
            self.people.search_here()
            return
        self.go(DOCUMENTS)
        self.documents.search_for(self.documents.search.text())

    # who acts, and what the window tells

    @Slot()
    def change_actor(self) -> None:
        """Choose who acts from now on."""
        from desktop.ui.shell.dialogs import choose

        choices = [(p.id, f"{p.plain} · {p.post}" if p.post else p.plain) for p in people.people()]
        choose(
            self,
            tr("ผู้ใช้งาน"),
            tr("เลือกชื่อของท่าน ทุกอย่างที่ทำต่อจากนี้จะบันทึกในชื่อนี้"),
            choices,
            self._session.actor,
            self._session.become,
        )

    @Slot()
    def _show_actor(self) -> None:
        self.side.show_actor(self._session.actor)

    def _show_office(self) -> None:
        self.side.show_office()
        self._safety.setText(tr("ไม่ได้ตั้งรหัสผ่าน") if office.is_open_slot() else tr("ข้อมูลเข้ารหัส"))

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if "office" in topics:
            self._show_office()
        if topics & {"person", "tenure", "post"}:
            self._show_actor()

    @Slot(Exception)
    def _tell(self, trouble: Exception) -> None:
        from desktop.ui.shell.dialogs import tell_trouble

        tell_trouble(self, trouble)

    def fell(self, report: Path | None) -> None:
        """An error nobody expected; called in the thread that failed, told a moment later."""
        self._fallen.append(report)

    @Slot()
    def _look_for_falls(self) -> None:
        if self._fallen:
            report = self._fallen.pop()
            self._tell(Refused("program-fell", report=report or "-"))
        if (bundle := handing.handed()) is not None:
            self.activateWindow()
            self.raise_()
            self.take_in(bundle)

    # what begins when the window stands

    def settle_update(self) -> None:
        """The window stands, so this version may stay; one that never stood is told of, once."""
        from desktop.office.updates import place

        here = place.here()
        if here is None:
            return
        here.settle()
        if fell := here.fell():
            here.forget_fall()
            self._tell(Refused("update-fell", version=fell))

    def begin_exchange(self) -> None:
        """Let passes with the hub begin, where one is set up."""
        self.passes().begin()

    def begin_daily_backup(self) -> None:
        """Make today's copy, where one is wanted and its place is there."""
        from desktop.office import backups

        def begin(folder: Path | None) -> None:
            if folder is not None:
                self._desk.errand(lambda job, deed: backups.back_up(folder, job, deed))

        self._desk.read(backups.is_due, begin)

    def greet(self) -> None:
        """Whoever is in the practice room for the first time is shown around."""
        from desktop.office import practice

        if office.is_practice() and practice.is_first_visit():
            self.begin_tour()

    # how it ends

    @Slot(object)
    def close_to_restore(self, copy: Path) -> None:
        """Close for a copy to take the place of the records; whoever runs the window does it."""
        self.to_restore = copy
        if not self.close():
            self.to_restore = None

    def _ask_end_of_sound(self) -> None:
        """Before a window closes that records: what was heard stays, and is offered later."""
        from desktop.ui.shell.dialogs import confirm

        def agreed() -> None:
            self.floor.recording.end()
            self.close()

        confirm(
            self,
            tr("กำลังบันทึกเสียง"),
            tr(
                "หยุดบันทึกแล้วปิดโปรแกรมหรือไม่ เสียงที่บันทึกแล้วเก็บไว้ "
                "และจะเสนอให้แนบเมื่อเปิดห้องประชุมของเวทีนี้ครั้งต่อไป"
            ),
            tr("หยุดและปิด"),
            agreed,
        )

    @Slot()
    def tell_recording(self) -> None:
        """Whatever room is shown, the window says that sound is being recorded."""
        on = FLOOR in self._rooms and self.floor.recording.hearing
        self.setWindowTitle(tr("● กำลังบันทึกเสียง · ประชาคม") if on else tr("ประชาคม"))

    # the manual

    def show_manual(self) -> None:
        """The manual, on the page of the place one is in."""
        from desktop.ui.help import open_manual

        room = self.room(self.place)
        page = self.hearing.manual_page() if self.place == HEARING else MANUAL[self.place]
        open_manual(self, page, self._desk, all_keys=KEYS, keys=room.keys())

    def show_keys(self) -> None:
        """Every key of the program, in the manual."""
        from desktop.ui import help as manual

        manual.open_manual(self, manual.KEYS, self._desk, all_keys=KEYS)

    def begin_tour(self) -> None:
        """Show a newcomer around."""
        from desktop.ui.help import tour

        if self.findChild(tour.Tour) is None:
            tour.Tour(self, tour.stops(self)).begin()

    # how it looks

    def toggle_theme(self) -> None:
        """Light to dark, or back."""
        self._session.set_theme("light" if self._session.theme == "dark" else "dark")

    def grow(self, step: int) -> None:
        """Type larger by so many steps, smaller for less than none."""
        scales = self._session.scales
        place = min(range(len(scales)), key=lambda i: abs(scales[i] - self._session.text_scale))
        self._session.set_text_scale(scales[max(0, min(place + step, len(scales) - 1))])

    # Qt's own names from here on

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if from_pdf.dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = from_pdf.dropped(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.open_pdf(file)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)  # when its parts have been painted too

    def closeEvent(self, event: QCloseEvent) -> None:
        if FLOOR in self._rooms and self.floor.recording.hearing:
            event.ignore()
            self._ask_end_of_sound()
            return
        saved: list[bool] = []
        if self._paper():
            self.editor.save(lambda: saved.append(True))
        elif self.place == HEARING:
            self.hearing.save()
            saved.append(True)
        elif self.place == FLOOR:
            self.floor.save()
            saved.append(True)
        else:
            saved.append(True)
        self._desk.settle()
        if saved or self._stayed:
            self._watch.stop()
            if self._background is not None:
                self._background.stop()
            event.accept()
        else:  # told why; the text lies in the draft buffer, and the next closing goes through
            self._stayed = True
            event.ignore()
