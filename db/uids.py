"""Names of rows that two PCs must call the same without having met.

Such a row's uid is computed from what makes it one (a UUID version 5 in hexadecimal), so both
PCs' rows merge into one. The namespace and the forms below are part of the format: never change
them.
"""

import hashlib
import uuid
from collections.abc import Mapping

NAMESPACE = uuid.UUID("6f1f6c2e-5a0e-5b6f-9d0a-70726163686b")
_BETWEEN = "\x1f"  # in no uid, code or number
_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}  # of RFC 4122


def _derived(*parts: str) -> str:
    """`uuid.uuid5(NAMESPACE, …).hex`, at a third of its time: each row taken in is asked."""
    named = NAMESPACE.bytes + _BETWEEN.join(parts).encode()
    digest = hashlib.sha1(named, usedforsecurity=False).hexdigest()
    return f"{digest[:12]}5{digest[13:16]}{_VARIANT[digest[16]]}{digest[17:32]}"


def office() -> str:
    """The office's own row: there is one."""
    return _derived("office")


def route_step(document: str, place: int) -> str:
    """The step of a document's route at a place; `document` is the document's uid."""
    return _derived("route_step", document, str(place))


def register(kind: str, section: str, year: int) -> str:
    """The book of a kind for a section (its uid, empty: the whole office) and a Buddhist year."""
    return _derived("register", kind, section, str(year))


def number(register: str, value: int) -> str:
    """A number given out of a register, by the register's uid."""
    return _derived("number", register, str(value))


def number_void(number: str) -> str:
    """The voiding of a number, by the number's uid."""
    return _derived("number_void", number)


def hearing_group(hearing: str, village: str, stakeholder: str) -> str:
    """A village or group (uids, one of them empty) a hearing concerns."""
    return _derived("hearing_group", hearing, village, stakeholder)


def invitation(hearing: str, resident: str) -> str:
    """The invitation of a resident to a hearing."""
    return _derived("invitation", hearing, resident)


def hearing_count(hearing: str, measure: str, label: str) -> str:
    """A figure of a hearing in its public part."""
    return _derived("hearing_count", hearing, measure, label)


def attendance(hearing: str, resident: str) -> str:
    """The coming of a resident to a hearing, at whichever desk."""
    return _derived("attendance", hearing, resident)


def opinion_member(opinion: str) -> str:
    """The place of an opinion (its root's uid) in a group: one at most."""
    return _derived("opinion_member", opinion)


def answer(about: str) -> str:
    """The office's answer to an opinion (its root's uid) or to a group."""
    return _derived("answer", about)


def hearing_paper(hearing: str, document: str) -> str:
    """A document's belonging to a hearing."""
    return _derived("hearing_paper", hearing, document)


def task(hearing: str, code: str) -> str:
    """What a rule asks to be done for a hearing."""
    return _derived("task", hearing, code)


def holiday(day: str, region: str) -> str:
    """A day (ISO) of the office's own table of holidays."""
    return _derived("holiday", day, region)


def office_rule(code: str) -> str:
    """The office's own figure for a rule."""
    return _derived("office_rule", code)


def posting(document: str, place: str) -> str:
    """A notice's hanging at a place, by the uids of both."""
    return _derived("posting", document, place)


def cycle_item(year: int, made_from: str) -> str:
    """An item of a Buddhist fiscal year made from a pattern (its code) or an item (its uid)."""
    return _derived("cycle_item", str(year), made_from)


def cycle_link(item: str, target: str) -> str:
    """A document's or a hearing's (its uid) belonging to an item of the cycle."""
    return _derived("cycle_link", item, target)


def suggestion_use(year: int, about: str) -> str:
    """What a Buddhist fiscal year made of an opinion (its root's uid) or of a group."""
    return _derived("suggestion_use", str(year), about)


def indicator_file(fiscal_year: int, scheme: str) -> str:
    """The office's own indicators of a Buddhist fiscal year and a scheme."""
    return _derived("indicator_file", str(fiscal_year), scheme)


# The tables whose uids are computed, and the columns they are computed from.
COMPUTED: Mapping[str, tuple[str, ...]] = {
    "office": (),
    "route_step": ("document_id", "place"),
    "register": ("kind", "section_id", "year"),
    "number": ("register_id", "value"),
    "number_void": ("number_id",),
    "hearing_group": ("hearing_id", "village_id", "stakeholder_id"),
    "invitation": ("hearing_id", "resident_id"),
    "attendance": ("hearing_id", "resident_id"),
    "opinion_member": ("opinion_id",),
    "answer": ("opinion_id", "group_id"),
    "hearing_paper": ("hearing_id", "document_id"),
    "task": ("hearing_id", "code"),
    "holiday": ("day", "region"),
    "office_rule": ("code",),
    "posting": ("document_id", "place_id"),
    "cycle_item": ("year", "code", "previous_id"),
    "cycle_link": ("item_id", "document_id", "hearing_id"),
    "suggestion_use": ("year", "opinion_id", "group_id"),
    "indicator_file": ("fiscal_year", "scheme"),
}


def of_row(table: str, fields: Mapping[str, object]) -> str | None:
    """The computed uid of a row of `table` with these fields, links as uids; None: it is drawn.

    A missing field has the schema's default. KeyError or TypeError: the row cannot be.
    """
    get = fields.get
    match table:
        case "office":
            return office()
        case "route_step":
            return route_step(_text(fields["document_id"]), _number(get("place", 0)))
        case "register":
            year = _number(fields["year"])
            return register(_text(fields["kind"]), _text(get("section_id") or ""), year)
        case "number":
            return number(_text(fields["register_id"]), _number(fields["value"]))
        case "number_void":
            return number_void(_text(fields["number_id"]))
        case "hearing_group":
            village, stakeholder = get("village_id") or "", get("stakeholder_id") or ""
            return hearing_group(_text(fields["hearing_id"]), _text(village), _text(stakeholder))
        case "invitation":
            return invitation(_text(fields["hearing_id"]), _text(fields["resident_id"]))
        case "attendance":
            return attendance(_text(fields["hearing_id"]), _text(fields["resident_id"]))
        case "opinion_member":
            return opinion_member(_text(fields["opinion_id"]))
        case "answer":
            return answer(_text(get("group_id") or fields["opinion_id"]))
        case "hearing_paper":
            return hearing_paper(_text(fields["hearing_id"]), _text(fields["document_id"]))
        case "task":
            return task(_text(fields["hearing_id"]), _text(fields["code"]))
        case "holiday":
            return holiday(_text(fields["day"]), _text(get("region", "")))
        case "office_rule":
            return office_rule(_text(fields["code"]))
        case "posting":
            return posting(_text(fields["document_id"]), _text(fields["place_id"]))
        case "cycle_item":
            made_from = get("code") or get("previous_id")
            if not made_from:
                return None  # put in by hand
            return cycle_item(_number(fields["year"]), _text(made_from))
        case "cycle_link":
            target = get("document_id") or fields["hearing_id"]
            return cycle_link(_text(fields["item_id"]), _text(target))
        case "suggestion_use":
            about = get("group_id") or fields["opinion_id"]
            return suggestion_use(_number(fields["year"]), _text(about))
        case "indicator_file":
            return indicator_file(_number(fields["fiscal_year"]), _text(fields["scheme"]))
    return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value
