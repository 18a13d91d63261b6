"""Small parts of an HTML page: text is escaped once, here; pages need no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape

from desktop import paths
from desktop.office.words import site as words


def text(told: str) -> str:
    """Words as HTML; lines stay lines."""
    return escape(told, quote=False).replace("\n", "<br>")


def attribute(told: str) -> str:
    """Words inside a quoted attribute, on one line."""
    return escape(" ".join(told.split()), quote=True)


def link(target: str, told: str) -> str:
    """A link relative to the page."""
    return f'<a href="{attribute(target)}">{text(told)}</a>'


def paragraph(told: str, kind: str = "") -> str:
    """A paragraph; nothing for no words."""
    return f"<p{_class(kind)}>{text(told)}</p>" if told.strip() else ""


def heading(level: int, told: str) -> str:
    """A heading of a level."""
    return f"<h{level}>{text(told)}</h{level}>"


def pill(told: str, kind: str) -> str:
    """A state in a word and a colour."""
    return f'<span class="pill {kind}">{text(told)}</span>'


def table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    kinds: str = "",
    *,
    titled: bool = False,
) -> str:
    """A table of cells that are HTML already; `kinds`, a letter a column: n a number, d a day.

    `titled`: a heading of the same words stands above, the caption is for the ear alone. The first
    cell of a row is its heading. A wide table scrolls by itself, also from the keyboard.
    """
    kinds = kinds.ljust(len(head))
    titles = "".join(
        f'<th scope="col"{_cell(kind)}>{text(one)}</th>'
        for one, kind in zip(head, kinds, strict=True)
    )
    lines = []
    for cells in rows:
        first, *rest = cells
        line = f'<th scope="row"{_cell(kinds[0])}>{first}</th>'
        line += "".join(
            f"<td{_cell(kind)}>{cell}</td>" for cell, kind in zip(rest, kinds[1:], strict=True)
        )
        lines.append(f"<tr>{line}</tr>")
    told = attribute(caption)
    return (
        f'<div class="wide" role="region" aria-label="{told}" tabindex="0"><table>'
        f"<caption{_class('quiet' if titled else '')}>{text(caption)}</caption>"
        f"<thead><tr>{titles}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def facts(rows: Sequence[tuple[str, str]]) -> str:
    """Names and values; those without a value are left out."""
    shown = "".join(
        f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in rows if value.strip()
    )
    return f"<dl>{shown}</dl>" if shown else ""


def page(
    title: str, office: str, name: str, body: Sequence[str], *, up: str = "", here: str, foot: str
) -> bytes:
    """A whole page. `name`: of the site; `up` leads to its root; `here`: its place in the menu."""
    entries = "".join(
        f'<li><a href="{up}{target}"'
        f"{' aria-current=' + chr(34) + 'page' + chr(34) if target == here else ''}>"
        f"{text(word)}</a></li>"
        for target, word in words.NAV
    )
    inner = "\n".join(part for part in body if part)
    whole = title if title == name else f"{title} – {name}"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="th">\n<head>\n<meta charset="utf-8">\n<title>{text(whole)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_css().replace('FONTS', f'{up}fonts')}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">{text(words.SKIP)}</a>\n'
        f'<header>\n<p class="office">{text(office)}</p>\n<p>{text(name)}</p>\n'
        f'<nav aria-label="{attribute(words.MAIN_NAV)}"><ul>{entries}</ul></nav>\n</header>\n'
        f'<main id="content">\n<h1>{text(title)}</h1>\n{inner}\n</main>\n'
        f"<footer>{paragraph(foot)}</footer>\n</body>\n</html>\n"
    ).encode()


def alone(title: str, body: Sequence[str]) -> bytes:
    """A page of its own, without the site's head and menu."""
    inner = "\n".join(part for part in body if part)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="th">\n<head>\n<meta charset="utf-8">\n<title>{text(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_css().replace('FONTS', 'site/fonts')}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{text(title)}</h1>\n{inner}\n</main>\n</body>\n</html>\n"
    ).encode()


@cache
def _css() -> str:
    return paths.resource("site", "site.css").read_text(encoding="utf-8")


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _cell(kind: str) -> str:
    return _class(kind.strip())
