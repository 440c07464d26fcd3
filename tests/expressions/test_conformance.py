"""Expressions on which other engines part ways: each is evaluated here with one meaning, or refused.

`tests/conformance/expression_semantics.json` holds each expression with its facts, as type and text, and what comes of
it: an outcome, the code of a refusal, or `unreadable fact` where a value is none of its type, so that no rule meets it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualityframework.expressions import Numbered, RuleText, check_rule, compile_rules, new_row, outcome, read
from qualityframework.vocabulary import Code, Decimal, Entity, Fact, Integer, Outcome, Text, Truth, Type
from tests.expressions.sample import GRADES

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "conformance" / "expression_semantics.json").read_text(encoding="utf-8")
)
OUTCOMES = tuple(Outcome)
UNREADABLE = "unreadable fact"


def type_called(words: str) -> Type:
    match words.split():
        case ["truth"]:
            return Truth()
        case ["text"]:
            return Text()
        case ["decimal", places]:
            return Decimal(int(places), 0, 1_000)
        case ["whole", "number", *bound]:
            return Integer(-1_000, int(bound[1]) if bound else 1_000)
    raise ValueError(words)


def schema_of(case: dict[str, Any]) -> dict[str, Entity]:
    facts = {name: Fact(type_called(words), "a fact of the case") for name, (words, _) in case["facts"].items()}
    return {
        "case": Entity("case", "what is judged", {}, parents={"e": "e"}, key=""),
        "e": Entity("e", "what holds the facts", facts),
    }


def comes_to(case: dict[str, Any]) -> str:
    """The code of the first problem, that a fact cannot be read, or the outcome on which both evaluators agree."""
    schema = schema_of(case)
    rule, problems = check_rule(RuleText("case", "case", case["expression"]), schema, GRADES)
    if rule is None:
        return problems["when"][0].code
    values: dict[str, Any] = {}
    for name, (_, text) in case["facts"].items():
        try:
            values[name] = None if text is None else read(text, schema["e"].facts[name].type, GRADES)
        except ValueError:
            return UNREADABLE
    subject = new_row(schema["case"], {"e": new_row(schema["e"], values)})
    meant = outcome(rule, subject, {}, {})
    hits = compile_rules([Numbered(0, rule, {})], schema).run(subject, {})
    assert [code for _, _, code in hits] == ([] if meant is Outcome.CLEAR else [1 if meant is Outcome.FIRES else 2])
    return meant


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['expression']} {case['comes_to']}")
def test_an_expression_has_one_meaning_or_none(case: dict[str, Any]) -> None:
    """What would mean one thing here and another there is refused before any fact is seen."""
    assert case["comes_to"] == comes_to(case)


def test_every_disputed_expression_is_here() -> None:
    """32 lines were tried on other engines; each is evaluated, refused, or has a value that no reader lets in."""
    assert len(CASES) == 32
    assert {case["comes_to"] for case in CASES} <= {*OUTCOMES, *Code, UNREADABLE}


def test_division_is_always_refused() -> None:
    """Engines part over whole numbers, over nought and over the sign of a rest."""
    divided = [case for case in CASES if "/" in case["expression"] or "%" in case["expression"]]
    assert {case["comes_to"] for case in divided} == {Code.REFUSED}


def test_comparing_with_a_gap_is_always_unknown() -> None:
    """Elsewhere it is an error, false, or even true."""
    gaps = [case for case in CASES if any(text is None for _, text in case["facts"].values())]
    assert len(gaps) == 5
    assert {case["comes_to"] for case in gaps} == {Outcome.UNDETERMINED}
