"""From what comes of a coefficient, and of each resample, to what is told of it."""

from __future__ import annotations

import math

from ...frameworks import AgreementFigures
from .asked import FEW_COMPLETE, NO_ORDER, NO_PAIR, Asked, Tables
from .found import Coefficient, Interval, Made
from .intraclass import APPROXIMATE, FORMS, Form, intraclass, mean_squares
from .ratings import Measurement, Ratings
from .resampling import Outcome, limits
from .tables import Table

_PLACES = 9
_ONE_VALUE = "every resample comes to the same, which does not tell how sure it is"
_NOTHING_LEFT = "units or raters do not differ at all, and nothing is left to tell how sure it is"
_UNITS_ALIKE = "units differ no more than the same unit does when it is rated again"


def rounded(figure: float) -> float | None:
    """A figure as it prints on every machine; None where it is not a number."""
    return None if math.isnan(figure) else round(float(figure), _PLACES) + 0.0


def coefficient(asked: Asked, found: Outcome, figures: AgreementFigures) -> Coefficient:
    """What is told of a coefficient of which this comes."""
    value, observed, by_chance = (*map(rounded, found.values), None, None)[:3]
    if value is None:
        return _undefined(asked.title, asked.refused or asked.undefined, asked.table)
    ends, undefined = limits(found.drawn[0], figures.level)
    interval = _interval(ends, "bootstrap by unit, percentiles") if ends is not None else None
    many = f"it is undefined in {undefined:,} of {figures.resamples:,} resamples"
    return Coefficient(
        title=asked.title,
        value=value,
        reason=None,
        interval=interval,
        no_interval=None if interval is not None else _ONE_VALUE if ends is not None else many,
        undefined=undefined,
        units=asked.table.units,
        raters=asked.table.raters,
        percent=rounded(asked.table.percent),
        observed=observed,
        by_chance=by_chance,
    )


def correlations(ratings: Ratings, tables: Tables, figures: AgreementFigures) -> dict[str, Coefficient]:
    """The intraclass correlations by name, of units that every rater rated."""
    table = tables.complete
    refused = NO_PAIR if not tables.paired.units else FEW_COMPLETE if table.units < 2 else None
    if ratings.level is Measurement.NOMINAL:
        refused = NO_ORDER
    if refused is not None:
        return {name: _undefined(title, refused, table) for name, title in FORMS.items()}
    forms = intraclass(mean_squares(table), figures.level)
    return {name: _correlation(name, forms[name], table) for name in FORMS}


def _correlation(name: str, form: Form, table: Table) -> Coefficient:
    title, value, ends = FORMS[name], rounded(form.value), (form.low, form.high)
    if value is None:
        return _undefined(title, _UNITS_ALIKE, table)
    made: Made = "F distribution, approximate" if name in APPROXIMATE else "F distribution, exact"
    interval = _interval(ends, made) if not any(map(math.isnan, ends)) else None
    return Coefficient(
        title=title,
        value=value,
        reason=None,
        interval=interval,
        no_interval=None if interval is not None else _NOTHING_LEFT,
        undefined=0,
        units=table.units,
        raters=table.raters,
        percent=rounded(table.percent),
        observed=None,
        by_chance=None,
    )


def _undefined(title: str, reason: str, table: Table) -> Coefficient:
    units, raters, percent = table.units, table.raters, rounded(table.percent)
    return Coefficient(title, None, reason, None, None, 0, units, raters, percent, None, None)


def _interval(ends: tuple[float, float], made: Made) -> Interval | None:
    """An interval that is one, and not a single point."""
    low, high = map(rounded, ends)
    assert low is not None
    assert high is not None
    return Interval(low, high, made) if low < high else None
