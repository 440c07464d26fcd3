"""Scores of the results of rules, after the four scoring models of XCCDF.

Here a benchmark is flat: where rules are in groups, the default model scores each group first, and then the groups.
Source: NISTIR 7275 revision 4, section on scoring models.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """What came of a rule. Those below the line are not scored."""

    PASS = "pass"
    FIXED = "fixed"
    FAIL = "fail"
    ERROR = "error"
    UNKNOWN = "unknown"
    # ---
    NOT_APPLICABLE = "notapplicable"
    NOT_CHECKED = "notchecked"
    NOT_SELECTED = "notselected"
    INFORMATIONAL = "informational"


PASSED = frozenset({Result.PASS, Result.FIXED})
SCORED = PASSED | {Result.FAIL, Result.ERROR, Result.UNKNOWN}


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The result of one rule; a rule of weight 0 is not scored."""

    result: Result
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached, of what could have been."""

    got: float
    of: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one benchmark.

    Args:
        default: the weighted mean of the rules, of which each is 0 or 100, rounded to two decimals as tools print it.
        flat: weights.
        flat_unweighted: rules.
        absolute: 1 if all that could be reached was, else 0.
    """

    default: float
    flat: Reached
    flat_unweighted: Reached
    absolute: float


def scores(results: Iterable[RuleResult]) -> Scores | None:
    """The scores of the rules that are scored; None without any.

    That is no score of 0, for nothing failed, nor of 1, for nothing passed. Tools take it for either: OpenSCAP gives 0
    by three models and, as all of nothing passed, 1 by the absolute one. It is the trap of what is vacuously true.
    """
    scored = [result for result in results if result.result in SCORED and result.weight > 0]
    if not scored:
        return None
    passed = [result for result in scored if result.result in PASSED]
    flat = Reached(math.fsum(one.weight for one in passed), math.fsum(one.weight for one in scored))
    return Scores(
        default=round(100 * flat.got / flat.of, 2),
        flat=flat,
        flat_unweighted=Reached(len(passed), len(scored)),
        absolute=float(len(passed) == len(scored)),
    )
