"""Which notices the list shows: chips with their counts, a box where the text is large."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.i18n import tr
from desktop.office.postings import lists
from desktop.office.words import posting_screen as words
from desktop.thai import on_screen
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, row, set_words
from desktop.ui.widgets.choice import Choice

NARROW_FROM = 1.15  # with text as large as this a small screen has no room for chips and words


def narrow() -> bool:
    """Whether there is room for few words only."""
    return style.scale() >= NARROW_FROM


class Filters(QWidget):
    """One of the filters is chosen; `changed` is called when another is."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._chips: dict[str, QPushButton] = {}
        self._box = Choice(self)
        self._box.setAccessibleName(tr("ประกาศที่แสดง"))
        if narrow():
            for which in lists.FILTERS:
                self._box.addItem(words.FILTERS[which], which)
            self._box.activated.connect(lambda _place: changed())
            self.setLayout(row(self._box))
            return
        self._box.hide()
        self._group = QButtonGroup(self)
        line = row(gap=6)
        for which in lists.FILTERS:
            chip = button(words.FILTERS[which], kind="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False: changed())
            self._group.addButton(chip)
            self._chips[which] = chip
            line.addWidget(chip)
        self._chips[lists.OPEN].setChecked(True)
        self.setLayout(line)

    def which(self) -> str:
        """The filter chosen."""
        if not self._chips:
            return str(self._box.currentData())
        return next(code for code, chip in self._chips.items() if chip.isChecked())

    def choose(self, which: str) -> None:
        """Choose a filter; nothing is called."""
        if self._chips:
            self._chips[which].setChecked(True)
        else:
            self._box.setCurrentIndex(self._box.findData(which))

    def tell(self, counts: Mapping[str, int]) -> None:
        """Show how many notices each filter has, where that is known."""
        for place, which in enumerate(lists.FILTERS):
            many = on_screen.figures(f" {counts[which]:,}") if which in counts else ""
            if self._chips:
                set_words(self._chips[which], words.FILTERS[which] + many, with_icon=False)
            else:
                self._box.setItemText(place, words.FILTERS[which] + many)
