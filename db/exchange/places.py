"""Where a hub is and what a pass came to; light to import, unlike the hub itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from db.errors import RecordsError

FOLDER, WEBDAV, S3 = "folder", "webdav", "s3"
KINDS = (FOLDER, WEBDAV, S3)
Deed = Callable[[Callable[[], Any]], Any]


@dataclass(frozen=True, slots=True)
class Lane:
    """Does deeds one after another; others ask the same lane."""

    do: Deed
    crowded: Callable[[], bool]  # whether others wait for their turn

    def __call__(self, deed: Callable[[], Any]) -> Any:
        """Do one deed, in its turn."""
        return self.do(deed)


def crowded(deed: Deed) -> bool:
    """Whether others wait while a deed is being done."""
    return isinstance(deed, Lane) and deed.crowded()


def here(deed: Callable[[], Any]) -> Any:
    """Do a deed at once, in this thread."""
    return deed()


class HubTrouble(RecordsError):
    """The hub is not there, does not let us in, or does not answer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the hub is. `where`: a folder, a URL, or a bucket; `secret` a password or key."""

    kind: str
    where: str
    user: str = ""
    secret: str = ""
    endpoint: str = ""  # of S3
    region: str = ""


@dataclass(slots=True)
class Pass:
    """What one pass did."""

    sent: int = 0  # bundles
    got: int = 0
    operations: int = 0
    files: int = 0
    conflicts: int = 0
    waiting: int = 0
    refused: int = 0
    bad: int = 0  # files on the hub that could not be read
    forks: set[str] = field(default_factory=set)
    silent: list[str] = field(default_factory=list)  # PCs that never wrote a status
