"""The keys that the window hears in whatever room, and what they do in the room one is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.shell.rooms import (
    CYCLE,
    EDITOR,
    FLOOR,
    HEARING,
    HOME,
    POSTINGS,
    REGISTERS,
    ROOMS,
)

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


def bind(window: MainWindow) -> None:
    """Let the window hear them."""

    def key(sequence: str, then: Callable[[], object]) -> None:
        QShortcut(QKeySequence(sequence), window).activated.connect(then)

    def in_editor(sequence: str, then: Callable[[], object]) -> None:
        key(sequence, lambda: then() if window.place == EDITOR else None)

    def in_hearing(sequence: str, then: Callable[[], object]) -> None:
        key(sequence, lambda: then() if window.place == HEARING else None)

    key("F1", window.show_manual)
    key("Shift+F1", window.show_keys)
    key("Ctrl+N", window.ask_new)
    key("Ctrl+K", window.search)
    key("Ctrl+O", window.ask_pdf)
    key("Ctrl+U", window.change_actor)
    key("Ctrl+D", window.toggle_theme)
    key("Ctrl++", lambda: window.grow(1))
    key("Ctrl+=", lambda: window.grow(1))
    key("Ctrl+-", lambda: window.grow(-1))
    for place in range(len(ROOMS)):
        key(f"Ctrl+{place + 1}", partial(window.go, place))
    key("Ctrl+S", lambda: _save(window))
    key("Ctrl+P", lambda: _print(window))
    key("Escape", lambda: _leave(window))
    in_editor("Ctrl+L", lambda: window.editor.take_number())
    in_editor("F8", lambda: window.editor.fields.proof.mend_now())
    in_editor("F9", lambda: window.editor.fields.proof.skip_now())
    in_editor("F7", lambda: window.editor.fields.fill_more())
    in_editor("Ctrl+Return", lambda: window.editor.forward())
    in_editor("Ctrl+Shift+7", lambda: window.editor.body.begin_item())
    in_hearing("Ctrl+PgDown", lambda: window.hearing.turn(1))
    in_hearing("Ctrl+PgUp", lambda: window.hearing.turn(-1))
    in_hearing("F6", lambda: window.hearing.ask_floor())


def _save(window: MainWindow) -> None:
    if window.place == EDITOR:
        window.editor.save()
    elif window.place == HEARING:
        window.hearing.save()


def _leave(window: MainWindow) -> None:
    if window.place == EDITOR:
        window.editor.leave()
    elif window.place == HEARING:
        window.hearing.leave()
    elif window.place == FLOOR:
        window.floor.leave()


def _print(window: MainWindow) -> None:
    if window.place == EDITOR:
        window.editor.print_paper()
    elif window.place == REGISTERS:
        window.registers.print_book()
    elif window.place == POSTINGS:
        window.postings.errands.print_route()
    elif window.place == HOME:
        window.home.print_page()
    elif window.place == CYCLE:
        window.cycle.print_report()
    elif window.place == HEARING:
        window.hearing.print_paper()
