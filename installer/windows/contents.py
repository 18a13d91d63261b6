"""Lay out one version of the program for Windows from wheels, Python and our own source.

    contents.py WHEELS PYTHON SOURCE THAI_DLL OUT

OUT/py is Python as its makers signed it, OUT/lib what of the wheels is of use, OUT/app our own.
"""

import re
import shutil
import sys
import zipfile
from pathlib import Path

_PLUGINS = (
    r"platforms/q(windows|offscreen)\.dll|imageformats/q(jpeg|svg|gif)\.dll"
    r"|iconengines/qsvgicon\.dll"
)
_QT = "Core|Gui|Widgets|PrintSupport|Svg"
_C = r"(msvcp140(_[12])?|vcruntime140(_1)?)\.dll"

PYSIDE = re.compile(
    rf"""
    PySide6/(__init__\.py|_config\.py|_git_pyside_version\.py|Qt({_QT})\.pyd|Qt6({_QT})\.dll|pyside6\.abi3\.dll|{_C}
    |plugins/({_PLUGINS})|support/)
    |shiboken6/(__init__\.py|_config\.py|_git_shiboken_module_version\.py|Shiboken\.pyd|shiboken6\.abi3\.dll|{_C})
    """,
    re.VERBOSE,
)
"""Of Qt what is drawn with."""

GOES = re.compile(
    r"""
    \.(pyi|typed|h|lib|pdb|pyx|pxd|pxi|c|exe)$|/tests?/|/sboms/|\.data/
    |\.dist-info/(?!METADATA|licenses/|LICEN[CS]E)
    |^PIL/_(avif|webp|imagingft|imagingtk|imagingmath|imagingmorph)|^PIL/(?!.*Plugin)?.*Tk
    |^zstandard/_cffi|^lxml/(objectify|includes/|isoschematron/|html/)|^pycparser|^charset_normalizer
    |^dateutil/zoneinfo/.*tar|^docx/templates/default-docx-template/|^reportlab/graphics/
    |^fontTools/(varLib|designspaceLib|ufoLib|feaLib(?!/(__init__|lookupDebugInfo))|otlLib|merge|mtiLib|voltLib|cu2qu|qu2cu|t1Lib|diff)/|^apsw/sqlite_extra_binaries/|^cffi/|^pypdfium2_cli/
    |^reportlab/fonts/
    |^playhouse/(?!apsw_ext|sqlite_udf|__init__)|^pwiz|^[^/]*mypyc[^/]*\.pyd$
    """,
    re.VERBOSE,
)
"""Of every wheel what nothing reads."""

PYTHON_GOES = {
    "libcrypto-3.dll", "libssl-3.dll", "_ssl.pyd", "_hashlib.pyd", "_msi.pyd", "_asyncio.pyd",
    "_overlapped.pyd", "_multiprocessing.pyd", "_sqlite3.pyd", "sqlite3.dll", "winsound.pyd",
    "python.cat", "python.exe", "pythonw.exe",
}  # fmt: skip
"""Of Python what desktop/lean.py leaves out, and its own two programs."""


def stays(place: str) -> bool:
    """Whether a file of a wheel goes into the package."""
    if place.startswith(("PySide6/", "shiboken6/")):
        return bool(PYSIDE.match(place)) and not GOES.search(place)
    return not GOES.search(place)


def lay_out(wheels: Path, python: Path, source: Path, thai: Path, out: Path) -> None:
    """Make OUT anew."""
    shutil.rmtree(out, ignore_errors=True)
    (out / "lib").mkdir(parents=True)
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            for entry in packed.infolist():
                if not entry.is_dir() and stays(entry.filename):
                    packed.extract(entry, out / "lib")
    leave = shutil.ignore_patterns(*PYTHON_GOES)
    shutil.copytree(python, out / "py", ignore=leave)
    (out / "py/python311._pth").write_text("python311.zip\n.\n..\\lib\n..\\app\n")
    for part in ("desktop", "db", "resources"):
        shutil.copytree(source / part, out / "app" / part)
    shutil.copy(thai, out / "app/thai.dll")


if __name__ == "__main__":
    lay_out(*map(Path, sys.argv[1:]))
