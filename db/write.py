"""One deed, one transaction, at least one operation in the journal; then the news goes out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby

from db import gate, journal
from db.capture import Capture, capturing
from db.connection import FILE, records
from db.errors import environment_told_apart
from db.journal import Change
from db.models.base import Record, table_of

Listener = Callable[[frozenset[str]], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> Callable[[], None]:
    """Call listener with the topics of every committed deed; returns how to stop.

    It is called in the thread that wrote; a window's listener only notes the topics.
    """
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


class Work:
    """The open deed: who does it, its names, and what it did besides changing fields."""

    def __init__(self, actor: str, deed: str) -> None:
        assert actor, "a deed without its actor"
        self.actor = actor
        self.deed = deed
        self._deeds: dict[str, str] = {}
        self._events: list[tuple[str, Change]] = []
        self.topics: set[str] = set()
        if deed:
            self._topic(deed)

    def note(self, deed: str, subject: Record | None = None) -> None:
        """Name the deed ("document.drafted"); the part before the dot is its topic in the news.

        The first name is that of every change; a later one names the changes of its subject.
        """
        self.deed = self.deed or deed
        if subject is not None:
            self._deeds[subject.uid] = deed
        self._topic(deed)

    def event(self, deed: str, subject: Record) -> None:
        """Put down a deed that changes no field: printed, exported, looked at."""
        table = table_of(subject)
        self._events.append((deed, Change("e", table, subject.uid, {})))
        self._topic(deed)

    def _topic(self, deed: str) -> None:
        topic, dot, verb = deed.partition(".")
        assert all((topic, dot, verb)), f"a deed is topic.verb, not {deed!r}"
        self.topics.add(topic)

    def operations(self, changes: list[Change]) -> list[tuple[str, Change]]:
        """The changes, each with the name of its deed, and the events after them."""
        named = [(self._deeds.get(change.uid, self.deed), change) for change in changes]
        return named + self._events


@contextmanager
def write(actor: str, deed: str = "") -> Iterator[Work]:
    """Open a deed of actor (the uid of a person, or a name of the house such as "setup").

    Deeds do not nest: one that needs another's steps shares a helper. The block's changes are
    committed together with their operations, or not at all. Raises RecordsError for the disk.
    """
    work = Work(actor, deed)
    with _transaction() as capture:
        yield work
        operations = work.operations(capture.changes())
        assert operations, "a deed changed nothing that travels, and noted no event"
        connection = records.connection()
        lamport = journal.following(connection)
        for name, group in groupby(operations, key=lambda operation: operation[0]):
            assert name, "a deed without its name"
            changes = [change for _, change in group]
            journal.append(connection, changes, deed=name, actor=actor, lamport=lamport)
    tell(work.topics)


@contextmanager
def deriving() -> Iterator[None]:
    """Change derived and local columns alone (sort keys, the search index); no operation."""
    with _transaction() as capture:
        yield
        assert not capture.changes(), "a change that travels needs a deed"


@contextmanager
def merging() -> Iterator[set[str]]:
    """Put other PCs' operations into the tables: for `db.exchange` alone.

    What changes here is in the journal already. Topics added to the set go out as news.
    """
    topics: set[str] = set()
    with _gate_and_transaction():
        yield topics
    tell(topics)


def tell(topics: set[str]) -> None:
    """Send the news of topics to every listener."""
    if topics:
        for listener in tuple(_listeners):
            listener(frozenset(topics))


@contextmanager
def _transaction() -> Iterator[Capture]:
    with _gate_and_transaction(), capturing(records.connection()) as capture:
        yield capture


@contextmanager
def _gate_and_transaction() -> Iterator[None]:
    assert not records.in_transaction(), "a deed inside a deed"
    with (
        environment_told_apart(FILE),
        gate.opened(records.connection()),
        records.atomic("IMMEDIATE"),
    ):
        yield
