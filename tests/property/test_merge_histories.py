"""Several PCs, each with its own encrypted file, edit apart and exchange sticks in any order.

The oracle is independent of deps and clocks: it notes what each PC really had on its screen when it
wrote. Sticks are lost, repeated, shuffled, cut and damaged; PCs are restored from old copies under
a new name; personal data is erased. PRACHAKHOM_HISTORIES=N runs more histories (nightly: 5000).
"""

from __future__ import annotations

import itertools
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from db import uids
from db.columns import TABLES
from db.exchange import line, merge, segments
from db.exchange.segments import Segment
from tests.several_pcs import Mark, Store

HISTORIES = int(os.environ.get("PRACHAKHOM_HISTORIES", "300"))
MEMORY = Path("/dev/shm")  # thousands of commits: on a disk they would mostly wait for it


class History:
    """One random history and what everybody had seen in it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        self.count = Counter[str]()
        names = [f"pc{number}" for number in range(3 + seed % 2)]
        self.stores = [Store(folder / f"{name}.db", name) for name in names]
        for one, other in itertools.permutations(self.stores, 2):
            one.know(other)
        self.everybody = list(self.stores)  # under every name
        self.seen: dict[Mark, frozenset[Mark]] = {}
        self.sticks: list[list[Segment]] = []
        self.copies: dict[int, tuple[Path, int]] = {}  # by place: the file, what was sealed in it
        self.folder = folder
        self.seed = seed
        first = self.stores[0]
        with first.edit() as c:
            c.execute("INSERT INTO office (uid) VALUES (?)", (uids.office(),))
            c.execute("INSERT INTO section (uid, name) VALUES ('s0', 'กอง')")
            c.execute("INSERT INTO person (uid, first_name) VALUES ('p0', 'มะลิ')")
            c.execute(
                "INSERT INTO register (uid, kind, year) VALUES (?, 'order', 2569)",
                (uids.register("order", "", 2569),),
            )
        self.note(first, set())
        start = first.export({})
        for store in self.stores[1:]:
            store.load(start)

    def note(self, store: Store, before: set[Mark]) -> None:
        for mark in store.marks() - before:
            if mark not in self.seen:
                self.seen[mark] = frozenset(before)

    def step(self) -> None:
        random = self.random
        if random.random() < 0.03:
            self.copy_or_restore(random.randrange(1, len(self.stores)))
            return
        store = random.choice(self.stores)
        luck = random.random()
        before = store.marks()
        if luck < 0.48:
            self.edit(store)
        elif luck < 0.60:
            self.lease_or_number(store)
        elif luck < 0.66:
            self.resolve(store)
        elif luck < 0.68:
            with store.deed() as c:
                merge.erase(c, "person", random.choice(self.uids(store, "person")), actor="x")
        elif luck < 0.84:
            other = random.choice(self.stores)
            have = random.choice([{}, segments.applied(other.connection)])
            made = store.export(have)
            if random.random() < 0.75:
                self.sticks.append(made)
        elif self.sticks:
            self.carry(store)
            return
        self.note(store, before)

    def copy_or_restore(self, place: int) -> None:
        """Copy a PC's records, or put the copy back: what it did since is lost, its name too."""
        store = self.stores[place]
        if place not in self.copies:
            if self.random.random() < 0.5 or store.rows(
                "SELECT 1 FROM operation WHERE tbl = 'number' AND device = "
                "(SELECT device FROM device WHERE here = 1)"
            ):
                store.seal()  # else what is not sealed goes on under the new name
            sealed = segments.applied(store.connection).get(store.name, 0)
            self.count["copies"] += 1
            target = self.folder / f"copy{self.count['copies']}"
            self.copies[place] = store.copied(target), sealed
            return
        copy, sealed = self.copies.pop(place)
        store.connection.close()
        restored = Store(copy, f"{store.name}r{self.count['restored']}")
        self.count["restored"] += 1
        self.stores[place] = restored
        for other in self.everybody:
            restored.know(other)
        for other in self.stores:
            other.know(restored)
        self.everybody.append(restored)
        mine = sorted(mark for mark in restored.marks() if mark[0] == restored.name)
        moved = {(store.name, sealed + seq): (name, seq) for name, seq in mine}
        for former, now in moved.items():
            self.seen[now] = frozenset(moved.get(mark, mark) for mark in self.seen[former])

    def uids(self, store: Store, table: str) -> list[str]:
        return [row[0] for row in store.rows(f"SELECT uid FROM {table} ORDER BY uid")]

    def edit(self, store: Store) -> None:
        random = self.random
        with store.edit() as c:
            for _ in range(random.randrange(1, 4)):
                luck = random.random()
                word = f"{store.name}.{random.randrange(10**6)}"
                if luck < 0.2:
                    natural = f"nat{random.randrange(3)}"
                    uid = natural if random.random() < 0.4 else f"n{word}"
                    c.execute(
                        "INSERT OR IGNORE INTO section (uid, name, code) VALUES (?, ?, ?)",
                        (uid, word, random.choice(["", word])),
                    )
                elif luck < 0.35:
                    c.execute(
                        "INSERT INTO person (uid, first_name, phone) VALUES (?, ?, ?)",
                        (f"q{word}", word, random.choice([None, "08"])),
                    )
                elif luck < 0.5:
                    c.execute(
                        "INSERT INTO document (uid, kind, section_id, drafter_id, source,"
                        " created_at) SELECT ?, 'memo', s.id, p.id, ?, '' FROM section s, person p"
                        " ORDER BY random() LIMIT 1",
                        (f"d{word}", word),
                    )
                elif luck < 0.6:
                    table = random.choice(["section", "person", "document"])
                    uid = random.choice(self.uids(store, table) or ["none"])
                    c.execute(f"UPDATE {table} SET deleted = 1 WHERE uid = ?", (uid,))
                else:
                    table, column = random.choice(
                        [
                            ("section", "name"),
                            ("section", "phone"),
                            ("person", "first_name"),
                            ("person", "phone"),
                            ("document", "subject"),
                            ("document", "source"),
                        ]
                    )
                    uid = random.choice(self.uids(store, table) or ["none"])
                    c.execute(f"UPDATE {table} SET {column} = ? WHERE uid = ?", (word, uid))

    def lease_or_number(self, store: Store) -> None:
        """The first PC leases to anybody; everybody gives numbers of its own leases."""
        book = uids.register("order", "", 2569)
        with store.edit() as c:
            book_id = c.execute("SELECT id FROM register WHERE uid = ?", (book,)).get
            if store is self.stores[0] and self.random.random() < 0.6:
                low = (c.execute("SELECT max(high) FROM lease").get or 0) + 1
                to = self.random.choice(self.stores).name
                c.execute(
                    "INSERT INTO lease (uid, register_id, device, epoch, low, high, granted_at)"
                    " VALUES (?, ?, ?, 0, ?, ?, '')",
                    (f"l{low}", book_id, to, low, low + self.random.randrange(3)),
                )
                return
            free: list[tuple[Any, ...]] = c.execute(
                "SELECT l.id, max(coalesce(n.value, l.low - 1)) + 1, l.high FROM lease l"
                " LEFT JOIN number n ON n.lease_id = l.id WHERE l.device = ? GROUP BY l.id",
                (store.name,),
            ).fetchall()
            for lease, value, high in free:
                if value <= high:
                    c.execute(
                        "INSERT INTO number (uid, register_id, value, text, lease_id, taken_by_id,"
                        " taken_on, taken_at) SELECT ?, ?, ?, ?, ?, id, '', '' FROM person LIMIT 1",
                        (uids.number(book, value), book_id, value, store.name, lease),
                    )
                    self.count["numbers"] += 1
                    return

    def resolve(self, store: Store) -> None:
        open_ones = store.rows("SELECT tbl, uid, field FROM conflict WHERE open ORDER BY 1, 2, 3")
        if open_ones:
            table, uid, field = self.random.choice(open_ones)
            with store.deed() as c:
                merge.resolve(c, table, uid, [field], actor="somebody")
            self.count["resolved"] += 1

    def carry(self, store: Store) -> None:
        """A stick arrives: perhaps again, shuffled, cut short, or with a damaged segment."""
        random = self.random
        place = random.randrange(len(self.sticks))
        stick = list(self.sticks[place] if random.random() < 0.6 else self.sticks.pop(place))
        random.shuffle(stick)
        if random.random() < 0.2:
            stick = stick[: random.randrange(len(stick) + 1)]
        if stick and random.random() < 0.2:
            at = random.randrange(len(stick))
            stick[at] = self.damage(stick[at])
            self.count["damaged"] += 1
        store.load(stick)

    def damage(self, segment: Segment) -> Segment:
        kind = self.random.randrange(4)
        if kind == 0:
            return replace(segment, header=segment.header.replace('"n":', '"n":1', 1))
        if kind == 1:
            flipped = bytes([segment.signature[0] ^ 1]) + segment.signature[1:]
            return replace(segment, signature=flipped)
        if kind == 2:
            evil = '[1,1,"u","a.b","x","t","section","s0",{"name":"evil"}]'
            return replace(segment, lines=(evil, *segment.lines[1:]))
        return replace(segment, lines=segment.lines[:-1])

    def meet(self) -> None:
        """Everybody gets everything."""
        for _ in range(2):
            for one, other in itertools.permutations(self.stores, 2):
                other.load(one.export(segments.applied(other.connection)))

    def check(self) -> None:
        self.meet()
        first = self.stores[0]
        conflicts = "SELECT * FROM conflict ORDER BY 1, 2, 3, 4, 5, 6, 7"
        operations = "SELECT device, seq, line, private FROM operation ORDER BY 1, 2"
        for store in self.stores[1:]:
            assert store.everything() == first.everything(), f"rows differ, seed {self.seed}"
            assert store.rows(conflicts) == first.rows(conflicts), f"conflicts, seed {self.seed}"
            assert store.rows(operations) == first.rows(operations), f"operations {self.seed}"
        for store in self.stores:
            waits = {device for (device,) in store.rows("SELECT device FROM waiting")}
            lost = {pc.name for pc in self.everybody} - {pc.name for pc in self.stores}
            assert waits <= lost, f"somebody waits, seed {self.seed}"  # for what died with a PC
            forks = store.rows("SELECT 1 FROM quarantine WHERE reason = 'segment-fork'")
            assert not forks, f"a false fork, seed {self.seed}"
        numbers = first.rows("SELECT value, count(*) FROM number GROUP BY value")
        assert all(count == 1 for _, count in numbers), f"a number twice, seed {self.seed}"
        if not self.count["restored"]:
            assert len(numbers) == self.count["numbers"], f"a number lost, seed {self.seed}"
        self.check_values(first)

    def check_values(self, store: Store) -> None:
        """By what was on the screens: winners, conflicts, erasures, nothing lost."""
        writes = defaultdict(list)
        erasures = defaultdict(list)
        answers = []
        for device, seq, text, private in store.rows(
            "SELECT device, seq, line, private FROM operation"
        ):
            o = line.read(text, private)
            mark = (device, seq)
            if o.kind in "iu":
                writes[o.table, o.uid].append((mark, o, {**o.fields, **(o.personal or {})}))
            elif o.kind == "x":
                erasures[o.table, o.uid].append(mark)
            elif o.kind == "r":
                answers.append((mark, o))
        known = {
            (table, uid, field, (da, sa), (db_, sb)): bool(is_open)
            for table, uid, field, da, sa, db_, sb, is_open in store.rows("SELECT * FROM conflict")
        }
        shown = {
            (table.name, row[0]): dict(zip(("uid", *table.travelling), row, strict=True))
            for table in TABLES
            for row in store.everything()[table.name]
        }
        wanted = set()
        for row, found in writes.items():
            for mark, o, _fields in found:
                hit = any(x not in self.seen[mark] for x in erasures[row])
                if o.hash:
                    assert (o.personal is None) == hit, f"erasure, seed {self.seed}"
            by_field = defaultdict(list)
            for mark, o, fields in found:
                for name, value in fields.items():
                    by_field[name].append((mark, o.lamport, value))
            for name, several in by_field.items():
                top = [
                    w
                    for w in several
                    if not any(w[0] in self.seen[v[0]] for v in several if v != w)
                ]
                best = max(top, key=lambda w: (w[1], w[0][0], w[0][1]))
                assert shown[row][name] == best[2], f"winner of {row} {name}, seed {self.seed}"
                rivals = (
                    [(mark, o.lamport, fields.get(name, ...)) for mark, o, fields in found]
                    if name == "deleted"
                    else several
                )
                wanted |= {(*row, name, *pair) for pair in self.pairs(several, rivals)}
        assert wanted == set(known), f"conflicts wanted, seed {self.seed}: {wanted ^ set(known)}"
        for (table, uid, field, one, other), is_open in known.items():
            closed = any(
                (o.table, o.uid) == (table, uid)
                and field in o.fields["fields"]
                and {one, other} <= self.seen[mark]
                for mark, o in answers
            )
            assert is_open != closed, f"open flag, seed {self.seed}"
        self.count["conflicts"] += len(known)
        self.count["operations"] += sum(map(len, writes.values()))

    def apart(self, one: Mark, other: Mark) -> bool:
        return one[0] != other[0] and one not in self.seen[other] and other not in self.seen[one]

    def pairs(self, several: list[Any], rivals: list[Any]) -> Iterator[tuple[Mark, Mark]]:
        for one in several:
            for other in rivals:
                if not self.apart(one[0], other[0]) or one[2] == other[2]:
                    continue
                later_one = any(
                    w[0][0] == one[0][0] and w[0][1] > one[0][1] and self.apart(w[0], other[0])
                    for w in several
                )
                later_other = any(
                    w[0][0] == other[0][0] and w[0][1] > other[0][1] and self.apart(w[0], one[0])
                    for w in rivals
                )
                if not later_one and not later_other:
                    first, second = sorted((one[0], other[0]))
                    yield first, second

    def close(self) -> None:
        for store in self.stores:
            store.connection.close()


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_any_history_ends_the_same_everywhere_and_loses_nothing(tmp_path: Path, seed: int) -> None:
    memory = MEMORY if MEMORY.is_dir() else tmp_path
    with TemporaryDirectory(dir=memory) as folder, closing(History(Path(folder), seed)) as history:
        for _ in range((50, 90, 140)[seed % 3]):
            history.step()
        history.check()
        counted = json.dumps(history.count)
    assert history.count["operations"], counted
