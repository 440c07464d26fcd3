"""The rule language: text to typed tree to outcome.

    text -> syntax -> checking, aggregates -> rules (TypedRule) -> strata -> python_backend | reference, tracing

A subset of Python's expression syntax over declared facts, with three-valued, sound evaluation: a rule fires only if
it would fire however the gaps of the record were filled.
"""

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .literals import infer, read, written
from .python_backend import OUTCOMES, Compiled, Hit, Numbered, compile_rules
from .reference import Parameters, months_between, outcome
from .rows import UNRECORDED, Findings, Related, Row, Rows, new_row
from .rules import RuleText, check_rule
from .strata import REACH, Cycle, read_by_rules, strata
from .syntax import Problem
from .tracing import Gap, Looked, Saw, Trace, trace
from .tree import Aggregate, Constant, Expr, FactOf, Let, Missing, OneOf, TypedRule, walk

if TYPE_CHECKING:
    from . import smt
    from .looking import Condition, Look, conditions, looks, parameters_read
    from .sameness import Form, form
    from .slips import Mutant, Slip, beside, mutants
    from .telling import told

__all__ = [
    "OUTCOMES",
    "REACH",
    "UNRECORDED",
    "Aggregate",
    "Compiled",
    "Condition",
    "Constant",
    "Cycle",
    "Expr",
    "FactOf",
    "Findings",
    "Form",
    "Gap",
    "Hit",
    "Let",
    "Look",
    "Looked",
    "Missing",
    "Mutant",
    "Numbered",
    "OneOf",
    "Parameters",
    "Problem",
    "Related",
    "Row",
    "Rows",
    "RuleText",
    "Saw",
    "Slip",
    "Trace",
    "TypedRule",
    "beside",
    "check_rule",
    "compile_rules",
    "conditions",
    "form",
    "infer",
    "looks",
    "months_between",
    "mutants",
    "new_row",
    "outcome",
    "parameters_read",
    "read",
    "read_by_rules",
    "smt",
    "strata",
    "told",
    "trace",
    "walk",
    "written",
]


__getattr__ = on_use(
    __name__,
    homes(
        smt="smt",
        looking="Condition Look conditions looks parameters_read",
        slips="Mutant Slip beside mutants",
        sameness="Form form",
        telling="told",
    ),
)
