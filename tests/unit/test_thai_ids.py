"""Identity numbers: what the digits alone can tell."""

import pytest

from desktop.thai import ids
from desktop.thai.ids import Verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("3100600445635", Verdict.VALID),
        ("3-1006-00445-63-5", Verdict.VALID),
        ("๓ ๑๐๐๖ ๐๐๔๔๕ ๖๓ ๕", Verdict.VALID),
        ("3100600445634", Verdict.CHECKSUM),
        ("9111111111111", Verdict.FIRST_DIGIT),
        ("310060044563", Verdict.FORMAT),
        ("31006004456355", Verdict.FORMAT),
        ("31006004456X5", Verdict.FORMAT),
        ("", Verdict.FORMAT),
        ("٣١٠٠٦٠٠٤٤٥٦٣٥", Verdict.FORMAT),  # digits, but neither Thai nor Arabic-European ones
    ],
)
def test_an_identity_number_is_judged(text: str, verdict: Verdict) -> None:
    assert ids.verdict(text) is verdict


def test_a_mask_shows_the_last_four_digits_and_nothing_else() -> None:
    assert ids.masked("๓๑๐๐๖๐๐๔๔๕๖๓๕") == "X-XXXX-XXXX5-63-5"
    assert ids.grouped("3100600445635") == "3-1006-00445-63-5"


@pytest.mark.parametrize("text", ["", "0812345678", "มะลิ ตัวอย่าง"])
def test_what_is_no_identity_number_is_neither_masked_nor_grouped(text: str) -> None:
    for shown in (ids.masked, ids.grouped):
        with pytest.raises(ValueError, match="thirteen"):
            shown(text)
    with pytest.raises(ValueError, match="twelve"):
        ids.check_digit(text)
