"""The typesetters Prachakhom is measured against, each given the same words, font and measures."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import typst

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
Rows = Sequence[Sequence[str]]


def clock() -> float:
    """CPU seconds of this process, all its threads: other work on the machine does not count."""
    return time.process_time()


def timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """CPU seconds (or wall, if threads made the CPU's the larger) and what came out."""
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


def libreoffice_run(page: str) -> tuple[float, bytes] | None:
    """LibreOffice on the same HTML, start included, in wall seconds; None where not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.html"
        file.write_text(page, encoding="utf-8")
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder]
        start = time.perf_counter()
        subprocess.run(
            [program, profile, *convert, str(file)], check=True, capture_output=True, timeout=300
        )
        took = time.perf_counter() - start
        made = file.with_suffix(".pdf")
        return (took, made.read_bytes()) if made.exists() else None
