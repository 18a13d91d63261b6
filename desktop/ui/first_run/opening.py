"""Before the window: open the office, ask for its passphrase, or make a new one.

Dialogs are imported when one is needed: the usual start shows none and should not wait for them.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from desktop.office import office
from desktop.office.office import RecordsError


def open_office(folder: Path) -> bool:
    """Open the office in folder, after the wizard of the first start when there is none.

    False when the clerk turned back or the records cannot be opened; the reason was told.
    """
    try:
        if not office.exists(folder):
            from desktop.ui.first_run.wizard import FirstRun

            wizard = FirstRun(folder)
            return wizard.exec() == QDialog.DialogCode.Accepted
        if office.wants_passphrase(folder):
            from desktop.ui.first_run.passphrase import Passphrase

            if Passphrase(folder).exec() != QDialog.DialogCode.Accepted:
                return False
        else:
            office.open_at(folder)
        if not office.belongs():
            from desktop.ui.first_run.joining import Joining

            return Joining(folder).exec() == QDialog.DialogCode.Accepted
    except RecordsError as trouble:
        _tell(trouble)
        return False
    return True


def restore_office(folder: Path, copy: Path) -> bool:
    """Put a copy in the place of the records in folder, after asking for what opens it.

    False when that failed; the reason was told, and the records are as they were.
    """
    from desktop.office import backups

    try:
        if backups.wants_passphrase(copy, folder):
            from desktop.ui.first_run.passphrase import KeyOfCopy

            return KeyOfCopy(copy, folder).exec() == QDialog.DialogCode.Accepted
        backups.bring_back(copy, folder)
    except RecordsError as trouble:
        _tell(trouble)
        return False
    return True


def _tell(trouble: RecordsError) -> None:
    from desktop.ui.shell.dialogs import tell_trouble

    tell_trouble(None, trouble).exec()
