"""A text editor that moves, selects and deletes by Thai words, and continues numbered items."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.look import style

_ITEM = re.compile(r"^(?P<before>(?:[๐-๙0-9]+\.)*)(?P<last>[๐-๙0-9]+)(?P<dot>\.?) +")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")  # a word processor's inside a paragraph
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200d-\u200f\u202a-\u202e\u2066-\u2069]")
_EMPTY_ITEM = re.compile(r"^(?:[๐-๙0-9]+\.)*[๐-๙0-9]+\.? *$")


def word_at(text: str, position: int) -> tuple[int, int]:
    """The word around a position, as a start and an end."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    finder.setPosition(position)
    start = position if finder.isAtBoundary() else finder.toPreviousBoundary()
    finder.setPosition(position)
    end = finder.toNextBoundary()
    return max(start, 0), len(text) if end < 0 else end


def next_word(text: str, position: int, *, forward: bool) -> int:
    """Where the next word begins, or the one before; blanks go with the word before them."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    finder.setPosition(position)
    found = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
    while forward and 0 <= found < len(text) and text[found].isspace():
        found = finder.toNextBoundary()
    while not forward and found > 0 and text[found].isspace():
        found = finder.toPreviousBoundary()
    if found < 0:
        return len(text) if forward else 0
    return found


def following_marker(line: str) -> str:
    """The marker after a numbered line's own (๒. after ๑. …), "" for a line without one."""
    match = _ITEM.match(line)
    if match is None:
        return ""
    number = str(int(to_arabic(match["last"])) + 1)
    written = on_screen.figures(number) if match["last"][0] in "๐๑๒๓๔๕๖๗๘๙" else number
    return f"{match['before']}{written}{match['dot']} "


_WORD_KEYS = {
    Qt.Key.Key_Left: (False, False),
    Qt.Key.Key_Right: (True, False),
    Qt.Key.Key_Backspace: (False, True),
    Qt.Key.Key_Delete: (True, True),
}


class _Marks(QSyntaxHighlighter):
    """Headings bold with their # in grey, **bold** bold: the text reads like the page."""

    _BOLD = re.compile(r"\*\*(.+?)\*\*")

    # Qt's own names from here on

    def highlightBlock(self, text: str) -> None:
        quiet, heavy = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(style.tokens().muted))
        heavy.setFontWeight(QFont.Weight.DemiBold)
        if text.startswith("#"):
            words = len(text) - len(text.lstrip("# "))
            self.setFormat(0, words, quiet)
            self.setFormat(words, len(text) - words, heavy)
            return
        for match in self._BOLD.finditer(text):
            self.setFormat(match.start(), 2, quiet)
            self.setFormat(match.start(1), len(match[1]), heavy)
            self.setFormat(match.end(1), 2, quiet)


def pasted(text: str) -> str:
    """A text from elsewhere without the signs nobody sees, which no paper can print."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", text))


class ThaiEdit(QPlainTextEdit):
    """Plain text in a small Markdown; undo is Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._marks = _Marks(self.document())

    def insert_passage(self, text: str) -> None:
        """Put a passage where the cursor is, on a line of its own when it is a whole one."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def begin_footnote(self) -> None:
        """Put a mark where the cursor is, and its note at the end; the cursor goes to the note."""
        text = self.toPlainText()
        used = [int(number) for number in re.findall(r"\[\^(\d+)\]", text)]
        number = max(used, default=0) + 1
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(f"[^{number}]")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        gap = "" if text.endswith("\n") else "\n"
        cursor.insertText(f"{gap}[^{number}]: ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def underline(self, places: list[tuple[int, int, bool]]) -> None:
        """Wavy lines under what was found, from letter to letter; True: only a person can mend."""
        t = style.tokens()
        marks = []
        for start, end, hard in places:
            mark = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(min(start, self.document().characterCount() - 1))
            last = min(end, self.document().characterCount() - 1)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(QColor(t.warn if hard else t.bad))
            mark.cursor, mark.format = cursor, wave
            marks.append(mark)
        self.setExtraSelections(marks)

    def begin_item(self) -> None:
        """Begin a numbered item on a new line, counting on from the last one above."""
        cursor = self.textCursor()
        block = cursor.block()
        marker = ""
        above = block
        while above.isValid() and not marker:
            marker = following_marker(above.text())
            if above.text().startswith("#"):
                break
            above = above.previous()
        cursor.beginEditBlock()
        if block.text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText("\n")
        cursor.insertText(marker or "๑. ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    # Qt's own names from here on

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(pasted(source.text()))
            self.ensureCursorVisible()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cursor = self.cursorForPosition(event.position().toPoint())
        block = cursor.block()
        start, end = word_at(block.text(), cursor.positionInBlock())
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        moved = control and key in _WORD_KEYS and self._by_word(event, *_WORD_KEYS[key])
        if not moved and not (enter and self._continue_item()):
            super().keyPressEvent(event)

    def _by_word(self, event: QKeyEvent, forward: bool, deletes: bool) -> bool:
        cursor = self.textCursor()
        block, place = cursor.block(), cursor.positionInBlock()
        at_edge = place == (len(block.text()) if forward else 0)
        if at_edge or (deletes and cursor.hasSelection()):
            return False
        target = block.position() + next_word(block.text(), place, forward=forward)
        keep = deletes or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        modes = QTextCursor.MoveMode
        cursor.setPosition(target, modes.KeepAnchor if keep else modes.MoveAnchor)
        if deletes:
            cursor.removeSelectedText()
        self.setTextCursor(cursor)
        return True

    def _continue_item(self) -> bool:
        """Enter at the end of an item begins the next; on an empty item it ends the list."""
        cursor = self.textCursor()
        line = cursor.block().text()
        if cursor.hasSelection() or cursor.positionInBlock() != len(line):
            return False
        if _EMPTY_ITEM.match(line):
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
            return True
        marker = following_marker(line)
        if not marker:
            return False
        cursor.insertText(f"\n{marker}")
        self.setTextCursor(cursor)
        return True
