"""Drift as text: each inspection's residual in a small chart, what signals, and what can be told of teams."""

from __future__ import annotations

from collections.abc import Iterator

from ..benchmark import Drift, Severity, Watched
from .branches import Line, wrap

_HALF = 20
_SHOWN = 0.05  # less is nought, to one place
_FARTHEST = 1.5
"""Standard deviations at the end of the chart; what lies farther out is drawn there."""


def drift_lines(drift: Drift, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from _wrapped(f"{drift.programme} in {drift.corpus}", "title", width)
    yield from _wrapped(f"corpus {drift.corpus_digest[:12]}, {drift.figures} {drift.figures_digest[:12]}", "dim", width)
    yield Line("")
    for sentence in _of_baseline(drift):
        yield from _wrapped(sentence, "summary", width)
    if drift.points:
        yield Line("")
        yield from _chart(drift.points)
        yield Line("")
        for sentence in _of_signals(drift.points):
            yield from _wrapped(sentence, "summary", width)
    if drift.severity is not None:
        yield Line("")
        yield from _teams(drift.severity, width)
    yield Line("")
    told = "A signal is a question: the services, the evidence or the yardstick may have changed. Nobody is ranked."
    yield from _wrapped(told, "dim", width)


def _of_baseline(drift: Drift) -> Iterator[str]:
    if drift.points:
        first, last = drift.baseline[0], drift.baseline[-1]
        yield (
            f"The baseline is the first {len(drift.baseline)} inspections, {first} to {last}, and stays as it is; "
            f"{len(drift.points)} follow."
        )
    else:
        yield (
            f"Too few inspections to tell: {len(drift.baseline)} are dated and known with their evidence, and a "
            f"baseline of {drift.wanted} wants at least one more after it."
        )
    if drift.undated:
        yield f"Left out, as it is not known when they were: {', '.join(drift.undated)}."
    if drift.without_evidence:
        yield f"Left out, as the grade alone is known: {drift.without_evidence} evaluations."
    if drift.unordered:
        yield f"Of {drift.unordered} neighbours it is not known which came first; the order between them is a guess."


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
            f"The moving average leaves its limits at {first.inspection} ({first.when}): grades became more "
            f"{first.average.signal} than the evidence points to, by the yardstick of the baseline."
        )
    summed = next((point for point in points if point.sums.signals), None)
    if summed is not None:
        yield f"The cumulative sums do so at {summed.inspection} ({summed.when}): {' and '.join(summed.sums.signals)}."


def _teams(severity: Severity, width: int) -> Iterator[Line]:
    yield Line("Teams, in order of their names", "heading")
    if severity.caution is not None:
        yield from _wrapped(severity.caution.words, "", width, "  ")
    for team in severity.teams:
        if team.leniency is None:
            told = f"{team.team}: {team.inspections} inspections, too few to tell (fewer than {severity.fewest})"
        else:
            lenient = team.leniency
            more = f"{abs(lenient.mean):.1f} of a grade {'more' if lenient.mean > 0 else 'less'}"
            about = more if abs(lenient.mean) >= _SHOWN else "nothing"
            interval = f"{severity.level:.0%}: {lenient.low:+.1f} to {lenient.high:+.1f}"
            told = f"{team.team}: {team.inspections} inspections; about {about} ({interval})"
        yield from _wrapped(told, "", width, "  ")
    if severity.unnamed:
        yield from _wrapped(f"{severity.unnamed} inspections name no team.", "", width, "  ")


def _wrapped(told: str, role: str, width: int, lead: str = "") -> Iterator[Line]:
    return (Line(lead + part, role) for part in wrap(told, width - len(lead)))
