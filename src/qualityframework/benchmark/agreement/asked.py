"""The coefficients that are asked for: of which units each is reckoned, and why one cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .alpha import MOST_DIFFERENT, krippendorff_alpha
from .chance import brennan_prediger, fleiss, fleiss_by_point, gwet, percent_agreement
from .concordance import kendall_w
from .distances import KappaWeights, distances, nearness
from .pairs import cohen_mean
from .ratings import Measurement, Ratings
from .resampling import Statistic
from .tables import Table

PERCENT, POINTS = "percent-agreement", "points"
NO_PAIR = "no unit was rated by two raters"
NO_ORDER = "at level nominal ratings have no order"
NO_POINTS = "numbers are on no list of points, and how often they agree by chance hangs on how many there are"
FEW_COMPLETE = "fewer than two units were rated by every rater"
_NONE_VARIES = "all ratings are the same, and where nothing varies agreement cannot be told from chance"
_NONE_ORDERS = "every rater gave all these units the same, and so put them in no order"
_NO_PAIR_VARIES = "of no two raters do the ratings vary on units that both rated"
_TOO_MANY = f"there are more than {MOST_DIFFERENT:,} different numbers, too many to compare each with each"


@dataclass(frozen=True, eq=False)
class Tables:
    """The ratings of the units that anybody rated, of those that two or more did, and of those that all raters did."""

    rated: Table
    paired: Table
    complete: Table

    @classmethod
    def of(cls, rated: Table) -> Tables:
        """The three, of units that anybody rated."""
        return cls(rated, rated.only(rated.rated >= 2), rated.only(rated.rated == max(2, len(rated.names))))


@dataclass(frozen=True, eq=False)
class Asked:
    """One coefficient, or one for each point of the scale.

    Args:
        name: what it is called in a file.
        title: what it is called by people.
        table: the ratings of the units that it uses.
        make: makes its statistic of them.
        undefined: why that would not be a number.
        refused: why it cannot be reckoned of such ratings at all, or None.
    """

    name: str
    title: str
    table: Table
    make: Callable[[Table], Statistic]
    undefined: str
    refused: str | None = None


def asked(ratings: Ratings, tables: Tables, weights: KappaWeights) -> Iterator[Asked]:
    """All but the intraclass correlations, whose intervals are reckoned in another way."""
    level, points, paired, rated = ratings.level, len(ratings.points), tables.paired, tables.rated
    no_points = None if points else NO_POINTS
    no_order = NO_ORDER if level is Measurement.NOMINAL else None
    too_many = _TOO_MANY if level is Measurement.RATIO and len(paired.values) > MOST_DIFFERENT else None
    few = FEW_COMPLETE if tables.complete.units < 2 else None
    weighted = "unweighted" if weights is KappaWeights.NONE else f"{weights} weights"
    if not paired.units:
        no_points = no_order = too_many = few = NO_PAIR

    yield Asked(PERCENT, "Percent agreement", paired, percent_agreement, NO_PAIR, None if paired.units else NO_PAIR)
    yield Asked(
        "krippendorff-alpha",
        f"Krippendorff's alpha, {level}",
        paired,
        lambda table: krippendorff_alpha(table, level),
        _NONE_VARIES,
        too_many,
    )
    yield Asked(
        "gwet-ac1",
        "Gwet's AC1",
        rated,
        lambda table: gwet(table, nearness(points, KappaWeights.NONE)),
        NO_PAIR,
        no_points,
    )
    yield Asked(
        "gwet-ac2",
        "Gwet's AC2, ordinal weights",
        rated,
        lambda table: gwet(table, nearness(points, KappaWeights.ORDINAL)),
        NO_PAIR,
        no_points or no_order,
    )
    yield Asked(
        "brennan-prediger",
        "Brennan and Prediger's kappa",
        rated,
        lambda table: brennan_prediger(table, nearness(points, KappaWeights.NONE)),
        NO_PAIR,
        no_points,
    )
    yield Asked("fleiss-kappa", "Fleiss' kappa", rated, fleiss, _NONE_VARIES, no_points)
    yield Asked(
        "cohen-kappa",
        f"Cohen's kappa, {weighted}",
        paired,
        lambda table: cohen_mean(table, distances(points, weights)),
        _NO_PAIR_VARIES,
        no_points,
    )
    yield Asked("kendall-w", "Kendall's W", tables.complete, kendall_w, _NONE_ORDERS, no_order or few)
    yield Asked(POINTS, "", rated, fleiss_by_point, "it was given never, or always", no_points)
