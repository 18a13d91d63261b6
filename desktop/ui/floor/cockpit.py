"""The cockpit of a hearing: agenda and queue, the entry over what was said, vote and evidence.

One clerk runs the hall with the keyboard: F2 opinion, F3 and F5 to F11; Ctrl+Enter saves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.devices.microphones import MicrophoneRow
from desktop.i18n import tr
from desktop.office.community.villages import VillageRow
from desktop.office.hearings import floor, hall, plan, sound, speakers, votes
from desktop.office.hearings.hall import PersonHere
from desktop.office.hearings.sound import Left
from desktop.office.hearings.votes import Count
from desktop.ui.desk import Desk
from desktop.ui.floor import dialogs, questions
from desktop.ui.floor.agenda_card import AgendaCard
from desktop.ui.floor.entry import STANCE_KEYS
from desktop.ui.floor.entry_card import EntryCard
from desktop.ui.floor.files import FileAdder
from desktop.ui.floor.head import FloorHead
from desktop.ui.floor.looking import Looked, Opened, look, look_first
from desktop.ui.floor.notes_card import NotesCard
from desktop.ui.floor.queue_card import QueueCard
from desktop.ui.floor.recording import Recording, ask_begin, ask_left
from desktop.ui.floor.said_card import SaidCard
from desktop.ui.floor.vote_card import VoteCard
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import column, row
from desktop.ui.widgets.scrolling import Scroll

LEFT, RIGHT, MIDDLE_LEAST = 320, 300, 520
LOW = 560  # lower than this the entry takes the room of the list
_CONTROL = Qt.KeyboardModifier.ControlModifier


class FloorPage(Room):
    """Opens with `open_hearing`; `closed` sends the window back to the hearing's page."""

    closed = Signal(int)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._hearing = 0
        self._looked: Looked | None = None
        self._people: Sequence[PersonHere] = ()
        self._villages: Sequence[VillageRow] = ()
        self._folded, self._low = False, False
        self.agenda = AgendaCard()
        self.queue = QueueCard()
        self.entry = EntryCard(desk, session)
        self.head = FloorHead()
        self.said_card = SaidCard()
        self.said = self.said_card.list
        self.vote = VoteCard()
        self.notes = NotesCard()
        self.adder = FileAdder(self, desk, session)
        self.recording = Recording.of(desk)
        left = column(self.agenda, self.queue, gap=12)
        left.setStretch(0, 6)
        left.setStretch(1, 5)
        self._left = self._side(left, LEFT)
        below = column(self.vote, self.notes, gap=12)
        below.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(below)
        self._right = Scroll()  # it scrolls when the vote has more to say than there is room
        self._right.setWidgetResizable(True)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._right.setFixedWidth(style.scaled(RIGHT))
        self._right.setWidget(inside)
        middle = column(self.entry, self.said_card, gap=12)
        middle.setStretch(0, 1)
        middle.setStretch(1, 1)
        columns = row(self._left, middle, self._right, gap=12)
        columns.setStretch(1, 1)
        page = column(self.head, columns, gap=10, margins=(16, 12, 16, 12))
        page.setStretch(1, 1)
        self.setLayout(page)
        self.setAcceptDrops(True)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self._listen()
        desk.changed.connect(self._hear)

    def _side(self, inside: Any, width: int) -> QWidget:
        made = QWidget()
        made.setFixedWidth(style.scaled(width))
        made.setLayout(inside)
        return made

    def _listen(self) -> None:
        self.agenda.next_asked.connect(self.next_item)
        self.agenda.pause_asked.connect(self._pause)
        self.agenda.item_asked.connect(self._ask_item)
        self.agenda.add_asked.connect(self._ask_new_item)
        self.queue.add_asked.connect(self.ask_speaker)
        self.queue.next_asked.connect(self.next_speaker)
        self.queue.begun.connect(lambda id_: self._do(speakers.begin, id_, item_id=self._item()))
        self.queue.moved.connect(lambda id_, by: self._do(speakers.move, id_, by))
        self.queue.dropped.connect(lambda id_: self._do(speakers.drop, id_))
        self.queue.end_asked.connect(lambda: self._do(speakers.end, self._hearing))
        self.vote.counted.connect(self._count)
        self.notes.photo_asked.connect(self.adder.ask)
        self.notes.marks_asked.connect(lambda: dialogs.show_marks(self, self._desk, self._hearing))
        self.notes.recorder_asked.connect(lambda on: self._do(floor.record, self._hearing, on=on))
        self.notes.sound_asked.connect(self._ask_sound)
        self.notes.sound_stopped.connect(self.recording.stop)
        self.recording.changed.connect(self._show_sound)
        self.said_card.correct_asked.connect(self._correct)
        self.said_card.withdraw_asked.connect(self._withdraw)
        self.head.left.connect(self.leave)
        self.head.marked.connect(self.mark)
        self.head.end_asked.connect(self._ask_close)

    # what the window calls

    def keys(self) -> list[tuple[str, str]]:
        """The keys of the cockpit for the status bar."""
        if style.scale() >= 1.25:  # as many as a small screen has room for
            return [
                ("F2", tr("ความคิดเห็น")),
                ("F5", tr("วาระ")),
                ("F8", tr("ลงมติ")),
                ("Esc", tr("กลับ")),
            ]
        return [
            ("F2", tr("ความคิดเห็น")),
            ("F3", tr("ขอพูด")),
            ("F5", tr("วาระถัดไป")),
            ("F6", tr("เชิญคนถัดไป")),
            ("F7", tr("ปักหมุด")),
            ("F8", tr("ลงมติ")),
            ("F9 F10 F11", tr("ท่าที")),
            ("Esc", tr("กลับ")),
        ]

    def hearing(self) -> int:
        """The hearing on the floor, 0 for none."""
        return self._hearing

    def open_hearing(self, hearing_id: int) -> None:
        """Show a hearing; an opinion typed before a power cut comes back and says so."""
        self.entry.keep()
        self._hearing = hearing_id
        self._looked = None
        self.adder.hearing = hearing_id

        def done(opened: Opened) -> None:
            if self._hearing != hearing_id:
                return
            self._show_people(opened.people)
            self._villages = opened.villages
            self.entry.entry.who.offer_villages(opened.villages)
            self.entry.open_hearing(hearing_id)
            self._show(opened.looked)
            if opened.recovered is not None:
                resident = opened.recovered[0].resident_id
                name = next((p.name for p in opened.people if p.id == resident), "")
                self.entry.show_recovered(opened.recovered, name)
            self._unfold(vote=False)
            self.entry.entry.begin()
            self._show_sound()
            self._desk.read(self.recording.found, self.notes.show_microphones)
            self._look_for_left(hearing_id)

        self._desk.read(lambda: look_first(hearing_id), done, self._gone)

    def save(self) -> None:
        """What is typed to the draft buffer: the window closes."""
        self.entry.keep()

    @Slot()
    def leave(self) -> None:
        """Back to the hearing's page; what is typed stays in the draft buffer."""
        self.entry.keep()
        hearing, self._hearing = self._hearing, 0
        self.closed.emit(hearing)

    # sound

    @Slot(object)
    def _ask_sound(self, row: MicrophoneRow) -> None:
        hearing, actor = self._hearing, self._session.actor
        ask_begin(self, row, lambda: self.recording.begin(hearing, row, actor))

    @Slot()
    def _show_sound(self) -> None:
        mine = bool(self._hearing) and self.recording.hearing == self._hearing
        heard = self.recording.look() if mine else None
        self.notes.show_sound(heard, busy=self.recording.busy)
        self.head.show_own_recording(on=heard is not None)

    def _look_for_left(self, hearing_id: int) -> None:
        but = self.recording.name

        def offer(found: list[Left]) -> None:
            if found and self._hearing == hearing_id and not self.recording.busy:
                actor = self._session.actor
                ask_left(self, found, lambda left: self.recording.attach(left, actor), self._throw)

        self._desk.read(lambda: sound.left_behind(hearing_id, but=but), offer)

    def _throw(self, left: Left) -> None:
        self._desk.read(lambda: sound.throw_away(left.name), lambda _none: None)

    # deeds

    @Slot()
    def next_item(self) -> None:
        """F5: open the hearing, or end the item and begin the next."""
        shown = self._looked.floor if self._looked else None
        if shown is None:
            return
        if shown.state == plan.OPEN:
            self._do(floor.begin_next, self._hearing)
            return
        questions.ask_open(self, shown, lambda: self._do(floor.open_hearing, self._hearing))

    def _pause(self) -> None:
        current = self._looked.floor.current if self._looked else None
        if current is None:
            return
        if current.state == floor.PAUSED:
            self._do(floor.begin, current.id)
        else:
            self._do(floor.pause, self._hearing)

    @Slot(int)
    def _ask_item(self, item_id: int) -> None:
        assert self._looked is not None
        item = next(item for item in self._looked.floor.items if item.id == item_id)
        questions.ask_item(self, item, lambda: self._do(floor.begin, item_id))

    def _ask_new_item(self) -> None:
        questions.ask_new_item(self, self._desk, self._hearing, self._session.actor)

    @Slot()
    def ask_speaker(self) -> None:
        """F3: somebody asks for the floor."""
        if self._hearing:
            actor = self._session.actor
            dialogs.ask_speaker(self, self._desk, self._hearing, self._item(), self._people, actor)

    @Slot()
    def next_speaker(self) -> None:
        """F6: the floor to whoever waits first; with nobody waiting, ask who."""
        if self._looked is not None and not self._looked.floor.queue:
            self.ask_speaker()
        else:
            self._do(speakers.begin_next, self._hearing, item_id=self._item())

    @Slot()
    def mark(self) -> None:
        """F7: this second, without a question."""
        if self._hearing:
            self._do(floor.mark, self._hearing, "")

    @Slot()
    def begin_vote(self) -> None:
        """F8: the cursor to the figures."""
        self._unfold(vote=True)
        self.vote.begin()
        self._right.ensureWidgetVisible(self.vote.figures["abstain"])

    @Slot()
    def begin_opinion(self) -> None:
        """F2: the cursor to the entry."""
        self._unfold(vote=False)
        self.entry.entry.begin()

    @Slot(int, object)
    def _count(self, item_id: int, count: Count) -> None:
        """The figures are held against the hall as it is at this moment."""
        hearing, actor = self._hearing, self._session.actor

        def deed() -> int:
            inside = votes.inside(hearing)
            return votes.take(item_id, replace(count, present=inside), actor=actor)

        self._desk.do(deed, lambda _made: self.begin_opinion())

    @Slot()
    def _ask_close(self) -> None:
        shown = self._looked.floor if self._looked else None
        if shown is None:
            return
        actor = self._session.actor
        questions.ask_close(self, self._desk, shown, actor)

    def _correct(self) -> None:
        opinion, topics = self.said.chosen(), self._looked.topics if self._looked else []
        if opinion:
            who = (self._people, self._villages, topics, self._session.actor)
            dialogs.correct(self, self._desk, opinion, *who)

    def _withdraw(self) -> None:
        if opinion := self.said.chosen():
            dialogs.withdraw(self, self._desk, opinion, self._session.actor)

    def _do(self, deed: Callable[..., object], *given: Any, **more: Any) -> None:
        actor = self._session.actor
        self._desk.do(lambda: deed(*given, **more, actor=actor))

    def _item(self) -> int | None:
        current = self._looked.floor.current if self._looked else None
        return current.id if current else None

    # what is shown

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        shown = looked.floor
        current = shown.current
        self.head.show_floor(shown, narrow=self._folded)
        self.agenda.show_floor(shown)
        self.queue.show_floor(shown)
        self.entry.show_item(current.id if current else 0, current.place if current else 0)
        self.entry.show_speaking(shown.speaking)
        self.entry.entry.topics.offer(looked.topics)
        item = current or next((i for i in reversed(shown.items) if i.state == floor.DONE), None)
        self.vote.show_vote(
            item.id if item else 0,
            item.title if item else "",
            looked.votes.get(item.id) if item else None,
            present=shown.inside,
            quorum=shown.quorum,
            number=item.place if item else 0,
        )
        self.notes.show_floor(shown, looked.kept)
        if shown.state != plan.OPEN and shown.closed_at is not None:
            self._end_sound()
        self.said_card.show_looked(looked)

    def _end_sound(self) -> None:
        """The hearing is closed: its recording ends with it."""
        if self.recording.hearing == self._hearing:
            self.recording.stop()

    def _show_people(self, people: Sequence[PersonHere]) -> None:
        self._people = people
        self.entry.entry.who.offer(people)

    def _unfold(self, *, vote: bool) -> None:
        """When there is no room for three columns, the vote stands in the place of the left one."""
        self._right.setVisible(vote or not self._folded)
        self._left.setVisible(not (vote and self._folded))

    @Slot()
    def _tick(self) -> None:
        self.agenda.tick()
        self.queue.tick()
        if self.recording.hearing == self._hearing:
            self._show_sound()

    def _reload(self, *, people: bool) -> None:
        hearing = self._hearing

        def done(found: tuple[Looked, list[PersonHere] | None]) -> None:
            if self._hearing != hearing:
                return
            if found[1] is not None:
                self._show_people(found[1])
            self._show(found[0])

        def question() -> tuple[Looked, list[PersonHere] | None]:
            return look(hearing), hall.people_here(hearing) if people else None

        self._desk.read(question, done, self._gone)

    def _gone(self, trouble: Exception) -> None:
        self._desk.troubled.emit(trouble)
        self.leave()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        people = bool(topics & {"attendance", "resident"})
        wanted = {"floor", "speaker", "vote", "agenda", "hearing", "opinion", "attachment"}
        if self._hearing and self._looked is not None and (people or topics & wanted):
            self._reload(people=people)

    # Qt's own names from here on

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and self._meant(event) is not None:  # type: ignore[arg-type]
            event.accept()  # the keys of the cockpit go before those of the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        then = self._meant(event)
        if then is not None:
            then()
        else:
            super().keyPressEvent(event)

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & _CONTROL:
            enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            return self.entry.save if enter else None
        stances = {getattr(Qt.Key, f"Key_{name}"): code for code, name in STANCE_KEYS.items()}
        if key in stances:
            return lambda: self.entry.entry.stance.toggle(stances[key])
        return {
            Qt.Key.Key_F2: self.begin_opinion,
            Qt.Key.Key_F3: self.ask_speaker,
            Qt.Key.Key_F5: self.next_item,
            Qt.Key.Key_F6: self.next_speaker,
            Qt.Key.Key_F7: self.mark,
            Qt.Key.Key_F8: self.begin_vote,
        }.get(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = style.scaled(LEFT + RIGHT + MIDDLE_LEAST + 24 + 32)
        folded = self.width() < least
        low = self.height() < style.scaled(LOW)
        if (folded, low) != (self._folded, self._low):
            self._folded, self._low = folded, low
            self._unfold(vote=False)
            self.said_card.setVisible(not low)  # the same list stands on the hearing's page
            self.agenda.show_all(not low)
            self.queue.show_all(not low)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.adder.add(files)
