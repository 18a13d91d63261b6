"""Lists of people as Excel files: the directory, and the rows of an import that would not do.

Identity numbers are in none of them. Telephone numbers are only in a directory written for a
reason, which stands in the journal with who asked and when (PDPA B.E. 2562, s.22 and s.39).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from db import uids
from db.models import Office, OfficeRule
from db.write import write
from desktop.i18n import thai
from desktop.office import actors, excel
from desktop.office.community import residents
from desktop.office.community.judging import BAD, Preview
from desktop.office.errors import Refused
from desktop.office.jobs import Job
from desktop.office.words.hearing_screen import SEXES

WITH_PHONES = "directory-with-phones"  # the office rule that holds the last reason
_STEP = 500


def note_directory(phones_because: str | None, *, actor: int) -> None:
    """Put down that the directory goes out, before it does; with telephone numbers, and why.

    None leaves telephone numbers out. Refused for a reason without words.
    """
    by = actors.person(actor).uid
    if phones_because is not None and not phones_because.strip():
        raise Refused("export-needs-reason")
    uid = uids.office_rule(WITH_PHONES)
    with write(by, "resident.exported") as work:
        if phones_because is None:
            work.event("resident.exported", Office.get())
            return
        rule = OfficeRule.get_or_none(OfficeRule.uid == uid)
        rule = rule or OfficeRule(uid=uid, code=WITH_PHONES)
        rule.source = phones_because.strip()
        rule.save()
        work.event("resident.exported-with-phones", rule)


def write_directory(
    target: Path, ids: Sequence[int], *, phones: bool, job: Job | None = None
) -> int:
    """Write people as an Excel file in the order of their ids; returns how many.

    `note_directory` comes first. Raises PaperError for a file that cannot be written.
    """
    job = job or Job()
    headings = ["ลำดับ", "คำนำหน้า", "ชื่อ", "สกุล", "บ้านเลขที่", "หมู่บ้าน", "กลุ่ม", "บทบาท", "เพศ"]
    if phones:
        headings.append("โทรศัพท์")

    def lines() -> Iterable[Sequence[str | int]]:
        place = 0
        for start in range(0, len(ids), _STEP):
            job.step(start, len(ids))
            for r in residents.rows(ids[start : start + _STEP]):
                place += 1
                line: list[str | int] = [
                    *(place, r.title, r.first_name, r.last_name, r.house, r.village),
                    *(r.stakeholder, r.role, thai(SEXES.get(r.sex, ""))),
                ]
                yield [*line, r.phone] if phones else line

    widths = (7, 11, 18, 20, 12, 26, 24, 16, 8, 15)
    excel.write(target, [excel.Page("รายชื่อ", headings, lines(), widths)])
    return len(ids)


def write_bad_rows(target: Path, preview: Preview) -> int:
    """Write the rows that will not do as they stand in the file, each with its number and reason.

    Returns how many. Mended there, the file can be taken in again: the reason stands last.
    """
    rows = {row.number: row for row in preview.listed.rows}
    bad = [row for row in preview.rows if row.verdict == BAD]
    wide = len(preview.listed.headings)
    headings = [*preview.listed.headings, "แถวในแฟ้มเดิม", "เหตุที่นำเข้าไม่ได้"]

    def lines() -> Iterable[Sequence[str | int]]:
        for one in bad:
            cells = rows[one.number].cells[:wide]
            yield [*cells, *[""] * (wide - len(cells)), one.number, one.why]

    widths = (*[18] * wide, 14, 60)
    excel.write(target, [excel.Page("แถวที่นำเข้าไม่ได้", headings, lines(), widths)])
    return len(bad)
