"""The window as a whole: every room by keyboard and by ear, in every dress, closed without loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.office import drafts, people, sheets
from desktop.office.hearings import plan
from desktop.office.hearings.plan import HearingFacts
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import DOCUMENTS, EDITOR, HOME, ROOMS

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "กิตติพงษ์ภูมิบดินทร์", "ศรีสุวรรณรัตนโกสินทร์วัฒนา"


def controls(window: QWidget) -> list[QWidget]:
    """What can be clicked, chosen or typed into, but for the parts Qt makes of its own."""
    return [
        part
        for kind in CONTROLS
        for part in window.findChildren(kind)
        if part.isVisible()
        and not part.objectName().startswith("qt_")
        # a box's own line edit and list speak through the box, an edit's own tools through it
        and not isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
        and not isinstance(part, QHeaderView)  # heard heading by heading
    ]


def enter(window: MainWindow, desk: Desk, place: int, paper: int) -> None:
    if place == EDITOR:
        window.open_paper(paper)
    else:
        window.go(place)
    desk.settle()


@pytest.mark.parametrize("place", range(EDITOR + 1))
def test_every_control_has_a_name_and_every_greyed_one_says_why(
    window: MainWindow, desk: Desk, town, place: int
) -> None:
    enter(window, desk, place, town.paper("กำหนดวันหยุด", passed=3))
    found = controls(window)
    assert len(found) > 3
    nameless = [part for part in found if not (part.accessibleName() or "").strip()]
    assert not nameless, [f"{type(p).__name__} in {type(p.parent()).__name__}" for p in nameless]
    silent = [p.accessibleName() for p in found if not p.isEnabled() and not p.toolTip()]
    assert not silent


@pytest.mark.parametrize("percent", [100, 125])
@pytest.mark.parametrize("place", range(EDITOR + 1))
def test_every_room_fits_a_small_screen(
    window: MainWindow, desk: Desk, session: Session, town, place: int, percent: int
) -> None:
    paper = town.paper(f"ขอให้ {' '.join(LONG)} รายงาน" * 4, passed=4)
    session.set_text_scale(percent)
    enter(window, desk, place, paper)
    window.resize(1366, 740)
    assert (window.width(), window.height()) == (1366, 740), "something asks for more room"
    for part in controls(window):
        inside = part.visibleRegion().boundingRect()
        left = part.mapTo(window, QPoint(0, 0)).x()
        assert left + inside.right() < 1366, part.accessibleName()


def test_the_rooms_are_reached_by_keys(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitActive(window)
    for place in range(len(ROOMS)):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        desk.settle()
        assert window.place == place
        told = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
        assert ROOMS[place][0] in told


def test_control_n_drafts_and_loses_nothing_of_the_paper_before(
    window: MainWindow, desk: Desk, town, qtbot: QtBot, type_thai
) -> None:
    paper = town.paper("ฉบับแรก")
    window.open_paper(paper)
    desk.settle()
    type_thai(window.editor.body, "พิมพ์ค้างไว้")
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    desk.settle()
    desk.settle()
    assert window.editor.document() not in (0, paper)
    assert "พิมพ์ค้างไว้" in sheets.open_sheet(paper).source


def test_control_k_leads_to_the_search_box(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    desk.settle()
    assert window.place == DOCUMENTS
    assert QApplication.focusWidget() is window.documents.search


def test_another_person_takes_over_by_control_u(
    window: MainWindow, desk: Desk, session: Session, town, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_U, CONTROL)
    asked = QApplication.activeModalWidget()
    assert asked is not None
    people_shown = asked.findChild(QListWidget)
    assert isinstance(people_shown, QListWidget)
    wanted = people_shown.findItems("อรุณ", Qt.MatchFlag.MatchContains)
    people_shown.setCurrentItem(wanted[0])
    next(b for b in asked.findChildren(QPushButton) if b.accessibleName() == "เลือก").click()
    assert session.actor == town.head
    told = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    assert "อรุณ ทดลอง" in told
    assert "หัวหน้าสำนักปลัดเทศบาล" in told


def test_dark_and_light_change_in_the_middle_of_typing_without_loss(
    window: MainWindow, desk: Desk, session: Session, town, qtbot: QtBot, type_thai
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    window.open_paper(paper)
    desk.settle()
    type_thai(window.editor.body, "พิมพ์ค้างไว้")
    for theme in ("dark", "light", "dark"):
        session.set_theme(theme)
    desk.settle()
    QApplication.sendPostedEvents()
    qtbot.wait(50)  # answers to the rooms of before, if any, come now
    desk.settle()
    assert window.editor.document() == paper
    assert "พิมพ์ค้างไว้" in window.editor.body.toPlainText()


def test_closing_saves_what_was_typed(window: MainWindow, desk: Desk, town, type_thai) -> None:
    paper = town.paper("กำหนดวันหยุด")
    window.open_paper(paper)
    desk.settle()
    type_thai(window.editor.body, "พิมพ์ก่อนปิด")
    window.close()
    sheet = sheets.open_sheet(paper)
    assert "พิมพ์ก่อนปิด" in sheet.source
    assert drafts.recover(sheet.uid) is None


def test_what_cannot_be_saved_on_closing_is_kept_and_told(
    window: MainWindow, desk: Desk, session: Session, town, type_thai
) -> None:
    paper = town.paper("กำหนดวันหยุด")
    window.open_paper(paper)
    desk.settle()
    type_thai(window.editor.body, "พิมพ์ก่อนปิด")
    session.actor = 0  # nobody: the records refuse to save
    window.close()
    assert window.isVisible(), "the window stays to tell what is wrong"
    told = QApplication.activeModalWidget()
    assert told is not None
    told.close()
    kept = drafts.recover(sheets.open_sheet(paper).uid)
    assert kept is not None
    assert "พิมพ์ก่อนปิด" in kept[0]
    session.become(town.typist)


def test_an_empty_office_says_the_next_step(qtbot: QtBot, desk: Desk, empty_town: Path) -> None:
    window = MainWindow(desk, Session(desk))
    qtbot.addWidget(window, before_close_func=lambda _window: desk.settle())
    window.show()
    for place in range(EDITOR):
        window.go(place)
        desk.settle()
    window.go(DOCUMENTS)
    desk.settle()
    told = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    assert any("ยังไม่มีเอกสาร" in text.replace("\u200b", "") for text in told)


def test_a_long_name_is_shortened_and_told_whole(
    window: MainWindow, desk: Desk, session: Session
) -> None:
    person = people.add_person(*LONG, title="นาย", actor=None)
    session.become(person)
    window.go(HOME)
    desk.settle()
    who = next(b for b in window.findChildren(QPushButton) if b.objectName() == "whoami")
    assert " ".join(LONG) in who.accessibleName()
    inside = [part for part in who.findChildren(QLabel) if part.isVisible()]
    for part in inside:
        assert part.fontMetrics().horizontalAdvance(part.text()) <= part.width()


class Flashes(QObject):
    """Keeps every window that is shown besides the one that stands."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and watched is not self._window:
            self.seen.append(type(watched).__name__)
        return False


def test_no_room_flashes_as_a_window_of_its_own(window: MainWindow, desk: Desk, town) -> None:
    """A part shown before it has its place takes the keyboard from the window for good."""
    hearing = plan.create(HearingFacts(subject="โครงการ"), actor=town.typist)
    flashes = Flashes(window)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(flashes)
    for place in range(len(ROOMS)):
        window.go(place)
        desk.settle()
    window.open_paper(town.paper("ฉบับหนึ่ง"))
    desk.settle()
    window.open_hearing(hearing)
    desk.settle()
    for _ in range(window.hearing.tabs.count()):
        window.hearing.turn(1)
        desk.settle()
    window.open_floor(hearing)
    desk.settle()
    application.removeEventFilter(flashes)
    assert flashes.seen == []
