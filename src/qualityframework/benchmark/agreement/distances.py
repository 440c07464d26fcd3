"""How far apart two points of a scale count as being."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from .tables import Array


class KappaWeights(StrEnum):
    """What a difference of so many steps counts for."""

    NONE = "none"  # as much as any other
    LINEAR = "linear"  # its steps
    QUADRATIC = "quadratic"  # the square of its steps
    ORDINAL = "ordinal"  # Gwet's: the pairs of points within it, n (n + 1) / 2; not those of Krippendorff's alpha


def distances(points: int, weights: KappaWeights) -> Array:
    """What the difference of any two points counts for, in whole numbers, so that sums of them are exact.

    Sources: Cohen 1968 for linear and quadratic weights; Gwet, Handbook of Inter-Rater Reliability, for ordinal ones.
    """
    steps = np.abs(np.subtract.outer(np.arange(points), np.arange(points))).astype(np.float64)
    match weights:
        case KappaWeights.NONE:
            return np.minimum(steps, 1)
        case KappaWeights.LINEAR:
            return steps
        case KappaWeights.QUADRATIC:
            return steps**2
        case KappaWeights.ORDINAL:
            return steps * (steps + 1) / 2


def nearness(points: int, weights: KappaWeights) -> Array:
    """How far any two points agree: 1 for the same, 0 for the ends of the scale."""
    apart = distances(points, weights)
    return 1 - apart / float(apart.max())
