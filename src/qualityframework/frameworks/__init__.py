"""Frameworks and rulesets as data: packs on a shelf, loaded strictly.

packs (where) -> loading, rule_loading (files to models, every reference checked) -> Framework, Ruleset
"""

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
    Reading,
    Scale,
    Statement,
    Subject,
    WeighingFile,
)
from .loading import illustrations, load, load_scale
from .packs import Pack, find, packs, shelf
from .rule_file import RULE_NAME, Example, RuleFile, RulesetFile
from .rule_loading import LoadedRule, grade_constants, load_ruleset, read_rule, rule_documents
from .ruleset import Rule, Ruleset
from .texts import filled

__all__ = [
    "RULE_NAME",
    "Area",
    "Capacity",
    "Domain",
    "EvidenceFile",
    "Example",
    "Framework",
    "FrameworkFile",
    "Illustration",
    "IllustrationsFile",
    "Indicator",
    "KindOfEvidence",
    "LoadedRule",
    "Pack",
    "Profile",
    "Reading",
    "Rule",
    "RuleFile",
    "Ruleset",
    "RulesetFile",
    "Scale",
    "Statement",
    "Subject",
    "WeighingFile",
    "filled",
    "find",
    "grade_constants",
    "illustrations",
    "load",
    "load_ruleset",
    "load_scale",
    "packs",
    "read_rule",
    "rule_documents",
    "shelf",
]
