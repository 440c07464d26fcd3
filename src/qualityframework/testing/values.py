"""Values near the constants of rules: on them, right beside them, and far away, so that every branch is reached."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any

from ..expressions import Constant, Parameters, TypedRule, walk
from ..vocabulary import Date, Decimal, FixedDict, GradeOf, Integer, Kind, Text, Truth, Type
from .writing import WORDS

_NUMBERS = frozenset(map(Fraction, (0, 1, 2, 3)))
_DAYS = frozenset(dt.date(2019, 8, day).toordinal() for day in (30, 31))
"""The last day of a month is one that others have not."""
_EARLIEST, _LATEST = dt.date(2000, 1, 1).toordinal(), dt.date(2030, 12, 31).toordinal()
_LONGEST_SHIFT = 600
_NONE: Parameters = FixedDict()


@dataclass(frozen=True)
class Values:
    """Values of every type.

    Args:
        numbers: those that values lie near.
        days: as ordinals, likewise.
        grades: by position, those that are met every other time.
        words: texts and kinds, likewise.
    """

    numbers: frozenset[Fraction] = _NUMBERS
    days: frozenset[int] = _DAYS
    grades: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def near(cls, rules: Iterable[TypedRule], parameters: Parameters = _NONE) -> Values:
        """Values near the constants of these rules and the values of their parameters."""
        constants = [node for rule in rules for root in rule.roots for node in walk(root) if isinstance(node, Constant)]
        found = [(one.value, one.type) for one in constants]
        types = {node.name: node.type for rule in rules for node in rule.read}
        found += [(value, types[name]) for name, value in parameters.items() if name in types]
        numbers = {Fraction(int(value), 10 ** _places(type_)) for value, type_ in found if _is_number(type_)}
        days = {int(value) for value, type_ in found if isinstance(type_, Date)} or _DAYS
        months = {int(number) for number in numbers if abs(number) <= _LONGEST_SHIFT}
        return cls(
            _NUMBERS | numbers | {number / part for number, part in product(numbers, (2, 3))},
            frozenset(days) | {shifted(day, by) for day, by in product(days, months | {-month for month in months})},
            frozenset(int(value) for value, type_ in found if isinstance(type_, GradeOf)),
            frozenset(str(value) for value, type_ in found if isinstance(type_, Text | Kind)),
        )

    def of(self, type_: Type) -> Sequence[Any]:
        """Values of a type, as a row holds them."""
        match type_:
            case Truth():
                return (False, True)
            case Kind(values=values):
                return self._with_words(values)
            case Text():
                return self._with_words((*WORDS, *(word for word in sorted(self.words) if word not in WORDS)))
            case GradeOf(low=low, high=high):
                grades = range(low, high + 1)
                named = [grade for grade in grades if grade in self.grades]
                return [*grades, *named * (len(grades) // len(named))] if named else grades
            case Date(low=low, high=high):
                return _near(self.days, low, high, (_EARLIEST, _LATEST))
            case Integer(low=low, high=high) | Decimal(low=low, high=high):
                scale = 10 ** _places(type_)
                return _near({floor(number * scale) for number in self.numbers}, low, high, (low, high))
            case _:
                raise TypeError(f"no row holds {type_}")

    def _with_words(self, words: Sequence[str]) -> Sequence[str]:
        """These words, of which those that rules name make up about the half."""
        named = [word for word in words if word in self.words]
        return [*words, *named * (len(words) // len(named))] if named else words


def shifted(day: int, months: int) -> int:
    """The day so many months later, or the last of that month where it has no such day; an ordinal."""
    date = dt.date.fromordinal(day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1])).toordinal()


def _near(places: Iterable[int], low: int, high: int, far: Iterable[int]) -> Sequence[int]:
    """Each of these places and what is right beside it, and two far away."""
    near = {place + by for place in places for by in (-1, 0, 1)}
    return sorted({value for value in (*near, *far) if low <= value <= high})


def _is_number(type_: Type) -> bool:
    return isinstance(type_, Integer | Decimal)


def _places(type_: Type) -> int:
    return type_.places if isinstance(type_, Decimal) else 0
