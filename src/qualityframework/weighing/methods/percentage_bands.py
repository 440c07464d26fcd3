"""Points in per cent of the highest, cut into bands, and limiters that keep a band from standing beside a low source.

After the scoring of CQC's single assessment framework. It takes the steps of the scale as equal, and leaves out
reliability and what cannot be told. A small difference at a cut decides.
Source: CQC, "How we reach a rating" (2023-24); its limiters as recalled. What becomes of a half of one per cent, which
CQC does not say, `rounding` does.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from ...frameworks import Limiter, PercentageParameters, Rounding
from ..item import Item
from ..ordinal import TOLERANCE, mean, normalised
from .method import Method, Pooled

ROUNDINGS: dict[Rounding, str] = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}


def rounded(value: float, rounding: Rounding) -> int:
    """The whole number next to a value: of 62.5 half-up makes 63, and half-even 62.

    What is within half a billionth of a half is one: floats do not say more.
    """
    return int(Decimal(f"{value:.9f}").quantize(Decimal(1), ROUNDINGS[rounding]))


def percentage(scores: Sequence[float], points: int, rounding: Rounding) -> int:
    """The scores, each from 1 to `points`, in whole per cent of the most that so many could come to."""
    return rounded(100 * math.fsum(scores) / (points * len(scores)), rounding)


def banded(percent: float, cuts: Sequence[int]) -> int:
    """The position of the band that a percentage is in. Cuts are the lower edges of all bands but the lowest."""
    return 1 + sum(percent >= cut - TOLERANCE for cut in cuts)


def limited(band: int, scores: Iterable[float], limiters: Iterable[Limiter], points: Sequence[str]) -> int:
    """The band, or the lowest that a limiter of this band gives instead. What it gives is not limited again.

    A source is beside a point where its score is at that point or below; one a little above is not.
    """
    position = {name: number for number, name in enumerate(points, 1)}
    lowest = min(scores)
    becomes = [
        position[limiter.becomes]
        for limiter in limiters
        if points[band - 1] in limiter.band and lowest <= position[limiter.beside] + TOLERANCE
    ]
    return min([band, *becomes])


def scores_of(items: Sequence[Item], points: int) -> dict[str, float]:
    """The mean position of each source, by weight and by how much an item tells; one that tells nothing has none."""
    by_source: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_source[item.source].append(item)
    told = {
        source: [math.fsum(item.weight * item.belief[point] for item in own) for point in range(points)]
        for source, own in sorted(by_source.items())
    }
    return {source: mean(normalised(masses)) for source, masses in told.items() if any(masses)}


def wholly(position: int, points: int) -> Pooled:
    """All belief at one point."""
    return Pooled(tuple(float(point == position) for point in range(1, points + 1)), 0.0)


class PercentageBands(Method[PercentageParameters]):
    """Scores each source, and bands the percentage that the scores come to."""

    NAME = "percentage-bands"

    def effective(self, items: Sequence[Item]) -> tuple[float, ...]:
        """The weights alone: this method does not ask for reliability."""
        return tuple(item.weight for item in items)

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The band, limited; None where no source says anything."""
        points, chosen = len(self.points), self.parameters
        scores = list(scores_of(items, points).values())
        if not scores:
            return None
        band = banded(percentage(scores, points, chosen.rounding), chosen.cuts)
        return wholly(limited(band, scores, chosen.limiters, self.points), points)
