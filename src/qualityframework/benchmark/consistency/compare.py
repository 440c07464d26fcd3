"""An inspection beside earlier ones: what panels gave on evidence like this, and how the drafts lie in it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import NormalDist

from ...errors import Mismatch
from ...frameworks import BaseRateFigures, ConsistencyFigures, Figures, in_force
from ...inspections import Inspection, basis
from ...vocabulary import Consistency, FixedDict
from ...weighing import Weighed, weigh
from ..corpora import Corpus, score_of, weighed_by
from .base_rates import base_rate
from .compared import Answer, Benchmark, Chance, Compared, Expected, History, Leniency, RestsOn, Standing
from .fit import Fit, fit_of
from .history import Chosen, chosen, seen_in
from .model import Model, Seen, fitted
from .nearest import conformal, nearest, residuals
from .standing import discoveries, label, likeliest, tails

_PLACES = 6


def compare(
    inspection: Inspection, corpus: Corpus, figures: Figures, *, subjects: Collection[str] | None = None
) -> Benchmark:
    """Compares the grades of an inspection with those that earlier panels gave on evidence like it.

    A pure function. The inspection's own rows in the corpus are left out and told, and so is what came after its day.

    Args:
        inspection: the draft, bound to its framework, profile and day.
        corpus: earlier evaluations; only those of the same framework, edition and programme are used.
        figures: what to reckon with, as in force on the inspection's day.
        subjects: these and no others; else all that the record evaluates and the profile has.

    Raises:
        Mismatch: when no figures are in force on that day.
        NotFound: when there is no such subject.
    """
    consistency = in_force(figures.file.consistency, inspection.as_of)
    rates = in_force(figures.file.base_rates, inspection.as_of)
    if consistency is None or rates is None:
        raise Mismatch(f"{figures.file.name} has no figures in force on {inspection.as_of.isoformat()}")
    weighed = weigh(inspection, subjects=subjects)
    comparing = _Comparing(inspection, chosen(corpus, inspection), consistency, rates)
    told = _together({name: comparing.compared(one) for name, one in weighed.items()}, consistency)
    return Benchmark(
        title=inspection.record.title,
        basis=basis(inspection),
        figures=figures.file.name,
        figures_digest=figures.digest,
        changes=(*figures.changes, *corpus.changes),
        likely=consistency.likely,
        possible=consistency.possible,
        history=comparing.history(corpus, weighed),
        leniency=comparing.leniency,
        chance=_chance(told, consistency),
        subjects=FixedDict(told),
    )


@dataclass(frozen=True)
class _Comparing:
    """One inspection and the part of a corpus that it is compared with."""

    inspection: Inspection
    part: Chosen
    figures: ConsistencyFigures
    rates: BaseRateFigures

    @cached_property
    def points(self) -> tuple[str, ...]:
        """Names of the grades, lowest first."""
        return tuple(grade.name for grade in self.inspection.framework.scale.grades)

    @cached_property
    def positions(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.points, 1)}

    @cached_property
    def inspections(self) -> int:
        """How many earlier inspections have evidence behind their grades."""
        return len({case.inspection for case in self.part.with_evidence})

    @cached_property
    def enough(self) -> bool:
        """Whether they are enough to say what earlier panels gave. Evaluations of one inspection share a panel."""
        return self.inspections >= self.figures.fewest

    def enough_on(self, subject: str) -> bool:
        """Whether they are enough to say it of a subject, which cases of others tell something of too."""
        return self.enough and self.model.prior_left(subject) <= self.figures.unknown

    def near_enough(self, score: float) -> bool:
        """Whether earlier evidence came near this: far from all of it the framework speaks, and not earlier panels."""
        return any(abs(case.score - score) <= self.figures.farthest for case in self.part.with_evidence if case.score)

    @cached_property
    def fit(self) -> Fit:
        """How far the history follows its own evidence."""
        return fit_of(self.model, self.seen, self.figures)

    @cached_property
    def residuals(self) -> tuple[float, ...]:
        return residuals(self.part.with_evidence, self.positions)

    @cached_property
    def here(self) -> Counter[str]:
        """How many cases with evidence each subject has."""
        return Counter(case.subject for case in self.part.with_evidence)

    @cached_property
    def seen(self) -> list[Seen]:
        return seen_in(self.part.with_evidence, self.points)

    @cached_property
    def model(self) -> Model:
        return fitted(self.seen, len(self.points), self.figures)

    def compared(self, weighed: Weighed) -> Compared:
        """One subject, as if it were alone: what stands out among all is found once all are there."""
        cases, score = self.part.with_evidence, score_of(weighed)
        here = self.here[weighed.subject]
        graded = weighed.grade is not None  # else a grade could be read off
        speaks = graded and (not self.enough or self.fit.follows)  # a model that does not fit says nothing
        expected = self._expected(weighed.subject, score, here) if score is not None and speaks else None
        answer = self._answer(weighed, score)
        return Compared(
            subject=weighed.subject,
            title=weighed.title,
            state=weighed.state,
            grade=weighed.grade,
            score=score,
            score_known=not any(one.affects == "weighing" for one in weighed.not_known),
            answer=answer,
            here=here,
            elsewhere=len(cases) - here,
            expected=expected,
            standing=self._standing(expected, score, weighed.grade, answer),
            nearest=nearest(cases, weighed.subject, score, self.figures.nearest)
            if score is not None and graded
            else (),
            base_rate=base_rate(self.part, weighed.subject, self.points, self.rates),
        )

    def _answer(self, weighed: Weighed, score: float | None) -> Answer:
        if weighed.grade is None:
            return Answer.NO_GRADE
        if not self.part.of_programme and not self.part.cases:
            return Answer.NO_CASES
        if not self.part.with_evidence:
            return Answer.NO_PROFILES
        if score is None:
            return Answer.NO_EVIDENCE
        if self.enough and not self.fit.follows:
            return Answer.NO_FIT
        near = self.enough_on(weighed.subject) and self.near_enough(score)
        return Answer.COMPARED if near else Answer.TOO_FEW

    def _expected(self, subject: str, score: float, here: int) -> Expected:
        told = tuple(round(float(share), 9) for share in self.model.predicted(subject, score))
        if not self.part.with_evidence:
            rests_on = RestsOn.FRAMEWORK
        elif not self.enough_on(subject) or not self.near_enough(score):
            rests_on = RestsOn.MOSTLY_FRAMEWORK
        else:
            rests_on = RestsOn.EARLIER if here >= self.figures.fewest else RestsOn.OTHERS
        return Expected(
            distribution=FixedDict(zip(self.points, told, strict=True)),
            likely=self._named(likeliest(told, self.figures.likely)),
            possible=self._named(likeliest(told, self.figures.possible)),
            rests_on=rests_on,
            prior_left=round(self.model.prior_left(subject), _PLACES),
        )

    def _named(self, positions: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.points[position - 1] for position in positions)

    def _standing(
        self, expected: Expected | None, score: float | None, grade: str | None, answer: Answer
    ) -> Standing | None:
        if expected is None or score is None or grade is None:
            return None
        position = self.positions[grade]
        ends = tails(tuple(expected.distribution.values()), position)
        likely, possible = ([self.positions[name] for name in names] for names in (expected.likely, expected.possible))
        return Standing(
            label=label(position, likely, possible) if answer is Answer.COMPARED else None,
            at_or_below=round(ends.at_or_below, _PLACES),
            at_or_above=round(ends.at_or_above, _PLACES),
            mid_p=round(ends.middle, _PLACES),
            two_sided=round(ends.both, _PLACES),
            stands_out=False,
            conformal=conformal(self.residuals, position - score),
        )

    @cached_property
    def leniency(self) -> Leniency | None:
        """Of earlier panels; None where they are too few to tell it, or it is more than can be told.

        What panels differ by is added to what the model does not know, for evaluations of one inspection share a panel.
        """
        if not self.enough or not self.fit.follows:
            return None
        level, (mean, variance) = self.figures.leniency_level, self.model.leniency_moments()
        spread = math.sqrt(variance + self.figures.panel_sd**2 / self.inspections)
        half = NormalDist().inv_cdf((1 + level) / 2) * spread
        return Leniency(round(mean, _PLACES), round(mean - half, _PLACES), round(mean + half, _PLACES), level)

    def history(self, corpus: Corpus, weighed: Mapping[str, Weighed]) -> History:
        """What was compared with, and what to keep in mind of it."""
        part = self.part
        grades_alone = sum(case.counted and case.score is None for case in part.cases)
        return History(
            corpus=corpus.name,
            corpus_digest=corpus.digest,
            programme=part.programme.id if part.programme is not None else None,
            inspections=self.inspections,
            enough=self.enough,
            follows=not self.enough or self.fit.follows,
            cases=len(part.with_evidence),
            without_evidence=grades_alone + sum(tally.total for tally in part.tallies),
            left_out=part.left_out,
            cautions=tuple(self._cautions(weighed)),
        )

    def _cautions(self, weighed: Mapping[str, Weighed]) -> Iterator[str]:
        own = weighed_by(self.inspection, weighed)
        by_others = {case.inspection for case in self.part.with_evidence if case.weighed_by not in (None, own)}
        untold = {case.inspection for case in self.part.with_evidence if case.weighed_by is None}
        if by_others:
            yield f"{_inspections(by_others)} weighed by other figures than these: {_some(by_others)}"
        if untold:
            yield f"of {_inspections(untold)} it is not known by which figures it was weighed: {_some(untold)}"
        undated, same = self.part.undated, self.part.of_the_area
        if undated:
            yield f"of {_inspections(undated)} it is not known whether it was earlier: {_some(undated)}"
        if same:
            yield f"{_inspections(same)} of the same area, at another time as far as is told: {_some(same)}"
        if self.enough and not self.fit.follows:
            yield f"{self.fit.in_words}; no label is given"
        if alike := self._alike():
            yield f"{_inspections(alike)} alike in every grade and score, perhaps copies of one: {_some(alike)}"
        if self.inspection.record.area is None:
            yield "the record names no area, so that its own rows in a history can be known by its identifier alone"

    def _alike(self) -> set[str]:
        """Inspections of several evaluations that all came out the same as another's."""
        told = defaultdict[str, list[tuple[str, float | None, str]]](list)
        for case in self.part.with_evidence:
            told[case.inspection].append((case.subject, case.score, case.grade))
        same = defaultdict[tuple[tuple[str, float | None, str], ...], set[str]](set)
        for name, evaluations in told.items():
            if len(evaluations) > 1:
                same[tuple(sorted(evaluations, key=lambda one: one[0]))].add(name)
        return {name for names in same.values() if len(names) > 1 for name in names}


