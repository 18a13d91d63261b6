"""Tables as Python sees them. The migrations, not these classes, make the schema.

A table is imported when it is first asked for: the first window needs six of fifty.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.models.base import Kept, Record
    from db.models.community import Resident, Stakeholder, Village
    from db.models.cycle import CycleFile, CycleItem, CycleLink, IndicatorFile, SuggestionUse
    from db.models.documents import (
        ApprovalStep,
        Document,
        Endorsement,
        RouteStep,
        Verdict,
        Version,
    )
    from db.models.hearings import (
        AgendaItem,
        Answer,
        Attachment,
        Attendance,
        AttendanceMove,
        FloorEvent,
        Hearing,
        HearingEvent,
        HearingGroup,
        HearingPaper,
        Invitation,
        Opinion,
        OpinionGroup,
        OpinionMember,
        Speaker,
        Task,
        VoteCount,
    )
    from db.models.office import Capacity, Clause, Office, Person, Post, Section, Tenure
    from db.models.postings import NoticeCode, Posting, PostingEvent, PostingPlace
    from db.models.registers import Lease, Number, NumberVoid, Register
    from db.models.rules import Holiday, OfficeRule

_ROOMS = {
    "base": (
        "Kept",
        "Record",
    ),
    "community": (
        "Resident",
        "Stakeholder",
        "Village",
    ),
    "cycle": (
        "CycleFile",
        "CycleItem",
        "CycleLink",
        "IndicatorFile",
        "SuggestionUse",
    ),
    "documents": (
        "ApprovalStep",
        "Document",
        "Endorsement",
        "RouteStep",
        "Verdict",
        "Version",
    ),
    "hearings": (
        "AgendaItem",
        "Answer",
        "Attachment",
        "Attendance",
        "AttendanceMove",
        "FloorEvent",
        "Hearing",
        "HearingEvent",
        "HearingGroup",
        "HearingPaper",
        "Invitation",
        "Opinion",
        "OpinionGroup",
        "OpinionMember",
        "Speaker",
        "Task",
        "VoteCount",
    ),
    "office": (
        "Capacity",
        "Clause",
        "Office",
        "Person",
        "Post",
        "Section",
        "Tenure",
    ),
    "postings": (
        "NoticeCode",
        "Posting",
        "PostingEvent",
        "PostingPlace",
    ),
    "registers": (
        "Lease",
        "Number",
        "NumberVoid",
        "Register",
    ),
    "rules": (
        "Holiday",
        "OfficeRule",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

_KEPT = (
    "Office",
    "Section",
    "Person",
    "Post",
    "Tenure",
    "Clause",
    "Document",
    "Version",
    "RouteStep",
    "ApprovalStep",
    "Endorsement",
    "Register",
    "Lease",
    "Number",
    "NumberVoid",
    "Village",
    "Stakeholder",
    "Resident",
    "Hearing",
    "HearingEvent",
    "HearingGroup",
    "Invitation",
    "AgendaItem",
    "Attendance",
    "AttendanceMove",
    "Speaker",
    "FloorEvent",
    "Opinion",
    "OpinionGroup",
    "OpinionMember",
    "Answer",
    "VoteCount",
    "HearingPaper",
    "Attachment",
    "Task",
    "Holiday",
    "OfficeRule",
    "PostingPlace",
    "Posting",
    "PostingEvent",
    "NoticeCode",
    "CycleItem",
    "CycleLink",
    "CycleFile",
    "SuggestionUse",
    "IndicatorFile",
)


def every() -> tuple[type[Record], ...]:
    """Every table whose rows the journal keeps, each after those it leans on."""
    return tuple(__getattr__(name) for name in _KEPT)


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(name)
    found = getattr(importlib.import_module(f"db.models.{_ROOM_OF[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "AgendaItem",
    "Answer",
    "ApprovalStep",
    "Attachment",
    "Attendance",
    "AttendanceMove",
    "Capacity",
    "Clause",
    "CycleFile",
    "CycleItem",
    "CycleLink",
    "Document",
    "Endorsement",
    "FloorEvent",
    "Hearing",
    "HearingEvent",
    "HearingGroup",
    "HearingPaper",
    "Holiday",
    "IndicatorFile",
    "Invitation",
    "Kept",
    "Lease",
    "NoticeCode",
    "Number",
    "NumberVoid",
    "Office",
    "OfficeRule",
    "Opinion",
    "OpinionGroup",
    "OpinionMember",
    "Person",
    "Post",
    "Posting",
    "PostingEvent",
    "PostingPlace",
    "Record",
    "Register",
    "Resident",
    "RouteStep",
    "Section",
    "Speaker",
    "Stakeholder",
    "SuggestionUse",
    "Task",
    "Tenure",
    "Verdict",
    "Version",
    "Village",
    "VoteCount",
    "every",
]
