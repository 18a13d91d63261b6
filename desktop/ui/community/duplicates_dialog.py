"""Two who may be one, side by side: keep one of them, or leave them be; merges can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.community import duplicates, merged, residents, sheets, told_apart
from desktop.office.community.duplicates import Pair
from desktop.office.community.merged import MergeRow
from desktop.office.community.sheets import ResidentSheet
from desktop.office.jobs import Cancelled, Job
from desktop.office.words.community_screen import ORIGINS
from desktop.office.words.hearing_screen import SEXES
from desktop.thai import on_screen
from desktop.thai.folding import fold
from desktop.thai.numbers import telephone
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, clear, column, elided, frame, grey, label, pill, row
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.scrolling import Scroll

LOOKING, PAIRS, NONE, MERGES = range(4)
_SHOWN = 500  # pairs in the list; after those the next look finds the others


class DuplicatesDialog(Dialog):
    """Looks when it opens; nothing is merged but by a button under the one to keep."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent, tr("คนที่อาจซ้ำกัน"), width=1000)
        self._desk, self._session = desk, session
        self.pairs: list[Pair] = []
        self._names: dict[int, str] = {}
        self._undoable: Callable[[], object] | None = None
        self._job = Job()
        self._progress = Progress()
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("คู่ที่อาจซ้ำกัน"))
        self.list.setFixedWidth(style.scaled(260))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._choose)
        self._pair = column(gap=10)
        beside = QWidget()
        beside.setLayout(self._pair)
        pairs = QWidget()
        sides = row(self.list, beside, gap=16)
        sides.setStretch(1, 1)
        pairs.setLayout(sides)
        self._nothing = label("", wrap=True)
        nothing = QWidget()
        nothing.setLayout(column(self._nothing, None))
        self._merges = column(gap=4)
        listed = QWidget()
        listed.setLayout(column(self._merges, None))
        area = Scroll()
        area.setWidgetResizable(True)
        area.setWidget(listed)
        self.pages = QStackedWidget()
        self.pages.setMinimumHeight(style.scaled(400))
        for page in (QWidget(), pairs, nothing, area):
            self.pages.addWidget(page)
        self._done = label("", "ok")
        self._undo = button(tr("เลิกทำ"), self.undo, kind="link", name=tr("เลิกทำครั้งล่าสุด"))
        self._undo.hide()
        self.parts.addWidget(self._progress)
        self.parts.addWidget(self.pages)
        self.parts.addLayout(row(self._done, self._undo, None))
        self._past = button(tr("รายการที่รวมแล้ว"), self._ask_merges, kind="link")
        self.yes = button(tr("ปิด"), self.accept)
        self._foot.addLayout(row(self._past, None, self.yes))
        self.look()

    def look(self) -> None:
        """Look through the directory for pairs."""
        self._job = Job()
        job = self._job
        self._progress.watch(job, tr("กำลังหาคนที่อาจซ้ำกัน"))
        self.pages.setCurrentIndex(LOOKING)

        def work() -> tuple[list[Pair], dict[int, str]] | None:
            try:
                found = duplicates.find(job)[:_SHOWN]
            except Cancelled:
                return None
            people = residents.rows([pair.kept_id for pair in found])
            return found, {row.id: row.plain for row in people}

        self._desk.read(work, self._show_pairs, self._failed)

    def _failed(self, trouble: Exception) -> None:
        self._progress.stop()
        self._desk.troubled.emit(trouble)

    def _show_pairs(self, found: tuple[list[Pair], dict[int, str]] | None) -> None:
        self._progress.stop()
        if found is None:
            self._nothing.setText(tr("หยุดค้นหาแล้ว เปิดหน้านี้อีกครั้งเพื่อค้นใหม่"))
            self.pages.setCurrentIndex(NONE)
            return
        self.pairs, self._names = found
        self._fill_list(0)

    def _fill_list(self, at: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for pair in self.pairs:
            item = QListWidgetItem(
                f"{on_screen.figures(str(pair.score))} %  {self._names[pair.kept_id]}"
            )
            item.setToolTip(
                on_screen.figures(
                    tr("น่าจะเป็นคนเดียวกัน {score} ใน 100 คะแนน").format(score=pair.score)
                )
            )
            item.setSizeHint(QSize(10, style.scaled(36)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        if not self.pairs:
            self._nothing.setText(tr("ไม่พบคนที่น่าจะซ้ำกันแล้ว"))
            self.pages.setCurrentIndex(NONE)
            return
        self.pages.setCurrentIndex(PAIRS)
        self.list.setCurrentRow(min(at, len(self.pairs) - 1))
        self._choose(self.list.currentRow())

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(self.pairs):
            return
        pair = self.pairs[at]

        def both() -> tuple[ResidentSheet, ResidentSheet]:
            return sheets.open_sheet(pair.kept_id), sheets.open_sheet(pair.other_id)

        # one of them put away meanwhile: the pair is none any more
        self._desk.read(
            both,
            partial(self._show_pair, pair),
            lambda _gone: self._drop(pair),
        )

    def _drop(self, pair: Pair) -> None:
        if pair in self.pairs:
            at = self.pairs.index(pair)
            self.pairs.remove(pair)
            self._fill_list(at)

    def _show_pair(self, pair: Pair, both: tuple[ResidentSheet, ResidentSheet]) -> None:
        if not self.pairs or self.pairs[self.list.currentRow()] != pair:
            return
        clear(self._pair)
        speaks = row(*(pill(word, "ok") for word in pair.why[:4]), None)
        self._pair.addLayout(speaks)
        if pair.against:
            self._pair.addLayout(row(*(pill(word, "warn") for word in pair.against[:4]), None))
        self._pair.addWidget(frame("card", self._compared(both)))
        one, other = both
        skip = button(tr("ข้ามคู่นี้ไปก่อน"), partial(self.skip, pair), kind="link")
        apart = button(
            tr("เป็นคนละคน"), partial(self.tell_apart, pair), icon="x", tip=tr("ไม่แสดงคู่นี้อีก")
        )
        keep = [
            button(
                tr("เก็บ{side}").format(side=side),
                partial(self.merge, pair, sheet),
                icon="check",
                name=tr("เก็บ{side}").format(side=side),
            )
            for side, sheet in ((tr("คนซ้าย"), one), (tr("คนขวา"), other))
        ]
        self._pair.addLayout(row(*keep, apart, None, skip))
        note = tr(
            "ประวัติการมาเวทีและความเห็นของทั้งสองชื่อจะนับเป็นของคนที่เก็บไว้ "
            "ช่องที่ว่างจะเติมจากอีกชื่อ และแยกออกได้ภายหลัง"
        )
        self._pair.addWidget(label(note, "muted", wrap=True))
        self._pair.addStretch(1)

    def _compared(self, both: tuple[ResidentSheet, ResidentSheet]) -> QGridLayout:
        """A line a fact; what differs stands in bold."""
        made = QGridLayout()
        made.setContentsMargins(*(style.scaled(n) for n in (16, 12, 16, 12)))
        made.setHorizontalSpacing(style.scaled(14))
        made.setVerticalSpacing(style.scaled(6))
        made.setColumnStretch(1, 1)
        made.setColumnStretch(2, 1)
        for at, (name, *values) in enumerate(_lines(both)):
            made.addWidget(label(name, "label"), at, 0)
            differs = fold(values[0]) != fold(values[1])
            for place, value in enumerate(values, start=1):
                role = "card" if at == 0 else "strong" if differs and value else ""
                made.addWidget(elided(value or "—", role), at, place)
        return made

    def skip(self, pair: Pair) -> None:
        """Leave two people as they are and go on; they are shown again at the next look."""
        self._drop(pair)

    def tell_apart(self, pair: Pair) -> None:
        """Say that a pair is two people: it is not shown again."""
        actor, both = self._session.actor, (pair.kept_id, pair.other_id)

        def done(_none: None) -> None:
            self._undoable = partial(self._think_again, pair)
            self._done.setText(tr("จำไว้แล้วว่าเป็นคนละคน"))
            self._undo.show()
            self._drop(pair)

        self._desk.do(partial(told_apart.tell, *both, actor=actor), done)

    def _think_again(self, pair: Pair) -> None:
        actor, both = self._session.actor, (pair.kept_id, pair.other_id)

        def done(_none: None) -> None:
            self._taken_back(tr("เลิกทำแล้ว จะแสดงคู่นี้อีก"))

        self._desk.do(partial(told_apart.think_again, *both, actor=actor), done)

    def merge(self, pair: Pair, keep: ResidentSheet) -> None:
        """Keep one of a pair."""
        gone = pair.other_id if keep.row.id == pair.kept_id else pair.kept_id
        actor = self._session.actor

        def done(_none: None) -> None:
            self._undoable = partial(self._part, gone)
            self._done.setText(tr("รวมเข้ากับ {name} แล้ว").format(name=keep.row.name))
            self._undo.show()
            at = self.list.currentRow()
            self.pairs = [p for p in self.pairs if gone not in (p.kept_id, p.other_id)]
            self._fill_list(at)

        self._desk.do(partial(merged.merge, keep.row.id, gone, actor=actor), done)

    def undo(self) -> None:
        """Undo what was decided last here."""
        if self._undoable is not None:
            self._undoable()

    def _part(self, duplicate_id: int) -> None:
        actor = self._session.actor

        def done(_none: None) -> None:
            self._taken_back(tr("เลิกทำแล้ว กลับเป็นสองคนตามเดิม"))

        self._desk.do(partial(merged.undo, duplicate_id, actor=actor), done)

    def _taken_back(self, told: str) -> None:
        self._done.setText(told)
        self._undo.hide()
        self._undoable = None
        if self.pages.currentIndex() == MERGES:
            self._ask_merges()
        else:
            self.look()

    def _ask_merges(self) -> None:
        self._desk.read(merged.merges, self._show_merges)

    def _show_merges(self, rows: list[MergeRow]) -> None:
        clear(self._merges)
        back = button(tr("กลับไปดูคู่ที่อาจซ้ำ"), self.look, icon="arrow-left", kind="small")
        self._merges.addLayout(row(back, None))
        if not rows:
            self._merges.addWidget(label(tr("ยังไม่มีชื่อใดถูกรวม"), "muted"))
        for one in rows:
            text: QLabel = elided(f"{one.duplicate}  →  {one.kept}")
            part = button(
                tr("แยกออก"), partial(self._part, one.duplicate_id), kind="link",
                name=tr("แยก {duplicate} ออก").format(duplicate=one.duplicate),
            )  # fmt: skip
            line = row(text, part)
            line.setStretch(0, 1)
            self._merges.addLayout(line)
        self.pages.setCurrentIndex(MERGES)

    # Qt's own names from here on

    def done(self, result: int) -> None:
        self._job.cancelled = True
        self._progress.stop()
        grey(self.yes, "")
        super().done(result)


def _lines(both: tuple[ResidentSheet, ResidentSheet]) -> list[tuple[str, str, str]]:
    def line(name: str, say: object) -> tuple[str, str, str]:
        assert callable(say)
        return name, say(both[0]), say(both[1])

    return [
        line(tr("ชื่อ"), lambda s: s.row.name),
        line(tr("บ้านเลขที่"), lambda s: on_screen.figures(s.row.house)),
        line(tr("หมู่บ้าน"), lambda s: s.row.village),
        line(
            tr("โทรศัพท์"), lambda s: on_screen.figures(telephone(s.row.phone)) if s.row.phone else ""
        ),
        line(tr("เพศ"), lambda s: SEXES[s.row.sex] if s.row.sex else ""),
        line(
            tr("ปีเกิด"), lambda s: on_screen.figures(str(s.birth_year + 543)) if s.birth_year else ""
        ),
        line(tr("เลขประจำตัว"), lambda s: on_screen.figures(s.masked_id)),
        line(tr("กลุ่ม"), lambda s: s.row.stakeholder),
        line(tr("มาจาก"), lambda s: ORIGINS.get(s.row.origin, s.row.origin)),
        line(
            tr("ประวัติ"),
            lambda s: on_screen.figures(
                tr("มา {visits} ครั้ง ความเห็น {opinions} เรื่อง").format(
                    visits=len(s.past.visits), opinions=len(s.past.opinions)
                )
            ),
        ),
    ]
