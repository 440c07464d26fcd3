"""Earlier evaluations on evidence much like this: to be read, and as a second opinion that assumes no model."""

from __future__ import annotations

from collections.abc import Iterable

from ...vocabulary import natural
from ..corpora import Case
from .compared import Comparable, Conformal

_PLACES = 6


def nearest(cases: Iterable[Case], subject: str, score: float, most: int) -> tuple[Comparable, ...]:
    """The cases whose evidence came nearest, those of the same subject before those of others."""
    ranked = sorted(cases, key=lambda case: (case.subject != subject, _apart(case, score), natural(case.inspection)))
    return tuple(_comparable(case) for case in ranked[:most])


def conformal(cases: Iterable[Case], positions: dict[str, int], score: float, position: int) -> Conformal | None:
    """How many earlier grades lay at least as far from their evidence as this one, this one among them.

    (1 + number of |grade - score| no smaller) / (n + 1). It holds for any exchangeable cases, and says nothing of
    direction; with n cases it cannot be smaller than 1/(n + 1). None without cases.
    """
    apart = [round(abs(positions[case.grade] - case.score), _PLACES) for case in cases if case.score is not None]
    if not apart:
        return None
    own = round(abs(position - score), _PLACES)
    return Conformal(
        p=round((1 + sum(one >= own for one in apart)) / (len(apart) + 1), _PLACES),
        smallest=round(1 / (len(apart) + 1), _PLACES),
    )


def _apart(case: Case, score: float) -> float:
    assert case.score is not None
    return round(abs(case.score - score), _PLACES)


def _comparable(case: Case) -> Comparable:
    assert case.score is not None
    written = case.when.written if case.when is not None else None
    return Comparable(case.inspection, case.subject, case.grade, case.score, written, case.area, case.source)
