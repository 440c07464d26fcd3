"""Scores of parts to ratings or points of the whole, by the scoring that the framework's rule names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from ..errors import Mismatch, Unusable
from ..frameworks import Framework, RadarScoring, Scoring, within
from ..vocabulary import did_you_mean
from .aggregated import Aggregated
from .criteria import Scored, attributes_of, criteria_wholes, home_of
from .percentages import percentage_wholes
from .rules import aggregated, rule_of, without_rule

Scores = Sequence[float] | Mapping[str, float]
"""What was given for one thing: scores, or a score for each attribute by its name."""


def aggregate_scores(
    framework: Framework, scoring: Scoring, scores: Mapping[str, Scores], *, on: dt.date | None = None
) -> Aggregated:
    """What the framework's own rule makes of scores; nothing where it declares none for that day.

    Args:
        framework: the framework.
        scoring: the scoring that its rule names.
        scores: by code. Percentages take whole scores from 1 to the highest point of the scale for an indicator, one or
            several (such as of categories of evidence). RADAR takes per cent from 0 to 100: one for a criterion or a
            part of it, or one for each attribute of a part. What is not there is not known, which is not 0.
        on: the day whose rule is asked for; it may be left out where there is but one.

    Raises:
        Unusable: with everything that is not the framework's and every score that is none of this scoring.
        Mismatch: when several rules are possible, when the rule names another scoring, when the two do not fit, or when
            the scoring is not in force on that day.
    """
    rule = rule_of(framework, on)
    if rule is None:
        return without_rule(framework, on, scores)
    if rule.scoring != scoring.name:
        raise Mismatch(f"{rule.title} of {framework.name} is not made by the scoring {scoring.name}")
    if wrong := misfits(framework, scoring):
        raise Mismatch(*wrong)
    start, until = scoring.file.start, scoring.file.until
    if on is not None and not within(on, start, until):
        ends = f"ended on {until.isoformat()}" if until is not None and until < on else f"began on {start}"
        raise Mismatch(f"{scoring.name} {ends}, and figures of {on.isoformat()} are asked for")
    percent, radar = scoring.file.percentage_bands, scoring.file.radar
    if percent is not None:
        given = _statements(framework, scores)
        wholes = percentage_wholes(framework, percent, given)
    else:
        assert radar is not None
        wholes = criteria_wholes(framework, radar, _criteria(framework, radar, scores))
    return aggregated(framework, on, rule, tuple(wholes), scores, scoring=scoring)


def misfits(framework: Framework, scoring: Scoring) -> list[str]:
    """Why a scoring cannot be a framework's: another scale, or caps that are none of its attributes."""
    found = []
    if scoring.file.scale != framework.file.scale:
        found.append(f"{scoring.name} is on {scoring.file.scale}, and {framework.name} on {framework.file.scale}")
    names = [one.id for one in framework.file.attributes]
    caps = scoring.file.radar.caps if scoring.file.radar is not None else ()
    found += [
        f"`{cap}` caps in {scoring.name} and is no attribute of {framework.name}: {did_you_mean(cap, names)}"
        for cap in caps
        if cap not in names
    ]
    return found


def _statements(framework: Framework, scores: Mapping[str, Scores]) -> dict[str, tuple[int, ...]]:
    points = len(framework.scale.grades)
    faults, known = list[str](), dict[str, tuple[int, ...]]()
    for code, given in scores.items():
        if code not in framework.indicators:
            faults.append(
                f"there is no indicator `{code}` in {framework.name}: {did_you_mean(code, framework.indicators)}"
            )
        if isinstance(given, Mapping):
            faults.append(f"`{code}` is scored by numbers alone: {framework.name} has no attributes for it")
            continue
        if not given:
            faults.append(f"{code}: no score is given")
        wrong = [one for one in given if one not in range(1, points + 1)]
        faults += [f"{code}: {one:g} is no whole score from 1 to {points}" for one in wrong]
        known[code] = tuple(int(one) for one in given if one not in wrong)
    if faults:
        raise Unusable(*faults)
    return known


def _criteria(framework: Framework, chosen: RadarScoring, scores: Mapping[str, Scores]) -> dict[str, Scored]:
    homes = home_of(framework)
    faults, known = list[str](), dict[str, Scored]()
    for code, given in scores.items():
        home = homes.get(code)
        if home is None:
            faults.append(f"there is no criterion or part `{code}` in {framework.name}: {did_you_mean(code, homes)}")
            continue
        if home != code and home in scores:
            faults.append(f"`{code}` is a part of `{home}`, for which a percentage is given as well")
        if isinstance(given, Mapping):
            faults += _of_attributes(framework, chosen, code, home, given)
            known[code] = dict(given)
        elif len(given) != 1:
            faults.append(f"{code}: one percentage is wanted, or one for each attribute")
        else:
            faults += _percent(code, given[0], chosen if home != code else None)
            known[code] = given[0]
    if faults:
        raise Unusable(*faults)
    return known


def _of_attributes(
    framework: Framework, chosen: RadarScoring, code: str, home: str, given: Mapping[str, float]
) -> Iterator[str]:
    if home == code:
        yield f"{code}: attributes are of parts of a criterion; give its percentage, or attributes of a part"
    if not given:
        yield f"{code}: no score is given"
    names = attributes_of(framework, home)
    for name, percent in given.items():
        if name not in names:
            yield f"{code}: `{name}` is no attribute of it: {did_you_mean(name, names)}"
        yield from _percent(f"{code}, {name}", percent, chosen)


def _percent(where: str, percent: float, chosen: RadarScoring | None) -> Iterator[str]:
    """Per cent from 0 to 100, in steps where it is of a part or an attribute; those of a criterion are means."""
    step = chosen.step.of if chosen is not None and chosen.step is not None else None
    if not 0 <= percent <= 100:
        yield f"{where}: {percent:g} is no percentage from 0 to 100"
    elif step is not None and percent % step:
        yield f"{where}: {percent:g} is no step of {step} per cent"
