"""The `smt` back end: rules as formulas over every record that there could be, within bounds (extra `proof`).

    world (rows whose facts and lists are not decided) -> outcomes of rules, as formulas -> solved -> rows again

A fact has a value within its type and is known or not; a list has up to so many rows, each there for certain or
perhaps, and may be open. What the solver finds is read back as rows and held against the evaluator that defines the
language before anybody is told.
"""

from ...errors import without_extra

try:
    import z3  # noqa: F401  (what all of this rests on; without it one reason is told, and not five places)
except ModuleNotFoundError:
    raise without_extra("proofs need", "proof") from None

from .beyond import one_way, too_fine
from .changed import made_to_fire_by_a_row, turned_clear_by_a_gap
from .outcomes import Outcomes, outcomes
from .solving import Asked, Found, NotSolved, Solving, every, not_so, some
from .world import Bounds, Fact, SomeRow, World

__all__ = [
    "Asked",
    "Bounds",
    "Fact",
    "Found",
    "NotSolved",
    "Outcomes",
    "Solving",
    "SomeRow",
    "World",
    "every",
    "made_to_fire_by_a_row",
    "not_so",
    "one_way",
    "outcomes",
    "some",
    "too_fine",
    "turned_clear_by_a_gap",
]
