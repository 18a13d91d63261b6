"""Footnotes of a Word document: a part of their own (ISO/IEC 29500-1 §11.3.5, §17.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.printing import notes
from desktop.printing.word.markup import NAMESPACES, Layout, Text, paragraph, runs

if TYPE_CHECKING:
    from desktop.printing.word.writer import Writer

_PLACE = "/word/footnotes.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS = (
    ("separator", -1, "separator"),
    ("continuationSeparator", 0, "continuationSeparator"),
)
_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'


def add(writer: Writer) -> None:
    """Put the paper's footnotes into the document, numbered in the digits of the paper."""
    if not writer.paper.notes:
        return
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    m = writer.m
    layout = Layout(line=m.pitch * notes.PITCH, before=0.0, after=0.0)
    out = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p>'
        "</w:footnote>"
        for kind, number, mark in _SEPARATORS
    )
    for number, note in enumerate(writer.paper.notes, start=1):
        texts = [Text(" "), *writer.spans(note.spans)]
        small = [Text(text.said, text.bold, m.body * notes.SIZE) for text in texts]
        inside = paragraph(_MARK + runs(small), layout)
        out += f'<w:footnote w:id="{number}">{inside}</w:footnote>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    blob = f"{head}<w:footnotes {NAMESPACES}>{out}</w:footnotes>".encode()
    document = writer.document.part
    assert document.package is not None
    document.relate_to(Part(PackURI(_PLACE), _TYPE, blob, document.package), _RELATION)
    kind = "thaiNumbers" if writer.paper.digits == "thai" else "decimal"
    separators = "".join(f'<w:footnote w:id="{number}"/>' for _, number, _ in _SEPARATORS)
    settings = writer.document.settings.element
    (compat,) = (child for child in settings if child.tag.endswith("}compat"))
    compat.addprevious(
        parse_xml(
            f'<w:footnotePr {NAMESPACES}><w:numFmt w:val="{kind}"/>{separators}</w:footnotePr>'
        )
    )
    section = writer.document.element.body.sectPr
    section.insert(
        _first(section),
        parse_xml(f'<w:footnotePr {NAMESPACES}><w:numFmt w:val="{kind}"/></w:footnotePr>'),
    )


def _first(section: object) -> int:
    """Where footnote properties stand: behind the references to heads and feet."""
    tags = [child.tag.rpartition("}")[2] for child in section]  # type: ignore[attr-defined]
    return sum(tag in ("headerReference", "footerReference") for tag in tags)
