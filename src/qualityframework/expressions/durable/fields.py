"""What a rule asks about, as the fields of an asserted fact: whole numbers alone; what is not known has no field.

A number that is a range has a field for each end. Texts are numbered, those that the rule does not name all alike, so
that none leaves the process that holds the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ...vocabulary import value
from ..reference import Parameters, Sight, truth, value_of
from ..tree import Compare, CompareShare, Constant, Expr, FactOf, Parameter

ANOTHER = 0
"""The number of every text that the rule does not name."""
Operand = str | int
"""The name of a field, or a number that is known now."""


@value
class Ends:
    """From what to what a number may be."""

    low: Operand
    high: Operand


class Fields:
    """The fields of one rule, as its conditions ask for them.

    Args:
        parameters: the values of the rule's parameters.
    """

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._names: dict[Expr, tuple[str, ...]] = {}
        self._texts: dict[str, int] = {}
        self._size = 0

    @property
    def size(self) -> int:
        """How many there are."""
        return self._size

    def one(self, expr: Expr) -> str:
        """The one field of a fact or a truth, which is 1 or 0; of a condition where the engine cannot ask it."""
        return self._of(expr, 1)[0]

    def number(self, expr: Expr) -> Ends:
        """The ends of a number."""
        if isinstance(expr, Constant | Parameter):
            known = int(self.known(expr))
            return Ends(known, known)
        names = self._of(expr, 1 if isinstance(expr, FactOf) else 2)
        return Ends(names[0], names[-1])

    def share(self, expr: CompareShare) -> Ends:
        """How far a share lies above what it is compared with: the rows that hold less the part of all that is wanted.

        Both are multiplied out, so that they are whole; only the sign means anything.
        """
        names = self._of(expr, 2)
        return Ends(names[0], names[1])

    def text(self, expr: Expr) -> Operand:
        """The number of a text."""
        if isinstance(expr, Constant | Parameter):
            return self._texts.setdefault(str(self.known(expr)), len(self._texts) + 1)
        return self._of(expr, 1)[0]

    def known(self, expr: Constant | Parameter) -> int | str | bool:
        """A value that is known now."""
        return expr.value if isinstance(expr, Constant) else self._parameters[expr.name]

    def of(self, sight: Sight) -> dict[str, int]:
        """The fields of a subject; what is not known is left out."""
        found: dict[str, int] = {}
        for expr, names in self._names.items():
            values = self._values(expr, sight)
            if values is not None:
                found[names[0]], found[names[-1]] = values
        return found

    def _of(self, expr: Expr, many: int) -> tuple[str, ...]:
        if expr not in self._names:
            self._names[expr] = tuple(f"f{self._size + one}" for one in range(many))
            self._size += many
        return self._names[expr]

    def _values(self, expr: Expr, sight: Sight) -> tuple[int, int] | None:
        if isinstance(expr, CompareShare):
            return self._beyond(expr, sight)
        found = truth(expr, sight) if isinstance(expr, Compare) else value_of(expr, sight)
        match found:
            case None:
                return None
            case (low, high):
                return int(low), int(high)
            case bool():
                return int(found), int(found)
            case str():
                number = self._texts.get(found, ANOTHER)
                return number, number
        raise TypeError(f"no field: {expr}")

    def _beyond(self, expr: CompareShare, sight: Sight) -> tuple[int, int] | None:
        spread = sight.lets[expr.share.name]
        if not isinstance(spread, tuple):
            return None
        low, high = (_beyond(Fraction(end), int(self.known(expr.constant)), expr.places) for end in spread)
        return low, high


def _beyond(share: Fraction, wanted: int, places: int) -> int:
    return share.numerator * 10**places - wanted * share.denominator


Found = Mapping[str, int]
"""The fields of a subject."""
