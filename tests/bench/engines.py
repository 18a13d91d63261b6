"""The typesetters Prachakhom is measured against, each given the same words, font and measures."""

from __future__ import annotations

import gc
import html
import io
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from desktop import paths

FONT = "TH Sarabun New"
TYPST_HEAD = f"""#set page(width: 21cm, height: 29.7cm)
#set page(margin: (left: 3cm, right: 2cm, top: 2.5cm, bottom: 2cm))
#set text(font: "{FONT}", size: 16pt, lang: "th")
#set par(justify: true, leading: 0.55em, first-line-indent: (amount: 2.5cm, all: true))
"""
CSS = f"""@font-face {{ font-family: "{FONT}"; src: url("%s") }}
@font-face {{ font-family: "{FONT}"; font-weight: bold; src: url("%s") }}
@page {{ size: A4; margin: 2.5cm 2cm 2cm 3cm }}
body {{ font: 16pt/20.8pt "{FONT}"; margin: 0 }}
p {{ text-align: justify; text-indent: 2.5cm; margin: 6pt 0 0 }}
table {{ border-collapse: collapse; width: 16cm; table-layout: fixed }}
td, th {{ border: .5pt solid #000; padding: 3pt }}
tr {{ page-break-inside: avoid }}"""
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{}</dir><cachedir>{}/cache</cachedir></fontconfig>"""
Rows = Sequence[Sequence[str]]


def clock() -> float:
    """CPU seconds of this process, all its threads: other work on the machine does not count."""
    return time.process_time()


def timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """CPU seconds (or wall, if threads made the CPU's the larger) and what came out.

    What others left behind is collected before: else who comes next pays for it.
    """
    gc.collect()
    wall, cpu = time.perf_counter(), clock()
    made = work()
    return min(time.perf_counter() - wall, clock() - cpu), made


def escaped(text: str) -> str:
    """Words that Typst takes for words."""
    return "".join("\\" + letter if letter in "\\#$*_[]<>@`=-+/~" else letter for letter in text)


def typst_text(paragraphs: Sequence[str]) -> str:
    return TYPST_HEAD + "\n\n".join(map(escaped, paragraphs))


def typst_table(title: str, head: Sequence[str], widths: Sequence[float], rows: Rows) -> str:
    columns = ", ".join(f"{width}cm" for width in widths)
    cells = ",\n".join(", ".join(f"[{escaped(cell)}]" for cell in row) for row in rows)
    heads = ", ".join(f"[*{escaped(one)}*]" for one in head)
    return (
        f"{TYPST_HEAD}#set par(first-line-indent: 0pt, justify: false)\n#align(center)[*{title}*]\n"
        f"#table(columns: ({columns}), inset: 3pt, stroke: .5pt, table.header({heads}), {cells})"
    )


def typst_run(source: str) -> tuple[float, bytes]:
    """Typst's first run on a source: it remembers, so a second would tell nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.typ"
        file.write_text(source, encoding="utf-8")
        fonts = [str(paths.resource("fonts"))]
        return timed(lambda: typst.compile(str(file), font_paths=fonts, ignore_system_fonts=True))


def html_page(body: str) -> str:
    fonts = paths.resource("fonts")
    files = [(fonts / f"THSarabunNew-{weight}.ttf").as_uri() for weight in ("Regular", "Bold")]
    style = CSS % tuple(files)
    return f'<!doctype html><html lang="th"><meta charset="utf-8"><style>{style}</style>{body}'


def html_text(paragraphs: Sequence[str]) -> str:
    return html_page("".join(f"<p>{html.escape(one)}</p>" for one in paragraphs))


def html_table(title: str, head: Sequence[str], widths: Sequence[float], rows: Rows) -> str:
    columns = "".join(f'<col style="width: {width}cm">' for width in widths)
    heads = "".join(f"<th>{html.escape(one)}</th>" for one in head)
    cells = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return html_page(
        f"<h3>{title}</h3><table><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>"
        f"<tbody>{cells}</tbody></table>"
    )


def weasyprint_run(page: str) -> tuple[float, bytes] | None:
    """WeasyPrint on a page of HTML; None where it is not installed."""
    try:
        import weasyprint
    except (ImportError, OSError):  # the module, or the libraries of the system under it
        return None
    return timed(lambda: weasyprint.HTML(string=page).write_pdf())


def _word_document() -> Any:
    """An empty document of the measures of the rest."""
    document = docx.Document()
    section, normal = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    normal.font.name, normal.font.size = FONT, Pt(16)
    properties = normal.element.get_or_add_rPr()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        properties.find(qn("w:rFonts")).set(qn(f"w:{name}"), FONT)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "32")
    properties.append(size)
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(6), Pt(0)
    return document


def word_text(paragraphs: Sequence[str]) -> bytes:
    document = _word_document()
    for text in paragraphs:
        one = document.add_paragraph(text)
        one.paragraph_format.first_line_indent = Cm(2.5)
        one.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return _saved(document)


def word_table(title: str, head: Sequence[str], widths: Sequence[float], rows: Rows) -> bytes:
    document = _word_document()
    document.add_paragraph(title)
    table = document.add_table(rows=len(rows) + 1, cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    cells = table._cells  # in one go: asking for each anew takes minutes
    for cell, text in zip(cells, (text for row in (head, *rows) for text in row), strict=True):
        cell.text = text
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def libreoffice_run(document: bytes) -> tuple[float, bytes] | None:
    """LibreOffice on a Word document, start included, in wall seconds; None where not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.docx"
        file.write_bytes(document)
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(FONTCONFIG.format(paths.resource("fonts"), folder), encoding="utf-8")
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        start = time.perf_counter()
        subprocess.run(
            [program, profile, *convert],
            check=True,
            capture_output=True,
            timeout=300,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        took = time.perf_counter() - start
        made = file.with_suffix(".pdf")
        return (took, made.read_bytes()) if made.exists() else None
