"""What goes into the packages, and what the start leaves alone; built ones are heavy tests."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import struct
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
INSTALLER = ROOT / "installer"


def module(place: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(place.replace("/", "_"), INSTALLER / place)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def pins(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.M)
    return dict(found)


def test_the_packages_hold_the_very_wheels_that_are_tested() -> None:
    tested, shipped = pins(INSTALLER / "requirements.lock"), pins(INSTALLER / "program.lock")
    assert shipped.items() <= tested.items()
    assert {"pyside6-essentials", "opendal", "cryptography"} <= shipped.keys()
    assert not {"pytest", "mypy", "typst", "moto"} & shipped.keys()


def test_every_lock_has_hashes_and_names_no_server() -> None:
    for lock in (INSTALLER / "program.lock", INSTALLER / "build.lock"):
        text = lock.read_text("utf-8")
        assert text.count("--hash=sha256:") >= len(pins(lock)) > 3
        assert "://" not in text


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("libthai.so.0", True),
        ("libpython3.11.so.1.0", True),
        ("libxcb-cursor.so.0", True),
        ("libstdc++.so.6", False),
        ("libgtk-3.so.0", False),
        ("opendal/_opendal.abi3.so", True),
        ("lib/deep/anything.txt", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
        ("resources/fonts/THSarabunNew-Regular.ttf", True),
    ],
)
def test_what_stays_of_the_linux_tree(place: str, stays: bool) -> None:
    assert module("linux/contents.py").stays(place) is stays


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qminimal.dll", False),
        ("PySide6/QtWidgets.pyi", False),
        ("PySide6/designer.exe", False),
        ("PySide6/msvcp140.dll", True),
        ("shiboken6/Shiboken.pyd", True),
        ("fontTools/pens/svgPathPen.py", True),
        ("fontTools/ttLib/ttFont.py", True),
        ("fontTools/varLib/models.py", False),
        ("fontTools/feaLib/parser.py", False),
        ("fontTools/feaLib/lookupDebugInfo.py", True),
        ("playhouse/apsw_ext.py", True),
        ("playhouse/postgres_ext.py", False),
        ("cryptography/hazmat/bindings/_rust.pyd", True),
        ("cryptography-50.0.2.dist-info/licenses/LICENSE", True),
        ("cryptography-50.0.2.dist-info/RECORD", False),
        ("_cffi_backend.cp311-win_amd64.pyd", True),
    ],
)
def test_what_stays_of_the_windows_wheels(place: str, stays: bool) -> None:
    assert module("windows/contents.py").stays(place) is stays


@pytest.mark.heavy
@pytest.mark.parametrize("system", ["linux", "windows"])
def test_papers_packs_lists_and_photos_do_without_what_a_package_leaves_out(system: str) -> None:
    wanted = ("cycle/test_pack.py", "test_docx.py", "test_printing_emblem.py", "test_reports.py",
              "test_photos.py", "test_verify.py", "exchange/test_hub_files.py",
              "hearings/test_importing.py", "hearings/test_invitations.py")  # fmt: skip
    places = [str(ROOT / "tests/unit" / place) for place in wanted]
    command = [sys.executable, "-m", "pytest", "-p", "tests.without", "-m", "not heavy", "-q"]
    env = os.environ | {"PRACHAKHOM_WITHOUT": system}
    ran = subprocess.run([*command, *places], cwd=ROOT, env=env, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-4000:]


def test_what_stays_of_qt_on_linux_is_small() -> None:
    """Unstripped, with ICU's data whole: 32 MB of it are cut when the package is built."""
    stays = module("linux/contents.py").stays
    there = [file for file in files("PySide6_Essentials") or [] if file.suffix != ".pyi"]
    kept = [file for file in there if stays(str(file))]
    native = [file for file in kept if ".so" in file.name]
    sizes = {file.name: Path(str(file.locate())).stat().st_size for file in native}
    drawn = [name for name in sizes if re.match(r"(libQt6|libicu|libq|lib.*plugin)", name)]
    assert 15 < len(drawn) < 40
    assert sum(sizes[name] for name in drawn) < 80_000_000


