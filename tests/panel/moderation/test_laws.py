"""Whatever members do, in whatever order: nobody opens before all have committed, nothing changes, nothing is lost.

The file is read again after each step, a report is made at each stage, and the file is edited wherever it can be.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from qualityframework.errors import InvalidInput, Mismatch, Unusable
from qualityframework.panel.moderation import (
    Position,
    Stage,
    View,
    begin_at,
    begun,
    committed,
    concluded,
    enter_at,
    ledger,
    read_moderation,
    report_of,
    revealed,
    sealed,
    withdrawn,
)
from qualityframework.report.moderation_text import moderation_lines
from tests.panel.moderation.made import FIGURES, ROLES, SUBJECTS, salt, terms

QUICK = FIGURES.model_copy(update={"resamples": 200})
GRADES = (None, "unsatisfactory", "weak", "adequate", "good", "very_good", "excellent")
LABELS = ("Unsatisfactory", "Weak", "Adequate", "Good", "Very good", "Excellent")

roles = st.sampled_from(ROLES)
grades = st.tuples(*(st.sampled_from(GRADES) for _ in SUBJECTS))


class Moderating(RuleBasedStateMachine):
    """Members who act as they like; beside them a plain account of what each has done."""

    @initialize(ahead=st.integers(0, 8), given=grades)
    def begin(self, ahead: int, given: tuple[str | None, ...]) -> None:
        """At any stage, so that each is tried often."""
        self.folder = Path(tempfile.mkdtemp())
        self.state = begun(terms())
        self.path = begin_at(self.folder, self.state)
        self.sealed: dict[str, Position] = {}
        self.open: dict[str, Position] = {}
        self.final: dict[str, Position] = {}
        self.left: dict[str, str] = {}
        self.said = 0
        for _ in range(ahead):
            self.go_on(given)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    # what members do

    @rule(role=roles, given=grades)
    def commit(self, role: str, given: tuple[str | None, ...]) -> None:
        held = self.position(role, given)
        seal = sealed(self.state.terms, held, salt(role))
        if self.step(role not in self.left and role not in self.sealed, lambda now: committed(now, role, seal)):
            self.sealed[role] = held

    @rule(role=roles)
    def reveal(self, role: str) -> None:
        held = self.sealed.get(role) or self.position(role, (None,) * len(SUBJECTS))
        may = self.all_in(self.sealed) and role in self.sealed and role not in self.open and role not in self.left
        if self.step(may, lambda now: revealed(now, held, salt(role))):
            self.open[role] = held

    @rule(role=roles, other=roles, given=grades)
    def reveal_what_was_not_sealed(self, role: str, other: str, given: tuple[str | None, ...]) -> None:
        self.step(False, lambda now: revealed(now, self.position(role, given), salt(role)))
        if other != role and other in self.sealed:
            taken = Position(role=role, positions=self.sealed[other].positions)
            self.step(False, lambda now: revealed(now, taken, salt(other)))

    @rule(role=roles)
    def withdraw(self, role: str) -> None:
        reason = f"left-{self.number()}"
        may = role not in self.left and role not in self.final
        if self.step(may, lambda now: withdrawn(now, role, reason)):
            self.left[role] = reason

    @rule(role=roles, given=grades)
    def conclude(self, role: str, given: tuple[str | None, ...]) -> None:
        held = self.position(role, given)
        may = self.all_in(self.open) and role in self.open and role not in self.final and role not in self.left
        if self.step(may, lambda now: concluded(now, held)):
            self.final[role] = held

    @rule(role=roles, given=grades)
    def conclude_without_a_reason(self, role: str, given: tuple[str | None, ...]) -> None:
        if role in self.open:
            views = tuple(View(subject=subject, grade=grade) for subject, grade in zip(SUBJECTS, given, strict=True))
            if any(self.open[role].views[view.subject].grade != view.grade for view in views):
                self.step(False, lambda now: concluded(now, Position(role=role, positions=views)))

    @rule(given=grades)
    def go_on(self, given: tuple[str | None, ...]) -> None:
        """The first whom the others await does what is awaited."""
        for role in self.state.awaited[:1]:
            match self.state.stage:
                case Stage.COMMITTING:
                    self.commit(role, given)
                case Stage.REVEALING:
                    self.reveal(role)
                case _:
                    self.conclude(role, given)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """Any value that stands in the file, and any entry, is changed or taken out: that is always seen."""
        whole = self.path.read_bytes()
        told = json.loads(whole)
        if data.draw(st.booleans()):
            inner, key = data.draw(st.sampled_from(list(leaves(told))))
            inner[key] = data.draw(
                st.sampled_from(["x" + inner[key], inner[key][:-1] + "0", "good", "chair", "f" * 64])
            )
        else:
            del told["entries"][data.draw(st.integers(0, len(told["entries"]) - 1))]
        if told != json.loads(whole):
            self.path.write_text(json.dumps(told), encoding="utf-8")
            with pytest.raises(InvalidInput):
                read_moderation(self.folder)
            self.path.write_bytes(whole)

    # what always holds

    @invariant()
    def the_state_is_what_members_did(self) -> None:
        assert set(self.state.seals) == set(self.sealed)
        assert self.state.opened == self.open
        assert self.state.finals == self.final
        assert {role: deed.reason for role, deed in self.state.withdrawals.items()} == self.left

    @invariant()
    def nobody_has_opened_before_all_had_committed(self) -> None:
        if self.open:
            assert self.all_in(self.sealed)
            assert self.state.stage is not Stage.COMMITTING
        if self.final:
            assert self.all_in(self.open)

    @invariant()
    def it_is_read_again_as_it_is(self) -> None:
        assert read_moderation(self.folder) == self.state
        assert [path.name for path in self.folder.iterdir()] == [ledger.NAME]

    @invariant()
    def the_file_tells_nothing_that_is_sealed(self) -> None:
        text = self.path.read_text(encoding="utf-8")
        for role, held in self.sealed.items():
            if role not in self.open:
                assert salt(role) not in text
                assert [view.reason for view in held.positions if str(view.reason) in text] == []

    @invariant()
    def a_report_is_made_at_every_stage_and_tells_nothing_before_all_are_open(self) -> None:
        made = report_of(self.state, QUICK)
        data, text = made.model_dump_json(), "\n".join(line.text for line in moderation_lines(made))
        assert made.awaited == self.state.awaited
        assert "proposal of ours" in text
        assert "No grade is issued here" in " ".join(text.split())
        for reason in self.left.values():
            assert reason in text
        hidden = self.sealed if not self.all_in(self.open) or not self.all_in(self.sealed) else {}
        for held in (hidden or {role: one for role, one in self.sealed.items() if role not in self.open}).values():
            assert [view.reason for view in held.positions if str(view.reason) in data + text] == []
        if hidden:
            assert [label for label in LABELS if f"{label}." in text] == []
            assert (made.before, dict(made.subjects), made.moves) == (None, {}, 0)
        else:
            kept = {view.reason for held in (*self.open.values(), *self.final.values()) for view in held.positions}
            shown = {view.reason for one in made.subjects.values() for view in (*one.opened.views, *one.final.views)}
            assert kept == shown

    # how it is tried

    def number(self) -> int:
        self.said += 1
        return self.said

    def position(self, role: str, given: tuple[str | None, ...]) -> Position:
        """What a member holds, with reasons that nobody else has."""
        views = (
            View(subject=subject, grade=grade, reason=f"reason-{self.number()}-{role}")
            for subject, grade in zip(SUBJECTS, given, strict=True)
        )
        return Position(role=role, positions=tuple(views))

    def all_in(self, there: dict[str, Position]) -> bool:
        return all(role in there or role in self.left for role in ROLES)

    def step(self, may: bool, taken: Any) -> bool:
        """Takes a step on disk, which is refused unless it may be taken. Nothing that was there is lost by either."""
        before, on_disk = self.state, self.path.read_bytes()
        if not may:
            with pytest.raises((Unusable, Mismatch)):
                enter_at(self.folder, taken)
            assert self.path.read_bytes() == on_disk
            return False
        self.state = enter_at(self.folder, taken)
        assert self.state.entries[:-1] == before.entries
        assert self.state.came_by(before.digest)
        return True


def leaves(value: Any) -> Any:
    """Every text within, as what holds it and its key there."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            yield value, key
        else:
            yield from leaves(inner)


TestModerating = Moderating.TestCase
TestModerating.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


def test_the_laws_are_tried_at_every_stage() -> None:
    machine = Moderating()
    machine.begin(0, ("good", None))
    stages = []
    while machine.state.awaited:
        stages.append(machine.state.stage)
        machine.go_on(("good", None))
        machine.a_report_is_made_at_every_stage_and_tells_nothing_before_all_are_open()
    machine.teardown()
    assert [*dict.fromkeys([*stages, machine.state.stage])] == list(Stage)
