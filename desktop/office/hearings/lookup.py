"""Finding somebody at the door while their name is still being typed, among 100,000 people.

The directory lies in memory as a few long folded strings, searched with `str.find`: as fast as the
machine reads memory, exact for any part of a name, and of no library. A `Directory` is never
changed: `refreshed` gives a newer one that shares what stayed, so a window may go on with the old
one while a read lane makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.connection import records
from desktop.office.community import names
from desktop.office.community.residents import ResidentFacts
from desktop.office.community.villages import short_label
from desktop.office.hearings.book import END, FAMILY, GIVEN, Book, Lines, Row, is_figure
from desktop.thai.folding import fold
from desktop.thai.keyboard import thai_of
from desktop.thai.sounds import sound_key

LIMIT = 8  # rows the door shows
EXACT, SOUND, GUESS = "", "sound", "guess"  # how somebody was found
_FRESH_MOST = 2000  # changed people beside the big strings; more: they are made anew
_GUESS_LEAST = 4  # letters; a shorter name with a slip could be anybody
_COLUMNS = (
    "id, title, first_name, last_name, house, phone, village_id, stakeholder_id, role, sound_key"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found: what a row of the door shows. `how` is EXACT, SOUND or GUESS."""

    id: int
    title: str
    first_name: str
    last_name: str
    house: str
    phone: str
    village_id: int | None
    village: str
    stakeholder_id: int | None
    stakeholder: str
    role: str
    invited: bool
    how: str = EXACT

    @property
    def name(self) -> str:
        """Title joined to the given name, then the surname."""
        return f"{self.title}{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; `more`: there are others; `meant`: read as typed on Thai keys."""

    hits: tuple[Hit, ...] = ()
    more: bool = False
    meant: str = ""


@dataclass(frozen=True)
class Directory:
    """Everybody who may come to a hearing; those invited are found first."""

    hearing_id: int
    everybody: Book = field(default_factory=Book)
    fresh: Book = field(default_factory=Book)
    invited_book: Book = field(default_factory=Book)
    changed: frozenset[int] = frozenset()
    invited: frozenset[int] = frozenset()
    villages: Mapping[int, str] = field(default_factory=dict)
    stakeholders: Mapping[int, str] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)

    def find(self, text: str, limit: int = LIMIT) -> Found:
        """Whoever fits what was typed so far, the likeliest first; in under a few milliseconds."""
        words = fold(text).split()
        if not words:
            return Found()
        hits = self._exact(words, limit + 1)
        meant = ""
        if not hits and fold(text).isascii() and not is_figure(words[0]):
            meant = thai_of(text.strip())  # the keyboard stands on English
            words = fold(meant).split()
            hits = self._exact(words, limit + 1) if words else []
        if not hits:
            hits = self._without_title(words, limit + 1)
        more = len(hits) > limit
        if len(hits) < limit and words and not is_figure(words[0]):
            self._sounding(words, hits, limit)
        if not hits:
            meant = ""
        return Found(tuple(hits[:limit]), more, meant)

    def guess(self, text: str, limit: int = LIMIT) -> Found:
        """Whoever might be meant by a name with a slip of the finger; slower, for a pause."""
        word = " ".join(fold(text).split())
        if len(word) < _GUESS_LEAST or is_figure(word):
            return Found()
        found: dict[int, tuple[int, int, Hit]] = {}
        for book in (self.invited_book, self.fresh, self.everybody):
            for slips_, place in book.near(word)[: limit * 4]:
                hit = self._hit(book.rows[place], GUESS)
                if hit.id not in found and (book is not self.everybody or self._stands(hit.id)):
                    found[hit.id] = (slips_, len(found), hit)
        best = sorted(found.values(), key=lambda known: known[:2])
        return Found(tuple(hit for _, _, hit in best[:limit]), len(best) > limit)

    def of_phone(self, digits: str) -> list[Hit]:
        """Everybody with exactly this telephone number."""
        return self._ending(f"{GIVEN}{digits}{END}", lambda book: book.phones)

    def named(self, first: str, last: str) -> list[Hit]:
        """Everybody of exactly this name."""
        given, family = fold(first), fold(last)
        return self._ending(f"{GIVEN}{given}{FAMILY}{family}{END}", lambda book: book.names)

    def hit(self, resident_id: int) -> Hit | None:
        """One resident by id, wherever they stand."""
        for book in (self.fresh, self.invited_book, self.everybody):
            for row in book.rows:
                if row[0] == resident_id:
                    return self._hit(row, EXACT)
        return None

    def new_hit(self, facts: ResidentFacts, resident_id: int = 0) -> Hit:
        """Somebody just entered, whom the next `refreshed` will know."""
        return Hit(
            resident_id,
            facts.title.strip(),
            facts.first_name.strip(),
            facts.last_name.strip(),
            facts.house.strip(),
            facts.phone,
            facts.village_id,
            self.villages.get(facts.village_id or 0, ""),
            facts.stakeholder_id,
            self.stakeholders.get(facts.stakeholder_id or 0, ""),
            facts.role,
            invited=False,
        )

    def _ending(self, needle: str, lines: Callable[[Book], Lines]) -> list[Hit]:
        found: dict[int, Hit] = {}
        for book in (self.invited_book, self.fresh, self.everybody):
            for place in lines(book).places(needle):
                id_ = book.rows[place][0]
                if id_ not in found and (book is not self.everybody or self._stands(id_)):
                    found[id_] = self._hit(book.rows[place], EXACT)
        return list(found.values())

    def _exact(self, words: Sequence[str], limit: int) -> list[Hit]:
        hits: list[Hit] = []
        seen: set[int] = set()
        for rank in range(3):
            for book in (self.invited_book, self.fresh, self.everybody):
                for place in book.places(words, rank):
                    self._take(book, place, EXACT, hits, seen)
                    if len(hits) >= limit:
                        return hits
        return hits

    def _without_title(self, words: Sequence[str], limit: int) -> list[Hit]:
        title, rest = names.part_title(" ".join(words))
        return self._exact(rest.split(), limit) if title else []

    def _sounding(self, words: Sequence[str], hits: list[Hit], limit: int) -> None:
        key = sound_key(" ".join(words[:2]))
        if len(key) < 2:
            return
        seen = {hit.id for hit in hits}
        for book in (self.invited_book, self.fresh, self.everybody):
            for place in book.sounding(key):
                self._take(book, place, SOUND, hits, seen)
                if len(hits) >= limit:
                    return

    def _take(self, book: Book, place: int, how: str, hits: list[Hit], seen: set[int]) -> None:
        id_ = book.rows[place][0]
        if id_ in seen or (book is self.everybody and not self._stands(id_)):
            return
        seen.add(id_)
        hits.append(self._hit(book.rows[place], how))

    def _stands(self, id_: int) -> bool:
        """Whether what the big strings say of somebody still holds."""
        return id_ not in self.changed

    def _hit(self, row: Row, how: str) -> Hit:
        id_, title, first, last, house, phone, village, group, role, _ = row
        return Hit(
            id_,
            title,
            first,
            last,
            house,
            phone,
            village,
            self.villages.get(village or 0, ""),
            group,
            self.stakeholders.get(group or 0, ""),
            role,
            id_ in self.invited,
            how,
        )

    def refreshed(self) -> Directory:
        """The directory as the records are now; what did not change is shared with this one."""
        marks = _marks()
        uids = _changed(self.marks, marks)
        if uids is None:
            return replace(self, marks=marks)
        if len(uids) + len(self.changed) > _FRESH_MOST:
            return load(self.hearing_id)
        rows = _rows(f"uid IN ({', '.join('?' * len(uids))})", uids) if uids else []
        ids = _ids(uids)
        changed = self.changed | ids
        kept = [row for row in self.fresh.rows if row[0] not in ids]
        return replace(
            self,
            fresh=Book(kept + rows),
            changed=changed,
            marks=marks,
            **_around(self.hearing_id),
        )


