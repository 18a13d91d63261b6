"""Tables as Python sees them. The migrations, not these classes, make the schema."""

from db.models.base import Kept, Record
from db.models.documents import (
    ApprovalStep,
    Document,
    Endorsement,
    RouteStep,
    Verdict,
    Version,
)
from db.models.office import Capacity, Clause, Office, Person, Post, Section, Tenure
from db.models.registers import Lease, Number, NumberVoid, Register

ALL: tuple[type[Record], ...] = (
    Office,
    Section,
    Person,
    Post,
    Tenure,
    Clause,
    Document,
    Version,
    RouteStep,
    ApprovalStep,
    Endorsement,
    Register,
    Lease,
    Number,
    NumberVoid,
)

__all__ = [
    "ALL",
    "ApprovalStep",
    "Capacity",
    "Clause",
    "Document",
    "Endorsement",
    "Kept",
    "Lease",
    "Number",
    "NumberVoid",
    "Office",
    "Person",
    "Post",
    "Record",
    "Register",
    "RouteStep",
    "Section",
    "Tenure",
    "Verdict",
    "Version",
]
