"""Every refusal of the directory has its sentence in Thai and English, with the facts it names."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import desktop.office.community as community
from desktop.office.words import sentences


def raised() -> list[tuple[str, frozenset[str]]]:
    found = []
    for file in Path(community.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                reason = ast.literal_eval(node.args[0])
                found.append((reason, frozenset(key.arg for key in node.keywords if key.arg)))
    return sorted(set(found), key=str)


@pytest.mark.parametrize(("reason", "facts"), raised())
def test_a_refusal_has_a_sentence_for_its_facts(reason: str, facts: frozenset[str]) -> None:
    sentence = sentences()[reason]
    for text in sentence:
        blanks = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert blanks <= facts, (reason, blanks, facts)
    assert any("ก" <= letter <= "๛" for letter in sentence.th)
    assert sentence.en.isascii()
