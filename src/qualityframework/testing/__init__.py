"""For tests of those who write rules, frameworks and back ends.

    names -> writing -> drawn_rules -> values -> drawn_rows -> drawn_cases (rules, and rows near them)

Needs the extra `testing`. Nothing of the library imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .drawn_cases import Case, cases
    from .drawn_rows import InspectionRows, inspection_rows
    from .drawn_rules import expressions, parameter_values, typed_rules
    from .drawn_subjects import SubjectRow, subject_rows
    from .values import Values

__all__ = [
    "Case",
    "InspectionRows",
    "SubjectRow",
    "Values",
    "cases",
    "expressions",
    "inspection_rows",
    "parameter_values",
    "subject_rows",
    "typed_rules",
]

__getattr__ = on_use(
    __name__,
    homes(
        drawn_cases="Case cases",
        drawn_rules="expressions parameter_values typed_rules",
        drawn_rows="InspectionRows inspection_rows",
        drawn_subjects="SubjectRow subject_rows",
        values="Values",
    ),
)
