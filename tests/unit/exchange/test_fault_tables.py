"""Every row of the attack and the fault table names tests that exist."""

from __future__ import annotations

import ast

import pytest

from tests.fault_tables import ROOT, Row, rows
from tests.unit.exchange.heavy.test_faults import FAULTS
from tests.unit.exchange.test_bundle_attacks import ATTACKS


def functions(file: str) -> list[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.text)
def test_its_tests_exist(row: Row) -> None:
    for file, name, part in row.tests:
        assert any(found.startswith("test_") and name in found for found in functions(file)), name
        if part:
            assert any(part in known for known in (*ATTACKS, *FAULTS)), part


def test_every_attack_and_fault_of_the_tests_stands_in_a_table() -> None:
    parts = [part for row in rows() for _, _, part in row.tests if part]
    untold = [known for known in (*ATTACKS, *FAULTS) if not any(part in known for part in parts)]
    assert untold == []
