"""The practice room: an office of invented people in a folder of its own, its papers marked so.

A file beside the records says that an office is for practice; a copy of the folder says it too.
"""

from __future__ import annotations

from pathlib import Path

from db import office_folder
from db.errors import disk_told_apart
from desktop import paths
from desktop.office.office import PRACTICE


def folder() -> Path:
    """Where the practice office of this PC lies."""
    return paths.default_office().parent / "practice"


def prepare() -> Path:
    """Make the practice office where there is none yet; returns its folder. Takes seconds."""
    from desktop.office.demo import make_demo

    place = folder()
    if not office_folder.holds_office(place):
        make_demo(place)
    with disk_told_apart(place):
        (place / PRACTICE).touch()
    return place


def is_first_visit() -> bool:
    """Whether nobody has been in the open practice office; asked once, it says no from then on."""
    mark = office_folder.current().folder / PRACTICE
    if mark.read_bytes():
        return False
    with disk_told_apart(mark):
        mark.write_bytes(b"visited\n")
    return True
