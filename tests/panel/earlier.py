"""Earlier inspections to compare with: the invented ones of the examples, and histories made in a line."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from qualityframework.benchmark import Benchmark, Case, Corpus, compare, open_corpus
from qualityframework.benchmark.corpora import corpus_of
from qualityframework.frameworks import BENCHMARK, Figures, load_benchmark
from qualityframework.inspections import Inspection
from tests.panel.reviewing import EXAMPLES, inspection
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import Data, says

INVENTED = EXAMPLES / "earlier-inspections.csv"
ALL_IN: Data = {"people": 96, "invited": 96}
KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data")
FIRM = tuple(says("good", kind, **ALL_IN) for kind in KINDS)
"""Four sources that say good, all of them verified: a score of 4."""
NEW_RULES = frozenset(
    f"consistency/{name}"
    for name in (
        "earlier-grades-apart-from-evidence",
        "earlier-panels-lean",
        "evaluations-not-compared",
        "seldom-among-earlier-evaluations",
        "too-few-earlier-inspections",
        "unlike-earlier-evaluations",
        "unlike-earlier-some-by-chance",
    )
)
"""The rules that speak when there is something to compare with."""
NOT_COMPARED = "consistency/not-compared-with-earlier-inspections"
"""The one that speaks when there is not."""


@cache
def invented() -> Corpus:
    """The invented history of the examples: 24 inspections of the programme of 2018-20."""
    return open_corpus(INVENTED)


@cache
def invented_for(profile: str) -> Corpus:
    """The same as if it were of this programme, and earlier than any day."""
    corpus = invented()
    (programme,) = corpus.programmes
    other = replace(programme, id=f"{programme.framework} {profile}", profile=profile)
    cases = [replace(case, programme=other.id, when=None) for case in corpus.cases]
    return corpus_of(corpus.name, corpus.title, [other], cases)


@cache
def history(inspections: int, more: float = 0.0) -> Corpus:
    """So many inspections, whose panels gave so much more on 2.1 and 5.1 than their evidence points to."""
    (programme,) = invented().programmes
    cases = [
        replace(_blank(programme.id), inspection=f"h{number}", subject=subject, grade=grade, score=position - more)
        for number in range(inspections)
        for subject in ("2.1", "5.1")
        for position, grade in enumerate(GRADES, 1)
        if position == 3 + number % 3
    ]
    return corpus_of("made", "Made for a test", [programme], cases)


def _blank(programme: str) -> Case:
    return Case(programme, "h", "2.1", "good", None, None, counted=True, when=None, area=None, team=None, source=None)


@cache
def figures() -> Figures:
    """The figures that come with the library."""
    return load_benchmark(BENCHMARK)


def beside(one: Inspection, corpus: Corpus | None = None) -> Benchmark:
    """An inspection beside earlier ones, the invented ones unless told."""
    return compare(one, corpus or invented(), figures())


def graded(grade: str | None, *items: Data, complete: bool = True, **evaluation: Any) -> Inspection:
    """An inspection of items that are each a source of their own, with a grade for 2.1."""
    numbered = [{"id": f"e{number}", "lineage": f"l{number}", **item} for number, item in enumerate(items, 1)]
    given = {"subject": "2.1", "evidence": [], **({"grade": grade} if grade is not None else {}), **evaluation}
    return inspection(complete=complete, evidence=numbered, evaluations=[given])
