"""The Windows setup under Wine: silent, from a Thai path, used, upgraded, removed."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import until
from tests.e2e.packages import NEXT, ROOT, VERSION, built, need

pytestmark = pytest.mark.heavy

SETUP = "prachakhom-{version}-setup.exe"
SIZES = {"setup": 55 << 20, "installed": 180 << 20}  # above the bars: see installer/README.md
HOME = "C:\\ศูนย์ข้อมูล\\ประชาคม"
WINE = "/usr/lib/wine/wine64"


class Windows:
    """A fresh Wine prefix on a screen of its own."""

    def __init__(self, folder: Path, display: str) -> None:
        self.drive = folder / "prefix/drive_c"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "DISPLAY": display,
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
            # winemenubuilder writes into the real home; mscms of Wine 8 lacks what Qt asks for
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d",
        }

    def run(self, *command: str, code: int | None = 0, seconds: float = 600) -> str:
        told = subprocess.run(
            [WINE, *command], env=self.env, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=seconds, check=False,
        )  # fmt: skip
        text = told.stdout.decode("utf-8", "replace") + told.stderr.decode("utf-8", "replace")
        assert code is None or told.returncode == code, f"{command}: {told.returncode}\n{text}"
        return text

    def begin(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [WINE, *command], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def path(self, place: str) -> Path:
        return self.drive / place.removeprefix("C:\\").replace("\\", "/")


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    need("Xvfb", "x86_64-w64-mingw32-gcc", "import")
    assert Path(WINE).exists(), (
        "this machine lacks wine64: see heavy_packages in installer/common.sh"
    )
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    made = Windows(tmp_path, display)
    try:
        made.run("wineboot", "-i", code=None)
        for name in (
            "icuuc",
            "mscms",
            "bcryptprimitives",
        ):  # what Windows 10 has and Wine 8 lacks; never shipped
            subprocess.run(
                ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-o",
                 made.drive / f"windows/system32/{name}.dll",
                 ROOT / f"installer/windows/shim/{name}.c"],
                check=True,
            )  # fmt: skip
        made.run("reg", "add", "HKCU\\Software\\Wine", "/v", "Version", "/d", "win10", "/f")
        yield made
    finally:
        subprocess.run(["wineserver", "-k"], env=made.env, check=False)
        screen.terminate()
        screen.wait()


def install(windows: Windows, setup: Path, code: int = 0) -> None:
    there = windows.drive / "แฟ้มติดตั้ง"
    there.mkdir(exist_ok=True)
    shutil.copy(setup, there)
    windows.run(f"C:\\แฟ้มติดตั้ง\\{setup.name}", "/S", f"/D={HOME}", code=code)


def test_the_setup_is_installed_used_upgraded_and_removed_and_the_records_stay(
    windows: Windows, tmp_path: Path
) -> None:
    install(windows, built("windows", SETUP))
    home = windows.path(HOME)
    assert (home / "current").read_text() == VERSION
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    assert size <= SIZES["installed"]
    key = "HKCU\\Software\\Classes\\Prachakhom.Bundle\\shell\\open\\command"
    assert "prachakhom.exe" in windows.run("reg", "query", key)

    cli, window = f"{HOME}\\prachakhom-cli.exe", f"{HOME}\\prachakhom.exe"
    office = "C:\\ข้อมูลเสมียน\\office"
    windows.path("C:\\ข้อมูลเสมียน").mkdir()
    windows.run(cli, "demo", office, "--hearings", "1", "--people", "20")
    windows.run(cli, "check", office)
    assert '"ms":' in windows.run(window, "--office", office, "--until-painted")
    shutil.copy(ROOT / "resources/forms/memo.md", windows.path("C:\\ข้อมูลเสมียน\\บันทึก.md"))
    page = "C:\\ข้อมูลเสมียน\\บันทึก.pdf"
    windows.run(cli, "typeset", "C:\\ข้อมูลเสมียน\\บันทึก.md", "-o", page)
    told = subprocess.run(
        ["pdftotext", windows.path(page), "-"], capture_output=True, text=True, check=True
    )
    assert "บันทึกข้อความ" in told.stdout

    running = windows.begin(window, "--office", office)
    until(lambda: "ประชาคม" in titles(windows), "the window", 120)
    time.sleep(3)  # the picture for installer/README.md, once everything is drawn
    shot = ROOT / "build/windows/window.png"
    subprocess.run(["import", "-window", "root", shot], env=windows.env, check=True)
    assert shot.stat().st_size > 20_000
    install(windows, built("windows", SETUP, NEXT), code=2)
    assert (home / "current").read_text() == VERSION
    windows.run(cli, "check", office, code=1)  # one program at a time
    windows.run("taskkill", "/F", "/IM", "prachakhom.exe")
    running.wait(60)

    install(windows, built("windows", SETUP, NEXT))
    assert (home / "current").read_text() == NEXT
    assert {path.name for path in (home / "versions").iterdir()} == {VERSION, NEXT}
    windows.run(cli, "check", office)
    windows.run(f"{HOME}\\uninstall.exe", "/S")
    until(lambda: not home.exists(), "the program to be gone", 60)
    windows.run("reg", "query", "HKCU\\Software\\Classes\\Prachakhom.Bundle", code=1)
    assert (windows.path(office) / "office.db").exists()


def titles(windows: Windows) -> str:
    told = subprocess.run(
        ["xwininfo", "-root", "-tree"], env=windows.env, capture_output=True, check=False
    )
    return told.stdout.decode("utf-8", "replace")


def test_the_setup_is_small_enough() -> None:
    assert built("windows", SETUP).stat().st_size <= SIZES["setup"]


def test_two_builds_of_one_source_are_the_same_bytes() -> None:
    one = built("windows", SETUP).read_bytes()
    assert built("windows", SETUP, anew=True).read_bytes() == one
