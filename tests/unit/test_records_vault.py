"""The key file and the paper key: what opens an office, and what never does."""

import base64
import json
import random
from pathlib import Path

import pytest

from db import paper_key, vault
from db.device import Device
from db.errors import Damaged, Locked, RecordsError, TooNew


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def changed(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_a_passphrase_opens_the_same_key_and_the_same_pc(path: Path) -> None:
    made, _ = vault.create(path, "ความลับ ๑๒๓")
    again = vault.unlock(path, passphrase="ความลับ ๑๒๓")
    assert again.data_key == made.data_key
    assert again.device == made.device
    assert not again.is_open
    assert vault.wants_passphrase(path)


def test_a_passphrase_may_be_typed_on_another_keyboard(path: Path) -> None:
    made, _ = vault.create(path, "caf\u00e9")
    assert vault.unlock(path, passphrase="cafe\u0301").data_key == made.data_key


def test_the_paper_key_opens_too_however_it_is_typed(path: Path) -> None:
    made, paper = vault.create(path, "x")
    thai = paper.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    careless = paper.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    for typed in (paper, thai, careless):
        assert vault.unlock(path, paper=typed).data_key == made.data_key


def test_an_open_slot_opens_for_anybody_and_says_so(path: Path) -> None:
    made, _ = vault.create(path, None)
    assert not vault.wants_passphrase(path)
    again = vault.unlock(path)
    assert again.is_open
    assert again.data_key == made.data_key


def test_a_passphrase_set_later_closes_the_open_slot_and_can_be_taken_away(path: Path) -> None:
    made, paper = vault.create(path, None)
    made.change_passphrase("new")
    assert base64.b64encode(made.data_key).decode() not in path.read_text()
    with pytest.raises(Locked) as trouble:
        vault.unlock(path)
    assert trouble.value.reason == "passphrase-needed"
    opened = vault.unlock(path, passphrase="new")
    assert opened.data_key == made.data_key
    opened.change_passphrase(None)
    assert vault.unlock(path).is_open
    assert vault.unlock(path, paper=paper).data_key == made.data_key


def test_a_wrong_passphrase_is_told(path: Path) -> None:
    vault.create(path, "right")
    with pytest.raises(Locked) as trouble:
        vault.unlock(path, passphrase="wrong")
    assert trouble.value.reason == "passphrase-wrong"
    with pytest.raises(Locked) as trouble:
        vault.create(path, "")
    assert trouble.value.reason == "passphrase-empty"


def test_a_new_paper_key_ends_the_old_one(path: Path) -> None:
    made, old = vault.create(path, None)
    new = made.new_paper_key(old)
    assert vault.unlock(path, paper=new).data_key == made.data_key
    with pytest.raises(Locked) as trouble:
        vault.unlock(path, paper=old)
    assert trouble.value.reason == "paper-key-wrong"


def test_a_pcs_keys_and_its_last_seal_are_kept_out_of_sight(path: Path) -> None:
    made, _ = vault.create(path, None)
    made.note_sealed(41)
    again = vault.unlock(path)
    assert (again.sealed, again.device) == (41, made.device)
    assert made.device.signing.hex() not in path.read_text()
    again.renew_device()
    assert vault.unlock(path).device.id != made.device.id
    assert vault.unlock(path).sealed == 0


def test_keys_for_different_purposes_differ(path: Path) -> None:
    made, _ = vault.create(path, None)
    assert len({made.data_key, made.subkey("blobs"), made.subkey("drafts")}) == 3
    assert made.subkey("blobs") == vault.unlock(path).subkey("blobs")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"version": 1}',
        b'{"version": true, "slots": [], "device": {}}',
        b'{"version": 1, "slots": [1], "device": {}}',
        b'{"version": 1, "slots": [{"kind": "open", "key": "eA=="}], "device": {}}',
        b'{"version": 1, "slots": [{"kind": "open"}], "device": {}}',
        b" " * 100_000,
    ],
)
def test_a_spoilt_key_file_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Damaged) as trouble:
        vault.unlock(path)
    assert trouble.value.reason == "keys-damaged"


def test_a_missing_and_a_newer_key_file_are_told(path: Path) -> None:
    with pytest.raises(Locked) as missing:
        vault.unlock(path)
    assert missing.value.reason == "keys-missing"
    vault.create(path, None)
    changed(path, version=2)
    with pytest.raises(TooNew):
        vault.unlock(path)


def test_the_own_keys_open_late_and_tell_when_they_were_altered(path: Path) -> None:
    made, _ = vault.create(path, None)
    own = json.loads(path.read_text())["device"]
    assert own["id"] == vault.unlock(path).device_id == made.device.id
    assert own["sealed"] == vault.unlock(path).sealed == 0
    for altered in (
        own | {"id": "0" * 16},
        own | {"sealed": 1},
        own | {"box": own["nonce"]},
        {"id": own["id"]},
    ):
        changed(path, device=altered)
        opened = vault.unlock(path)
        assert opened.data_key == made.data_key
        with pytest.raises(Damaged):
            assert opened.device


@pytest.mark.parametrize(
    "cost", [[1 << 27, 3, 1], [65536, 10**9, 1], [65536, 3, 64], [8, 1, 1], [65536, 3], ["x", 3, 1]]
)
def test_a_planted_cost_is_refused_before_any_work(path: Path, cost: list[object]) -> None:
    vault.create(path, "right")
    slots = json.loads(path.read_text())["slots"]
    slots[0]["cost"] = cost
    changed(path, slots=slots)
    with pytest.raises(Damaged):
        vault.unlock(path, passphrase="right")


def test_no_altered_key_file_opens_anything_else(path: Path) -> None:
    made, paper = vault.create(path, None)
    made.change_passphrase(None)
    whole = path.read_bytes()
    chance = random.Random(2567)
    refused = 0
    for _ in range(300):
        at = chance.randrange(len(whole))
        path.write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        try:
            opened = vault.unlock(path, paper=paper)
            assert opened.device_id == opened.device.id
        except RecordsError:
            refused += 1
        else:  # spaces, or a letter of the open slot that was not asked
            assert (opened.data_key, opened.device) == (made.data_key, made.device)
    assert refused > 150


def test_every_single_typing_mistake_in_a_paper_key_is_noticed() -> None:
    text = paper_key.text(bytes(range(20)))
    assert text == "000G4-0R40M-30E20-9185G-R38E1-W8124-GKCF"  # as db/README.md says
    assert paper_key.read(text) == bytes(range(20))
    letters = text.replace("-", "")
    exchanged = {
        letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(33)
    }
    for typed in exchanged - {letters}:
        with pytest.raises(Locked):
            paper_key.read(typed)
    for at, letter in enumerate(letters):
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            if other != letter:
                with pytest.raises(Locked):
                    paper_key.read(letters[:at] + other + letters[at + 1 :])


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "paper-key-length"),
        ("ABCDE", "paper-key-length"),
        ("U" * 34, "paper-key-strange-letter"),
        ("ก" * 34, "paper-key-strange-letter"),
        ("A" * 34, "paper-key-mistyped"),
    ],
)
def test_a_hopeless_paper_key_is_told_why(typed: str, reason: str) -> None:
    with pytest.raises(Locked) as trouble:
        paper_key.read(typed)
    assert trouble.value.reason == reason


def test_a_device_signs_and_names_itself_by_its_public_key() -> None:
    device = Device.new()
    assert len(device.sign(b"x")) == 64
    assert len(device.id) == 16
    assert len(device.recipient) == len(device.public) == 32
    assert device.id != Device.new().id
