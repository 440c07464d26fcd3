"""What could have been seen by now? A chart without a signal says nothing of shifts that it could not have shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Annotated

from pydantic import Field

from ...frameworks import DriftFigures
from .charts import lasting_limit
from .places import rounded
from .residuals import Residual


@dataclass(frozen=True, slots=True)
class Seeing:
    """The least shift that the moving average would have signalled, in grades, if it was there from the baseline on.

    None where it would be the whole scale: so few show none.
    """

    by_now: Annotated[float | None, Field(description="by the last inspection that is charted")]
    in_the_end: Annotated[float | None, Field(description="however many inspections more would follow")]
    chance: Annotated[float, Field(description="of its having been signalled")]
    wanted: Annotated[float, Field(description="a shift that the chart is meant to see, in grades")]


def seeing(residuals: Sequence[Residual], points: int, figures: DriftFigures) -> Seeing:
    """What could have been seen, on a scale of so many points.

    A shift of d grades moves each value by d / spread, and so the moving average by d m, where m is the moving average
    of 1 / spread. With limits of L standard deviations s it is beyond them with the chance wanted if d m = (L + z) s,
    z being the normal quantile of that chance; the least d of any inspection so far is told. Signals by the sums, and
    of an average that was beyond its limits in between, come on top of that.

    Args:
        residuals: of the inspections after the baseline, the oldest first; at least one.
        points: of the scale.
        figures: weight and limit of the moving average, and what counts as seen.
    """
    weight, limit = figures.ewma.weight, figures.ewma.limit
    far = limit + NormalDist().inv_cdf(figures.to_see.chance)
    noise = doubt = moved = 0.0
    least = math.inf
    for one in residuals:
        noise = weight**2 + (1 - weight) ** 2 * noise
        doubt = weight * one.doubt / one.spread + (1 - weight) * doubt
        moved = weight / one.spread + (1 - weight) * moved
        least = min(least, far * math.sqrt(noise + doubt**2) / moved)
    last = residuals[-1]
    lasting = lasting_limit(weight, far, last.doubt / last.spread) * last.spread
    by_now, in_the_end = (rounded(shift) if shift < points - 1 else None for shift in (least, min(least, lasting)))
    return Seeing(
        by_now=by_now,
        in_the_end=in_the_end,
        chance=figures.to_see.chance,
        wanted=figures.to_see.grades,
    )
