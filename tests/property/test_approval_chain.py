"""No order of deeds breaks the way of a paper: a random office, checked after every deed."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.office import (
    approvals,
    documents,
    drafting,
    office,
    people,
    register,
    sections,
    sheets,
)
from desktop.office.errors import Refused

PLACES = st.integers(0, 50)
WHO = st.sampled_from(["drafter", "head", "clerk"])


class OfficeAtWork(RuleBasedStateMachine):
    """Three people, a few papers, any deed by anybody at any time."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        folder = self._open.enter_context(tempfile.TemporaryDirectory())
        self._open.enter_context(office.opened(Path(folder) / "desk"))
        self.papers: list[int] = []
        self.signed: dict[int, str] = {}
        self.given: list[str] = []
        self.edits = 0

    @initialize()
    def people_come(self) -> None:
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        section = sections.add_section("สำนักปลัดเทศบาล", code="ตย 52001.4", actor=None)
        add = people.add_person
        self.who = {
            "drafter": add("มะลิ", "ตัวอย่าง", actor=None),
            "head": add("ปรีดา", "สมมติ", actor=None),
            "clerk": add("อรุณ", "ทดลอง", actor=None),
        }
        mayor = people.add_post("นายกเทศมนตรี", actor=None)
        for place, (name, post) in enumerate(
            (("clerk", "ปลัดเทศบาล"), ("head", "หัวหน้าสำนักปลัดเทศบาล"), ("drafter", "นิติกร")), start=1
        ):
            made = people.add_post(post, section_id=section, place=place, actor=None)
            people.appoint(self.who[name], made, actor=None)
            if name == "clerk":
                people.appoint(self.who[name], made, capacity="duty", acting_for=mayor, actor=None)

    def paper(self, place: int) -> int:
        return self.papers[place % len(self.papers)]

    @precondition(lambda self: len(self.papers) < 3)
    @rule(kind=st.sampled_from(["memo", "announcement"]))
    def somebody_drafts(self, kind: str) -> None:
        made = drafting.draft(kind, actor=self.who["drafter"])
        text = sheets.open_sheet(made).source
        drafting.save(
            made, text.replace("date = ", 'subject = "เรื่อง"\ndate = ', 1), actor=self.who["drafter"]
        )
        self.papers.append(made)

    @precondition(lambda self: self.papers)
    @rule(place=PLACES, who=WHO)
    def somebody_tries_to_pass_on(self, place: int, who: str) -> None:
        with suppress(Refused):
            approvals.forward(self.paper(place), actor=self.who[who])

    @precondition(lambda self: self.papers)
    @rule(place=PLACES)
    def who_is_due_passes_on(self, place: int) -> None:
        sheet = sheets.open_sheet(self.paper(place))
        due = next((s for s in sheet.chain if s.place == sheet.due_place), None)
        if due is not None:
            assert due.person_id is not None
            before = sheet.due_place
            approvals.forward(sheet.id, actor=due.person_id)
            assert sheets.open_sheet(sheet.id).due_place != before

    @precondition(lambda self: self.papers)
    @rule(place=PLACES, who=WHO)
    def somebody_sends_back(self, place: int, who: str) -> None:
        with suppress(Refused):
            approvals.send_back(self.paper(place), reason="แก้คำผิด", actor=self.who[who])
            assert sheets.open_sheet(self.paper(place)).stage == "draft"

    @precondition(lambda self: self.papers)
    @rule(place=PLACES, who=WHO)
    def somebody_edits(self, place: int, who: str) -> None:
        sheet = sheets.open_sheet(self.paper(place))
        self.edits += 1
        with suppress(Refused):
            drafting.save(sheet.id, f"{sheet.source}\nแก้ {self.edits}\n", actor=self.who[who])

    @precondition(lambda self: self.papers)
    @rule(place=PLACES)
    def a_number_is_taken(self, place: int) -> None:
        with suppress(Refused):
            self.given.append(register.take_number(self.paper(place), actor=self.who["drafter"]))

    @precondition(lambda self: self.papers)
    @rule(place=PLACES)
    def a_number_is_voided(self, place: int) -> None:
        with suppress(Refused):
            register.void(self.paper(place), reason="ออกผิด", actor=self.who["drafter"])

    @invariant()
    def what_is_signed_stays_as_it_was_signed(self) -> None:
        for paper in self.papers:
            sheet = sheets.open_sheet(paper)
            if sheet.stage == "signed":
                assert all(step.done_at is not None for step in sheet.chain)
                assert self.signed.setdefault(paper, sheet.source) == sheet.source
            else:
                assert paper not in self.signed

    @invariant()
    def the_steps_done_are_the_first_ones(self) -> None:
        for paper in self.papers:
            done = [step.done_at is not None for step in sheets.open_sheet(paper).chain]
            assert done == sorted(done, reverse=True)

    @invariant()
    def the_list_says_what_the_paper_says(self) -> None:
        for row in documents.rows(self.papers):
            sheet = sheets.open_sheet(row.id)
            due = next((s for s in sheet.chain if s.place == sheet.due_place), None)
            assert row.stage == sheet.stage == (due.stage if due else "signed")
            assert row.waiting_id == (due.person_id if due else None)

    @invariant()
    def no_number_was_given_twice(self) -> None:
        assert len(set(self.given)) == len(self.given)

    def teardown(self) -> None:
        try:
            assert office.problems() == []
        finally:
            self._open.close()


def test_no_order_of_deeds_breaks_the_way_of_a_paper() -> None:
    run_state_machine_as_test(
        OfficeAtWork, settings=settings(max_examples=12, stateful_step_count=30, deadline=None)
    )
