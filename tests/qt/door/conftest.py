"""A door on a small hearing, and a keyboard whose keys lie where real ones lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import office, people
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import plan, tally
from desktop.office.hearings.plan import HearingFacts
from desktop.thai.keyboard import english_of, thai_of
from desktop.ui.desk import Desk
from desktop.ui.door import look
from desktop.ui.door.window import DoorWindow
from desktop.ui.look import fonts, style
from desktop.ui.session import Session

PLACES = {letter: 10 + place for place, letter in enumerate("1234567890")}  # X11 keycodes
PEOPLE = (
    *(("นาย", "สมชาย", "ใจดี"), ("นางสาว", "สมหญิง", "ใจงาม"), ("นาย", "กิตติพงษ์", "ทองสมมติ")),
    *(("นาย", "ณรงค์", "บุญทดลอง"), ("นาง", "บัวบาน", "ตัวอย่างงาม")),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sizes and popups are things of a real screen: their absence offscreen is no warning."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


class Keyboard:
    """Sends keys with the time and the place they would have; no time really passes."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def press(
        self,
        text: str,
        key: int = 0,
        *,
        after: int = 120,
        place: int = 0,
        to: QWidget | None = None,
    ) -> None:
        """One key, `after` milliseconds behind the one before; to whatever has the keyboard."""
        self.now += after
        target = to or QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, none, place, 0, 0, text)
            event.setTimestamp(self.now)
            QApplication.sendEvent(target, event)

    def types(self, text: str, *, after: int = 120) -> None:
        """A person's fingers on the layout of the text."""
        for letter in text:
            place = PLACES.get(english_of(letter), 38)
            self.press(letter, after=after, place=place)

    def enter(self, *, after: int = 120) -> None:
        self.press("\r", Qt.Key.Key_Return, after=after, place=36)

    def key(self, key: Qt.Key) -> None:
        self.press("", key.value, place=67)

    def scans(self, digits: str, *, thai: bool = False, after: int = 6) -> None:
        """A scanner: keys of an American keyboard, which a Thai layout turns into Thai letters."""
        self.now += 500
        for letter in digits:
            text = thai_of(letter) if thai else letter
            self.press(text, after=after, place=PLACES.get(letter, 38))
        self.enter(after=after)


@pytest.fixture
def keys() -> Keyboard:
    return Keyboard()


@pytest.fixture
def hall(tmp_path: Path, qapp: QApplication) -> Iterator[int]:
    """An office with five residents and a hearing today; gives the hearing."""
    with office.opened(tmp_path / "office"):
        actor = people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
        places = [villages.add_village(n, f"บ้านที่{n}", actor=None) for n in (1, 2, 3)]
        villages.add_stakeholder("กลุ่มสตรี", actor=None)
        for number, (title, first, last) in enumerate(PEOPLE):
            facts = ResidentFacts(title, first, last, f"{number + 10}/4", village_id=places[0])
            residents.add(facts, actor=actor)
        yield plan.create(HearingFacts(subject="ถนน", venue="ศาลาประชาคม", quorum=2), actor=actor)


@pytest.fixture
def desk(qapp: QApplication, hall: int) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.settle()
    made.close()
    made.deleteLater()


@pytest.fixture
def session(desk: Desk, qapp: QApplication) -> Session:
    fonts.load_thai_breaker()
    fonts.load()
    qapp.setStyle("Fusion")
    style.apply(qapp, "light")
    return Session(desk)


@pytest.fixture
def opened(
    qtbot: QtBot, desk: Desk, session: Session, hall: int
) -> Iterator[Callable[..., DoorWindow]]:
    """Open the door; it is closed at the end."""
    doors: list[DoorWindow] = []

    def make(*, paper: bool = False) -> DoorWindow:
        door = DoorWindow(desk, session, tally.door_sheet(hall), paper=paper)
        doors.append(door)
        door.resize(1366, 768)
        door.show()
        door.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is door.page.box.edit)
        desk.settle()
        return door

    yield make
    for door in doors:
        if shiboken6.isValid(door):
            door.close()
    look.resize(0)


@pytest.fixture
def door(opened: Callable[..., DoorWindow]) -> DoorWindow:
    return opened()
