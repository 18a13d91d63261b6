"""Report and results: answers, groups of like opinions, minutes, notice; what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget

from desktop.i18n import tr
from desktop.office.hearings import answers, outcome
from desktop.office.hearings.outcome import Missing, Results
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words.hearing_papers import OUTSTANDING
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.hearings.answers_view import AnswersView
from desktop.ui.hearings.groups_view import GroupsView
from desktop.ui.hearings.keyed import Keyed
from desktop.ui.hearings.results_view import ResultsView
from desktop.ui.hearings.tab import Tab
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, clear, column, elided, label, pill, row

ANSWERS, GROUPS, RESULTS = range(3)
_VIEWS = (tr("ตอบความคิดเห็น"), tr("จัดกลุ่มที่คล้ายกัน"), tr("รายงานและประกาศ"))
_SHOWN = 4
_LARGE = 1.2  # from this size of text on, the line of what is missing is shortened


class ReportTab(Tab):
    """Three views under one line that says what is still missing."""

    topics = frozenset(("document", "opinion", "answer", "attendance", "vote", "invitation"))

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._asked = 0
        self._shown: tuple[HearingSheet, Results] | None = None
        self._chips = QButtonGroup(self)
        chips = row(gap=6)
        for place, word in enumerate(_VIEWS):
            chip = button(word, kind="chip", tip="F9 F10")
            chip.setCheckable(True)
            self._chips.addButton(chip, place)
            chips.addWidget(chip)
        self._missing = row(gap=6)
        self.answers = AnswersView(desk, session)
        self.groups = GroupsView(desk, session)
        self.results = ResultsView(desk, session)
        self.results.paper_asked.connect(self.paper_asked)
        self.stack = QStackedWidget()
        for view in (self.answers, self.groups, self.results):
            self.stack.addWidget(view)
        head = row(chips, None, self._missing, gap=12)
        page = column(head, self.stack, gap=10, margins=(0, 6, 0, 0))
        page.setStretch(1, 1)
        inside = Keyed()
        inside.setLayout(page)
        inside.set_keys(
            {
                (Qt.Key.Key_F10, False): lambda: self._turn(1),
                (Qt.Key.Key_F9, False): lambda: self._turn(-1),
            }
        )
        self._keyed = inside
        self.setLayout(column(inside, gap=0))
        self._chips.idClicked.connect(self.show_view)
        self.show_view(ANSWERS)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part and of the view that is shown."""
        shown = (self.answers, self.groups, self.results)[self.stack.currentIndex()]
        return [*shown.keys(), ("F9 F10", tr("มุมมอง"))]

    def wants(self, event: QKeyEvent) -> bool:
        """The keys of the view that is shown, and those between the views."""
        view = self.stack.currentWidget()
        return self._keyed.wants(event) or (isinstance(view, Keyed) and view.wants(event))

    @Slot(int)
    def show_view(self, place: int) -> None:
        """Go to one of the three views."""
        if self.stack.currentIndex() == ANSWERS and place != ANSWERS:
            self.answers.leave()
        self.stack.setCurrentIndex(place)
        self._chips.button(place).setChecked(True)
        (self.answers.list, self.groups.suggestions, self.results)[place].setFocus()
        self.keys_changed.emit()
        if self._shown is not None and self._shown[0] is self.sheet:
            self._show(*self._shown)  # what changes it brings it anew
        elif self.sheet is not None:
            self.show_hearing(self.sheet)

    def _turn(self, by: int) -> None:
        self.show_view((self.stack.currentIndex() + by) % len(_VIEWS))

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show what stands after this hearing, as it is now."""
        first = self.sheet is None or self.sheet.id != sheet.id
        super().show_hearing(sheet)
        self._asked += 1
        asked, hearing_id = self._asked, sheet.id

        def done(found: Results) -> None:
            if asked == self._asked:
                self._shown = sheet, found
                self._show(sheet, found)

        if self.stack.currentIndex() == ANSWERS:
            self.answers.begin(hearing_id)
        self.desk.read(lambda: outcome.results(hearing_id), done)
        if first and self.stack.currentIndex() == ANSWERS:
            self.answers.list.setFocus()

    def _show(self, sheet: HearingSheet, found: Results) -> None:
        self._show_missing(found)
        place = self.stack.currentIndex()
        if place == ANSWERS:
            self.answers.show_matters(sheet.id, found.matters)
        elif place == GROUPS:
            self.groups.show_matters(sheet.id, found.matters)
        else:
            self.results.show_results(sheet, found)

    def _show_missing(self, found: Results) -> None:
        clear(self._missing)
        if not found.over:
            self._missing.addWidget(label(tr("เวทียังไม่จัดหรือยังไม่ปิด"), "muted"))
            return
        if not found.missing:
            waiting = answers.unanswered(found.matters)
            told = on_screen.figures(
                tr("สรุปผลแล้ว ยังไม่ได้ตอบ {waiting} เรื่อง").format(waiting=waiting)
            )
            self._missing.addWidget(pill(told, "warn") if waiting else pill(tr("ไม่มีงานค้าง"), "ok"))
            return
        if style.scale() < _LARGE:
            self._missing.addWidget(label(tr("ยังขาด"), "label"))
        words = [_told(one) for one in found.missing]
        self._missing.addWidget(elided(" · ".join(words[:_SHOWN])))
        if found.due is not None and sheet_waits(found):
            self._missing.addWidget(pill(*_days(found)))

    def leave(self) -> None:
        """Keep what was typed."""
        self.answers.leave()

    def print_paper(self) -> None:
        """Print the summary, or the minutes while there is none."""
        if self.stack.currentIndex() == RESULTS:
            self.results.print_next()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # from the names of the parts: what the status bar says
        view = self.stack.currentWidget()
        if isinstance(view, Keyed) and view.take(event):
            return
        if not self._keyed.take(event):
            super().keyPressEvent(event)


def sheet_waits(found: Results) -> bool:
    """Whether the summary still has to be announced."""
    return any(one.code != "follow-ups" for one in found.missing)


def _told(one: Missing) -> str:
    count = f" {one.count:,}" if one.count else ""
    by = (
        tr(" ภายใน {by}").format(by=on_screen.short(one.by))
        if one.by and one.code == "follow-ups"
        else ""
    )
    return on_screen.figures(f"{OUTSTANDING[one.code]}{count}{by}")


def _days(found: Results) -> tuple[str, str]:
    assert found.due is not None
    day = f"{found.due.day} {on_screen.short_month(found.due)} "
    if found.days_left < 0:
        late = tr("เลยมา {part} วัน").format(part=-found.days_left)
        return on_screen.figures(
            late if style.scale() >= _LARGE else tr("กำหนด {day}{late}").format(day=day, late=late)
        ), "bad"
    kind = "warn" if found.days_left <= 5 else "accent"
    left = tr("เหลือ {days_left} วัน").format(days_left=found.days_left)
    return on_screen.figures(
        left if style.scale() >= _LARGE else tr("ภายใน {day}{left}").format(day=day, left=left)
    ), kind
