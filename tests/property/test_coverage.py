"""Laws of a coverage: what a rule came to adds up to its subjects, and records add up to all of them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework import run_examples
from qualityframework.assurance import coverage, seen
from qualityframework.vocabulary import Outcome
from tests.panel.reviewing import RULESET, shipped, verdicts
from tests.strategies.gaps import Data
from tests.strategies.inspections import bound, records
from tests.strategies.settings import PANEL, rules_for

TESTED = run_examples(RULESET)


@settings(max_examples=50)
@given(records())
def test_a_rule_comes_to_something_for_each_of_its_subjects_and_to_nothing_else(data: Data) -> None:
    by_hand: dict[str, Counter[Outcome]] = {}
    ruleset = rules_for(data)
    for (rule, _), outcome in verdicts(bound(data), ruleset).items():
        by_hand.setdefault(rule, Counter())[outcome] += 1
    told = {rule: Counter(dict(tally)) for rule, tally in seen(ruleset, bound(data)).rules.items()}
    assert {rule: +tally for rule, tally in told.items() if +tally} == by_hand
    assert min(count for tally in told.values() for count in tally.values()) >= 0


@settings(max_examples=25)
@given(st.lists(records(setting=PANEL), max_size=3))
def test_records_add_up_in_any_order(several: list[Data]) -> None:
    judged = [seen(shipped(), bound(data)) for data in several]
    whole = coverage(shipped(), TESTED, judged)
    turned = coverage(shipped(), TESTED, judged[::-1])
    assert whole.rules == turned.rules
    for rule in whole.rules:
        alone = [one.rules.get(rule.rule, {}) for one in judged]
        for outcome in Outcome:
            assert getattr(rule.records, outcome.value) == sum(tally.get(outcome, 0) for tally in alone)
