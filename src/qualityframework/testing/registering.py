"""Makes `st.from_type(Framework)` and the like work. Hypothesis calls `register` when it is imported."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from ..expressions import RuleText, TypedRule
from ..frameworks import Framework, Ruleset
from ..inspections import EvidenceItem, Inspection, Record

STRATEGIES = {
    EvidenceItem: "evidence_items",
    Framework: "frameworks",
    Inspection: "inspections",
    Record: "records",
    RuleText: "expressions",
    Ruleset: "rulesets",
    TypedRule: "typed_rules",
}
"""The strategies of this package that values of these types are drawn by."""


def register() -> None:
    """Registers them; each is loaded when the first value is drawn."""
    from hypothesis import strategies as st  # not before, as this module is loaded while Hypothesis is

    for type_, name in STRATEGIES.items():
        st.register_type_strategy(type_, partial(_strategy, name))


def _strategy(name: str, _: type) -> Any:
    return getattr(import_module(__package__ or ""), name)()
