"""Files that are no bundle of this office: each is refused in one sentence, and nothing changes."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
import zstandard

from db import office_folder
from db.connection import records
from db.device import Device
from db.errors import RecordsError
from db.exchange import bech32, bundle, segments, taking, transfer, trust
from db.exchange.bundle import NAMES, BadBundle, Bundle
from db.exchange.line import canonical
from desktop.office import drafting, exchange
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.words import tell

from .conftest import draft_text


@pytest.fixture
def carried(pair) -> tuple[object, bytes]:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ฉบับหนึ่ง"))
        exchange.export(pair.stick / "good.pkb", everything=True, actor=clerk)
    return pair, (pair.stick / "good.pkb").read_bytes()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in NAMES}


def zipped(parts: dict[str, bytes], *, kind: int = zipfile.ZIP_STORED, mode: int = 0) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", kind) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = kind
            entry.external_attr = mode << 16
            archive.writestr(entry, data)
    return target.getvalue()


def with_manifest(data: bytes, **changes: object) -> bytes:
    parts = members(data)
    told = json.loads(parts[NAMES[0]]) | changes
    return zipped(parts | {NAMES[0]: canonical(told).encode()})


def doubled(data: bytes) -> bytes:
    parts = members(data)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in (*NAMES, "manifest.json "):
            archive.writestr(name, parts.get(name, b"x"))
    return target.getvalue()


def inside(data: bytes, name: str) -> int:
    """The middle of a member; between members lie bytes of the ZIP that mean nothing (dates)."""
    part = members(data)[name]
    return data.index(part) + len(part) // 2


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def sqlite() -> bytes:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE document (source TEXT)")
    try:
        return connection.serialize()
    finally:
        connection.close()


def twice(data: bytes) -> bytes:
    """A ZIP with one member twice, which zipfile itself warns of."""
    made = zipped({name: members(data)[name] for name in NAMES} | {"payload.agf": b"x"})
    return made.replace(b"payload.agf", b"payload.age")


def two_directories(data: bytes) -> bytes:
    """Two central directories: what one reader takes, another does not see."""
    return data + zipped({"manifest.json": b"{}"})


def deflate_bomb(data: bytes) -> bytes:
    """200 MB of nothing in 200 kB, where the payload should be."""
    return zipped(members(data) | {NAMES[2]: bytes(200 << 20)}, kind=zipfile.ZIP_DEFLATED)


ATTACKS: dict[str, Callable[[bytes], bytes]] = {
    "a database file": lambda _d: sqlite(),
    "an absolute path": lambda d: zipped({"/etc/x": b"{}"} | members(d)),
    "a drive letter": lambda d: zipped({"C:\\x": b"{}"} | members(d)),
    "a member twice": twice,
    "two directories": two_directories,
    "a deflate bomb": deflate_bomb,
    "an older format": lambda d: with_manifest(d, format=0),
    "another encryption named": lambda d: with_manifest(d, enc="none"),
    "the manifest changed": lambda d: with_manifest(d, at="2026-01-01T00:00:00Z"),
    "600 MB told": lambda d: with_manifest(d, raw_size=600 << 20),
    "unpacked size out of range": lambda d: with_manifest(d, raw_size=5 << 30),
    "manifest of 10 MB": lambda d: zipped(members(d) | {NAMES[0]: b" " * (10 << 20)}),
    "empty": lambda _d: b"",
    "random": lambda _d: random.Random(1).randbytes(5000),
    "half": lambda d: d[: len(d) // 2],
    "last byte gone": lambda d: d[:-1],
    "a polyglot": lambda d: b"#!/bin/sh\n" + d,
    "more behind it": lambda d: d + b"PK\x05\x06" + bytes(18),
    "a fourth member": doubled,
    "members packed": lambda d: zipped(members(d), kind=zipfile.ZIP_DEFLATED),
    "a link": lambda d: zipped(members(d), mode=0o120777),
    "a device": lambda d: zipped(members(d), mode=0o020666),
    "path out": lambda d: zipped({"../manifest.json": b"{}"} | members(d)),
    "order changed": lambda d: zipped(dict(reversed(members(d).items()))),
    "a flipped bit of the payload": lambda d: flipped(d, inside(d, NAMES[2])),
    "a flipped bit of the manifest": lambda d: flipped(d, inside(d, NAMES[0])),
    "payload swapped": lambda d: zipped(members(d) | {NAMES[2]: b"age-encryption.org/v1\n"}),
    "a newer format": lambda d: with_manifest(d, format=2),
    "format true": lambda d: with_manifest(d, format=True),
    "format zero": lambda d: with_manifest(d, format=0.5),
    "a signature of another": lambda d: zipped(members(d) | {NAMES[1]: bytes(64)}),
    "a short signature": lambda d: zipped(members(d) | {NAMES[1]: bytes(63)}),
    "counts huge": lambda d: with_manifest(d, lines=1 << 60),
    "counts negative": lambda d: with_manifest(d, segments=-1),
    "counts are text": lambda d: with_manifest(d, segments="1"),
    "a key more": lambda d: with_manifest(d, more=1),
    "heads are a list": lambda d: with_manifest(d, heads=[]),
    "trust is text": lambda d: with_manifest(d, trust="all"),
    "office renamed": lambda d: with_manifest(d, office="0" * 32),
    "root is no key": lambda d: with_manifest(d, root="zz"),
    "manifest deep": lambda d: zipped(members(d) | {NAMES[0]: b"[" * 60_000}),
    "manifest large": lambda d: zipped(members(d) | {NAMES[0]: b" " * (1 << 19)}),
    "manifest not canonical": lambda d: zipped(
        members(d) | {NAMES[0]: members(d)[NAMES[0]].replace(b":", b": ", 1)}
    ),
    "a key twice": lambda d: zipped(
        members(d) | {NAMES[0]: b'{"format":1,' + members(d)[NAMES[0]][1:]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_refused_and_nothing_changes(carried, name: str) -> None:
    pair, good = carried
    bad = pair.stick / "bad.pkb"
    bad.write_bytes(ATTACKS[name](good))
    with pair.at(pair.second):
        before = segments.applied(records.connection())
        with pytest.raises(RecordsError) as trouble:
            exchange.take_in(bad)
        assert trouble.value.reason.startswith("bundle-")
        assert tell(trouble.value)
        assert segments.applied(records.connection()) == before


def forged(data: bytes, by: Device, **changes: object) -> bytes:
    """The bundle with another manifest, signed by a device."""
    parts = members(data)
    told = json.loads(parts[NAMES[0]]) | changes
    text = canonical(told).encode()
    return zipped(parts | {NAMES[0]: text, NAMES[1]: by.sign(bundle.DOMAIN + text)})


def test_a_stranger_who_signs_anew_is_unknown(carried) -> None:
    pair, good = carried
    stranger = Device.new()
    (pair.stick / "bad.pkb").write_bytes(forged(good, stranger, device=stranger.id))
    with pair.at(pair.second), pytest.raises(BadBundle) as trouble:
        exchange.take_in(pair.stick / "bad.pkb")
    assert trouble.value.reason == "bundle-unknown-signer"


def test_a_stranger_cannot_admit_itself(carried) -> None:
    pair, good = carried
    stranger = Device.new()
    with pair.at(pair.second):
        root = trust.root(records.connection())
        assert root is not None
        own = trust.Signer(trust.office_id(root), trust.OFFICE, stranger.sign)
        statement = trust.admit(stranger.public, stranger.recipient, "ฉัน", trust.ADMIN, own)
        told = [[statement.text, base64.b64encode(statement.signature).decode()]]
        bad = forged(good, stranger, device=stranger.id, trust=told)
        (pair.stick / "bad.pkb").write_bytes(bad)
        with pytest.raises(BadBundle) as trouble:
            exchange.take_in(pair.stick / "bad.pkb")
        assert trouble.value.reason == "bundle-unknown-signer"
        assert stranger.id not in {row.device for row in exchange.peers()}


def test_a_desk_cannot_lift_another_above_itself(pair) -> None:
    with pair.at(pair.second):
        connection = records.connection()
        root = trust.root(connection)
        assert root is not None
        mine = office_folder.current().vault.device
        by = trust.Signer(trust.office_id(root), mine.id, mine.sign)
        friend = Device.new()
        statements = [
            trust.admit(friend.public, friend.recipient, "เพื่อน", trust.DESK, by),
            trust.admit(mine.public, mine.recipient, "ฉัน", trust.ADMIN, by),
            trust.state(trust.REGISTRAR, {"device": mine.id, "epoch": 9}, by),
        ]
        assert trust.right(statements, root) == {}


def test_a_bundle_sealed_for_another_office_opens_for_nobody_here(carried) -> None:
    """Rightly signed by a PC of this office, but to keys that are not of it."""
    pair, good = carried
    with pair.at(pair.first):
        mine = office_folder.current().vault.device
        other = pyrage.x25519.Recipient.from_str(bech32.recipient(Device.new().recipient))
        payload = pyrage.encrypt(b"nothing", [other])
        told = {"size": len(payload), "payload": hashlib.sha256(payload).hexdigest()}
        sealed = members(forged(good, mine, **told)) | {NAMES[2]: payload}
        (pair.stick / "bad.pkb").write_bytes(zipped(sealed))
    with pair.at(pair.second), pytest.raises(BadBundle) as trouble:
        exchange.take_in(pair.stick / "bad.pkb")
    assert trouble.value.reason == "bundle-not-for-us"


def test_a_payload_that_was_withheld_is_told_and_comes_with_a_full_copy(pair) -> None:
    """A relay leaves out what stands beside the lines: the row comes, its personal fields later."""
    with pair.at(pair.first) as clerk:
        residents.add(ResidentFacts(first_name="กิตติ", phone="081"), actor=clerk)
        exchange.export(pair.stick / "full.pkb", everything=True, actor=clerk)
        vault = office_folder.current().vault
        found = [
            replace(segment, private=tuple(None for _ in segment.private))
            for segment in segments.each(records.connection(), {})
        ]
        with (pair.stick / "stripped.pkb").open("w+b") as file:
            bundle.write(
                file, iter(found), iter(()),
                root=transfer.office_root(), device=vault.device_id, at="2026-01-01T00:00:00Z",
                scope="all", heads=segments.heads(records.connection()),
                statements=trust.statements(records.connection()),
                recipients=[m.recipient for m in trust.members(records.connection())],
                sign=vault.device.sign,
            )  # fmt: skip
    with pair.at(pair.second):
        assert exchange.take_in(pair.stick / "stripped.pkb").withheld == 1
        assert [row.plain.strip() for row in residents.rows(residents.find())] == [""]
        assert exchange.take_in(pair.stick / "full.pkb").withheld == 0
        (row,) = residents.rows(residents.find())
        assert row.plain == "กิตติ"


def test_what_was_erased_is_not_called_withheld(pair) -> None:
    with pair.at(pair.first) as clerk:
        guest = residents.add(ResidentFacts(first_name="กิตติ", phone="081"), actor=clerk)
        residents.erase(guest, actor=clerk)
    assert pair.carry(pair.first, pair.second).withheld == 0


def test_a_zstd_bomb_costs_no_more_than_it_says(carried) -> None:
    pair, good = carried
    with pair.at(pair.first):
        vault = office_folder.current().vault
        packed = zstandard.compress(bytes(64 << 20))
        keys = [
            pyrage.x25519.Recipient.from_str(bech32.recipient(m.recipient))
            for m in trust.members(records.connection())
        ]
        payload = pyrage.encrypt(packed, keys)
        parts = members(good)
        told = json.loads(parts[NAMES[0]]) | {
            "size": len(payload),
            "payload": hashlib.sha256(payload).hexdigest(),
        }
        text = canonical(told).encode()
        bad = {NAMES[0]: text, NAMES[1]: vault.device.sign(bundle.DOMAIN + text), NAMES[2]: payload}
        (pair.stick / "bomb.pkb").write_bytes(zipped(bad))
    with pair.at(pair.second), pytest.raises(BadBundle) as trouble:
        exchange.take_in(pair.stick / "bomb.pkb")
    assert trouble.value.reason == "bundle-damaged"


@pytest.mark.parametrize("count", [1_500, pytest.param(20_000, marks=pytest.mark.heavy)])
def test_random_mutations_are_refused_or_change_nothing_of_the_content(carried, count) -> None:
    """Bytes of the ZIP that mean nothing (dates) may differ; the content may not."""
    pair, good = carried
    random_ = random.Random(7)
    wanted = members(good)
    with pair.at(pair.second):
        root = trust.root(records.connection())
        assert root is not None
        known = {m.device: m.public for m in trust.members(records.connection())}
        office = trust.office_id(root)
        same = 0
        for _ in range(count):
            data = bytearray(good)
            for _ in range(random_.choice((1, 1, 2, 5))):
                kind, at = random_.randrange(4), random_.randrange(len(data))
                if kind == 0:
                    data[at] ^= 1 << random_.randrange(8)
                elif kind == 1:
                    del data[at : at + random_.randrange(1, 40)]
                elif kind == 2:
                    data[at:at] = random_.randbytes(random_.randrange(1, 40))
                else:
                    data[at] = random_.randrange(256)
            try:
                found = Bundle(bytes(data))
                found.prove(office, known.get(found.manifest.device))
            except BadBundle:
                continue
            same += 1
            assert members(bytes(data)) == wanted
    assert same < count / 10


def test_a_file_that_is_not_there_is_told(pair) -> None:
    with pair.at(pair.second), pytest.raises(RecordsError) as trouble:
        taking.inspect(Path(pair.stick / "none.pkb"))
    assert "none.pkb" in tell(trouble.value)
