"""Memories keep what the last papers asked for, and no more."""

from desktop import recent
from desktop.recent import Recent


def test_what_is_asked_for_stays_and_the_rest_goes_after_two_turns() -> None:
    memory: Recent[str, int] = Recent()
    for word in ("wanted", "typed once"):
        memory.put(word, 1)
    for _ in range(2):
        memory.turn()
        assert memory.get("wanted") == 1
    assert memory.get("typed once") is None
    assert len(memory) == 1


def test_every_memory_turns_while_papers_are_set() -> None:
    memory: Recent[str, int] = Recent()
    memory.put("old", 1)
    for _ in range(16):
        recent.begin_paper()
    assert len(memory) == 0
