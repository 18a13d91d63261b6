"""A hearing recorded from the floor: asked for, seen, stopped, attached, offered after a cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import clock, sounds
from desktop.devices.errors import DeviceError
from desktop.devices.microphones import Frames, MicrophoneRow
from desktop.office.hearings import attachments, events, floor, plan, sound
from desktop.office.hearings.plan import HearingFacts
from desktop.ui.floor.cockpit import FloorPage
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from tests.unit.hearings.test_sound import Line, recorded, tone

ROW = MicrophoneRow("ไมโครโฟนห้องประชุม")


class Hall:
    """The floor of an open hearing with a microphone in it."""

    def __init__(self, window: MainWindow, hearing: int, actor: int, qtbot: QtBot) -> None:
        self.window, self.hearing, self.actor, self.qtbot = window, hearing, actor, qtbot
        self.line = Line(*(tone(1) for _ in range(3)))

    @property
    def page(self) -> FloorPage:
        return self.window.floor

    def open(self) -> None:
        self.page.recording.found = lambda: [ROW]
        self.page.recording.opened = self.line
        self.window.open_floor(self.hearing)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.window._desk.read(lambda: None, lambda _none: None)
            self.window._desk.settle()
            QApplication.processEvents()

    def told(self) -> str:
        return self.page.notes._recorder.accessibleName()

    def begin(self) -> None:
        (chosen, _line, _other) = self.page.notes.microphones_menu().actions()
        assert ROW.name in chosen.text()
        chosen.trigger()
        self.dialog().yes.click()
        self.settle()
        if self.page.recording.hearing:
            self.qtbot.waitUntil(self.all_heard)
            self.page._tick()

    def all_heard(self) -> bool:
        heard = self.page.recording.look()
        return heard is not None and heard.seconds == len(self.line.parts)

    def dialog(self) -> Dialog:
        found = QApplication.activeModalWidget()
        assert isinstance(found, Dialog)
        return found

    def files(self) -> list[str]:
        return [row.kind for row in attachments.of_hearing(self.hearing)]


@pytest.fixture
def hall(window: MainWindow, town, qtbot: QtBot) -> Hall:
    actor = town.typist
    hearing = plan.create(
        HearingFacts(subject="โครงการปรับปรุงถนน", venue="ศาลา", held_on=clock.today()), actor=actor
    )
    events.note(hearing, "posted", actor=actor)
    floor.open_hearing(hearing, actor=actor)
    window.resize(1366, 740)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hall(window, hearing, actor, qtbot)


def test_a_recording_is_asked_for_with_its_purpose_seen_and_attached(hall: Hall) -> None:
    hall.open()
    assert hall.told() == "บันทึกเสียง"
    hall.begin()
    assert hall.told().startswith("อัดเสียง ๐:๐๓")
    assert hall.page.notes.level.isVisible()
    assert hall.page.head._recording.text() == "กำลังบันทึกเสียง"
    assert hall.window.windowTitle().startswith("● กำลังบันทึกเสียง")
    assert floor.look(hall.hearing).recording_since is not None
    hall.page.notes._switch.click()
    hall.settle()
    assert hall.files() == ["audio"]
    assert sounds.kept() == []
    assert hall.told() == "บันทึกเสียง"
    assert hall.window.windowTitle() == "ประชาคม"
    assert floor.look(hall.hearing).recording_since is None


def test_the_purpose_is_told_before_anything_is_heard(hall: Hall) -> None:
    hall.open()
    hall.page.notes.sound_asked.emit(ROW)
    asked = hall.dialog()
    assert "เพื่อจัดทำรายงานการประชุม" in asked.parts.itemAt(2).widget().text()  # type: ignore[union-attr]
    asked.reject()
    hall.settle()
    assert sounds.kept() == []


def test_a_silent_microphone_is_told_and_the_recording_goes_on(hall: Hall) -> None:
    hall.line = Line(*(bytes(32_000) for _ in range(sound.SILENT_AFTER + 1)))
    hall.open()
    hall.begin()
    assert hall.told().startswith("ไมค์เงียบ")
    assert hall.page.recording.hearing == hall.hearing
    hall.page.recording.stop()
    hall.settle()
    assert hall.files() == ["audio"]


def test_a_microphone_pulled_out_is_told_and_what_was_heard_is_attached(hall: Hall) -> None:
    hall.open()
    hall.begin()
    hall.line.running = False
    assert hall.page.recording.look() is None
    hall.settle()
    assert "ไมโครโฟนห้องประชุม ไม่อยู่แล้ว" in words(hall.dialog())
    hall.dialog().accept()
    assert hall.files() == ["audio"]


def test_one_that_cannot_be_opened_is_told_and_nothing_is_recorded(hall: Hall) -> None:
    def busy(row: MicrophoneRow, _heard: Frames) -> Line:
        raise DeviceError("microphone-busy", name=row.name)

    hall.open()
    hall.page.recording.opened = busy
    hall.begin()
    assert "เปิดไมโครโฟน" in words(hall.dialog())
    hall.dialog().accept()
    assert hall.told() == "บันทึกเสียง"
    assert hall.files() == []


def test_another_room_leaves_it_running_and_the_closed_hearing_ends_it(hall: Hall) -> None:
    hall.open()
    hall.begin()
    hall.page.leave()
    hall.settle()
    assert hall.page.recording.hearing == hall.hearing
    hall.window.open_floor(hall.hearing)
    hall.settle()
    assert hall.told().startswith("อัดเสียง")
    floor.close(hall.hearing, actor=hall.actor)
    hall.settle()
    assert hall.page.recording.hearing == 0
    assert hall.files() == ["audio"]


def test_a_window_that_closes_keeps_the_sound_and_the_next_opening_offers_it(hall: Hall) -> None:
    hall.open()
    hall.begin()
    hall.window.close()
    assert hall.window.isVisible()
    assert hall.page.recording.hearing == hall.hearing
    hall.dialog().yes.click()
    assert not hall.window.isVisible()
    assert hall.page.recording.hearing == 0
    (left,) = sound.left_behind(hall.hearing)
    assert left.seconds == 3
    hall.window.show()
    hall.window.open_floor(hall.hearing)
    hall.settle()
    assert "ยาว ๐:๐๓" in words(hall.dialog())
    hall.dialog().yes.click()
    hall.settle()
    assert hall.files() == ["audio"]
    assert floor.look(hall.hearing).recording_since is None


def test_a_recording_left_behind_is_thrown_away_only_after_a_second_question(hall: Hall) -> None:
    recorded(hall.hearing, tone(2))
    hall.open()
    offered = hall.dialog()
    away = next(b for b in offered.findChildren(type(offered.yes)) if "ทิ้ง" in b.text())
    away.click()
    assert sounds.kept() != []
    hall.dialog().yes.click()
    hall.settle()
    assert sounds.kept() == []
    assert hall.files() == []


def words(asked: Dialog) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(one.text().replace("\u200b", "") for one in asked.findChildren(QLabel))


def test_without_a_microphone_the_way_by_another_recorder_stays(hall: Hall, tmp_path: Path) -> None:
    hall.open()
    hall.page.notes.show_microphones([])
    assert hall.told() == "เครื่องอัดเสียง"
    hall.page.notes._switch.click()
    hall.settle()
    assert floor.look(hall.hearing).recording_since is not None
    assert hall.told().startswith("อัดอยู่")
