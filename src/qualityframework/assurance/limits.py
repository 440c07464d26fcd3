"""That a limit which a framework sets on one judgement holds, whatever grades are given beside it and left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from ..aggregation import Outcome, Whole, aggregate, rule_of
from ..frameworks import Aggregation, Framework, Limiting
from .proofs import Claim, Proof

_MOST = 100_000
"""How many sets of grades are gone through."""


def limits(framework: Framework) -> Iterator[Proof]:
    """One proof for each rule of the framework by which judgements limit another.

    Args:
        framework: with its rules of aggregation.
    """
    for rule in framework.file.aggregations:
        if rule.limiting is not None:
            yield _proof(framework, rule, rule.limiting)


def _proof(framework: Framework, rule: Aggregation, limiting: Limiting) -> Proof:
    codes = (limiting.whole, *limiting.by)
    bounds = f"every grade and none for {', '.join(codes)}; the highest and none for all others"
    day, because, wrong = rule.start or rule.until, None, None
    points = [None, *(grade.name for grade in framework.scale.grades)]
    if 2 * len(points) ** len(codes) > _MOST:
        because = f"there are more than {_MOST:,} sets of grades"
    elif len(framework.file.aggregations) > 1 and (day is None or rule_of(framework, day) is not rule):
        because = "no day is known on which it alone is in force"
    else:
        others = [code for code in framework.indicators if code not in codes]
        for chosen, beside in product(product(points, repeat=len(codes)), ({}, dict.fromkeys(others, points[-1]))):
            given = {code: grade for code, grade in zip(codes, chosen, strict=True) if grade is not None}
            (whole,) = aggregate(framework, {**beside, **given}, on=day).wholes
            if not _holds(framework, limiting, given, whole):
                wrong = ", ".join(f"{code}={grade}" for code, grade in given.items())
                because = f"of {wrong or 'nothing'} it says {whole.outcome}"
                break
    return Proof(
        claim=Claim.LIMIT_HOLDS,
        rules=(),
        of=f"{framework.name}, {rule.id}",
        verdict="proved" if because is None else "not-shown" if wrong is None else "refuted",
        bounds=bounds,
        because=because,
    )


def _holds(framework: Framework, limiting: Limiting, given: Mapping[str, str], whole: Whole) -> bool:
    """What is above the limit is called so where it is low enough, and never fine where that is not known."""
    rank = {grade.name: number for number, grade in enumerate(framework.scale.grades)}
    above = limiting.whole in given and rank[given[limiting.whole]] > rank[limiting.no_higher_than]
    if any(code in given and rank[given[code]] <= rank[limiting.at] for code in limiting.by):
        meant = Outcome.ABOVE if above else Outcome.WITHIN if limiting.whole in given else Outcome.LIMITED
        return whole.outcome is meant and whole.highest == limiting.no_higher_than
    certain = all(code in given for code in limiting.by)
    fine = limiting.whole in given and (certain or not above)
    return whole.highest is None and whole.outcome is (Outcome.WITHIN if fine else Outcome.UNKNOWN)
