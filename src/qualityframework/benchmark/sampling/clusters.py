"""Records that are alike tell less than as many that are not; so do records that stand for different numbers."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable

from ...errors import Unusable
from . import given
from .settled import settled


def design_effect(per_worker: float, icc: float) -> float:
    """How many records count as one, when each worker's records are alike.

    Args:
        per_worker: how many records of one worker are read, on average; at least 1.
        icc: how alike they are: the part of all variation that lies between workers, from 0 to 1.

    Raises:
        Unusable: for anything else.

    Source: Kish 1965, Survey sampling: 1 + (m - 1) icc.
    """
    return 1 + (given.at_least("per_worker", per_worker, 1) - 1) * given.share("icc", icc)


def effect_on_meeting(rare: float, per_worker: float, icc: float) -> float:
    """How many records count as one, at worst, when a problem is to be met that a share of `rare` has.

    A share's variance does not say how well a problem can hide. It hides best where some workers have none of it and
    each of the others has it in c = rare + icc (1 - rare) of theirs. So it is missed in m records of a worker with a
    chance of at most 1 - rare / c (1 - (1 - c)^m), however it lies: (1 - x)^m is nowhere above the parabola that meets
    it at 0 and touches it at c. A part of a record in `per_worker` counts as a whole one.

    Raises:
        Unusable: as `design_effect` does, or for a share of none or all.
    """
    given.share("rare", rare, ends=False)
    if design_effect(per_worker, icc) == 1:
        return 1.0
    each, within = math.ceil(per_worker), rare + icc * (1 - rare)
    missed = (icc * (1 - rare) + rare * (1 - within) ** each) / within
    return max(1.0, settled(each * math.log1p(-rare) / math.log(max(missed, sys.float_info.min))))


def effective_size(size: int, effect: float) -> float:
    """As how many records, each drawn by itself, a sample counts.

    Raises:
        Unusable: for a size of none, or a design effect below 1.
    """
    return given.whole("size", size, 1) / given.at_least("effect", effect, 1)


def effective_by_weights(weights: Iterable[float]) -> float:
    """As how many records of one weight those of several weights count.

    Raises:
        Unusable: for no weights, or one that is not above 0 and finite.

    Source: Kish 1965: the square of their sum by the sum of their squares.
    """
    kept = list(weights)
    if not kept or not all(0 < weight < math.inf for weight in kept):
        raise Unusable("`weights` are above 0 and finite, and at least one is wanted")
    largest = max(kept)  # their unit does not matter, and squares of large ones are no numbers any more
    relative = [weight / largest for weight in kept]
    return math.fsum(relative) ** 2 / math.fsum(weight**2 for weight in relative)
