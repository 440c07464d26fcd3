"""A live session tells at every moment what a review of its record tells, and costs nobody but itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from qualityframework.errors import InvalidInput, NotFound
from qualityframework.expressions import durable
from qualityframework.frameworks import load, load_ruleset
from qualityframework.inspections import EvidenceItem, Record, Recorded, bind
from qualityframework.panel import Changed, Review, Session, review
from qualityframework.testing import evidence_items, records
from tests.perf.workload import DAY
from tests.strategies.inspections import FRAMEWORK

pytestmark = pytest.mark.skipif(not durable.installed(), reason="needs the extra `durable`")

RULESET = "quality-and-consistency-panel/2019"
NEW = {"id": "new", "kind": "records-read", "indicators": ["2.1"], "shows": {"grade": "weak"}, "verified": "yes"}


@pytest.fixture(scope="module")
def worker() -> Iterator[durable.Worker]:
    with durable.Worker() as made:
        yield made


def record(**parts: Any) -> Record:
    """A record of the programme of 2018-20 with these parts, and nothing else recorded."""
    head = {"id": "r", "title": "R", "framework": FRAMEWORK, "profile": "2018-20", "as_of": "2019-11-29"}
    return Record.model_validate(head | parts)


def item(**parts: Any) -> EvidenceItem:
    return EvidenceItem.model_validate(NEW | parts)


def reviewed(session: Session, first: Record) -> Review:
    """The review of its record, for the programme and the day that it began with."""
    framework = load(FRAMEWORK)
    began = bind(Recorded(first), framework)
    bound = bind(Recorded(session.record), framework, profile=began.profile.id, as_of=began.as_of)
    return review(bound, load_ruleset(RULESET))


Change = Callable[[Session], Changed]


@st.composite
def changes(draw: DrawFn) -> Change:
    """One thing that happens to a record. What it names may not be there, and then nothing happens."""
    what = draw(st.sampled_from(("add", "add", "replace", "withdraw", "evaluate", "withdraw_evaluation", "take")))
    event(what)
    framework = load(FRAMEWORK)
    place = draw(st.integers(0, 5))
    new = draw(evidence_items(framework))
    other = draw(records(framework))

    def change(session: Session) -> Changed:
        listed, evaluations = session.record.evidence or (), session.record.evaluations or ()
        evaluated = other.evaluations or ()
        old = listed[place % len(listed)].id if listed else "nothing"
        match what:
            case "add":
                return session.add(new)
            case "replace":
                return session.replace(new.model_copy(update={"id": old}))
            case "withdraw":
                return session.withdraw(old)
            case "evaluate" if evaluated:
                return session.evaluate(evaluated[place % len(evaluated)])
            case "withdraw_evaluation" if evaluations:
                return session.withdraw_evaluation(evaluations[place % len(evaluations)].subject)
            case _:
                return session.take(other)

    return change


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(first=records(load(FRAMEWORK)), happening=st.lists(changes(), min_size=1, max_size=4))
def test_at_every_moment_it_tells_what_a_review_of_its_record_tells(
    worker: durable.Worker, first: Record, happening: list[Change]
) -> None:
    with Session(first, ruleset=RULESET, worker=worker) as session:
        for change in happening:
            before = {one.id: one for one in session.findings}, {one.id for one in session.undetermined}
            kept = session.record
            try:
                told = change(session)
            except (InvalidInput, NotFound):
                event("refused")
                assert session.record is kept
                told = Changed()
            made = reviewed(session, first)
            assert session.findings == made.findings
            assert session.undetermined == made.undetermined
            after = {one.id: one for one in made.findings}, {one.id for one in made.undetermined}
            assert {one.id for one in told.appeared} == after[0].keys() - before[0].keys()
            assert {one.id for one in told.gone} == before[0].keys() - after[0].keys()
            same = after[0].keys() & before[0].keys()
            assert {one.id for one in told.altered} == {name for name in same if after[0][name] != before[0][name]}
            assert {one.id for one in told.undetermined} == after[1] - before[1]
            assert {one.id for one in told.determined} == before[1] - after[1]
        assert session.review() == made
