"""The methods of weighing, one a file. Which of them are offered, and with which figures, the pack says."""

from __future__ import annotations

from typing import Any

from ...frameworks import MethodsInForce
from .dirichlet import Dirichlet, ImpreciseDirichlet
from .evidential_reasoning import EvidentialReasoning
from .evidential_reasoning_rule import EvidentialReasoningRule
from .method import Method, Pooled, assigned
from .ordinal_latent_bayes import OrdinalLatentBayes
from .percentage_bands import PercentageBands
from .radar import Radar
from .weighted_evidence_pool import WeightedEvidencePool
from .weighted_median import WeightedMedian

METHODS: dict[str, type[Method[Any]]] = {
    method.NAME: method
    for method in (
        WeightedEvidencePool,
        EvidentialReasoning,
        EvidentialReasoningRule,
        Dirichlet,
        ImpreciseDirichlet,
        WeightedMedian,
        PercentageBands,
        Radar,
        OrdinalLatentBayes,
    )
}
"""Methods by name; the names are those that a `weighing.yaml` may offer, which a test compares."""

__all__ = ["METHODS", "Method", "Pooled", "WeightedEvidencePool", "assigned", "method_in_force"]


def method_in_force(chosen: MethodsInForce, name: str, points: tuple[str, ...]) -> Method[Any]:
    """A method that is offered, with its parameters."""
    return METHODS[name](chosen.offered.by_name[name], points)
