"""The bundle file (`.pkb`): sealed segments, statements of trust and files, for the office's PCs.

A ZIP with exactly three stored members. `manifest.json` is canonical JSON, `manifest.sig` its
Ed25519 signature, `payload.age` an age file (X25519) of a Zstandard stream of lines. Signature and
hash are proved before anything is decrypted or unpacked; nothing is ever unpacked to disk. The
format and its limits: FORMAT.md beside this file.
"""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import json
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db.errors import RecordsError, disk_told_apart
from db.exchange import age, segments, trust
from db.exchange.line import BadLine, canonical
from db.exchange.segments import Segment
from db.exchange.trust import Statement

FORMAT = 1
SUFFIX = ".pkb"
DOMAIN = b"prachakhom bundle 1\n"
NAMES = ("manifest.json", "manifest.sig", "payload.age")
PUBLIC = "public.json"  # the first member of a public file: `public.py`
LARGEST = 1 << 30  # bytes of the file
LARGEST_MANIFEST = 1 << 18
LARGEST_RAW = 4 << 30  # bytes of the payload, unpacked
LARGEST_LINE = 8 << 20
PIECE = 1 << 20  # bytes of a file in one line
_MOST_SEGMENTS, _MOST_LINES = 50_000, 20_000_000
_WINDOW = 1 << 27
_SPOOLED = 1 << 22  # bytes of a sealed payload kept in memory
_LEVEL = 3
_DATE = (1980, 1, 1, 0, 0, 0)
_TEXTS = ("office", "root", "device", "at", "payload", "raw", "scope")
_NUMBERS = ("format", "segments", "lines", "files", "raw_size", "size")


class BadBundle(RecordsError):
    """A file that is no bundle of this office, or not as it was written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself, signed by the PC that made it."""

    office: str  # its name: the hash of `root`
    root: bytes  # the office's public key
    device: str
    at: str
    scope: str  # all, since
    heads: Mapping[str, tuple[int, str]]
    trust: tuple[Statement, ...]
    segments: int
    lines: int
    files: int
    raw_size: int
    raw: str  # SHA-256 of the payload unpacked
    size: int
    payload: str  # SHA-256 of payload.age


