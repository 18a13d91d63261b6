"""Lengths of time, hours and villages as they stand on a narrow screen."""

from __future__ import annotations

from datetime import date, datetime

from desktop.i18n import tr
from desktop.office import moments
from desktop.thai import on_screen


def minutes(seconds: int) -> str:
    """๗:๑๕, and ๑:๐๗:๑๕ from an hour on; never negative."""
    seconds = max(0, seconds)
    hours, rest = divmod(seconds, 3600)
    shown = f"{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
    return on_screen.figures(f"{hours}:{shown}" if hours else shown)


def hours(seconds: int) -> str:
    """๐:๔๗ ชม."""
    seconds = max(0, seconds)
    return on_screen.figures(
        tr("{part}:{part2:02d} ชม.").format(part=seconds // 3600, part2=seconds % 3600 // 60)
    )


def hour(moment: datetime) -> str:
    """๑๐.๐๔ น. on the office's clock."""
    return on_screen.clock(moments.local(moment).time())


def day_of(moment: datetime) -> str:
    """๑๑ ธ.ค. ๒๕๖๙ on the office's calendar."""
    return on_screen.short(moments.local(moment).date())


def day(on: date) -> str:
    """๑๑ ธ.ค., without the year."""
    return on_screen.short(on).rpartition(" ")[0]


def village(label: str) -> str:
    """หมู่ที่ ๓ of หมู่ที่ ๓ บ้านดอนกลาง; a community without a number whole."""
    parts = label.split(" ")
    return " ".join(parts[:2]) if parts[0] == "หมู่ที่" else label
