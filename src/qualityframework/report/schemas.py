"""JSON Schemas of every file that is read and every result that is written."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any, Literal

from ..errors import NotFound
from ..frameworks import PACK_KINDS
from ..vocabulary import did_you_mean

_READ = {
    **{kind: ("frameworks", one.file) for kind, one in PACK_KINDS.items()},
    **{one.schema: ("frameworks", one.tests) for one in PACK_KINDS.values() if one.tests is not None},
    "evidence": ("frameworks", "EvidenceFile"),
    "illustrations": ("frameworks", "IllustrationsFile"),
    "inspection": ("inspections", "Record"),
    "moderation": ("panel.moderation", "Ledger"),
    "promises": ("frameworks", "PromisesFile"),
    "position": ("panel.moderation", "Position"),
    "progress": ("frameworks", "ProgressFile"),
    "rule": ("frameworks", "RuleFile"),
    "sealed-position": ("panel.moderation", "Sealed"),
    "survey": ("inspections", "SurveyFile"),
    "survivors": ("frameworks", "SurvivorsFile"),
    "weighing": ("frameworks", "WeighingFile"),
}
_WRITTEN = {
    "aggregated": ("aggregation", "Aggregated"),
    "agreement": ("benchmark.agreement", "Agreement"),
    "benchmarked": ("benchmark", "Benchmark"),
    "branches": ("assurance", "Branches"),
    "cases": ("benchmark", "Corpus"),
    "coverage": ("assurance", "Coverage"),
    "crosswalk-evidence": ("crosswalks", "Carried"),
    "crosswalk-related": ("crosswalks", "Related"),
    "drift": ("benchmark", "Drift"),
    "framework-diff": ("assurance", "FrameworkDiff"),
    "funnel": ("benchmark", "Funnels"),
    "hygiene-return": ("privacy", "ReturnHygiene"),
    "hygiene-table": ("privacy", "TableHygiene"),
    "hygiene-text": ("privacy", "TextHygiene"),
    "impact": ("assurance", "Impact"),
    "moderation-report": ("panel.moderation", "ModerationReport"),
    "mutation": ("assurance", "Mutation"),
    "population-tally": ("population", "Tally"),
    "proofs": ("assurance", "Proofs"),
    "review": ("panel", "Review"),
    "ruleset-diff": ("assurance", "RulesetDiff"),
    "sample-check": ("benchmark.sampling", "DrawCheck"),
    "sample-draw": ("benchmark.sampling", "Draw"),
    "sample-interval": ("benchmark.sampling", "IntervalAnswer"),
    "sample-size": ("benchmark.sampling", "SizeAnswer"),
    "standards": ("frameworks", "Standards"),
    "weighed": ("weighing", "Weighing"),
    "whatif": ("weighing", "WhatIf"),
}
NAMES = tuple(sorted((*_READ, *_WRITTEN)))


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) called `name`, one of `NAMES`.

    Raises:
        NotFound: with the nearest name.
    """
    if name not in NAMES:
        raise NotFound(f"there is no schema `{name}`: {did_you_mean(name, NAMES)}")
    room, model = _READ.get(name) or _WRITTEN[name]
    mode: Literal["validation", "serialization"] = "validation" if name in _READ else "serialization"
    made = getattr(import_module(f"...{room}", __name__), model).model_json_schema(mode=mode)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_text(name: str) -> str:
    """The same as text, as it is committed in docs/schemas."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"