def write(
    target: IO[bytes],
    found: Iterator[Segment],
    files: Iterator[tuple[str, bytes]],
    *,
    root: bytes,
    device: str,
    at: str,
    scope: str,
    heads: Mapping[str, tuple[int, str]],
    statements: Sequence[Statement],
    recipients: Sequence[bytes],
    sign: Callable[[bytes], bytes],
    beside: Path | None = None,
) -> Manifest:
    """Write a bundle to an open, seekable file; `files` are named by their SHA-256.

    Memory holds one segment or one file. The sealed payload, if it is large, lies without a name in
    the folder `beside` meanwhile.
    Raises RecordsError `bundle-outgrown`.
    """
    hashed = hashlib.sha256()
    counts = {"segments": 0, "lines": 0, "files": 0, "raw_size": 0}

    def lines() -> Iterator[str]:
        for segment in found:
            counts["segments"] += 1
            counts["lines"] += len(segment.lines)
            yield canonical(["s", segment.header, base64.b64encode(segment.signature).decode()])
            for line, private in zip(segment.lines, segment.private, strict=True):
                yield f"{line}\t{private}" if private else line
        for name, whole in files:
            counts["files"] += 1
            many = max(1, -(-len(whole) // PIECE))
            for place in range(many):
                piece = whole[place * PIECE : (place + 1) * PIECE]
                yield canonical(["f", name, place, many, base64.b64encode(piece).decode()])

    def packed() -> Iterator[bytes]:
        stream = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compressobj()
        for line in lines():
            data = f"{line}\n".encode()
            hashed.update(data)
            counts["raw_size"] += len(data)
            if part := stream.compress(data):
                yield part
        yield stream.flush()

    aside = beside or Path(tempfile.gettempdir())
    with _spooled(aside) as payload:
        with disk_told_apart(aside):  # not the disk of `target`
            age.seal(packed(), payload, recipients)
            payload.flush()
        size = payload.tell()
        if size + LARGEST_MANIFEST > LARGEST:
            raise RecordsError("bundle-outgrown")
        payload.seek(0)
        content = _content(
            (root, device, at, scope, heads, statements),
            {"raw": hashed.hexdigest(), "size": size, "payload": _hash(payload, size), **counts},
        )
        text = canonical(content).encode()
        if len(text) > LARGEST_MANIFEST:
            raise BadBundle("bundle-too-large")
        payload.seek(0)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name, data in zip(NAMES, (text, sign(DOMAIN + text)), strict=False):
                archive.writestr(_entry(name), data)
            with archive.open(_entry(NAMES[2], size), "w") as member:
                shutil.copyfileobj(payload, member, PIECE)
    return _manifest(content)


@contextmanager
def _spooled(folder: Path) -> Iterator[IO[bytes]]:
    """A file in memory, and without a name in a folder once it is large."""
    file: Any = tempfile.SpooledTemporaryFile(  # noqa: SIM115 (its closing hides nothing)
        _SPOOLED, prefix=".payload-", dir=str(folder)
    )
    try:
        yield file
    finally:
        with suppress(OSError):  # of what could not be written, which was told
            file.close()


def _content(
    told: tuple[bytes, str, str, str, Mapping[str, tuple[int, str]], Sequence[Statement]],
    measured: Mapping[str, object],
) -> dict[str, Any]:
    root, device, at, scope, heads, statements = told
    return {
        "format": FORMAT,
        "office": trust.office_id(root),
        "root": root.hex(),
        "device": device,
        "at": at,
        "scope": scope,
        "heads": {name: list(head) for name, head in heads.items()},
        "trust": [[s.text, base64.b64encode(s.signature).decode()] for s in statements],
        **measured,
    }


def _entry(name: str, size: int = 0) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.external_attr = 0o100600 << 16
    entry.file_size = size
    return entry


def _hash(file: IO[bytes], size: int) -> str:
    """SHA-256 of the next bytes of a file."""
    hashed = hashlib.sha256()
    while size > 0 and (part := file.read(min(size, PIECE))):
        hashed.update(part)
        size -= len(part)
    return hashed.hexdigest()


class Bundle:
    """A bundle that was opened: its manifest proved, its payload not yet unpacked.

    It reads from the file it was given, which stays open as long; the payload is never whole in
    memory.
    """

    def __init__(self, source: IO[bytes] | bytes) -> None:
        """Take a bundle's file or bytes apart. Raises BadBundle for what is no bundle."""
        self._source = io.BytesIO(source) if isinstance(source, bytes) else source
        text, self._signature, payload = members_in(self._source, NAMES)
        self._text = text
        self._at = payload.at
        self.manifest = _read_manifest(text)
        if (self.manifest.size, self.manifest.payload) != (payload.size, payload.hash):
            raise BadBundle("bundle-damaged")

    def prove(self, office: str, public: bytes | None) -> None:
        """Check office and signature; `public` is the key known for the PC that made it."""
        if self.manifest.office != office:
            raise BadBundle("bundle-other-office")
        if public is None:
            raise BadBundle("bundle-unknown-signer", device=self.manifest.device)
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(self._signature, DOMAIN + self._text)
        except InvalidSignature as error:
            raise BadBundle("bundle-signature") from error

    def open(self, opening: bytes) -> Generator[Segment | tuple[str, bytes], None, None]:
        """The segments, then the files, after a first pass that proves size and hash.

        `opening` is this PC's private X25519 key. Raises BadBundle; nothing of a payload that is
        not as the manifest says is given out. Close it where it is left before its end.
        """
        told = self.manifest
        hashed = hashlib.sha256()
        size = 0
        for part in self._unpacked(opening):
            size += len(part)
            if size > told.raw_size:
                raise BadBundle("bundle-damaged")
            hashed.update(part)
        if size != told.raw_size or hashed.hexdigest() != told.raw:
            raise BadBundle("bundle-damaged")
        return self._parts(opening)

    def _unpacked(self, opening: bytes) -> Generator[bytes, None, None]:
        """The payload part by part, opened and unpacked. Raises BadBundle."""
        section = _Section(self._source, self._at, self.manifest.size)
        try:
            with age.opened(section, opening) as packed:
                yield from unpacked(packed)
        except age.Wrong as wrong:
            if wrong.for_others:
                raise BadBundle("bundle-not-for-us") from wrong
            raise BadBundle("bundle-damaged") from wrong

    def _parts(self, opening: bytes) -> Generator[Segment | tuple[str, bytes], None, None]:
        with closing(self._unpacked(opening)) as plain:
            yield from self._read(lines_in(plain))

    def _read(self, lines: Iterator[str]) -> Iterator[Segment | tuple[str, bytes]]:
        told = self.manifest
        left = told.lines
        for _ in range(told.segments):
            header, signature = _segment_line(next(lines, ""))
            try:
                count = segments.parse(header)
            except BadLine as wrong:
                raise BadBundle("bundle-damaged") from wrong
            many = count.last - count.first + 1
            if not 0 < many <= min(left, segments.MOST_LINES):
                raise BadBundle("bundle-damaged")
            left -= many
            texts: list[str] = []
            private: list[str | None] = []
            for _, line in zip(range(many), lines, strict=False):
                text, tab, beside = line.partition("\t")
                texts.append(text)
                private.append(beside if tab else None)
            if len(texts) != many:
                raise BadBundle("bundle-damaged")
            yield Segment(header, signature, tuple(texts), tuple(private))
        if left:
            raise BadBundle("bundle-damaged")
        for _ in range(told.files):
            yield _file(lines)
        if next(lines, None) is not None:
            raise BadBundle("bundle-damaged")


class _Section:
    """A part of an open file as a file of its own; nobody else reads it meanwhile."""

    def __init__(self, file: IO[bytes], at: int, size: int) -> None:
        self._file = file
        self._left = size
        file.seek(at)

    def read(self, size: int) -> bytes:
        part = self._file.read(min(size, self._left))
        self._left -= len(part)
        return part


@dataclass(frozen=True, slots=True)
class Member:
    """The payload in its file: where it begins, how long it is, and its SHA-256."""

    at: int
    size: int
    hash: str


def members_in(source: IO[bytes], names: tuple[str, ...]) -> tuple[bytes, bytes, Member]:
    """The three members of the ZIP, and nothing else in it. Raises BadBundle."""
    if source.seek(0, os.SEEK_END) > LARGEST:
        raise BadBundle("bundle-too-large")

    def at_place(at: int, size: int) -> bytes:
        source.seek(at)
        return source.read(size)

    if at_place(0, 4) != b"PK\x03\x04":
        raise BadBundle("bundle-no-bundle")
    wrong = BadBundle("bundle-damaged")
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            if names == NAMES and [entry.filename for entry in entries[:1]] == [PUBLIC]:
                raise BadBundle("bundle-is-public")
            if tuple(entry.filename for entry in entries) != names or archive.comment:
                raise wrong
            at = 0
            for entry in entries:
                kind = (entry.external_attr >> 16) & 0o170000
                if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
                    raise wrong
                if entry.file_size != entry.compress_size or kind not in (0, 0o100000):
                    raise wrong
                more = at_place(at + 28, 2) != b"\0\0" or entry.extra
                if entry.header_offset != at or more:
                    raise wrong
                at += 30 + len(entry.filename) + entry.file_size
            if entries[0].file_size > LARGEST_MANIFEST or entries[1].file_size != 64:
                raise wrong
            text, signature = (archive.read(entry) for entry in entries[:2])
            with archive.open(entries[2]) as member:  # its CRC is proved at its end
                hashed = _hash(member, entries[2].file_size + 1)
    except (
        *(zipfile.BadZipFile, ValueError, KeyError, EOFError, NotImplementedError),
        *(RuntimeError, OverflowError, struct.error, OSError, zlib.error),
    ) as error:
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            raise  # of the disk; a place before the file's beginning is damage
        raise wrong from error
    size = entries[2].file_size
    return text, signature, Member(at - size, size, hashed)


def _read_manifest(text: bytes) -> Manifest:
    wrong = BadBundle("bundle-damaged")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise wrong from error
    if type(found) is not dict:
        raise wrong
    if type(found.get("format")) is not int:
        raise wrong
    if found["format"] > FORMAT:
        raise BadBundle("bundle-too-new", found=found["format"], known=FORMAT)
    if set(found) != {*_TEXTS, *_NUMBERS, "heads", "trust"}:
        raise wrong
    try:
        if canonical(found).encode() != text:
            raise wrong
    except (ValueError, RecursionError) as error:
        raise wrong from error
    if not all(type(found[name]) is str and len(found[name]) <= 64 for name in _TEXTS):
        raise wrong
    tops = {
        "segments": _MOST_SEGMENTS,
        "lines": _MOST_LINES,
        "files": _MOST_LINES,
        "raw_size": LARGEST_RAW,
        "size": LARGEST,
        "format": FORMAT,
    }
    for name, top in tops.items():
        if type(found[name]) is not int or not 0 <= found[name] <= top:
            raise wrong
    try:
        root = bytes.fromhex(found["root"])
    except ValueError as error:
        raise wrong from error
    if trust.office_id(root) != found["office"] or root.hex() != found["root"]:
        raise wrong
    heads, told = found["heads"], found["trust"]
    if type(heads) is not dict or type(told) is not list:
        raise wrong
    for head in heads.values():
        fits = type(head) is list and len(head) == 2
        if not fits or type(head[0]) is not int or type(head[1]) is not str:
            raise wrong
    for pair in told:
        if type(pair) is not list or [type(part) for part in pair] != [str, str]:
            raise wrong
    return _manifest(found)


def _manifest(found: dict[str, Any]) -> Manifest:
    return Manifest(
        office=found["office"],
        root=bytes.fromhex(found["root"]),
        device=found["device"],
        at=found["at"],
        scope=found["scope"],
        heads={name: (head[0], head[1]) for name, head in found["heads"].items()},
        trust=tuple(Statement(text, _decoded(signature)) for text, signature in found["trust"]),
        segments=found["segments"],
        lines=found["lines"],
        files=found["files"],
        raw_size=found["raw_size"],
        raw=found["raw"],
        size=found["size"],
        payload=found["payload"],
    )


def signer_of(manifest: Manifest, root: bytes) -> trust.Member | None:
    """The PC that made the bundle as the statements it carries tell; they prove themselves."""
    kept = trust.right(manifest.trust, root)
    for member in trust.members_of(kept.values()):
        if member.device == manifest.device:
            return member
    return None


def unpacked(packed: IO[bytes] | bytes) -> Iterator[bytes]:
    """The payload part by part; a lying size costs no more than one part."""
    try:
        reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(
            packed, read_across_frames=False
        )
        while part := reader.read(PIECE):
            yield part
    except zstandard.ZstdError as error:
        raise BadBundle("bundle-damaged") from error


def lines_in(parts: Iterator[bytes]) -> Iterator[str]:
    rest = b""
    try:
        for part in parts:
            *whole, rest = (rest + part).split(b"\n")
            if len(rest) > LARGEST_LINE:
                raise BadBundle("bundle-damaged")
            for line in whole:
                yield line.decode()
    except UnicodeDecodeError as error:
        raise BadBundle("bundle-damaged") from error
    if rest:
        raise BadBundle("bundle-damaged")


def _listed(line: str, kind: str, types: Sequence[type]) -> list[Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadBundle("bundle-damaged") from error
    if type(found) is not list or [type(part) for part in found] != [str, *types]:
        raise BadBundle("bundle-damaged")
    if found[0] != kind:
        raise BadBundle("bundle-damaged")
    return found


def _segment_line(line: str) -> tuple[str, bytes]:
    _, header, signature = _listed(line, "s", (str, str))
    return header, _decoded(signature)


def _file(lines: Iterator[str]) -> tuple[str, bytes]:
    content = bytearray()
    name, many, place = "", 1, 0
    while place < many:
        _, named, at, of, piece = _listed(next(lines, ""), "f", (str, int, int, str))
        if at != place or (place and (named, of) != (name, many)) or of < 1:
            raise BadBundle("bundle-damaged")
        name, many, place = named, of, place + 1
        content += _decoded(piece)
    if hashlib.sha256(content).hexdigest() != name:
        raise BadBundle("bundle-damaged")
    return name, bytes(content)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise BadBundle("bundle-damaged") from error
