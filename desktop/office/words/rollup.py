"""Words of the roll-up of many offices."""

from __future__ import annotations

from datetime import date

from db.exchange.rollup import HearingFigures
from desktop.i18n import tr
from desktop.office.words.conflicts import moment
from desktop.office.words.hearing_screen import STATES
from desktop.thai import on_screen

__all__ = ["HEADS", "HEARINGS", "HEARING_HEADS", "OFFICES", "TOTAL", "day", "made", "of_hearing"]

OFFICES, HEARINGS = tr("สำนักงาน"), tr("เวที", "counted")
HEADS = (
    tr("สำนักงาน"),
    tr("ข้อมูล ณ"),
    HEARINGS,
    tr("ผู้เข้าร่วม"),
    tr("ความคิดเห็น"),
    tr("ตอบแล้ว"),
    tr("ประกาศ", "counted"),
)
HEARING_HEADS = (
    tr("เรื่อง"),
    tr("วันที่"),
    tr("สถานะ"),
    tr("ผู้เข้าร่วม"),
    tr("ความคิดเห็น"),
    tr("ตอบแล้ว"),
)
TOTAL = tr("รวม {many} สำนักงาน")


def of_hearing(one: HearingFigures) -> tuple[str, str, str, int, int, int]:
    """A hearing's line: subject, day, state, figures."""
    state = STATES[one.state][0] if one.state in STATES else one.state
    return one.subject, day(one.held_on), state, one.came, one.said, one.answered


def day(text: str) -> str:
    """A day of another office's file; what is none stands as it came."""
    try:
        return on_screen.short(date.fromisoformat(text))
    except ValueError:
        return text


def made(text: str) -> str:
    """When a file was made, as it says; what is no moment stands as it came."""
    try:
        return moment(text)
    except ValueError:
        return text
