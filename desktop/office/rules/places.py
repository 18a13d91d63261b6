"""Districts: what the table knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.office.rules.tables import toml

_PROVINCE = re.compile(r"จังหวัด|จ\.")


@dataclass(frozen=True, slots=True)
class District:
    """An amphoe; `geocode` has four digits, the province's first."""

    name: str
    province: str
    geocode: str
    postal_code: str


def district(text: str) -> District:
    """The district named in a text such as อำเภอโพธิ์ทอง จังหวัดอ่างทอง; KeyError when unknown.

    อ. and จ. are read too; a bare name is a district's, the name of a tambon is not.
    """
    for row in toml("laws", "places")["district"]:
        named = re.search(rf"(?:^\s*|อำเภอ\s*|อ\.\s*){re.escape(row['name'])}(?![ก-๎])", text)
        if named and (not _PROVINCE.search(text) or row["province"] in text):
            return District(row["name"], row["province"], row["geocode"], row["postal_code"])
    raise KeyError(text)
