"""What can be said of packs themselves: that what is expected of them holds, how often rules fire, what their examples
reach and tell, what is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .counterexample import example_of
from .coverage import Coverage, LeftOut, RuleCoverage, Seen, coverage, seen
from .covering import covered
from .effect import Effect, declared
from .examples import ExampleResult, RulesetTest, run_example, run_examples
from .framework_diff import FrameworkDiff, ItemChange, compared
from .framework_lint import FrameworkFigures, PackLint, looked_over
from .impact import CaseChange, Impact, RuleImpact, impact
from .pack_tests import ExpectationResult, PackTest, run_pack_tests
from .packs_named import packs_named
from .proofs import Claim, Proof, Proofs
from .rule_changes import RuleChange, RulesetDiff, Shown
from .waiting import each

if TYPE_CHECKING:
    from .branching import Branch, Branches, Reach, RuleBranches, branches
    from .comparing import ruleset_diff
    from .enumerating import prove_framework
    from .mutating import mutate
    from .mutation import Mutant, Mutation, RuleMutants
    from .proving import prove

__all__ = [
    "Branch",
    "Branches",
    "CaseChange",
    "Claim",
    "Coverage",
    "Effect",
    "ExampleResult",
    "ExpectationResult",
    "FrameworkDiff",
    "FrameworkFigures",
    "Impact",
    "ItemChange",
    "LeftOut",
    "Mutant",
    "Mutation",
    "PackLint",
    "PackTest",
    "Proof",
    "Proofs",
    "Reach",
    "RuleBranches",
    "RuleChange",
    "RuleCoverage",
    "RuleImpact",
    "RuleMutants",
    "RulesetDiff",
    "RulesetTest",
    "Seen",
    "Shown",
    "branches",
    "compared",
    "coverage",
    "covered",
    "declared",
    "each",
    "example_of",
    "impact",
    "looked_over",
    "mutate",
    "packs_named",
    "prove",
    "prove_framework",
    "ruleset_diff",
    "run_example",
    "run_examples",
    "run_pack_tests",
    "seen",
]


__getattr__ = on_use(
    __name__,
    homes(
        comparing="ruleset_diff",
        branching="Branch Branches Reach RuleBranches branches",
        mutating="mutate",
        mutation="Mutant Mutation RuleMutants",
        enumerating="prove_framework",
        proving="prove",
    ),
)
