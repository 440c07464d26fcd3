"""Scores to ratings by percentages that are cut into bands and limited, with all that scores not given leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..frameworks import Domain, Framework, PercentageParameters, Rounding
from ..weighing import ROUNDINGS, banded, limited, percentage
from .aggregated import Outcome, Part, Reckoned, Span, Whole

Given = Mapping[str, tuple[int, ...]]
"""Whole scores by indicator, each from 1 to the highest point."""


def percentage_wholes(framework: Framework, chosen: PercentageParameters, given: Given) -> Iterator[Whole]:
    """Each domain by the scores of its indicators; several scores of one are first made one in the same way.

    Scores not given may be any: a whole is made only where all of them would make it the same.
    """
    for domain in framework.file.domains:
        codes = framework.indicators_of(domain.id)
        yield _Reckoning(framework, chosen, {code: given[code] for code in codes if code in given}, codes).whole(domain)


class _Reckoning:
    """One domain."""

    def __init__(self, framework: Framework, chosen: PercentageParameters, given: Given, codes: Sequence[str]) -> None:
        self.framework, self.chosen, self.given, self.codes = framework, chosen, given, codes
        self.points = [grade.name for grade in framework.scale.grades]
        self.open = len(codes) - len(given)

    def whole(self, domain: Domain) -> Whole:
        parts = tuple(self._part(code) for code in self.codes)
        if not self.given or domain.indicators_status is None:  # of an unknown number nothing can be a share
            return Whole(id=domain.id, title=domain.title, outcome=Outcome.UNKNOWN, parts=parts)
        low, high = self._extremes(self.chosen.rounding)
        return Whole(
            id=domain.id,
            title=domain.title,
            outcome=Outcome.MADE if low == high else Outcome.BETWEEN,
            lowest=self.points[low - 1],
            highest=self.points[high - 1],
            limited_by=self._limiting(),
            parts_status=domain.indicators_status,
            parts=parts,
            reckoned=self._reckoned(),
        )

    def _part(self, code: str) -> Part:
        one, scores = self.framework.indicators[code], self.given.get(code)
        if scores is None:
            return Part(indicator=code, title=one.title, status=one.status)
        share = 100 * sum(scores) / (len(scores) * len(self.points))
        grade = self.points[self._score(code, self.chosen.rounding) - 1]
        several = Span(low=share, high=share) if len(scores) > 1 else None
        return Part(indicator=code, title=one.title, status=one.status, grade=grade, percent=several)

    def _score(self, code: str, rounding: Rounding) -> int:
        scores = self.given[code]
        if len(scores) == 1:
            return scores[0]
        return banded(percentage(scores, len(self.points), rounding), self.chosen.cuts)

    def _scores(self, rounding: Rounding) -> list[int]:
        return [self._score(code, rounding) for code in self.given]

    def _extremes(self, rounding: Rounding) -> tuple[int, int]:
        """The lowest and the highest band that it can come to, limiters included."""
        told = self._scores(rounding)
        bands = [self._band([*told, *more], rounding) for more in fillings(self.open, len(self.points))]
        return min(bands), max(bands)

    def _band(self, scores: Sequence[int], rounding: Rounding) -> int:
        band = banded(percentage(scores, len(self.points), rounding), self.chosen.cuts)
        return limited(band, scores, self.chosen.limiters, self.points)

    def _limiting(self) -> tuple[str, ...]:
        """The indicators that hold it down whatever the others are; none while scores are open."""
        if self.open:
            return ()
        scores, rounding = self._scores(self.chosen.rounding), self.chosen.rounding
        band = banded(percentage(scores, len(self.points), rounding), self.chosen.cuts)
        reached = limited(band, scores, self.chosen.limiters, self.points)
        alone = zip(self.given, scores, strict=True)
        return tuple(
            code
            for code, score in alone
            if reached < band and limited(band, [score], self.chosen.limiters, self.points) == reached
        )

    def _reckoned(self) -> Reckoned:
        points, rounding = len(self.points), self.chosen.rounding
        scores = self._scores(rounding)
        total, most = sum(scores), points * len(self.codes)
        percent = Span(low=100 * (total + self.open) / most, high=100 * (total + self.open * points) / most)
        if self.open:
            return Reckoned(percent=percent, rounding=rounding)
        share = percentage(scores, points, rounding)
        band = banded(share, self.chosen.cuts)
        final = limited(band, scores, self.chosen.limiters, self.points)
        (other,) = {self._extremes(way)[0] for way in ROUNDINGS if way != rounding}
        edges = (0, *self.chosen.cuts, None)
        return Reckoned(
            percent=percent,
            rounded=share,
            rounding=rounding,
            other_rounding=self.points[other - 1] if other != final else None,
            before_limiters=self.points[band - 1] if final != band else None,
            floor=edges[band - 1],
            ceiling=edges[band],
            fewer=self._steps(total, -1, band),
            more=self._steps(total, 1, band),
        )

    def _steps(self, total: int, way: int, band: int) -> int | None:
        """How many points of score it takes to leave the band; None where no number does."""
        points, number = len(self.points), len(self.codes)
        for steps in range(1, points * number):
            changed = total + way * steps
            if not number <= changed <= points * number:
                return None
            share = percentage([changed / number] * number, points, self.chosen.rounding)
            if banded(share, self.chosen.cuts) != band:
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
