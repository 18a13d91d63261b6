"""Who the paper goes to: one choice a step that has not been passed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.i18n import tr
from desktop.office import approvals, moments, people, sheets, signers
from desktop.office.words import screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import label, row
from desktop.ui.widgets.choice import Choice


class RouteDialog(Dialog):
    """Lists the steps; changed ones are rerouted when accepted."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, document_id: int) -> None:
        super().__init__(parent, tr("เส้นทางและผู้ลงนาม"), width=620)
        self._desk = desk
        self._session = session
        self._document = document_id
        self.say(tr("เลือกผู้รับผิดชอบของแต่ละขั้น คนเดียวทำได้สองฐานะ และจะแสดงให้เห็น"))
        sheet = sheets.open_sheet(document_id)
        held = people.tenures(on=moments.today())
        self._fields: dict[int, tuple[QComboBox, int]] = {}
        for step in sheet.chain:
            word = label(screen.STAGES[step.stage])
            word.setFixedWidth(style.scaled(70))
            field = Choice()
            field.setAccessibleName(
                tr("ผู้รับผิดชอบขั้น{stages} {part}").format(
                    stages=screen.STAGES[step.stage], part=step.place + 1
                )
            )
            for tenure in held:
                field.addItem(tenure.label(), tenure.id)
            place = next(
                (
                    i
                    for i, tenure in enumerate(held)
                    if tenure.person_id == step.person_id
                    and (not step.capacity or _capacity(tenure.id) == step.capacity)
                ),
                -1,
            )
            field.setCurrentIndex(place)
            if step.done_at is not None:
                field.setEnabled(False)
                field.setToolTip(tr("ขั้นนี้ผ่านไปแล้ว"))
            self._fields[step.place] = (field, place)
            self.parts.addLayout(row(word, field))
        self.answers(tr("ใช้เส้นทางนี้"), self._accept)

    def _accept(self) -> None:
        changes: list[Callable[[], None]] = []
        document, actor = self._document, self._session.actor
        for place, (field, before) in self._fields.items():
            if field.currentIndex() not in (before, -1):
                tenure = int(field.currentData())
                changes.append(partial(approvals.reroute, document, place, tenure, actor=actor))
        self.accept()
        for change in changes:
            self._desk.do(change)


def _capacity(tenure_id: int) -> str:
    return " ".join(signers.signature_of(tenure_id).posts)
