"""What a demanding eye finds wrong: cut words, parts over each other, sideways scrolling.

Each look gives sentences that name the part; an empty list is a window in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitterHandle,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.ui.help.tour import Tour

SLACK = 2  # px of what rounding takes


def _parts(window: QWidget) -> Iterator[QWidget]:
    """Every part in sight that is the program's own, and not Qt's within its own."""
    for part in window.findChildren(QWidget):
        inner = isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
        if part.isVisible() and part.window() is window and not inner:
            yield part


def name_of(part: QWidget) -> str:
    """What a sentence calls a part."""
    text = getattr(part, "text", str)() or part.accessibleName() or part.objectName()
    above = part.parentWidget()
    inside = type(above).__name__ if above is not None else ""
    return f"{type(part).__name__} «{str(text).strip()[:40]}» in {inside}"


def _told_whole(part: QWidget) -> bool:
    return bool(part.toolTip())


def _cut_label(part: QLabel) -> str:
    room = part.contentsRect().size() - QSize(2 * part.margin(), 2 * part.margin())
    if not part.text() or not part.pixmap().isNull():
        return ""
    if part.wordWrap():
        need = part.heightForWidth(part.width())
        return f"needs {need} px below, has {part.height()}" if need > part.height() + SLACK else ""
    wide = max(part.fontMetrics().horizontalAdvance(line) for line in part.text().split("\n"))
    if wide > room.width() + SLACK:
        return f"needs {wide} px, has {room.width()}"
    return _cut_height(part)


def _cut_height(part: QLabel) -> str:
    """Of one line: whether its ink reaches over the label's edge."""
    measure, room = part.fontMetrics(), part.contentsRect()
    if "\n" in part.text():
        need = measure.height() * (part.text().count("\n") + 1)
        return f"needs {need} px below, has {room.height()}" if need > room.height() + SLACK else ""
    ink = measure.tightBoundingRect(part.text())
    down = part.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
    left = room.height() - measure.height()
    top = 0 if down & Qt.AlignmentFlag.AlignTop else left / 2
    line = top + measure.ascent()
    over = max(-(line + ink.top()), line + ink.bottom() - room.height())
    return f"{over:g} px of its height are cut" if over > 1 else ""


def _cut_button(part: QPushButton) -> str:
    option = QStyleOptionButton()
    part.initStyleOption(option)
    room = part.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, part)
    if part.menu() is not None:
        room.setRight(room.right() - 14)
    wide = part.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, part.text()).width()
    if not part.icon().isNull():
        wide += part.iconSize().width() + (4 if part.text() else 0)
    return f"needs {wide} px, has {room.width()}" if wide > room.width() + SLACK else ""


def _cut_choice(part: QComboBox) -> str:
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    kind = QStyle.ComplexControl.CC_ComboBox
    room = part.style().subControlRect(kind, option, field, part)
    wide = part.fontMetrics().horizontalAdvance(part.currentText())
    return f"needs {wide} px, has {room.width()}" if wide > room.width() + SLACK else ""


def _cut_tabs(part: QTabBar) -> str:
    whole = sum(part.tabRect(at).width() for at in range(part.count()))
    if whole > part.width() + SLACK:
        return f"its names need {whole} px, have {part.width()}"
    for at in range(part.count()):
        wide = part.fontMetrics().horizontalAdvance(part.tabText(at))
        if wide > part.tabRect(at).width():
            return f"«{part.tabText(at)}» needs {wide} px, has {part.tabRect(at).width()}"
    return ""


