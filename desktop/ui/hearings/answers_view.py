"""Answering what was said: the matters at the left, the answer at the right; keys alone suffice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPlainTextEdit,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import moments, sections
from desktop.office.hearings import answer_draft, answers
from desktop.office.hearings.answer_draft import Key
from desktop.office.hearings.answers import GROUP, AnswerFacts, Matter
from desktop.office.words.hearing_screen import CHANNELS, STANCES, VERDICTS
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.answer_lines import line_of
from desktop.ui.hearings.keyed import Keyed
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.look import fonts, style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, frame, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.scrolling import Scroll

_KEYS = {"accepted": "F2", "partly": "F3", "declined": "F4", "noted": "F5"}
_VOICES = 12
KEEP_MS = 1000  # after a key, then what is typed is on the disk
_LARGE = 1.2  # from this size of text on, the verdicts stand in two rows


class AnswersView(Keyed):
    """Shows the matters of a hearing; an answer is saved by Ctrl+Enter, which goes on to the next.

    What is typed is saved when another matter is chosen; what cannot be saved yet (no verdict, no
    reason) is kept beside its matter until it can, in the draft buffer too.
    """

    saved = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._hearing = 0
        self._matters: tuple[Matter, ...] = ()
        self._read = False  # the matters were
        self._names: dict[int, str] = {}
        self._now: Matter | None = None
        self._unsaved: dict[Key, AnswerFacts] = {}
        self._on_disk: dict[Key, AnswerFacts] = {}
        self._left: dict[Key, AnswerFacts] | None = None  # read from the draft buffer, not shown
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_MS)
        self._soon.timeout.connect(self._keep)
        self.list = LinesView(tr("เรื่องที่ต้องชี้แจง"), row=54, right=124)
        self.list.chosen.connect(self._choose)
        self.list.entered_line.connect(self._enter)
        self.only_open = button(tr("เฉพาะที่ยังไม่ตอบ"), kind="chip")
        self.only_open.setCheckable(True)
        self.only_open.toggled.connect(lambda _on: self._fill_list())
        self._told = label("", "muted")
        left = column(
            row(self._told, None, self.only_open, margins=(14, 8, 10, 2)), self.list, gap=4
        )
        left.setContentsMargins(1, 1, 1, 1)
        self._title = label("", "card", wrap=True)
        self._voices = label("", "muted", wrap=True)
        voices = QWidget()
        voices.setLayout(column(self._voices, None, margins=(0, 0, 8, 0)))
        area = Scroll()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(voices)
        area.setFixedHeight(style.scaled(72))
        self._verdicts = QButtonGroup(self)
        chips = QGridLayout()
        chips.setSpacing(style.scaled(6))
        across = 4 if style.scale() < _LARGE else 2
        for place, code in enumerate(answers.VERDICTS):
            chip = button(f"{VERDICTS[code]} {_KEYS[code]}", kind="chip")
            chip.setCheckable(True)
            chip.setProperty("verdict", code)
            chip.setAccessibleName(VERDICTS[code])
            self._verdicts.addButton(chip)
            chips.addWidget(chip, place // across, place % across)
        chips.setColumnStretch(across, 1)
        self._verdicts.buttonToggled.connect(lambda *_: self._edited())
        self.text = _area(tr("คำชี้แจง"), 78)
        self.reason = _area(tr("เหตุผล"), 58)
        self.section = Choice()
        self.section.setAccessibleName(tr("ผู้รับผิดชอบ"))
        self.follow_up = LineEdit()
        self.follow_up.setAccessibleName(tr("งานติดตาม"))
        self.due = DateEdit(tr("กำหนดเสร็จ"))
        self.done = button(tr("ทำเสร็จแล้ว"), kind="chip")
        self.done.setCheckable(True)
        for change in (
            *(self.text.textChanged, self.reason.textChanged, self.follow_up.textChanged),
            *(self.section.activated, self.due.picked, self.due.textEdited, self.done.clicked),
        ):
            change.connect(lambda *_: self._soon.start())
        form = QGridLayout()
        form.setHorizontalSpacing(style.scaled(12))
        form.setVerticalSpacing(style.scaled(7))
        for place, (word, field) in enumerate(
            (
                (tr("คำชี้แจง"), self.text),
                (tr("เหตุผล"), self.reason),
                (tr("ผู้รับผิดชอบ"), self.section),
                (tr("งานติดตาม"), self.follow_up),
            )
        ):
            form.addWidget(label(word, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(field, place, 1)
        form.addWidget(label(tr("กำหนดเสร็จ"), "label"), 4, 0)
        form.addLayout(row(self.due, self.done, None, gap=14), 4, 1)
        form.setColumnStretch(1, 1)
        self._save = button(
            tr("บันทึก ไปข้อถัดไป"), self.save_and_go_on, icon="check", kind="primary", tip="Ctrl+Enter"
        )
        self._back = button(tr("ถอนคำตอบ"), self.take_back, icon="undo-2")
        inside = QWidget()
        inside.setLayout(column(self._title, area, chips, form, None, margins=(16, 12, 16, 4)))
        scroll = self._scroll = Scroll()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = row(self._back, None, self._save, margins=(16, 6, 16, 12))
        right = column(scroll, foot, gap=0, margins=(1, 1, 1, 1))
        halves = row(frame("card", left), frame("card", right), gap=12)
        halves.setStretch(0, 5)
        halves.setStretch(1, 6)
        self.setLayout(halves)
        deeds: dict[tuple[int, bool], Callable[[], object]] = {
            (getattr(Qt.Key, f"Key_{key}"), False): partial(self.decide, code)
            for code, key in _KEYS.items()
        }
        deeds[Qt.Key.Key_Return, True] = self.save_and_go_on
        deeds[Qt.Key.Key_F7, False] = self.list.setFocus
        self.set_keys(deeds)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this view."""
        return [
            ("F2 … F5", tr("ผล")),
            ("Ctrl+Enter", tr("บันทึก ไปข้อถัดไป")),
            ("F7", tr("กลับไปรายการ")),
        ]

    def begin(self, hearing_id: int) -> None:
        """Ask for what the matters of a hearing stand among, while they are being read."""
        if hearing_id != self._hearing:
            self._hearing, self._now = hearing_id, None
            self._unsaved, self._on_disk, self._left = {}, {}, None
            self._soon.stop()
            self._matters, self._read = (), False
            self.list.show_lines(())
            self._fill_sections()

    def show_matters(self, hearing_id: int, found: Sequence[Matter]) -> None:
        """Show these matters; another hearing begins at its first one."""
        self.begin(hearing_id)
        self._matters, self._read = tuple(found), True
        self._recover()
        self._fill_list()

    def _fill_sections(self) -> None:
        hearing = self._hearing

        def look() -> tuple[list[sections.SectionRow], dict[int, str], dict[Key, AnswerFacts]]:
            return sections.sections(), answers.village_names(), answer_draft.recover(hearing)

        def done(
            found: tuple[list[sections.SectionRow], dict[int, str], dict[Key, AnswerFacts]],
        ) -> None:
            if hearing != self._hearing:
                return
            self._names, self._left = found[1], found[2]
            self._recover()
            chosen = self._facts().section_id
            if self.section.count():
                chosen = self.section.currentData()  # perhaps another than is saved
            self.section.clear()
            self.section.addItem("–", None)
            for one in found[0]:
                self.section.addItem(one.name, one.id)
            self.section.setCurrentIndex(max(self.section.findData(chosen), 0))
            if self._read:
                self._fill_list()

        self._desk.read(look, done)

    def _recover(self) -> None:
        """Show what was typed before the program ended, where it is not answered since.

        Done once, when both the draft buffer and the matters were read. What stands in a group
        now stays kept, should it leave the group again.
        """
        kept = self._left
        if kept is None or not self._read:
            return
        self._left, self._on_disk = None, kept
        known = {(m.kind, m.id): m.answer for m in self._matters}
        lost = {key: facts for key, facts in kept.items() if known.get(key) != facts}
        self._unsaved = {**lost, **self._unsaved}
        now = self._now
        if now is not None and (now.kind, now.id) in lost and self._typed() == now.answer:
            self._show()
        self._keep()

    def _keep(self) -> None:
        """Keep in the draft buffer what is typed and not put down."""
        typed, now = dict(self._unsaved), self._now
        if now is not None and self._typed() != now.answer:
            typed[now.kind, now.id] = self._typed()
        if typed != self._on_disk:
            self._on_disk, hearing = typed, self._hearing
            self._desk.do(lambda: answer_draft.keep(hearing, typed))

    def _edited(self) -> None:
        self._soon.start()
        self._grey()

    def _fill_list(self) -> None:
        waiting = answers.unanswered(self._matters)
        self._told.setText(
            on_screen.figures(
                tr("ตอบแล้ว {part:,} จาก {matters:,} เรื่อง").format(
                    part=len(self._matters) - waiting, matters=len(self._matters)
                )
            )
        )
        shown = [m for m in self._matters if not (self.only_open.isChecked() and m.answered)]
        self.list.show_lines(
            [line_of(m, self._names, (m.kind, m.id) in self._unsaved) for m in shown]
        )
        self._grey()

    @Slot(object)
    def _enter(self, _line: object) -> None:
        self.text.setFocus()

    @Slot(object)
    def _choose(self, line: object) -> None:
        key = line.key if isinstance(line, Line) else None
        found = next((m for m in self._matters if (m.kind, m.id) == key), None)
        now = self._now
        if now is None or found is None or (now.kind, now.id) != (found.kind, found.id):
            self.leave()
        elif found == now or self._typed() != now.answer:
            return  # the list was made anew: what is being typed stays
        self._now = found
        self._show()

    def _show(self) -> None:
        matter = self._now
        for part in (self.text, self.reason, self.section, self.follow_up, self.due, self.done):
            part.setEnabled(matter is not None)
        for chip in self._verdicts.buttons():
            chip.setEnabled(matter is not None)
        facts = self._facts()
        self._title.setText(
            fonts.breakable(matter.title if matter else tr("ยังไม่มีความคิดเห็นที่ต้องชี้แจง"))
        )
        self._voices.setText(fonts.breakable(self._told_voices(matter)) if matter else "")
        self._verdicts.setExclusive(False)
        for chip in self._verdicts.buttons():
            chip.setChecked(chip.property("verdict") == facts.verdict)
        self._verdicts.setExclusive(True)
        self.text.setPlainText(facts.text)
        self.reason.setPlainText(facts.reason)
        self.section.setCurrentIndex(max(self.section.findData(facts.section_id), 0))
        self.follow_up.setText(facts.follow_up)
        self.due.set_day(facts.due)
        self.done.setChecked(facts.done_on is not None)
        self.done.setText(
            tr("เสร็จแล้ว {done_on}").format(done_on=on_screen.short(facts.done_on))
            if facts.done_on
            else tr("ทำเสร็จแล้ว")
        )
        self._grey()

    def _facts(self) -> AnswerFacts:
        """The answer shown when its matter is chosen: as saved, or as last typed."""
        if self._now is None:
            return AnswerFacts()
        return self._unsaved.get((self._now.kind, self._now.id), self._now.answer)

    def _told_voices(self, matter: Matter) -> str:
        """Who said it, a line each, word for word."""
        lines = []
        for voice in matter.voices[:_VOICES]:
            facts = voice.facts
            who = voice.speaker or CHANNELS[facts.channel]
            where = self._names.get(facts.village_id or 0, "")
            said = f": {facts.text}" if matter.kind == GROUP else ""
            lines.append(" · ".join(filter(None, (who, where, STANCES[facts.stance]))) + said)
        more = len(matter.voices) - _VOICES
        if more > 0:
            lines.append(on_screen.figures(tr("และอีก {more:,} ราย").format(more=more)))
        return "\n".join(lines)

    def _typed(self) -> AnswerFacts:
        """The answer as it stands on the screen."""
        was = self._now.answer if self._now is not None else AnswerFacts()
        chip = self._verdicts.checkedButton()
        done_on = (was.done_on or moments.today()) if self.done.isChecked() else None
        section = self.section.currentData()
        return AnswerFacts(
            str(chip.property("verdict")) if chip is not None else "",
            self.text.toPlainText().strip(),
            self.reason.toPlainText().strip(),
            section if self.section.count() else was.section_id,
            self.follow_up.text().strip(),
            self.due.day(),
            done_on,
        )

    def decide(self, verdict: str) -> None:
        """Choose a verdict by its key."""
        for chip in self._verdicts.buttons():
            if chip.property("verdict") == verdict and chip.isEnabled():
                chip.setChecked(True)
                field = self.reason if verdict in ("partly", "declined") else self.text
                field.setFocus()
                self._scroll.ensureWidgetVisible(field)

    @Slot()
    def save_and_go_on(self) -> None:
        """Save the answer; then the next matter without one."""
        matter = self._now
        if matter is None:
            return
        typed, hearing, actor = self._typed(), self._hearing, self._session.actor

        def done(_none: None) -> None:
            self._unsaved.pop((matter.kind, matter.id), None)
            self._go_on(matter)
            self._keep()
            self.saved.emit()

        self._desk.do(
            lambda: answers.answer(hearing, matter.kind, matter.id, typed, actor=actor), done
        )

    def _go_on(self, after: Matter) -> None:
        lines = self.list.lines_model.lines
        keys = [line.key for line in lines]
        at = keys.index((after.kind, after.id)) if (after.kind, after.id) in keys else -1
        open_ = {(m.kind, m.id) for m in self._matters if not m.answered}
        order = [*range(at + 1, len(keys)), *range(max(at, 0))]
        following = [place for place in order if keys[place] in open_]
        if self._now is after:
            self._now = None
        if following:
            self.list.setCurrentIndex(self.list.lines_model.index(following[0]))
            self.list.scrollTo(self.list.currentIndex())
        self.list.setFocus()

    def leave(self) -> None:
        """Save what was typed; what cannot be saved yet is kept here."""
        matter = self._now
        if matter is None:
            return
        typed, key = self._typed(), (matter.kind, matter.id)
        self._now = None
        self._unsaved.pop(key, None)
        if typed == matter.answer:
            self._keep()
            return
        if not answers.is_whole(typed):
            self._unsaved[key] = typed
            self._keep()
            self._fill_list()
            return
        hearing, actor = self._hearing, self._session.actor

        def failed(trouble: Exception) -> None:
            if hearing == self._hearing:
                self._unsaved[key] = typed
                self._keep()
            self._desk.troubled.emit(trouble)

        self._desk.do(lambda: answers.answer(hearing, *key, typed, actor=actor), None, failed)
        self._keep()  # after the answer: a cut between the two loses nothing

    @Slot()
    def take_back(self) -> None:
        """Take the answer back."""
        matter = self._now
        if matter is not None and matter.answered:
            hearing, actor = self._hearing, self._session.actor
            self._now = None
            self._desk.do(lambda: answers.take_back(hearing, matter.kind, matter.id, actor=actor))

    def _grey(self) -> None:
        matter = self._now
        chosen = self._verdicts.checkedButton() is not None
        why = "" if matter is not None and chosen else tr("เลือกผลการพิจารณาก่อน")
        grey(self._save, why)
        if not why:
            self._save.setToolTip("Ctrl+Enter")
        answered = matter is not None and matter.answered
        grey(self._back, "" if answered else tr("ยังไม่มีคำตอบ"))


def _area(name: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setFixedHeight(style.scaled(height))
    return made
