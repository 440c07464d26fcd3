"""How far a whole inspection lies from what a baseline expects, how far it would by chance, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...frameworks import DriftFigures
from ..consistency import Model, Seen
from .charts import shared_variance
from .scoring import ranked_probability


@dataclass(frozen=True, slots=True)
class Residual:
    """The mean of grade less expected over an inspection's indicators, in grades.

    `spread` is its standard deviation where the yardstick stays and is known; `doubt` that of what the baseline is
    mistaken by, which all inspections after it share. `surprise` is the mean ranked probability score.
    """

    mean: float
    spread: float
    doubt: float
    surprise: float


def residual_of(seen: Sequence[Seen], model: Model, baseline: int, figures: DriftFigures) -> Residual:
    """One inspection against a baseline of so many.

    What each indicator has of its own is the noise that the model expects at this evidence, and not a figure: a panel
    that decides sharply is soon seen to move, and one that does not gives no false signal. What the indicators of one
    inspection share (one panel, one team) the model does not know; it is taken from the figures, and more indicators
    do not lessen it. The doubt is what the model does not know of the mean shift of these very indicators, and what
    the inspections of the baseline shared, over their number.

    Args:
        seen: the evaluations of one inspection, at least one.
        model: fitted to the baseline and to nothing else.
        baseline: how many inspections it was fitted to.
        figures: what the indicators of an inspection share.
    """
    shared, count = shared_variance(figures), len(seen)
    residuals, surprises, noises = list[float](), list[float](), list[float]()
    for one in seen:
        shares, noise = model.forecast(one.subject, one.score)
        told = [float(share) for share in shares]
        residuals.append(one.grade - sum(position * share for position, share in enumerate(told, 1)))
        surprises.append(ranked_probability(told, one.grade))
        noises.append(noise)
    _, not_known = model.mean_shift([one.subject for one in seen])
    return Residual(
        mean=sum(residuals) / count,
        spread=math.sqrt(shared + sum(noises) / count**2),
        doubt=math.sqrt(not_known + shared / baseline),
        surprise=sum(surprises) / count,
    )
