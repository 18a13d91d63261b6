"""Codes on notices: signed for ever, so held still by vectors; every forgery is told as one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from db.errors import RecordsError
from db.exchange import notice_code, trust

VECTORS = json.loads(
    (Path(__file__).parents[1] / "data" / "vectors" / "notice_code.json").read_text("utf-8")
)
SEED = bytes.fromhex(VECTORS["pc_private"])
KEYS = {VECTORS["pc"]: bytes.fromhex(VECTORS["pc_public"])}


@pytest.mark.parametrize("case", VECTORS["codes"], ids=lambda case: str(case["day"]))
def test_a_code_is_what_it_was_for_ever(case: dict[str, str]) -> None:
    text = notice_code.folded(case["lines"])
    assert text == case["text"]
    assert notice_code.hash_of(text) == case["sha256"]
    made = notice_code.written(
        office=VECTORS["office"],
        device=VECTORS["pc"],
        day=date.fromisoformat(case["day"]),
        number=case["number"],
        text=text,
        sign=trust.signer(SEED),
    )
    assert made == case["code"]
    read = notice_code.read(made)
    assert (read.sha256, read.day.isoformat()) == (case["sha256"], case["day"])
    assert notice_code.prove(read, VECTORS["office"], KEYS) == VECTORS["pc"]


def test_a_code_fits_the_dense_mode_of_a_qr() -> None:
    for case in VECTORS["codes"]:
        assert set(case["code"]) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        assert len(case["code"]) < 230


def told(code: str, office: str = VECTORS["office"], keys: dict[str, bytes] | None = None) -> str:
    with pytest.raises(RecordsError) as trouble:
        notice_code.prove(notice_code.read(code), office, KEYS if keys is None else keys)
    return trouble.value.reason


def test_what_is_not_genuine_is_told_for_what_it_is() -> None:
    code = VECTORS["codes"][0]["code"]
    other = trust.public_of(bytes(32))
    assert told("https://example.org") == "code-foreign"
    assert told(code.replace("PKN1", "PKN7")) == "code-newer"
    assert told(code[:-1]) == "code-damaged"
    assert told(code + "A") == "code-damaged"
    assert told(code, office="0" * 32) == "code-other-office"
    assert told(code, keys={trust.device_id(other): other}) == "code-unknown-pc"
    assert told(code, keys={VECTORS["pc"]: other}) == "code-forged"


def test_no_letter_of_a_code_can_be_changed() -> None:
    code = VECTORS["codes"][0]["code"]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    for place in range(4, len(code)):
        other = letters[(letters.index(code[place]) + 1) % 32]
        with pytest.raises(RecordsError):
            notice_code.prove(
                notice_code.read(code[:place] + other + code[place + 1 :]), VECTORS["office"], KEYS
            )


def test_codes_are_found_inside_a_text_each_once() -> None:
    one, two = VECTORS["codes"][0]["code"], VECTORS["codes"][1]["code"]
    assert notice_code.codes_in(f"รหัส {one}\n{two} และ {one}") == [one, two]