def _cut_headings(part: QHeaderView) -> str:
    model = part.model()
    if part.orientation() is not Qt.Orientation.Horizontal or model is None:
        return ""
    for at in range(part.count()):
        text = str(model.headerData(at, part.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        wide = part.fontMetrics().horizontalAdvance(text)
        tip = model.headerData(at, part.orientation(), Qt.ItemDataRole.ToolTipRole)
        if not part.isSectionHidden(at) and wide > part.sectionSize(at) and not tip:
            return f"«{text}» needs {wide} px, has {part.sectionSize(at)}"
    return ""


def _cut_hint(part: QLineEdit) -> str:
    if part.text():
        return ""
    wide = part.fontMetrics().horizontalAdvance(part.placeholderText())
    room = part.contentsRect().width() - 20
    return f"its hint needs {wide} px, has {room}" if wide > room + SLACK else ""


def cut(window: QWidget) -> list[str]:
    """Words that have no room and are told whole nowhere."""
    found = []
    for part in _parts(window):
        why = ""
        if isinstance(part, QLabel):
            why = _cut_label(part)
        elif isinstance(part, QPushButton):
            why = _cut_button(part)
        elif isinstance(part, QCheckBox | QRadioButton):
            need = part.sizeHint().width()
            why = f"needs {need} px, has {part.width()}" if need > part.width() + SLACK else ""
        elif isinstance(part, QComboBox):
            why = _cut_choice(part)
        elif isinstance(part, QTabBar):
            why = _cut_tabs(part)
        elif isinstance(part, QHeaderView):
            why = _cut_headings(part)
        elif isinstance(part, QLineEdit):
            why = _cut_hint(part)
        if why and not _told_whole(part):
            found.append(f"{name_of(part)}: {why}")
    return found


def _scrolls(part: QWidget) -> bool:
    """Whether something above brings what is out of sight into it."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def outside(window: QWidget) -> list[str]:
    """Parts that reach over the edge of what holds them, where nothing scrolls to them."""
    found = []
    room = window.screen().availableGeometry()
    if window.width() > room.width() or window.height() > room.height():
        found.append(f"{window.width()}×{window.height()} on {room.width()}×{room.height()}")
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox, QTabBar, QAbstractItemView)
    for part in _parts(window):
        if not isinstance(part, kinds) or _scrolls(part) or not part.width():
            continue
        seen = part.visibleRegion().boundingRect()
        hidden = QSize(part.width() - seen.width(), part.height() - seen.height())
        if max(hidden.width(), hidden.height()) > SLACK:
            found.append(f"{name_of(part)}: {hidden.width()}×{hidden.height()} px out of sight")
    return found


def sideways(window: QWidget) -> list[str]:
    """What must be scrolled sideways to be read."""
    found = []
    for part in _parts(window):
        if isinstance(part, QScrollArea) and part.widget() is not None:
            over = part.widget().width() - part.viewport().width()
        elif isinstance(part, QListView) and part.viewMode() is QListView.ViewMode.IconMode:
            continue  # a strip of pictures: arrows go through it
        elif isinstance(part, QTextEdit | QAbstractItemView):
            over = part.horizontalScrollBar().maximum() * (SLACK + 1)  # some count columns
        else:
            continue
        if over > SLACK:
            found.append(f"{name_of(part)}: {over} px wider than its room")
    return found


def _place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.parentWidget(), QPoint(0, 0)), part.size())


def overlapping(window: QWidget) -> list[str]:
    """Neighbours of which one lies over the other."""
    found = []
    own = (QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QStackedWidget)
    apart = (QScrollBar, QSplitterHandle, QSizeGrip)
    for holder in (window, *_parts(window)):
        if isinstance(holder, own):
            continue
        children = [
            part
            for part in holder.children()
            if isinstance(part, QWidget)
            and part.isVisible()
            and not part.isWindow()
            and not isinstance(part, apart)
            and not isinstance(part, Tour)
        ]
        for one, other in combinations(children, 2):
            common = _place(one).intersected(_place(other))
            if min(common.width(), common.height()) > SLACK:
                found.append(
                    f"{name_of(one)} and {name_of(other)}: {common.width()}×{common.height()}"
                )
    return found


def wordless(window: QWidget) -> list[str]:
    """States that are told by a colour alone."""
    pills = [part for part in _parts(window) if part.property("pill")]
    return [
        f"{name_of(part)}: a state without a word"
        for part in pills
        if isinstance(part, QLabel) and not part.text().strip() and part.pixmap().isNull()
    ]


def wrong(window: QWidget) -> list[str]:
    """Everything these looks find."""
    return [
        *cut(window),
        *outside(window),
        *sideways(window),
        *overlapping(window),
        *wordless(window),
    ]
