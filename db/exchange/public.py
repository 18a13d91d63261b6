"""The public file (`.pkp`): what an office lets a district or a province count, without persons.

A snapshot of some columns of some tables and of counts, signed by a PC of the office. Not sealed:
nothing in it is secret, and nothing in it is about a private person. The format: FORMAT.md.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db.exchange import trust
from db.exchange.bundle import BadBundle, lines_in, members_in, unpacked
from db.exchange.line import canonical
from db.exchange.trust import Statement

FORMAT = 1
SUFFIX = ".pkp"
DOMAIN = b"prachakhom public 1\n"
NAMES = ("public.json", "public.sig", "payload.zst")
LARGEST_RAW = 1 << 30
_DATE = (1980, 1, 1, 0, 0, 0)
_KEYS = frozenset(
    [
        "format",
        "office",
        "root",
        "name",
        "device",
        "at",
        "known",
        "trust",
        "rows",
        "raw",
        "raw_size",
        "payload",
        "size",
    ]
)


def _columns(texts: str, numbers: str = "") -> Mapping[str, type]:
    return dict.fromkeys(texts.split(), str) | dict.fromkeys(numbers.split(), int)


# Tables and columns that are public; a column that names a row of another table ends in `_uid`.
TABLES: Mapping[str, Mapping[str, type]] = {
    "office": _columns("name short_name kind code"),
    "section": _columns("name"),
    "village": _columns("name", "number households"),
    "stakeholder": _columns("name"),
    "hearing": _columns(
        "subject project basis severity methods section_uid venue held_on begins ends ended_on "
        "opinions_until reason substance carrier site steps outcome effects cost state posted_on "
        "summarised_on",
        "quorum fiscal_year",
    ),
    "hearing_event": _columns("hearing_uid kind on_day"),
    "hearing_group": _columns("hearing_uid village_uid stakeholder_uid", "quota"),
    "agenda_item": _columns("hearing_uid kind title", "place"),
    "vote_count": _columns("hearing_uid agenda_item_uid method", "agree disagree abstain present"),
    "answer": _columns("hearing_uid section_uid verdict due done_on"),
    "announcement": _columns("section_uid subject dated number_text", "year"),
    "hearing_count": _columns("hearing_uid measure label", "count quota"),
}
Row = tuple[str, str, Mapping[str, Any]]  # table, uid, fields


@dataclass(frozen=True, slots=True)
class Told:
    """What a public file says of itself; `known` operations its maker had: more is newer."""

    office: str
    root: bytes
    name: str
    device: str
    at: str
    known: int
    trust: tuple[Statement, ...]
    rows: int
    raw: str
    raw_size: int


def write(
    target: IO[bytes],
    rows: Iterable[Row],
    *,
    root: bytes,
    name: str,
    device: str,
    at: str,
    known: int,
    statements: Sequence[Statement],
    sign: Callable[[bytes], bytes],
) -> int:
    """Write a public file; how many rows. Asserts that each row is of a declared form."""
    packed = io.BytesIO()
    hashed = hashlib.sha256()
    size = count = 0
    compressor = zstandard.ZstdCompressor(level=6, write_checksum=True)
    with compressor.stream_writer(packed, closefd=False) as stream:
        for table, uid, fields in rows:
            assert _fits(table, uid, fields), f"not public: {table} {fields}"
            data = f"{canonical([table, uid, dict(fields)])}\n".encode()
            hashed.update(data)
            size += len(data)
            count += 1
            stream.write(data)
    payload = packed.getvalue()
    text = canonical(
        {
            "format": FORMAT,
            "office": trust.office_id(root),
            "root": root.hex(),
            "name": name,
            "device": device,
            "at": at,
            "known": known,
            "trust": [[s.text, base64.b64encode(s.signature).decode()] for s in statements],
            "rows": count,
            "raw": hashed.hexdigest(),
            "raw_size": size,
            "payload": hashlib.sha256(payload).hexdigest(),
            "size": len(payload),
        }
    ).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for member, data in zip(NAMES, (text, sign(DOMAIN + text), payload), strict=True):
            entry = zipfile.ZipInfo(member, _DATE)
            entry.external_attr = 0o100600 << 16
            archive.writestr(entry, data)
    return count


class PublicFile:
    """A public file that was opened: its form checked, not yet whose it is."""

    def __init__(self, data: bytes) -> None:
        """Take its bytes apart. Raises BadBundle."""
        self._text, self._signature, payload = members_in(io.BytesIO(data), NAMES)
        self._payload = data[payload.at : payload.at + payload.size]
        self.told = _told(self._text, self._payload)

    def prove(self, known: Iterable[Statement] = ()) -> None:
        """Prove that a PC of the office signed it, by its statements and those `known` before.

        The office's name is the hash of its key, so no office can speak for another. Raises
        BadBundle.
        """
        told = self.told
        proved = trust.right((*known, *told.trust), told.root)
        makers = {m.device: m for m in trust.members_of(proved.values())}
        maker = makers.get(told.device)
        if maker is None:
            raise BadBundle("bundle-unknown-signer", device=told.device)
        if maker.until is not None:
            raise BadBundle("bundle-revoked-signer", device=maker.name or maker.device)
        try:
            key = Ed25519PublicKey.from_public_bytes(maker.public)
            key.verify(self._signature, DOMAIN + self._text)
        except InvalidSignature as error:
            raise BadBundle("bundle-signature") from error

    def rows(self) -> Iterator[Row]:
        """Its rows, after a first pass that proves size and hash. Raises BadBundle."""
        hashed = hashlib.sha256()
        size = 0
        for part in unpacked(self._payload):
            size += len(part)
            if size > self.told.raw_size:
                raise BadBundle("bundle-damaged")
            hashed.update(part)
        if size != self.told.raw_size or hashed.hexdigest() != self.told.raw:
            raise BadBundle("bundle-damaged")
        count = 0
        for line in lines_in(unpacked(self._payload)):
            count += 1
            yield _row(line)
        if count != self.told.rows:
            raise BadBundle("bundle-damaged")


def is_public(data: bytes) -> bool:
    """Whether these bytes begin like a public file."""
    return data[:4] == b"PK\x03\x04" and data[30 : 30 + len(NAMES[0])] == NAMES[0].encode()


def told_of(data: bytes) -> list[tuple[str, str]]:
    """What a public file says of itself, by name. Raises BadBundle."""
    found = PublicFile(data)
    found.prove()
    told = found.told
    return [
        ("public part of", f"{told.name} {told.office}"),
        ("made by", told.device),
        ("made at", told.at),
        ("rows", str(sum(1 for _ in found.rows()))),
        ("signature", "fits a PC the office's key admitted"),
    ]


def _told(text: bytes, payload: bytes) -> Told:
    wrong = BadBundle("bundle-damaged")
    try:
        found = json.loads(text)
        if type(found) is not dict or type(found.get("format")) is not int:
            raise wrong
        if found["format"] > FORMAT:
            raise BadBundle("bundle-too-new", found=found["format"], known=FORMAT)
        if set(found) != _KEYS or canonical(found).encode() != text or found["format"] != FORMAT:
            raise wrong
        root = bytes.fromhex(found["root"])
        pairs = [(str(text), base64.b64decode(sig, validate=True)) for text, sig in found["trust"]]
        numbers = [found[name] for name in ("known", "rows", "raw_size", "size")]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise wrong from error
    texts = [found[name] for name in ("office", "name", "device", "at", "raw", "payload")]
    fits = (
        all(type(n) is int and 0 <= n <= LARGEST_RAW for n in numbers)
        and all(type(t) is str and len(t) <= 200 for t in texts)
        and trust.office_id(root) == found["office"]
        and root.hex() == found["root"]
        and found["size"] == len(payload)
        and found["payload"] == hashlib.sha256(payload).hexdigest()
    )
    if not fits:
        raise wrong
    return Told(
        *(found["office"], root, found["name"], found["device"], found["at"], found["known"]),
        tuple(Statement(text, signature) for text, signature in pairs),
        *(found["rows"], found["raw"], found["raw_size"]),
    )


def _row(text: str) -> Row:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadBundle("bundle-damaged") from error
    if type(found) is not list or len(found) != 3 or not _fits(*found):
        raise BadBundle("bundle-damaged")
    table, uid, fields = found
    return table, uid, fields


def _fits(table: object, uid: object, fields: object) -> bool:
    if type(table) is not str or table not in TABLES or type(uid) is not str or not uid:
        return False
    if type(fields) is not dict or set(fields) != set(TABLES[table]):
        return False
    return all(
        value is None or (type(value) is TABLES[table][name] and _small(value))
        for name, value in fields.items()
    )


def _small(value: object) -> bool:
    """As much as a line of ours holds, and no control character that a database refuses."""
    if isinstance(value, int):
        return -(1 << 63) <= value < 1 << 63
    return isinstance(value, str) and len(value) <= 1 << 20 and "\0" not in value
