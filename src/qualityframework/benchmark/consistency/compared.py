"""What comparing with earlier inspections comes to. Its JSON Schema is published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ...frameworks import Change
from ...inspections import Basis
from ...vocabulary import Consistency, Fixed, Frozen, about


class Answer(StrEnum):
    """What can be said of a subject. Each but the first is an answer of its own, and none of them is "in line"."""

    COMPARED = "compared"
    TOO_FEW = "too-few-cases"
    NO_FIT = "history-that-does-not-follow-its-evidence"
    NO_PROFILES = "no-evidence-profiles"
    NO_CASES = "no-earlier-cases"
    NO_EVIDENCE = "no-evidence-to-compare-by"
    NO_GRADE = "no-grade-to-compare"


class RestsOn(StrEnum):
    """What an expectation rests on, mostly."""

    FRAMEWORK = "framework-only"
    MOSTLY_FRAMEWORK = "mostly-framework"
    OTHERS = "other-indicators"
    EARLIER = "earlier-inspections"


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often each grade was given before, whatever the evidence was."""

    shares: Annotated[Fixed[str, float], Field(description="an indicator's own, drawn to those of its programme")]
    intervals: Annotated[
        Fixed[str, Interval] | None, Field(description="None where inspections are too few to say how sure it is")
    ]
    level: Annotated[float, Field(description="of the intervals")]
    own: Annotated[int, Field(description="earlier evaluations of this subject")]
    programme: Annotated[int, Field(description="earlier evaluations of the programme, these among them")]
    inspections: Annotated[int, Field(description="that these come from")]


@dataclass(frozen=True, slots=True)
class Expected:
    """What earlier panels, and the framework where they are few, would give on evidence like this."""

    distribution: Annotated[Fixed[str, float], Field(description="probability of each grade, lowest first")]
    likely: Annotated[tuple[str, ...], Field(description="the likeliest grades that make the first level")]
    possible: Annotated[tuple[str, ...], Field(description="the likeliest grades that make the second level")]
    rests_on: RestsOn
    prior_left: Annotated[
        float,
        Field(ge=0, le=1, description="how much of what was unknown of earlier panels' leniency still is; 1 for all"),
    ]


@dataclass(frozen=True, slots=True)
class Conformal:
    """A second opinion that assumes no model: how many earlier grades lay at least as far from their evidence."""

    p: float
    smallest: Annotated[float, Field(description="the smallest that so few cases can give")]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the team's grade lies in what is expected."""

    label: Annotated[Consistency | None, Field(description="None where there is too little to compare with")]
    at_or_below: float
    at_or_above: float
    mid_p: Annotated[
        float, Field(description="the same with the grade itself counted half, so that few points do less")
    ]
    two_sided: Annotated[float, Field(description="of a grade at least as far out on its side, doubled")]
    stands_out: Annotated[bool, Field(description="also when all subjects are looked at together")]
    conformal: Conformal | None


@dataclass(frozen=True, slots=True)
class Comparable:
    """An earlier evaluation on evidence much like this, to be read; nothing is inferred from it."""

    inspection: str
    subject: str
    grade: str
    score: float
    when: str | None
    area: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One subject beside what earlier panels gave."""

    subject: str
    title: str
    state: str | None
    grade: Annotated[str | None, Field(description="the team's grade, which is questioned and never replaced")]
    score: Annotated[float | None, Field(description="what its evidence comes to; None where that cannot be said")]
    score_known: Annotated[
        bool, Field(description="whether nothing that is not recorded could change the score, or that there is none")
    ]
    answer: Answer
    here: Annotated[int, Field(description="earlier cases of this subject with their evidence")]
    elsewhere: Annotated[int, Field(description="those of other subjects of the programme")]
    expected: Expected | None
    standing: Annotated[
        Standing | None,
        Field(description="without a label where there are too few cases: then it is mostly the framework that speaks"),
    ]
    nearest: tuple[Comparable, ...]
    base_rate: BaseRate | None

    @property
    def is_compared(self) -> bool:
        """Whether there is enough to compare its grade with."""
        return self.answer is Answer.COMPARED


@dataclass(frozen=True, slots=True)
class Leniency:
    """How far earlier panels gave more (above 0) or less than the evidence points to, in grades."""

    mean: float
    low: float
    high: float
    level: float

    @property
    def clear(self) -> bool:
        """Whether it is more or less than the evidence points to for all of the interval."""
        return self.low > 0 or self.high < 0

    @property
    def as_expected(self) -> bool:
        """Whether it is nothing, to one place."""
        return round(self.mean, 1) == 0

    @property
    def in_words(self) -> str:
        """How much they gave, with its interval."""
        if self.as_expected:
            return f"about as much as the evidence points to ({self.level:.0%}: {self.low:+.2f} to {self.high:+.2f})"
        way = "more" if self.mean >= 0 else "less"
        interval = f"{self.level:.0%}: {self.low:+.2f} to {self.high:+.2f}"
        return f"{about(abs(self.mean))} of a grade {way} than the evidence points to ({interval})"


@dataclass(frozen=True, slots=True)
class Chance:
    """How many labels there are, and how many there would be by chance if every grade were consistent."""

    compared: Annotated[int, Field(description="subjects with a comparison")]
    outside_likely: int
    outside_likely_by_chance: float
    outside_possible: int
    outside_possible_by_chance: float
    stand_out: int
    discovery: Annotated[float, Field(description="share of false ones that is put up with among those that stand out")]


@dataclass(frozen=True, slots=True)
class LeftOutOfHistory:
    """An inspection of the corpus that was not compared with, and why."""

    inspection: str
    why: str


@dataclass(frozen=True, slots=True)
class History:
    """What was compared with."""

    corpus: str
    corpus_digest: Annotated[str, Field(description="SHA-256 of the corpus as it was")]
    programme: Annotated[str | None, Field(description="None where the corpus does not have it")]
    inspections: Annotated[int, Field(description="with evidence behind their grades")]
    enough: Annotated[bool, Field(description="whether they are enough to compare with")]
    follows: Annotated[
        bool, Field(description="whether its grades follow its evidence as the comparison takes them to; else no label")
    ]
    cases: Annotated[int, Field(description="evaluations with evidence behind them")]
    without_evidence: Annotated[int, Field(description="evaluations of which the grade alone is known")]
    left_out: tuple[LeftOutOfHistory, ...]
    cautions: tuple[str, ...]


class Benchmark(Frozen):
    """An inspection beside earlier ones. It questions grades; agreement with the past is not correctness."""

    format: Literal["qualityframework.benchmark/1"] = "qualityframework.benchmark/1"
    title: str
    basis: Basis
    figures: str = Field(description="pack of the figures it is reckoned with")
    figures_digest: str
    changes: tuple[Change, ...] = Field(default=(), description="what overlays changed of the figures and the corpus")
    likely: float = Field(description="share that the likely grades make")
    possible: float = Field(description="share that the possible grades make")
    history: History
    leniency: Leniency | None = Field(description="None where inspections are too few to tell it")
    chance: Chance
    subjects: Fixed[str, Compared]

    @property
    def all_changes(self) -> tuple[Change, ...]:
        """What overlays changed of all that went into it."""
        return tuple(dict.fromkeys((*self.basis.changes, *self.changes)))
