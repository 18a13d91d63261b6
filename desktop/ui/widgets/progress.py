"""How far a long job is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.i18n import tr
from desktop.office.jobs import Job
from desktop.thai import on_screen
from desktop.ui.widgets.basic import button, column, grey, label, row

LOOK_MS = 80


class Progress(QWidget):
    """Hidden until a job is watched; looks at its numbers, never into its thread."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._words = ""
        self._text = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("ความคืบหน้า"))
        self._stop = button(tr("หยุด"), self.cancel, kind="small")
        line = row(self._text, None, self._stop)
        self.setLayout(column(line, self._bar, gap=6))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.hide()

    def watch(self, job: Job, words: str, *, may_stop: bool = True) -> None:
        """Show a job that has begun; `words` say what it does."""
        self._stop.setVisible(may_stop)
        self._job, self._words = job, words
        grey(self._stop, "")
        self._look()
        self.show()
        self._timer.start()

    def stop(self) -> None:
        """The job is over."""
        self._timer.stop()
        self._job = None
        self.hide()

    @Slot()
    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        if self._job is not None:
            self._job.cancelled = True
            grey(self._stop, tr("กำลังหยุด"))

    @Slot()
    def _look(self) -> None:
        job = self._job
        if job is None:
            return
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        share = f" {job.done * 100 // job.total} %" if job.total else ""
        self._text.setText(f"{self._words}{on_screen.figures(share)}")
