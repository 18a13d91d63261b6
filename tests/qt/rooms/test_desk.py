"""The one way from a window to the office: lanes, answers, refusals, news."""

from __future__ import annotations

import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.office import drafting, office, sheets
from desktop.office.errors import Refused
from desktop.office.jobs import Job
from desktop.office.lanes import Lane
from desktop.ui.desk import Desk


def test_a_deed_is_done_in_the_write_lane_and_answered_at_the_desk(
    qtbot: QtBot, desk: Desk, town
) -> None:
    threads: list[str] = []
    answers: list[tuple[int, threading.Thread]] = []

    def deed() -> int:
        threads.append(threading.current_thread().name)
        return drafting.draft("memo", actor=town.typist)

    with qtbot.waitSignal(desk.changed, check_params_cb=lambda topics: "document" in topics):
        desk.do(deed, lambda made: answers.append((made, threading.current_thread())))
    assert threads[0].startswith("write-lane")
    assert answers[0][1] is threading.main_thread()
    assert sheets.open_sheet(answers[0][0]).kind == "memo"


def test_deeds_are_done_in_the_order_asked(qtbot: QtBot, desk: Desk) -> None:
    order: list[int] = []
    for place in range(20):
        desk.do(lambda place=place: order.append(place))
    desk.settle()
    assert order == list(range(20))


def test_a_refusal_is_told_not_raised(qtbot: QtBot, desk: Desk) -> None:
    def deed() -> None:
        raise Refused("no-section")

    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda told: told.reason == "no-section"):
        desk.do(deed)


def test_a_refusal_goes_to_who_asked_for_it(qtbot: QtBot, desk: Desk) -> None:
    told: list[Exception] = []

    def deed() -> None:
        raise Refused("no-section")

    with qtbot.assertNotEmitted(desk.troubled):
        desk.do(deed, None, told.append)
        desk.settle()
    assert [type(trouble) for trouble in told] == [Refused]


def test_a_bug_is_raised(desk: Desk) -> None:
    def deed() -> None:
        raise ZeroDivisionError

    desk.do(deed)
    with pytest.raises(ZeroDivisionError):
        desk.settle()


def test_a_read_lane_changes_nothing(desk: Desk, town) -> None:
    told: list[Exception] = []
    before = office.facts()

    def question() -> None:
        office.change(office.OfficeFacts(name="เทศบาลอื่น"), actor=town.typist)

    try:
        desk.read(question, told.append, told.append)
        desk.settle()
    except Exception as refused:  # noqa: BLE001  # however the engine says no
        told.append(refused)
    assert told
    assert isinstance(told[0], Exception)
    assert office.facts() == before


def test_a_job_reports_and_is_cancelled(qtbot: QtBot, desk: Desk) -> None:
    begun, go_on = threading.Event(), threading.Event()
    answers: list[None] = []

    def work(job: Job) -> None:
        for place in range(1, 1000):
            job.step(place, 1000)
            begun.set()
            go_on.wait(20)

    job = desk.start(work, answers.append)
    with qtbot.waitSignal(desk.progressed, check_params_cb=lambda _done, total: total == 1000):
        assert begun.wait(20)
    job.cancelled = True
    with qtbot.waitSignal(desk.busy, check_params_cb=lambda busy: not busy):
        go_on.set()
    assert answers == []


def test_an_errand_sees_that_others_ask_for_the_write_lane(desk: Desk) -> None:
    begun, asked = threading.Event(), threading.Event()
    seen: list[bool] = []

    def work(_job: Job, lane: Lane) -> None:
        def long() -> None:
            seen.append(lane.crowded())
            begun.set()
            asked.wait()
            seen.append(lane.crowded())

        lane(long)
        lane(lambda: seen.append(lane.crowded()))

    desk.errand(work)
    begun.wait()
    desk.do(lambda: None)
    asked.set()
    desk.settle()
    assert seen == [False, True, False]


def test_what_is_asked_again_is_never_answered_by_what_was_read_before(
    qtbot: QtBot, desk: Desk
) -> None:
    late = threading.Event()
    answers: list[int] = []
    others: list[int] = []

    def ask(number: int) -> None:
        def read() -> int:
            if number == 1:
                late.wait()
            return number

        desk.read(read, answers.append)

    ask(1)
    ask(2)
    desk.read(lambda: 3, others.append)
    desk.do(lambda: 4, others.append)
    try:
        qtbot.waitUntil(lambda: sorted(others) == [3, 4])  # what others ask for waits for none
        assert answers == []
    finally:
        late.set()
    desk.settle()
    assert answers == [1, 2]


def gone_window() -> QLabel:
    """A window that was closed and taken away by Qt."""
    window = QLabel()
    shiboken6.delete(window)
    return window


def test_an_answer_reaches_no_window_that_was_closed_meanwhile(desk: Desk) -> None:
    heard: list[object] = []
    window = gone_window()

    def write(text: str) -> None:
        heard.append(text)
        window.setText(text)

    def write_later(text: str) -> None:
        write(text)

    for answer in (write, write_later, partial(write), partial(lambda _to, text: text, window)):
        desk.read(lambda: "อ่าน", answer)
        desk.do(lambda: "บันทึก", answer)
    desk.do(lambda: "บันทึก", window.setText)
    desk.settle()
    assert heard == []


def test_a_refusal_is_told_even_when_the_window_that_asked_was_closed(
    qtbot: QtBot, desk: Desk
) -> None:
    window = gone_window()

    def deed() -> None:
        raise Refused("no-section")

    with qtbot.waitSignal(desk.troubled, check_params_cb=lambda told: told.reason == "no-section"):
        desk.do(deed, None, lambda trouble: window.setText(str(trouble)))


def test_a_list_nobody_waits_for_any_more_is_no_trouble(qtbot: QtBot, desk: Desk) -> None:
    window = gone_window()

    def question() -> str:
        raise Refused("no-section")

    with qtbot.assertNotEmitted(desk.troubled):
        desk.read(question, window.setText, lambda trouble: window.setText(str(trouble)))
        desk.settle()
