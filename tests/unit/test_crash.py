"""An error nobody expected: on disk, told to the window, and nothing of anybody in it."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import crash

ROOT = Path(__file__).parents[2]
NAME = "นางสาวมะลิ ตัวอย่าง"


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[crash.Reports]:
    made = crash.reports("0.1.0", tmp_path)
    before = sys.excepthook, threading.excepthook
    made.install()
    yield made
    made.uninstall()
    sys.excepthook, threading.excepthook = before


def fail(person: str) -> None:
    try:
        raise KeyError(person)
    except KeyError as error:
        raise ValueError(f"{person} is not a post") from error


def hit(person: str = NAME) -> None:
    try:
        fail(person)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_report_says_where_and_never_whom(
    reports: crash.Reports, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Path | None] = []
    reports.tell(told.append)
    hit()
    [file] = told
    assert file is not None
    assert file.parent == tmp_path
    text = file.read_text("utf-8")
    assert text.startswith("โปรแกรมประชาคมขัดข้อง")
    assert "program: 0.1.0" in text
    assert "builtins.KeyError" in text
    assert "which led to:" in text
    assert text.rstrip().endswith("builtins.ValueError")
    assert "tests/unit/test_crash.py" in text
    assert "in fail" in text
    assert "มะลิ" not in text
    assert str(ROOT) not in text
    assert f"report {file.name}" in caplog.text
    caplog.clear()


def test_an_error_that_comes_again_is_told_again_but_reported_once(
    reports: crash.Reports, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Path | None] = []
    reports.tell(told.append)
    for person in (NAME, "ปรีดา สมมติ", NAME):
        hit(person)
    assert len(told) == 3
    assert len(set(told)) == 1
    assert len(list(tmp_path.glob("crash-*.txt"))) == 1
    caplog.clear()


def test_a_home_that_cannot_be_written_does_not_stop_the_program(
    a_home_of_its_own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (a_home_of_its_own / "state").write_text("a file where the folder should be")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    file = crash.reports("0.1.0").write(ValueError(), "main")
    assert file is not None
    assert file.parent == tmp_path


def test_an_error_in_a_thread_is_told_too(
    reports: crash.Reports, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Path | None] = []
    reports.tell(told.append)
    thread = threading.Thread(target=fail, args=(NAME,), name="write lane")
    thread.start()
    thread.join()
    [file] = told
    assert file is not None
    assert "thread: write lane" in file.read_text("utf-8")
    caplog.clear()


def test_the_code_of_a_system_error_is_kept_without_its_file() -> None:
    try:
        Path(f"/nowhere/{NAME}").read_bytes()
    except OSError as error:
        text = crash.nameless(error)
    assert "FileNotFoundError (errno 2)" in text
    assert NAME not in text


def test_errors_in_a_group_are_named_one_by_one() -> None:
    text = crash.nameless(ExceptionGroup(NAME, [ValueError(NAME), OSError(28, NAME)]))
    assert "+ builtins.ValueError" in text
    assert "+ builtins.OSError (errno 28)" in text
    assert NAME not in text


def test_errors_that_name_each_other_come_to_an_end() -> None:
    one, two = ValueError(), TypeError()
    one.__cause__, two.__cause__ = two, one
    assert crash.nameless(one).count("which led to:") == 1


def test_reports_of_one_second_do_not_overwrite_and_old_ones_go(
    reports: crash.Reports, tmp_path: Path
) -> None:
    error = ValueError()
    for _ in range(25):
        assert reports.write(error, "main") is not None
    assert len(list(tmp_path.glob("crash-*.txt"))) == 20


def test_a_disk_that_refuses_the_report_is_told_as_such(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert crash.reports("0.1.0", tmp_path / "gone").write(ValueError(NAME), "main") is None
    assert "no crash report" in caplog.text
    caplog.clear()


def test_a_clean_end_leaves_nothing_behind(tmp_path: Path) -> None:
    before = sys.excepthook
    made = crash.reports("0.1.0", tmp_path)
    made.install()
    made.uninstall()
    assert not list(tmp_path.iterdir())
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before


DIES = """
import os, signal, sys
from pathlib import Path
from desktop import crash
crash.reports("0.1.0", Path(sys.argv[1])).install()
os.kill(os.getpid(), signal.SIGSEGV)
"""


def test_a_death_in_machine_code_is_found_at_the_next_start(
    reports: crash.Reports, tmp_path: Path
) -> None:
    assert not reports.faults()
    ended = subprocess.run(
        [sys.executable, "-c", DIES, str(tmp_path)], cwd=ROOT, env=dict(os.environ)
    )
    assert ended.returncode == -signal.SIGSEGV
    [fault] = reports.faults()
    assert "Segmentation fault" in fault.read_text()
