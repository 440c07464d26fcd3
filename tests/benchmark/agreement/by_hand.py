"""The coefficients from their definitions, pair by pair in plain loops: slow, and plain to see through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations
from math import comb
from statistics import mean

Rows = Sequence[Sequence[int | None]]
Distance = Callable[[int, int], Fraction]


def said(rows: Rows) -> list[list[int]]:
    """What was said of each unit."""
    return [[value for value in row if value is not None] for row in rows]


def paired(rows: Rows) -> list[list[int]]:
    """The same of units that two or more rated."""
    return [row for row in said(rows) if len(row) > 1]


def percent(rows: Rows) -> float:
    """Percent agreement."""
    return mean(mean(a == b for a, b in permutations(row, 2)) for row in paired(rows))


def distance(level: str, every: Sequence[int]) -> Distance:
    """How far apart two values are among all of them."""

    def ordinal(low: int, high: int) -> Fraction:
        low, high = min(low, high), max(low, high)
        between = sum(low <= value <= high for value in every)
        return (between - Fraction(every.count(low) + every.count(high), 2)) ** 2

    known: dict[str, Distance] = {
        "nominal": lambda a, b: Fraction(a != b),
        "ordinal": lambda a, b: ordinal(a, b) if a != b else Fraction(0),
        "interval": lambda a, b: Fraction(a - b) ** 2,
        "ratio": lambda a, b: Fraction(a - b, a + b) ** 2,
    }
    return known[level]


def alpha(rows: Rows, level: str) -> float | None:
    """Krippendorff's."""
    units = paired(rows)
    every = [value for row in units for value in row]
    apart = distance(level, every)
    within = sum(apart(a, b) / (len(row) - 1) for row in units for a, b in permutations(row, 2))
    among = sum(apart(a, b) for a, b in permutations(every, 2))
    return float(1 - (len(every) - 1) * within / among) if among else None


def ordinal_nearness(a: int, b: int, points: int) -> Fraction:
    """Gwet's ordinal weights."""
    return 1 - Fraction(comb(abs(a - b) + 1, 2), comb(points, 2))


def beyond_chance(rows: Rows, points: int, kind: str) -> float | None:
    """Gwet's AC1 and AC2, Brennan and Prediger's kappa, and Fleiss'."""
    near: Distance = lambda a, b: ordinal_nearness(a, b, points) if kind == "gwet-ac2" else Fraction(a == b)  # noqa: E731
    units = [row for row in said(rows) if row]
    scale = range(1, points + 1)
    shares = [sum(Fraction(row.count(point), len(row)) for row in units) / len(units) for point in scale]
    agreed = [
        sum(near(a, b) for a, b in permutations(row, 2)) / (len(row) * (len(row) - 1)) for row in units if len(row) > 1
    ]
    observed = sum(agreed) / len(agreed)
    total = sum(near(a, b) for a in scale for b in scale)
    expected = {
        "fleiss-kappa": sum(share**2 for share in shares),
        "brennan-prediger": total / points**2,
    }.get(kind, total / (points * (points - 1)) * sum(share * (1 - share) for share in shares))
    return float((observed - expected) / (1 - expected)) if expected != 1 else None


STEPS: dict[str, Callable[[int], int]] = {
    "none": lambda steps: int(steps > 0),
    "linear": lambda steps: steps,
    "quadratic": lambda steps: steps * steps,
    "ordinal": lambda steps: comb(steps + 1, 2),
}


def point_against_others(rows: Rows, point: int) -> float | None:
    """Fleiss' kappa of one point against all others."""
    return beyond_chance(
        [[2 - (value == point) if value else None for value in row] for row in rows], 2, "fleiss-kappa"
    )


def cohen(rows: Rows, one: int, other: int, weights: str) -> float | None:
    """Of two raters, on the units that both rated."""
    both = [(row[one], row[other]) for row in rows]
    pairs = [(a, b) for a, b in both if a is not None and b is not None]
    if not pairs:
        return None
    apart = STEPS[weights]
    observed = Fraction(sum(apart(abs(a - b)) for a, b in pairs), len(pairs))
    expected = Fraction(sum(apart(abs(a - b)) for a, _ in pairs for _, b in pairs), len(pairs) ** 2)
    return float(1 - observed / expected) if expected else None
