"""Everything the records may say is said in Thai and in English, with the blanks it needs."""

import ast
import string
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import errors
from db.errors import RecordsError, disk_told_apart, environment_told_apart
from desktop.office.words import exchange, postings, records, tell

SENTENCES = records.SENTENCES | exchange.RECORDS | postings.RECORDS
DB = Path(errors.__file__).parent
TREES = {path: ast.parse(path.read_text("utf-8")) for path in DB.rglob("*.py")}
KINDS = {"RecordsError", "Finding"}
for _ in range(3):  # classes of classes
    KINDS |= {
        node.name
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in KINDS for base in node.bases)
    }


def raised() -> Iterator[tuple[str, frozenset[str]]]:
    """Each reason in the code of db, with the facts given there."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in KINDS and node.args and isinstance(node.args[0], ast.Constant):
                facts = {keyword.arg for keyword in node.keywords if keyword.arg}
                for argument in node.args[1:]:
                    assert isinstance(argument, ast.Dict), path
                    facts |= {key.value for key in argument.keys if isinstance(key, ast.Constant)}
                yield node.args[0].value, frozenset(facts)
    for _, reason in (*errors._BY_CODE.values(), *errors._BY_ERRNO.values()):
        yield reason, frozenset({"place", "detail"})
    yield "records-disk-fails", frozenset({"place", "detail"})


FACTS: dict[str, set[frozenset[str]]] = defaultdict(set)
for _reason, _facts in raised():
    FACTS[_reason].add(_facts)


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("reason", sorted(FACTS))
def test_every_reason_has_its_sentence_and_the_facts_it_names(reason: str) -> None:
    sentence = SENTENCES[reason]
    assert blanks(sentence.th) == blanks(sentence.en)
    for facts in FACTS[reason]:
        assert blanks(sentence.th) <= facts


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(FACTS)


@pytest.mark.parametrize("reason", sorted(SENTENCES))
def test_a_sentence_is_in_its_language(reason: str) -> None:
    thai, english = SENTENCES[reason]
    assert any("ก" <= letter <= "๛" for letter in thai)
    assert english.isascii()
    if reason != "check-more":
        assert english.endswith(".")


def test_an_error_of_the_disk_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(RecordsError) as trouble, disk_told_apart(tmp_path / "gone"):
        (tmp_path / "gone").read_bytes()
    assert trouble.value.reason == "records-cannot-open"
    assert str(tmp_path / "gone") in tell(trouble.value, "en")
    assert str(tmp_path / "gone") in tell(trouble.value)


def test_our_own_bugs_are_not_called_trouble() -> None:
    with pytest.raises(ZeroDivisionError), environment_told_apart(), disk_told_apart("x"):
        1 / 0  # noqa: B018
