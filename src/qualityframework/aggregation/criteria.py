"""RADAR: attributes to parts, parts to criteria, criteria to points, with all that is not given left open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from ..frameworks import CriterionPart, Framework, Indicator, RadarScoring
from ..vocabulary import Status
from ..weighing import capped, mean_of, points_of
from .aggregated import Outcome, Part, Reckoned, Span, Whole

Scored = float | Mapping[str, float]
"""Per cent of a criterion or a part, or of each attribute of a part."""
OPEN = Span(low=0, high=100)


def home_of(framework: Framework) -> dict[str, str]:
    """The criterion that something scored belongs to: itself, or the one that it is a part of."""
    own = {code: code for code in framework.indicators}
    return own | {part.id: code for code, one in framework.indicators.items() for part in one.parts}


def attributes_of(framework: Framework, criterion: str) -> list[str]:
    """The attributes that parts of a criterion are scored by."""
    domain = framework.domain_of[criterion].id
    return [one.id for one in framework.file.attributes if domain in one.of]


def criteria_wholes(framework: Framework, chosen: RadarScoring, given: Mapping[str, Scored]) -> Iterator[Whole]:
    """Each criterion, and all of them together where every one has points.

    A part is the mean of its attributes, no higher than one that caps it; a criterion is the mean of its parts, which
    share its points evenly.
    """
    criteria, shares = list(framework.indicators.values()), list[Span | None]()
    for one in criteria:
        parts = [_part(framework, chosen, one, part, given) for part in one.parts]
        shares.append(_share(one, given.get(one.id), parts))
        told = (tuple(parts), one.parts_status) if one.id not in given else ()
        yield _whole(one.id, one.title, shares[-1], _points(shares[-1:], [one.points]), one.points, *told)
    points = [one.points for one in criteria]
    total, most = _points(shares, points), sum(one or 0 for one in points)
    if total is not None and most and any(shares):
        percent = Span(low=100 * total.low / most, high=100 * total.high / most)
        yield _whole("points", "All together", percent, total, most)


def _whole(
    id_: str,
    title: str,
    percent: Span | None,
    points: Span | None,
    points_of: int | None,
    parts: tuple[Part, ...] = (),
    parts_status: Status | None = None,
) -> Whole:
    if percent is None:
        return Whole(id=id_, title=title, outcome=Outcome.UNKNOWN, parts=parts, parts_status=parts_status)
    outcome = Outcome.MADE if percent.settled else Outcome.BETWEEN
    reckoned = Reckoned(percent=percent, points=points, points_of=points_of)
    return Whole(id=id_, title=title, outcome=outcome, parts=parts, parts_status=parts_status, reckoned=reckoned)


def _points(shares: Sequence[Span | None], points: Sequence[int | None]) -> Span | None:
    """What criteria come to together, those of which nothing is known at anything; None where one has no points."""
    most = [one for one in points if one is not None]
    if len(most) < len(points):
        return None
    low, high = ([getattr(one or OPEN, end) for one in shares] for end in ("low", "high"))
    return Span(low=points_of(low, most), high=points_of(high, most))


def _part(
    framework: Framework, chosen: RadarScoring, home: Indicator, part: CriterionPart, given: Mapping[str, Scored]
) -> Part:
    names, scored = attributes_of(framework, home.id), given.get(part.id)
    return Part(
        indicator=part.id,
        title=part.title,
        status=part.status,
        percent=_of_part(chosen, names, scored) if scored is not None else None,
        capped_by=tuple(_capping(chosen, names, scored)),
    )


def _of_part(chosen: RadarScoring, names: Sequence[str], given: Scored) -> Span:
    if not isinstance(given, Mapping):
        return Span(low=given, high=given)
    ends = (dict.fromkeys(names, end) | dict(given) for end in (0.0, 100.0))
    low, high = (capped(scores, chosen.caps, chosen.step) for scores in ends)
    return Span(low=low, high=high)


def _capping(chosen: RadarScoring, names: Sequence[str], given: Scored | None) -> Iterator[str]:
    """The attributes that hold a part below its mean; none is named while attributes are open."""
    if isinstance(given, Mapping) and len(given) == len(names):
        reached = capped(given, chosen.caps, chosen.step)
        yield from (cap for cap in chosen.caps if given.get(cap) == reached < mean_of(given, chosen.step))


def _share(one: Indicator, given: Scored | None, parts: Sequence[Part]) -> Span | None:
    """What was given for a criterion, or the mean of its parts; None where nothing is known of either."""
    if given is not None and not isinstance(given, Mapping):
        return Span(low=given, high=given)
    if one.parts_number is None or all(part.percent is None for part in parts):
        return None
    spans = [part.percent or OPEN for part in parts]
    spans += [OPEN] * (one.parts_number - len(parts))
    low, high = (math.fsum(ends) / len(spans) for ends in ([s.low for s in spans], [s.high for s in spans]))
    return Span(low=low, high=high)
