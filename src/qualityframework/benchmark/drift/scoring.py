"""How good was a forecast, now that the grade is known?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from ...errors import Unusable

_TOLERANCE = 1e-6


def ranked_probability(distribution: Sequence[float], observed: int) -> float:
    """The ranked probability score of a forecast: 0 if it was sure and right, 1 if it was sure and as wrong as can be.

    The squares of how far its shares up to each grade are from what came, summed, over one less than there are grades.
    A forecast that is wrong by one grade scores better than one that is wrong by two.

    Args:
        distribution: the probability of each grade, the lowest first; they sum to 1.
        observed: position of the grade that came, 1 for the lowest.

    Raises:
        Unusable: for less than two grades, probabilities that are none, or a position that is not on the scale.

    Source: Epstein 1969; normalised as by Constantinou and Fenton 2012.
    """
    grades = len(distribution)
    if grades < 2 or not 1 <= observed <= grades:
        raise Unusable(f"a position from 1 to at least 2 is wanted, not {observed} of {grades}")
    # `not ... <=` also refuses what is no number at all
    if any(not 0 <= share <= 1 for share in distribution) or abs(math.fsum(distribution) - 1) > _TOLERANCE:
        raise Unusable("probabilities are from 0 to 1 and sum to 1")
    reached = list(accumulate(distribution))[:-1]
    return math.fsum((share - (observed <= grade)) ** 2 for grade, share in enumerate(reached, 1)) / (grades - 1)
