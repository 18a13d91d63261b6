"""Every column declared: what travels, what stays, what is computed, what is personal.

- synced: travels in the signed line of an operation.
- personal: travels beside the line, where it can be erased.
- derived: computed here from synced columns (sort keys, the stage of a document); never travels.
- local: means nothing on another PC (`id`).

A link names the table its column points to; operations carry the uid found there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

KEY = "uid"
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Table:
    """A table that travels. `added_only`: rows are never changed, a correction is a new row."""

    name: str
    synced: tuple[str, ...]
    personal: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=lambda: _NONE)
    added_only: bool = False
    local: tuple[str, ...] = ("id",)

    @property
    def travelling(self) -> tuple[str, ...]:
        """The columns an operation may carry."""
        return self.synced + self.personal


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Parents before children: operations are written, and rows made, in this order.
TABLES: tuple[Table, ...] = (
    Table(
        "office",
        _names("name short_name kind address phone fax email code font emblem measures deleted"),
    ),
    Table("section", _names("name agency code phone fax place deleted")),
    Table(
        "person",
        _names("rank title first_name last_name deleted"),
        personal=("phone",),
        derived=("sort_key",),
    ),
    Table(
        "post",
        _names("name printed address_as section_id place deleted"),
        links={"section_id": "section"},
    ),
    Table(
        "tenure",
        _names("person_id post_id capacity acting_for_id starts ends basis deleted"),
        links={"person_id": "person", "post_id": "post", "acting_for_id": "post"},
    ),
    Table("clause", _names("kind name text place deleted")),
    Table(
        "document",
        _names("kind section_id drafter_id parent_id source subject dated created_at deleted"),
        derived=_names(
            "stage returned waiting_id number_text number_value year subject_key fold changed_at"
        ),
        links={
            "section_id": "section",
            "drafter_id": "person",
            "parent_id": "document",
            "waiting_id": "person",
        },
    ),
    Table(
        "version",
        _names("document_id source sha256 made_by_id made_at note"),
        links={"document_id": "document", "made_by_id": "person"},
        added_only=True,
    ),
    Table(
        "route_step",
        _names("document_id place stage person_id tenure_id deleted"),
        links={"document_id": "document", "person_id": "person", "tenure_id": "tenure"},
    ),
    Table(
        "approval_step",
        _names(
            "document_id place stage verdict reason person_id tenure_id printed version_id "
            "done_on done_at"
        ),
        links={
            "document_id": "document",
            "person_id": "person",
            "tenure_id": "tenure",
            "version_id": "version",
        },
        added_only=True,
    ),
    Table(
        "endorsement",
        _names("approval_step_id text"),
        links={"approval_step_id": "approval_step"},
        added_only=True,
    ),
    Table(
        "register",
        _names("kind section_id year deleted"),
        links={"section_id": "section"},
    ),
    Table(
        "lease",
        _names("register_id device epoch low high granted_at"),
        links={"register_id": "register"},
        added_only=True,
    ),
    Table(
        "number",
        _names("register_id value text document_id lease_id taken_by_id taken_on taken_at"),
        links={
            "register_id": "register",
            "document_id": "document",
            "lease_id": "lease",
            "taken_by_id": "person",
        },
        added_only=True,
    ),
    Table(
        "number_void",
        _names("number_id reason voided_by_id voided_at"),
        links={"number_id": "number", "voided_by_id": "person"},
        added_only=True,
    ),
    Table("village", _names("number name households place deleted")),
    Table("stakeholder", _names("name place deleted")),
    Table(
        "resident",
        _names("village_id stakeholder_id role origin added_at merged_into_id deleted"),
        personal=_names("title first_name last_name house phone national_id sex birth_year note"),
        derived=_names("name_key sound_key fold"),
        links={
            "village_id": "village",
            "stakeholder_id": "stakeholder",
            "merged_into_id": "resident",
        },
    ),
    Table(
        "hearing",
        _names(
            "subject project basis severity methods section_id venue held_on begins ends ended_on "
            "opinions_until chair_id note_taker_id contact reason substance carrier site steps "
            "outcome effects cost quorum previous_id created_by_id created_at deleted"
        ),
        derived=_names("state posted_on summarised_on fiscal_year subject_key fold changed_at"),
        links={
            "section_id": "section",
            "chair_id": "person",
            "note_taker_id": "person",
            "previous_id": "hearing",
            "created_by_id": "person",
        },
    ),
    Table(
        "hearing_event",
        _names("hearing_id kind on_day reason was became person_id at"),
        links={"hearing_id": "hearing", "person_id": "person"},
        added_only=True,
    ),
    Table(
        "hearing_group",
        _names("hearing_id village_id stakeholder_id quota deleted"),
        links={"hearing_id": "hearing", "village_id": "village", "stakeholder_id": "stakeholder"},
    ),
    Table(
        "invitation",
        _names("hearing_id resident_id capacity excused deleted"),
        links={"hearing_id": "hearing", "resident_id": "resident"},
    ),
    Table(
        "agenda_item",
        _names("hearing_id place kind title text minutes resolution deleted"),
        links={"hearing_id": "hearing"},
    ),
    Table(
        "attendance",
        _names("hearing_id resident_id village_id stakeholder_id via desk at"),
        links={
            "hearing_id": "hearing",
            "resident_id": "resident",
            "village_id": "village",
            "stakeholder_id": "stakeholder",
        },
        added_only=True,
    ),
    Table(
        "attendance_move",
        _names("attendance_id kind desk at"),
        links={"attendance_id": "attendance"},
        added_only=True,
    ),
    Table(
        "speaker",
        _names("hearing_id agenda_item_id resident_id place asked_at began_at ended_at deleted"),
        personal=("name",),
        links={
            "hearing_id": "hearing",
            "agenda_item_id": "agenda_item",
            "resident_id": "resident",
        },
    ),
    Table(
        "floor_event",
        _names("hearing_id agenda_item_id kind text at"),
        links={"hearing_id": "hearing", "agenda_item_id": "agenda_item"},
        added_only=True,
    ),
    Table(
        "opinion",
        _names(
            "hearing_id agenda_item_id resident_id village_id stakeholder_id root_id withdrawn "
            "text topics stance channel taken_by_id at"
        ),
        personal=("speaker",),
        derived=_names("latest fold"),
        links={
            "hearing_id": "hearing",
            "agenda_item_id": "agenda_item",
            "resident_id": "resident",
            "village_id": "village",
            "stakeholder_id": "stakeholder",
            "root_id": "opinion",
            "taken_by_id": "person",
        },
        added_only=True,
    ),
    Table(
        "opinion_group",
        _names("hearing_id title place deleted"),
        links={"hearing_id": "hearing"},
    ),
    Table(
        "opinion_member",
        _names("opinion_id group_id deleted"),
        links={"opinion_id": "opinion", "group_id": "opinion_group"},
    ),
    Table(
        "answer",
        _names(
            "hearing_id opinion_id group_id verdict text reason section_id follow_up due done_on "
            "deleted"
        ),
        links={
            "hearing_id": "hearing",
            "opinion_id": "opinion",
            "group_id": "opinion_group",
            "section_id": "section",
        },
    ),
    Table(
        "vote_count",
        _names("hearing_id agenda_item_id method agree disagree abstain present note person_id at"),
        links={"hearing_id": "hearing", "agenda_item_id": "agenda_item", "person_id": "person"},
        added_only=True,
    ),
    Table(
        "hearing_paper",
        _names("hearing_id document_id role made_from deleted"),
        links={"hearing_id": "hearing", "document_id": "document"},
    ),
    Table(
        "attachment",
        _names("hearing_id agenda_item_id kind sha256 name caption taken_at added_at deleted"),
        links={"hearing_id": "hearing", "agenda_item_id": "agenda_item"},
    ),
    Table(
        "task",
        _names("hearing_id code title due done_on done_by_id note deleted"),
        links={"hearing_id": "hearing", "done_by_id": "person"},
    ),
    Table(
        "posting_place",
        _names("name kind village_id location place deleted"),
        links={"village_id": "village"},
    ),
    Table(
        "posting",
        _names("document_id place_id from_day until_day days basis deleted"),
        derived=_names("state posted_on due_on down_on"),
        links={"document_id": "document", "place_id": "posting_place"},
    ),
    Table(
        "posting_event",
        _names(
            "posting_id kind on_day hour person_id reason days address sha256 name taken_at "
            "root_id withdrawn taken_by_id at"
        ),
        links={
            "posting_id": "posting",
            "person_id": "person",
            "root_id": "posting_event",
            "taken_by_id": "person",
        },
        added_only=True,
    ),
    Table(
        "notice_code",
        _names("document_id number day text sha256 code at"),
        links={"document_id": "document"},
        added_only=True,
    ),
    Table("holiday", _names("day region name working source deleted")),
    Table("office_rule", _names("code value source deleted")),
    Table(
        "cycle_item",
        _names(
            "year step kind code title section_id person_id due done_on result reached "
            "dimensions place previous_id deleted"
        ),
        links={"section_id": "section", "person_id": "person", "previous_id": "cycle_item"},
    ),
    Table(
        "cycle_link",
        _names("item_id document_id hearing_id deleted"),
        links={"item_id": "cycle_item", "document_id": "document", "hearing_id": "hearing"},
    ),
    Table(
        "cycle_file",
        _names("item_id kind sha256 name caption taken_at added_at deleted"),
        links={"item_id": "cycle_item"},
    ),
    Table(
        "suggestion_use",
        _names("year opinion_id group_id item_id used text deleted"),
        links={"opinion_id": "opinion", "group_id": "opinion_group", "item_id": "cycle_item"},
    ),
    Table("indicator_file", _names("fiscal_year scheme name text added_at deleted")),
)

# Tables that never leave this PC; their rows are written inside a deed and not captured.
LOCAL_TABLES = frozenset(
    (
        *("device", "segment", "operation", "waiting", "conflict", "quarantine"),  # the journal
        *("trust", "exchange", "peer"),
    )
)

BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
