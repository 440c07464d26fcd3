"""An invented inspection to measure with: every indicator evaluated, evidence in proportion, the same on every run."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from qualityframework.expressions import Row
from qualityframework.frameworks import Framework, load
from qualityframework.inspections import Record, Recorded, bind
from qualityframework.panel import inspection_row

DAY = dt.date(2019, 11, 29)
GRADES = (
    "adequate",
    "weak",
    "good",
    "unsatisfactory",
    "adequate",
    "good",
    "very_good",
    "excellent",
    "good",
    "very_good",
    "weak",
)
SHOWN: tuple[dict[str, Any] | None, ...] = (
    {"grade": "good"},
    {"counts": {"very_good": 21, "good": 45, "adequate": 22, "weak": 8}},
    {"proportion": {"met": 61, "of": 96}},
    {"leaning": {"direction": "strength", "strength": "strong"}},
    None,
    {"belief": {"very_good": 0.5, "good": 0.2}},
    {"leaning": {"direction": "weakness", "strength": "moderate"}},
)
TONES = ("strength", "weakness", "mixed", None) * 2


@cache
def framework() -> Framework:
    """The framework that comes with the library."""
    return load("children-care-protection/2019")


def workload(items: int = 60, *, gaps: bool = False) -> Row:
    """The row of an inspection with 22 evaluations.

    Args:
        items: how many items of evidence there are.
        gaps: whether lists are missing too, and not only facts here and there.
    """
    return row_of(values(items, gaps=gaps))


def row_of(values: dict[str, Any]) -> Row:
    """The row of the inspection with these values."""
    return inspection_row(bind(Recorded(Record.model_validate(values)), framework()))


def values(items: int = 60, *, gaps: bool = False) -> dict[str, Any]:
    """The record, as it would be written."""
    codes = list(framework().indicators)
    record: dict[str, Any] = {
        "id": "workload",
        "title": "An invented inspection to measure with",
        "framework": "children-care-protection/2019",
        "as_of": DAY,
        "evidence": [_item(index, codes) for index in range(items)],
        "evaluations": [_evaluation(index, code, items) for index, code in enumerate(codes)],
        "messages": [_told(index, codes, 2, "message") | {"tone": tone} for index, tone in enumerate(TONES)],
        "strengths": [_told(index, codes, 1, "strength") for index in range(6)],
        "areas_for_improvement": [_told(index, codes, 3, "area") for index in range(4)],
        "recommendations": [_told(index, codes, 2, "recommendation") for index in range(3)],
        "statements": [{"statement": "protection"}, {"statement": "recovery"}, {"statement": "looked-after"}],
        "follow_up": [_follow_up(index, codes) for index in range(5)],
        "concerns": [{"id": "visit-overdue", "subjects": [codes[7]], "escalated": "yes"}],
        "position_statement": {"words": 5400, "evidence_linked": "unknown"},
    }
    if gaps:
        for part in ("strengths", "concerns", "position_statement"):
            del record[part]
        for evaluation in record["evaluations"][::3]:
            del evaluation["evidence"]
        for part in ("messages", "follow_up"):
            del record[part][0]["subjects"]
        del record["evidence"][0]["lineage"], record["evidence"][1]["indicators"]
    return record


def _item(index: int, codes: list[str]) -> dict[str, Any]:
    kinds = list(framework().kinds)
    gathered = DAY - dt.timedelta(days=20 + 11 * (index % 80))
    return _without_gaps(
        {
            "id": f"item-{index}",
            "kind": kinds[5 * index % len(kinds)] if index % 19 else None,
            "indicators": sorted({codes[index % 22], codes[(7 * index + 3) % 22]}),
            "shows": SHOWN[index % len(SHOWN)],
            "date": gathered if index % 13 else None,
            "scored_on": gathered + dt.timedelta(days=9) if index % 7 else None,
            "lineage": f"source-{index // 2 if index % 6 == 0 else index}",
            "people": 12 + 7 * (index % 9) if index % 8 else None,
            "invited": 96 if index % 3 else None,
            "verified": ("yes", "no", "yes", "unknown", "yes")[index % 5],
        }
    )


def _evaluation(index: int, code: str, items: int) -> dict[str, Any]:
    graded = index % 11 != 2
    before = DAY - dt.timedelta(days=10) if index == 7 else dt.date(2014, 11, 20)
    evaluation = {
        "subject": code,
        "grade": GRADES[index % len(GRADES)] if graded else None,
        "state": "evaluated" if graded else (None if index % 2 else "insufficient-evidence"),
        "reason": "What the evidence says, weighed." if index % 10 != 2 else None,
        "evidence": [f"item-{number}" for number in (index, index + 22) if number < items],
        "addresses": [f"item-{number}" for number in range(items if index == 3 else 5)] if index % 4 else None,
        "graded_at": DAY - dt.timedelta(days=36) if index % 9 else None,
        "earlier": {"grade": GRADES[(index + 2) % len(GRADES)], "date": before} if index % 2 else "none",
    }
    return _without_gaps(evaluation)


def _told(index: int, codes: list[str], each: int, name: str) -> dict[str, Any]:
    return {
        "id": f"{name}-{index}",
        "text": "What the report tells.",
        "subjects": [codes[(5 * index + step) % 22] for step in range(each)],
        "evidence": [f"item-{3 * index}"] if index % 4 else [],
    }


def _follow_up(index: int, codes: list[str]) -> dict[str, Any]:
    decision = ("progress-review", "improvement-support", "progress-review", None, "none")[index]
    return _without_gaps(
        {
            "id": f"follow-up-{index}",
            "subjects": codes[3 * index : 3 * index + 2],
            "decision": decision,
            "reason": "What is weak.",
            "timing": "within a year",
            "in_report": "yes" if index else None,
        }
    )


def _without_gaps(values: dict[str, Any]) -> dict[str, Any]:
    """What is not known is not written."""
    return {name: value for name, value in values.items() if value is not None}
