"""The parts of reportlab that write a PDF file, imported without PIL.

reportlab asks for PIL to put pictures on its canvas. Ours are written as objects of the file
(`xobjects`), so a paper without a photo carries none of PIL: 4 MB, measured.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace

_ASKING = "reportlab.lib.utils"


def _import(
    name: str,
    own: Mapping[str, object] | None = None,
    local: Mapping[str, object] | None = None,
    wanted: Sequence[str] = (),
    level: int = 0,
) -> object:
    if name == "PIL":
        return SimpleNamespace(Image=None)  # what reportlab knows as "no pictures here"
    return builtins.__import__(name, own, local, wanted, level)


class _Without(Loader):
    def __init__(self, usual: Loader) -> None:
        self._usual = usual

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._usual.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import}
        self._usual.exec_module(module)


class _Finder(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != _ASKING:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Without(spec.loader)
                return spec
        return None


_finder = _Finder()
sys.meta_path.insert(0, _finder)
try:
    from reportlab import rl_config as rl_config
    from reportlab.pdfbase import pdfdoc as pdfdoc
    from reportlab.pdfbase.pdfdoc import PDFArray as PDFArray
    from reportlab.pdfbase.pdfdoc import PDFCatalog as PDFCatalog
    from reportlab.pdfbase.pdfdoc import PDFDictionary as PDFDictionary
    from reportlab.pdfbase.pdfdoc import PDFName as PDFName
    from reportlab.pdfbase.pdfdoc import PDFObjectReference as PDFObjectReference
    from reportlab.pdfbase.pdfdoc import PDFPage as PDFPage
    from reportlab.pdfbase.pdfdoc import PDFStream as PDFStream
    from reportlab.pdfbase.pdfdoc import PDFString as PDFString
    from reportlab.pdfbase.pdfdoc import PDFZCompress as PDFZCompress
    from reportlab.pdfgen.canvas import Canvas as Canvas
finally:
    sys.meta_path.remove(_finder)
