"""The rule language: text to typed tree to outcome.

    text -> syntax -> checking, aggregates -> rules (TypedRule) -> strata -> python_backend | reference, tracing
                                                        -> columns_rules (numpy) | sql (sqlglot)
                                                        -> smt (z3) | durable (durable-rules)

A subset of Python's expression syntax over declared facts, with three-valued, sound evaluation: a rule fires only if
it would fire however the gaps of the record were filled.
"""

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .literals import infer, read, written
from .python_backend import OUTCOMES, Compiled, Hit, Numbered, compile_rules
from .reference import Asked, Parameters, months_between, outcome
from .rows import UNRECORDED, Findings, Related, Row, Rows, new_row
from .rules import RuleText, check_rule
from .strata import REACH, Cycle, read_by_rules, strata
from .syntax import Problem
from .tracing import Gap, Looked, Saw, Trace, trace
from .tree import Aggregate, Constant, Expr, FactOf, Let, Missing, OneOf, TypedRule, walk

if TYPE_CHECKING:
    from . import durable, smt, sql
    from .columns_read import Reads, read_by
    from .columns_rows import OfRows, columns_of
    from .columns_rules import AT_ONCE, ColumnRules, compile_columns, run_strata
    from .columns_tables import Column, Columns, Listing, Part, Table, Words
    from .columns_verdicts import Hits
    from .looking import Condition, Look, conditions, looks, parameters_read
    from .sameness import Form, form
    from .slips import Mutant, Slip, beside, mutants
    from .telling import told

__all__ = [
    "AT_ONCE",
    "OUTCOMES",
    "REACH",
    "UNRECORDED",
    "Aggregate",
    "Asked",
    "Column",
    "ColumnRules",
    "Columns",
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
    "Hits",
    "Let",
    "Listing",
    "Look",
    "Looked",
    "Missing",
    "Mutant",
    "Numbered",
    "OfRows",
    "OneOf",
    "Parameters",
    "Part",
    "Problem",
    "Reads",
    "Related",
    "Row",
    "Rows",
    "RuleText",
    "Saw",
    "Slip",
    "Table",
    "Trace",
    "TypedRule",
    "Words",
    "beside",
    "check_rule",
    "columns_of",
    "compile_columns",
    "compile_rules",
    "conditions",
    "durable",
    "form",
    "infer",
    "looks",
    "months_between",
    "mutants",
    "new_row",
    "outcome",
    "parameters_read",
    "read",
    "read_by",
    "read_by_rules",
    "run_strata",
    "smt",
    "sql",
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
        durable="durable",
        sql="sql",
        columns_read="Reads read_by",
        columns_rows="OfRows columns_of",
        columns_rules="AT_ONCE ColumnRules compile_columns run_strata",
        columns_tables="Column Columns Listing Part Table Words",
        columns_verdicts="Hits",
        looking="Condition Look conditions looks parameters_read",
        slips="Mutant Slip beside mutants",
        sameness="Form form",
        telling="told",
    ),
)
