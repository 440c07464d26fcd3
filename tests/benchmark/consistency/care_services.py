"""Grades of real care services: one key question beside the mean of the others.

Care Inspectorate Datastore, end of May 2026, Open Government Licence v3.0. The data do not belong to this project and
lie, where they are there, in a folder beside it.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from statistics import fmean

from qualityframework.benchmark.consistency import Seen
from qualityframework.benchmark.consistency.base_rates import base_rate
from qualityframework.benchmark.drift.scoring import ranked_probability
from tests.benchmark.consistency.comparing import graded
from tests.benchmark.consistency.made import SHELF, SUBJECT, model
from tests.benchmark.consistency.simulation import Cell, Judged
from tests.strategies.inspections import GRADES

FILE = Path(__file__).parents[4] / "shared/data/care_inspectorate/snapshots/MDSF_2026-05-31.csv.gz"
QUESTIONS = {
    "Care Home Service": (
        "KQ_Support_Wellbeing",
        "KQ_Care_and_Support_Planning",
        "KQ_Setting",
        "KQ_Staff_Team",
        "KQ_Leadership",
    ),
    "Day Care of Children": ("KQ_Care_Play_and_Learning", "KQ_Setting", "KQ_Staff_Team", "KQ_Leadership"),
}
"""The key questions that most services of a kind are graded on."""
Service = Mapping[str, int]
"""Grades by key question, from 1."""


@cache
def services(kind: str) -> tuple[Service, ...]:
    """All of a kind that are graded on all these questions."""
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["CareService"] == kind]
    graded = [{name: int(row[name]) for name in QUESTIONS[kind] if row[name]} for row in rows]
    return tuple(one for one in graded if len(one) == len(QUESTIONS[kind]))


def seen(service: Service, question: str) -> Seen:
    """The mean of the other grades in the place of evidence."""
    return Seen(SUBJECT, fmean(grade for name, grade in service.items() if name != question), service[question])


@cache
def judged(kind: str, history: int, draws: int = 200, drafts: int = 20) -> tuple[Cell, float]:
    """So many times a history of so many services and as many others as drafts, each question in turn.

    With it goes how much better what is expected foretells grades than how often each was given in that history: 1 less
    its mean ranked probability score by theirs.
    """
    rng, all_, found, scores = random.Random(f"{kind} {history}"), services(kind), [], []
    for draw in range(draws):
        question = QUESTIONS[kind][draw % len(QUESTIONS[kind])]
        cases = [seen(one, question) for one in rng.sample(all_, history + drafts)]
        told, rates = model(cases[:history]), _rates(cases[:history])
        for case in cases[history:]:
            expected = [float(share) for share in told.predicted(SUBJECT, case.score)]
            scores.append((ranked_probability(expected, case.grade), ranked_probability(rates, case.grade)))
        found.append([Judged.by(told, case, rng.random()) for case in cases[history:]])
    ours, theirs = (fmean(column) for column in zip(*scores, strict=True))
    return Cell(found), 1 - ours / theirs


def _rates(cases: list[Seen]) -> list[float]:
    told = base_rate(
        graded(Counter(GRADES[case.grade - 1] for case in cases), {}), SUBJECT, GRADES, SHELF.file.base_rates[0]
    )
    assert told is not None
    return [share / sum(told.shares.values()) for share in told.shares.values()]
