"""What one PC knows reaches the other by stick; no edit is lost, nothing is taken in twice."""

from __future__ import annotations

import os
import resource
import shutil
import signal

import pytest

from db import blobs, journal
from db.connection import records
from db.errors import RecordsError
from db.models import Office
from desktop.office import documents, drafting, exchange, office, people, sheets
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.documents import DocumentQuery
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, events, listing, opinions, plan
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import HearingFacts
from desktop.office.lanes import Lane

from .conftest import draft_text, found


def subjects() -> list[str]:
    rows = documents.rows(documents.find(DocumentQuery()))
    return sorted(row.subject for row in rows)


def refused(kind: type[Exception], reason: str):
    return pytest.raises(kind, check=lambda told: told.reason == reason)


def test_a_pc_that_joined_sees_the_office(pair) -> None:
    with pair.at(pair.second) as clerk:
        assert office.facts().short_name == "ทต.ตัวอย่าง"
        assert [row.plain for row in people.people()] == ["มะลิ ตัวอย่าง"]
        assert clerk
        rows = exchange.peers()
        assert [(row.name, row.here, row.role) for row in rows] == [
            ("เครื่องทะเบียน", True, "desk"),
            ("", False, "admin"),
        ]


def test_papers_travel_both_ways_and_lists_find_them(pair) -> None:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("จากเครื่องหนึ่ง"))
    with pair.at(pair.second) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("จากเครื่องสอง"))
    pair.carry(pair.first, pair.second)
    pair.carry(pair.second, pair.first, everything=False)
    for place in (pair.first, pair.second):
        with pair.at(place):
            assert subjects() == ["จากเครื่องสอง", "จากเครื่องหนึ่ง"]
            found_ids = documents.find(DocumentQuery(text="เครื่องสอง"))
            sheet = sheets.open_sheet(found_ids[0])
            assert (sheet.stage, len(sheet.versions)) == ("draft", 1)
            assert office.problems() == []


def test_a_bundle_taken_in_twice_changes_nothing_more(pair) -> None:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ครั้งเดียว"))
    first = pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        again = exchange.take_in(pair.stick / "carried.pkb")
    assert first.operations > 0
    assert first.rows["document"] == 1
    assert (again.operations, again.segments, again.refused) == (0, 0, 0)


def test_whoever_waits_for_the_lane_gets_it_after_a_segment(pair, tmp_path) -> None:
    with pair.at(pair.first) as clerk:
        for name in range(900):
            residents.add(ResidentFacts("นาย", f"คนที่ {name}", "สมมติ"), actor=clerk)
        exchange.export(tmp_path / "all.pkb", everything=True, actor=clerk)
    deeds: list[object] = []

    def did(*, others: bool) -> int:
        """How many deeds it took to take everything in."""
        folder = tmp_path / f"another, {others}"
        shutil.copytree(pair.second, folder)
        deeds.clear()
        lane = Lane(lambda deed: (deeds.append(deed), deed())[1], lambda: others)
        with pair.at(folder):
            taken = exchange.take_in(tmp_path / "all.pkb", deed=lane)
            assert taken.rows["resident"] == residents.count() == 900
        return len(deeds) - taken.manifest.segments

    assert did(others=True) > did(others=False) + 2


def test_a_look_tells_what_would_change_and_changes_nothing(pair) -> None:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ดูก่อน"))
        exchange.export(pair.stick / "look.pkb", everything=True, actor=clerk)
    with pair.at(pair.second):
        told = exchange.inspect(pair.stick / "look.pkb")
        assert told.rows["document"] == 1
        assert told.deeds["document.drafted"] > 0
        assert subjects() == []
        exchange.take_in(pair.stick / "look.pkb")
        assert subjects() == ["ดูก่อน"]


def test_since_carries_only_what_the_other_pc_lacks(pair) -> None:
    with pair.at(pair.first) as clerk:
        for n in range(30):
            drafting.draft("announcement", actor=clerk, source=draft_text(f"ฉบับ {n}"))
    pair.carry(pair.first, pair.second)
    pair.carry(pair.second, pair.first)  # now the first PC knows what the second has
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ใหม่"))
        whole = exchange.export(pair.stick / "all.pkb", everything=True, actor=clerk)
        since = exchange.export(pair.stick / "since.pkb", everything=False, actor=clerk)
    assert since.manifest.lines < whole.manifest.lines / 10
    with pair.at(pair.second):
        exchange.take_in(pair.stick / "since.pkb")
        assert "ใหม่" in subjects()


