"""Pages behind a list of their names at the left: room for more of them than tabs have."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop.ui.look import style
from desktop.ui.widgets.basic import row

WIDE = 190  # px of the list at 100 %
HIGH = 42  # px of a line


class Pages(QWidget):
    """Arrows in the list turn the page; `turned` tells the page that is shown."""

    turned = Signal(QWidget)

    def __init__(self, name: str) -> None:
        super().__init__()
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

    def add(self, page: QWidget, name: str) -> None:
        """A page at the end; the first one is shown."""
        self._stack.addWidget(page)
        item = QListWidgetItem(name)
        item.setSizeHint(QSize(0, style.scaled(HIGH)))
        self.list.addItem(item)
        if self.list.count() == 1:
            self.list.setCurrentRow(0)

    def current(self) -> QWidget:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert shown is not None, "no page was added"
        return shown

    def show_page(self, page: QWidget) -> None:
        """Turn to a page."""
        self.list.setCurrentRow(self._stack.indexOf(page))

    @Slot(int)
    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.turned.emit(self._stack.currentWidget())
