"""What can be said of packs themselves: that what is expected of them holds, and how often rules fire."""

from .coverage import Coverage, LeftOut, RuleCoverage, Seen, coverage, seen
from .covering import covered
from .effect import Effect, declared
from .examples import ExampleResult, RulesetTest, run_examples
from .framework_diff import FrameworkDiff, ItemChange, compared
from .framework_lint import FrameworkFigures, PackLint, looked_over
from .impact import CaseChange, Impact, RuleImpact, impact
from .pack_tests import TESTED, ExpectationResult, PackTest, run_pack_tests

__all__ = [
    "TESTED",
    "CaseChange",
    "Coverage",
    "Effect",
    "ExampleResult",
    "ExpectationResult",
    "FrameworkDiff",
    "FrameworkFigures",
    "Impact",
    "ItemChange",
    "LeftOut",
    "PackLint",
    "PackTest",
    "RuleCoverage",
    "RuleImpact",
    "RulesetTest",
    "Seen",
    "compared",
    "coverage",
    "covered",
    "declared",
    "impact",
    "looked_over",
    "run_examples",
    "run_pack_tests",
    "seen",
]
