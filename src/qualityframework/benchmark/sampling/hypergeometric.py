"""Drawing by lot from a population that is known: no record is drawn twice.

Probabilities are reckoned from the middle outwards, where each term is smaller than the one before, so that few are
needed and none is lost.
"""

from __future__ import annotations

import math
from bisect import bisect_left

from .settled import rarer


def at_least(met: int, drawn: int, cases: int, population: int) -> float:
    """The probability that of so many drawn at least `met` are cases, if the population has `cases` of them."""
    if met > (drawn + 1) * (cases + 1) // (population + 2):
        return _outwards(met, drawn, cases, population)
    return 1 - _outwards(drawn - met + 1, drawn, population - cases, population)


def fewest(met: int, drawn: int, population: int, tail: float) -> int:
    """The least number of cases in the population with which it is not rarer than `tail` to draw at least `met`."""
    possible = range(met, population - drawn + met)
    return met + bisect_left(possible, True, key=lambda cases: not rarer(at_least(met, drawn, cases, population), tail))


def most(met: int, drawn: int, population: int, tail: float) -> int:
    """The greatest number of cases in the population with which it is not rarer than `tail` to draw at most `met`."""
    return population - fewest(drawn - met, drawn, population, tail)


def _outwards(met: int, drawn: int, cases: int, population: int) -> float:
    """The probability of at least `met`, from their most likely number on."""
    if met > min(drawn, cases):
        return 0.0
    term = total = math.exp(_ways(cases, met) + _ways(population - cases, drawn - met) - _ways(population, drawn))
    for more in range(met, min(drawn, cases)):
        term *= (cases - more) * (drawn - more) / ((more + 1) * (population - cases - drawn + more + 1))
        total += term
        if term <= total * 1e-17:
            break
    return min(1.0, total)


def _ways(of: int, chosen: int) -> float:
    """The logarithm of the number of ways to choose so many."""
    return math.lgamma(of + 1) - math.lgamma(chosen + 1) - math.lgamma(of - chosen + 1)
