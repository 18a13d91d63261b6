"""What a page must be to be read by everybody: whole, in Thai, without a script, with its links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "br", "img", "link", "hr", "input"}


@dataclass
class Page:
    """One page as parsed; `faults` is empty for a good one."""

    faults: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: str = ""


class _Parser(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "html" and told.get("lang") != "th":
            self.page.faults.append("not in Thai")
        if tag == "script" or any(name.startswith("on") for name in told):
            self.page.faults.append("a script")
        if tag == "img" and not (told.get("alt") or "").strip():
            self.page.faults.append("a picture without words")
        if tag == "th" and "scope" not in told:
            self.page.faults.append("a heading cell without its scope")
        if tag in ("h1", "h2", "h3", "h4"):
            level = int(tag[1])
            if level > (self.page.headings or [0])[-1] + 1:
                self.page.faults.append(f"{tag} skips a level")
            self.page.headings.append(level)
        if told.get("id") in self.ids:
            self.page.faults.append(f"id {told['id']} twice")
        if told.get("id"):
            self.ids.add(str(told["id"]))
        for name in ("href", "src"):
            if told.get(name):
                self.page.links.append(str(told[name]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.page.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        self.page.text += data


def read(file: Path, root: Path) -> Page:
    """Read a page of a site; its links must lead to files below `root`."""
    page = Page()
    parser = _Parser(page)
    text = file.read_text(encoding="utf-8")
    if not text.startswith("<!DOCTYPE html>"):
        page.faults.append("no doctype")
    parser.feed(text)
    parser.close()
    if parser.open:
        page.faults.append(f"left open: {parser.open}")
    if page.headings.count(1) != 1:
        page.faults.append("not one first heading")
    for link in page.links:
        if link.startswith("#"):
            if link[1:] not in parser.ids:
                page.faults.append(f"{link} leads nowhere")
        elif ":" in link or link.startswith("/"):
            page.faults.append(f"{link} leads out")
        else:
            target = (file.parent / link).resolve()
            if not target.is_file() or not target.is_relative_to(root.resolve()):
                page.faults.append(f"{link} leads nowhere")
    return page
