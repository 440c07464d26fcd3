"""JSON Schemas of every file that is read and every result that is written."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from pydantic import BaseModel

from ..errors import NotFound
from ..frameworks import (
    EvidenceFile,
    FrameworkFile,
    IllustrationsFile,
    RuleFile,
    RulesetFile,
    Scale,
    Scoring,
    WeighingFile,
)
from ..inspections import Record
from ..vocabulary import did_you_mean

_READ: dict[str, type[BaseModel]] = {
    "evidence": EvidenceFile,
    "framework": FrameworkFile,
    "illustrations": IllustrationsFile,
    "inspection": Record,
    "rule": RuleFile,
    "ruleset": RulesetFile,
    "scale": Scale,
    "scoring": Scoring,
    "weighing": WeighingFile,
}
_WRITTEN = {
    "benchmarked": ("benchmark", "Benchmark"),
    "cases": ("benchmark", "Corpus"),
    "drift": ("benchmark", "Drift"),
    "funnel": ("benchmark", "Funnels"),
    "review": ("panel", "Review"),
    "weighed": ("weighing", "Weighing"),
    "whatif": ("weighing", "WhatIf"),
}
NAMES = tuple(sorted((*_READ, *_WRITTEN)))


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) called `name`, one of `NAMES`.

    Raises:
        NotFound: with the nearest name.
    """
    if name in _WRITTEN:
        room, model = _WRITTEN[name]
        made = getattr(import_module(f"...{room}", __name__), model).model_json_schema(mode="serialization")
    elif name in _READ:
        made = _READ[name].model_json_schema(by_alias=True)
    else:
        raise NotFound(f"there is no schema `{name}`: {did_you_mean(name, NAMES)}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_text(name: str) -> str:
    """The same as text, as it is committed in docs/schemas."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"
