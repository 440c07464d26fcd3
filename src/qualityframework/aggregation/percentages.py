"""Scores to ratings by percentages that are cut into bands and limited, with all that scores not given leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..frameworks import Domain, Framework, PercentageParameters, Rounding
from ..weighing import ROUNDINGS, banded, limited, percentage
from .aggregated import Outcome, Part, Reckoned, Span, Whole

Given = Mapping[str, tuple[int, ...]]
"""Whole scores by indicator, each from 1 to the highest point."""


def percentage_wholes(framework: Framework, chosen: PercentageParameters, given: Given) -> Iterator[Whole]:
    """Each domain by the scores of its indicators; several scores of one are first made one in the same way.

    Scores not given may be any: a whole is made only where all of them would make it the same.
    """
    rule = _Rule(chosen, tuple(grade.name for grade in framework.scale.grades), chosen.rounding)
    for domain in framework.file.domains:
        yield _whole(framework, rule, domain, given)


class _Rule(NamedTuple):
    """A scoring on its scale, with a way of rounding halves."""

    chosen: PercentageParameters
    points: tuple[str, ...]
    rounding: Rounding

    @property
    def otherwise(self) -> _Rule:
        """The same with the other way of rounding."""
        (other,) = (way for way in ROUNDINGS if way != self.rounding)
        return self._replace(rounding=other)

    def share(self, scores: Sequence[float]) -> int:
        """Whole per cent."""
        return percentage(scores, len(self.points), self.rounding)

    def band(self, scores: Sequence[float]) -> int:
        """The band of the percentage."""
        return banded(self.share(scores), self.chosen.cuts)

    def rated(self, scores: Sequence[float]) -> int:
        """The band, limited."""
        return limited(self.band(scores), scores, self.chosen.limiters, self.points)

    def reached(self, total: int, number: int, least: int) -> int:
        """What so many scores of a sum come to of which the least is this one."""
        band = self.band([total / number] * number)
        return limited(band, [least], self.chosen.limiters, self.points)

    def scores(self, given: Given) -> dict[str, int]:
        """One score for each indicator."""
        return {code: scores[0] if len(scores) == 1 else self.band(scores) for code, scores in given.items()}

    def ends(self, given: Given, missing: int) -> tuple[int, int]:
        """The lowest and the highest that it can come to, whatever the missing scores are."""
        known = self.scores(given).values()
        found = [self.rated([*known, *more]) for more in fillings(missing, len(self.points))]
        return min(found), max(found)


def _whole(framework: Framework, rule: _Rule, domain: Domain, given: Given) -> Whole:
    codes = framework.indicators_of(domain.id)
    known = {code: given[code] for code in codes if code in given}
    parts = tuple(_part(framework, rule, code, known) for code in codes)
    if not known or domain.indicators_status is None:  # of an unknown number nothing can be a share
        return Whole(id=domain.id, title=domain.title, outcome=Outcome.UNKNOWN, parts=parts)
    missing = len(codes) - len(known)
    low, high = rule.ends(known, missing)
    return Whole(
        id=domain.id,
        title=domain.title,
        outcome=Outcome.MADE if low == high else Outcome.BETWEEN,
        lowest=rule.points[low - 1],
        highest=rule.points[high - 1],
        limited_by=_limiting(rule, known) if not missing else (),
        parts_status=domain.indicators_status,
        parts=parts,
        reckoned=_reckoned(rule, known, missing),
    )


def _part(framework: Framework, rule: _Rule, code: str, known: Given) -> Part:
    one, scores = framework.indicators[code], known.get(code)
    if scores is None:
        return Part(indicator=code, title=one.title, status=one.status)
    share = 100 * sum(scores) / (len(scores) * len(rule.points))
    several = Span(low=share, high=share) if len(scores) > 1 else None
    grade = rule.points[rule.scores(known)[code] - 1]
    return Part(indicator=code, title=one.title, status=one.status, grade=grade, percent=several)


def _limiting(rule: _Rule, known: Given) -> tuple[str, ...]:
    """The indicators that hold a whole below the band of its percentage."""
    scores = rule.scores(known)
    band, reached = rule.band([*scores.values()]), rule.rated([*scores.values()])
    alone = {code: limited(band, [score], rule.chosen.limiters, rule.points) for code, score in scores.items()}
    return tuple(code for code, limit in alone.items() if limit == reached < band)


def _reckoned(rule: _Rule, known: Given, missing: int) -> Reckoned:
    scores, points = [*rule.scores(known).values()], len(rule.points)
    total, most = sum(scores), points * (len(scores) + missing)
    percent = Span(low=100 * (total + missing) / most, high=100 * (total + missing * points) / most)
    here, otherwise = rule.ends(known, missing), rule.otherwise.ends(known, missing)
    other = next((rule.points[b - 1] for a, b in zip(here, otherwise, strict=True) if a != b), None)
    if missing:
        return Reckoned(percent=percent, rounding=rule.rounding, other_rounding=other)
    band, final = rule.band(scores), rule.rated(scores)
    edges = (0, *rule.chosen.cuts, None)
    return Reckoned(
        percent=percent,
        rounded=rule.share(scores),
        rounding=rule.rounding,
        other_rounding=other,
        before_limiters=rule.points[band - 1] if final != band else None,
        floor=edges[band - 1],
        ceiling=edges[band],
        fewer=_fewer(rule, scores),
        more=_more(rule, scores),
    )


def _fewer(rule: _Rule, scores: Sequence[int]) -> int | None:
    """The fewest points of score less that could give a lower rating, limiters included; None where none can."""
    number, lowest, rating = len(scores), min(scores), rule.rated(scores)
    for steps in range(1, sum(scores) - number + 1):
        total = sum(scores) - steps
        for least in range(max(1, lowest - steps), lowest + 1):
            if total >= least * number and rule.reached(total, number, least) < rating:
                return steps
    return None


def _more(rule: _Rule, scores: Sequence[int]) -> int | None:
    """The fewest points of score more that could give a higher rating, limiters included; None where none can."""
    number, highest, rating = len(scores), len(rule.points), rule.rated(scores)
    for steps in range(1, highest * number - sum(scores) + 1):
        total = sum(scores) + steps
        for least in range(min(scores), highest + 1):
            raised = sum(max(0, least - score) for score in scores)
            if raised <= steps and rule.reached(total, number, least) > rating:
                return steps
    return None


def fillings(missing: int, points: int) -> Iterator[tuple[int, ...]]:
    """Scores that so many missing ones could have, one set for each sum and lowest score that they can come to.

    Percentages and limiters ask for no more than these two.
    """
    if not missing:
        yield ()
        return
    for lowest in range(1, points + 1):
        room = points - lowest
        for extra in range((missing - 1) * room + 1):
            full, rest = divmod(extra, room) if room else (0, 0)
            partly = (lowest + rest,) if rest else ()
            yield (lowest, *(points,) * full, *partly, *(lowest,) * (missing - 1 - full - len(partly)))
