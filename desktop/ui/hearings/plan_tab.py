"""The plan of a hearing: facts, the eight items, groups and agenda; beside them what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from desktop.i18n import tr
from desktop.office import people, sections
from desktop.office.community import villages
from desktop.office.community.villages import StakeholderRow, VillageRow
from desktop.office.hearings import events, plan, program, rule_sets, series, steps, tasks
from desktop.office.hearings.plan import HearingFacts, HearingSheet
from desktop.office.hearings.tasks import PutDown
from desktop.office.people import PersonRow
from desktop.office.sections import SectionRow
from desktop.office.words import deadlines as words
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings import plan_deeds
from desktop.ui.hearings.deadlines_panel import DeadlinesPanel, Entry, fill_menu
from desktop.ui.hearings.plan_form import PlanForm
from desktop.ui.hearings.plan_items import ItemsForm
from desktop.ui.hearings.plan_people import AgendaEditor, GroupsEditor, Key
from desktop.ui.hearings.tab import Tab
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, frame, grey, row, rule, set_words
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.scrolling import Scroll

FACTS, ITEMS, PEOPLE = range(3)
OVER = tr("เวทีนี้จัดไปแล้วหรือยกเลิกแล้ว")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the plan's screen shows beside the sheet."""

    known: PutDown
    sections: list[SectionRow]
    people: list[PersonRow]
    villages: list[VillageRow]
    stakeholders: list[StakeholderRow]