def test_two_edits_of_one_paper_are_a_conflict_and_none_is_lost(pair) -> None:
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("เดิม"))
    pair.carry(pair.first, pair.second)
    for place, subject in ((pair.first, "แก้ที่หนึ่ง"), (pair.second, "แก้ที่สอง")):
        with pair.at(place) as clerk:
            (paper,) = documents.find(DocumentQuery())
            drafting.save(paper, draft_text(subject), actor=clerk)
    assert pair.carry(pair.first, pair.second).conflicts > 0
    pair.carry(pair.second, pair.first)
    seen = []
    for place in (pair.first, pair.second):
        with pair.at(place):
            (paper,) = documents.find(DocumentQuery())
            sheet = sheets.open_sheet(paper)
            texts = {sheets.version_text(version.id) for version in sheet.versions}
            seen.append((sheet.subject, sheet.source, frozenset(texts)))
            assert {draft_text("แก้ที่หนึ่ง"), draft_text("แก้ที่สอง")} <= texts
    assert seen[0] == seen[1]


def test_what_is_computed_here_is_right_after_taking_in(pair) -> None:
    with pair.at(pair.first) as clerk:
        village = villages.add_village(3, "บ้านท่าทราย", actor=None)
        guest = residents.add(
            ResidentFacts(first_name="กิตติพงษ์", last_name="สมมติ", village_id=village), actor=clerk
        )
        hearing = plan.create(HearingFacts(subject="ปรับปรุงถนน"), actor=clerk)
        events.note(hearing, "posted", actor=clerk)
        attendance.check_in(hearing, guest, actor=clerk)
        said = opinions.take(hearing, OpinionFacts("ขอไฟถนน"), actor=clerk)
        opinions.correct(said, OpinionFacts("ขอไฟถนนสองจุด"), actor=clerk)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        (row,) = residents.rows(residents.find("กิตติ"))
        assert row.village == "หมู่ที่ ๓ บ้านท่าทราย"
        (hearing,) = listing.find(listing.HearingQuery(text="ถนน"))
        assert plan.open_sheet(hearing).state == "posted"
        assert len(attendance.present(hearing)) == 1
        (opinion,) = opinions.of_hearing(hearing)
        assert opinion.facts.text == "ขอไฟถนนสองจุด"
        assert office.problems() == []


def test_one_person_checked_in_at_two_desks_is_one_coming(pair) -> None:
    with pair.at(pair.first) as clerk:
        guest = residents.add(ResidentFacts(first_name="สมชาย"), actor=clerk)
        hearing = plan.create(HearingFacts(subject="เวที"), actor=clerk)
    pair.carry(pair.first, pair.second)
    for place, desk in ((pair.first, "๑"), (pair.second, "๒")):
        with pair.at(place) as clerk:
            (hearing,) = listing.find(listing.HearingQuery())
            (guest,) = residents.find()
            attendance.check_in(hearing, guest, actor=clerk, desk=desk)
    taken = pair.carry(pair.first, pair.second)
    assert taken.conflicts > 0  # both desks and hours are shown to a person
    with pair.at(pair.second):
        (hearing,) = listing.find(listing.HearingQuery())
        assert len(attendance.present(hearing)) == 1


def test_the_emblem_travels_with_the_row_that_names_it(pair) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
    with pair.at(pair.first) as clerk:
        office.import_emblem(svg, actor=clerk)
    assert pair.carry(pair.first, pair.second).files == 1
    with pair.at(pair.second):
        assert office.emblem() == svg


def test_the_rows_of_a_bundle_do_not_wait_for_its_files(pair, tmp_path) -> None:
    name = ""
    with pair.at(pair.first) as clerk:
        name = blobs.put(b"photo")
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง", emblem=name), actor=None)
        exchange.export(tmp_path / "all.pkb", everything=True, actor=clerk)
    seen: list[tuple[bool, bool]] = []

    def deed(what):
        found = what()
        seen.append((Office.get().emblem == name, blobs.holds(name)))
        return found

    with pair.at(pair.second):
        exchange.take_in(tmp_path / "all.pkb", deed=deed)
    assert (True, False) in seen
    assert seen[-1] == (True, True)


def test_a_bundle_of_another_office_is_refused(pair, tmp_path) -> None:
    found(tmp_path / "other")
    with pair.at(tmp_path / "other") as clerk:
        exchange.export(pair.stick / "other.pkb", everything=True, actor=clerk)
    with pair.at(pair.second), refused(RecordsError, "bundle-other-office"):
        exchange.take_in(pair.stick / "other.pkb")


