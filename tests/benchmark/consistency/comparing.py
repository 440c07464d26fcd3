"""Drafts whose evidence comes to a given score, and corpora of earlier evaluations, made in a line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from qualityframework.benchmark.consistency import Benchmark, Compared, compare
from qualityframework.benchmark.consistency.history import Chosen
from qualityframework.benchmark.corpora import Case, Corpus, Programme, Tally, corpus_of, programme_of, weighed_by, when
from qualityframework.frameworks import Figures, load
from qualityframework.inspections import Inspection
from qualityframework.vocabulary import FixedDict
from qualityframework.weighing import weigh
from tests.benchmark.consistency.made import SHELF, SUBJECT
from tests.panel.reviewing import inspection
from tests.strategies.inspections import FRAMEWORK, GRADES

KINDS = ("records-read", "family-meetings", "staff-survey")
DRAFT = "draft"


def shows(score: float) -> dict[str, float]:
    """A belief in two neighbouring grades that comes to a score on the scale from 1."""
    lower = min(math.floor(score), len(GRADES) - 1)
    return {GRADES[lower - 1]: round(lower + 1 - score, 9), GRADES[lower]: round(score - lower, 9)}


def draft(*told: tuple[str, float | None, str | None], **record: Any) -> Inspection:
    """An inspection in Orkney, of 29 November 2019, with that evidence; no score is none, and no grade not given."""
    evidence = [_item(subject, kind, score) for subject, score, _ in told if score is not None for kind in KINDS]
    evaluations = [{"subject": subject, **({"grade": grade} if grade else {})} for subject, _, grade in told]
    parts = {"id": DRAFT, "area": "Orkney", "complete": True, "evidence": evidence, "evaluations": evaluations}
    return inspection(**{**parts, **record})


def _item(subject: str, kind: str, score: float) -> dict[str, Any]:
    belief = {"belief": shows(score)}
    return {"id": f"{subject}_{kind}", "kind": kind, "indicators": [subject], "shows": belief, "verified": "yes"}


@cache
def programme(profile: str = "2018-20") -> Programme:
    framework = load(FRAMEWORK)
    return programme_of(framework, framework.profiles[profile])


@cache
def figures_of_ours() -> str:
    """Figures by which scores are made here."""
    made = draft((SUBJECT, 3.6, "good"))
    return weighed_by(made, weigh(made))


def earlier(name: str, *told: tuple[str, float | None, str], **parts: Any) -> list[Case]:
    """One earlier inspection, of March 2019 in an area of its own unless told otherwise."""
    cases = [
        Case(
            programme=programme().id,
            inspection=name,
            subject=subject,
            grade=grade,
            score=score,
            weighed_by=figures_of_ours() if score is not None else None,
            counted=True,
            when=when("2019-03"),
            area=f"area of {name}",
            team=None,
            source=None,
        )
        for subject, score, grade in told
    ]
    return [replace(case, **parts) for case in cases]


TEN = ((3.4, 3), (4.1, 4), (2.6, 3), (3.9, 4), (4.7, 5), (3.2, 3), (3.6, 4), (2.9, 2), (4.4, 4), (3.8, 4))
"""What evidence came to and what was given, as in the golden vector: mostly what it points to."""


def several(number: int = 10, subjects: Sequence[str] = (SUBJECT,), **parts: Any) -> list[Case]:
    """So many of ten inspections, each of all these subjects."""
    return [
        case
        for index, (score, grade) in enumerate(TEN[:number])
        for case in earlier(f"i{index}", *((subject, score, GRADES[grade - 1]) for subject in subjects), **parts)
    ]


def tally(name: str, counts: dict[str, int], **parts: Any) -> Tally:
    """How many of each grade a report gave."""
    made = Tally(programme().id, name, FixedDict(counts), None, True, when("2019-03"), f"area of {name}", None)
    return replace(made, **parts)


def graded(own: Mapping[str, int], others: Mapping[str, int]) -> Chosen:
    """Grades alone: of the subject, each from an inspection of its own, and of others, all from one."""
    grades = [grade for grade, count in own.items() for _ in range(count)]
    cases = [case for number, grade in enumerate(grades) for case in earlier(f"i{number}", (SUBJECT, None, grade))]
    return Chosen(
        programme(), tuple(cases), (tally("others", dict(others)),) if any(others.values()) else (), (), (), ()
    )


def corpus(cases: Iterable[Case] = (), tallies: Iterable[Tally] = (), *more: Programme) -> Corpus:
    """A corpus of the programme of 2018-20, and of others."""
    return corpus_of("mine", "Mine", [programme(), *more], cases, tallies)


def compared(
    inspection: Inspection, cases: Iterable[Case] = (), tallies: Iterable[Tally] = (), of: Figures = SHELF
) -> Benchmark:
    return compare(inspection, corpus(cases, tallies), of)


def one(made: Benchmark, subject: str = SUBJECT) -> Compared:
    return made.subjects[subject]
