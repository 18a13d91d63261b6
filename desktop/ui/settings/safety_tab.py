"""Copies of the records, their soundness, and this PC in facts: a tab of the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from desktop.office import backups, diagnostics, moments, office
from desktop.office.backups import Copy
from desktop.office.diagnostics import Fact
from desktop.office.errors import Refused
from desktop.office.jobs import Cancelled, Job
from desktop.office.office import RecordsError
from desktop.office.words import Told, tell
from desktop.office.words import diagnostics as words
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.settings.parts import card
from desktop.ui.widgets.basic import button, clear, column, frame, grey, label, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.progress import Progress

SHOWN = 8  # findings of a check told by name


class SafetyTab(QWidget):
    """Back up now or each day, bring a copy back, check the records, write a problem report."""

    restore_asked = Signal(object)  # the file of a copy: the window must close first

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._busy = False
        self._last = label("", "strong", wrap=True)
        self._told = label("", "ok", wrap=True)
        self._told.hide()
        self._progress = Progress()
        self.now = button(words.BACK_UP, self.ask_where, icon="save", kind="primary")
        self.back = button(words.RESTORE, self.ask_copy, icon="rotate-ccw")
        self.daily = QCheckBox(words.DAILY)
        self.daily.clicked.connect(lambda wanted: backups.make_daily(wanted))
        safe = column(
            label(words.BACKUP, "card"),
            self._last,
            label(words.BACKUP_WHY, "muted", wrap=True),
            row(self.now, self.back, None, gap=10),
            self.daily,
            self._progress,
            self._told,
            gap=10,
        )
        self._found = label("", wrap=True)
        self._found.hide()
        self.check = button(words.CHECK_NOW, self.check_now, icon="shield-check")
        sound = column(
            label(words.CHECK, "card"),
            label(words.CHECK_WHY, "muted", wrap=True),
            row(self.check, None),
            self._found,
            gap=10,
        )
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(style.scaled(18))
        self._facts.setVerticalSpacing(style.scaled(5))
        self._facts.setColumnStretch(1, 1)
        self._written = label("", "ok", wrap=True)
        self._written.hide()
        self.report = button(words.REPORT, self.ask_report, icon="file-text")
        here = column(
            label(words.PC, "card"),
            self._facts,
            row(self.report, None),
            label(words.REPORT_WHY, "muted", wrap=True),
            self._written,
            gap=10,
        )
        whole = column(safe, _line(), sound, _line(), here, None, gap=16, margins=(22, 18, 22, 18))
        page = column(card(whole))
        page.setContentsMargins(0, 0, 0, 0)
        self.setLayout(page)

    @Slot()
    def shown(self) -> None:
        """Everything as it is now."""
        habit = backups.habit()
        if habit.made_at is None:
            self._last.setText(words.NEVER)
        else:
            self._last.setText(words.LAST.format(when=_when(habit.made_at), place=habit.folder))
        self.daily.setChecked(habit.daily)
        self.daily.setVisible(habit.folder is not None)
        self._desk.read(diagnostics.facts, self._show_facts)

    def _show_facts(self, facts: list[Fact]) -> None:
        clear(self._facts)
        for line, fact in enumerate(facts):
            value = label(
                on_screen.figures(fact.value) if fact.key.startswith("rows") else fact.value,
                wrap=True,
            )
            self._facts.addWidget(label(fact.name, "muted"), line, 0)
            self._facts.addWidget(value, line, 1)

    # copies

    @Slot()
    def ask_where(self) -> None:
        """Choose the stick or folder, then copy."""
        habit = backups.habit()
        start = habit.folder if habit.folder and habit.folder.is_dir() else _documents()
        dialog = FileDialog(self, words.CHOOSE, str(start))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.back_up(Path(folder)))
        dialog.open()

    def back_up(self, folder: Path) -> None:
        """Copy records and files to a folder."""
        if self._busy:
            return
        self._told.hide()
        self._set_busy(True)

        def work(job: Job, deed: Callable[[Callable[[], Any]], Any]) -> Copy | None:
            try:
                return backups.back_up(folder, job, deed)
            except Cancelled:
                return None

        job = self._desk.errand(work, self._backed_up, self._failed)
        self._progress.watch(job, words.BACKING_UP)

    def _backed_up(self, copy: Copy | None) -> None:
        self._set_busy(False)
        if copy is None:
            self._tell(self._told, words.STOPPED, bad=True)
            return
        size = on_screen.figures(f"{copy.size / 2**20:,.1f} MB")
        self._tell(self._told, words.BACKED_UP.format(size=size, place=copy.file.parent))
        self.shown()

    def _failed(self, trouble: Exception) -> None:
        assert isinstance(trouble, Told)
        self._set_busy(False)
        self._tell(self._told, tell(trouble), bad=True)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.now, self.back):
            grey(part, words.BACKING_UP if busy else "")
        if not busy:
            self._progress.stop()

    @Slot()
    def ask_copy(self) -> None:
        """Choose a copy; then say what will happen, and ask."""
        habit = backups.habit()
        start = habit.folder if habit.folder and habit.folder.is_dir() else _documents()
        known = backups.copies_in(start)
        dialog = FileDialog(self, words.CHOOSE_COPY, str(known[0].file.parent if known else start))
        dialog.setNameFilter(f"{words.BACKUP} (*.db)")
        dialog.fileSelected.connect(lambda file: self.confirm_restore(Path(file)))
        dialog.open()

    def confirm_restore(self, file: Path) -> None:
        """Ask before a copy takes the place of the records."""
        from desktop.ui.shell.dialogs import confirm

        made = next(
            (copy.made_at for copy in backups.copies_in(file.parent) if copy.file == file),
            moments.local(datetime.fromtimestamp(file.stat().st_mtime, UTC)),
        )
        confirm(
            self,
            words.RESTORE.rstrip("…"),
            words.RESTORE_ASK.format(when=_when(made)),
            words.RESTORE_YES,
            lambda: self.restore_asked.emit(file),
        )

    # soundness and report

    @Slot()
    def check_now(self) -> None:
        """Read everything and say what is wrong."""
        grey(self.check, words.CHECKING)
        self._found.hide()

        def done(problems: list[RecordsError | Refused]) -> None:
            grey(self.check, "")
            told = [tell(problem) for problem in problems[:SHOWN]] or [words.SOUND]
            self._tell(self._found, "\n".join(told), bad=bool(problems))

        self._desk.read(office.problems, done, self._check_failed)

    def _check_failed(self, trouble: Exception) -> None:
        assert isinstance(trouble, Told)
        grey(self.check, "")
        self._tell(self._found, tell(trouble), bad=True)

    @Slot()
    def ask_report(self) -> None:
        """Choose where the report goes."""
        name = f"prachakhom-{moments.now():%Y%m%d-%H%M}.zip"
        dialog = FileDialog(self, words.REPORT.rstrip("…"), str(_documents() / name))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("ZIP (*.zip)")
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(lambda file: self.write_report(Path(file)))
        dialog.open()

    def write_report(self, file: Path) -> None:
        """Write the report."""

        def work() -> Path:
            diagnostics.report(file)
            return file

        self._desk.read(
            work, lambda there: self._tell(self._written, words.REPORTED.format(place=there))
        )

    def _tell(self, target: QLabel, text: str, *, bad: bool = False) -> None:
        target.setProperty("role", "bad" if bad else "ok")
        target.style().unpolish(target)
        target.style().polish(target)
        target.setText(text)
        target.show()


def _line() -> QWidget:
    return frame("rule")


def _when(moment: datetime) -> str:
    return f"{on_screen.short(moment.date())} {on_screen.clock(moment.time())}"


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
