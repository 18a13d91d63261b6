"""Names of rows that two PCs must call the same without having met.

Such a row's uid is computed from what makes it one (a UUID version 5 in hexadecimal), so both
PCs' rows merge into one. The namespace and the forms below are part of the format: never change
them.
"""

import uuid

NAMESPACE = uuid.UUID("6f1f6c2e-5a0e-5b6f-9d0a-70726163686b")
_BETWEEN = "\x1f"  # in no uid, code or number


def _derived(*parts: str) -> str:
    return uuid.uuid5(NAMESPACE, _BETWEEN.join(parts)).hex


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
