"""The heads of forms: emblem, titles, the memo's fields on dotted leaders, the letter's rows."""

from __future__ import annotations

from desktop.printing.emblem import Emblem
from desktop.printing.forms.heads import balanced
from desktop.printing.paper import Span
from desktop.printing.phones import telephones
from desktop.printing.word import template
from desktop.printing.word.markup import RED, Layout, Tab, Text
from desktop.printing.word.pictures import anchored
from desktop.printing.word.writer import Writer, drop
from desktop.thai import dates

_TITLE_LINE = 1.2  # of a memo's title: 35 points exactly for its 29


def emblem(writer: Writer, shown: Emblem) -> None:
    """The emblem in the middle of the page's head and the room it takes."""
    m = writer.m
    picture = anchored(writer, shown, m.page_width / 2, m.emblem_top, m.emblem_height)
    room = m.emblem_height + m.announcement_emblem_below - writer.lower
    writer.add("", Layout(line=room), drawing=picture)


def titles(writer: Writer, texts: tuple[str, ...]) -> None:
    """Centred bold titles in the lines the printed page gives them, then the short rule."""
    m, size = writer.m, writer.m.announcement_heading
    for text in texts:
        lines = balanced(writer.column, writer.column.convert(text), size, bold=True)
        said = "\n".join(writer.kept(line.text.strip(" ")) for line in lines)
        sized = 0.0 if size == m.body else size
        writer.add(
            [Text(said, bold=True, size=sized)], Layout(template.TITLE, line=m.heading_pitch)
        )
    writer.relayout(1, after=m.announcement_rule_drop)
    beside = (2 * (m.page_width / 2 - m.left) - m.announcement_rule) / 2
    right = m.text_width - beside - m.announcement_rule
    writer.add(
        "",
        Layout(
            line=m.announcement_rule_room - m.announcement_rule_drop,
            left=beside,
            right=right,
            ruled=True,
            keep_next=True,
        ),
    )


def day(writer: Writer, said: str) -> None:
    """`ประกาศ ณ วันที่ …`, about 5 cm in."""
    m = writer.m
    layout = Layout(before=m.announcement_day_before, left=m.announcement_day_left, keep_next=True)
    writer.add(writer.said(said), layout)


def memo_title(writer: Writer, shown: Emblem) -> None:
    """Emblem left, title in the middle, the speed class in red between them (or pushing it)."""
    m, title = writer.m, writer.form.title
    width = m.emblem_height * shown.ratio
    picture = anchored(writer, shown, m.left + width / 2, m.emblem_top, m.emblem_height)
    line = m.title * _TITLE_LINE
    before = m.memo_title_baseline - m.emblem_top - drop(line)
    row = m.memo_title_bottom + m.memo_row_baseline - drop(m.memo_row)
    after = row - m.emblem_top - before - line
    text = Text(title, bold=True, size=m.title)
    speed = writer.paper.text("speed")
    if not speed:
        layout = Layout(template.TITLE, line=line, before=before, after=after)
        writer.add([text], layout, drawing=picture)
        return
    beside = width + m.addressee_gap
    taken = writer.width_of(speed, m.speed, bold=True)
    middle = m.page_width / 2 - m.left - writer.width_of(title, m.title, bold=True) / 2
    tabs = (Tab(beside), Tab(max(middle, beside + taken + m.addressee_gap)))
    layout = Layout(template.TITLE, line=line, before=before, after=after, align="left", tabs=tabs)
    red = Text(f"\t{speed}\t", bold=True, size=m.speed, colour=RED)
    writer.add([red, text], layout, drawing=picture)


