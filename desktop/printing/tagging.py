"""What a PDF says beside its drawing: structure for screen readers, marks for the archive.

Written after PDF/UA-1 (ISO 14289-1: every piece of content is a tagged element or an artifact) and
PDF/A-2b (ISO 19005-2: XMP metadata, an output intent; 6.6.2.3: a schema it does not know, as that
of PDF/UA, is described in the file). Neither is proven: no validator that knows the rules (veraPDF)
was to be had; README says what is checked instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from desktop import paths
from desktop.printing import file
from desktop.printing.pdf_writer import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

LANGUAGE = "th-TH"
SOURCE_MARK = b"/PrachakhomSource"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{tool}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

PDFCatalog.__NoDefault__ = [
    *PDFCatalog.__NoDefault__,
    *(n for n in ("OutputIntents", "PieceInfo") if n not in PDFCatalog.__NoDefault__),
]
PDFCatalog.__Refs__ = [n for n in PDFCatalog.__NoDefault__ if n not in ("PageMode", "PageLayout")]


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure; `kids` are elements, or (page from 1, content number)."""

    role: str
    kids: list[Kid] = field(default_factory=list)
    alt: str = ""
    box: tuple[float, float, float, float] | None = None  # of a figure, in the page's own space
    number: int = 0  # as an object of the file, once it is written
    parent: int = 0  # the number of the element above it

    def child(self, role: str, alt: str = "") -> Element:
        """A new element under this one."""
        made = Element(role, [], alt)
        self.kids.append(made)
        return made


CELL, HEADING_CELL = "TD", "TH"
Kid = Element | tuple[int, int] | str
"""Of a row, a cell without content is its role alone."""


def write_structure(document: Any, root: Element, owners: list[list[Element]]) -> file.Packed:
    """The structure tree as numbered objects; `owners` are the elements of each page's contents."""
    pages = len(owners)
    tree = file.reserve(document, 2 + pages)
    parents, listed = tree + 1, tree + 2
    document.Catalog.StructTreeRoot = file.name(document, "StructTree", tree)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    root.parent, root.number = tree, tree + 2 + pages
    page_numbers = [file.number_of(document, f"Page{page}") for page in range(1, pages + 1)]
    on_pages = [f" /Pg {number} 0 R /K [" for number in page_numbers]
    every: list[Element | tuple[str, int]] = [root]  # with the empty cells and their rows' numbers
    elements: list[str] = []
    for element in every:  # grows as it goes
        if isinstance(element, tuple):
            role, row = element
            more = _ATTRIBUTES.get(role, "")
            elements.append(f"<</Type /StructElem /S /{role} /P {row} 0 R{more}>>")
            continue
        if element.role == CELL and len(element.kids) == 1:  # of ten thousand most
            kid = element.kids[0]
            if isinstance(kid, tuple):
                elements.append(f"{_CELL}{element.parent} 0 R{on_pages[kid[0] - 1]}{kid[1]}]>>")
                continue
        number, first = element.number, root.number + len(every)
        for kid in element.kids:
            if isinstance(kid, Element):
                kid.parent, kid.number = number, root.number + len(every)
                every.append(kid)
            elif isinstance(kid, str):
                every.append((kid, number))
        elements.append(_said(element, page_numbers, first))
    file.reserve(document, len(every))  # those numbers
    numbers = " ".join([f"{page} {listed + page} 0 R" for page in range(pages)])
    said = [
        f"<</Type /StructTreeRoot /K [{root.number} 0 R] /ParentTree {parents} 0 R"
        f" /ParentTreeNextKey {pages}>>",
        f"<</Nums [{numbers}]>>",
    ]
    for owned in owners:
        said.append(f"[{' '.join([f'{element.number} 0 R' for element in owned])}]")
    return list(enumerate([*said, *elements], tree))


_CELL = f"<</Type /StructElem /S /{CELL} /P "
_ATTRIBUTES = {"TH": " /A <</O /Table /Scope /Column>>"}


def _said(element: Element, pages: list[int], first: int) -> str:
    """An element as the file says it; the elements under it are numbered from `first` on."""
    head = f"<</Type /StructElem /S /{element.role} /P {element.parent} 0 R"
    if element.role == "TR":  # its kids are cells
        cells = range(first, first + len(element.kids))
        return f"{head} /K [{' '.join([f'{cell} 0 R' for cell in cells])}]>>"
    more = _ATTRIBUTES.get(element.role, "")
    kids: list[str] = []
    on = {kid[0] for kid in element.kids if isinstance(kid, tuple)}
    if len(on) == 1:
        more += f" /Pg {pages[min(on) - 1]} 0 R"
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, tuple):
            page, mark = kid
            alone = len(on) == 1
            dictionary = f"<</Type /MCR /Pg {pages[page - 1]} 0 R /MCID {mark}>>"
            kids.append(str(mark) if alone else dictionary)
    if element.role == "Note":  # ISO 14289-1, 7.9: told apart by an identifier
        more += f" /ID (note{element.number})"
    if kids:
        more += f" /K [{' '.join(kids)}]"
    if element.alt:
        more += f" /Alt <FEFF{element.alt.encode('utf-16-be').hex().upper()}>"
    if element.box is not None:
        more += f" /A <</O /Layout /BBox [{' '.join([f'{edge:.2f}' for edge in element.box])}]>>"
    return f"{head}{more}>>"


def write_archive_marks(document: Any, title: str, day: date | None, tool: str) -> None:
    """XMP metadata that agree with the file's own, and what its colours mean (sRGB)."""
    icc = paths.resource("icc", "srgb.icc").read_bytes()
    profile = PDFStream(PDFDictionary({"N": 3}), content=icc, filters=[PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile, "sRGB"),
    }
    document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    said = _XMP.format(
        title=escape(title, quote=False),
        language=LANGUAGE,
        tool=escape(tool, quote=False),
        day=(day or date(2000, 1, 1)).isoformat(),
    )
    entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    metadata = PDFStream(PDFDictionary(entries), content=said.encode("utf-8"), filters=[])
    document.Catalog.Metadata = document.Reference(metadata, "XMP")


def write_source(document: Any, source: bytes, tool: str) -> None:
    """Keep the paper's own text in the file, as private data of this program (ISO 32000-1, 14.5).

    An attached file would break PDF/A-2, which allows none but other PDF/A files.
    """
    entries = {"Type": PDFName("PrachakhomSource")}
    stream = PDFStream(PDFDictionary(entries), content=source, filters=[PDFZCompress])
    reference = document.Reference(stream, "Source")
    own = {"LastModified": PDFString("D:20000101000000Z"), "Private": reference}
    document.Catalog.PieceInfo = PDFDictionary({tool: PDFDictionary(own)})
