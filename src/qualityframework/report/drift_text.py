"""Drift as text: each inspection's residual in a small chart, what signals, and what can be told of teams."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..benchmark import Drift, Severity, Watched
from .branches import Line, many, wrapped

_HALF = 20
_SHOWN = 0.05
"""Of a grade; less is nought, to one place."""
_FARTHEST = 1.5
"""Standard deviations at the end of the chart; what lies farther out is drawn there."""
_ROUNDING = 1e-6
_NO_SIGN = "that there is no signal is no sign that the yardstick stayed."


def drift_lines(drift: Drift, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"{drift.programme} in {drift.corpus}", "title", width)
    digests = f"corpus {drift.corpus_digest[:12]}, {drift.figures} {drift.figures_digest[:12]}"
    yield from wrapped(f"qualityframework {drift.engine}; {digests}", "dim", width)
    yield Line("")
    for sentence in _of_baseline(drift):
        yield from wrapped(sentence, "summary", width)
    if drift.points:
        yield Line("")
        yield from _chart(drift.points)
        yield Line("")
        for sentence in (*_of_signals(drift.points), *_of_seeing(drift)):
            yield from wrapped(sentence, "summary", width)
    if drift.cautions:
        yield Line("")
        yield Line("To keep in mind", "heading")
        for sentence in drift.cautions:
            yield from wrapped(sentence, "", width, "  ")
    if drift.severity is not None:
        yield Line("")
        yield from _teams(drift.severity, width)
    yield Line("")
    told = "A signal is a question: the services, the evidence or the yardstick may have changed. Nobody is ranked."
    yield from wrapped(told, "dim", width)


def _of_baseline(drift: Drift) -> Iterator[str]:
    count, later = len(drift.baseline), len(drift.points)
    if drift.points:
        first, last = drift.baseline[0], drift.baseline[-1]
        named = f"{many(count, 'inspection')}, {first} to {last}," if count > 1 else f"inspection, {first},"
        verb = "follows" if later == 1 else "follow"
        yield f"The baseline is the first {named} and stays as it is; {later} {verb}."
    elif drift.misfit is not None:
        yield f"The first inspections are no baseline: {drift.misfit}, and nothing is charted."
    else:
        yield (
            f"Too few inspections to tell: {count} {'is' if count == 1 else 'are'} dated and known with "
            f"{'its' if count == 1 else 'their'} evidence, and a baseline of {drift.wanted} wants at least one more "
            "after it."
        )
    if drift.undated:
        yield f"Left out, as it is not known when they were: {', '.join(drift.undated)}."
    if drift.without_evidence:
        left = f"{drift.without_evidence} evaluation{'' if drift.without_evidence == 1 else 's'}"
        yield f"Left out, as the grade alone is known: {left}."
    if drift.unordered:
        border = "" if drift.parted else ", and so is which belong to the baseline"
        yield (
            f"Of {many(drift.unordered, 'inspection')} it is not known whether an earlier one in this order came "
            f"first: the order is a guess{border}."
        )


def _chart(points: tuple[Watched, ...]) -> Iterator[Line]:
    names = max(len(point.inspection) for point in points)
    days = max(len(point.when) for point in points)
    yield Line(f"  {'':{days + names}}   mean   moving average: severe {'-' * 8}|{'-' * 8} lenient", "dim")
    for point in points:
        marks = [point.average.signal] if point.average.signal is not None else list(point.sums.signals)
        signal = f" {marks[0]}{'' if point.average.signal else ' (sums)'}" if marks else ""
        yield Line(
            f"  {point.when:<{days}} {point.inspection:<{names}} {point.residual:+6.2f}  {_track(point)}{signal}",
            "severity-explain" if signal else "bar",
        )


def _track(point: Watched) -> str:
    """The moving average (o) between its limits, nought in the middle."""
    track = [" "] * (2 * _HALF + 1)
    track[_HALF] = "|"
    for value, mark in ((-point.average.limit, "("), (point.average.limit, ")"), (point.average.value, "o")):
        track[_HALF + round(max(-1.0, min(1.0, value / _FARTHEST)) * _HALF)] = mark
    return "".join(track)


def _of_signals(points: tuple[Watched, ...]) -> Iterator[str]:
    first = next((point for point in points if point.average.signal is not None), None)
    if first is None:
        yield "The moving average stays within its limits."
    else:
        yield (
            f"The moving average leaves its limits at {first.inspection} ({first.when}): grades seem to have become "
            f"more {first.average.signal} than the evidence points to, by the yardstick of the baseline."
        )
    summed = next((point for point in points if point.sums.signals), None)
    if summed is not None:
        so = "The cumulative sums leave theirs" if first is None else "The cumulative sums do so"
        yield f"{so} at {summed.inspection} ({summed.when}): {' and '.join(summed.sums.signals)}."


def _of_seeing(drift: Drift) -> Iterator[str]:
    """What a chart without a signal cannot mean."""
    seeing = drift.seeing
    if seeing is None or any(point.average.signal or point.sums.signals for point in drift.points):
        return
    if seeing.by_now is None:
        yield f"So few could not have shown any shift: {_NO_SIGN}"
    else:
        yield (
            f"By now a shift of {_grades(seeing.by_now)} from the baseline on would have been signalled with a chance "
            f"of {seeing.chance:.0%}. A smaller one can well be there unseen"
            + (f": {_NO_SIGN}" if seeing.by_now > seeing.wanted else ".")
        )
    if seeing.in_the_end is None or seeing.in_the_end > seeing.wanted:
        which = "no shift" if seeing.in_the_end is None else f"no shift of less than {_grades(seeing.in_the_end)}"
        yield (
            f"A baseline of {many(len(drift.baseline), 'inspection')} is too small: however many follow, {which} can "
            f"be told with such a chance from what the baseline itself may be mistaken by. A larger one is needed."
        )


def _grades(shift: float) -> str:
    """To one place, and never less than it is."""
    told = f"{math.ceil(shift * 10 - _ROUNDING) / 10:.1f}"
    return f"{told} of a grade" if float(told) < 1 else "1 grade" if float(told) == 1 else f"{told} grades"


def _teams(severity: Severity, width: int) -> Iterator[Line]:
    yield Line("Teams after the baseline, in order of their names", "heading")
    for caution in severity.cautions:
        yield from wrapped(caution.words, "", width, "  ")
    for team in severity.teams:
        counted = f"{many(team.inspections, 'inspection')} after the baseline"
        if team.leniency is None:
            told = f"{team.team}: {counted}, too few to tell (fewer than {severity.fewest})"
        else:
            lenient = team.leniency
            if abs(lenient.mean) < _SHOWN:
                about = "no more and no less than expected, as far as so few can show"
            else:
                side = "more" if lenient.mean > 0 else "less"
                about = f"about {abs(lenient.mean):.1f} of a grade {side} than the evidence points to"
            interval = f"{severity.level:.0%}: {lenient.low:+.1f} to {lenient.high:+.1f}"
            told = f"{team.team}: {counted}; {about} ({interval})"
        yield from wrapped(told, "", width, "  ")
    if severity.unnamed:
        verb = "names" if severity.unnamed == 1 else "name"
        yield from wrapped(f"{many(severity.unnamed, 'inspection')} {verb} no team.", "", width, "  ")
