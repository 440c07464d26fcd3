"""A corpus over time: has the yardstick moved since the first inspections, and do teams hold it alike?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from ...errors import NotFound, Unusable
from ...frameworks import DriftFigures, Figures, newest
from ...vocabulary import Frozen, did_you_mean, natural
from ..consistency import Model, Seen, fitted
from ..corpora import Case, Corpus, Programme, When
from .charts import Average, Sums, cusum, ewma, spread
from .inspected import Inspected
from .scoring import ranked_probability
from .severity import Severity, severity_of

_PLACES = 6


@dataclass(frozen=True, slots=True)
class Watched:
    """One inspection after the baseline."""

    inspection: str
    when: str
    area: str | None
    team: str | None
    indicators: int
    residual: Annotated[float, Field(description="mean of grade less expected, in grades; above 0 is lenient")]
    standardised: Annotated[float, Field(description="the same in standard deviations of such a mean")]
    surprise: Annotated[float, Field(description="mean ranked probability score; 0 where all was as expected")]
    average: Average
    sums: Sums


class Drift(Frozen):
    """Inspections after a baseline that stays as it was. A model that kept learning would take in the drift."""

    format: Literal["qualityframework.drift/1"] = "qualityframework.drift/1"
    corpus: str
    corpus_digest: str
    programme: str
    figures: str
    figures_digest: str
    baseline: tuple[str, ...] = Field(description="inspections of the baseline, the oldest first")
    wanted: int = Field(description="how many make a baseline")
    points: tuple[Watched, ...] = Field(description="inspections after it, the oldest first; none where too few")
    severity: Severity | None = Field(description="None where no inspection follows the baseline")
    undated: tuple[str, ...] = Field(description="inspections left out, as it is not known when they were")
    without_evidence: int = Field(description="evaluations left out, as the grade alone is known")
    unordered: int = Field(description="neighbours of which it is not known which came first")

    @property
    def enough(self) -> bool:
        """Whether any inspection follows a whole baseline."""
        return bool(self.points)


def watch(corpus: Corpus, figures: Figures, *, programme: str | None = None, baseline: int | None = None) -> Drift:
    """Charts the inspections of one programme against its first ones.

    Args:
        corpus: earlier evaluations with their evidence and dates.
        figures: what to reckon with; the newest hold.
        programme: its identifier or profile; may be left out where the corpus has but one with evidence.
        baseline: how many inspections make the baseline; the figures' own unless given.

    Raises:
        NotFound: when there is no such programme, or it has to be named.
        Unusable: for a baseline of none.
    """
    consistency, drift = newest(figures.file.consistency), newest(figures.file.drift)
    if baseline is not None and baseline < 1:
        raise Unusable(f"a baseline has at least 1 inspection, not {baseline}")
    chosen = _programme(corpus, programme)
    cases = [case for case in corpus.cases if case.programme == chosen.id]
    known = [case for case in cases if case.score is not None]
    dated = sorted(_inspections([case for case in known if case.when is not None]), key=_order)
    wanted = baseline or drift.baseline
    first, later = dated[:wanted], dated[wanted:]
    model = fitted(_seen([case for one in first for case in one.cases], chosen), len(chosen.points), consistency)
    points = _points(later, model, chosen, drift)
    return Drift(
        corpus=corpus.name,
        corpus_digest=corpus.digest,
        programme=chosen.id,
        figures=figures.file.name,
        figures_digest=figures.digest,
        baseline=tuple(one.name for one in first),
        wanted=wanted,
        points=points,
        severity=severity_of(
            (Inspected(one.team, one.residual, one.indicators, one.area) for one in points),
            newest(figures.file.severity),
            drift,
        )
        if points
        else None,
        undated=tuple(sorted({case.inspection for case in known if case.when is None}, key=natural)),
        without_evidence=len(cases) - len(known),
        unordered=sum(one.when.overlaps(other.when) and one.when != other.when for one, other in pairwise(dated)),
    )


@dataclass(frozen=True)
class _Inspection:
    name: str
    when: When
    cases: tuple[Case, ...]


def _order(one: _Inspection) -> tuple[object, ...]:
    return one.when.first, one.when.last, natural(one.name)


def _programme(corpus: Corpus, asked: str | None) -> Programme:
    with_evidence = {case.programme for case in corpus.cases if case.score is not None}
    if asked is None:
        known = [one for one in corpus.programmes if one.id in with_evidence]
        if len(known) != 1:
            if not known:
                raise NotFound(f"of no inspection in {corpus.name} the evidence is known: there is nothing to chart")
            names = ", ".join(f"`{one.id}`" for one in known)
            raise NotFound(f"the programme has to be named; evidence is known of {names}")
        return known[0]
    found = [one for one in corpus.programmes if asked in (one.id, one.profile)]
    if len(found) != 1:
        help_ = did_you_mean(asked, [one.id for one in corpus.programmes])
        raise NotFound(f"there is no one programme `{asked}` in {corpus.name}: {help_}")
    return found[0]


def _inspections(cases: Sequence[Case]) -> Iterator[_Inspection]:
    for name in sorted({case.inspection for case in cases}):
        own = tuple(case for case in cases if case.inspection == name)
        assert own[0].when is not None
        yield _Inspection(name, own[0].when, own)


def _seen(cases: Sequence[Case], programme: Programme) -> list[Seen]:
    return [
        Seen(case.subject, case.score, programme.points.index(case.grade) + 1)
        for case in cases
        if case.score is not None
    ]


def _points(
    later: Sequence[_Inspection], model: Model, programme: Programme, figures: DriftFigures
) -> tuple[Watched, ...]:
    reckoned = [_residual(_seen(one.cases, programme), model) for one in later]
    standardised = [
        residual / spread(len(one.cases), figures) for one, (residual, _) in zip(later, reckoned, strict=True)
    ]
    averages = ewma(standardised, figures.ewma.weight, figures.ewma.limit)
    sums = cusum(standardised, figures.cusum.slack, figures.cusum.limit)
    return tuple(
        Watched(
            inspection=one.name,
            when=one.when.written,
            area=one.cases[0].area,
            team=one.cases[0].team,
            indicators=len(one.cases),
            residual=residual,
            standardised=round(value, _PLACES),
            surprise=surprise,
            average=average,
            sums=sum_,
        )
        for one, (residual, surprise), value, average, sum_ in zip(
            later, reckoned, standardised, averages, sums, strict=True
        )
    )


def _residual(seen: Sequence[Seen], model: Model) -> tuple[float, float]:
    """The mean of grade less expected, and of the ranked probability score."""
    residuals, surprises = list[float](), list[float]()
    for one in seen:
        told = [float(share) for share in model.predicted(one.subject, one.score)]
        residuals.append(one.grade - sum(position * share for position, share in enumerate(told, 1)))
        surprises.append(ranked_probability(told, one.grade))
    return round(sum(residuals) / len(residuals), _PLACES), round(sum(surprises) / len(surprises), _PLACES)
