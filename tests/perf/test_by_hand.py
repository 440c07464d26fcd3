"""The compiled rules and the rules written by hand come to the same: either one would show the other's fault."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qualityframework.expressions import OUTCOMES, Row
from qualityframework.frameworks import Ruleset, load_ruleset
from qualityframework.inspections import read
from qualityframework.panel import programme, run
from qualityframework.vocabulary import Outcome

from .by_hand import FUNCTIONS, ByHand, written_by_hand
from .workload import DAY, framework, row_of, values, workload

pytestmark = pytest.mark.perf

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ILLUSTRATIVE = "illustrative-partnership.yaml"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.yaml") if read(path).record.framework == framework().name)
"""Examples for the framework of the ruleset; other frameworks have rulesets of their own."""
WHOLE = {"id", "title", "framework", "as_of", "subject", "text", "statement", "sources", "weight_reason"}
CITING = {"evidence", "addresses"}
LISTS = ("evaluations", "messages", "strengths", "areas_for_improvement", "recommendations", "statements")
SEEDS = range(48)

Told = set[tuple[str, str | None, Outcome]]
"""Hits in words: rule, row, outcome."""


@pytest.mark.parametrize("gaps", [False, True], ids=["recorded", "with lists never recorded"])
def test_they_agree_on_the_workload(gaps: bool) -> None:
    compiled, by_hand = both(workload(gaps=gaps))
    assert compiled == by_hand
    assert {outcome for _, _, outcome in compiled} == set(Outcome) - {Outcome.CLEAR}


@pytest.mark.parametrize("name", NAMES)
def test_they_agree_on_an_example(name: str) -> None:
    compiled, by_hand = both(row_of(written(name)))
    assert compiled == by_hand


@pytest.mark.parametrize("seed", SEEDS)
def test_they_agree_on_a_record_with_gaps(seed: int) -> None:
    compiled, by_hand = both(row_of(torn(seed)))
    assert compiled == by_hand


def test_every_rule_fires_somewhere_and_is_undetermined_somewhere() -> None:
    """Otherwise agreement would say little."""
    hits = {(rule, outcome) for row in rows() for rule, _, outcome in both(row)[0]}
    wanted = {(rule.id, outcome) for rule in ruleset().rules for outcome in (Outcome.FIRES, Outcome.UNDETERMINED)}
    always_known = {("consistency/review-outside-programme", Outcome.UNDETERMINED)}
    assert wanted - hits == always_known


def test_they_agree_on_a_record_that_cannot_be() -> None:
    compiled, by_hand = both(row_of(strange()))
    assert compiled == by_hand


def test_they_agree_on_evidence_that_is_seldom_so() -> None:
    compiled, by_hand = both(row_of(weighed()))
    assert compiled == by_hand


def test_a_rule_that_is_not_written_by_hand_is_left_out() -> None:
    """Who adds a rule to the pack need not write it twice."""
    first = ruleset().rules[0]
    more = replace(ruleset(), rules=(*ruleset().rules, replace(first, id="story/of-tomorrow")))
    assert written_by_hand(more).by_id.keys() == FUNCTIONS.keys()


def test_a_rule_written_by_hand_that_the_pack_lacks_is_an_error() -> None:
    gone = ruleset().rules[0].id
    with pytest.raises(LookupError, match=gone):
        written_by_hand(replace(ruleset(), rules=ruleset().rules[1:]))


@cache
def ruleset() -> Ruleset:
    return written_by_hand(load_ruleset("quality-and-consistency-panel/2019"))


def both(row: Row) -> tuple[Told, Told]:
    """The hits of the compiled rules and of those by hand."""
    in_force, by_hand = programme(ruleset(), DAY), ByHand(ruleset(), DAY)
    return told(list(run(in_force, row).hits)), told(by_hand(row))


def told(hits: list[tuple[int, Row | None, int]]) -> Told:
    in_words = {
        (ruleset().rules[number].id, row.id if row is not None else None, OUTCOMES[code]) for number, row, code in hits
    }
    assert len(in_words) == len(hits)
    return in_words


def rows() -> Iterator[Row]:
    yield workload()
    for name in NAMES:
        yield row_of(written(name))
    for seed in SEEDS:
        yield row_of(torn(seed))
    yield row_of(strange())
    yield row_of(weighed())


def strange() -> dict[str, Any]:
    """The example that has most, judged before its evidence was gathered, all from one group in which nobody spoke."""
    record = written(ILLUSTRATIVE) | {"as_of": dt.date(2019, 3, 1)}
    return record | {"evidence": [item | {"lineage": "one", "people": 0} for item in record["evidence"]]}


def weighed() -> dict[str, Any]:
    """A grade above its evidence, evidence whose middle is on a border, and an item that is divided within itself."""
    shown: dict[str, tuple[str, list[dict[str, Any]]]] = {
        "5.1": ("excellent", [{"grade": "adequate"}] * 3),
        "5.2": ("good", [{"grade": "good"}] * 2 + [{"grade": "adequate"}] * 2),
        "5.3": ("adequate", [{"counts": {"very_good": 40, "weak": 41}}] * 2),
    }
    items = [
        {"id": f"{subject}-{number}", "kind": "records-read", "indicators": [subject], "shows": shows}
        for subject, (_, all_) in shown.items()
        for number, shows in enumerate(all_)
    ]
    evaluations = [{"subject": subject, "grade": grade} for subject, (grade, _) in shown.items()]
    return (
        written(ILLUSTRATIVE)
        | {"complete": True, "evidence": items, "evaluations": evaluations}
        | {part: [] for part in (*LISTS[1:], "amendments")}
    )


def written(name: str) -> dict[str, Any]:
    """An example record, as it is written."""
    record = read(EXAMPLES / name).record
    return record.model_dump(by_alias=True, exclude_unset=True)


def torn(seed: int) -> dict[str, Any]:
    """A record with parts of it gone: of a workload, or of the example that has most."""
    dice = random.Random(seed)
    record = values(dice.choice((22, 40, 60))) if seed % 2 else written(ILLUSTRATIVE)
    record["complete"] = seed % 3 == 0
    rate = dice.choice((0.1, 0.2, 0.4))
    gone = {"amendments"} | {part for part in record if part not in WHOLE and dice.random() < rate}
    if "evidence" in gone:
        record |= {part: [_without(item, CITING) for item in record[part]] for part in LISTS if part in record}
    kept = {part: value for part, value in record.items() if part not in gone}
    for part in (part for part in LISTS if part in kept):
        kept[part] = [item for item in kept[part] if dice.random() > rate / 4]
    return {part: _torn(value, dice, rate) for part, value in kept.items()}


def _torn(value: Any, dice: random.Random, rate: float) -> Any:
    if isinstance(value, list | tuple):
        return [_torn(item, dice, rate) for item in value]
    if isinstance(value, dict):
        return _without(value, {key for key in value if key not in WHOLE and dice.random() < rate})
    return value


def _without(item: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in keys}
