"""Page furniture as the rules state it: numbers of pages and items, measures."""

from __future__ import annotations

import re

from desktop.office.rules.tables import toml
from desktop.thai.digits import to_thai

_PLAIN_NUMBER = re.compile(r"[0-9๐-๙]+")


def page_number(page: int) -> str:
    """- ๒ -, at the top centre from page two on; the first page has none."""
    return to_thai(f"- {page} -") if page > 1 else ""


def item_marker(number: int | str) -> str:
    """The marker of an item: ๑๐. for 10, ๑.๒ for "1.2", (๓) for "(3)"."""
    text = str(number).strip()
    return to_thai(f"{text}." if _PLAIN_NUMBER.fullmatch(text) else text)


def measure(name: str) -> str:
    """One measure by form and name, as the rule states it: `memo.label_pt` is "20 bold".

    A form without its own row follows `[page]`. KeyError when there is none.
    """
    form, _, key = name.partition(".")
    sheet = toml("forms", "measures")
    value = sheet.get(form, {}).get(key, sheet["page"].get(key))
    if value is None:
        raise KeyError(name)
    return str(value)
