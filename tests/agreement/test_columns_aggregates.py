"""Every aggregate over columns, asked at every threshold of many lists of which not everything is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import pytest

from qualityframework.expressions import OUTCOMES, Findings, Hits, Numbered, Row, columns_of, compile_columns, outcome
from qualityframework.vocabulary import Outcome
from tests.expressions.sample import SCHEMA, record, row, set_related, some, typed_rule

WHERE = ("", " if x.supports", " if x.people < {own} or x.cited")
THRESHOLDS = {
    "count(x for x in {path}{where})": ("let >= {k}", range(1, 5)),
    "distinct(x.kind for x in {path}{where})": ("let >= {k}", range(1, 5)),
    "distinct(x.family for x in {path}{where})": ("let <= {k}", range(3)),
    "sum(x.balance for x in {path}{where})": ("let > {k}", (-41, -21, -20, -5, -1, 0, 2, 4, 19, 20, 41)),
    "sum(x.people for x in {path}{where})": ("let <= {k}", (0, 3, 6, 500, 1001)),
    "min(x.balance for x in {path}{where})": ("let > {k}", (-20, -6, -1, 2, 19)),
    "min(x.balance for x in  {path}{where})": ("abs(let) >= {k}", (0, 3, 6)),
    "max(x.balance for x in {path}{where})": ("-2 * let < {k}", (-5, 1, 11)),
    "max(x.balance for x in  {path}{where})": ("min(let, 2) - max(let, -1) == {k}", (-1, 0, 3)),
    "max(x.rate + x.rate for x in {path}{where})": ("let < {k}", ("0.01", "0.05", "0.11", "2.00")),
    "any(x.cited for x in {path}{where})": ("let", (0,)),
    "all(x.cited for x in {path}{where})": ("let", (0,)),
    "share(x.cited for x in {path}{where})": (
        "let >= {k}",
        ("0", "0.2", "0.25", "0.3333", "0.5", "0.6667", "0.75", "1"),
    ),
    "share(x.cited for x in  {path}{where})": ("let < {k}", ("0.2", "0.25", "0.5", "0.6667", "1")),
}


def rules(path: str) -> Iterator[Numbered]:
    for (let, (when, thresholds)), where in product(THRESHOLDS.items(), WHERE):
        for k in thresholds:
            text = let.format(path=path, where=where.format(own="people"))
            yield Numbered(0, typed_rule(when.format(k=k), lets={"let": text}), {})


def listed(chance: random.Random, gaps: bool) -> dict[str, object]:
    """A piece of evidence of which something may not be known."""
    given = {
        "kind": chance.choice(("records", "survey", "records", "talks")),
        "family": chance.choice(("records", "survey", "discussion")),
        "supports": chance.random() < 0.6,
        "cited": chance.random() < 0.5,
        "people": chance.choice((0, 3, 500)),
        "balance": chance.choice((-20, -5, 0, 3, 20)),
        "rate": chance.choice(("0.00", "0.03", "1.00")),
    }
    return {name: value for name, value in given.items() if not gaps or chance.random() < 0.8}


def inspections(many: int) -> Iterator[tuple[Row, Row]]:
    chance = random.Random(11)
    for number in range(many):
        gaps = number % 3 > 0
        rows = [row("item", **listed(chance, gaps)) for _ in range(chance.randrange(5))]
        top, subject = record(people=None if gaps and chance.random() < 0.2 else chance.choice((0, 3, 4)))
        sure = [one for one in rows if number % 3 < 2 or chance.random() < 0.6]
        perhaps = [one for one in rows if one not in sure]
        more = number % 3 == 2 and chance.random() < 0.4
        for owner in (top, subject):
            set_related(owner, "items", some(sure, perhaps, more=more) if perhaps or more else tuple(sure))
        yield top, subject


@pytest.mark.parametrize("path", ["items", "inspection.items"])
def test_every_aggregate_means_what_the_reference_says(path: str) -> None:
    asked = [one._replace(number=number) for number, one in enumerate(rules(path))]
    given = list(inspections(150))
    none: Findings = {}
    meant = {
        (one.number, at): outcome(one.rule, subject, {}, none) for one in asked for at, (_, subject) in enumerate(given)
    }
    compiled = compile_columns(asked, SCHEMA)
    hits = Hits.joined(compiled.run(columns_of([top for top, _ in given], compiled.reads, SCHEMA).columns, at_once=40))
    came = dict.fromkeys(meant, Outcome.CLEAR)
    for number, at, code in zip(hits.rules.tolist(), hits.inspections.tolist(), hits.outcomes.tolist(), strict=True):
        came[number, at] = OUTCOMES[code]
    wrong = {asked[number].rule.lets[0]: at for number, at in meant if meant[number, at] is not came[number, at]}
    assert not wrong
    for one in asked:
        assert len({meant[one.number, at] for at in range(len(given))}) > 1, f"nothing hangs on {one.rule}"
