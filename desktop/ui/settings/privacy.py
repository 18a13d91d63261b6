"""Which personal data the office asks for: a tab of the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.i18n import tr
from desktop.office.community import privacy
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, label, row
from desktop.ui.widgets.line_edit import LineEdit


class PrivacyTab(QWidget):
    """The identity number: off, or on with its reason."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self.asks = QCheckBox(tr("เก็บเลขประจำตัวประชาชนของผู้เข้าร่วมเวที"))
        self.reason = LineEdit()
        self.reason.setAccessibleName(tr("เหตุผลหรือกฎหมายที่ให้เก็บ"))
        self.reason.setPlaceholderText(tr("เช่น ระเบียบ… ข้อ … กำหนดให้ตรวจสิทธิของผู้ลงคะแนน"))
        self._why = label("", "bad", wrap=True)
        text = tr(
            "ปกติไม่เก็บ เพราะกฎหมายคุ้มครองข้อมูลส่วนบุคคลให้เก็บเท่าที่จำเป็น (มาตรา ๒๒) "
            "เมื่อเปิด เลขจะถูกตรวจหลักสุดท้าย แสดงเฉพาะสี่หลักท้าย และไม่อยู่ในรายชื่อที่ส่งออก"
        )
        save = button(tr("บันทึกการเก็บข้อมูล"), self.save, icon="save", kind="primary")
        self.setLayout(
            column(
                label(tr("เลขประจำตัวประชาชน"), "card"),
                label(text, "muted", wrap=True),
                self.asks,
                label(tr("เหตุผลหรือกฎหมายที่ให้เก็บ"), "label"),
                self.reason,
                self._why,
                row(save, None),
                None,
                gap=10,
                margins=(22, 18, 22, 18),
            )
        )

    def show_now(self) -> None:
        """Show it as it is."""
        now = privacy.asking_national_id()
        self.asks.setChecked(now.on)
        self.reason.setText(now.reason)
        self._why.setText("")

    def save(self) -> None:
        """Keep what is chosen; to switch it on needs a reason."""
        on, reason, actor = self.asks.isChecked(), self.reason.text(), self._session.actor
        if on and not reason.strip():
            self._why.setText(tr("กรุณาเขียนเหตุผลหรือกฎหมายที่ให้เก็บก่อนเปิด"))
            self.reason.setFocus()
            return
        self._why.setText("")
        self._desk.do(lambda: privacy.ask_national_id(on, reason, actor=actor))
