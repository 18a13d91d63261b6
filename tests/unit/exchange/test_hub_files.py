"""Files by way of a hub: in pieces, cut at any byte, going on from where they were cut."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import pytest

from db import blobs
from db.connection import records
from db.errors import RecordsError
from db.exchange import bundle, named, pieces, places, taking, transfer
from db.exchange import hub as hubs
from db.exchange.hub import Hub
from db.exchange.places import HubTrouble, Pass, Place
from desktop.office import drafting, exchange
from desktop.office.hearings import attachments, plan
from desktop.office.hearings.plan import HearingFacts
from desktop.office.jobs import Cancelled
from desktop.office.words import tell

from .conftest import draft_text
from .test_hub import Kept, free_port, server, share, sync, wsgidav  # noqa: F401

FILE = random.Random(1).randbytes(3 * pieces.SIZE + 12_345)
NAME = sha256(FILE).hexdigest()


def attach(pair, place: Path, data: bytes = FILE) -> None:
    with pair.at(place) as clerk:
        hearing = plan.create(HearingFacts(subject="เวที"), actor=clerk)
        attachments.add(hearing, "แผนที่.bin", data, actor=clerk)


def holds(pair, place: Path) -> bool:
    with pair.at(place):
        return blobs.holds(NAME) and blobs.get(NAME) == FILE


def left(kept: Kept) -> list[Path]:
    assert kept.files is not None
    return sorted(kept.files.rglob(f"{NAME}-*.age"))


def stopping_after(count: int):
    """A step that stops the pass at its so-manieth call."""
    calls = iter(range(count))

    def step() -> None:
        if next(calls, None) is None:
            raise Cancelled

    return step


def cut_short(pair, place: Path, kept: Kept, steps: int) -> None:
    with pair.at(place):
        hub = Hub(kept.place, transfer.office())
        known = hub.mark()
        with pytest.raises(Cancelled):
            hubs.sync(hub, known, exchange.derive, step=stopping_after(steps))


def test_a_file_travels_in_pieces_beside_the_bundles(pair, share: Kept) -> None:  # noqa: F811
    attach(pair, pair.first)
    sync(pair, pair.first, share)
    assert len(left(share)) == 4
    assert max(path.stat().st_size for path in share.files.rglob("*.pkb")) < pieces.SIZE
    assert sync(pair, pair.second, share).files == 1
    assert holds(pair, pair.second)
    with pair.at(pair.second):
        assert named.wanted(records.connection()) == set()
    again = sync(pair, pair.first, share)
    assert (again.sent, len(left(share))) == (0, 4)


def test_an_upload_that_was_cut_goes_on_from_its_last_piece(pair, share: Kept) -> None:  # noqa: F811
    attach(pair, pair.first)
    steps = 0
    while len(left(share)) < 2:
        steps += 1
        with pair.at(pair.first), suppress(Cancelled):
            hub = Hub(share.place, transfer.office())
            hubs.sync(hub, hub.mark(), exchange.derive, step=stopping_after(steps))
    before = left(share)
    assert len(before) < 4
    sync(pair, pair.first, share)
    assert len(left(share)) == 4
    assert set(before) <= set(left(share))


def test_a_download_that_was_cut_goes_on_from_its_last_piece(pair, share: Kept) -> None:  # noqa: F811
    attach(pair, pair.first)
    sync(pair, pair.first, share)
    waiting = pair.second / "blobs" / f"part-{NAME}"
    steps = 0
    while not waiting.exists() or len(list(waiting.iterdir())) < 2:
        steps += 1
        cut_short(pair, pair.second, share, steps)
    came = {int(path.name) for path in waiting.iterdir()}
    for path in left(share):  # whoever asks for these once more asks in vain
        piece = pieces.named(path.name)
        if piece is not None and piece.place in came:
            path.write_bytes(b"")
    assert sync(pair, pair.second, share).bad == 0
    assert holds(pair, pair.second)
    assert not waiting.exists()


def test_a_file_that_came_before_a_cut_is_not_fetched_again(pair, share: Kept) -> None:  # noqa: F811
    both = {sha256(data).hexdigest(): data for data in (FILE, FILE[: pieces.SIZE + 1])}
    for data in both.values():
        attach(pair, pair.first, data)
    sync(pair, pair.first, share)
    came: list[str] = []
    steps = 0
    while not came:
        steps += 1
        cut_short(pair, pair.second, share, steps)
        with pair.at(pair.second):
            came = [name for name in both if blobs.holds(name)]
    for path in share.files.rglob(f"{came[0]}-*.age"):  # whoever asks for it again asks in vain
        path.write_bytes(b"")
    again = sync(pair, pair.second, share)
    assert (again.files, again.bad) == (1, 0)


def test_a_damaged_piece_is_told_and_left_anew(pair, share: Kept) -> None:  # noqa: F811
    attach(pair, pair.first)
    sync(pair, pair.first, share)
    spoilt = left(share)[1]
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    assert sync(pair, pair.second, share).bad == 1
    assert not holds(pair, pair.second)
    sync(pair, pair.first, share)
    assert len(left(share)) == 5
    assert sync(pair, pair.second, share).bad == 0
    assert holds(pair, pair.second)


def test_a_hub_that_lost_everything_gets_the_files_again(pair, share: Kept) -> None:  # noqa: F811
    attach(pair, pair.first)
    sync(pair, pair.first, share)
    for path in (
        *left(share)[:2],
        *share.files.rglob("status.json"),
        *share.files.glob("v1/*/now/*"),
    ):
        path.unlink()
    sync(pair, pair.first, share)
    sync(pair, pair.second, share)
    assert holds(pair, pair.second)


def test_a_picture_in_a_paper_travels_too(pair, share: Kept) -> None:  # noqa: F811
    with pair.at(pair.first) as clerk:
        blobs.put(FILE)
        body = f"ดังภาพ\n\n![แผนที่]({NAME})"
        drafting.draft("announcement", actor=clerk, source=draft_text("แผนที่", body))
    assert pair.carry(pair.first, pair.second).files == 1
    assert holds(pair, pair.second)


def test_a_file_that_is_not_here_yet_does_not_stop_a_stick(pair, share: Kept) -> None:  # noqa: F811
    attach(pair, pair.first)
    sync(pair, pair.first, share)
    hub_without = left(share)
    for path in hub_without:
        path.unlink()
    sync(pair, pair.second, share)
    with pair.at(pair.second) as clerk:
        made = exchange.export(pair.stick / "x.pkb", everything=True, actor=clerk)
    assert (made.manifest.files, made.missing) == (0, 1)


@contextmanager
def cutting(target: int, seed: int) -> Iterator[int]:
    """A way to a server on which each connection breaks after some random count of bytes."""
    random_ = random.Random(seed)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        over = threading.Event()

        def accept() -> None:
            while not over.is_set():
                with suppress(OSError):
                    client = listening.accept()[0]
                    if over.is_set():
                        client.close()
                        return
                    threading.Thread(
                        target=carry, args=(client, random_.randrange(5 * pieces.SIZE // 2))
                    ).start()

        def carry(client: socket.socket, most: int) -> None:
            with client, socket.create_connection(("127.0.0.1", target)) as there:
                budget = [most]
                back = threading.Thread(target=pump, args=(there, client, budget))
                back.start()
                pump(client, there, budget)
                back.join()

        def pump(source: socket.socket, sink: socket.socket, budget: list[int]) -> None:
            with suppress(OSError):
                while budget[0] > 0 and (data := source.recv(min(65_536, budget[0]))):
                    budget[0] -= len(data)
                    sink.sendall(data)
            for end in (source, sink):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield int(listening.getsockname()[1])
        finally:
            over.set()
            with suppress(OSError), socket.create_connection(listening.getsockname()):
                pass
            thread.join()


def until_done(pair, place: Path, kept: Kept) -> Pass:
    """Passes until one goes well, as the window would make them."""
    for _ in range(60):
        with suppress(HubTrouble):
            return sync(pair, place, kept)
    raise AssertionError("no pass ever went well")


@pytest.mark.heavy
@pytest.mark.parametrize("seed", [1, 2])
def test_a_line_that_breaks_at_any_byte_loses_nothing(pair, tmp_path: Path, seed: int) -> None:
    port, root = free_port(), tmp_path / "dav"
    root.mkdir()
    attach(pair, pair.first)
    with server(tmp_path / "dav.log", port, *wsgidav(port, root)), cutting(port, seed) as way:
        straight = Kept(Place(places.WEBDAV, f"http://127.0.0.1:{port}"), root)
        kept = Kept(Place(places.WEBDAV, f"http://127.0.0.1:{way}"), root)
        with pair.at(pair.first):
            Hub(straight.place, transfer.office()).mark()
        until_done(pair, pair.first, kept)
        for _ in range(20):
            until_done(pair, pair.second, kept)
            if holds(pair, pair.second):
                break
        assert holds(pair, pair.second)
        assert len({path.name[:69] for path in left(straight)}) == 4


def test_a_bundle_left_in_the_middle_is_let_go_of_and_goes_on_another_time(pair) -> None:
    attach(pair, pair.first)
    file = pair.stick / "all.pkb"
    with pair.at(pair.first) as clerk:
        exchange.export(file, everything=True, actor=clerk)
    with pair.at(pair.second):
        with pytest.raises(Cancelled):
            taking.take_in(file, exchange.derive, step=cancelled)
        assert not [one for one in threading.enumerate() if one.name == "age"]
        assert exchange.take_in(file).files == 1
    assert holds(pair, pair.second)


def cancelled(done: int, _total: int) -> None:
    if done:
        raise Cancelled


def test_what_no_bundle_can_hold_is_told_before_it_leaves(pair, monkeypatch) -> None:
    attach(pair, pair.first)
    monkeypatch.setattr(bundle, "LARGEST", pieces.SIZE)
    with pair.at(pair.first) as clerk, pytest.raises(RecordsError) as trouble:
        exchange.export(pair.stick / "all.pkb", everything=True, actor=clerk)
    assert trouble.value.reason == "bundle-outgrown"
    assert not list(pair.stick.glob("all.pkb*"))
    assert "จุดรวมข้อมูล" in tell(trouble.value)
