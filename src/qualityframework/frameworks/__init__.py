"""Frameworks and rulesets as data: packs on a shelf, loaded strictly.

packs (where) -> loading, rule_loading (files to models, every reference checked) -> Framework, Ruleset
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .framework import (
    Area,
    Capacity,
    Domain,
    EvidenceFile,
    Framework,
    FrameworkFile,
    Illustration,
    IllustrationsFile,
    Indicator,
    KindOfEvidence,
    Profile,
    Scale,
    Statement,
    Subject,
)
from .loading import illustrations, load, load_scale
from .methods_file import (
    DirichletParameters,
    LatentParameters,
    Limiter,
    Methods,
    Parameters,
    PercentageParameters,
    PoolParameters,
    RadarParameters,
    RuleParameters,
)
from .packs import Pack, find, packs, shelf
from .rule_file import RULE_NAME, Example, RuleFile, RulesetFile
from .rule_loading import LoadedRule, grade_constants, load_ruleset, read_rule, rule_documents
from .ruleset import Rule, Ruleset
from .texts import filled
from .weighing_file import (
    CertaintyRule,
    ConflictLabels,
    Limits,
    MethodsInForce,
    RadiusLabels,
    Reading,
    SearchLimits,
    TriangulationRule,
    Trust,
    WeighingFile,
    in_force,
)

if TYPE_CHECKING:
    from .scoring_file import Scoring
    from .scoring_loading import load_scoring

__all__ = [
    "RULE_NAME",
    "Area",
    "Capacity",
    "CertaintyRule",
    "ConflictLabels",
    "DirichletParameters",
    "Domain",
    "EvidenceFile",
    "Example",
    "Framework",
    "FrameworkFile",
    "Illustration",
    "IllustrationsFile",
    "Indicator",
    "KindOfEvidence",
    "LatentParameters",
    "Limiter",
    "Limits",
    "LoadedRule",
    "Methods",
    "MethodsInForce",
    "Pack",
    "Parameters",
    "PercentageParameters",
    "PoolParameters",
    "Profile",
    "RadarParameters",
    "RadiusLabels",
    "Reading",
    "Rule",
    "RuleFile",
    "RuleParameters",
    "Ruleset",
    "RulesetFile",
    "Scale",
    "Scoring",
    "SearchLimits",
    "Statement",
    "Subject",
    "TriangulationRule",
    "Trust",
    "WeighingFile",
    "filled",
    "find",
    "grade_constants",
    "illustrations",
    "in_force",
    "load",
    "load_ruleset",
    "load_scale",
    "load_scoring",
    "packs",
    "read_rule",
    "rule_documents",
    "shelf",
]


def __getattr__(name: str) -> Any:
    """Scorings are loaded when they are asked for: an inspection does not."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".scoring_loading", __name__), name)
