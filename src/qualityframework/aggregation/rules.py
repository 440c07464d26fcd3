"""Which rule of a framework is in force, as far as its days are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from ..__about__ import __version__
from ..errors import Mismatch, Unusable
from ..frameworks import Aggregation, Framework, Scoring
from ..vocabulary import did_you_mean
from .aggregated import Aggregated, Days, ScoringUsed, Whole


def rule_of(framework: Framework, on: dt.date | None = None) -> Aggregation | None:
    """The rule whose days do not speak against a day; the only one there is where no day is given; or None.

    Raises:
        Mismatch: when several are possible.
    """
    found = [one for one in framework.file.aggregations if on is None or one.covers(on)]
    if len(found) > 1:
        told = " and ".join(f"`{one.id}` ({_when(one) or 'without a day'})" for one in found)
        alone = _day_of_one(framework.file.aggregations) if on is None else None
        help_ = (
            "the days do not tell them apart: the pack has to say when each is in force"
            if alone is None
            else f"give a day on which one alone is in force, such as {alone.isoformat()}"
        )
        raise Mismatch(f"{len(found)} rules of {framework.name} are possible, {told}; {help_}")
    return found[0] if found else None


def _day_of_one(rules: Sequence[Aggregation]) -> dt.date | None:
    """The latest day that decides between rules: one on which one of them begins, or the last one of another."""
    one = dt.timedelta(days=1)
    starts = [rule.start for rule in rules if rule.start is not None]
    lasts = [rule.until for rule in rules if rule.until is not None]
    days = [*starts, *lasts, *(day - one for day in starts), *(day + one for day in lasts)]
    return max((day for day in days if sum(rule.covers(day) for rule in rules) == 1), default=None)


def aggregated(
    framework: Framework,
    on: dt.date | None,
    rule: Aggregation,
    wholes: Sequence[Whole],
    given: Iterable[str],
    *,
    scoring: Scoring | None = None,
) -> Aggregated:
    """What came of a rule, with all that is known about the rule itself."""
    return _headed(
        framework,
        on,
        changes=(*framework.changes, *(scoring.changes if scoring is not None else ())),
        rule=rule.id,
        title=rule.title,
        status=rule.status,
        note=rule.note,
        start=rule.start,
        until=rule.until,
        dates_status=rule.dates_status if rule.start or rule.until else None,
        days=_days(rule, on),
        scoring=_used(scoring),
        wholes=tuple(wholes),
        unused=tuple(code for code in given if code not in _used_in(wholes)) if rule.none is None else (),
        reason=rule.none,
    )


def _used_in(wholes: Sequence[Whole]) -> set[str]:
    """The wholes and parts that a rule looks at."""
    return {name for whole in wholes for name in (whole.id, *(part.indicator for part in whole.parts))}


def without_rule(framework: Framework, on: dt.date | None, given: Iterable[str]) -> Aggregated:
    """That nothing is made, and why.

    Raises:
        Unusable: with everything that was given for something that the framework does not have.
    """
    known = {*framework.indicators, *(part.id for one in framework.indicators.values() for part in one.parts)}
    there = f"in {framework.name}"
    if faults := [
        f"there is no indicator `{one}` {there}: {did_you_mean(one, known)}" for one in given if one not in known
    ]:
        raise Unusable(*faults)
    return _headed(
        framework,
        on,
        changes=framework.changes,
        rule=None,
        title=framework.file.title,
        status=None,
        wholes=(),
        reason=_reason(framework, on),
    )


def _headed(framework: Framework, on: dt.date | None, **more: Any) -> Aggregated:
    """A result, with what it names of the framework."""
    return Aggregated(
        engine=__version__,
        framework=framework.name,
        framework_digest=framework.digest,
        scale=framework.scale.name,
        scale_digest=framework.scale_digest,
        on=on,
        **more,
    )


def _days(rule: Aggregation, on: dt.date | None) -> Days:
    if on is None:
        return Days.NOT_ASKED
    return Days.WITHIN if rule.start is not None and rule.until is not None else Days.NOT_KNOWN


def _used(scoring: Scoring | None) -> ScoringUsed | None:
    if scoring is None:
        return None
    file = scoring.file
    return ScoringUsed(
        name=scoring.name,
        digest=scoring.digest,
        start=file.start,
        until=file.until,
        status=file.status,
        note=file.note,
    )


def _reason(framework: Framework, on: dt.date | None) -> str:
    others = framework.file.aggregations
    if not others or on is None:
        return f"{framework.name} declares no rule that makes one grade of others"
    told = " and ".join(f"`{one.id}` {_when(one)}" for one in others)
    return f"no rule of {framework.name} is in force on {on.isoformat()}: {told}"


def _when(rule: Aggregation) -> str:
    start = f"began on {rule.start.isoformat()}" if rule.start is not None else ""
    until = f"ended on {rule.until.isoformat()}" if rule.until is not None else ""
    return " and ".join(filter(None, (start, until)))
