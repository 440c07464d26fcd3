"""A live session tells at every moment what a review of its record tells, and costs nobody but itself."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn

from qualityframework.errors import InternalError, InvalidInput, Mismatch, NotFound, Unusable, WorkerLost
from qualityframework.expressions import durable
from qualityframework.frameworks import Framework, load, load_ruleset
from qualityframework.inspections import Evaluation, EvidenceItem, Record, Recorded, bind
from qualityframework.panel import Changed, Review, Session, review
from qualityframework.testing import evidence_items, records
from tests.perf.workload import values
from tests.strategies.inspections import FRAMEWORK

pytestmark = pytest.mark.skipif(durable.why_not() is not None, reason=str(durable.why_not()))

FRAMEWORKS = (FRAMEWORK, "adult-support-protection-progress/2024", "community-justice-self-evaluation/2024")
"""With rules for reports, for progress on priorities that the record itself brings, and for self-evaluations."""
NEW = {"id": "new", "kind": "records-read", "indicators": ["2.1"], "shows": {"grade": "weak"}, "verified": "yes"}
AMENDED = {"kind": "wording", "original": "is", "amended": "was"}


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
    framework = load(first.framework)
    began = bind(Recorded(first), framework)
    bound = bind(Recorded(session.record), framework, profile=began.profile.id, as_of=began.as_of)
    return review(bound, load_ruleset(framework.ruleset))


Change = Callable[[Session], Changed]


@st.composite
def changes(draw: DrawFn, framework: Framework) -> Change:
    """One thing that happens to a record. What it names may not be there, and then nothing happens."""
    what = draw(st.sampled_from(("add", "add", "replace", "withdraw", "evaluate", "withdraw_evaluation", "take")))
    event(what)
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
                day = {"as_of": session.record.as_of, "profile": session.record.profile}
                return session.take(other.model_copy(update=day))

    return change


@pytest.mark.parametrize("name", FRAMEWORKS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_at_every_moment_it_tells_what_a_review_of_its_record_tells(
    worker: durable.Worker, name: str, data: DataObject
) -> None:
    framework = load(name)
    first = data.draw(records(framework))
    happening = data.draw(st.lists(changes(framework), min_size=1, max_size=4))
    with Session(first, worker=worker) as session:
        for change in happening:
            before = {one.id: one for one in session.findings}, {one.id for one in session.undetermined}
            kept = session.record
            try:
                told = change(session)
            except (InvalidInput, NotFound, Unusable):
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


def test_a_rich_record_is_followed_step_by_step(worker: durable.Worker) -> None:
    """What chance seldom draws: grades that change under evidence that stays, and items that say something else."""
    first = Record.model_validate(values(30))
    grades = ("excellent", "unsatisfactory")
    with Session(first, worker=worker) as session:
        evaluations = (session.record.evaluations or ())[::9]
        steps: list[Change] = [
            *(partial(_evaluate, one.model_copy(update={"grade": grade})) for one in evaluations for grade in grades),
            *(partial(_evaluate, one.model_copy(update={part: None})) for one in evaluations for part in ("evidence",)),
            lambda one: one.add(item()),
            lambda one: one.replace(item(verified="no", lineage="source-3")),
            lambda one: one.replace(item(indicators=None, kind=None)),
            lambda one: one.withdraw("new"),
            lambda one: one.take(one.record.model_copy(update={"complete": True})),
            lambda one: one.take(one.record.model_copy(update={"messages": None, "complete": False})),
            lambda one: one.take(one.record.model_copy(update={"evaluations": None})),
        ]
        told: list[Changed] = []
        for step in steps:
            told.append(step(session))
            made = reviewed(session, first)
            assert (session.findings, session.undetermined) == (made.findings, made.undetermined)
        assert sum(map(any, told)) > 0.8 * len(steps), "the steps change something"


def _evaluate(evaluation: Evaluation, session: Session) -> Changed:
    return session.evaluate(evaluation)


def test_it_begins_with_a_record_of_which_nothing_is_there(worker: durable.Worker) -> None:
    with Session(record(), worker=worker) as session:
        assert not any(one.subject.entity == "evaluation" for one in session.findings)
        told = session.evaluate(Evaluation.model_validate({"subject": "2.1", "grade": "excellent"}))
        assert told.appeared or told.undetermined
        listed = [session.record.evidence]
        session.add(item())
        listed.append(session.record.evidence)
        session.withdraw("new")
        assert [*listed, session.record.evidence] == [None, (item(),), ()]


def test_what_appears_goes_when_its_cause_goes(worker: durable.Worker) -> None:
    with Session(Record.model_validate(values(30)), worker=worker) as session:
        before = session.findings, session.undetermined
        came, went = session.add(item()), session.withdraw("new")
        assert came.appeared
        assert [one.id for one in went.gone] == [one.id for one in came.appeared]
        assert [one.id for one in went.determined] == [one.id for one in came.undetermined]
        assert (session.findings, session.undetermined) == before


def test_what_a_text_calls_a_row_by_is_seen_too(worker: durable.Worker) -> None:
    """A detail is called by the item that it is in, and stands in the same place when that has another name."""
    with Session(record(evidence=[NEW | {"people": 1}]), worker=worker) as session:
        session.take(record(evidence=[NEW | {"people": 1, "id": "newer"}]))
        assert session.review().findings == session.findings


def test_a_detail_that_says_who_somebody_is_is_withheld(worker: durable.Worker) -> None:
    with Session(record(evidence=[]), worker=worker) as session:
        session.add(item(title="Talk with Mrs Janet Macdonald"))
        told = " ".join(map(str, (*session.findings, *session.undetermined)))
        assert "new" in told
        assert "Macdonald" not in told
        assert session.review().findings == session.findings


def test_what_leads_nowhere_is_refused_and_nothing_has_changed(worker: durable.Worker) -> None:
    cited = [{"subject": "2.1", "grade": "good", "evidence": ["new"]}]
    with Session(record(evidence=[NEW], evaluations=cited), worker=worker) as session:
        before = session.record, session.findings
        with pytest.raises(Unusable, match=r"`new` cannot be withdrawn: it is still named by evaluations 2\.1"):
            session.withdraw("new")
        for other in ({"as_of": dt.date(2019, 6, 1)}, {"profile": "2021-25"}):
            with pytest.raises(Unusable, match="a session is for one"):
                session.take(session.record.model_copy(update=other))
        with pytest.raises(InvalidInput, match="`new` is there twice"):
            session.add(item())
        with pytest.raises(InvalidInput, match=r"there is no indicator `9\.99`"):
            session.add(item(id="newer", indicators=["9.99"]))
        with pytest.raises(NotFound, match="there is no evidence `nwe`: did you mean `new`"):
            session.withdraw("nwe")
        with pytest.raises(NotFound, match=r"no evaluation of `2\.2`"):
            session.withdraw_evaluation("2.2")
        assert (session.record, session.findings) == before
        session.compare()


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"evaluations": [{"subject": "2.1", "addresses": ["new"], "evidence": ["new"]}]}, "evaluations 2.1"),
        ({"evaluations": [{"subject": "2.1", "self_evaluation": {"evidence": ["new"]}}]}, "evaluations 2.1"),
        ({"messages": [{"id": "m", "text": "M", "evidence": ["new"]}]}, "messages m"),
        ({"amendments": [AMENDED | {"id": "a", "evidence": ["new"]}]}, "amendments a"),
    ],
)
def test_who_still_names_an_item_is_told(worker: durable.Worker, parts: dict[str, Any], told: str) -> None:
    with Session(record(evidence=[NEW], **parts), worker=worker) as session:
        with pytest.raises(Unusable) as refused:
            session.withdraw("new")
        assert refused.value.faults == (f"`new` cannot be withdrawn: it is still named by {told}",)


def test_who_still_names_an_evaluation_is_told(worker: durable.Worker) -> None:
    """What names its subject alone does not hang on it."""
    amended = [AMENDED | {"id": name, "part": "evaluations", "item": "2.1"} for name in ("first", "second")]
    told = [{"id": "m", "text": "M", "subjects": ["2.1"]}]
    parts = {"evaluations": [{"subject": "2.1"}], "messages": told}
    with Session(record(amendments=amended, **parts), worker=worker) as session:
        before = session.record
        with pytest.raises(Unusable, match=r"`2\.1` cannot be .* still named by amendments first, amendments second"):
            session.withdraw_evaluation("2.1")
        assert session.record is before
        session.take(session.record.model_copy(update={"amendments": None}))
        session.withdraw_evaluation("2.1")
        assert session.record.evaluations == ()


def test_a_session_that_nobody_holds_any_more_gives_its_place_back() -> None:
    with durable.Worker() as worker:
        places = len(worker._free)
        for _ in range(3):
            session = Session(record(), worker=worker)
            del session
            gc.collect()
        with Session(record(), worker=worker):
            assert len(worker._free) == places - 1
        assert len(worker._free) == places


def test_a_difference_is_an_error_that_names_rule_and_subject(
    worker: durable.Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(Record.model_validate(values(30)), worker=worker) as session:
        real = durable.Held.change

        def lost(held: durable.Held, *arguments: Any) -> Any:
            """The engine forgets what it found."""
            return dict.fromkeys(real(held, *arguments), ())

        monkeypatch.setattr(durable.Held, "change", lost)
        with pytest.raises(InternalError, match=r"evidence/\S+ on evidence `new`: undetermined by the engine"):
            session.add(item())
        with pytest.raises(Unusable, match="closed"):
            session.withdraw("new")


def test_without_comparing_a_review_still_finds_the_difference(
    worker: durable.Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(Record.model_validate(values(30)), worker=worker, compare=False) as session:
        real = durable.Held.change
        monkeypatch.setattr(durable.Held, "change", lambda *some: dict.fromkeys(real(*some), ()))
        session.add(item())
        with pytest.raises(InternalError, match=r"evidence/\S+@new"):
            session.review()
        with pytest.raises(InternalError, match="evidence `new`"):
            session.compare()


def test_a_worker_of_its_own_ends_with_it() -> None:
    with Session(record()) as session:
        assert session._own is not None
        process = session._own._process
        assert process.poll() is None
    assert process.poll() is not None
    with pytest.raises(Unusable, match="closed"):
        session.add(item())
    assert [one.rule for one in session.findings] == ["consistency/not-compared-with-earlier-inspections"]


def test_a_worker_that_dies_is_a_plain_error_and_the_record_is_there() -> None:
    with Session(record()) as session:
        assert session._own is not None
        session._own._process.kill()
        with pytest.raises(WorkerLost, match="the record is not lost; open a session on it again"):
            session.add(item())
        kept = session.record
    assert kept == record()


def test_a_ruleset_for_another_scale_is_refused(worker: durable.Worker) -> None:
    with pytest.raises(Mismatch, match="is for the scale"):
        Session(record(), ruleset="progress-review/2024", worker=worker)
