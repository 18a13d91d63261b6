"""Public parts in a real PostgreSQL: keyed by office and row, the same however often published."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from desktop import cli
from desktop.office import demo, office, people
from desktop.office import rollup as deeds
from desktop.office.hearings import plan
from tests.unit.exchange.conftest import found
from tests.unit.exchange.heavy.servers import free_port, listening

BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A cluster of its own on loopback; it will not run as root, so its own user runs it."""
    folder = Path(mkdtemp(prefix="postgres-"))
    port = free_port()
    as_user: tuple[str, ...] = ()
    if os.geteuid() == 0:
        as_user = ("setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups")
        shutil.chown(folder, "postgres", "postgres")
        assert pwd.getpwnam("postgres")
    data = folder / "data"
    made = (*as_user, str(BIN / "initdb"), "-D", str(data), "-U", "reporter", "-A", "trust")
    subprocess.run(made, check=True, capture_output=True, cwd="/")
    command = (str(BIN / "postgres"), "-D", str(data), "-p", str(port), "-k", str(folder),
               "-h", "127.0.0.1", "-F")  # fmt: skip
    try:
        with listening(folder / "log", port, *as_user, *command):
            url = f"postgresql://reporter@127.0.0.1:{port}/postgres"
            _until_ready(url)
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _until_ready(url: str) -> None:
    command = [str(BIN / "pg_isready"), "-d", url, "-t", "20"]
    for _ in range(200):
        if subprocess.run(command, capture_output=True).returncode == 0:
            return
    raise AssertionError("PostgreSQL does not start")


@pytest.fixture
def gathered(tmp_path: Path) -> Path:
    """Two offices in a roll-up, one of them with hearings."""
    folder = tmp_path / "rollup"
    deeds.make(folder)
    demo.make_demo(tmp_path / "town", hearings=3, residents=40, opinions=6)
    found(tmp_path / "second")
    for name in ("town", "second"):
        with office.opened(tmp_path / name):
            deeds.export(tmp_path / f"{name}.pkp", actor=people.anybody())
        deeds.take(folder, tmp_path / f"{name}.pkp")
    return folder


def everything(url: str) -> dict[str, list[tuple[object, ...]]]:
    with psycopg.connect(url) as connection:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'prachakhom'"
            )
        ]
        return {
            table: connection.execute(
                f"SELECT * FROM prachakhom.{table} ORDER BY 1, 2".encode()
            ).fetchall()
            for table in tables
            if table != "offices"
        }


def test_a_roll_up_is_published_and_again_changes_nothing(server: str, gathered: Path) -> None:
    rows = sum(row.rows for row in deeds.offices(gathered))
    assert deeds.publish_from(gathered, server) == (2, rows)
    before = everything(server)
    assert sum(map(len, before.values())) == rows
    assert deeds.publish_from(gathered, server) == (2, rows)
    assert everything(server) == before


def test_tools_can_report_over_offices(server: str, gathered: Path) -> None:
    deeds.publish_from(gathered, server)
    with psycopg.connect(server) as connection:
        told = connection.execute(
            "SELECT o.name, count(DISTINCT h.uid), sum(c.count) FROM prachakhom.offices o "
            "JOIN prachakhom.hearing h USING (office) LEFT JOIN prachakhom.hearing_count c "
            "ON c.office = h.office AND c.hearing_uid = h.uid AND c.measure = 'came' "
            "WHERE o.office = ANY (%s) GROUP BY o.name",
            ([row.office for row in deeds.offices(gathered)],),
        ).fetchall()
    ((name, hearings, came),) = told
    assert name
    assert hearings == 3
    assert came > 0


def test_what_changed_and_what_is_gone_follows(server: str, gathered: Path, tmp_path: Path) -> None:
    deeds.publish_from(gathered, server)
    with office.opened(tmp_path / "second"):
        clerk = people.anybody()
        kept = plan.create(plan.HearingFacts(subject="เวทีที่อยู่"), actor=clerk)
        gone = plan.create(plan.HearingFacts(subject="เวทีที่ทิ้ง"), actor=clerk)
        assert kept != gone
    assert cli.main(["publish", str(tmp_path / "second"), server]) == 0
    with office.opened(tmp_path / "second"):
        plan.discard(gone, actor=people.anybody())
    assert cli.main(["publish", str(tmp_path / "second"), server]) == 0
    with psycopg.connect(server) as connection:
        subjects = connection.execute(
            "SELECT subject FROM prachakhom.hearing WHERE subject LIKE %s", ("เวทีที่%",)
        ).fetchall()
    assert subjects == [("เวทีที่อยู่",)]


def test_who_may_not_write_is_told_and_nothing_changes(
    server: str, gathered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deeds.publish_from(gathered, server)
    before = everything(server)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
    guest = server.replace("reporter@", "guest@")
    assert cli.main(["publish", str(gathered), guest]) == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert everything(server) == before
