"""One grade of others, by the framework's own rule and only where it has one: arithmetic on what people gave.

The rule is declared in the framework's pack with its days and how it is known. Nothing here judges anything.

rules (which is in force) -> aggregate (of grades), aggregate_scores (of scores: percentages, criteria) -> aggregated
"""

from .aggregate import aggregate
from .aggregate_scores import Scores, aggregate_scores, misfits
from .aggregated import Aggregated, Days, Outcome, Part, Reckoned, ScoringUsed, Span, Whole
from .rules import rule_of

__all__ = [
    "Aggregated",
    "Days",
    "Outcome",
    "Part",
    "Reckoned",
    "Scores",
    "ScoringUsed",
    "Span",
    "Whole",
    "aggregate",
    "aggregate_scores",
    "misfits",
    "rule_of",
]
