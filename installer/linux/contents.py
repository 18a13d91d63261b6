"""What of the frozen tree goes into the Linux packages.

PyInstaller collects whatever a library could load; most of that no screen of ours ever does. A
place in the tree is a path below `_internal`, with forward slashes.
"""

import re

NEVER = [
    "tkinter", "unittest", "pydoc", "doctest", "test", "lib2to3", "distutils", "setuptools",
    "pip", "ensurepip", "sqlite3", "_sqlite3", "ssl", "_ssl", "_hashlib", "asyncio", "_asyncio",
    "multiprocessing", "concurrent.futures.process", "PySide6.QtNetwork", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtSql", "PIL.ImageTk", "PIL._avif",
    "PIL._webp", "PIL._imagingft", "PIL._imagingmath", "zstandard._cffi", "lxml.objectify",
    "lxml.isoschematron", "pycparser", "charset_normalizer", "PySide6.QtDBus", "_pydecimal",
    "resource", "pdb", "reportlab.graphics", "_codecs_jp", "_codecs_hk", "_codecs_cn",
    "_codecs_kr", "_codecs_tw", "_codecs_iso2022", "_multibytecodec", "lxml.html",
    *(f"fontTools.{part}" for part in (
        "varLib", "designspaceLib", "ufoLib", "otlLib", "merge", "mtiLib", "voltLib", "cu2qu",
        "qu2cu", "t1Lib", "diff", "feaLib.ast", "feaLib.builder", "feaLib.lexer", "feaLib.parser",
    )),
]  # fmt: skip
"""Modules nothing of ours needs, though what we use would take them when they are there."""

_PLUGINS = r"""
    platforms/libq(xcb|offscreen)|platforminputcontexts/|iconengines/libqsvgicon|printsupport/
    |imageformats/libq(jpeg|svg|gif)|platformthemes/libqxdgdesktopportal
"""
_QT = "Core|Gui|Widgets|PrintSupport|Svg|DBus|XcbQpa"

KEPT = re.compile(
    rf"""
    PySide6/Qt/plugins/({_PLUGINS})
    |PySide6/Qt/lib/(libQt6({_QT})\.|libicu)
    |PySide6/(?!Qt/)
    # of the system's libraries: those an office PC may lack, and this machine's Python
    |lib(python3|shiboken6|pyside6|xcb|xkbcommon|thai|datrie|Qt6({_QT})|icu)[\w.+-]*$
    |(?!lib[^/]*\.so|PySide6/)
    """,
    re.VERBOSE,
)
"""What stays: everything that is no library of the system's, and of Qt what is drawn with."""

GOES = re.compile(
    r"""
    pillow\.libs/lib(webp|avif|sharpyuv|harfbuzz|freetype|png|brotli)|^libxcb-glx
    |^dateutil/zoneinfo/|^lxml/(isoschematron|html)/|^docx/templates/default-docx-template/|/sboms/
    """,
    re.VERBOSE,
)
"""What stands beside what stays and nobody reads: other image formats, others' files."""


def stays(place: str) -> bool:
    """Whether a file of the frozen tree goes into the package."""
    return bool(KEPT.match(place)) and not GOES.search(place)
