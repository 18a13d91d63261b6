"""Copies on a stick: with their files, the oldest go, each day when wanted; and the way back."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db import blobs, clock
from desktop import paths, settings
from desktop.office import backups, diagnostics, moments, office, people
from desktop.office.jobs import Cancelled, Job


def at_once(what: Callable[[], Any]) -> Any:
    return what()


def copy_to(stick: Path, job: Job | None = None) -> backups.Copy:
    return backups.back_up(stick, job or Job(), at_once)


def test_a_copy_brings_records_and_files_to_another_pc(tmp_path: Path) -> None:
    stick, new = tmp_path / "stick", tmp_path / "new"
    stick.mkdir()
    with office.opened(tmp_path / "office"):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        photo = blobs.put("ภาพ".encode() * 1000)
        copy = copy_to(stick)
    backups.bring_back(copy.file, new)
    with office.opened(new):
        assert office.facts().name == "เทศบาลตำบลตัวอย่าง"
        assert blobs.get(photo) == "ภาพ".encode() * 1000


def test_files_are_copied_once(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with office.opened(tmp_path / "office"):
        for number in range(5):
            blobs.put(bytes([number]) * 50)
        first = copy_to(stick)
        kept = {path: path.stat().st_mtime_ns for path in first.file.parent.glob("blobs/??/*")}
        blobs.put(b"sixth")
        with clock.standing(clock.now() + timedelta(hours=1)):
            copy_to(stick)
    now = {path: path.stat().st_mtime_ns for path in first.file.parent.glob("blobs/??/*")}
    assert len(kept) == 5
    assert len(now) == 6
    assert all(now[path] == when for path, when in kept.items())


def test_a_stopped_copy_goes_on_where_it_was(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    class Impatient(Job):
        def step(self, done: int, total: int) -> None:
            if done == 2:
                raise Cancelled
            super().step(done, total)

    with office.opened(tmp_path / "office"):
        for number in range(5):
            blobs.put(bytes([number]) * 50)
        with pytest.raises(Cancelled):
            copy_to(stick, Impatient())
        assert backups.habit().made_at is None  # no copy that is whole: nothing to boast of
        with clock.standing(clock.now() + timedelta(hours=1)):
            assert len(list(copy_to(stick).file.parent.glob("blobs/??/*"))) == 5


def test_the_oldest_copies_go(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with office.opened(tmp_path / "office"):
        start = clock.now()
        for day in range(backups.KEPT + 2):
            with clock.standing(start + timedelta(days=day)):
                last = copy_to(stick)
        kept = backups.copies_in(stick)
    assert len(kept) == backups.KEPT
    assert kept[0].file == last.file
    assert len(list(last.file.parent.glob("*.keys.json"))) == backups.KEPT


def test_choosing_the_folder_of_the_copies_makes_none_inside_it(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        first = copy_to(tmp_path)
        with clock.standing(clock.now() + timedelta(hours=1)):
            second = copy_to(first.file.parent)
    assert second.file.parent == first.file.parent


def test_two_offices_share_a_stick(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with office.opened(tmp_path / name):
            copy_to(tmp_path)
    assert len({copy.file.parent for copy in backups.copies_in(tmp_path)}) == 2


def test_a_daily_copy_is_due_once_a_day_and_only_where_its_place_is_there(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with office.opened(tmp_path / "office"):
        assert backups.is_due() is None
        copy_to(stick)
        backups.make_daily(True)
        assert backups.is_due() is None  # made just now
        with clock.standing(clock.now() + timedelta(hours=23)):
            assert backups.is_due() == stick
            stick.rename(tmp_path / "pulled")
            assert backups.is_due() is None
            (tmp_path / "pulled").rename(stick)
            backups.make_daily(False)
            assert backups.is_due() is None


def test_a_clock_set_back_does_not_stop_the_daily_copy(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        with clock.standing(clock.now() + timedelta(days=400)):
            copy_to(tmp_path)
        backups.make_daily(True)
        assert backups.is_due() == tmp_path


def test_damaged_settings_only_forget_when_the_last_copy_was(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with office.opened(tmp_path / "office"):
        copy_to(tmp_path)
        file = paths.config() / settings.FILE
        file.write_text(file.read_text("utf-8").replace("+00:00", "yesterday"), "utf-8")
        assert backups.habit().made_at is None
        assert backups.habit().folder == tmp_path
    assert "backed_up damaged" in caplog.text
    caplog.clear()


def test_a_problem_report_names_nobody(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
        diagnostics.report(tmp_path / "report.zip")
        assert {fact.key for fact in diagnostics.facts()} >= {"program", "records", "backup"}
    with zipfile.ZipFile(tmp_path / "report.zip") as pack:
        facts = pack.read("facts.txt").decode()
        told = "\n".join(pack.read(name).decode() for name in pack.namelist() if "READ" not in name)
    assert "schema: " in facts
    assert f"at: {moments.now():%Y}" in facts
    for personal in ("มะลิ", "ตัวอย่าง", str(tmp_path)):
        assert personal not in told


def test_a_report_on_a_full_or_missing_disk_is_told(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"), pytest.raises(office.RecordsError):
        diagnostics.report(tmp_path / "nowhere" / "report.zip")
