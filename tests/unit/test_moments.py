"""Hours are those of Thailand, wherever the PC believes it stands."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.office import moments
from desktop.office.words.conflicts import moment

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A PC whose clock stands in another zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_an_hour_of_the_records_is_told_in_thai_time() -> None:
    assert moment("2026-11-20T18:10:00+00:00") == "๒๑ พ.ย. ๒๕๖๙ ๐๑.๑๐ น."
    late = moments.local(datetime(2026, 12, 31, 17, 30, tzinfo=UTC))
    assert (late.year, late.hour) == (2027, 0)
    assert moments.now().utcoffset() == late.utcoffset()


def test_nothing_shown_asks_the_zone_of_the_pc() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        if re.search(r"\.astimezone\(\)", path.read_text("utf-8"))
    ]
    assert found == ["desktop/crash.py"]  # its log is for whoever looks at this PC
