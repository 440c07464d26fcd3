"""A few rules as a decision model of zen-engine, on facts that are worked out beforehand: a neighbour of the library.

It has no lists and no unknown outcome, so each rule is an expression that says by number what the rule comes to.
"""

from __future__ import annotations

import json
from typing import Any

import zen

from .tables import QUERY

FACTS = QUERY.partition("judged AS (")[0].rstrip().rstrip(",") + " SELECT * FROM held"
"""The query for what the model is told of each evaluation."""
_HELD = {
    "evidence/documents-alone": "documents_alone",
    "evidence/unverified-evidence-alone": "unverified_alone",
    "evidence/contradicting-evidence-not-addressed": "unaddressed",
    "evidence/scored-after-grade": "later",
    "consistency/graded-after-review": "after_review",
}
TOLD = ("evaluated", "documents_alone", "unverified_alone", "unaddressed", "later", "after_review")
RULES = tuple(_HELD)


def _expression(held: str) -> str:
    when = f"{held} == null ? 2 : ({held} ? 1 : 0)"
    return f"evaluated == null ? 2 : (evaluated == false ? 3 : ({when}))"


def model() -> Any:
    """The model, which takes a mapping of facts and gives an outcome by rule."""
    expressions = [
        {"id": rule, "key": str(number), "value": _expression(held)}
        for number, (rule, held) in enumerate(_HELD.items())
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {
            "id": "rules",
            "type": "expressionNode",
            "name": "rules",
            "position": {"x": 1, "y": 0},
            "content": {"expressions": expressions},
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": f"{start}-{end}", "sourceId": start, "targetId": end, "type": "edge"}
        for start, end in (("in", "rules"), ("rules", "out"))
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
