"""A page of the manual as it is read: large lines, pictures that fit, what was sought marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop.office import manual
from desktop.ui.look import fonts, style

LINE = 118  # per cent of the type's own height
MARGIN = 26  # px at 100 %


class Reader(QTextBrowser):
    """Shows one page; links between pages do not occur, those outward are not followed."""

    def __init__(self) -> None:
        super().__init__()
        self._page: manual.Page | None = None
        self._wide = 0
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(style.scaled(MARGIN))
        self.setProperty("part", "reader")

    def show_page(self, page: manual.Page, sought: str = "") -> None:
        """Show a page from its top, or from the first place of the words sought."""
        self._page = page
        self.setAccessibleName(page.title)
        self.setMarkdown(fonts.breakable(f"# {page.title}\n\n{page.text}"))
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark(sought.split())

    def _dress(self) -> None:
        """Airy lines, headings in their sizes, tables with room in their cells."""
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            lines = QTextBlockFormat()
            lines.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            in_table = QTextCursor(block).currentTable() is not None
            lines.setBottomMargin(style.scaled(0 if in_table else 10))
            if level > 1:
                lines.setTopMargin(style.scaled(14))
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(lines)
            if level:
                size = QTextCharFormat()
                size.setProperty(
                    QTextFormat.Property.FontPixelSize, style.scaled({1: 24, 2: 19}.get(level, 17))
                )
                size.setFontWeight(QFont.Weight.DemiBold)
                size.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(size)
            self._embolden(cursor, block)
            block = block.next()
        for part in document.rootFrame().childFrames():
            if isinstance(part, QTextTable):
                self._dress_table(part)
        cursor.endEditBlock()

    def _embolden(self, cursor: QTextCursor, block: QTextBlock) -> None:
        """Bold in the weight our type has; Qt would smear a heavier one."""
        places = block.begin()
        while not places.atEnd():
            part = places.fragment()
            if part.charFormat().fontWeight() > QFont.Weight.DemiBold:
                cursor.setPosition(part.position())
                cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                weight = QTextCharFormat()
                weight.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(weight)
            places += 1

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setCellPadding(style.scaled(3))
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setBottomMargin(style.scaled(16))
        form.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.FixedLength, style.scaled(190)),
                QTextLength(QTextLength.Type.VariableLength, 0),
            ][: table.columns()]
        )
        table.setFormat(form)

    def _mark(self, words: list[str]) -> None:
        """Colour every place of some words, and bring the first into sight."""
        marks = []
        colour = QColor(style.tokens().warn_soft)
        for word in words:
            place = self.document().find(word)
            while not place.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = place
                mark.format.setBackground(colour)
                marks.append(mark)
                place = self.document().find(word, place)
        self.setExtraSelections(marks)
        if marks:
            first = min(marks, key=lambda mark: mark.cursor.position())
            start = QTextCursor(first.cursor)
            start.clearSelection()
            self.setTextCursor(start)
            self.ensureCursorVisible()

    # Qt's own names from here on

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            address = name if isinstance(name, str) else name.toString()
            picture = QImage(str(Path(manual.folder()) / address))
            bar = self.verticalScrollBar().sizeHint().width()  # it may come with the picture
            wide = self.contentsRect().width() - bar - 2 * style.scaled(MARGIN) - 4
            if picture.width() > wide > 0:
                return picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            return picture
        return super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wider, self._wide = self._wide != self.width(), self.width()  # no matter the scroll bar
        if wider and self._page is not None and "](pictures/" in self._page.text:
            self.show_page(self._page)  # the pictures anew, in the width there is now
