"""What can be left out of a record, and what it means to leave it out."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
Hole = tuple[str | int, ...]
"""What is left out: `(evidence)`, the list; `(evidence, 0, kind)`, of one item; `(evidence, *, kind)`, of all."""

LISTS = (
    "evidence",
    "evaluations",
    "messages",
    "strengths",
    "areas_for_improvement",
    "recommendations",
    "statements",
    "claims",
    "follow_up",
    "concerns",
    "amendments",
)

CITES = ("evidence", "addresses")
"""Fields that name items of evidence."""

ANSWERS = ("verified", "evidence_linked", "in_report", "escalated", "significant")
"""Fields that are yes, no or unknown."""

TEXTS = frozenset(
    (
        *("position_statement", "text", "reason", "change_reason", "difference_reason", "timing", "focus", "approach"),
        *("shows", "lineage", "strands", "escalated_to", "escalated_on", "validated"),
    )
)
"""Fields for which a record has no word for "there is none": to say so, they are left out of a complete record."""

DEFAULTED = ("weight", "weight_reason", "reliability")
"""Fields that have the pack's value when they are left out, which is no gap."""

OPEN = frozenset(
    (
        *("kind", "date", "scored_on", "people", "invited", "grade", "state", "graded_at", "tone", "decision", "words"),
        *("validated", "stage", "made_on", "evaluated_at", "field"),
    )
)
"""Fields that are unknown when they are left out, even in a complete record."""

ALWAYS = frozenset(("id", "subject", "statement", "title", "part", "item", "original", "amended", *DEFAULTED))
"""Fields that are left in."""
TEXT_LEFT_OUT = ("statements", "concerns")
"""Lists whose items need no text."""
KIND_LEFT_OUT = ("evidence",)
"""Lists whose items need no kind."""


def holes(data: Data) -> Iterator[Hole]:
    """Everything that can be left out of a record: each list, each field of an item, each field of all items."""
    for part in LISTS:
        if part not in data:
            continue
        yield (part,)
        fields = {name for item in data[part] for name in _leavable(part, item)}
        yield from ((part, "*", name) for name in sorted(fields))
        for index, item in enumerate(data[part]):
            for name in _leavable(part, item):
                yield (part, index, name)
                yield from ((part, index, name, *within) for within in _within(item[name], name))
    if "position_statement" in data:
        yield ("position_statement",)
        yield from (("position_statement", name) for name in sorted(data["position_statement"]))
    if "field" in data:
        yield ("field",)


def _leavable(part: str, item: Data) -> list[str]:
    kept = {*(() if part in TEXT_LEFT_OUT else ("text",)), *(() if part in KIND_LEFT_OUT else ("kind",))}
    return sorted(name for name in item if name not in ALWAYS | kept)


def _within(value: Any, name: str) -> Iterator[Hole]:
    """What can be left out of a part of an item; of several earlier evaluations each keeps its day."""
    if name not in ("earlier", "self_evaluation", "strands"):
        return
    if isinstance(value, dict):
        yield from ((inner,) for inner in sorted(value))
    elif isinstance(value, list):
        yield from ((index, "grade") for index, one in enumerate(value) if "grade" in one)


def leave_out(data: Data, left_out: list[Hole]) -> Data:
    """A copy of the record without these parts. What names something in a list goes with the list."""
    data = copy.deepcopy(data)
    for hole in left_out:
        _leave_out(data, hole)
    if "evidence" not in data:
        for one in citing(data):
            for name in CITES:
                one.pop(name, None)
    if "concerns" not in data:
        for one in data.get("follow_up", ()):
            one.pop("concerns", None)
    for one in data.get("amendments", ()):
        if one.get("part") not in data:
            one.pop("part", None)
            one.pop("item", None)
    return data


def citing(data: Data) -> Iterator[Data]:
    """Everything in a record that can cite evidence."""
    for part in LISTS:
        yield from data.get(part, ())
    for one in data.get("evaluations", ()):
        if isinstance(one.get("self_evaluation"), dict):
            yield one["self_evaluation"]


def _leave_out(data: Any, hole: Hole) -> None:
    step, *rest = hole
    if not rest:
        data.pop(step, None)
    elif step == "*":
        for item in data:
            _leave_out(item, tuple(rest))
    elif isinstance(data, list) or isinstance(data.get(step), dict | list):
        _leave_out(data[step], tuple(rest))


def written_out(data: Data) -> Data:
    """The record with "there is none" written wherever something is left out and a record has a word for it."""
    data = copy.deepcopy(data)
    for part in LISTS:
        data.setdefault(part, [])
    telling: Data = {"subjects": [], "evidence": []}
    nothing: dict[str, Data] = {
        "evidence": {"indicators": [], "verified": "no"},
        "evaluations": {"evidence": [], "addresses": [], "earlier": "none", "self_evaluation": "none"},
        "follow_up": {"subjects": [], "concerns": [], "in_report": "no"},
        "concerns": {"subjects": [], "significant": "no"},
        "statements": {"evidence": []},
        "amendments": {"evidence": []},
        **dict.fromkeys(("messages", "strengths", "areas_for_improvement", "recommendations", "claims"), telling),
    }
    for part, words in nothing.items():
        data[part] = [{**copy.deepcopy(words), **item} for item in data[part]]
    for one in data["evaluations"]:
        if isinstance(one["self_evaluation"], dict):
            one["self_evaluation"].setdefault("evidence", [])
    for one in data["concerns"]:
        if not {"escalated_on", "escalated_to"} & one.keys():
            one.setdefault("escalated", "no")
    if "position_statement" in data:
        seen = {} if "text" in data["position_statement"] else {"evidence_linked": "no"}
        data["position_statement"] = {"questions": [], **seen, **data["position_statement"]}
    return data
