"""Can a sample tell one share from another?"""

from __future__ import annotations

from bisect import bisect_left

from ...errors import Unusable
from ...weighing import beta_below
from . import given
from .settled import rarer, settled


def power_to_tell(size: int, one: float, other: float, *, level: float) -> float:
    """The chance that a sample shows the share to be other than `one`, if it is `other`.

    By the exact binomial test with equal tails: what a Clopper and Pearson's interval of `level` that leaves `one` out
    shows. It is for a population that is large beside the sample.

    Raises:
        Unusable: for a size of none, shares of none or all or that are the same, or a level below 0.5.
    """
    given.whole("size", size, 1)
    for name, share in (("one", one), ("other", other)):
        given.share(name, share, ends=False)
    if one == other:
        raise Unusable(f"`one` and `other` are both {one:g}: two shares are to be told apart")
    tail = (1 - given.confidence(level)) / 2
    return settled(_rarely_many(size, one, other, tail) + _rarely_many(size, 1 - one, 1 - other, tail))


def _rarely_many(size: int, one: float, other: float, tail: float) -> float:
    """The chance by `other` of so many as are rarer than `tail` by `one`."""
    many = 1 + bisect_left(range(1, size + 1), True, key=lambda met: rarer(_at_least(met, size, one), tail))
    return _at_least(many, size, other) if many <= size else 0.0


def _at_least(met: int, of: int, share: float) -> float:
    return beta_below(share, met, of - met + 1)
