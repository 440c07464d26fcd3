"""Earlier evaluations on evidence much like this: to be read, and as a second opinion that assumes no model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from ..corpora import Case
from .compared import Comparable, Conformal

_PLACES = 6


def nearest(cases: Sequence[Case], subject: str, score: float, most: int) -> tuple[Comparable, ...]:
    """The cases whose evidence came nearest, those of the same subject before those of others."""
    apart = ((case.subject != subject, _apart(case, score), number) for number, case in enumerate(cases))
    return tuple(_comparable(cases[number]) for _, _, number in nsmallest(most, apart))


def residuals(cases: Iterable[Case], positions: Mapping[str, int]) -> tuple[float, ...]:
    """How far each earlier grade lay from its evidence, the smallest first."""
    return tuple(sorted(_rounded(positions[case.grade] - case.score) for case in cases if case.score is not None))


def conformal(residuals: Sequence[float], residual: float) -> Conformal | None:
    """How many earlier grades lay at least as far from their evidence as this one, this one among them.

    (1 + number of |grade - score| no smaller) / (n + 1). It holds for any exchangeable cases, and says nothing of
    direction; with n cases it cannot be smaller than 1/(n + 1). None without cases.
    """
    if not residuals:
        return None
    all_ = len(residuals) + 1
    as_far = all_ - bisect_left(residuals, _rounded(residual))
    return Conformal(p=round(as_far / all_, _PLACES), smallest=round(1 / all_, _PLACES))


def _apart(case: Case, score: float) -> float:
    assert case.score is not None
    return _rounded(case.score - score)


def _rounded(apart: float) -> float:
    """How far apart, to so many places that equal distances are equal."""
    return round(abs(apart), _PLACES)


def _comparable(case: Case) -> Comparable:
    assert case.score is not None
    written = case.when.written if case.when is not None else None
    return Comparable(case.inspection, case.subject, case.grade, case.score, written, case.area, case.source)
