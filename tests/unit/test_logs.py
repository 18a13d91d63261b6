"""The log: there when it can be, and nobody's name in it."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import logs, paths

log = logging.getLogger("desktop.example")


@pytest.fixture(autouse=True)
def stopped_at_the_end() -> Iterator[None]:
    yield
    logs.stop()


def test_the_log_of_both_houses_lies_in_the_state_folder() -> None:
    file = logs.start()
    assert file == paths.state() / logs.FILE
    log.info("office opened in %d ms", 12)
    logging.getLogger("db.example").info("schema 2")
    logging.getLogger("other").info("not ours")
    text = file.read_text("utf-8")
    assert "office opened in 12 ms" in text
    assert "schema 2" in text
    assert "not ours" not in text


@pytest.mark.parametrize(
    "personal",
    [
        "นางสาวมะลิ ตัวอย่าง",
        "มะลิ",
        "/data/เทศบาลตำบลตัวอย่าง/office.db",
        "1234567890123",
        "1-2345-67890-12-3",
        "035 610 891",
    ],
)
def test_what_could_be_of_a_person_is_blotted_out(personal: str, tmp_path: Path) -> None:
    file = logs.start(tmp_path)
    assert file is not None
    log.info("looking at %s now", personal)
    line = file.read_text("utf-8")
    assert personal not in line
    assert not any("\u0e00" <= letter <= "\u0e7f" for letter in line)
    assert "looking at " in line
    assert "▒" in line


def test_times_days_and_uids_stay_readable(tmp_path: Path) -> None:
    file = logs.start(tmp_path)
    assert file is not None
    log.info("document 11234567890123456789abcdef012345 of 2026-11-24 in 1234 ms")
    line = file.read_text("utf-8")
    assert "document 11234567890123456789abcdef012345 of 2026-11-24 in 1234 ms" in line
    assert line[:4].isdigit()
    assert "▒" not in line


def test_an_error_leaves_its_place_but_not_its_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = logs.start(tmp_path)
    assert file is not None
    chatty = logging.StreamHandler(io.StringIO())  # leaves the whole trace in the record
    log.addHandler(chatty)
    try:
        raise ValueError("John Citizen is not a number")
    except ValueError:
        log.exception("import stopped")
    finally:
        log.removeHandler(chatty)
    caplog.clear()
    text = file.read_text("utf-8")
    assert "import stopped" in text
    assert "ValueError at test_logs.py:" in text
    assert "Citizen" not in text


def test_the_log_turns_over_and_forgets_the_oldest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logs.start(tmp_path)
    for _ in range(60):
        log.info("x" * 100_000)
    caplog.clear()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [logs.FILE] + [f"{logs.FILE}.{number}" for number in (1, 2, 3)]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 4_000_000


def test_no_place_for_a_log_is_no_reason_to_stop(tmp_path: Path) -> None:
    assert logs.start(tmp_path / "gone") is None
    log.info("still here")
