"""The journal of operations."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One row that changed: kind i insert, u update, e event."""

    kind: str
    table: str
    uid: str
    fields: dict[str, Value]


def append(
    connection: apsw.Connection, changes: Sequence[Change], *, deed: str, actor: str
) -> None:
    """Write the changes of a deed as operations."""
