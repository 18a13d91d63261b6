"""The year's indicators as a tree of lamps; what is missing is a key away from its record."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office.errors import Refused
from desktop.office.rules.evidence import LOCAL
from desktop.office.words import tell
from desktop.office.words.evidence import LACKS, LIGHTS, SCHEMES
from desktop.thai import on_screen
from desktop.ui.cycle.beside import Beside
from desktop.ui.desk import Desk
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import confirm
from desktop.ui.widgets.basic import (
    LineButton,
    button,
    clear,
    column,
    elided,
    frame,
    label,
    pill,
    row,
    rule,
    set_words,
)
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.office.evidence.judging import Judged, Lack, Lamp, Verdict

OK = "ok"  # the light of what is there
WIDTH = 470
_ICONS = {"ok": "circle-check", "warn": "clock", "bad": "circle-x"}


class EvidenceView(Beside):
    """Shows what was judged; `lack_asked` to go to a missing record."""

    lack_asked = Signal(object)  # Lack
    scheme_chosen = Signal(str)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._year = 0
        self._judged: Judged | None = None
        self.scheme = Choice()
        self.scheme.setAccessibleName(tr("ชุดตัวชี้วัด"))
        self.scheme.activated.connect(
            lambda _place: self.scheme_chosen.emit(str(self.scheme.currentData()))
        )
        self._name = elided("", "muted")
        self.bring = button(
            "" if style.large() else tr("นำเข้าแฟ้มตัวชี้วัด…"),
            self.ask_file,
            icon="upload",
            kind="small",
            name=tr("นำเข้าแฟ้มตัวชี้วัด"),
            tip=tr("นำเข้าแฟ้มตัวชี้วัด (TOML) ของปีนั้น"),
        )
        self.own = button(tr("ใช้ของโปรแกรม"), self.ask_drop, icon="undo-2", kind="small")
        head = row(
            label(tr("ตัวชี้วัด") if style.large() else tr("ตัวชี้วัดและองค์ประกอบ"), "card"),
            6,
            self._name,
            self.scheme,
            self.own,
            self.bring,
            gap=8,
            margins=(16, 10, 12, 4),
        )
        head.setStretch(2, 1)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(style.scaled(6))
        self._notes.setContentsMargins(*(style.scaled(n) for n in (14, 0, 14, 6)))
        self.tree = LinesView(tr("ตัวชี้วัดและองค์ประกอบ"), row=46, right=142)
        self.tree.chosen.connect(lambda _line: self._show_chosen())
        self.tree.entered_line.connect(lambda _line: self.go())
        inner = column(head, self._notes, self.tree, gap=2, margins=(1, 1, 1, 1))
        inner.setStretch(2, 1)
        self._body = QVBoxLayout()
        self._body.setSpacing(style.scaled(8))
        inside = QWidget()
        inside.setLayout(column(self._body, None, margins=(16, 14, 14, 8)))
        area = Scroll()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.goes = button("", self.go, icon="arrow-right", kind="next", tip="Enter")
        foot = row(self.goes, None, margins=(14, 6, 14, 12))
        side = column(area, foot, gap=0, margins=(1, 1, 1, 1))
        side.setStretch(0, 1)
        made = frame("card", side)
        self.lay(frame("card", inner), made, WIDTH)

    def show_judged(self, judged: Judged, schemes: list[str]) -> None:
        """Show the indicators of a year with their lamps."""
        self._judged, self._year = judged, judged.year
        holding = judged.holding
        self._name.tell(tr(holding.tree.name))
        self.scheme.clear()
        for code in schemes:
            self.scheme.addItem(SCHEMES.get(code, code), code)
        self.scheme.setCurrentIndex(max(self.scheme.findData(holding.tree.scheme), 0))
        self.scheme.setVisible(len(schemes) > 1)
        self.own.setVisible(holding.own or holding.trouble is not None)
        self._show_notes(judged)
        lines = []
        for at, verdict in enumerate(judged.verdicts):
            lines.append(_head(at, verdict))
            for place, lamp in enumerate(verdict.lamps):
                number = on_screen.figures(f"({place + 1})")
                upper = f"{number} {tr(lamp.element.title)}"
                lines.append(Line(upper, pill=LIGHTS[lamp.light], key=(at, place), indent=1))
        before = self.tree.current()
        self.tree.show_lines(lines)
        if before is None:
            red = [line.key for line in lines if line.pill == LIGHTS["bad"] and line.indent]
            self.tree.show_lines(lines, key=red[0] if red else None)
        self._show_chosen()

    def first_field(self) -> QWidget:
        """The tree."""
        return self.tree

    def _show_notes(self, judged: Judged) -> None:
        clear(self._notes)
        holding, year = judged.holding, on_screen.figures(str(judged.year))
        told: list[tuple[str, str]] = []
        if holding.trouble is not None:
            told.append(("bad", tell(holding.trouble)))
        if holding.borrowed:
            of = on_screen.figures(str(holding.tree.fiscal_year))
            told.append(
                (
                    "warn",
                    tr(
                        "ยังไม่มีรายการตัวชี้วัดของปี {year} จึงใช้รายการปี {of} ไปก่อน "
                        "เมื่อได้คู่มือปีนี้ให้นำเข้าแฟ้มตัวชี้วัด"
                    ).format(year=year, of=of),
                )
            )
        for verdict in judged.verdicts:
            if not verdict.complete:
                code = verdict.indicator.code
                told.append(
                    (
                        "warn",
                        tr("{code} ต้องครบทุกองค์ประกอบจึงได้ ๑๐๐ คะแนน ถ้าขาดแม้ข้อเดียวได้ ๐").format(
                            code=code
                        ),
                    )
                )
                break
        for kind, text in told:
            words = label(text, "" if kind == "warn" else "bad", wrap=True)
            self._notes.addWidget(frame(kind, column(words, margins=(12, 6, 12, 6))))

    def _lamp(self) -> tuple[Verdict, Lamp | None] | None:
        line = self.tree.current()
        if line is None or self._judged is None or not isinstance(line.key, tuple):
            return None
        at, place = line.key
        if at >= len(self._judged.verdicts):
            return None
        verdict = self._judged.verdicts[at]
        return verdict, verdict.lamps[place] if 0 <= place < len(verdict.lamps) else None

    def _lacks(self) -> list[Lack]:
        found = self._lamp()
        if found is None:
            return []
        verdict, lamp = found
        lamps = [lamp] if lamp is not None else verdict.lamps
        return [lack for one in lamps for lack in one.lacks]

    def _show_chosen(self) -> None:
        clear(self._body)
        found = self._lamp()
        lacks = self._lacks()
        self.goes.setVisible(bool(lacks))
        if found is None:
            return
        verdict, lamp = found
        light = lamp.light if lamp is not None else verdict.light
        word, kind = LIGHTS[light]
        indicator = verdict.indicator
        mark = label("")
        mark.setPixmap(
            icons.pixmap(_ICONS[light], getattr(style.tokens(), kind), style.scaled(26), 2)
        )
        mark.setFixedSize(style.scaled(28), style.scaled(28))
        title = (
            tr(lamp.element.title)
            if lamp is not None
            else f"{indicator.code} {tr(indicator.title)}"
        )
        head = row(mark, label(title, "card", wrap=True), gap=10)
        head.setStretch(1, 1)
        head.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(head)
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(4))
        if lamp is not None:
            form.addRow(
                label(tr("ตัวชี้วัด"), "label"),
                label(f"{indicator.code} {tr(indicator.title)}", wrap=True),
            )
            form.addRow(
                label(tr("มีแล้ว"), "label"),
                label(
                    on_screen.figures(
                        tr("{have:,} จาก {want:,}").format(have=lamp.have, want=lamp.want)
                    ),
                    "strong",
                ),
            )
        else:
            whole = sum(one.light == OK for one in verdict.lamps)
            told = on_screen.figures(
                tr("ครบ {whole} จาก {lamps} องค์ประกอบ").format(
                    whole=whole, lamps=len(verdict.lamps)
                )
            )
            form.addRow(label(tr("มีแล้ว"), "label"), label(told, "strong", wrap=True))
            sure = tr("ตรวจกับคู่มือแล้ว") if indicator.confirmed else tr("ยังไม่ได้สอบทานกับคู่มือของปีนั้น")
            form.addRow(label(tr("รหัส"), "label"), label(sure, wrap=True))
        form.addRow(label(tr("ผล"), "label"), row(pill(word, kind), None))
        self._body.addWidget(holder)
        if not lacks:
            return
        set_words(self.goes, LACKS[lacks[0].what][1])
        self._body.addWidget(rule())
        self._body.addWidget(label(tr("ยังขาด"), "label"))
        for lack in lacks:
            of = on_screen.figures(" ".join(lack.of.split()))
            by = (
                tr("ภายใน {due}").format(due=on_screen.short(lack.due))
                if lack.due is not None
                else ""
            )
            first = LineButton(said(lack), partial(self.lack_asked.emit, lack))
            first.setAccessibleName(" · ".join(filter(None, (said(lack), of, by))))
            below = column(gap=0, margins=(6, 0, 0, 4))
            for text in filter(None, (of, by)):
                below.addWidget(elided(text, "muted"))
            self._body.addLayout(column(first, below, gap=0))

    @Slot()
    def go(self) -> None:
        """Go to the first missing record of the line under the cursor."""
        lacks = self._lacks()
        if lacks:
            self.lack_asked.emit(lacks[0])

    @Slot()
    def ask_file(self) -> None:
        """Choose a file of indicators to take in."""
        where = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = FileDialog(self, tr("นำเข้าแฟ้มตัวชี้วัด"), QStandardPaths.writableLocation(where))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("TOML (*.toml)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def take_in(self, file: Path, *, replace: bool = False) -> None:
        """Let a file's indicators hold; another of the same year is replaced only when agreed."""
        from desktop.office.hearings import attachments

        actor = self._session.actor

        def deed() -> object:
            from desktop.office.evidence import indicators

            data = attachments.read(file)
            return indicators.take_in(data, file.name, replace=replace, actor=actor)

        def failed(trouble: Exception) -> None:
            if isinstance(trouble, Refused) and trouble.reason == "indicator-there":
                confirm(
                    self,
                    tr("แทนที่แฟ้มตัวชี้วัด"),
                    tell(trouble),
                    tr("แทนที่"),
                    lambda: self.take_in(file, replace=True),
                )
            else:
                self._desk.troubled.emit(trouble)

        self._desk.do(deed, None, failed)

    @Slot()
    def ask_drop(self) -> None:
        """Let the program's own indicators hold again, after asking."""
        from desktop.office.evidence import indicators

        actor, year = self._session.actor, self._year
        scheme = str(self.scheme.currentData() or LOCAL)
        confirm(
            self,
            tr("ใช้ตัวชี้วัดของโปรแกรม"),
            on_screen.figures(
                tr("แฟ้มตัวชี้วัดของสำนักงานสำหรับปี {year} จะไม่ใช้อีก นำเข้าใหม่ได้ทุกเมื่อ").format(year=year)
            ),
            tr("ใช้ของโปรแกรม"),
            lambda: self._desk.do(lambda: indicators.drop(year, scheme, actor=actor)),
        )

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.ask_file()
        else:
            super().keyPressEvent(event)


def _head(at: int, verdict: Verdict) -> Line:
    whole, of = sum(lamp.light == OK for lamp in verdict.lamps), len(verdict.lamps)
    word = (
        tr("ครบ {whole}/{of}").format(whole=whole, of=of)
        if verdict.complete
        else tr("ไม่ครบ {whole}/{of}").format(whole=whole, of=of)
    )
    indicator = verdict.indicator
    mark = "" if indicator.confirmed else tr(" (ยังไม่สอบทานรหัส)")
    upper = f"{indicator.code}  {tr(indicator.title)}{mark}"
    return Line(upper, pill=(on_screen.figures(word), verdict.light), key=(at, -1), strong=True)


def said(lack: Lack) -> str:
    """What is missing, in words."""
    return LACKS[lack.what][0].format(count=on_screen.figures(f"{lack.count:,}"))
