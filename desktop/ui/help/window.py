"""The manual in a window of its own, so that one can read it and work at the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from desktop.office import manual
from desktop.office.words import manual as words
from desktop.office.words import practice
from desktop.printing.paper import Copy, Paper
from desktop.ui.desk import Desk
from desktop.ui.help.reader import Reader
from desktop.ui.look import style
from desktop.ui.shell.practice import enter as enter_practice
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.line_edit import LineEdit

KEYS = "keys"  # the page of all keys, which no file holds
WIDE = 320  # px of the list at 100 %
HIT_ROLE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Pages at the left, searched while typing; the page at the right. It never blocks the work."""

    def __init__(self, parent: QWidget, desk: Desk, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys = keys
        self._all_keys = manual.Page(KEYS, words.ALL_KEYS, _table(keys))
        self._here: manual.Page | None = None
        self.setWindowTitle(words.TITLE)
        self.setAccessibleName(words.TITLE)
        room = self.screen().availableGeometry()
        self.resize(
            min(style.scaled(1060), room.width() - 40), min(style.scaled(640), room.height() - 60)
        )
        self.search = LineEdit()
        self.search.setPlaceholderText(words.SEARCH)
        self.search.setAccessibleName(words.SEARCH)
        self.search.make_search()
        self.search.textChanged.connect(self._find)
        self.list = _Pages()
        self.list.currentItemChanged.connect(self._open)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.hide()
        left = QWidget()
        left.setFixedWidth(style.scaled(WIDE))
        left.setLayout(column(self.search, self.nothing, self.list, gap=8))
        self.reader = Reader()
        page = frame("card", column(self.reader, margins=(2, 2, 2, 2)))
        body = row(left, page, gap=14)
        body.setStretch(1, 1)
        close = button(words.CLOSE, self.close, kind="primary")
        book = button(words.HANDBOOK, self.print_handbook, icon="printer", kind="small")
        card = button(words.CARD, self.print_card, icon="printer", kind="small")
        try_it = button(
            practice.ENTER, enter_practice, icon="play", kind="small", tip=practice.ENTER_TIP
        )
        foot = row(book, card, try_it, None, close, gap=10)
        whole = column(body, foot, gap=12, margins=(18, 16, 18, 14))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def open_page(self, key: str, keys: Sequence[tuple[str, str]] = ()) -> None:
        """Show the page of a place, with the keys that work there at its head."""
        page = self._all_keys if key == KEYS else manual.page(key)
        if keys:
            told = "\u2003".join(f"**{_kept(name)}**\u00a0{_kept(does)}" for name, does in keys)
            page = manual.Page(key, page.title, f"{words.HERE}:\u2002{told}\n\n{page.text}")
        self._here = page
        self.search.clear()
        self._find("")

    @Slot()
    def print_handbook(self) -> None:
        """The whole manual on paper."""
        self._print(words.HANDBOOK_TITLE, manual.handbook)

    @Slot()
    def print_card(self) -> None:
        """The sheet beside the keyboard."""
        self._print(words.CARD_TITLE, lambda: manual.card(self._keys))

    def _print(self, name: str, made: Callable[[], Paper]) -> None:
        from desktop.ui.editor.printing import PrintDialog

        copies: tuple[tuple[Copy, str], ...] = (("original", name),)
        PrintDialog(self, self._desk, name, lambda _copy: made(), None, copies).open()

    @Slot(str)
    def _find(self, sought: str) -> None:
        found = manual.find(sought)
        if not sought.strip():
            found = [manual.Hit(self._all_keys, ""), *found]
        self.list.blockSignals(True)
        self.list.clear()
        for hit in found:
            self.list.add(hit)
        wanted = [hit.page.key for hit in found]
        here = self._here.key if self._here and not sought.strip() else ""
        at = wanted.index(here) if here in wanted else 0
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(words.NOTHING)
        self._open()

    @Slot()
    def _open(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        page: manual.Page = item.data(HIT_ROLE)
        if self._here is not None and page.key and page.key == self._here.key:
            page = self._here
        self.reader.show_page(page, self.search.text())

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(
                max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            )
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reader.setFocus()
            return
        super().keyPressEvent(event)


class _Pages(QListWidget):
    """The titles; under one that was found by its text, the words around."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.PAGES)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("part", "pages")

    def add(self, hit: manual.Hit) -> None:
        """One line; two where words around tell why it is here."""
        item = QListWidgetItem(f"{hit.page.title}\n{hit.around}" if hit.around else hit.page.title)
        item.setData(HIT_ROLE, hit.page)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, hit.page.title)
        wide = style.scaled(WIDE - 44)
        room = self.fontMetrics().boundingRect(
            QRect(0, 0, wide, 10_000), Qt.TextFlag.TextWordWrap, item.text()
        )
        item.setSizeHint(QSize(0, room.height() + style.scaled(16)))
        self.addItem(item)


def _table(keys: Sequence[tuple[str, str]]) -> str:
    lines = [f"| {words.KEY} | {words.DOES} |", "|---|---|"]
    lines += [f"| **{key}** | {does} |" for key, does in keys]
    return "\n".join(lines)


def _kept(text: str) -> str:
    """A text in which no line ends."""
    return text.replace(" ", "\u00a0")
