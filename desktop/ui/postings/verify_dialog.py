"""Is this notice genuine? A file, a photo or a code, checked without a network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office.postings import codes, verify
from desktop.office.postings.verify import Verdict
from desktop.office.words import posting_screen as words
from desktop.office.words import tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, clear, column, frame, label, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit


class VerifyDialog(Dialog):
    """Takes a file or a code and tells what came out."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, tr("ตรวจสอบประกาศ"), width=720)
        self._desk = desk
        self.say(tr("เปิดแฟ้ม PDF ของประกาศ รูปถ่ายที่เห็น QR หรือวางรหัสที่ขึ้นต้นด้วย PKN ลากแฟ้มมาวางก็ได้"))
        self.code = LineEdit()
        self.code.setAccessibleName(tr("รหัสประกาศ"))
        self.code.setPlaceholderText("PKN1…")
        self.code.returnPressed.connect(self._typed)
        pick = button(tr("เลือกแฟ้ม…"), self._ask_file, icon="folder-open")
        line = row(self.code, pick)
        line.setStretch(0, 1)
        self.parts.addLayout(line)
        self._result = QVBoxLayout()
        self._result.setSpacing(style.scaled(8))
        self.parts.addLayout(self._result)
        keys = button(tr("บันทึกกุญแจตรวจประกาศ…"), self._ask_keys, icon="key-round", kind="link")
        keys.setToolTip(tr("แฟ้มเล็กที่ให้ใครก็ได้ ใช้ตรวจว่าประกาศเป็นของสำนักงานนี้ ไม่มีความลับอยู่ในแฟ้ม"))
        check = button(tr("ตรวจ"), self._typed, icon="shield-check", kind="primary")
        close = button(tr("ปิด"), self.reject)
        self.foot(keys, None, close, check)
        self.setAcceptDrops(True)

    def _typed(self) -> None:
        if self.code.text().strip():
            self.check(self.code.text().strip())
        else:
            self._ask_file()

    def _ask_file(self) -> None:
        dialog = FileDialog(self, tr("ตรวจสอบประกาศ"))
        dialog.setNameFilter(
            tr("ประกาศ (*.pdf *.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.txt)")
        )
        dialog.fileSelected.connect(self.check)
        dialog.open()

    def check(self, asked: str) -> None:
        """Check a file by its name, or a code; in a read lane."""
        self._desk.read(
            lambda: verify.check(asked, codes.keys_here(), records=True),
            self.show_verdict,
            self._failed,
        )

    def show_verdict(self, verdict: Verdict) -> None:
        """Tell what came out."""
        light, head, means = words.VERDICTS[verdict.result]
        number = (
            on_screen.figures(tr("ที่ {number} ").format(number=verdict.number))
            if verdict.number
            else ""
        )
        named = tr("{number}ลงวันที่ {day}").format(number=number, day=on_screen.with_era(verdict.day))
        parts: list[QWidget] = [label(head, "card"), label(means, wrap=True)]
        parts.append(label(f"{verdict.office} · {named}", "muted", wrap=True))
        if verdict.subject:
            parts.append(label(verdict.subject, "muted", wrap=True))
        change = verdict.change
        if change is not None:
            at = on_screen.figures(words.CHANGED.format(line=change.line))
            parts.append(
                label(
                    tr("{at} ที่ลงนามไว้: {part}").format(
                        at=at, part=change.signed or tr("(ไม่มีบรรทัดนี้)")
                    ),
                    wrap=True,
                )
            )
            parts.append(
                label(
                    tr("ที่พบในแฟ้ม: {part}").format(part=change.found or tr("(ไม่มี)")),
                    "bad",
                    wrap=True,
                )
            )
        self._put(light, *parts)
        if verdict.text and verdict.result != verify.GENUINE:
            text = QPlainTextEdit(verdict.text)
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(tr("ข้อความที่ลงนามไว้"))
            text.setMinimumHeight(style.scaled(200))
            self._result.addWidget(label(tr("ข้อความที่ลงนามไว้"), "strong"))
            self._result.addWidget(text)

    def _failed(self, trouble: Exception) -> None:
        self._put("bad", label(tr("ยังถือเป็นประกาศจริงไม่ได้"), "card"), label(tell(trouble), wrap=True))  # type: ignore[arg-type]

    def _put(self, light: str, *parts: QWidget) -> None:
        clear(self._result)
        part = {"ok": "soft", "warn": "warn", "bad": "bad"}[light]
        shown = frame(part, column(*parts, gap=5, margins=(16, 12, 16, 12)))
        shown.setAccessibleName(" ".join(getattr(part, "text", str)() for part in parts))
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._result.addWidget(shown)

    def _ask_keys(self) -> None:
        dialog = FileDialog(self, tr("บันทึกกุญแจตรวจประกาศ"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("กุญแจตรวจประกาศ (*.pkk)"))
        dialog.setDefaultSuffix("pkk")
        dialog.fileSelected.connect(lambda file: self.write_keys(Path(file)))
        dialog.open()

    def write_keys(self, target: Path) -> None:
        """Write the file of keys, in a read lane."""
        self._desk.read(
            lambda: codes.write_keys(target),
            lambda _none: self._put(
                "ok",
                label(tr("บันทึกกุญแจตรวจประกาศแล้ว"), "card"),
                label(tr("ให้ใครก็ได้ ใช้กับคำสั่ง prachakhom verify --keys"), "muted", wrap=True),
            ),
            self._failed,
        )

    # Qt's own names from here on

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                event.acceptProposedAction()
                self.check(url.toLocalFile())
