"""What one more item of evidence costs a live session, against a review of everything. Figures are shown with `-rP`."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from qualityframework.expressions import durable
from qualityframework.frameworks import load_ruleset
from qualityframework.inspections import EvidenceItem, Record, Recorded, bind
from qualityframework.panel import Session, inspection_row, programme, review, run

from .measuring import assert_at_most
from .workload import DAY, framework, values

pytestmark = [
    pytest.mark.perf,
    pytest.mark.skipif(durable.why_not() is not None, reason=str(durable.why_not())),
]

RULESET = "quality-and-consistency-panel/2019"
NEW = EvidenceItem.model_validate(
    {
        "id": "new",
        "kind": "records-read",
        "indicators": ["2.1"],
        "shows": {"grade": "weak"},
        "lineage": "source-new",
        "verified": "yes",
    }
)
TURNS = 21


def seconds(call: Callable[[], object]) -> float:
    """As `timeit` measures: nobody pays for what another left to be collected."""
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        call()
        return perf_counter() - start
    finally:
        gc.enable()


def least_of_three(cost: Callable[[], float]) -> Callable[[], float]:
    """As `timeit` advises: what goes on beside, such as the other of the two processes being moved, can only add."""
    return lambda: min(cost() for _ in range(3))


@pytest.fixture
def session() -> Iterator[Session]:
    """On 22 evaluations and 60 items of evidence, every outcome held against the default back end."""
    with Session(Record.model_validate(values(60))) as made:
        made.add(NEW)
        made.withdraw(NEW.id)
        yield made


def test_one_more_item_costs_at_most_a_fifth_of_a_review_of_everything(session: Session) -> None:
    ruleset = load_ruleset(RULESET)
    record = session.record.model_copy(update={"evidence": (*(session.record.evidence or ()), NEW)})

    def add() -> float:
        taken = seconds(lambda: session.add(NEW))
        session.withdraw(NEW.id)
        return taken

    def everything() -> float:
        return seconds(lambda: review(bind(Recorded(record), framework()), ruleset))

    told = "one more item, live and by a review of everything"
    assert_at_most(1 / 5, least_of_three(add), least_of_three(everything), turns=TURNS, told=told)
    told_beside(add)


def told_beside(add: Callable[[], float]) -> None:
    """What else there is to compare with: the rules alone, once the facts are there, and the engine alone."""
    row = inspection_row(bind(Recorded(Record.model_validate(values(60))), framework()))
    in_force = programme(load_ruleset(RULESET), DAY)
    with ByItself() as engine:
        costs = {
            "one more item, live": add,
            f"{len(in_force.parameters)} compiled rules over facts that are there": lambda: seconds(
                lambda: run(in_force, row)
            ),
            f"{len(RULES)} rules by hand in the engine, all facts": engine.all_again,
            f"{len(RULES)} rules by hand in the engine, one more item": engine.one_more,
        }
        for told, cost in costs.items():
            print(f"{told}: {1000 * median(cost() for _ in range(TURNS)):.3f} ms")  # noqa: T201


# the engine by itself ------------------------------------------------------------------------------------------------

RULES: dict[str, Any] = {
    "undated": [{"kind": "item"}, {"$nex": {"date": 1}}],
    "thin-sample": [{"kind": "item"}, {"$lt": {"people": 20}}],
    "unverified": [{"kind": "item"}, {"$neq": {"verified": "yes"}}],
    "scored-late": [{"kind": "item"}, {"$ex": {"scored": 1}}, {"$gt": {"scored": {"$m": "date"}}}],
    "high-on-few-kinds": [{"kind": "evaluation"}, {"$gte": {"grade": 5}}, {"$lt": {"kinds": 3}}],
    "on-one-source": [{"kind": "evaluation"}, {"$lte": {"sources": 1}}],
    "contradicted": [{"kind": "evaluation"}, {"$gt": {"against": 0}}, {"$nex": {"addressed": 1}}],
    "no-reason": [{"kind": "evaluation"}, {"$nex": {"reason": 1}}],
}
"""As somebody would write them for durable-rules: facts as they are, aggregates counted beforehand, no third value."""


class ByItself:
    """A ruleset written by hand, in the engine and in this process: nothing is bound, weighed, compared or told."""

    def __init__(self) -> None:
        import durable_rules_engine

        self._engine = durable_rules_engine
        ruleset = {name: {"all": [{"m": {"$and": asked}}]} for name, asked in RULES.items()}
        self._handle = self._engine.create_ruleset("by-hand", json.dumps(ruleset))
        record = values(60)
        self._items = [
            {"id": one["id"], "kind": "item", "people": one.get("people", 96), "verified": one["verified"]}
            | {key: one[name].toordinal() for key, name in (("date", "date"), ("scored", "scored_on")) if name in one}
            for one in record["evidence"]
        ]
        self._evaluations = [
            {"id": one["subject"], "kind": "evaluation", "grade": number % 6 + 1, "kinds": number % 4}
            | {"sources": number % 3, "against": number % 5, "reason": 1}
            for number, one in enumerate(record["evaluations"])
        ]

    def __enter__(self) -> ByItself:
        self._assert("held", [*self._items, *self._evaluations])
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.delete_state(self._handle, "held")
        self._engine.delete_ruleset(self._handle)

    def all_again(self) -> float:
        taken = seconds(lambda: self._assert("again", [*self._items, *self._evaluations]))
        self._engine.delete_state(self._handle, "again")
        return taken

    def one_more(self) -> float:
        """The item comes, and the evaluation that it bears on counts one more."""
        new, one = self._items[0] | {"id": "new"}, self._evaluations[0]
        taken = seconds(lambda: self._change([one], [new, one | {"sources": 4}]))
        self._change([new, one], [one])
        return taken

    def _change(self, gone: list[dict[str, Any]], come: list[dict[str, Any]]) -> None:
        for fact in gone:
            self._engine.retract_fact(self._handle, json.dumps({"id": fact["id"], "sid": "held"}))
        self._assert("held", come)

    def _assert(self, session: str, facts: list[dict[str, Any]]) -> None:
        state = None
        for fact in facts:
            _, state = self._engine.assert_fact(self._handle, json.dumps(fact | {"sid": session}))
        found = self._engine.start_action_for_state(self._handle, state)
        assert found is not None
        more = found[1]
        while more is not None:
            more = self._engine.complete_and_start_action(self._handle, state)
