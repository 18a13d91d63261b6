"""The only source of time and of new identities, so that tests can hold both still."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone

BANGKOK = timezone(timedelta(hours=7))  # Thailand has had no other hour since 1920


_stands: datetime | None = None


@contextmanager
def standing(moment: datetime) -> Iterator[None]:
    """Let the clock stand at an aware moment while the block runs: for demo offices and tests."""
    global _stands
    before, _stands = _stands, moment
    try:
        yield
    finally:
        _stands = before


def now() -> datetime:
    """The moment, aware, in UTC, to the millisecond (what `UtcField` keeps)."""
    moment = _stands or datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def today() -> date:
    """The day in Thailand, wherever the PC believes it stands."""
    return now().astimezone(BANGKOK).date()


def new_uid() -> str:
    """32 hexadecimal digits that no other PC will ever make."""
    return uuid.uuid4().hex
