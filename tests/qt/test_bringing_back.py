"""A PC is gone, its copy on a stick is not: the first start brings the office back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.office import backups, office
from desktop.office.jobs import Job
from desktop.ui.first_run.passphrase import KeyOfCopy
from desktop.ui.first_run.wizard import FirstRun

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME = "เทศบาลตำบลตัวอย่าง"


def _copy_of_an_office(tmp_path: Path, passphrase: str | None = None) -> tuple[Path, str]:
    """The file of a copy, and the paper key of its office."""
    paper = office.create(tmp_path / "gone", passphrase)
    with office.opened(tmp_path / "gone", passphrase):
        office.change(office.OfficeFacts(name=NAME), actor=None)
        return backups.back_up(tmp_path, Job(), lambda deed: deed()).file, paper


def test_the_first_start_brings_an_office_back(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    copy, _ = _copy_of_an_office(tmp_path)
    wizard = FirstRun(tmp_path / "new")
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.bring_back(copy)
    try:
        assert wizard.result() == QDialog.DialogCode.Accepted
        assert office.facts().name == NAME
    finally:
        office.close()


@pytest.mark.parametrize("with_paper", [False, True])
def test_a_locked_copy_asks_until_the_key_fits(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, with_paper: bool
) -> None:
    copy, paper = _copy_of_an_office(tmp_path, "ปลาทู")
    asked = KeyOfCopy(copy, tmp_path / "new")
    asked.show()
    asked._field.setText("ปลากระป๋อง")
    asked.yes.click()
    assert asked.isVisible()
    assert asked._why.text()
    assert not (tmp_path / "new" / "office.db").exists()
    asked._field.setText(paper if with_paper else "ปลาทู")
    asked.yes.click()
    assert asked.result() == QDialog.DialogCode.Accepted
    with office.opened(tmp_path / "new", "ปลาทู"):
        assert office.facts().name == NAME
