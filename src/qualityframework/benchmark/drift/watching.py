"""A corpus over time: has the yardstick moved since the first inspections, and do teams hold it alike?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from ...__about__ import __version__
from ...errors import NotFound, Unusable
from ...frameworks import DriftFigures, Figures, newest
from ...vocabulary import Frozen, did_you_mean, natural
from ..consistency import fit_of, fitted, seen_in
from ..corpora import Corpus, Programme
from .cautions import of_weighing
from .charts import Average, Sums, cusum, ewma
from .inspected import Inspected
from .ordering import InOrder, guessed, in_order, parted
from .places import rounded
from .residuals import Residual, residual_of
from .seeing import Seeing, seeing
from .severity import Severity, severity_of


@dataclass(frozen=True, slots=True)
class Watched:
    """One inspection after the baseline. Its team is not told: of one that has but few nothing is to be told."""

    inspection: str
    when: str
    area: str | None
    indicators: int
    residual: Annotated[float, Field(description="mean of grade less expected, in grades; above 0 is lenient")]
    spread: Annotated[float, Field(description="its standard deviation where nothing moved, in grades")]
    doubt: Annotated[float, Field(description="by how much the baseline may be mistaken, as one, in grades")]
    standardised: Annotated[float, Field(description="the residual in spreads")]
    surprise: Annotated[float, Field(description="mean ranked probability score; 0 where all was as expected")]
    average: Average
    sums: Sums


class Drift(Frozen):
    """Inspections after a baseline that stays as it was. A model that kept learning would take in the drift."""

    format: Literal["qualityframework.drift/1"] = "qualityframework.drift/1"
    engine: str = Field(description="version of qualityframework")
    corpus: str
    corpus_digest: str
    programme: str
    figures: str
    figures_digest: str
    baseline: tuple[str, ...] = Field(description="inspections of the baseline, the oldest first")
    wanted: int = Field(description="how many make a baseline")
    misfit: str | None = Field(description="why the baseline is no measure for others; None where it is one")
    points: tuple[Watched, ...] = Field(description="inspections after it, the oldest first; none where too few")
    seeing: Seeing | None = Field(description="None where no inspection follows the baseline")
    severity: Severity | None = Field(description="None where no inspection follows the baseline")
    cautions: tuple[str, ...] = Field(description="what else than the yardstick may have changed")
    undated: tuple[str, ...] = Field(description="inspections left out, as it is not known when they were")
    without_evidence: int = Field(description="evaluations left out, as the grade alone is known")
    unordered: int = Field(description="inspections that may have come before one that stands before them")
    parted: bool = Field(description="whether the baseline is known to have come before all that follow")

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
    dated = in_order(case for case in known if case.when is not None)
    wanted = baseline or drift.baseline
    first, later = dated[:wanted], dated[wanted:]
    seen = seen_in((case for one in first for case in one.cases), chosen.points)
    model = fitted(seen, len(chosen.points), consistency)
    fit = fit_of(model, seen, consistency)
    later = later if fit.follows else ()  # a baseline that does not follow its evidence is no measure
    residuals = [residual_of(seen_in(one.cases, chosen.points), model, len(first), drift) for one in later]
    points = _points(later, residuals, drift)
    signal = next((at for at, one in enumerate(points, len(first)) if one.average.signal or one.sums.signals), None)
    return Drift(
        engine=__version__,
        corpus=corpus.name,
        corpus_digest=corpus.digest,
        programme=chosen.id,
        figures=figures.file.name,
        figures_digest=figures.digest,
        baseline=tuple(one.name for one in first),
        wanted=wanted,
        misfit=None if fit.follows else fit.in_words,
        points=points,
        seeing=seeing(residuals, len(chosen.points), drift) if points else None,
        severity=severity_of(_inspected(later, residuals), newest(figures.file.severity), drift) if points else None,
        cautions=tuple(of_weighing(dated, signal)),
        undated=tuple(sorted({case.inspection for case in known if case.when is None}, key=natural)),
        without_evidence=len(cases) - len(known),
        unordered=len(guessed(dated)),
        parted=parted(first, later),
    )


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


def _points(later: Sequence[InOrder], residuals: Sequence[Residual], figures: DriftFigures) -> tuple[Watched, ...]:
    standardised = [one.mean / one.spread for one in residuals]
    doubts = [one.doubt / one.spread for one in residuals]
    averages = ewma(standardised, figures.ewma.weight, figures.ewma.limit, doubts)
    slack = [figures.cusum.doubt * doubt for doubt in doubts]
    sums = cusum(standardised, figures.cusum.slack, figures.cusum.limit, slack)
    return tuple(
        Watched(
            inspection=one.name,
            when=one.when.written,
            area=one.cases[0].area,
            indicators=len(one.cases),
            residual=rounded(residual.mean),
            spread=rounded(residual.spread),
            doubt=rounded(residual.doubt),
            standardised=rounded(value),
            surprise=rounded(residual.surprise),
            average=replace(average, value=rounded(average.value), limit=rounded(average.limit)),
            sums=replace(sum_, lenient=rounded(sum_.lenient), severe=rounded(sum_.severe)),
        )
        for one, residual, value, average, sum_ in zip(later, residuals, standardised, averages, sums, strict=True)
    )


def _inspected(later: Sequence[InOrder], residuals: Sequence[Residual]) -> Iterator[Inspected]:
    for at, (one, residual) in enumerate(zip(later, residuals, strict=True)):
        yield Inspected(one.cases[0].team, residual.mean, len(one.cases), one.cases[0].area, at, residual.doubt)
