"""Signature blocks: the bracketed name, the rank before it, the post and the capacity below.

A civil title (นาย นาง นางสาว) stands inside the bracket, joined to the name; a rank or academic
title stands in full on the line before it (as the seed prints it). An acting capacity takes two
lines: own post and capacity, then the post acted for.
"""

from __future__ import annotations

from dataclasses import dataclass

# titles that stand inside the bracket; any other is a rank or an academic title
CIVIL_TITLES = (
    *("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "หม่อมเจ้า", "หม่อมราชวงศ์", "หม่อมหลวง"),
    *("คุณหญิง", "ท่านผู้หญิง"),
)
CAPACITIES = {
    "duty": "ปฏิบัติหน้าที่",
    "acting": "รักษาราชการแทน",
    "delegated": "ปฏิบัติราชการแทน",
}


@dataclass(frozen=True, slots=True)
class Block:
    """What is printed for one signer, line by line."""

    rank: str
    name: str
    posts: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """Rank (when there is one), bracketed name, posts."""
        return (*((self.rank,) if self.rank else ()), f"({self.name})", *self.posts)


def block(
    name: str,
    post: str,
    *,
    title: str = "",
    rank: str = "",
    capacity: str = "",
    acting_for: str = "",
) -> Block:
    """The block of a person in a post; `capacity` is a word of CAPACITIES or empty for a holder.

    A `title` that is no civil one goes to the rank line, after `rank` if there is one too.
    """
    if title and title not in CIVIL_TITLES:
        rank, title = " ".join(filter(None, (rank, title))), ""
    posts = (f"{post} {capacity}", acting_for) if capacity else (post,)
    return Block(rank, f"{title}{name}", tuple(line.strip() for line in posts if line.strip()))
