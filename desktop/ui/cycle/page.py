"""The yearly cycle: the year above, its four steps, and below them items, suggestions, evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.cycle import items
from desktop.office.rules import calendar, cycle
from desktop.office.rules.evidence import LOCAL
from desktop.office.words.evidence import PARTS
from desktop.thai import on_screen
from desktop.ui.cycle.evidence_view import EvidenceView
from desktop.ui.cycle.items_view import ItemsView
from desktop.ui.cycle.step_card import StepCard
from desktop.ui.cycle.suggestions_view import SuggestionsView
from desktop.ui.desk import Desk
from desktop.ui.hearings.keyed import Keyed
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, elided, grey, label, pill, row, set_pill
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.office.cycle.report import YearReport
    from desktop.office.cycle.rolling import RollRow
    from desktop.office.cycle.suggestions import Suggestion
    from desktop.office.cycle.years import YearView
    from desktop.office.evidence.judging import Judged, Lack

ITEMS, SUGGESTIONS, EVIDENCE = range(3)
_VIEWS = (tr("งานในขั้น"), tr("ข้อเสนอจากปีก่อน"), tr("หลักฐาน ITA"))
_TOPICS = frozenset(
    (
        "cycle",
        "indicator",
        "posting",
        "hearing",
        "document",
        "answer",
        "opinion",
        "attendance",
        "attachment",
    )
)
_ROOMY = 1.7  # from this size of text on, the sum of the evidence is left to its view
_LEAST = 300  # of the lists; with large text the page scrolls
_FIRST_YEAR = 2500  # no fiscal year before it is shown


@dataclass(frozen=True, slots=True)
class _Shown:
    view: YearView
    suggestions: list[Suggestion]
    judged: Judged
    schemes: list[str]


class CyclePage(Room):
    """`paper_asked`, `notice_asked`, `hearing_asked` (with the part of its page) lead elsewhere."""

    paper_asked = Signal(int)
    hearing_asked = Signal(int, str)
    notice_asked = Signal(int)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._year = 0
        self._step = 0
        self._scheme = LOCAL
        self._asked = 0
        self._item = 0
        self._now: _Shown | None = None
        self._sum = elided("", "muted")
        self._whole = pill("", "muted")
        self.back = button(
            "", lambda: self.turn_year(-1), icon="chevron-left", name=tr("ปีก่อนหน้า"), tip="F3"
        )
        self.on = button(
            "", lambda: self.turn_year(1), icon="chevron-right", name=tr("ปีถัดไป"), tip="F4"
        )
        for made in (self.back, self.on):
            made.setFixedWidth(style.scaled(44))
        self._name = label("", "strong")
        self.roll = button(tr("นำปีก่อนมาตั้งต้น…"), self.ask_roll, icon="calendar-sync", kind="small")
        self.pack = button(
            tr("ทำชุดหลักฐาน…"),
            self.ask_pack,
            icon="package",
            kind="primary",
            tip=tr("ZIP และเว็บไซต์"),
        )
        title = column(label(tr("วงรอบปี"), "title"), self._sum, gap=0)
        head = row(title, self._whole, self.back, self._name, self.on, self.pack, gap=8)
        head.setStretch(0, 1)
        self._cards = QButtonGroup(self)
        cards = row(gap=12)
        self.cards: list[StepCard] = []
        for number in cycle.STEPS:
            card = StepCard(number)
            self._cards.addButton(card, number)
            cards.addWidget(card, 1)
            self.cards.append(card)
        self._chips = QButtonGroup(self)
        chips = row(gap=6)
        for place, word in enumerate(_VIEWS):
            chip = button(word, kind="chip", tip="F9 F10")
            chip.setCheckable(True)
            self._chips.addButton(chip, place)
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self.roll)
        self.items = ItemsView(desk, session)
        self.items.opened.connect(self._open)
        self.items.roll_asked.connect(self.ask_roll)
        self.items.memo_asked.connect(self.draft_report)
        self.items.report_asked.connect(self.print_report)
        self.suggestions = SuggestionsView(desk, session)
        self.suggestions.hearing_asked.connect(self.hearing_asked)
        self.evidence = EvidenceView(desk, session)
        self.evidence.lack_asked.connect(self.go_to)
        self.evidence.scheme_chosen.connect(self._choose_scheme)
        self.stack = QStackedWidget()
        for part in (self.items, self.suggestions, self.evidence):
            self.stack.addWidget(part)
        page = column(head, cards, chips, self.stack, gap=12, margins=(24, 14, 24, 12))
        page.setStretch(3, 1)
        inside = Keyed()
        inside.setLayout(page)
        inside.set_keys(
            {
                (Qt.Key.Key_F3, False): lambda: self.turn_year(-1),
                (Qt.Key.Key_F4, False): lambda: self.turn_year(1),
                (Qt.Key.Key_F9, False): lambda: self._turn(-1),
                (Qt.Key.Key_F10, False): lambda: self._turn(1),
                (Qt.Key.Key_Left, True): lambda: self.show_step(max(self._step - 1, 1)),
                (Qt.Key.Key_Right, True): lambda: self.show_step(min(self._step + 1, 4)),
            }
        )
        self.stack.setMinimumHeight(style.scaled(_LEAST))
        area = self._area = Scroll()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.setLayout(column(area, gap=0))
        self._cards.idClicked.connect(self.show_step)
        self._chips.idClicked.connect(self.show_view)
        self._chips.button(ITEMS).setChecked(True)
        desk.changed.connect(self._hear)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room and of the view that is shown."""
        mine = {
            ITEMS: [
                ("Enter", tr("แก้")),
                ("Insert", tr("เพิ่มงาน")),
                ("Space", tr("ทำเสร็จ")),
                ("F2", tr("ผูก")),
                ("Delete", tr("ลบ")),
            ],
            SUGGESTIONS: [("Enter", tr("บันทึกการนำไปใช้")), ("Delete", tr("ล้างที่บันทึก"))],
            EVIDENCE: [("Enter", tr("ไปที่สิ่งที่ขาด")), ("Insert", tr("นำเข้าตัวชี้วัด"))],
        }[self.stack.currentIndex()]
        common = [
            ("Ctrl+← →", tr("ขั้น")),
            ("F9 F10", tr("มุมมอง")),
            ("F3 F4", tr("ปี")),
            ("F1", tr("คู่มือ")),
        ]
        return [*mine, *common]

    @Slot()
    def shown(self) -> None:
        """The room is entered: this year at first, later the year it was left at."""
        if not self._year:
            self._year = calendar.fiscal_year(moments.today())
        self.reload(focus=True)

    def year(self) -> int:
        """The Buddhist fiscal year that is shown."""
        return self._year

    def turn_year(self, by: int) -> None:
        """Go to a neighbouring year."""
        if self._year + by >= _FIRST_YEAR:
            self._year += by
            self._step = 0
            self.reload()

    @Slot(int)
    def show_step(self, number: int) -> None:
        """Show the items of a step."""
        self._step = number
        self.show_view(ITEMS)

    @Slot(int)
    def show_view(self, place: int) -> None:
        """Go to items, suggestions or evidence."""
        self.stack.setCurrentIndex(place)
        self._chips.button(place).setChecked(True)
        if self._now is not None:
            self._show(self._now)
        field = self._parts()[place].first_field()
        field.setFocus()
        self._area.ensureWidgetVisible(field)  # with large text it may lie below
        self.keys_changed.emit()

    def _turn(self, by: int) -> None:
        self.show_view((self.stack.currentIndex() + by) % len(_VIEWS))

    def _parts(self) -> tuple[ItemsView, SuggestionsView, EvidenceView]:
        return self.items, self.suggestions, self.evidence

    def reload(self, *, focus: bool = False) -> None:
        """Ask for the year again; an answer to an older question is dropped."""
        self._asked += 1
        asked, year, scheme = self._asked, self._year, self._scheme

        def ask() -> _Shown:
            from desktop.office.cycle import suggestions, years  # here, after the first frame
            from desktop.office.evidence import indicators, judging

            known = indicators.schemes(year)
            holding = indicators.holding(year, scheme if scheme in known else LOCAL)
            return _Shown(
                years.view(year),
                suggestions.carried(year),
                judging.judge(year, holding),
                known,
            )

        def done(found: _Shown) -> None:
            if asked != self._asked:
                return
            self._now = found
            self._show(found)
            if focus or self.focusWidget() is None:
                self._parts()[self.stack.currentIndex()].first_field().setFocus()

        self._desk.read(ask, done)

    def _show(self, found: _Shown) -> None:
        view = found.view
        year = on_screen.figures(str(view.year))
        self._name.setText(tr("ปีงบประมาณ {year}").format(year=year))
        done = sum(step.count(items.DONE) for step in view.steps)
        of = sum(len(step.items) for step in view.steps)
        late = sum(step.count(items.LATE) for step in view.steps)
        told = tr("ทำแล้ว {done} จาก {of} งาน").format(done=done, of=of) + (
            tr(" เกินกำหนด {late} งาน").format(late=late) if late else ""
        )
        self._sum.tell(on_screen.figures(told) if of else tr("ยังไม่มีงานในวงรอบปีนี้"))
        there, wanted = found.judged.elements()
        kind = "ok" if there == wanted else "warn"
        set_pill(
            self._whole,
            on_screen.figures(
                tr("หลักฐาน ITA ครบ {there} จาก {wanted}").format(there=there, wanted=wanted)
            ),
            kind,
        )
        self._whole.setVisible(style.scale() < _ROOMY)
        self.roll.setVisible(view.begun)
        if not self._step:
            self._step = next(
                (step.step.number for step in view.steps if step.state in ("late", "soon")),
                next((step.step.number for step in view.steps if step.state != "done"), 1),
            )
        for card, step in zip(self.cards, view.steps, strict=True):
            card.show_step(step, view.year)
            card.setChecked(step.step.number == self._step)
        nothing = not (view.begun or found.suggestions or view.steps[2].figures["hearings"])
        nothing = nothing and not view.steps[1].figures["announcements"]
        grey(self.pack, tr("ปีนี้ยังไม่มีงาน ประกาศ หรือเวทีให้รวบรวม") if nothing else "")
        self.items.show_step(view, view.steps[self._step - 1], self._item)
        self._item = 0
        rows = [row_ for step in view.steps for row_ in step.items]
        self.suggestions.show_year(view.year, found.suggestions, rows)
        self.evidence.show_judged(found.judged, found.schemes)

    # deeds

    @Slot()
    def ask_roll(self) -> None:
        """Show what the year would have of the year before, to accept row by row."""
        year = self._year

        def found(rows: list[RollRow]) -> None:
            from desktop.ui.cycle.roll_dialog import RollDialog
            from desktop.ui.shell.dialogs import say

            if not rows:
                say(
                    self,
                    on_screen.figures(tr("วงรอบปี {year}").format(year=year)),
                    tr("ปีนี้มีงานครบทุกรายการของปีก่อนและของแบบมาตรฐานแล้ว"),
                )
                return
            RollDialog(self, self._desk, self._session, year, rows, lambda _count: None).open()

        def ask() -> list[RollRow]:
            from desktop.office.cycle.rolling import diff

            return diff(year)

        self._desk.read(ask, found)

    @Slot()
    def draft_report(self) -> None:
        """Draft the report of step ๑ as a memo and open it."""
        from desktop.office.cycle import report

        actor, year = self._session.actor, self._year
        self._desk.do(lambda: report.draft_memo(year, actor=actor), self.paper_asked.emit)

    @Slot()
    def print_report(self) -> None:
        """Print the report of step ๑ with its charts, or keep it as PDF."""
        from desktop.office.cycle import report

        year = self._year

        def counted(found: YearReport) -> None:
            from desktop.printing.paper import Copy
            from desktop.ui.editor.printing import PrintDialog
            from desktop.ui.shell.dialogs import say

            before = on_screen.figures(str(year - 1))
            if found.empty:
                say(
                    self,
                    tr("พิมพ์รายงาน"),
                    tr(
                        "ปีงบประมาณ {before} ไม่มีเวทีที่จัดแล้วและไม่มีงานในวงรอบปี จึงยังไม่มีอะไรให้รายงาน"
                    ).format(before=before),
                )
                return
            copies: tuple[tuple[Copy, str], ...] = (("original", tr("รายงาน")),)
            name = tr("รายงานวิเคราะห์ผลปี {before}").format(before=before)
            make = report.paper_of
            PrintDialog(self, self._desk, name, lambda _copy: make(found), None, copies).open()

        self._desk.read(lambda: report.count(year), counted)

    @Slot()
    def ask_pack(self) -> None:
        """Make the pack of the year's evidence."""
        from desktop.ui.cycle.pack_dialog import PackDialog

        PackDialog(self, self._desk, self._session, self._year, self._scheme).open()

    @Slot(str, int)
    def _open(self, kind: str, id_: int) -> None:
        if kind == items.DOCUMENT:
            self.paper_asked.emit(id_)
        else:
            self.hearing_asked.emit(id_, "")

    @Slot(object)
    def go_to(self, lack: Lack) -> None:
        """Go to the record that is missing, or to where it would be made."""
        from desktop.office.evidence import judging

        if lack.where == judging.HEARING:
            self.hearing_asked.emit(lack.id, PARTS[lack.part])
        elif lack.where == judging.DOCUMENT:
            self.paper_asked.emit(lack.id)
        elif lack.where == judging.NOTICE:
            self.notice_asked.emit(lack.id)
        elif lack.where == judging.SUGGESTIONS:
            self.show_view(SUGGESTIONS)
        elif lack.where == judging.STEP:
            self.show_step(lack.id)
        else:
            self._go_to_item(lack.id)

    def _go_to_item(self, item_id: int) -> None:
        assert self._now is not None, "a lamp is shown after its year"
        for step in self._now.view.steps:
            if any(row_.id == item_id for row_ in step.items):
                self._item = item_id
                self.show_step(step.step.number)

    @Slot(str)
    def _choose_scheme(self, scheme: str) -> None:
        self._scheme = scheme
        self.reload()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS and self.isVisible():
            self.reload()

    def first_field(self) -> QWidget | None:
        """The list of the view that is shown; it has the keyboard once it is filled."""
        return self._parts()[self.stack.currentIndex()].first_field()
