"""Where records may lie: on this PC's own disk, in no folder that others copy while we write."""

import re
import sys
from pathlib import Path

from db.errors import BadPlace

_NETWORK = re.compile(
    r"afs|ceph|cifs|coda|davfs|glusterfs|lustre|ncpfs|nfs4?|smb3|smbfs|"
    r"fuse\.(davfs2|glusterfs|gvfsd-fuse|onedriver|rclone|s3fs|smbnetfs|sshfs)"
)
_CLOUD = re.compile(
    r"(box sync|dropbox|google ?drive|icloud ?drive|megasync|my drive|nextcloud|onedrive|owncloud|"
    r"pcloud ?drive)( - .*| \(.*)?",
    re.IGNORECASE,
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def refuse_unsafe(folder: Path) -> None:
    """Raise BadPlace for a network share or a folder of a cloud service.

    The database's log is shared memory, which no network disk gives; a cloud client copies a file
    while it is written, and copies it back.
    """
    if str(folder).startswith(("\\\\", "//")):
        raise BadPlace("place-network", place=str(folder), kind="UNC")
    whole = folder.resolve()
    for part in whole.parts:
        if _CLOUD.fullmatch(part):
            raise BadPlace("place-cloud", place=str(folder), kind=part)
    kind = _remote_drive(whole) if sys.platform == "win32" else network_mount(whole)
    if kind:
        raise BadPlace("place-network", place=str(folder), kind=kind)


def network_mount(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """The network file system that folder lies on, "" for none."""
    if not mounts.exists():
        return ""
    best, kind = -1, ""
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        point = Path(_unescaped(before.split()[4]))
        depth = len(point.parts)
        # A later mount over the same point hides the earlier one.
        if depth >= best and (point == folder or point in folder.parents):
            best, kind = depth, after.split()[0]
    return kind if _NETWORK.fullmatch(kind) else ""


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _remote_drive(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
    return folder.drive if kind == _DRIVE_REMOTE or folder.anchor.startswith("\\\\") else ""
