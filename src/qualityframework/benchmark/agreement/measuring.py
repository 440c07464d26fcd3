"""Every coefficient of agreement, with its interval or the reason why there is none."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from ...__about__ import __version__
from ...errors import Unusable
from ...frameworks import AgreementFigures
from .asked import NO_ORDER, NO_POINTS, POINTS, Asked, Tables, asked
from .coefficients import coefficient, correlations, rounded
from .distances import KappaWeights, distances
from .found import Agreement, AgreementBasis, RaterPair
from .pairs import cohen_by_pair, pairs
from .ratings import Measurement, Ratings
from .resampling import Outcome, estimated, outcomes
from .tables import Table, table


def agreement_of(ratings: Ratings, figures: AgreementFigures, weights: KappaWeights | None = None) -> Agreement:
    """How far raters agree, by every coefficient that the ratings allow.

    Args:
        ratings: who rated what, and how.
        figures: level of the intervals, resamples and their seed.
        weights: what differences count for in Cohen's kappa; quadratic unless given, and none at level nominal.

    Raises:
        Unusable: for weights at level nominal, where all differences are alike.
    """
    nominal = ratings.level is Measurement.NOMINAL
    if nominal and weights not in (None, KappaWeights.NONE):
        raise Unusable(f"{weights} weights need an order, and {NO_ORDER}")
    weights = weights or (KappaWeights.NONE if nominal else KappaWeights.QUADRATIC)
    tables = Tables.of(table(ratings))
    every = list(asked(ratings, tables, weights))
    found = _reckoned(every, len(ratings.points), figures)
    (of_points,) = (one for one in every if one.name == POINTS)
    return Agreement(
        basis=_basis(ratings, figures, weights),
        units=tables.rated.units,
        raters=tables.rated.raters,
        ratings=int(tables.rated.rated.sum()),
        rated_once=int((tables.rated.rated == 1).sum()),
        complete=tables.complete.units,
        coefficients={
            **{one.name: coefficient(one, found[one.name], figures) for one in every if one is not of_points},
            **correlations(ratings, tables, figures),
        },
        points={
            label: coefficient(replace(of_points, title=label), found[POINTS].row(at), figures)
            for at, label in enumerate(ratings.points)
        },
        pairs=tuple(_pairs(ratings, tables.rated, weights)),
    )


def _reckoned(every: Sequence[Asked], points: int, figures: AgreementFigures) -> dict[str, Outcome]:
    """What comes of each, by name; of what cannot be reckoned, nothing. The same units are drawn once for all."""
    nothing = Outcome(np.full(max(1, points), np.nan), np.full((max(1, points), 1), np.nan))
    found = {one.name: nothing for one in every}
    by_table = defaultdict[int, list[Asked]](list)
    for one in every:
        if one.refused is None:
            by_table[id(one.table)].append(one)
    for group in by_table.values():
        of = group[0].table
        statistics = [one.make(of) for one in group]
        found |= zip((one.name for one in group), outcomes(statistics, of.units, figures), strict=True)
    return found


def _pairs(ratings: Ratings, rated: Table, weights: KappaWeights) -> Iterator[RaterPair]:
    """The pairs of raters, in the order of their names."""
    kappas = np.full(len(pairs(len(rated.names))), np.nan)
    if ratings.points and len(kappas):
        kappas = estimated(cohen_by_pair(rated, distances(len(ratings.points), weights)), rated.units)
    for (one, other), kappa in zip(pairs(len(rated.names)), kappas, strict=True):
        both = rated.given[:, one] & rated.given[:, other]
        units = int(both.sum())
        same = int((rated.codes[both, one] == rated.codes[both, other]).sum())
        reason = NO_POINTS if not ratings.points else "both gave all of them the same"
        value = rounded(kappa)
        yield RaterPair(
            raters=(rated.names[one], rated.names[other]),
            kappa=value,
            reason=None if value is not None else reason if units else "they rated no unit in common",
            units=units,
            percent=rounded(same / units) if units else None,
        )


def _basis(ratings: Ratings, figures: AgreementFigures, weights: KappaWeights) -> AgreementBasis:
    return AgreementBasis(
        engine=__version__,
        ratings=_digest(ratings),
        scale=ratings.scale,
        points=ratings.points,
        measurement=ratings.level,
        weights=weights,
        level=figures.level,
        resamples=figures.resamples,
        seed=figures.seed,
        few_units=figures.few_units,
        parted=figures.parted,
    )


def _digest(ratings: Ratings) -> str:
    """The same for the same ratings in any order."""
    told = sorted(
        (unit, rater, float(value))
        for unit, row in zip(ratings.units, ratings.values, strict=True)
        for rater, value in zip(ratings.raters, row, strict=True)
        if value is not None
    )
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
