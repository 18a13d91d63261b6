"""Lengths of time, hours and villages as they stand on a narrow screen."""

from __future__ import annotations

from datetime import date, datetime

from desktop.office import moments
from desktop.thai import dates
from desktop.thai.digits import to_thai


def minutes(seconds: int) -> str:
    """๗:๑๕, and ๑:๐๗:๑๕ from an hour on; never negative."""
    seconds = max(0, seconds)
    hours, rest = divmod(seconds, 3600)
    shown = f"{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
    return to_thai(f"{hours}:{shown}" if hours else shown)


def hours(seconds: int) -> str:
    """๐:๔๗ ชม."""
    seconds = max(0, seconds)
    return to_thai(f"{seconds // 3600}:{seconds % 3600 // 60:02d} ชม.")


def hour(moment: datetime) -> str:
    """๑๐.๐๔ น. on the office's clock."""
    return dates.clock(moments.local(moment).time())


def day(on: date) -> str:
    """๑๑ ธ.ค., without the year."""
    return dates.short(on).rpartition(" ")[0]


def village(label: str) -> str:
    """หมู่ที่ ๓ of หมู่ที่ ๓ บ้านดอนกลาง; a community without a number whole."""
    parts = label.split(" ")
    return " ".join(parts[:2]) if parts[0] == "หมู่ที่" else label
