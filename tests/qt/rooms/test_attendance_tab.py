"""Who came, on the hearing's page: the lists, the door and its reasons, sheets entered later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from db import clock, uids
from db.models import Hearing, Invitation, Resident
from db.write import write
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, events, plan
from desktop.office.hearings.plan import HearingFacts
from desktop.ui.desk import Desk
from desktop.ui.door.window import DoorWindow
from desktop.ui.hearings.attendance_tab import AttendanceTab
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def hearing(town) -> int:
    """A hearing today to which two are invited; one of them and a third came."""
    place = villages.add_village(1, "บ้านดอนกลาง", actor=None)
    for name in ("สมชาย", "มานี", "ณรงค์"):
        residents.add(ResidentFacts(first_name=name, village_id=place), actor=None)
    facts = HearingFacts(subject="ถนน", held_on=clock.today(), quorum=2)
    made = plan.create(facts, actor=town.typist)
    with write("setup", "invitation.sent"):
        for person in Resident.select().where(Resident.id.in_((1, 2))):
            uid = uids.invitation(Hearing.get_by_id(made).uid, person.uid)
            Invitation.create(uid=uid, hearing=made, resident=person)
    for person in (1, 3):
        attendance.check_in(made, person, actor=town.typist, desk="๑")
    return made


def open_tab(window: MainWindow, desk: Desk, hearing: int) -> AttendanceTab:
    window.open_hearing(hearing)
    desk.settle()
    tabs = window.hearing.tabs
    place = next(n for n in range(tabs.count()) if tabs.tabText(n) == "ผู้เข้าร่วม")
    tabs.setCurrentIndex(place)
    desk.settle()
    return tabs.widget(place).made


def listed(tab: AttendanceTab) -> list[str]:
    rows = range(tab.model.rowCount())
    return [tab.model.index(n, 0).data(Qt.ItemDataRole.DisplayRole) for n in rows]


def doors(window: MainWindow) -> list[DoorWindow]:
    return window.findChildren(DoorWindow)


def test_who_came_and_who_was_invited_and_did_not_are_listed(
    window: MainWindow, desk: Desk, hearing: int, town
) -> None:
    tab = open_tab(window, desk, hearing)
    assert listed(tab) == ["ณรงค์", "สมชาย"]
    assert (tab._came.text(), tab._quorum.text()) == ("๒", "ครบองค์ประชุม")
    tab._buttons["absent"].click()
    assert listed(tab) == ["มานี"]
    desk.do(lambda: attendance.check_in(hearing, 2, actor=town.typist))
    desk.settle()
    assert listed(tab) == []
    assert tab._stack.currentIndex() == 1
    tab._buttons["inside"].click()
    assert len(listed(tab)) == 3


def test_the_door_opens_on_the_day_and_begins_the_hearing(
    window: MainWindow, desk: Desk, hearing: int
) -> None:
    tab = open_tab(window, desk, hearing)
    tab.door.click()
    desk.settle()
    (door,) = doors(window)
    assert door.isFullScreen()
    assert plan.open_sheet(hearing).state == "open"
    assert door.page.counts.tally.came == 2
    tab.ask_door()
    desk.settle()
    assert doors(window) == [door], "a second F5 comes back to the same door"
    door.close()


def test_on_another_day_it_asks_first(window: MainWindow, desk: Desk, hearing: int, town) -> None:
    facts = HearingFacts(subject="ถนน", held_on=clock.today() + timedelta(days=3))
    plan.change(hearing, facts, actor=town.typist)
    tab = open_tab(window, desk, hearing)
    tab.ask_door()
    desk.settle()
    assert not doors(window)
    QApplication.activeModalWidget().yes.click()
    desk.settle()
    (door,) = doors(window)
    door.close()


def test_a_hearing_that_is_over_says_why_its_door_is_shut_and_takes_sheets(
    window: MainWindow, desk: Desk, hearing: int, town
) -> None:
    for kind in ("opened", "closed"):
        events.note(hearing, kind, actor=town.typist)
    tab = open_tab(window, desk, hearing)
    assert not tab.door.isEnabled()
    assert "กรอกจากใบลงทะเบียน" in tab.door.toolTip()
    assert "F5" not in dict(window.hearing.keys())
    tab.paper.click()
    desk.settle()
    (door,) = doors(window)
    door.page.box.edit.setText("มานี")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    QApplication.sendEvent(door.page.box.edit, event)
    desk.settle()
    assert {row.via for row in attendance.present(hearing)} == {"name", "paper"}
    door.close()


def test_a_cancelled_hearing_takes_nobody(
    window: MainWindow, desk: Desk, hearing: int, town
) -> None:
    events.cancel(hearing, "น้ำท่วม", actor=town.typist)
    tab = open_tab(window, desk, hearing)
    assert not tab.door.isEnabled()
    assert not tab.paper.isEnabled()


def test_the_desk_and_the_card_reader_are_set_for_this_pc(session: Session, desk: Desk) -> None:
    assert (session.door_desk, session.card_reader) == ("๑", False)
    session.set_door(desk="  ทางเข้าหลัง ", card_reader=True)
    again = Session(desk)
    assert (again.door_desk, again.card_reader) == ("ทางเข้าหลัง", True)
    session.set_door(desk="  ", card_reader=False)
    assert session.door_desk == "ทางเข้าหลัง"
