"""Public parts of many offices in one roll-up: no person in it, each office speaks for itself."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from db.columns import BY_NAME
from db.errors import RecordsError
from db.exchange import public, rollup
from db.exchange.bundle import BadBundle
from db.exchange.public import PublicFile
from desktop import cli
from desktop.office import demo, exchange, office, people
from desktop.office import rollup as deeds
from desktop.office.jobs import Job
from desktop.office.words import rollup as words

from .conftest import found
from .test_bundle_attacks import flipped, zipped
from .test_two_pcs import refused


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town") / "office"
    demo.make_demo(folder, hearings=3, residents=40, opinions=6)
    return folder


@pytest.fixture
def part(town: Path, tmp_path: Path) -> Path:
    target = tmp_path / "town.pkp"
    with office.opened(town):
        deeds.export(target, actor=people.anybody())
    return target


@pytest.fixture
def gathered(tmp_path: Path) -> Path:
    deeds.make(tmp_path / "rollup")
    return tmp_path / "rollup"


def rows_of(file: Path) -> list[public.Row]:
    return list(PublicFile(file.read_bytes()).rows())


def test_it_holds_the_hearings_and_their_figures(part: Path, town: Path) -> None:
    rows = rows_of(part)
    counted = {table: sum(1 for name, _, _ in rows if name == table) for table in public.TABLES}
    assert counted["hearing"] == 3
    assert counted["office"] == 1
    assert counted["village"] > 0
    came = [
        f["count"] for table, _, f in rows if table == "hearing_count" and f["measure"] == "came"
    ]
    assert len(came) == 3
    assert max(came) > 0


def test_no_person_and_no_word_of_one_is_in_it(part: Path, town: Path) -> None:
    text = json.dumps(rows_of(part), ensure_ascii=False)
    with office.opened(town):
        from db.models import Opinion, Person, Resident

        told = [r.last_name for r in Resident.select()] + [p.last_name for p in Person.select()]
        told += [o.text for o in Opinion.select()] + [r.phone for r in Resident.select()]
        names = {
            name for name in told if name and len(name) > 3 and name not in office.facts().name
        }
    assert len(names) > 20
    assert [name for name in names if name in text] == []


def test_what_is_declared_public_is_never_declared_personal() -> None:
    assert public.TABLES.keys().isdisjoint({"person", "resident", "opinion", "attendance"})
    for table, columns in public.TABLES.items():
        kept = BY_NAME.get({"announcement": "document"}.get(table, table))
        if kept is None:
            assert table == "hearing_count"
            continue
        known = {*kept.synced, *kept.derived}
        names = {name.replace("_uid", "_id") for name in columns}
        assert names <= known
        assert names.isdisjoint(kept.personal)


def test_many_offices_lie_side_by_side_and_again_changes_nothing(
    part: Path, gathered: Path, tmp_path: Path
) -> None:
    found(tmp_path / "second")
    with office.opened(tmp_path / "second"):
        deeds.export(tmp_path / "second.pkp", actor=people.anybody())
    first = deeds.take(gathered, part)
    deeds.take(gathered, tmp_path / "second.pkp")
    before = deeds.offices(gathered)
    assert deeds.take(gathered, part) == first
    assert deeds.offices(gathered) == before
    assert len(before) == 2
    kept = sorted(map(public.canonical, rollup.rows(gathered, first.office)))
    assert kept == sorted(map(public.canonical, rows_of(part)))


def test_an_older_part_does_not_replace_a_newer_one(
    town: Path, part: Path, gathered: Path, tmp_path: Path
) -> None:
    with office.opened(town):
        facts = office.facts()
        office.change(office.OfficeFacts(name=f"{facts.name}ใหม่", short_name=facts.short_name),
                      actor=people.anybody())  # fmt: skip
        deeds.export(tmp_path / "newer.pkp", actor=people.anybody())
    deeds.take(gathered, tmp_path / "newer.pkp")
    with refused(RecordsError, "public-older"):
        deeds.take(gathered, part)
    (row,) = deeds.offices(gathered)
    assert row.name.endswith("ใหม่")


def test_what_is_no_longer_public_is_gone_with_the_next_part(pair, gathered: Path) -> None:
    from desktop.office.hearings import plan
    from desktop.office.hearings.plan import HearingFacts

    with pair.at(pair.first) as clerk:
        hearing = plan.create(HearingFacts(subject="เวทีหนึ่ง"), actor=clerk)
        deeds.export(pair.stick / "a.pkp", actor=clerk)
        plan.discard(hearing, actor=clerk)
        deeds.export(pair.stick / "b.pkp", actor=clerk)
    taken = deeds.take(gathered, pair.stick / "a.pkp")
    assert "hearing" in {table for table, _, _ in rollup.rows(gathered, taken.office)}
    deeds.take(gathered, pair.stick / "b.pkp")
    assert "hearing" not in {table for table, _, _ in rollup.rows(gathered, taken.office)}


def remade(data: bytes, **changes: object) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in public.NAMES}
    told = json.loads(parts[public.NAMES[0]]) | changes
    return zipped(parts | {public.NAMES[0]: public.canonical(told).encode()})


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda _d: b"", "bundle-no-bundle"),
        (lambda d: d[: len(d) // 2], "bundle-damaged"),
        (lambda d: flipped(d, len(d) - 400), "bundle-damaged"),
        (lambda d: remade(d, name="อีกสำนักงาน"), "bundle-signature"),
        (lambda d: remade(d, office="0" * 32), "bundle-damaged"),
        (lambda d: remade(d, device="0" * 16), "bundle-unknown-signer"),
        (lambda d: remade(d, trust=[]), "bundle-unknown-signer"),
        (lambda d: remade(d, known=-1), "bundle-damaged"),
        (lambda d: remade(d, format=2), "bundle-too-new"),
        (lambda d: remade(d, more=1), "bundle-damaged"),
    ],
)
def test_a_spoilt_part_is_refused_and_nothing_changes(
    part: Path, gathered: Path, tmp_path: Path, spoil, reason: str
) -> None:
    (tmp_path / "bad.pkp").write_bytes(spoil(part.read_bytes()))
    with refused(BadBundle, reason):
        deeds.take(gathered, tmp_path / "bad.pkp")
    assert deeds.offices(gathered) == []


def test_a_row_of_another_form_takes_the_whole_part_back(pair, gathered: Path, monkeypatch) -> None:
    with pair.at(pair.first) as clerk, monkeypatch.context() as lax:
        lax.setattr(public, "_fits", lambda *_row: True)
        lax.setattr(deeds, "_rows", lambda: iter([("person", "p", {"name": "มะลิ"})]))
        deeds.export(pair.stick / "bad.pkp", actor=clerk)
    with refused(BadBundle, "bundle-damaged"):
        deeds.take(gathered, pair.stick / "bad.pkp")
    assert deeds.offices(gathered) == []


def test_a_revoked_pc_speaks_for_its_office_no_more(pair, gathered: Path) -> None:
    """The thief leaves the revocation out of his file; the roll-up has heard of it before."""
    with pair.at(pair.second) as clerk:
        deeds.export(pair.stick / "stolen.pkp", actor=clerk)
    with pair.at(pair.first) as clerk:
        exchange.revoke(next(row.device for row in exchange.peers() if not row.here))
        deeds.export(pair.stick / "first.pkp", actor=clerk)
    deeds.take(gathered, pair.stick / "first.pkp")
    with refused(BadBundle, "bundle-revoked-signer"):
        deeds.take(gathered, pair.stick / "stolen.pkp")


def test_a_public_part_is_no_bundle_and_a_bundle_no_public_part(pair, gathered: Path) -> None:
    with pair.at(pair.first) as clerk:
        deeds.export(pair.stick / "a.pkp", actor=clerk)
        exchange.export(pair.stick / "a.pkb", everything=True, actor=clerk)
        with refused(BadBundle, "bundle-is-public"):
            exchange.take_in(pair.stick / "a.pkp")
    with refused(BadBundle, "bundle-damaged"):
        deeds.take(gathered, pair.stick / "a.pkb")


def test_the_command_line_gathers_and_tells_what_it_refused(
    part: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.pkp").write_bytes(b"none")
    folder = str(tmp_path / "made")
    assert cli.main(["rollup", folder, str(part)]) == 0
    assert cli.main(["rollup", folder, str(tmp_path / "bad.pkp"), str(part)]) == 1
    told = capsys.readouterr()
    assert told.out.count("took in") == 2
    assert "bad.pkp" in told.err
    assert cli.main(["bundle", "inspect", str(part)]) == 0
    assert "public part of" in capsys.readouterr().out
    assert cli.main(["publish", folder, "mysql://x"]) == 1
    assert "postgresql://" in capsys.readouterr().err
    assert cli.main(["publish", str(tmp_path / "nothing"), "postgresql://x"]) == 1
    assert cli.main(["rollup", str(tmp_path)]) == 1


def test_the_command_line_writes_an_offices_public_part(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bundle", "export", "--public", str(town), str(tmp_path / "x.pkp")]) == 0
    assert "public rows" in capsys.readouterr().out
    assert rows_of(tmp_path / "x.pkp")


def test_nobody_listening_is_told(gathered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["publish", str(gathered), "postgresql://127.0.0.1:9/x"]) == 1
    assert "cannot be reached" in capsys.readouterr().err


def test_many_files_are_taken_in_each_by_itself_and_counted(
    part: Path, tmp_path: Path, town: Path
) -> None:
    found(tmp_path / "second")
    with office.opened(tmp_path / "second"):
        deeds.export(tmp_path / "second.pkp", actor=people.anybody())
    (tmp_path / "bad.pkp").write_bytes(flipped(part.read_bytes(), 700))
    folder = tmp_path / "all"
    done = deeds.take_all(folder, [part, tmp_path / "bad.pkp", tmp_path / "second.pkp"], Job())
    assert len(done.taken) == 2
    assert [(file.name, trouble.reason) for file, trouble in done.refused] == [
        ("bad.pkp", "bundle-damaged")
    ]
    whole = deeds.gathered(folder)
    by_name = {row.office: figures for row, figures in whole.rows}
    rows = rows_of(part)
    town_row = next(row for row in done.taken if by_name[row.office].hearings)
    figures = by_name[town_row.office]
    came = sum(f["count"] for t, _, f in rows if t == "hearing_count" and f["measure"] == "came")
    signed = sum(1 for table, _, _ in rows if table == "announcement")
    assert (figures.hearings, figures.came, figures.announcements) == (3, came, signed)
    empty = next(one for name, one in by_name.items() if name != town_row.office)
    assert deeds.figures_of(empty) == (0, 0, 0, 0, 0)
    lines = deeds.hearings(folder, town_row.office)
    assert sum(line.came for line in lines) == came
    assert sorted((line.held_on for line in lines), reverse=True) == [x.held_on for x in lines]


def test_a_year_counts_what_is_of_it(part: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    (row,) = deeds.take_all(folder, [part], Job()).taken
    whole = deeds.gathered(folder)
    assert len(whole.years) >= 1
    assert list(whole.years) == sorted(whole.years, reverse=True)
    by_year = [deeds.gathered(folder, year).rows[0][1] for year in whole.years]
    ((_, every),) = whole.rows
    assert sum(one.announcements for one in by_year) == every.announcements > 0
    assert sum(one.hearings for one in by_year) == every.hearings == 3
    assert deeds.gathered(folder, 2400).rows[0][1].announcements == 0
    assert deeds.hearings(folder, row.office, 2400) == []


def test_the_figures_go_to_excel_with_every_hearing(part: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    deeds.take_all(folder, [part], Job())
    deeds.write_excel(tmp_path / "out.xlsx", folder)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    offices, hearings = book.worksheets
    assert [cell.value for cell in offices[1]][:3] == ["สำนักงาน", "ข้อมูล ณ", "เวที"]
    assert offices.max_row == 2
    assert hearings.max_row == 1 + 3


def test_what_another_office_wrote_wrongly_stands_as_it_came() -> None:
    assert words.day("31/02") == "31/02"
    assert words.made("never") == "never"
    assert words.day("2026-11-26") == "๒๖ พ.ย. ๒๕๖๙"