def memo_fields(writer: Writer) -> None:
    """ส่วนราชการ, ที่ and วันที่, เรื่อง on dotted leaders, then the addressees."""
    paper, words, m = writer.paper, writer.form.labels, writer.m
    agency = " ".join(part for part in (paper.agency, telephones(paper, writer.form)) if part)
    _field(writer, words["agency"], agency)
    dated = dates.long(paper.date) if paper.date else ""
    number = writer.said(paper.number)
    tab = _hang(writer, words["number"])
    second = m.memo_date_tab + _hang(writer, words["date"])
    if tab + writer.width_of(number) > m.memo_date_tab - m.leader_gap:
        _field(writer, words["number"], paper.number)
        _field(writer, words["date"], dated)
    else:
        texts = [
            *_labelled(writer, words["number"], number),
            Text("\t"),
            *_labelled(writer, words["date"], writer.said(dated)),
        ]
        tabs = (
            Tab(tab),
            Tab(m.memo_date_tab - m.leader_gap),
            Tab(m.memo_date_tab),
            Tab(second),
            Tab(m.text_width, "right"),
        )
        writer.add(texts, Layout(template.FIELD, line=m.memo_row, tabs=tabs))
    _field(writer, words["subject"], paper.subject)
    hanging(
        writer,
        [Text(words["to"], bold=True)],
        "/".join(paper.to),
        writer.width_of(words["to"], bold=True) + m.addressee_gap,
        before=m.before_addressees,
    )


def _hang(writer: Writer, label: str) -> float:
    """Where the words behind a memo's label begin."""
    return writer.width_of(label, writer.m.label, bold=True) + 2 * writer.m.leader_gap


def _labelled(writer: Writer, label: str, said: str) -> list[Text]:
    """A bold label, its words, and the tab that draws the rest of the dotted line."""
    return [
        Text(label, bold=True, size=writer.m.label),
        Text("\t"),
        Text(f"{said}\t", dotted=True),
    ]


def _field(writer: Writer, label: str, value: str) -> None:
    m = writer.m
    hang = _hang(writer, label)
    tabs = (Tab(hang), Tab(m.text_width, "right"))
    layout = Layout(template.FIELD, line=m.memo_row, left=hang, first=-hang, tabs=tabs)
    writer.add(_labelled(writer, label, writer.said(value)), layout)


def hanging(
    writer: Writer, label: list[Text], said: str, hang: float, *, before: float | None = None
) -> None:
    """A label and what belongs to it, hanging behind it."""
    layout = Layout(template.FIELD, before=before, left=hang, first=-hang, tabs=(Tab(hang),))
    writer.add([*label, Text("\t"), Text(writer.said(said))], layout)


def letter_rows(writer: Writer, label: str, texts: tuple[str, ...]) -> None:
    """อ้างถึง and its like: a label and its texts, numbered when they are several."""
    given = [text for text in texts if text]
    hang = writer.width_of(label) + writer.m["row_gap"]
    for place, text in enumerate(given):
        marked = f"{place + 1}. {text}" if len(given) > 1 else text
        before = writer.m.before if place == 0 else None
        said = [Text(writer.said(label))] if place == 0 else []
        hanging(writer, said, marked, hang, before=before)


def letterhead(writer: Writer, shown: Emblem) -> None:
    """Garuda, number left and agency right; the address ends at the garuda's feet or below."""
    paper, m = writer.paper, writer.m
    picture = anchored(writer, shown, m.page_width / 2, m.emblem_top, m.emblem_height)
    left = m["address_left"] - m.left
    address = [text for text in (paper.agency, *paper.texts("address")) if text]
    room = m.text_width - left
    tall = (
        sum(len(writer.column.lines((Span(t),), setting="left", width=room)) for t in address)
        * m.pitch
    )
    top = max(m.emblem_height - tall, m["address_top"] - m.emblem_top)
    speed = paper.text("speed")
    line = m.speed
    red = [Text(speed, bold=True, size=m.speed, colour=RED)] if speed else ""
    before = top - line - writer.lower
    writer.add(red, Layout(before=before, line=line), drawing=picture)
    number = writer.said(f"{writer.form.labels['number']} {paper.number}".strip())
    for place, text in enumerate(address or [""]):
        if place == 0:
            layout = Layout(left=left, first=-left, tabs=(Tab(left),))
            writer.add(f"{number}\t{writer.said(text)}", layout)
        else:
            writer.add(writer.said(text), Layout(left=left))
    free = m.emblem_height - top - tall
    if free > 0:
        writer.add("", Layout(line=free))
