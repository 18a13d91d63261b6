"""From a paper to its Word document, for offices that edit on in Word or LibreOffice.

The words are those of the printed page to the letter, and stand at its measures: same tabs, same
indents, same room to sign. Lines and pages break where the other program breaks them, so it prints
no catchwords, and a wish for one page is not heard.
"""

from __future__ import annotations

from desktop.printing import house_rules
from desktop.printing.emblem import emblem
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.paper import Paper


def docx(paper: Paper, house: House | None = None) -> bytes:
    """A letter-like paper as a Word document (.docx). The same paper and house give the same bytes.

    Raises PaperError: `form-unknown`, `form-not-in-word` (a list, poster or envelope), those of the
    emblem and of the font.
    """
    from desktop.printing.word import page
    from desktop.printing.word.forms import WRITERS
    from desktop.printing.word.writer import Writer

    if paper.form not in WRITERS:
        known = house_rules.FORMS if paper.form not in house_rules.FORMS else tuple(WRITERS)
        reason = "form-unknown" if paper.form not in house_rules.FORMS else "form-not-in-word"
        raise PaperError(reason, form=paper.form, known=", ".join(known), line=1)
    house = house or House()
    writer = Writer(paper, house)
    page.heads_and_feet(writer)
    page.copy_heading(writer)
    WRITERS[paper.form](writer, emblem(house.emblem))
    page.closing(writer)
    return writer.finished()
