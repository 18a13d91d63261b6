"""What is asked before the hearing opens, closes, or leaves the order of its agenda."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.hearings import floor, plan, program, unclosed
from desktop.office.hearings.floor import Floor, ItemRow
from desktop.office.hearings.plan import AgendaRow
from desktop.office.hearings.unclosed import Unclosed
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor import dialogs
from desktop.ui.shell.dialogs import ask_text, confirm


def ask_open(parent: QWidget, shown: Floor, agreed: Callable[[], object]) -> None:
    """Before the hearing is opened, or opened again."""
    if shown.closed_at is not None:
        question = tr("เวทีนี้ปิดแล้ว เปิดอีกครั้งเพื่อพิจารณาต่อหรือไม่")
        confirm(parent, tr("เปิดเวทีอีกครั้ง"), question, tr("เปิดอีกครั้ง"), agreed)
        return
    early = shown.state in (plan.PLANNED, plan.READY, plan.POSTPONED)
    note = tr("\nยังไม่ได้บันทึกว่าปิดประกาศแล้ว") if early else ""
    question = tr("เริ่มนับเวลาเปิดประชุมตั้งแต่ตอนนี้{note}").format(note=note)
    confirm(parent, tr("เปิดเวที"), question, tr("เปิดเวที"), agreed)


def ask_item(parent: QWidget, item: ItemRow, agreed: Callable[[], object]) -> None:
    """Before an item is heard out of its turn."""
    word = tr("พิจารณาต่อ") if item.state == floor.DONE else tr("เริ่ม")
    question = tr("{title}\nวาระที่พิจารณาอยู่จะจบลง").format(title=item.title)
    confirm(
        parent,
        on_screen.figures(tr("{word}วาระ {place}").format(word=word, place=item.place)),
        question,
        word,
        agreed,
    )


def ask_new_item(parent: QWidget, desk: Desk, hearing_id: int, actor: int) -> None:
    """An item at the end of the agenda, while the hearing runs."""

    def add(title: str) -> None:
        def deed() -> None:
            agenda = list(plan.open_sheet(hearing_id).agenda)
            agenda.append(AgendaRow(0, 0, "consider", title, "", 0, ""))
            program.set_agenda(hearing_id, agenda, actor=actor)

        desk.do(deed)

    ask_text(
        parent,
        tr("เพิ่มวาระ"),
        tr("ชื่อวาระ จะต่อท้ายระเบียบวาระ"),
        tr("เพิ่ม"),
        add,
        required=tr("กรุณาใส่ชื่อวาระ"),
        long=False,
    )


def ask_close(parent: QWidget, desk: Desk, shown: Floor, actor: int) -> None:
    """Close the hearing now; one whose day is over is asked for its true time."""
    hearing = shown.hearing_id

    def ask(found: list[Unclosed]) -> None:
        late = next((u for u in found if u.hearing_id == hearing), None)
        if late is not None:
            dialogs.ask_close(parent, desk, hearing, late.guess, actor)
            return
        left = sum(item.state == floor.WAITING for item in shown.items)
        note = on_screen.figures(tr("\nยังไม่ได้พิจารณา {left} วาระ").format(left=left)) if left else ""
        confirm(
            parent,
            tr("ปิดเวที"),
            tr("บันทึกเวลาปิดประชุมตอนนี้ ความคิดเห็นและมติเพิ่มภายหลังได้{note}").format(note=note),
            tr("ปิดเวที"),
            lambda: desk.do(lambda: floor.close(hearing, actor=actor)),
        )

    desk.read(unclosed.unclosed, ask)
