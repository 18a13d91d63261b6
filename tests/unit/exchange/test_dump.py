"""The way out: every row in open files, the same bytes from two PCs that agree."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from db import columns
from desktop.__main__ import main
from desktop.office import drafting, dump
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts

from .conftest import draft_text


def test_two_pcs_that_agree_dump_the_same_bytes(pair, tmp_path: Path) -> None:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ประกาศ"))
    with pair.at(pair.second) as clerk:
        residents.add(ResidentFacts(first_name="สมชาย", phone="=1+1"), actor=clerk)
    pair.carry(pair.first, pair.second)
    pair.carry(pair.second, pair.first)
    told = []
    for place in (pair.first, pair.second):
        with pair.at(place):
            assert dump.dump(tmp_path / f"out-{place.name}") > 5
        files = sorted((tmp_path / f"out-{place.name}").iterdir())
        told.append({file.name: file.read_bytes() for file in files})
    assert told[0] == told[1]
    assert {name.partition(".")[0] for name in told[0]} == set(columns.BY_NAME)


def test_a_dump_reads_back(pair, tmp_path: Path) -> None:
    with pair.at(pair.first) as clerk:
        residents.add(ResidentFacts(first_name="สมหญิง", last_name="@home"), actor=clerk)
        dump.dump(tmp_path / "out")
    (line,) = (tmp_path / "out" / "resident.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["first_name"] == "สมหญิง"
    with (tmp_path / "out" / "resident.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["last_name"] == "'@home"  # no spreadsheet takes it for a formula


def test_the_commands_tell_what_they_did(pair, tmp_path: Path, capsys) -> None:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("หยุดจ่ายน้ำ"))

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        told = capsys.readouterr()
        return code, told.out, told.err

    assert run("search", str(pair.first), "จ่าย", "น้ำ")[1].endswith("หยุดจ่ายน้ำ\n")
    assert run("search", str(pair.first), "ไม่มี")[0] == 1
    assert run("dump", str(pair.first), str(tmp_path / "out"))[0] == 0
    code, _, wrong = run("dump", str(pair.first), str(tmp_path / "out"))
    assert (code, "not empty" in wrong) == (1, True)
