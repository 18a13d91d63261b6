"""Whom a hearing invites: by village, group or role, one by one, and off the list again."""

from __future__ import annotations

import pytest

from desktop.office import office
from desktop.office.community import residents
from desktop.office.errors import Refused
from desktop.office.hearings import events, invitations
from desktop.office.hearings.invitations import GROUP, VILLAGE


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def test_a_village_is_invited_whole_and_counted(hamlet) -> None:
    pool = next(p for p in invitations.pools(hamlet.hearing) if p.kind == VILLAGE)
    assert (pool.people, pool.invited) == (2, 0)
    ids = invitations.people_of(pool)
    assert invitations.invite(hamlet.hearing, ids, actor=hamlet.actor) == 2
    assert invitations.invite(hamlet.hearing, ids, actor=hamlet.actor) == 0
    pool = next(p for p in invitations.pools(hamlet.hearing) if p.kind == VILLAGE)
    assert (pool.people, pool.invited) == (2, 2)
    assert {row.village for row in invitations.of_hearing(hamlet.hearing)} == {pool.label}


def test_groups_and_roles_are_pools_of_their_own(hamlet) -> None:
    facts = residents.facts_of(residents.kept(hamlet.people[1]))
    from dataclasses import replace

    residents.change(hamlet.people[1], replace(facts, role="ผู้ใหญ่บ้าน"), actor=hamlet.actor)
    found = {(p.kind, p.label): p for p in invitations.pools(hamlet.hearing)}
    assert list(invitations.people_of(found[GROUP, "ผู้นำชุมชน"])) == [hamlet.people[0]]
    assert list(invitations.people_of(found["role", "ผู้ใหญ่บ้าน"])) == [hamlet.people[1]]


def test_somebody_taken_off_can_be_invited_again_with_the_same_uid(hamlet) -> None:
    invitations.invite(hamlet.hearing, hamlet.people[:1], actor=hamlet.actor, capacity="กรรมการ")
    (before,) = invitations.of_hearing(hamlet.hearing)
    assert invitations.withdraw(hamlet.hearing, hamlet.people, actor=hamlet.actor) == 1
    assert invitations.of_hearing(hamlet.hearing) == []
    invitations.invite(hamlet.hearing, hamlet.people[:1], actor=hamlet.actor)
    (after,) = invitations.of_hearing(hamlet.hearing)
    assert (after.uid, after.capacity) == (before.uid, "กรรมการ")


def test_what_somebody_comes_as_and_why_not(hamlet) -> None:
    invitations.invite(hamlet.hearing, hamlet.people[:1], actor=hamlet.actor)
    (row,) = invitations.of_hearing(hamlet.hearing)
    invitations.change(row.id, capacity=" กรรมการ ", excused="ติดราชการ", actor=hamlet.actor)
    (row,) = invitations.of_hearing(hamlet.hearing)
    assert (row.capacity, row.excused) == ("กรรมการ", "ติดราชการ")
    invitations.withdraw(hamlet.hearing, hamlet.people[:1], actor=hamlet.actor)
    with refused("invitation-gone"):
        invitations.change(row.id, capacity="", excused="", actor=hamlet.actor)


def test_a_few_letters_find_those_not_invited(hamlet) -> None:
    invitations.invite(hamlet.hearing, hamlet.people[:1], actor=hamlet.actor)
    found = invitations.uninvited(hamlet.hearing, "ใจ")
    assert [row.plain for row in found] == ["สมหญิง ใจงาม"]


def test_a_cancelled_hearing_invites_nobody(hamlet) -> None:
    events.cancel(hamlet.hearing, "ไม่มีงบ", actor=hamlet.actor)
    with refused("hearing-invites-nobody"):
        invitations.invite(hamlet.hearing, hamlet.people, actor=hamlet.actor)
    assert office.problems() == []


def test_more_than_one_step_invites_everybody(hamlet, monkeypatch) -> None:
    monkeypatch.setattr(invitations, "BATCH", 2)
    assert invitations.invite(hamlet.hearing, hamlet.people, actor=hamlet.actor) == 4
    assert invitations.count(hamlet.hearing) == 4
    assert invitations.withdraw(hamlet.hearing, hamlet.people, actor=hamlet.actor) == 4
