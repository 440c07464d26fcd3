"""What can be said of a ruleset itself: that its examples hold, and how often each rule fires and is clear."""

from .coverage import Coverage, LeftOut, RuleCoverage, Seen, coverage, seen
from .covering import covered
from .examples import ExampleResult, RulesetTest, run_examples

__all__ = [
    "Coverage",
    "ExampleResult",
    "LeftOut",
    "RuleCoverage",
    "RulesetTest",
    "Seen",
    "coverage",
    "covered",
    "run_examples",
    "seen",
]
