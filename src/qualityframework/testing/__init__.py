"""For tests of those who write rules, frameworks and back ends: Hypothesis strategies, and a plugin of pytest.

    names -> writing -> drawn_rules -> values -> asked -> drawn_rows, drawn_subjects -> drawn_cases
    (rules, and rows near their constants)

    pool -> written_records -> drawn_records; pack_files -> drawn_rulesets, drawn_frameworks
    (what is read from files)

Needs the extra `testing`. Hypothesis finds the strategies by itself (`registering`), so that `st.from_type(Inspection)`
works without an import. Nothing of the library imports this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .drawn_cases import Case, cases
    from .drawn_frameworks import framework_files, frameworks
    from .drawn_records import evidence_items, inspections, many_inspections, records
    from .drawn_rows import InspectionRows, inspection_rows
    from .drawn_rules import Asking, expressions, parameter_values, six_points, typed_rules
    from .drawn_rulesets import ruleset_files, rulesets
    from .drawn_subjects import SubjectRow, in_force, subject_rows
    from .names import Grades, Schema
    from .pack_files import PackFiles
    from .values import Values

__all__ = [
    "Asking",
    "Case",
    "Grades",
    "InspectionRows",
    "PackFiles",
    "Schema",
    "SubjectRow",
    "Values",
    "cases",
    "evidence_items",
    "expressions",
    "framework_files",
    "frameworks",
    "in_force",
    "inspection_rows",
    "inspections",
    "many_inspections",
    "parameter_values",
    "records",
    "ruleset_files",
    "rulesets",
    "six_points",
    "subject_rows",
    "typed_rules",
]

__getattr__ = on_use(
    __name__,
    homes(
        drawn_cases="Case cases",
        drawn_frameworks="framework_files frameworks",
        drawn_records="evidence_items inspections many_inspections records",
        drawn_rows="InspectionRows inspection_rows",
        drawn_rules="Asking expressions parameter_values six_points typed_rules",
        drawn_rulesets="ruleset_files rulesets",
        drawn_subjects="SubjectRow in_force subject_rows",
        names="Grades Schema",
        pack_files="PackFiles",
        values="Values",
    ),
)
