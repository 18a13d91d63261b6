"""Which indicators hold for a fiscal year: the office's own file, else the program's."""

from __future__ import annotations

from dataclasses import dataclass

from db import clock, uids
from db.models import IndicatorFile
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.rules import evidence
from desktop.office.rules.evidence import LOCAL, Tree


@dataclass(frozen=True, slots=True)
class Holding:
    """The indicators that hold for a year.

    `borrowed`: no file is of the year, these are the latest before it. `trouble` is told when the
    office's own file cannot be read; then the tree is the program's.
    """

    tree: Tree
    own: bool = False
    borrowed: bool = False
    trouble: Refused | None = None


def schemes(year: int) -> list[str]:
    """The schemes there are indicators of for a Buddhist fiscal year, local government first."""
    found = {scheme for _, scheme in evidence.shipped()}
    query = IndicatorFile.select().where(IndicatorFile.fiscal_year == year, ~IndicatorFile.deleted)
    found |= {row.scheme for row in query}
    return sorted(found, key=lambda scheme: (scheme != LOCAL, scheme))


def holding(year: int, scheme: str = LOCAL) -> Holding:
    """The indicators of a Buddhist fiscal year. Refused when no year has any of the scheme."""
    trouble: Refused | None = None
    own = _own(year, scheme)
    if own is not None:
        try:
            return Holding(evidence.read(own.text.encode(), own.name), own=True)
        except Refused as refused:
            trouble = refused
    shipped = evidence.shipped()
    exact = shipped.get((year, scheme))
    if exact is not None:
        return Holding(exact, trouble=trouble)
    of_scheme = {y: tree for (y, s), tree in shipped.items() if s == scheme}
    earlier = [y for y in of_scheme if y < year] or sorted(of_scheme)[:1]
    if not earlier:
        raise trouble or Refused("indicator-none", scheme=scheme)
    return Holding(of_scheme[max(earlier)], borrowed=True, trouble=trouble)


def take_in(data: bytes, name: str, *, replace: bool = False, actor: int) -> Tree:
    """Let the office's own file hold for its year and scheme.

    Refused, with file, line and what to do, for a file that will not do; and, unless `replace`,
    when the office has another for the same year already: nothing is overwritten unasked.
    """
    person = actors.person(actor)
    tree = evidence.read(data, name)
    text = data.decode("utf-8-sig")
    uid = uids.indicator_file(tree.fiscal_year, tree.scheme)
    row = IndicatorFile.get_or_none(IndicatorFile.uid == uid)
    if row is not None and not row.deleted and row.text == text:
        return tree
    if row is not None and not row.deleted and not replace:
        raise Refused("indicator-there", year=tree.fiscal_year, name=row.name)
    with write(person.uid, "indicator.taken-in"):
        row = row or IndicatorFile(uid=uid, fiscal_year=tree.fiscal_year, scheme=tree.scheme)
        row.name, row.text, row.added_at, row.deleted = name, text, clock.now(), False
        row.save()
    return tree


def drop(year: int, scheme: str = LOCAL, *, actor: int) -> None:
    """Let the program's own indicators hold again."""
    person = actors.person(actor)
    row = _own(year, scheme)
    if row is not None:
        with write(person.uid, "indicator.dropped"):
            row.deleted = True
            row.save()


def _own(year: int, scheme: str) -> IndicatorFile | None:
    found = IndicatorFile.get_or_none(
        IndicatorFile.uid == uids.indicator_file(year, scheme), ~IndicatorFile.deleted
    )
    return found if isinstance(found, IndicatorFile) else None
