"""The program as it is started carries no second SQLite and no OpenSSL, and works without."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROBE = """
import json, sys
from desktop.__main__ import main
try:
    code = main(sys.argv[1:])
finally:
    heavy = ["_hashlib", "_sqlite3", "_ssl", "psycopg", "segno", "urllib.request", "email"]
    there = [name for name in heavy if sys.modules.get(name)]
    print(json.dumps([code, there]))
"""


def program(*words: object) -> list[object]:
    command = [sys.executable, "-c", PROBE, *map(str, words)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: list[object] = json.loads(ran.stdout.splitlines()[-1])
    return told


def test_the_program_works_without_what_it_leaves_out(tmp_path: Path) -> None:
    memo = ROOT / "resources" / "forms" / "memo.md"
    assert program("typeset", memo, "-o", tmp_path / "memo.pdf") == [0, []]
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert program("demo", tmp_path / "office") == [0, []]
    assert program("check", tmp_path / "office") == [0, []]


def test_the_one_command_that_publishes_has_its_driver(tmp_path: Path) -> None:
    assert program("rollup", tmp_path / "rollup") == [0, []]
    code, there = program("publish", tmp_path / "rollup", "postgresql://127.0.0.1:9/x")
    assert code == 1
    assert "psycopg" in there
