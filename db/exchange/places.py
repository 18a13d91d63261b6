"""Where a hub is and what a pass came to; light to import, unlike the hub itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.errors import RecordsError

FOLDER, WEBDAV, S3 = "folder", "webdav", "s3"
KINDS = (FOLDER, WEBDAV, S3)


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