def look(sheet: HearingSheet) -> Sight:
    """Read it; in a read lane."""
    return Sight(
        tasks.put_down(sheet),
        sections.sections(),
        people.people(),
        villages.villages(),
        villages.stakeholders(),
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """The plan as it stands on the screen."""

    facts: HearingFacts
    groups: dict[Key, int]
    agenda: list[plan.AgendaRow]


class PlanTab(Tab):
    """Saved when left, with Ctrl+S, and before every step; deadlines follow what is typed."""

    topics = frozenset({"task", "rule", "holiday", "attendance", "village", "section", "person"})

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._known = PutDown()
        self._filled = 0  # the hearing whose plan stands in the fields
        self._saved: Typed | None = None
        self._menu_of = ""  # the state its entries were made for
        self._save = button(tr("บันทึกแผน"), self.save, icon="save", kind="next", tip="Ctrl+S")
        self._chips = QButtonGroup(self)
        self._parts = QStackedWidget()
        self.panel = DeadlinesPanel()
        chips = flow()
        for place, word in enumerate((tr("เวที"), tr("ข้อมูลเผยแพร่"), tr("กลุ่มและวาระ"))):
            chip = button(word, kind="chip")
            chip.setCheckable(True)
            self._chips.addButton(chip, place)
            chips.addWidget(chip)
        self._chips.button(FACTS).setChecked(True)
        self._chips.idClicked.connect(self.show_part)
        above = row(chips, self._save, 8)
        above.setStretch(0, 1)
        left = column(above, self._parts, gap=10, margins=(16, 12, 8, 10))
        left.setStretch(1, 1)
        page = row(frame("card", left), self.panel, gap=12)
        page.setStretch(0, 1)
        self.setLayout(page)
        self.form = PlanForm()
        self.items = ItemsForm()
        self.groups = GroupsEditor()
        self.agenda = AgendaEditor()
        people_part = QWidget()
        people_part.setLayout(
            column(self.groups, 6, rule(), 6, self.agenda, None, margins=(0, 0, 8, 0))
        )
        for part in (self.form, self.items, people_part):  # into their place at once: every
            area = _scroll()  # change of parent dresses all that is inside anew
            self._parts.addWidget(area)
            area.setWidget(part)
        for editor in (self.form, self.items, self.groups, self.agenda):
            editor.edited.connect(self._reckon)
        self.panel.step_asked.connect(self._ask_step)
        self.panel.ticked.connect(self._tick)
        self.panel.dropped.connect(self._drop_task)
        self.panel.add_asked.connect(self._ask_task)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("Ctrl+S", tr("บันทึกแผน"))]

    def show_part(self, place: int) -> None:
        """Show the facts, the items, or groups and agenda."""
        self._chips.button(place).setChecked(True)
        self._parts.setCurrentIndex(place)

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show the plan as it is; what is typed and not saved stays."""
        here = self._filled == sheet.id
        before = self._typed() if here else None
        untouched = self._changed() is None
        if self.sheet is None or self.sheet.id != sheet.id:
            self.show_part(FACTS)
        super().show_hearing(sheet)

        def done(sight: Sight) -> None:
            if self.sheet is not sheet:
                return
            self._known = sight.known
            typed = self._typed() if here else None
            if typed is None or (untouched and typed == before) or typed == self._saved:
                self._fill(sheet, sight)
            self._reckon()

        self.desk.read(lambda: look(sheet), done)

    def _fill(self, sheet: HearingSheet, sight: Sight) -> None:
        self.form.offer(sight.sections, sight.people)
        self.form.show_facts(sheet.facts)
        self.items.show_facts(sheet.facts)
        self.groups.offer(sight.villages, sight.stakeholders)
        self.groups.show_groups(sheet.groups)
        self.agenda.show_agenda(sheet.agenda)
        self._filled = sheet.id
        self._saved = None

    def leave(self) -> None:
        """Keep what was typed."""
        self.save()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save what changed; `then` comes when it is saved, or at once when nothing changed."""
        sheet, wanted = self.sheet, self._changed()
        if sheet is None or self._filled != sheet.id:
            return
        trouble = self.form.trouble()
        if trouble is not None:
            self.desk.troubled.emit(trouble)
            return
        if wanted is None or wanted == self._saved:  # the write lane keeps the order of deeds
            if then is not None:
                then()
            return
        actor = self.session.actor
        self._saved = wanted  # shown as the records have it, unless typing goes on

        def done(_none: None) -> None:
            if then is not None:
                then()

        def failed(trouble: Exception) -> None:
            self._saved = None
            self.desk.troubled.emit(trouble)

        self.desk.do(lambda: _keep(sheet.id, wanted, actor), done, failed)

    def _typed(self) -> Typed:
        assert self.sheet is not None
        facts = self.items.put_into(self.form.put_into(self.sheet.facts))
        return Typed(facts, self.groups.wanted(), self.agenda.wanted())

    def _changed(self) -> Typed | None:
        """The plan as typed; None when it is as saved or another's stands here."""
        if self.sheet is None or self._filled != self.sheet.id:
            return None
        typed = self._typed()
        groups = {(g.village_id, g.stakeholder_id): g.quota for g in self.sheet.groups}
        same = (typed.facts, typed.groups) == (self.sheet.facts, groups)
        if same and typed.agenda == list(self.sheet.agenda) and not self.form.trouble():
            return None
        return typed

    def _reckon(self) -> None:
        """Lamps, deadlines and the next step of the plan as it stands on the screen."""
        if self.sheet is None or self._filled != self.sheet.id:
            return
        typed = self._typed()
        groups = tuple(
            plan.GroupRow(0, village, group, "", quota)
            for (village, group), quota in typed.groups.items()
        )
        seen = replace(self.sheet, facts=typed.facts, groups=groups)
        self.panel.tell(tasks.reckon(seen, self._known))
        self.items.light(typed.facts)
        told, asked = self.items.count()
        chip = self._chips.button(ITEMS)
        assert chip is not None
        chip.setText(
            on_screen.figures(tr("ข้อมูลเผยแพร่ {told}/{asked}").format(told=told, asked=asked))
        )
        chip.setAccessibleName(
            on_screen.figures(tr("ข้อมูลเผยแพร่ {told} จาก {asked} ข้อ").format(told=told, asked=asked))
        )
        changed = self._changed() is not None
        grey(self._save, "" if changed else tr("บันทึกแล้ว"))
        set_words(self._save, tr("บันทึกแผน") if changed else tr("บันทึกแล้ว"))
        if self.sheet.state != self._menu_of:
            self._menu_of = self.sheet.state
            self._fill_menu()

    def _fill_menu(self) -> None:
        assert self.sheet is not None
        state = self.sheet.state
        over = state in (plan.HELD, plan.MINUTED, plan.SUMMARISED, plan.FILED, plan.CANCELLED)
        put_away = (
            "" if state in (plan.PLANNED, plan.READY) else tr("ปิดประกาศแล้ว ให้ยกเลิกพร้อมเหตุผลแทน")
        )
        fill_menu(
            self.panel.menu,
            (
                Entry(
                    "calendar-clock", tr("เลื่อนเวที…"), self._ask_postponement, OVER if over else ""
                ),
                Entry("calendar-x", tr("ยกเลิกเวที…"), self._ask_cancelling, OVER if over else ""),
                None,
                Entry("repeat", tr("จัดซ้ำปีงบประมาณหน้า…"), self._repeat),
                Entry("map-pin", tr("จัดหลายแห่ง…"), self._ask_series),
                Entry("calendar", tr("บันทึกเป็นปฏิทิน (.ics)…"), self._ask_file),
                None,
                Entry("trash-2", tr("ทิ้งแผนนี้…"), self._ask_discard, put_away),
            ),
        )

    # steps and other deeds

    def _ask_step(self, kind: str) -> None:
        word, question = words.STEPS[kind]
        if kind in steps.ASKS_DAY:
            plan_deeds.ask_day(
                self, word, question, tr("บันทึก"), lambda day: self._do(steps.take, kind, day)
            )
        else:
            self._do(steps.take, kind)

    def _do(self, deed: Callable[..., object], *given: object) -> None:
        """Save the plan, then do a deed of this hearing."""
        assert self.sheet is not None
        actor, hearing_id = self.session.actor, self.sheet.id

        def failed(trouble: Exception) -> None:
            self.desk.troubled.emit(trouble)
            self.panel.forget()  # a tick that was refused goes back
            self._reckon()

        self.save(lambda: self.desk.do(lambda: deed(hearing_id, *given, actor=actor), None, failed))

    def _tick(self, code: str, done: bool) -> None:
        self._do(tasks.tick if done else tasks.untick, code)

    def _drop_task(self, code: str) -> None:
        self._do(tasks.drop, code)

    def _ask_task(self) -> None:
        plan_deeds.ask_task(self, partial(self._do, tasks.add))

    def _ask_postponement(self) -> None:
        assert self.sheet is not None
        plan_deeds.ask_postponement(self, self.sheet, partial(self._do, events.postpone))

    def _ask_cancelling(self) -> None:
        assert self.sheet is not None
        facts = self.sheet.facts
        must = facts.severity == "severe" and bool(rule_sets.basis(facts.basis).severe)
        plan_deeds.ask_cancelling(self, self.sheet, must, partial(self._do, events.cancel))

    def _repeat(self) -> None:
        assert self.sheet is not None
        facts = self.items.put_into(self.form.put_into(self.sheet.facts))
        plan_deeds.ask_subject(
            self,
            series.next_years(facts.subject, facts.held_on),
            lambda subject: self._do_and_open(series.repeat, subject),
        )

    def _ask_series(self) -> None:
        assert self.sheet is not None
        plan_deeds.ask_series(
            self, self.sheet, lambda wanted: self._do_and_open(series.at_other_venues, wanted)
        )

    def _do_and_open(self, deed: Callable[..., int | list[int]], *given: object) -> None:
        """Save, plan another hearing from this one, and open it."""
        assert self.sheet is not None
        actor, hearing_id = self.session.actor, self.sheet.id

        def done(made: int | list[int]) -> None:
            self.hearing_asked.emit(made if isinstance(made, int) else made[0])

        self.save(lambda: self.desk.do(lambda: deed(hearing_id, *given, actor=actor), done))

    def _ask_discard(self) -> None:
        from desktop.ui.shell.dialogs import confirm

        confirm(
            self,
            tr("ทิ้งแผน"),
            tr("แผนนี้จะหายไปจากรายการ ใช้เมื่อวางแผนผิดหรือซ้ำ"),
            tr("ทิ้งแผน"),
            lambda: self._do(plan.discard),
        )

    def _ask_file(self) -> None:
        assert self.sheet is not None
        plan_deeds.ask_file(self, self.sheet.facts.subject, self.write_calendar)

    def write_calendar(self, file: Path) -> None:
        """Write the hearing and its deadlines into a calendar file."""
        assert self.sheet is not None
        hearing_id = self.sheet.id

        def write() -> None:
            from desktop.office import files
            from desktop.office.hearings import calendar_file

            files.write(file, calendar_file.make([hearing_id]))

        self.save(lambda: self.desk.read(write, lambda _none: None))


def _keep(hearing_id: int, wanted: Typed, actor: int) -> None:
    """Write what was typed; each part that did not change writes nothing."""
    plan.change(hearing_id, wanted.facts, actor=actor)
    program.set_groups(hearing_id, wanted.groups, actor=actor)
    program.set_agenda(hearing_id, wanted.agenda, actor=actor)


def _scroll() -> Scroll:
    area = Scroll()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