def _inspections(names: Collection[str]) -> str:
    return "1 inspection" if len(names) == 1 else f"{len(names)} inspections"


def _some(names: Collection[str], most: int = 5) -> str:
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(sorted(names)[:most]) + rest


def _together(told: Mapping[str, Compared], figures: ConsistencyFigures) -> dict[str, Compared]:
    """All subjects, with those marked that stand out among them all."""
    found = discoveries({name: standing.two_sided for name, standing in _standings(told)}, figures.discovery)
    return {
        name: replace(one, standing=replace(one.standing, stands_out=True))
        if name in found and one.standing is not None
        else one
        for name, one in told.items()
    }


def _standings(told: Mapping[str, Compared]) -> Iterator[tuple[str, Standing]]:
    for name, one in told.items():
        if one.standing is not None and one.standing.label is not None:
            yield name, one.standing


def _chance(told: Mapping[str, Compared], figures: ConsistencyFigures) -> Chance:
    """Labels beside those that would be there by chance: the shares that likely and possible grades leave outside."""
    labels = dict(_standings(told))
    expectations = [one.expected for name, one in told.items() if name in labels and one.expected is not None]
    likely = sum(1 - sum(one.distribution[name] for name in one.likely) for one in expectations)
    possible = sum(1 - sum(one.distribution[name] for name in one.possible) for one in expectations)
    return Chance(
        compared=len(labels),
        outside_likely=sum(one.label is not Consistency.IN_LINE for one in labels.values()),
        outside_likely_by_chance=round(max(0.0, likely), 2),
        outside_possible=sum(one.label is Consistency.EXPLAIN for one in labels.values()),
        outside_possible_by_chance=round(max(0.0, possible), 2),
        stand_out=sum(one.stands_out for one in labels.values()),
        discovery=figures.discovery,
    )