def test_icu_keeps_thai_and_english_and_drops_the_rest() -> None:
    icu = module("linux/icu.py")
    for item in ("coll/th.res", "coll/root.res", "th.res", "brkitr/thaidict.dict", "nfkc.nrm",
                 "coll/ucadata.icu", "supplementalData.res", "zone/th_TH.res"):  # fmt: skip
        assert icu.stays(item), item
    for item in ("coll/zh.res", "de.res", "gb18030.cnv", "brkitr/cjdict.dict", "lang/th.res",
                 "translit/root.res"):  # fmt: skip
        assert not icu.stays(item), item


def test_icus_table_is_cut_and_still_a_table() -> None:
    icu = module("linux/icu.py")
    names = (b"icudt73l/coll/de.res", b"icudt73l/coll/th.res", b"icudt73l/pool.res")
    datas = (b"D" * 40, b"T" * 33, b"P" * 16)

    def table(items: list[tuple[bytes, bytes]]) -> bytes:
        head = struct.pack("<HH", 32, 0x27DA).ljust(32, b"\0")
        at = 4 + 8 * len(items)
        name_at, data_at, entries, body = at, at + sum(len(n) + 1 for n, _ in items), b"", b""
        data_at += -data_at % 16
        for name, data in items:
            entries += struct.pack("<II", name_at, data_at + len(body))
            name_at += len(name) + 1
            body += data + b"\0" * (-len(data) % 16)
        text = struct.pack("<I", len(items)) + entries + b"".join(n + b"\0" for n, _ in items)
        return head + text + b"\0" * (-len(text) % 16) + body

    whole = list(zip(names, datas, strict=True))
    assert icu.cut(table(whole)) == table(whole[1:])


def test_desktop_files_agree_on_the_bundle() -> None:
    share = INSTALLER / "linux/share"
    mime = ElementTree.parse(share / "prachakhom.xml")
    kind = mime.getroot()[0]
    assert kind.get("type") == "application/x-prachakhom-bundle"
    assert [part.get("pattern") for part in kind if part.tag.endswith("glob")] == ["*.pkb"]
    entry = (share / "prachakhom.desktop").read_text("utf-8")
    assert "MimeType=application/x-prachakhom-bundle;\n" in entry
    assert "Name[th]=ประชาคม\n" in entry
    assert "Exec=prachakhom %f\n" in entry
    info = ElementTree.parse(share / "prachakhom.metainfo.xml")
    assert info.findtext("provides/mediatype") == "application/x-prachakhom-bundle"
    setup = (INSTALLER / "windows/prachakhom.nsi").read_text("utf-8")
    assert '"Software\\Classes\\.pkb"' in setup


def test_our_icons_are_drawings_without_names(tmp_path: Path) -> None:
    for name in ("prachakhom", "prachakhom-bundle"):
        drawing = (INSTALLER / f"icons/{name}.svg").read_text("utf-8")
        assert "<text" not in drawing
        assert 'viewBox="0 0 64 64"' in drawing
    subprocess.run([sys.executable, INSTALLER / "icons/draw.py", tmp_path], check=True)
    for size in ("16x16", "256x256"):
        assert (tmp_path / size / "prachakhom.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "prachakhom.ico").stat().st_size > 5000


STARTED = """
import json, sys
from desktop.__main__ import main
code = main(sys.argv[1:])
heavy = '''reportlab uharfbuzz PIL pypdfium2 lxml docx openpyxl xlsxwriter opendal pyrage
cryptography zstandard icalendar fontTools segno _ssl asyncio multiprocessing'''.split()
sys.stderr.write(json.dumps([code, [name for name in heavy if sys.modules.get(name)]]) + "\\n")
"""


def test_the_window_opens_without_printing_exchange_and_keys(tmp_path: Path) -> None:
    from db import office_folder

    office_folder.create(tmp_path / "office")
    office_folder.open_office(tmp_path / "office")  # the very first start makes this PC's keys
    office_folder.close_office()
    command = [sys.executable, "-c", STARTED, "--office", tmp_path / "office", "--until-painted"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stderr.splitlines()[-1]) == [0, []]


@pytest.mark.parametrize("script", sorted(INSTALLER.rglob("*.sh")), ids=lambda path: path.name)
def test_every_script_reads_as_shell(script: Path) -> None:
    shell = "sh" if script.read_text("utf-8").startswith("#!/bin/sh") else "bash"
    subprocess.run([shell, "-n", script], check=True)