def load(hearing_id: int) -> Directory:
    """Read everybody into memory: about a second for 100,000 people, for a read lane."""
    marks = _marks()
    everybody = Book(_rows("1", []))
    return Directory(hearing_id, everybody, marks=marks, **_around(hearing_id))


def _around(hearing_id: int) -> dict[str, Any]:
    """Who is invited, and the names of villages and groups."""
    ask = records.connection().execute
    invited = "SELECT resident_id FROM invitation WHERE hearing_id = ? AND NOT deleted"
    ids = frozenset(id_ for (id_,) in ask(invited, (hearing_id,)))
    places = {
        id_: short_label(number, name)
        for id_, number, name in ask("SELECT id, number, name FROM village")
    }
    return {
        "invited": ids,
        "invited_book": Book(_rows(f"id IN ({invited})", [hearing_id])),
        "villages": places,
        "stakeholders": dict(ask("SELECT id, name FROM stakeholder")),
    }


def _rows(where: str, values: Sequence[object]) -> list[Row]:
    names = _COLUMNS.split(", ")
    texts = {"title", "first_name", "last_name", "house", "phone"}  # erased ones are NULL
    columns = ", ".join(f"coalesce({name}, '')" if name in texts else name for name in names)
    sql = f"SELECT {columns} FROM resident WHERE NOT deleted AND {where} ORDER BY name_key, id"
    return records.connection().execute(sql, tuple(values)).fetchall()  # type: ignore[no-any-return]


def _marks() -> dict[str, int]:
    """How far the journal of each PC is known here."""
    ask = records.connection().execute
    devices = [device for (device,) in ask("SELECT device FROM device").fetchall()]
    last = "SELECT coalesce(max(seq), 0) FROM operation WHERE device = ?"
    return {device: int(ask(last, (device,)).get) for device in devices}


def _changed(before: Mapping[str, int], after: Mapping[str, int]) -> list[str] | None:
    """Uids of residents that changed between two marks; None when nothing of the directory did."""
    touched = False
    found: set[str] = set()
    for device, seq in after.items():
        if seq == before.get(device, 0):
            continue
        sql = (
            "SELECT tbl, uid FROM operation WHERE device = ? AND seq > ? AND tbl IN "
            "('resident', 'invitation', 'village', 'stakeholder')"
        )
        for table, uid in records.connection().execute(sql, (device, before.get(device, 0))):
            touched = True
            if table == "resident":
                found.add(uid)
    return sorted(found) if touched else None


def _ids(uids: Sequence[str]) -> frozenset[int]:
    sql = f"SELECT id FROM resident WHERE uid IN ({', '.join('?' * len(uids))})"
    return frozenset(id_ for (id_,) in records.connection().execute(sql, tuple(uids)))
