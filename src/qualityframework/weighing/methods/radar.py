"""The mean of the sources in per cent, no higher than sources that cap it.

After the RADAR scoring of EFQM, in which a criterion's whole is the mean of its attributes and no higher than soundness
or scope and relevance. It takes the steps of the scale as equal, and leaves out reliability and what cannot be told.
Source: EFQM Model 2020; the rule of caps as reported, not seen in the model itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...frameworks import RadarParameters
from ..item import Item
from .method import Method, Pooled
from .percentage_bands import banded, rounded, scores_of, wholly

if TYPE_CHECKING:
    from ...frameworks import Step


def mean_of(scores: Mapping[str, float], step: Step | None) -> float:
    """The mean of the scores, in steps where there are any."""
    mean = math.fsum(scores.values()) / len(scores)
    return mean if step is None else step.of * rounded(mean / step.of, step.rounding)


def capped(scores: Mapping[str, float], caps: Sequence[str], step: Step | None = None) -> float:
    """The mean of the scores, and no higher than any that caps. A cap without a score caps nothing."""
    return min([mean_of(scores, step), *(scores[source] for source in caps if source in scores)])


def points_of(percent: Sequence[float], points: Sequence[float]) -> float:
    """What criteria come to together, each in per cent of its points; those of EFQM 2020 are 1000 in all."""
    return math.fsum(share * most / 100 for share, most in zip(percent, points, strict=True))


class Radar(Method[RadarParameters]):
    """Scores each source from 0 per cent at the lowest point to 100 at the highest, and bands their capped mean."""

    NAME = "radar"

    def effective(self, items: Sequence[Item]) -> tuple[float, ...]:
        """The weights alone: this method does not ask for reliability."""
        return tuple(item.weight for item in items)

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The band; None where no source says anything."""
        points, chosen = len(self.points), self.parameters
        scores = {source: 100 * (score - 1) / (points - 1) for source, score in scores_of(items, points).items()}
        return wholly(banded(capped(scores, chosen.caps), chosen.cuts), points) if scores else None
