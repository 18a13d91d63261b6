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
        _names("name short_name kind address phone fax email code font emblem deleted"),
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
)

# Tables that never leave this PC; their rows are written inside a deed and not captured.
LOCAL_TABLES = frozenset(
    ("device", "segment", "operation", "waiting", "conflict", "quarantine")  # the journal
)

BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
