"""A list with its side panel: the panel gives way where large text leaves little room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look import style
from desktop.ui.widgets.basic import row

_SHARE = 0.46  # of the room, at most


class Beside(QWidget):
    """Lays a list and its panel side by side; `wide` is the panel's width at 100 %."""

    def lay(self, left: QWidget, side: QWidget, wide: int) -> None:
        """Put both in their places."""
        self._side, self._wide = side, wide
        side.setFixedWidth(style.scaled(wide))
        body = row(left, side, gap=12)
        body.setStretch(0, 1)
        self.setLayout(body)

    # Qt's own names from here on

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())  # the panel follows the room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(style.scaled(self._wide), round(self.width() * _SHARE)))
