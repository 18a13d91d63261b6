"""An office whose records were restored says so, and numbers again once its clerk told it how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db import backup
from desktop.office import office, register
from desktop.office.errors import Refused
from desktop.thai.digits import to_thai
from desktop.ui.exchange.page import ExchangePage
from desktop.ui.exchange.restored_dialog import RestoredDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import EXCHANGE

Restored = tuple[str, int]


@pytest.fixture
def empty_town(tmp_path: Path) -> Iterator[Path]:
    """An office of which the paper key is at hand."""
    folder = tmp_path / "office"
    (tmp_path / "paper").write_text(office.create(folder))
    office.open_at(folder)
    yield folder
    office.close()


@pytest.fixture
def gone_back(empty_town: Path, town, tmp_path: Path) -> Restored:
    """The office as its copy knows it, two numbers behind the paper register; a paper without."""
    register.take_number(town.paper("ก่อนสำเนา"), actor=town.typist)
    waiting = town.paper("ยังไม่มีเลข")
    backup.back_up(tmp_path / "copy.db")
    for subject in ("หลังสำเนา ๑", "หลังสำเนา ๒"):
        register.take_number(town.paper(subject), actor=town.typist)
    office.close()
    backup.restore(tmp_path / "copy.db", empty_town)
    office.open_at(empty_town)
    return (tmp_path / "paper").read_text(), waiting


@pytest.fixture
def page(gone_back: Restored, request: pytest.FixtureRequest) -> ExchangePage:
    """The exchange room of the restored office."""
    window: MainWindow = request.getfixturevalue("window")
    window.go(EXCHANGE)
    request.getfixturevalue("desk").settle()
    found = window.findChild(ExchangePage)
    assert isinstance(found, ExchangePage)
    return found


def asked(page: ExchangePage, desk) -> RestoredDialog:
    page.recognise.click()
    desk.settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, RestoredDialog)
    return found


def test_the_books_go_on_where_the_paper_register_stands(
    gone_back: Restored, page: ExchangePage, desk, town
) -> None:
    paper, waiting = gone_back
    assert page.recognise.isVisible()
    with pytest.raises(Refused, check=lambda told: told.reason == "pc-not-recognised"):
        register.take_number(waiting, actor=town.typist)
    dialog = asked(page, desk)
    book, field = dialog.fields[0]
    assert (book.kind, field.text()) == ("announcement", to_thai("1"))
    field.setText("๓")
    dialog.paper.setText(paper)
    dialog._accept()
    desk.settle()
    assert not page.recognise.isVisible()
    assert register.take_number(waiting, actor=town.typist).startswith("๔/")


@pytest.mark.parametrize("typed", ["", "สาม", "-1", "1234567"])
def test_a_last_number_that_is_none_is_said_and_nothing_is_lost(
    gone_back: Restored, page: ExchangePage, desk, typed: str
) -> None:
    dialog = asked(page, desk)
    dialog.fields[0][1].setText(typed)
    dialog.paper.setText(gone_back[0])
    dialog._accept()
    desk.settle()
    assert "ตัวเลข" in dialog.why.text()
    assert dialog.isVisible()
    assert dialog.paper.text()
    assert page.recognise.isVisible()
    dialog.reject()


def test_without_the_paper_key_the_dialog_says_where_it_lies(
    gone_back: Restored, page: ExchangePage, desk
) -> None:
    dialog = asked(page, desk)
    dialog._accept()
    assert "กุญแจกระดาษ" in dialog.why.text()
    dialog.new_range.setChecked(True)
    assert not any(field.isEnabled() for _, field in dialog.fields)
    dialog.reject()
