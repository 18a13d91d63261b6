"""Districts: what the table knows of them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.office.rules.tables import toml


@dataclass(frozen=True, slots=True)
class District:
    """An amphoe; `geocode` has four digits, the province's first."""

    name: str
    province: str
    geocode: str
    postal_code: str


def district(text: str) -> District:
    """The district named in a text such as อำเภอโพธิ์ทอง จังหวัดอ่างทอง; KeyError when unknown."""
    for row in toml("laws", "places")["district"]:
        if row["name"] in text and ("จังหวัด" not in text or row["province"] in text):
            return District(row["name"], row["province"], row["geocode"], row["postal_code"])
    raise KeyError(text)
