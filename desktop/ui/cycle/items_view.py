"""The items of the chosen step as a list, the one under the cursor at the side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from desktop.i18n import tr
from desktop.office.cycle import items
from desktop.office.cycle.items import DOCUMENT, DONE, HEARING, ItemRow
from desktop.office.moments import today
from desktop.office.words.cycle import KINDS, STATES
from desktop.thai import on_screen
from desktop.ui.cycle.beside import Beside
from desktop.ui.cycle.item_panel import WIDTH, ItemPanel
from desktop.ui.desk import Desk
from desktop.ui.hearings.lines import Line, LinesView
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import choose, confirm
from desktop.ui.widgets.basic import button, column, elided, frame, grey, label, row
from desktop.ui.widgets.file_dialog import FileDialog

if TYPE_CHECKING:
    from desktop.office.cycle.belongings import FileRow
    from desktop.office.cycle.years import StepView, YearView


class ItemsView(Beside):
    """Shows a step of a year; `opened` what belongs to an item, and the deeds asked for."""

    opened = Signal(str, int)
    roll_asked = Signal()
    memo_asked = Signal()
    report_asked = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._year, self._step = 0, 1
        self._rows: dict[int, ItemRow] = {}
        self._asked = 0
        self._title = elided("", "card")
        self.add = _small(tr("เพิ่มงาน"), self.ask_new, "plus", "Insert")
        self.memo = _small(tr("ร่างบันทึกรายงาน"), self.memo_asked.emit, "file-text")
        self.report = _small(tr("พิมพ์รายงาน…"), self.report_asked.emit, "printer", "Ctrl+P")
        self.list = LinesView(tr("งานในขั้น"), row=58, right=104)
        self.list.chosen.connect(lambda _line: self._show_chosen())
        self.list.entered_line.connect(lambda _line: self.ask_change())
        self.list.installEventFilter(self)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setFixedWidth(style.scaled(480))
        self.roll = button("", self.roll_asked.emit, icon="calendar-sync", kind="next")
        nothing = QWidget()
        nothing.setLayout(
            column(
                None,
                row(None, self._empty, None),
                row(None, self.roll, None),
                None,
                gap=12,
            )
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        head = row(self._title, self.memo, self.report, self.add, gap=8, margins=(16, 10, 12, 4))
        head.setStretch(0, 1)
        inner = column(head, holder, gap=0, margins=(1, 1, 1, 1))
        inner.setStretch(1, 1)
        self.panel = ItemPanel()
        self.panel.opened.connect(self.opened)
        self.panel.edit_asked.connect(self.ask_change)
        self.panel.done_asked.connect(self.toggle_done)
        self.panel.link_asked.connect(self.ask_link)
        self.panel.unlink_asked.connect(self._unlink)
        self.panel.file_asked.connect(self.ask_file)
        self.panel.file_dropped.connect(self._drop_file)
        self.lay(frame("card", inner), self.panel, WIDTH)

    def show_step(self, view: YearView, step: StepView, item_id: int = 0) -> None:
        """Show the items of a step; the cursor goes to `item_id`, else stays."""
        self._year, self._step = view.year, step.step.number
        self._rows = {row_.id: row_ for row_ in step.items}
        number = on_screen.figures(str(self._step))
        self._title.tell(tr("ขั้นที่ {number} {title}").format(number=number, title=step.step.title))
        for part in (self.memo, self.report):
            part.setVisible(self._step == 1)
        year = on_screen.figures(str(view.year))
        if view.begun:
            told = tr("ขั้นนี้ยังไม่มีงาน เพิ่มด้วยปุ่ม เพิ่มงาน หรือกด Insert")
            self._empty.setText(f"{told}\n\n{step.step.text}")
            self.roll.hide()
        else:
            from_ = tr("จากปีก่อน") if view.before else tr("จากแบบมาตรฐาน")
            self._empty.setText(
                tr("ปีงบประมาณ {year} ยังไม่มีงานในวงรอบ ").format(year=year)
                + (
                    tr(
                        "นำงานของปีก่อนมาตั้งต้นได้ โปรแกรมเลื่อนวันให้ตรงวันทำการและเปลี่ยนปีในชื่อให้ "
                        "แล้วท่านเลือกรับทีละรายการ"
                    )
                    if view.before
                    else tr("เริ่มจากงานมาตรฐานของสี่ขั้น แล้วเลือกรับทีละรายการได้")
                )
            )
            self.roll.setText(tr(" เริ่มวงรอบปี {year} {part}").format(year=year, part=from_))
            self.roll.setAccessibleName(tr("เริ่มวงรอบปี {year} {part}").format(year=year, part=from_))
            self.roll.show()
        self._stack.setCurrentIndex(0 if step.items else 1)
        self.panel.setVisible(bool(step.items))
        self.list.show_lines([_line(row_) for row_ in step.items], key=item_id or None)
        self._show_chosen()

    def chosen(self) -> ItemRow | None:
        """The item under the cursor."""
        line = self.list.current()
        key = line.key if line is not None else None
        return self._rows.get(key) if isinstance(key, int) else None

    def first_field(self) -> QWidget:
        """What has the keyboard when this view is shown."""
        if self._stack.currentIndex() == 0:
            return self.list
        return self.add if self.roll.isHidden() else self.roll

    def _show_chosen(self) -> None:
        item = self.chosen()
        if item is None or not item.files:
            self.panel.show_item(item, [], tr("เลือกงานทางซ้ายเพื่อดูผลและสิ่งที่เกี่ยวข้อง"))
            return
        self._asked += 1
        asked, item_id = self._asked, item.id

        def done(files: list[FileRow]) -> None:
            now = self.chosen()
            if asked == self._asked and now is not None and now.id == item_id:
                self.panel.show_item(now, files)

        from desktop.office.cycle import belongings  # here and below: most days nothing is tied

        self._desk.read(lambda: belongings.files(item_id), done)

    # deeds

    @Slot()
    def ask_new(self) -> None:
        """Add an item to this step."""
        from desktop.ui.cycle.item_dialog import ItemDialog

        dialog = ItemDialog(self, self._desk, self._session, self._year, self._step)
        dialog.open()

    @Slot()
    def ask_change(self) -> None:
        """Change the item under the cursor."""
        item = self.chosen()
        if item is not None:
            from desktop.ui.cycle.item_dialog import ItemDialog

            dialog = ItemDialog(self, self._desk, self._session, self._year, self._step, item)
            dialog.open()

    @Slot()
    def toggle_done(self) -> None:
        """Put down that the item was done today, or that it is not done after all."""
        item, actor = self.chosen(), self._session.actor
        if item is not None:
            day = None if item.state == DONE else today()
            self._desk.do(lambda: items.set_done(item.id, day, actor=actor))

    def discard(self) -> None:
        """Put the item under the cursor away, after asking."""
        item, actor = self.chosen(), self._session.actor
        if item is not None:
            confirm(
                self,
                tr("ลบงาน"),
                tr("งาน {title} จะไม่อยู่ในวงรอบปีนี้ เอกสารและเวทีที่ผูกไว้ยังอยู่").format(
                    title=item.facts.title
                ),
                tr("ลบ"),
                lambda: self._desk.do(lambda: items.discard(item.id, actor=actor)),
            )

    @Slot(str)
    def ask_link(self, kind: str) -> None:
        """Choose a paper or a hearing of the year that belongs to the item."""
        from desktop.office.cycle import belongings

        item, actor, year = self.chosen(), self._session.actor, self._year
        if item is None:
            return
        word = tr("เอกสาร") if kind == DOCUMENT else tr("เวที")

        def found(choices: list[tuple[int, str]]) -> None:
            there = {link.id for link in item.links if link.kind == kind}
            left = [one for one in choices if one[0] not in there]
            if not left:
                from desktop.ui.shell.dialogs import say

                title, told = (
                    tr("ผูก{word}").format(word=word),
                    tr("ปีงบประมาณนี้ยังไม่มี{word}อื่นให้ผูก").format(word=word),
                )
                say(self, title, told)
                return
            choose(
                self,
                tr("ผูก{word}").format(word=word),
                tr("เลือก{word}ของปีงบประมาณนี้ที่เกี่ยวข้องกับ {title}").format(
                    word=word, title=item.facts.title
                ),
                left,
                left[0][0],
                lambda target: self._desk.do(
                    lambda: belongings.link(item.id, kind, target, actor=actor)
                ),
            )

        self._desk.read(lambda: belongings.choices(year, kind), found)

    @Slot(str, int)
    def _unlink(self, kind: str, target: int) -> None:
        from desktop.office.cycle import belongings

        item, actor = self.chosen(), self._session.actor
        if item is not None:
            self._desk.do(lambda: belongings.unlink(item.id, kind, target, actor=actor))

    @Slot()
    def ask_file(self) -> None:
        """Choose photographs or files that prove the item."""
        if self.chosen() is None:
            return
        where = QStandardPaths.StandardLocation.PicturesLocation
        dialog = FileDialog(self, tr("แนบรูปหรือแฟ้ม"), QStandardPaths.writableLocation(where))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(name) for name in names]))
        dialog.open()

    def add_files(self, files: list[Path]) -> None:
        """Keep files with the item under the cursor; each that will not do is told."""
        from desktop.office.cycle import belongings
        from desktop.office.hearings import attachments

        item, actor = self.chosen(), self._session.actor
        if item is None:
            return
        for file in files:
            self._desk.do(
                lambda file=file: belongings.add_file(  # type: ignore[misc]
                    item.id, file.name, attachments.read(file), actor=actor
                )
            )

    @Slot(int)
    def _drop_file(self, file_id: int) -> None:
        from desktop.office.cycle import belongings

        actor = self._session.actor
        self._desk.do(lambda: belongings.discard_file(file_id, actor=actor))

    def grey_report(self, why: str) -> None:
        """Grey the report of step ๑ while there is nothing to report."""
        grey(self.memo, why)
        grey(self.report, why)

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Insert:
            self.ask_new()
        elif key == Qt.Key.Key_F2 and self.chosen() is not None:
            self.panel.show_menu()
        elif key == Qt.Key.Key_Delete:
            self.discard()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self.toggle_done()  # the list would only mark what is marked
            return True
        return super().eventFilter(watched, event)


def _small(words: str, then: Callable[[], object], icon: str, key: str = "") -> QPushButton:
    """A small button; with large text its icon alone, the words for ear and pointer."""
    if style.large():
        return button("", then, icon=icon, kind="small", name=words, tip=f"{words} {key}".strip())
    return button(words, then, icon=icon, kind="small", tip=key)


def _line(row_: ItemRow) -> Line:
    facts = row_.facts
    if facts.done_on is not None:
        when = tr("แล้วเสร็จ {done_on}").format(done_on=on_screen.short(facts.done_on))
    else:
        when = (
            tr("กำหนด {due}").format(due=on_screen.short(facts.due))
            if facts.due
            else tr("ยังไม่กำหนดวัน")
        )
    reached = (
        on_screen.figures(tr("{reached:,} คน").format(reached=facts.reached))
        if facts.reached
        else ""
    )
    papers = sum(link.kind == DOCUMENT for link in row_.links)
    halls = sum(link.kind == HEARING for link in row_.links)
    more = [
        on_screen.figures(f"{count} {word}")
        for count, word in ((papers, tr("เอกสาร")), (halls, tr("เวที")), (row_.files, tr("แฟ้ม")))
        if count
    ]
    who = row_.person or row_.section
    lower = " · ".join(filter(None, (KINDS[facts.kind], when, who, reached, *more)))
    return Line(facts.title, lower, STATES[row_.state], key=row_.id)
