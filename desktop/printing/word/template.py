"""The empty document every paper is written into: styles, fonts and settings, nothing else.

Word's own template brings dozens of styles in Western faces; here a clerk finds the few that the
correspondence rules know, in the office's Thai font, and changes each in one place. Headings carry
outline levels, so Word's navigation pane lists the parts of a memo.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from desktop.printing.house_rules import Measures
from desktop.printing.paper import Digits
from desktop.printing.word.markup import NAMESPACES, twips
from desktop.printing.word.package import packed

BODY, ITEM, HEADING, TITLE = "BodyText", "ListNumber", "Heading", "Title"
FIELD, SIGNATURE, CELL = "MessageHeader", "Signature", "TableText"
HEAD_TOP, FOOT_BOTTOM = 10.0, 8.0  # room above the head and under the foot, in points
SLACK = 9.0  # room beyond a line's own width: another PC's font may run a little wider
_LEVELS = 6  # of headings, as in the dialect
_OLDER_NAMES = "TH SarabunPSK,TH Sarabun,TH SarabunIT๙"  # the same face on older PCs
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats"
_PARTS = ("styles", "settings", "fontTable")


def blank(m: Measures, family: str, digits: Digits) -> bytes:
    """A document without a word, in the page and styles of these measures and in this font."""
    main = f"{_MIME}-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{main}.{part}+xml"/>'
        for part in _PARTS
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="{_MIME}-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f"{overrides}</Types>"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": _links(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _links(*((part, f"{part}.xml") for part in _PARTS)),
        "word/document.xml": (
            f"<w:document {NAMESPACES}><w:body>{_section(m, digits)}</w:body></w:document>"
        ),
        "word/styles.xml": _styles(m, family),
        "word/settings.xml": _settings(m),
        "word/fontTable.xml": _fonts(family),
    }
    return packed((name, (_DECLARATION + xml).encode()) for name, xml in parts.items())


def _links(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _section(m: Measures, digits: Digits) -> str:
    """The page. Its margin is the first page's; on the others the head takes more, see `page`."""
    right = m.page_width - m.left - m.text_width
    kind = "thaiNumbers" if digits == "thai" else "decimal"
    return (
        f'<w:sectPr><w:pgSz w:w="{twips(m.page_width)}" w:h="{twips(m.page_height)}"/>'
        f'<w:pgMar w:top="{twips(m.emblem_top)}" w:right="{twips(right)}"'
        f' w:bottom="{twips(m.page_height - m.bottom)}" w:left="{twips(m.left)}"'
        f' w:header="{twips(HEAD_TOP)}" w:footer="{twips(FOOT_BOTTOM)}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="{kind}"/><w:titlePg/></w:sectPr>'
    )


def _styles(m: Measures, family: str) -> str:
    name = quoteattr(family)
    face = " ".join(f"w:{kind}={name}" for kind in ("ascii", "eastAsia", "hAnsi", "cs"))
    size = round(m.body * 2)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {face}/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(m.pitch)}" w:lineRule="exact"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    before = f'<w:spacing w:before="{twips(m.before)}"/>'
    spread = '<w:jc w:val="thaiDistribute"/>'
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    # titles stand in the middle of the page, not of the text
    right = m.text_width - 2 * (m.page_width / 2 - m.left)
    middle = f'<w:ind w:left="{twips(-SLACK)}" w:right="{twips(right - SLACK)}"/>'
    # jc center around the axis of signatures: as much room on its left as on its right
    beside = 2 * (m.signature_axis - m.left) - m.text_width
    styles = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>",
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>',
        _style(BODY, "Body Text", f'{before}<w:ind w:firstLine="{twips(m.indent)}"/>{spread}'),
        _style(ITEM, "List Number", before + spread),
        _style(TITLE, "Title", f'<w:keepNext/>{middle}<w:jc w:val="center"/>', bold),
        _style(FIELD, "Message Header", ""),
        _style(SIGNATURE, "Signature", f'<w:ind w:left="{twips(beside)}"/><w:jc w:val="center"/>'),
        _style(CELL, "Table Text", ""),
        _style("Header", "header", f'{middle}<w:jc w:val="center"/>'),
        _style("Footer", "footer", f'{middle}<w:jc w:val="center"/>'),
    ]
    for level in range(1, _LEVELS + 1):
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        inside = f"<w:keepNext/>{before}{outline}"
        styles.append(_style(f"{HEADING}{level}", f"heading {level}", inside, bold, BODY))
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(styles)}</w:styles>"


def _style(name: str, shown: str, paragraph: str, run: str = "", following: str = "") -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>'
    )


def _settings(m: Measures) -> str:
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{twips(m.indent / 2)}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:compatSetting {mode}/></w:compat>"
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/></w:settings>'
    )


def _fonts(family: str) -> str:
    names = ",".join(name for name in _OLDER_NAMES.split(",") if name != family)
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name={quoteattr(family)}><w:altName w:val="{names}"/>'
        '<w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )
