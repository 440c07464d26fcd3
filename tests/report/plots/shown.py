"""Results to be drawn, and what a drawing says."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from qualityframework.benchmark import Drift, Funnels, OnStandard, Watched, funnel_of
from qualityframework.benchmark.drift import cusum, ewma
from qualityframework.benchmark.funnel import Counted
from qualityframework.frameworks import BENCHMARK, load_benchmark
from qualityframework.inspections import Inspection, opened, parse
from qualityframework.report import (
    Predicted,
    belief_plot,
    domain_profile,
    drift_plot,
    evidence_map,
    funnel_plot,
    predictive_plot,
)
from qualityframework.weighing import weighing

HOSTILE = "<script>alert('x')</script> & \"]]>\x00\x1b[31m\u202e"
GRADES = ("Unsatisfactory", "Weak", "Adequate", "Good", "Very good", "Excellent")
SHARES = (0.0013, 0.0216, 0.4341, 0.5119, 0.0294, 0.0017)
FIGURES = load_benchmark(BENCHMARK).file
SVG = "{http://www.w3.org/2000/svg}"


def predicted(title: str = "2.1 Impact", draft: str | None = "Very good") -> Predicted:
    shares = tuple(zip(GRADES, SHARES, strict=True))
    return Predicted(title, shares, ("Adequate", "Good"), draft, "Look again: Very good about 3 times in 100.")


def not_compared(title: str = "6.1 Policies", draft: str | None = "Good") -> Predicted:
    return Predicted(title, (), (), draft, "There is too little evidence on it to compare by.")


def funnels(*names: str, standard: str | None = "views recorded") -> Funnels:
    """Ten units of one true share, the last of these names far below it."""
    drawn = random.Random(3)
    called = [*names, *(f"unit {number}" for number in range(10 - len(names)))]
    counted = [Counted(name, sum(drawn.random() < 0.7 for _ in range(40)), 40) for name in called[1:]]
    funnel = funnel_of([Counted(called[0], 10, 60), *counted], FIGURES.funnel[0])
    return funnels_of(OnStandard(standard, funnel))


def funnels_of(*standards: OnStandard) -> Funnels:
    return Funnels(
        engine="0",
        table="records.csv",
        table_digest="0" * 64,
        figures="benchmarking/1",
        figures_digest="0" * 64,
        figures_from=FIGURES.funnel[0].start,
        standards=standards,
    )


def drift(*values: float, when: str = "2019") -> Drift:
    figures = FIGURES.drift[0]
    averages = ewma(values, figures.ewma.weight, figures.ewma.limit)
    sums = cusum(values, figures.cusum.slack, figures.cusum.limit)
    points = tuple(
        Watched("i", when, None, 7, value, 1.0, 0.0, value, 0.1, average, sum_)
        for value, average, sum_ in zip(values, averages, sums, strict=True)
    )
    return Drift(
        engine="0",
        corpus="corpus.csv",
        corpus_digest="0" * 64,
        programme="children 2018-20",
        figures="benchmarking/1",
        figures_digest="0" * 64,
        baseline=("a", "b"),
        wanted=2,
        misfit=None,
        points=points,
        seeing=None,
        severity=None,
        cautions=(),
        undated=(),
        without_evidence=0,
        unordered=0,
        parted=True,
    )


def recorded(evidence: str = "", evaluations: str = "", title: str = "An inspection", more: str = "") -> Inspection:
    """An inspection of the programme of 2018-20 with these items, a line each; a part without any is not recorded."""
    parts = [f"evidence:\n{evidence}" if evidence else "", f"evaluations:\n{evaluations}" if evaluations else ""]
    head = f"id: r\ntitle: {json.dumps(title)}\nframework: children-care-protection/2019\nas_of: 2019-11-29\n"
    return opened(parse("\n".join([head, *parts, more])))


def believed(inspection: Inspection, method: str | None = None) -> Any:
    return belief_plot(weighing(inspection, method=method), inspection.framework)


def progress(priority: str) -> Inspection:
    """A progress review that looks at one priority, which the record itself names."""
    return opened(
        parse(
            "id: r\ntitle: R\nframework: adult-support-protection-progress/2024\nas_of: 2025-03-14\n"
            f"priorities: [{{id: p, title: {json.dumps(priority)}}}]\n"
            "evidence: [{id: a, kind: records-read, indicators: [p], shows: {grade: some}}]\n"
            "evaluations: [{subject: p, grade: significant}]\n"
        )
    )


EVIDENCE = """\
  - {id: a, kind: records-read, indicators: ["2.1"], shows: {counts: {good: 18, adequate: 22, weak: 9}}}
  - {id: b, kind: records-read, indicators: ["2.1"], shows: {grade: excellent}}
  - {id: c, kind: staff-survey, indicators: ["2.1", "3.1"], shows: {grade: adequate}}
  - {id: d, kind: observation, indicators: ["2.1", "2.2"], shows: {grade: adequate}}
  - {id: e, indicators: ["2.1"]}
"""
EVALUATIONS = """\
  - {subject: "2.1", grade: good}
  - {subject: "2.2", state: not-evaluated}
  - {subject: "1.1", state: insufficient-evidence}
  - {subject: "5.4"}
"""
INSPECTION = recorded(EVIDENCE, EVALUATIONS)
"""A subject with a grade, and one of each kind of none: not evaluated, too little evidence, not recorded, not there."""

SHIFTED = (0.1, -0.3, 0.2, 0.0, *[2.0] * 6, *[-2.5] * 9)
"""At first nothing, then lenient, then severe."""

PICTURES: dict[str, Any] = {
    "predictive": predictive_plot("An inspection", [predicted(), not_compared()], 0.8),
    "funnel": funnel_plot(funnels("Aber")),
    "drift": drift_plot(drift(*SHIFTED)),
    "belief": believed(INSPECTION),
    "evidence-map": evidence_map(INSPECTION),
    "domain-profile": domain_profile(INSPECTION),
}
HOSTILE_PICTURES: dict[str, Any] = {
    "predictive": predictive_plot(HOSTILE, [predicted(HOSTILE), not_compared(HOSTILE, HOSTILE)], 0.8),
    "funnel": funnel_plot(funnels(HOSTILE, standard=HOSTILE)),
    "drift": drift_plot(drift(*SHIFTED, when=HOSTILE)),
    "belief": believed(progress(HOSTILE)),
    "evidence-map": evidence_map(progress(HOSTILE)),
    "domain-profile": domain_profile(progress(HOSTILE)),
}


def image(path: Path) -> ElementTree.Element:
    """The picture, which is valid XML."""
    return ElementTree.fromstring(path.read_bytes())


def texts(root: ElementTree.Element) -> list[str]:
    """Every text that can be seen."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
