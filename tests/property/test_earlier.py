"""Laws of a review beside earlier inspections, on random records and with all rules that are shipped."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.benchmark import Benchmark
from qualityframework.expressions import OUTCOMES, outcome
from qualityframework.inspections import Inspection
from qualityframework.panel import Review, programme, review
from qualityframework.vocabulary import Outcome, Remit
from tests.panel.earlier import NEW_RULES, NOT_COMPARED, beside, invented_for
from tests.panel.reviewing import judged, rows_of, shipped, verdicts
from tests.property.soundness import outcomes, overturned
from tests.strategies.gaps import Data
from tests.strategies.inspections import bound, gaps_and_filled, open_fields_and_filled, records
from tests.strategies.settings import PANEL


def beside_as_many(inspection: Inspection) -> Benchmark:
    """Beside the invented history, as if all of it were of the same programme and earlier."""
    return beside(inspection, invented_for(inspection.profile.id))


HISTORIES = pytest.mark.parametrize("compared", [beside, beside_as_many], ids=["the invented one", "enough for any"])


def by_id(made: Review, part: str) -> dict[str, Any]:
    """Findings, or what is undetermined, but for the rule that says that nothing was compared."""
    return {one.id: one for one in getattr(made, part) if one.rule != NOT_COMPARED}


@HISTORIES
@settings(max_examples=15)
@given(data=records(setting=PANEL))
def test_a_benchmark_takes_no_finding_away_and_adds_those_of_its_own_rules_alone(compared: Any, data: Data) -> None:
    inspection = bound(data)
    alone, with_it = review(inspection, shipped()), review(inspection, shipped(), compared(inspection))
    assert [one.rule for one in alone.findings if one.rule == NOT_COMPARED] == [NOT_COMPARED]
    assert NOT_COMPARED not in {one.rule for one in with_it.findings} | {one.rule for one in with_it.undetermined}
    for part in ("findings", "undetermined"):
        before, after = by_id(alone, part), by_id(with_it, part)
        assert {id_: after.get(id_) for id_ in before} == before
        assert {after[id_].rule for id_ in after.keys() - before.keys()} <= NEW_RULES


@HISTORIES
@settings(max_examples=10)
@given(data=records(setting=PANEL))
def test_a_benchmark_changes_no_outcome_of_any_other_rule(compared: Any, data: Data) -> None:
    inspection = bound(data)
    before, after = verdicts(inspection, shipped()), verdicts(inspection, shipped(), compared(inspection))
    assert before.keys() == after.keys()
    changed = {rule for rule, row in before if before[rule, row] is not after[rule, row]}
    assert changed <= {*NEW_RULES, NOT_COMPARED}
    assert {shipped().by_id[rule].remit for rule in changed} == {Remit.CONSISTENCY}


@settings(max_examples=10)
@given(records(setting=PANEL))
def test_every_compiled_rule_comes_to_what_the_reference_says(data: Data) -> None:
    inspection, ruleset = bound(data), shipped()
    top, done = judged(inspection, ruleset, beside_as_many(inspection))
    compiled = {(number, row): OUTCOMES[code] for number, row, code in done.hits}
    for number, parameters in programme(ruleset, inspection.as_of).parameters.items():
        rule = ruleset.rules[number]
        for row in rows_of(rule, top):
            said = outcome(rule.typed, row, parameters, done.findings[number])
            assert said is compiled.get((number, row), Outcome.CLEAR), (rule.id, row.id)


@settings(max_examples=25)
@given(gaps_and_filled(PANEL))
def test_what_is_decided_stays_however_gaps_are_filled(pair: tuple[Data, Data]) -> None:
    assert overturned(*pair, beside=beside_as_many) == []


@settings(max_examples=10)
@given(open_fields_and_filled(PANEL))
def test_what_is_decided_stays_however_the_unknowns_of_a_complete_record_are_filled(pair: tuple[Data, Data]) -> None:
    assert overturned(*pair, beside=beside_as_many) == []


@settings(max_examples=10)
@given(records(setting=PANEL), st.integers(0, 2**32))
def test_the_order_in_which_evidence_and_evaluations_are_recorded_changes_nothing(data: Data, seed: int) -> None:
    chance = random.Random(seed)
    turned = {part: chance.sample(data[part], len(data[part])) for part in ("evidence", "evaluations") if part in data}
    assert outcomes(data, beside_as_many) == outcomes(data | turned, beside_as_many)
