"""A hub behind a line that goes wrong: what was written arrives, every failure is told in words.

Real servers behind `tests/fault_proxy.py`; what went wrong is made up for by the next passes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest

from db.connection import records
from db.exchange import hub as hubs
from db.exchange import places, segments, store, transfer
from db.exchange.hub import Hub
from db.exchange.places import HubTrouble, Place
from desktop.office import drafting, exchange
from desktop.office.words import sentences, tell
from tests.unit.exchange.conftest import Pair, draft_text
from tests.unit.exchange.heavy import ceph, servers
from tests.unit.exchange.heavy.servers import Served, free_port, listening

SERVERS = servers.SERVERS
CEPH = "ceph"
PAPERS = 8
LETTERS = 60_000  # of a paper; hexadecimal, so about half of it after packing
ROOT = Path(__file__).parents[4]
TRIES = 25


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One Ceph for all."""
    with ceph.cluster(tmp_path_factory.mktemp("ceph")) as made:
        yield made


@pytest.fixture(params=[*SERVERS, CEPH])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """A real server with an empty store."""
    if request.param == CEPH:
        yield ceph.with_bucket(request.getfixturevalue("gateway"))
        return
    with SERVERS[request.param](tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence is noticed after three seconds, not twenty."""
    monkeypatch.setattr(store, "_TIMEOUT", 3)


@contextmanager
def behind(port: int, mode: str, log: Path) -> Iterator[int]:
    """A proxy of this mode before a port; gives its own."""
    listen = free_port()
    command = (sys.executable, str(ROOT / "tests" / "fault_proxy.py"))
    with listening(log, listen, *command, str(listen), str(port), mode):
        yield listen


@dataclass
class Told:
    """What the tries came to."""

    tries: int = 0
    reasons: list[str] = field(default_factory=list)


def until_done(pair: Pair, place: Path, where: Place, told: Told | None = None) -> Told:
    """Pass after pass until one goes well; each failure must be told in words."""
    told = told or Told()
    with pair.at(place):
        for _ in range(TRIES):
            told.tries += 1
            try:
                hub = Hub(where, transfer.office())
                done = hubs.sync(hub, hub.mark(), exchange.derive, step=lambda: None)
            except HubTrouble as trouble:
                told.reasons.append(trouble.reason)
                continue
            if not done.bad:
                assert all(sentences()[reason].th for reason in told.reasons)
                return told
    raise AssertionError(f"no pass went well: {told.reasons}")


def write_papers(pair: Pair, place: Path, count: int = PAPERS, letters: int = LETTERS) -> None:
    """Papers that do not pack well, each sealed by itself: as many files on the hub."""
    random = Random(9)
    with pair.at(place) as clerk:
        for number in range(count):
            body = random.randbytes(letters // 2).hex()
            drafting.draft("announcement", actor=clerk, source=draft_text(f"ฉบับ {number}", body))
            transfer.seal()


def applied(pair: Pair, place: Path) -> dict[str, int]:
    with pair.at(place):
        return segments.applied(records.connection())


def all_arrived(pair: Pair) -> None:
    """Both PCs hold the same operations, and all of them."""
    first, second = applied(pair, pair.first), applied(pair, pair.second)
    common = {device: n for device, n in first.items() if device in second}
    assert common.keys() == first.keys()
    assert first == {device: second[device] for device in first}


def meet(pair: Pair, served: Served, mode: str, tmp_path: Path) -> Told:
    """Both PCs through the proxy until everything is over."""
    with behind(served.port, mode, tmp_path / "proxy.log") as port:
        told = until_done(pair, pair.first, served.at(port))
        until_done(pair, pair.second, served.at(port), told)
    all_arrived(pair)
    return told


FAULTS = {
    "nothing": "pass",
    "503 on a third of the connections": "busy:0.3",
    "the first eight answers are 503": "first:8",
    "every connection is cut": "cut:300000",
    "some connections are never answered": "silent:0.05",
    "a slow line": "slow:400000",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_all_arrives_through(pair, served: Served, fault: str, tmp_path: Path) -> None:
    write_papers(pair, pair.first)
    told = meet(pair, served, FAULTS[fault], tmp_path)
    if fault == "nothing":
        assert (told.tries, told.reasons) == (2, [])


def test_a_server_that_says_nothing_at_all_is_told(pair, served: Served, tmp_path: Path) -> None:
    with behind(served.port, "silent:1", tmp_path / "proxy.log") as port, pair.at(pair.first):
        with pytest.raises(HubTrouble) as trouble:
            Hub(served.at(port), transfer.office()).marker()
        assert trouble.value.reason == "hub-unreachable"
        assert "ไม่กระทบ" in tell(trouble.value)


def test_a_server_killed_again_and_again_in_the_middle(
    pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """kill -9 after every second file; what it had taken is there or is sent again."""
    write_papers(pair, pair.first)
    kills = 0
    with ExitStack() as stack:
        served = stack.enter_context(SERVERS["wsgidav"](tmp_path))
        put = Hub.put

        def killing(hub: Hub, *given: object) -> None:
            nonlocal kills
            put(hub, *given)  # type: ignore[arg-type]
            if kills < 4:
                kills += 1
                served.kill()
                served.again(stack)

        monkeypatch.setattr(Hub, "put", killing)
        until_done(pair, pair.first, served.at(served.port))
        until_done(pair, pair.second, served.at(served.port))
    assert kills == 4
    all_arrived(pair)


CLIENT = """
import sys
from pathlib import Path
from db.exchange import hub as hubs, transfer
from db.exchange.hub import Hub
from db.exchange.places import Place
from desktop.office import exchange, office
folder, kind, where, endpoint = sys.argv[1:5]
office.open_at(Path(folder))
user = ("user", "secret", endpoint) if endpoint else ()
hub = Hub(Place(kind, where, *user), transfer.office())
known = hub.mark()
put = Hub.put
def told(hub, *given):
    put(hub, *given)
    print("put", flush=True)
Hub.put = told
hubs.sync(hub, known, exchange.derive, step=lambda: None)
office.close()
print("done", flush=True)
"""


def test_a_client_killed_again_and_again_in_the_middle(pair, served: Served) -> None:
    """kill -9 of the program as soon as its first file of a pass is there: the next goes on."""
    write_papers(pair, pair.first, 2 * PAPERS)
    place = served.at(served.port)
    command = [sys.executable, "-c", CLIENT, str(pair.first)]
    command += [place.kind, place.where, place.endpoint]
    kills = 0
    while kills < 6:
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert program.stdout is not None
        with program, program.stdout:
            if program.stdout.readline() == "done\n":
                break  # on a slow machine the kill came late each time, and all is there by now
            os.kill(program.pid, signal.SIGKILL)
            kills += 1
    assert kills >= 3
    until_done(pair, pair.first, place)
    until_done(pair, pair.second, place)
    all_arrived(pair)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A tmpfs of its own over a folder; root alone may mount one, as the heavy tier runs."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("kind", ["folder", "wsgidav"])
def test_a_hub_whose_disk_is_full(pair, kind: str, tmp_path: Path) -> None:
    """It is told; what was whole stays, nothing half is taken in; with room again all arrives."""
    write_papers(pair, pair.first)
    (tmp_path / "small").mkdir()
    with ExitStack() as stack:
        stack.enter_context(small_disk(tmp_path / "small", "150k"))
        if kind == "folder":
            place = Place(places.FOLDER, str(tmp_path / "small"))
        else:
            served = stack.enter_context(SERVERS[kind](tmp_path, tmp_path / "small"))
            place = served.at(served.port)
        with pair.at(pair.first):
            hub = Hub(place, transfer.office())
            known = hub.mark()
            with pytest.raises(HubTrouble) as trouble:
                hubs.sync(hub, known, exchange.derive, step=lambda: None)
        assert trouble.value.reason in ("hub-full", "hub-unreachable", "hub-half-written")
        assert tell(trouble.value)
        more = ["mount", "-o", "remount,size=20m", str(tmp_path / "small")]
        subprocess.run(more, check=True)
        until_done(pair, pair.first, place)
        until_done(pair, pair.second, place)
    all_arrived(pair)


def test_a_hub_that_may_not_be_written_changes_nothing(pair, tmp_path: Path) -> None:
    write_papers(pair, pair.first, 1, 100)
    (tmp_path / "store").mkdir()
    before = applied(pair, pair.first)
    with SERVERS["wsgidav"](tmp_path, tmp_path / "store", read_only=True) as served:
        with pair.at(pair.first), pytest.raises(HubTrouble) as trouble:
            Hub(served.at(served.port), transfer.office()).mark()
        assert trouble.value.reason == "hub-denied"
    assert list((tmp_path / "store").iterdir()) == []
    assert applied(pair, pair.first) == before


def test_a_wrong_password_is_told(pair, tmp_path: Path) -> None:
    with SERVERS["wsgidav"](tmp_path, user="office:right") as served:
        place = replace(served.at(served.port), user="office", secret="wrong")
        with pair.at(pair.first), pytest.raises(HubTrouble) as trouble:
            Hub(place, transfer.office()).mark()
        assert trouble.value.reason == "hub-denied"
        with pair.at(pair.first):
            assert Hub(replace(place, secret="right"), transfer.office()).mark()


def test_a_hub_rolled_back_to_an_old_copy_is_made_whole_again(pair, tmp_path: Path) -> None:
    """Its provider brings back yesterday's backup; nothing is lost and nothing comes twice."""
    import shutil

    with SERVERS["wsgidav"](tmp_path) as served:
        place = served.at(served.port)
        assert served.files is not None
        write_papers(pair, pair.first, 2)
        until_done(pair, pair.first, place)
        shutil.copytree(served.files, tmp_path / "yesterday")
        write_papers(pair, pair.first, 2)
        until_done(pair, pair.first, place)
        shutil.rmtree(served.files)
        shutil.copytree(tmp_path / "yesterday", served.files)
        for place_ in (pair.second, pair.first, pair.second):
            until_done(pair, place_, place)
    all_arrived(pair)
