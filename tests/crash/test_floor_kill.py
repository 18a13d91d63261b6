"""kill -9 while an opinion is typed or written: its words are in the records or come back."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
from pathlib import Path

from desktop.office import office, people
from desktop.office.hearings import floor, opinion_draft, opinion_list, plan, program
from desktop.office.hearings.opinion_list import OpinionQuery
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow, HearingFacts

ROOT = Path(__file__).parents[2]
WORDS = "ขอให้ทำรางระบายน้ำหน้าวัด"

TAKING = """
import os, signal, sys
from pathlib import Path
from db.connection import records
from desktop.office import office
from desktop.office.hearings import opinion_draft, program
from desktop.office.hearings.opinions import OpinionFacts

left = int(sys.argv[2])
def trace(cursor, sql, bindings):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return True
with office.opened(Path(sys.argv[1])):
    facts = OpinionFacts(sys.argv[3], "for", speaker="ลุงดำ")
    opinion_draft.keep(1, facts)
    records.connection().exec_trace = trace
    opinion_draft.take(1, facts, actor=1)
    print("done")
    records.connection().exec_trace = None
"""

TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from desktop.office import office
from desktop.ui.desk import Desk
from desktop.ui.floor.cockpit import FloorPage
from desktop.ui.look import fonts, style
from desktop.ui.session import Session

app = QApplication(["test", "-platform", "offscreen"])
fonts.load()
style.apply(app, "light")
with office.opened(Path(sys.argv[1])):
    desk = Desk()
    page = FloorPage(desk, Session(desk))
    page.show()
    page.open_hearing(1)
    desk.settle()
    words = page.entry.entry.words
    for letter in sys.argv[2]:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(words, key)
    while "เก็บร่างแล้ว" not in page.entry._state.accessibleName():
        app.processEvents()
    print("kept", flush=True)
    while True:
        app.processEvents()
"""


def furnish(folder: Path) -> None:
    with office.opened(folder):
        actor = people.add_person("มะลิ", "ตัวอย่าง", actor=None)
        hearing = plan.create(HearingFacts(subject="ถนน"), actor=actor)
        agenda = [AgendaRow(0, 0, "consider", "ลงมติ", "", 10, "")]
        program.set_agenda(hearing, agenda, actor=actor)
        floor.open_hearing(hearing, actor=actor)


def test_an_opinion_cut_at_any_statement_is_taken_or_comes_back_and_never_both(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "office"
    furnish(folder)
    taken = 0
    for at in itertools.count():
        words = f"{WORDS} {at}"
        command = [sys.executable, "-c", TAKING, str(folder), str(at), words]
        run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        with office.opened(folder):
            ids = opinion_list.find(1, OpinionQuery(text=words))
            draft = opinion_draft.recover(1)
            assert len(ids) == (draft is None), f"cut before statement {at}"
            if draft is not None:
                assert draft[0] == OpinionFacts(words, "for", speaker="ลุงดำ")
            taken += len(ids)
        if run.returncode == 0:
            break
        assert run.returncode == -signal.SIGKILL, run.stderr
    assert at > 8
    assert taken >= 1


def test_what_was_typed_on_the_floor_survives_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    furnish(folder)
    command = [sys.executable, "-c", TYPING, str(folder), WORDS]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
    with office.opened(folder):
        kept = opinion_draft.recover(1)
    assert kept is not None
    assert kept[0].text == WORDS
