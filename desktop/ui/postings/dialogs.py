"""What is asked of postings: where and when posted, taken down, torn; entries of the log mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office import moments, people
from desktop.office.postings import log, places, planning
from desktop.office.postings.lists import EntryRow, SpotRow
from desktop.office.postings.planning import Offer, Term
from desktop.office.words import posting_screen as words
from desktop.office.words import tell
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import column, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.thai_spin import ThaiSpin

_ROLE = Qt.ItemDataRole.UserRole


class When(QWidget):
    """Day, hour and who did it, in one row."""

    def __init__(self, actor: int, *, word: str, day: date | None = None, hour: str = "") -> None:
        super().__init__()
        self.day = DateEdit(tr("วันที่"))
        self.day.set_day(day or moments.today())
        self.hour = LineEdit(on_screen.figures(hour.replace(":", ".")))
        self.hour.setAccessibleName(tr("เวลา"))
        self.hour.setPlaceholderText(tr("เช่น ๐๙.๓๐"))
        self.hour.setFixedWidth(style.scaled(110))
        self.who = Choice()
        self.who.setAccessibleName(word)
        for person in people.people():
            self.who.addItem(person.plain, person.id)
        self.who.setCurrentIndex(max(self.who.findData(actor), 0))
        first = column(label(tr("วันที่"), "label"), self.day, gap=4)
        second = column(label(tr("เวลา (เว้นได้)"), "label"), self.hour, gap=4)
        third = column(label(word, "label"), self.who, gap=4)
        line = row(first, second, third, gap=12)
        line.setStretch(0, 3)
        line.setStretch(2, 3)
        self.setLayout(line)

    def trouble(self) -> str:
        """Why it cannot be read; empty when it can."""
        wrong = self.day.trouble()
        if wrong is not None:
            return tell(wrong)
        return "" if self.day.day() else tr("กรุณาใส่วันที่ เช่น ๙ ธ.ค. ๒๕๖๙")

    def given(self) -> tuple[date, str, int]:
        """Day, hour (HH:MM or empty) and person."""
        day = self.day.day()
        assert day is not None
        return day, read_hour(self.hour.text()), int(self.who.currentData())


def read_hour(text: str) -> str:
    """An hour as typed (๙.๓๐, 9:30, 0930) as HH:MM; what is none comes back as it is."""
    typed = to_arabic(text).replace("น.", "").strip()
    found = re.fullmatch(r"(\d{1,2})[.:]?(\d{2})", typed)
    return f"{int(found[1]):02d}:{found[2]}" if found else typed


class PostDialog(Dialog):
    """Where a notice is posted, and how long it hangs; `plan` only says where it is to hang."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        offer: Offer,
        *,
        chosen: Sequence[int] = (),
        plan: bool = False,
    ) -> None:
        title = tr("เลือกจุดปิดประกาศ") if plan else tr("ลงว่าปิดประกาศ")
        super().__init__(parent, title, width=620)
        self._desk, self._session, self._offer, self._plan = desk, session, offer, plan
        named = (
            tr("ที่ {number} {subject}").format(number=offer.number, subject=offer.subject)
            if offer.number
            else offer.subject
        )
        self.say(named)
        self.when = When(session.actor, word=tr("ผู้ปิด"))
        if not plan:
            self.parts.addWidget(self.when)
        self.places = QListWidget()
        self.places.setAccessibleName(tr("จุดและช่องทาง"))
        self.places.setObjectName("choices")
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        kept_planned = {choice.place.id for choice in offer.choices if choice.planned}
        for choice in offer.choices:
            asked = tr(" · ระเบียบให้ปิด") if choice.asked and offer.kinds else ""
            new = tr(" · จะเพิ่มเป็นจุดใหม่") if not choice.place.id else ""
            item = QListWidgetItem(f"{choice.place.name}{asked}{new}")
            item.setData(_ROLE, choice.place.id or (choice.place.kind, choice.place.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            if chosen:
                on = choice.place.id in chosen
            else:
                on = choice.planned if kept_planned else choice.asked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(10, style.scaled(34)))
            self.places.addItem(item)
        tall = min(max(self.places.count(), 3), 6)
        self.places.setFixedHeight(style.scaled(34 * tall + 8))
        self.parts.addWidget(label(tr("จุดและช่องทาง (เว้นวรรค: เลือกหรือไม่เลือก)"), "label"))
        self.parts.addWidget(self.places)
        if not offer.choices:
            self.say(tr("ยังไม่มีจุดปิดประกาศในสำนักงานนี้ กด Esc แล้วเพิ่มด้วยปุ่ม จุดปิดประกาศ"), "bad")
        self.address = LineEdit()
        self.address.setAccessibleName(tr("ที่อยู่หน้าเว็บ"))
        self.address.setPlaceholderText(tr("https://… ของหน้าที่ลงประกาศ ใส่ภายหลังได้"))
        self._online_ids = {
            c.place.id for c in offer.choices if c.place.id and c.place.kind in places.ON_LINE
        }
        if not plan and self._online_ids:
            self.parts.addLayout(row(label(tr("ที่อยู่หน้าเว็บ"), "label"), self.address))
        self.until = DateEdit(tr("ปิดถึงวันที่"))
        self.until.set_day(offer.term.until_day)
        self.until.setFixedWidth(style.scaled(230))
        self.parts.addLayout(row(label(tr("ปิดถึงวันที่"), "label"), self.until, None))
        self.parts.addWidget(label(self._usual(), "muted", wrap=True))
        self._why = self.say("", "bad")
        self.answers(tr("บันทึก") if plan else tr("ลงว่าปิดแล้ว"), self._accept, icon="pin")
        self.places.setCurrentRow(0)

    def _usual(self) -> str:
        term = self._offer.term
        if term.until_day is not None:
            return words.BASES.get(term.basis, "")
        days = on_screen.figures(str(term.days))
        why = words.BASES.get(term.basis, tr("ตามระเบียบของเวที"))
        return tr("เว้นว่าง: ปิดไว้ {days} วันนับจากวันถัดจากวันปิด ({why})").format(days=days, why=why)

    def _chosen(self) -> list[int | tuple[str, str]]:
        out: list[int | tuple[str, str]] = []
        for place in range(self.places.count()):
            item = self.places.item(place)
            if item.checkState() == Qt.CheckState.Checked:
                data = item.data(_ROLE)
                out.append(int(data) if isinstance(data, int) else (str(data[0]), str(data[1])))
        return out

    def _accept(self) -> None:
        wrong = self.until.trouble()
        trouble = tell(wrong) if wrong else "" if self._plan else self.when.trouble()
        if not trouble and not self._chosen():
            trouble = tr("เลือกอย่างน้อยหนึ่งจุด")
        if trouble:
            self._why.setText(trouble)
            return
        document, actor, wanted = self._offer.document_id, self._session.actor, self._chosen()
        until = self.until.day()
        term = None
        if until is not None and until != self._offer.term.until_day:
            term = Term(until_day=until, basis=planning.PAPER)

        address = self.address.text().strip()
        chosen = {one for one in wanted if isinstance(one, int)} & self._online_ids
        addresses = dict.fromkeys(chosen, address) if address else {}

        def deed() -> None:
            if self._plan:
                log.plan(document, wanted, term=term, actor=actor)
                return
            day, hour, who = self.when.given()
            log.post(
                document,
                wanted,
                on_day=day,
                hour=hour,
                by=who,
                addresses=addresses,
                term=term,
                actor=actor,
            )

        self._desk.do(
            deed,
            lambda _none: self.accept(),
            self._failed,
        )

    def _failed(self, trouble: Exception) -> None:
        self._why.setText(tell(trouble))  # type: ignore[arg-type]


class DownDialog(Dialog):
    """Take notices down, some or all places at once; a reason where it is before the last day."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, spots: Sequence[tuple[SpotRow, str]]
    ) -> None:
        super().__init__(parent, tr("ลงว่าปลดประกาศ"), width=620)
        self._desk, self._session = desk, session
        self.when = When(session.actor, word=tr("ผู้ปลด"))
        self.parts.addWidget(self.when)
        self.places = QListWidget()
        self.places.setObjectName("choices")
        self.places.setAccessibleName(tr("จุดที่ปลด"))
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for spot, named in spots:
            due = (
                tr(" · ปิดถึง {due_on}").format(due_on=on_screen.short(spot.due_on))
                if spot.due_on
                else ""
            )
            item = QListWidgetItem(f"{spot.place.name}{due} · {named}")
            item.setToolTip(item.text())
            item.setData(_ROLE, spot.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(10, style.scaled(34)))
            self.places.addItem(item)
        self.places.setFixedHeight(style.scaled(34 * min(max(len(spots), 2), 8) + 8))
        self.parts.addWidget(self.places)
        self.reason = LineEdit()
        self.reason.setAccessibleName(tr("เหตุผล"))
        self.reason.setPlaceholderText(tr("ใส่เมื่อปลดก่อนครบกำหนด"))
        self.parts.addWidget(label(tr("เหตุผล"), "label"))
        self.parts.addWidget(self.reason)
        self._why = self.say("", "bad")
        self.answers(tr("ลงว่าปลดแล้ว"), self._accept, icon="check")

    def _accept(self) -> None:
        items = [self.places.item(place) for place in range(self.places.count())]
        wanted = [int(i.data(_ROLE)) for i in items if i.checkState() == Qt.CheckState.Checked]
        trouble = self.when.trouble() or ("" if wanted else tr("เลือกอย่างน้อยหนึ่งจุด"))
        if trouble:
            self._why.setText(trouble)
            return
        day, hour, who = self.when.given()
        reason, actor = self.reason.text(), self._session.actor
        self._desk.do(
            lambda: log.take_down(
                wanted, on_day=day, hour=hour, by=who, reason=reason, actor=actor
            ),
            lambda _none: self.accept(),
            lambda failed: self._why.setText(tell(failed)),  # type: ignore[arg-type]
        )


class TornDialog(Dialog):
    """A notice came off, or hangs again: which of the two follows from where it stands."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, spot: SpotRow) -> None:
        self._again = spot.state == "torn"
        super().__init__(parent, tr("ปิดใหม่") if self._again else tr("หลุดหรือชำรุด"), width=560)
        self._desk, self._session, self._spot = desk, session, spot
        self.say(spot.place.name)
        self.when = When(session.actor, word=tr("ผู้ปิด") if self._again else tr("ผู้พบ"))
        self.parts.addWidget(self.when)
        self.reason = LineEdit()
        self.reason.setAccessibleName(tr("เหตุที่หลุดหรือชำรุด"))
        self.reason.setPlaceholderText(tr("เช่น ฝนตกหนัก ถูกฉีก ลมพัด"))
        self.days = ThaiSpin()
        self.days.setRange(0, 365)
        self.days.setSuffix(tr(" วัน"))
        self.days.setAccessibleName(tr("ขยายเวลา"))
        if self._again:
            self.parts.addLayout(row(label(tr("ขยายเวลาปิด"), "label"), self.days, None))
            self.say(tr("เสนอเท่าจำนวนวันที่ไม่ได้ปิด ใส่ ๐ เมื่อไม่ขยาย"))
            desk.read(
                lambda: log.days_lost(spot.id, moments.today()),
                self.days.setValue,
            )
        else:
            self.parts.addWidget(label(tr("เหตุ"), "label"))
            self.parts.addWidget(self.reason)
        self._why = self.say("", "bad")
        self.answers(tr("บันทึก"), self._accept, icon="save")

    def _accept(self) -> None:
        trouble = self.when.trouble()
        if trouble:
            self._why.setText(trouble)
            return
        day, hour, who = self.when.given()
        spot, actor = self._spot.id, self._session.actor
        reason, days = self.reason.text(), self.days.value()

        def deed() -> None:
            if self._again:
                log.repost(spot, on_day=day, hour=hour, days=days, by=who, actor=actor)
            else:
                log.tear(spot, on_day=day, reason=reason, actor=actor)

        self._desk.do(
            deed,
            lambda _none: self.accept(),
            lambda failed: self._why.setText(tell(failed)),  # type: ignore[arg-type]
        )


class MendDialog(Dialog):
    """Correct an entry of the log, or take it back; the old row stays."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session, entry: EntryRow) -> None:
        super().__init__(parent, tr("แก้รายการในบันทึก"), width=560)
        self._desk, self._session, self._entry = desk, session, entry
        self.say(f"{words.ENTRIES[entry.kind]} · {entry.place}")
        who = next((p.id for p in people.people() if p.plain == entry.person), session.actor)
        self.when = When(who, word=tr("ผู้ทำ"), day=entry.on_day, hour=entry.hour)
        self.parts.addWidget(self.when)
        self.address = LineEdit(entry.address)
        self.address.setAccessibleName(tr("ที่อยู่หน้าเว็บ"))
        self.address.setPlaceholderText(tr("https://… ของหน้าที่ลงประกาศ"))
        if entry.kind in ("posted", "reposted"):
            self.parts.addWidget(label(tr("ที่อยู่หน้าเว็บ (ช่องทางออนไลน์)"), "label"))
            self.parts.addWidget(self.address)
        self.reason = LineEdit()
        self.reason.setAccessibleName(tr("เหตุที่ถอน"))
        self.reason.setPlaceholderText(tr("ใส่เมื่อถอนรายการ เช่น ลงผิดฉบับ"))
        self.parts.addWidget(label(tr("เหตุที่ถอนรายการ"), "label"))
        self.parts.addWidget(self.reason)
        self._why = self.say("", "bad")
        from desktop.ui.widgets.basic import button

        self.foot(button(tr("ถอนรายการ"), self._take_back, icon="undo-2"))
        self.answers(tr("บันทึกที่แก้"), self._accept, icon="save")

    def _accept(self) -> None:
        trouble = self.when.trouble()
        if trouble:
            self._why.setText(trouble)
            return
        day, hour, who = self.when.given()
        entry, actor, address = self._entry.id, self._session.actor, self.address.text()
        self._do(
            lambda: log.mend(entry, on_day=day, hour=hour, by=who, address=address, actor=actor)
        )

    def _take_back(self) -> None:
        entry, reason, actor = self._entry.id, self.reason.text(), self._session.actor
        self._do(lambda: log.take_back(entry, reason=reason, actor=actor))

    def _do(self, deed: object) -> None:
        assert callable(deed)
        self._desk.do(
            deed,
            lambda _none: self.accept(),
            lambda failed: self._why.setText(tell(failed)),  # type: ignore[arg-type]
        )