def test_a_folder_joins_by_a_bundle_that_admits_it_alone(pair, tmp_path) -> None:
    exchange.ask_to_join(tmp_path / "third", "เครื่องสาม", pair.stick / "third.pkr")
    office.open_at(tmp_path / "third")
    try:
        assert not exchange.belongs()
        with refused(RecordsError, "bundle-admits-others"):
            exchange.join(pair.stick / "join.pkb")
    finally:
        office.close()


def test_only_an_admin_or_the_paper_key_admits(pair, tmp_path) -> None:
    other_paper = found(tmp_path / "other")
    text = (pair.stick / "ask.pkr").read_text("utf-8")
    with pair.at(pair.second):
        request = exchange.read_request(text)
        with refused(Refused, "needs-paper-key"):
            exchange.admit(request, "")
        with refused(RecordsError, "paper-key-wrong"):
            exchange.admit(request, "", paper=other_paper)
        exchange.admit(request, "แผนที่", paper=pair.paper)
        assert "แผนที่" in {row.name for row in exchange.peers()}
    with pair.at(pair.first):
        with refused(RecordsError, "paper-key-mistyped"):
            exchange.admit(
                request, "", paper=pair.paper[:-1] + ("0" if pair.paper[-1] != "0" else "1")
            )
        exchange.admit(request, "หัวหน้า", paper=pair.paper, role="admin")
        assert {row.role for row in exchange.peers()} == {"admin"}


@pytest.mark.parametrize("text", ["", "{}", "[]", '["{}", "00"]', "x" * 9000, '[{"v": 1}, 5]'])
def test_what_is_no_request_is_told(text: str) -> None:
    with refused(Refused, "join-request-unreadable"):
        exchange.read_request(text)


def test_a_revoked_pc_is_believed_no_more(pair) -> None:
    with pair.at(pair.second) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ก่อนหาย"))
    pair.carry(pair.second, pair.first)
    with pair.at(pair.first):
        lost = next(row.device for row in exchange.peers() if not row.here)
        exchange.revoke(lost)
    with pair.at(pair.second) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("หลังหาย"))
        exchange.export(pair.stick / "late.pkb", everything=True, actor=clerk)
    with pair.at(pair.first) as clerk:
        with refused(RecordsError, "bundle-revoked-signer"):
            exchange.take_in(pair.stick / "late.pkb")
        assert subjects() == ["ก่อนหาย"]
        made = exchange.export(pair.stick / "after.pkb", everything=True, actor=clerk)
        assert made.manifest.segments > 0
    with pair.at(pair.second), refused(RecordsError, "bundle-not-for-us"):
        exchange.take_in(pair.stick / "after.pkb")


def test_a_full_stick_leaves_no_half_bundle(pair, tmp_path) -> None:
    with pair.at(pair.first) as clerk, pytest.raises(RecordsError):
        exchange.export(tmp_path / "nowhere" / "a.pkb", everything=True, actor=clerk)
    assert not (tmp_path / "nowhere").exists()


def test_a_full_disk_of_the_office_is_not_told_as_the_stick(pair) -> None:
    with pair.at(pair.first) as clerk:
        office.change(
            office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง", emblem=blobs.put(os.urandom(6 << 20))),
            actor=None,
        )
        there = set(pair.stick.iterdir())
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5 << 20, hard))
        try:
            with pytest.raises(RecordsError) as told:
                exchange.export(pair.stick / "a.pkb", everything=True, actor=clerk)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)

    assert told.value.facts["place"] == str(pair.first)
    assert set(pair.stick.iterdir()) == there


def test_a_new_paper_key_carries_the_office_key_over(pair) -> None:
    from db import office_folder
    from db.errors import Locked

    with pair.at(pair.first):
        vault = office_folder.current().vault
        before = vault.office_key(pair.paper)
        with pytest.raises(Locked):
            vault.new_paper_key()
        fresh = vault.new_paper_key(pair.paper)
        assert vault.office_key(fresh) == before


def test_this_pc_is_the_registrar_it_was_appointed(pair) -> None:
    from db.exchange import appointment

    with pair.at(pair.first):
        connection = records.connection()
        assert appointment.registrar(connection) == (journal.here(connection), 0)
    with pair.at(pair.second):
        connection = records.connection()
        told = appointment.registrar(connection)
        assert told is not None
        assert told[0] != journal.here(connection)
