"""The small office of the tests of hearings, on a day of the fiscal year 2570."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.unit.hearings import papers_kit as kit
from tests.unit.hearings.conftest import hamlet

__all__ = ["hamlet"]


@pytest.fixture(autouse=True)
def a_day_in_november() -> Iterator[None]:
    with kit.at(date(2026, 11, 26), 9):
        yield
