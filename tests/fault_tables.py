"""The attack table and the fault table of the exchange, each row with what its tests say now.

`.venv/bin/python tests/fault_tables.py [attack|fault]`: runs the tests named in
`tests/data/exchange_rows.csv` and prints both tables; the exit code is 0 when every row passed.
Root and Debian's apache2-bin, rclone and Ceph are needed (`tests/run.sh --all` brings them).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = ROOT / "tests" / "data" / "exchange_rows.csv"
FILES = {
    "A": "tests/unit/exchange/test_bundle_attacks.py",
    "P": "tests/unit/exchange/test_two_pcs.py",
    "S": "tests/unit/test_journal_segments.py",
    "K": "tests/unit/exchange/test_skew_and_clocks.py",
    "H": "tests/unit/exchange/test_hub.py",
    "R": "tests/unit/exchange/test_restored_pc.py",
    "F": "tests/unit/exchange/heavy/test_faults.py",
}
SHORT = {"refused": "it_is_refused_and_nothing_changes", "through": "all_arrives_through"}


@dataclass
class Row:
    """A row of a table; `tests` as (file, part of the function's name, part of its parameters)."""

    table: str
    text: str
    tests: list[tuple[str, str, str]]
    outcomes: list[str] = field(default_factory=list)

    def fits(self, node: str) -> bool:
        file, _, rest = node.partition("::")
        function, _, parameters = rest.partition("[")
        return any(
            file == wanted and name in function and part in parameters
            for wanted, name, part in self.tests
        )

    @property
    def verdict(self) -> str:
        if not self.outcomes:
            return "NO TEST"
        bad = [outcome for outcome in self.outcomes if outcome != "passed"]
        return "FAILED" if bad else "pass"


def rows() -> list[Row]:
    """The tables as the file tells them."""
    found = []
    with ROWS.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            tests = []
            for told in line["tests"].split(";"):
                place, _, parameters = told.partition("|")
                key, _, name = place.partition("::")
                tests.append((FILES[key], SHORT.get(name, name), parameters))
            found.append(Row(line["table"], line["row"], tests))
    return found


class Listener:
    """Hears how each test ended."""

    def __init__(self, wanted: Iterable[Row]) -> None:
        self.rows = list(wanted)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if any(row.fits(item.nodeid) for row in self.rows)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            for row in self.rows:
                if row.fits(report.nodeid):
                    row.outcomes.append(report.outcome)


def main(arguments: list[str]) -> int:
    wanted = [row for row in rows() if not arguments or row.table in arguments]
    files = sorted({file for row in wanted for file, _, _ in row.tests})
    listener = Listener(wanted)
    pytest.main(["-q", f"--rootdir={ROOT}", *(str(ROOT / file) for file in files)], [listener])
    for table, title in (("attack", "Attacks"), ("fault", "Faults")):
        of_table = [row for row in wanted if row.table == table]
        if not of_table:
            continue
        print(f"\n{title}\n" + "-" * 78)
        for row in of_table:
            print(f"{row.verdict:<8} {len(row.outcomes):>3} tests  {row.text}")
    bad = sum(row.verdict != "pass" for row in wanted)
    print(f"\n{len(wanted) - bad} of {len(wanted)} rows pass")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
