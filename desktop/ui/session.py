"""Who sits here and how the window looks to them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop import settings
from desktop.i18n import Language
from desktop.office import documents, office, people
from desktop.ui.look import sizes, style


class Session(QObject):
    """The person at the desk, the theme, the size of text; kept in this PC's settings."""

    actor_changed = Signal()
    look_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = settings.load()
        self._office = office.uid()
        last = self._kept.last_actors.get(self._office, "")
        before = people.id_of(last) if last else 0
        self.actor: int = before or documents.busiest() or people.anybody()
        if self.actor and not before:
            self._remember_actor()

    @property
    def theme(self) -> str:
        return "dark" if self._kept.theme == "dark" else "light"

    @property
    def scales(self) -> tuple[int, ...]:
        """The sizes of text this screen has room for, in percent."""
        return sizes.offered()

    @property
    def text_scale(self) -> int:
        return sizes.fitting(self._kept.text_scale)

    @property
    def door_desk(self) -> str:
        """The name of this PC's desk at the door."""
        return self._kept.door_desk

    @property
    def card_reader(self) -> bool:
        """Whether ID cards are read at the door here."""
        return self._kept.card_reader

    def set_door(self, *, desk: str, card_reader: bool) -> None:
        """Name this PC's desk at the door, and say whether it reads ID cards."""
        named = desk.strip()[: settings.LONGEST_DESK] or self._kept.door_desk
        self._keep(door_desk=named, card_reader=card_reader)

    def become(self, person_id: int) -> None:
        """Let another person act from now on."""
        self.actor = person_id
        self._remember_actor()
        self.actor_changed.emit()

    @property
    def language(self) -> Language:
        """What the screens speak from the next start on."""
        return self._kept.language

    def set_language(self, language: Language) -> None:
        """Choose what the screens speak from the next start on."""
        self._keep(language=language)

    def set_theme(self, theme: str) -> None:
        self._keep(theme=theme)
        self.dress()
        self.look_changed.emit()

    def set_text_scale(self, percent: int) -> None:
        self._keep(text_scale=percent)
        self.dress()
        self.look_changed.emit()

    def remember_office(self, folder: object) -> None:
        self._keep(last_office=folder)

    def dress(self) -> None:
        """Put theme and text size on the application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        style.apply(app, self.theme, self.text_scale / 100)

    def _remember_actor(self) -> None:
        here = {self._office: people.uid_of(self.actor)}
        self._keep(last_actors={**self._kept.last_actors, **here})

    def _keep(self, **changes: object) -> None:
        self._kept = replace(settings.load(), **changes)  # type: ignore[arg-type]
        settings.save(self._kept)
