"""A bundle named on the command line is for the window; one that stands already gets it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from db import office_folder
from desktop import __main__ as program
from desktop import paths
from desktop.office import office
from desktop.ui.shell import handing

ROOT = Path(__file__).parents[2]


def test_a_bundle_alone_opens_the_window_and_a_command_does_not() -> None:
    assert program.for_window(["/media/USB/ชุด.PKB"])
    assert program.for_window(["--demo"])
    assert program.for_window([])
    assert not program.for_window(["bundle", "inspect", "x.pkb"])
    assert not program.for_window(["--help"])


def test_a_file_reaches_the_window_that_stands(tmp_path: Path) -> None:
    file = tmp_path / "ชุด ข้อมูล.pkb"
    got: list[Path] = []

    def window() -> None:
        while not got:
            if (found := handing.handed()) is not None:
                got.append(found)

    watching = threading.Thread(target=window)
    watching.start()
    assert handing.hand_over(file, str(os.getpid()))
    watching.join()
    assert got == [file]
    assert handing.handed() is None


def test_a_file_nobody_takes_leaves_no_note(tmp_path: Path) -> None:
    assert not handing.hand_over(tmp_path / "x.pkb", "1", patience=0.1)
    assert not handing.hand_over(tmp_path / "x.pkb", "?")
    assert not handing.hand_over(tmp_path / "x.pkb", "")
    assert not list(paths.state().glob("handed-to-*"))


def test_an_office_tells_who_has_it_open(tmp_path: Path) -> None:
    office_folder.create(tmp_path / "office")
    assert office.held_by(tmp_path / "office") == ""
    assert office.held_by(tmp_path / "none") == ""
    office_folder.open_office(tmp_path / "office")
    try:
        ask = "import sys; from pathlib import Path; from desktop import lean; lean.leave_out();"
        ask += "from desktop.office import office; print(office.held_by(Path(sys.argv[1])))"
        command = [sys.executable, "-c", ask, str(tmp_path / "office")]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    finally:
        office_folder.close_office()
    assert ran.stdout.strip() == str(os.getpid())
