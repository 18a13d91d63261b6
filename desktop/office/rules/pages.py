"""Page furniture: numbers of pages and items, the catchword, the measures of the rules."""

from __future__ import annotations

from desktop.office.rules.tables import toml
from desktop.thai.digits import to_thai


def page_number(page: int) -> str:
    """- ๒ -, at the top centre from page two on."""
    return to_thai(f"- {page} -")


def item_marker(number: int) -> str:
    """๑๐."""
    return to_thai(f"{number}.")


def catchword(first_words: str, *, slash: bool = False) -> str:
    """The foot of a page that goes on: the next page's first word and three dots.

    Of a heading joined with และ only the first part is repeated, as the seed does.
    """
    word = first_words.split()[0] if first_words.split() else ""
    word = word.split("และ")[0] or word
    return f"{'/' if slash else ''}{word}..."


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
