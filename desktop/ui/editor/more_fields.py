"""The fields only this form has: a line, some lines, a choice, a number, or a table each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.words import screen
from desktop.printing import house_rules
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit

NAMES = 190
_FREE_ROWS = 4
_ROW_COLUMNS = {  # the cells of each table, in order; sources may name them in any
    "present": ("name", "post", "role"),
    "absent": ("name", "post", "reason"),
    "guests": ("name", "post"),
    "people": ("name", "address", "group", "note"),
    "certifier": ("name", "posts", "date"),
    "counts": ("group", "invited", "present", "agree", "disagree", "abstain"),
    "opinions": ("opinion", "answer"),
    "items": ("at", "number", "title", "minutes"),
    "figures": ("table", "name", "count", "quota", "share"),
    "years": ("year", "hearings", "visits", "people", "opinions"),
    "rows": ("no", "number", "dated", "from", "to", "subject", "action", "note"),
}
_OTHER_COLUMNS = {
    ("name-tags", "people"): ("name", "post", "group"),
    ("route-sheet", "rows"): ("no", "place", "where"),
}


class MoreFields(Dialog):
    """Gives the changed front matter to `done`; what the clerk leaves empty is left out."""

    def __init__(
        self,
        parent: QWidget,
        kind: str,
        front: Mapping[str, Any],
        done: Callable[[dict[str, Any]], object],
    ) -> None:
        super().__init__(parent, tr("ช่องของแบบ{forms}").format(forms=screen.FORMS[kind]), width=760)
        self._kind = kind
        self._front = dict(front)
        self._done = done
        self._readers: dict[str, Callable[[], object]] = {}
        form = house_rules.form(kind)
        ordered = [key for key in form.fields if key in form.required]
        ordered += [key for key in form.fields if key not in form.required]
        for key in ordered:
            self._add(key, form.fields[key], needed=key in form.required)
        self.answers(tr("ใช้ค่าเหล่านี้"), self._accept)

    def _add(self, key: str, kind: str, *, needed: bool) -> None:
        word = screen.FIELDS.get(key, key)
        name = label(f"{word} *" if needed else word, "label")
        name.setFixedWidth(style.scaled(NAMES))
        value = self._front.get(key)
        made: QWidget
        if kind == "rows":
            made = self._table(key, value if isinstance(value, list) else [])
        elif kind == "texts":
            made = self._lines(key, value if isinstance(value, list | tuple) else [])
        elif kind == "number":
            made = self._number(key, value)
        elif "|" in kind or kind in screen.CHOICES or len(kind) < 3:
            made = self._choice(key, kind.split("|"), str(value or ""))
        else:
            made = self._line(key, str(value or ""))
        made.setAccessibleName(word)
        line = row(name, made, gap=10)
        line.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.parts.addLayout(line)

    def _line(self, key: str, text: str) -> QWidget:
        if len(text) > _LONG or key in _LONG_FIELDS:
            field = QPlainTextEdit(text)
            field.setTabChangesFocus(True)
            field.setFixedHeight(style.scaled(72))
            self._readers[key] = lambda: " ".join(field.toPlainText().split())
            return field
        line = LineEdit(text)
        self._readers[key] = lambda: line.text().strip()
        return line

    def _lines(self, key: str, texts: list[str] | tuple[str, ...]) -> QWidget:
        field = QPlainTextEdit("\n".join(map(str, texts)))
        field.setTabChangesFocus(True)
        field.setPlaceholderText(tr("บรรทัดละหนึ่งรายการ"))
        field.setFixedHeight(style.scaled(84))
        self._readers[key] = lambda: [
            line.strip() for line in field.toPlainText().splitlines() if line.strip()
        ]
        return field

    def _number(self, key: str, value: object) -> QWidget:
        field = LineEdit(on_screen.figures(str(value)) if isinstance(value, int) else "")
        field.setPlaceholderText(tr("ตัวเลข"))

        def read() -> object:
            digits = to_arabic(field.text().strip())
            return int(digits) if digits.isdecimal() else field.text().strip()

        self._readers[key] = read
        return field

    def _choice(self, key: str, choices: list[str], value: str) -> QWidget:
        field = Choice()
        for choice in ("", *choices):
            field.addItem(screen.CHOICES.get(choice, choice), choice)
        field.setCurrentIndex(max(field.findData(value), 0))
        self._readers[key] = field.currentData
        return field

    def _table(self, key: str, rows: list[Mapping[str, str]]) -> QWidget:
        columns = _OTHER_COLUMNS.get((self._kind, key), _ROW_COLUMNS[key])
        table = RowsTable([screen.COLUMNS[column] for column in columns])
        table.fill([[str(one.get(column, "")) for column in columns] for one in rows])
        self._readers[key] = lambda: [
            {column: cell for column, cell in zip(columns, cells, strict=True) if cell}
            for cells in table.rows()
        ]
        return table

    def _accept(self) -> None:
        for key, read in self._readers.items():
            value = read()
            if value in ("", [], None):
                self._front.pop(key, None)
            else:
                self._front[key] = value
        self.accept()
        self._done(self._front)


_LONG = 60
_LONG_FIELDS = frozenset(
    ("reason", "substance", "steps", "outcome", "effects", "cost", "hearing", "privacy")
)


class RowsTable(QTableWidget):
    """A small table to type in, or to paste rows of a spreadsheet into; it grows by itself."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(0, len(titles))
        self.setHorizontalHeaderLabels(titles)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.scaled(36))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(style.scaled(230))
        self.cellChanged.connect(self._grow)

    def fill(self, rows: list[list[str]]) -> None:
        """Show rows, and some free ones under them."""
        self.blockSignals(True)
        self.setRowCount(len(rows) + _FREE_ROWS)
        for at, cells in enumerate(rows):
            for place, text in enumerate(cells):
                self.setItem(at, place, QTableWidgetItem(text))
        self.blockSignals(False)

    def rows(self) -> list[list[str]]:
        """The rows in which something stands."""
        found = []
        for at in range(self.rowCount()):
            items = [self.item(at, place) for place in range(self.columnCount())]
            cells = [item.text().strip() if item else "" for item in items]
            if any(cells):
                found.append(cells)
        return found

    def paste(self, text: str) -> None:
        """Put the cells of a spreadsheet in from the current cell on."""
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        lines = [line.split("\t") for line in text.rstrip("\n").split("\n")]
        self.setRowCount(max(self.rowCount(), top + len(lines) + 1))
        for down, cells in enumerate(lines):
            for across, cell in enumerate(cells[: self.columnCount() - left]):
                self.setItem(top + down, left + across, QTableWidgetItem(cell.strip()))

    @Slot(int, int)
    def _grow(self, at: int, _place: int) -> None:
        if at == self.rowCount() - 1:
            self.setRowCount(self.rowCount() + 1)

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)
