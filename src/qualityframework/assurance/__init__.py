"""What can be said of packs themselves: that what is expected of them holds, and how often rules fire."""

from .coverage import Coverage, LeftOut, RuleCoverage, Seen, coverage, seen
from .covering import covered
from .examples import ExampleResult, RulesetTest, run_examples
from .framework_diff import FrameworkDiff, ItemChange, compared
from .framework_lint import FrameworkFigures, PackLint, looked_over
from .pack_tests import ExpectationResult, FrameworkTest, run_pack_tests

__all__ = [
    "Coverage",
    "ExampleResult",
    "ExpectationResult",
    "FrameworkDiff",
    "FrameworkFigures",
    "FrameworkTest",
    "ItemChange",
    "LeftOut",
    "PackLint",
    "RuleCoverage",
    "RulesetTest",
    "Seen",
    "compared",
    "coverage",
    "covered",
    "looked_over",
    "run_examples",
    "run_pack_tests",
    "seen",
]
