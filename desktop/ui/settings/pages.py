"""Pages behind a list of their names at the left: room for more of them than tabs have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop.ui.look import style
from desktop.ui.widgets.basic import column, row

WIDE = 190  # px of the list at 100 %
HIGH = 42  # px of a line


class Pages(QWidget):
    """Arrows in the list turn the page; a page is built when it is first looked at."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._parts: list[tuple[str, Callable[[], QWidget], Callable[[], object]]] = []
        self._built: set[int] = set()
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setProperty("part", "pages")
        self.list.setFixedWidth(style.scaled(WIDE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self.list.currentRowChanged.connect(self._turn)
        body = row(self.list, self._stack, gap=14)
        body.setStretch(1, 1)
        self.setLayout(body)

    def add(
        self, name: str, make: Callable[[], QWidget], refresh: Callable[[], object] = lambda: None
    ) -> None:
        """A page at the end: `make` builds it, `refresh` shows everything in it as it is now."""
        self._parts.append((name, make, refresh))
        self._stack.addWidget(QWidget())
        item = QListWidgetItem(name)
        item.setSizeHint(QSize(0, style.scaled(HIGH)))
        self.list.addItem(item)

    def refresh(self) -> None:
        """Show the page that is looked at as it is now; the first one to begin with."""
        at = self.list.currentRow()
        if at < 0:
            self.list.setCurrentRow(0)
        else:
            self._turn(at)

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        at = [known for known, _, _ in self._parts].index(name)
        if at == self.list.currentRow():
            self._turn(at)
        self.list.setCurrentRow(at)

    @Slot(int)
    def _turn(self, at: int) -> None:
        _, make, refresh = self._parts[at]
        holder = self._stack.widget(at)
        assert holder is not None
        if at not in self._built:
            self._built.add(at)
            page = make()
            holder.setLayout(column(page))
            page.show()  # not only when the window next has a turn
        self._stack.setCurrentIndex(at)
        refresh()
