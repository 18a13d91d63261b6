"""The manual beside the work: F1 opens the page of the place one is in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.help.window import KEYS, HelpWindow

__all__ = ["KEYS", "HelpWindow", "open_manual"]


def open_manual(
    parent: QWidget,
    key: str,
    desk: Desk,
    *,
    all_keys: Sequence[tuple[str, str]],
    keys: Sequence[tuple[str, str]] = (),
) -> HelpWindow:
    """Open the manual on a page, or turn the window that is open to it.

    `keys` are those that work where one is, `all_keys` those of the program.
    """
    window = parent.findChild(HelpWindow)
    if window is None:
        window = HelpWindow(parent, desk, all_keys)
    window.open_page(key, keys)
    window.show()
    window.raise_()
    window.activateWindow()
    window.search.setFocus()
    return window
