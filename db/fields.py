"""Column types that peewee lacks. Annotate their attributes: `at: Field[datetime] = UtcField()`."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from peewee import Field

if TYPE_CHECKING:
    _Column = Field[Any]
else:
    _Column = Field


def utc_text(moment: datetime) -> str:
    """An aware moment as the records keep it: `2026-11-24T03:48:43.123Z`, sortable as text."""
    assert moment.tzinfo is not None, "a moment without its zone"
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class UtcField(_Column):
    """An aware UTC moment, to the millisecond, kept as sortable ISO text."""

    field_type = "TEXT"

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else utc_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class DayField(_Column):
    """A day, kept as ISO text in the common era."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        if value is None:
            return None
        assert not isinstance(value, datetime), "a moment where a day belongs"
        return value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class ChoiceField(_Column):
    """One member of a StrEnum, kept as its value."""

    field_type = "TEXT"

    def __init__(self, enum: type[StrEnum], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.enum = enum

    def db_value(self, value: StrEnum | str | None) -> str | None:
        return None if value is None else self.enum(value).value

    def python_value(self, value: str | None) -> StrEnum | None:
        return None if value is None else self.enum(value)
