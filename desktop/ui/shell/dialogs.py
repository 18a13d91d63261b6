"""Dialogs: they open beside the work and answer by a call; none runs a loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.words import Told, tell
from desktop.thai.folding import fold
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, column, label, row
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.scrolling import Scroll


class _Parts(Scroll):
    """As tall as its parts, but never taller than the screen: then they scroll."""

    def __init__(self, parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the first field has the keyboard
        self.setProperty("part", "inside")  # a ring's room would make it scroll for nothing
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(parts)

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        wanted = self._parts.sizeHint()
        room = self.screen().availableGeometry().height() - style.scaled(130)
        if wanted.height() <= room:
            return wanted
        return QSize(wanted.width() + self.verticalScrollBar().sizeHint().width(), room)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Dialog(QDialog):
    """A card with a title, some parts, and buttons; Escape closes it and changes nothing."""

    def __init__(self, parent: QWidget | None, title: str, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.parts = column(label(title, "card"), gap=10, margins=(22, 18, 22, 14))
        room = self.screen().availableGeometry().width() - style.scaled(44 + 40)
        self.parts.addStrut(min(style.scaled(width - 44), room))  # a least width would cut parts
        parts = QWidget()
        parts.setLayout(self.parts)
        self._foot = row(margins=(22, 0, 22, 0))
        page = column(_Parts(parts), self._foot, gap=0, margins=(0, 0, 0, 16))
        page.setStretch(0, 1)
        self.setLayout(page)

    def say(self, text: str, role: str = "muted") -> QLabel:
        made = label(text, role, wrap=True)
        self.parts.addWidget(made)
        return made

    def foot(self, *parts: QWidget | None) -> None:
        """The row at the foot, always in sight; None is a stretch."""
        self._foot.addLayout(row(*parts))

    def answers(
        self, word: str, accept: Callable[[], object], *, icon: str = "", cancel: str = tr("ยกเลิก")
    ) -> None:
        """The row of buttons at the foot: one primary, one way out (none where `cancel` is "")."""
        no = button(cancel, self.reject) if cancel else None
        self.yes = button(word, accept, icon=icon, kind="primary")
        self.yes.setDefault(True)
        self._foot.addLayout(row(None, no, self.yes))

    def _first_stop(self) -> QWidget | None:
        """What Tab would come to first."""
        part = self.nextInFocusChain()
        while part is not None and part is not self:
            wanted = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if wanted and part.isEnabled() and part.isVisibleTo(self):
                return part
            part = part.nextInFocusChain()
        return None

    # Qt's own names from here on

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None and isinstance(self._first_stop(), QPushButton):
            chosen = (made for made in self.findChildren(QPushButton) if made.isDefault())
            for primary in chosen:  # nothing is to be filled in: Enter does what was asked for
                primary.setFocus()
                break


def ask_text(
    parent: QWidget,
    title: str,
    question: str,
    word: str,
    answered: Callable[[str], object],
    *,
    required: str = "",
    long: bool = True,
    text: str = "",
) -> Dialog:
    """Ask for a few words; `required` says why an empty answer will not do."""
    dialog = Dialog(parent, title)
    dialog.say(question)
    field: QPlainTextEdit | QLineEdit
    if long:
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(style.scaled(96))
    else:
        field = LineEdit(text)
    field.setAccessibleName(title)
    dialog.parts.addWidget(field)
    why = dialog.say("", "bad")

    def accept() -> None:
        given = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
        if required and not given.strip():
            why.setText(required)
            field.setFocus()
            return
        dialog.accept()
        answered(given)

    dialog.answers(word, accept)
    dialog.open()
    field.setFocus()
    return dialog


def confirm(
    parent: QWidget, title: str, question: str, word: str, agreed: Callable[[], object]
) -> Dialog:
    """Ask before something that hurts."""
    dialog = Dialog(parent, title)
    dialog.say(question)

    def accept() -> None:
        dialog.accept()
        agreed()

    dialog.answers(word, accept)
    dialog.open()
    return dialog


def say(parent: QWidget, title: str, text: str) -> Dialog:
    """Tell something that needs no answer."""
    dialog = Dialog(parent, title)
    dialog.say(text)
    ok = button(tr("ตกลง"), dialog.accept, kind="primary")
    dialog.foot(None, ok)
    dialog.open()
    ok.setFocus()
    return dialog


class Chooser(Dialog):
    """One of a list: a few letters narrow it, the arrows move, Enter takes."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        question: str,
        choices: list[tuple[int, str]],
        now: int,
        chosen: Callable[[int], object],
    ) -> None:
        super().__init__(parent, title, width=520)
        self._chosen = chosen
        self._choices = choices
        self.say(question)
        self._letters = LineEdit()
        self._letters.setPlaceholderText(tr("พิมพ์ชื่อบางส่วน แล้วกด Enter"))
        self._letters.setAccessibleName(tr("ค้นหา{title}").format(title=title))
        self._list = QListWidget()
        self._list.setObjectName("choices")
        self._list.setAccessibleName(title)
        self._list.setMinimumHeight(style.scaled(220))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(lambda _item: self._accept())
        self.parts.addWidget(self._letters)
        self.parts.addWidget(self._list)
        self.answers(tr("เลือก"), self._accept)
        self._letters.textChanged.connect(self._narrow)
        self._letters.installEventFilter(self)
        self._narrow("")
        places = [at for at, (code, _name) in enumerate(choices) if code == now]
        self._list.setCurrentRow(places[0] if places else 0)

    def _narrow(self, letters: str) -> None:
        self._list.clear()
        for code, name in self._choices:
            if fold(letters) in fold(name):
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, code)
                item.setSizeHint(QSize(10, style.scaled(36)))  # as wide as the list: long names …
                item.setToolTip(name)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _accept(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        self.accept()
        self._chosen(int(item.data(Qt.ItemDataRole.UserRole)))

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self._list.count():
                place = (self._list.currentRow() + step) % self._list.count()
                self._list.setCurrentRow(place)
                return True
        return super().eventFilter(watched, event)


def choose(
    parent: QWidget,
    title: str,
    question: str,
    choices: list[tuple[int, str]],
    now: int,
    chosen: Callable[[int], object],
) -> Dialog:
    """Let one of a list be chosen, by a few of its letters or with the arrows."""
    dialog = Chooser(parent, title, question, choices, now, chosen)
    dialog.open()
    return dialog


def tell_trouble(parent: QWidget | None, trouble: Exception) -> Dialog:
    """Say a refusal or a trouble: what is wrong and what to do; details can be copied."""
    assert isinstance(trouble, Told)
    dialog = Dialog(parent, tr("ยังทำไม่ได้"))
    mark = QLabel()
    mark.setPixmap(icons.pixmap("circle-alert", style.tokens().warn, style.scaled(28), 2.0))
    mark.setFixedSize(style.scaled(30), style.scaled(30))
    sentence = label(tell(trouble), wrap=True, select=True)
    sentence.setMinimumWidth(style.scaled(380))
    dialog.parts.addLayout(row(mark, sentence, gap=12))
    details = f"{trouble.reason} {trouble.facts}\n{tell(trouble, 'en')}"
    copy = button(
        tr("คัดลอกรายละเอียด"), lambda: QGuiApplication.clipboard().setText(details), kind="link"
    )
    ok = button(tr("ตกลง"), dialog.accept, kind="primary")
    ok.setDefault(True)
    dialog.parts.addLayout(row(copy, None, ok))
    dialog.open()
    ok.setFocus()
    return dialog
