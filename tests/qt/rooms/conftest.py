"""A small office with its people, and the desk at which one of them sits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import approvals, drafting, office, people, sections, sheets
from desktop.printing import source as paper_source
from desktop.ui.desk import Desk
from desktop.ui.look import fonts, style
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow

NAME = "เทศบาลตำบลตัวอย่าง"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sizes and popups are things of a real screen: their absence offscreen is no warning."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@dataclass(frozen=True)
class Town:
    """The people of the office by what they do, and how a paper comes about in it."""

    typist: int
    head: int
    clerk: int
    section: int

    def paper(self, subject: str, kind: str = "announcement", *, passed: int = 0) -> int:
        """A paper with a subject, `passed` steps along its way."""
        made = drafting.draft(kind, actor=self.typist)
        front, body = paper_source.split(sheets.open_sheet(made).source)
        front["subject"] = subject
        drafting.save(made, paper_source.compose(front, body), actor=self.typist)
        for _ in range(passed):
            self.pass_on(made)
        return made

    def pass_on(self, document: int) -> None:
        """Let whoever is due pass the paper on."""
        sheet = sheets.open_sheet(document)
        due = next(step for step in sheet.chain if step.place == sheet.due_place)
        approvals.forward(document, actor=due.person_id or self.typist)


@pytest.fixture
def empty_town(tmp_path: Path) -> Iterator[Path]:
    """An office just founded: no sections, no people, no papers."""
    with office.opened(tmp_path / "office"):
        yield tmp_path / "office"


@pytest.fixture
def town(empty_town: Path) -> Town:
    office.change(office.OfficeFacts(name=NAME, short_name="ทต.ตัวอย่าง"), actor=None)
    section = sections.add_section(
        "สำนักปลัดเทศบาล", agency="สป. (งานธุรการ)", code="อท ๕๓๗๐๑", phone="035000000", actor=None
    )
    posts = [
        people.add_post(name, place=place, section_id=section if place else None, actor=None)
        for place, name in enumerate(
            ("นายกเทศมนตรี", "ปลัดเทศบาล", "หัวหน้าสำนักปลัดเทศบาล", "เจ้าพนักงานธุรการ")
        )
    ]
    mayor_post, clerk_post, head_post, typist_post = posts
    typist = people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
    clerk = people.add_person("ปรีดา", "สมมติ", title="นาย", actor=None)
    head = people.add_person("อรุณ", "ทดลอง", title="นาย", actor=None)
    people.appoint(typist, typist_post, actor=None)
    people.appoint(head, head_post, actor=None)
    people.appoint(clerk, clerk_post, actor=None)
    acting = next(word for word in people.CAPACITY_WORDS if word != "holder")
    people.appoint(clerk, clerk_post, capacity=acting, acting_for=mayor_post, actor=None)
    return Town(typist, head, clerk, section)


@pytest.fixture
def desk(qapp: QApplication, empty_town: Path) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.settle()
    made.close()
    made.deleteLater()


@pytest.fixture
def session(desk: Desk, town: Town, qapp: QApplication) -> Session:
    fonts.load_thai_breaker()
    fonts.load()
    qapp.setStyle("Fusion")
    style.apply(qapp, "light")
    made = Session(desk)
    made.become(town.typist)
    return made


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, session: Session) -> Iterator[MainWindow]:
    """The whole window as a clerk sees it after the start."""
    made = MainWindow(desk, session)
    qtbot.addWidget(made, before_close_func=lambda _window: desk.settle())
    made.show()
    desk.settle()
    yield made
    desk.settle()
