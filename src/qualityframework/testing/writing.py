"""Texts of conditions and aggregates, drawn at random and well typed.

Each condition begins with a name that differs from row to row and goes on as its type allows, so that no condition is
always true or false.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..vocabulary import Date, Decimal, GradeOf, Integer, Kind, Share, Text, Truth, Type
from .names import ROW, Names

T = TypeVar("T")

WORDS = ("records", "staff survey", "it's", 'say "when"', "a\\b", "{x}", "é", "e\u0301", "'); raise SystemExit('", "")
"""Texts, of which some would do harm where a text is taken for code."""
NUMBERS = ("0", "1", "1", "2", "2", "3", "7", "0.5", "0.25", "1.50", "-1", "1_0")
_ORDERS = ("<", "<=", ">", ">=", "==", "!=")
_ALWAYS = ("and 1 < 2", "or 2 < 1", 'and not "a" == "b"')
"""What makes no difference to the condition before it."""


@dataclass(frozen=True)
class Writer:
    """Writes conditions about some names.

    Args:
        draw: of Hypothesis.
        names: what may be named.
        missing: whether conditions may ask `missing`.
    """

    draw: DrawFn
    names: Names
    missing: bool = True

    def condition(self, depth: int) -> str:
        """A condition in which up to so many others stand within each other."""
        if depth == 0 or not self._chance(2):
            return self._atom()
        match self._one_of("and", "or", "and", "or", "not", "folded"):
            case "not":
                return f"not ({self.condition(depth - 1)})"
            case "folded":
                return f"({self.condition(depth - 1)} {self._one_of(*_ALWAYS)})"
            case word:
                parts = [f"({self.condition(depth - 1)})" for _ in range(self._one_of(2, 2, 3))]
                return f" {word} ".join(parts)

    def aggregate(self, path: str) -> tuple[str, Type]:
        """The text of an aggregate over the rows of this list, and its type."""
        fitting = ["count", "count", "any", "all", "share", "sum", "min", "max", "distinct"]
        operation = self._one_of(*fitting)
        value, type_ = self._value(operation)
        ifs = "".join(f" if {self.condition(1)}" for _ in range(self._one_of(0, 1, 1, 2)))
        return f"{operation}({value} for {ROW} in {path}{ifs})", type_

    def _value(self, operation: str) -> tuple[str, Type]:
        match operation:
            case "count":
                return ROW, Integer()
            case "any" | "all":
                return self.condition(1), Truth()
            case "share":
                return self.condition(1), Share()
            case "distinct":
                type_ = self._type_of_row(Integer, Decimal, Date, GradeOf, Text, Kind)
                return (self._number(1) if type_ is None else self._of_row(type_)), Integer()
            case "sum":
                return self._number(1), Integer()
            case _:
                type_ = self._type_of_row(Integer, Decimal, Date, GradeOf)
                if type_ is None or isinstance(type_, Integer | Decimal):
                    return self._number(1), Integer()
                return self._of_row(type_), type_

    def _type_of_row(self, *types: type[Type]) -> Type | None:
        """The type of one of the row's facts, if it has a fitting one."""
        fitting = [type_ for type_ in self.names.of_row.values() if isinstance(type_, types)]
        return self._one_of(*fitting) if fitting else None

    def _of_row(self, wanted: Type) -> str:
        return self._one_of(*(name for name, type_ in self.names.of_row.items() if type_ == wanted))

    # one condition ---------------------------------------------------------------------------------------------------

    def _atom(self) -> str:
        name, type_ = self._varying()
        if self.missing and name not in self.names.lets and self._chance(8):
            return f"missing({name})"
        match type_:
            case Truth():
                return name
            case Integer() | Decimal():
                return self._about_a_number(name, type_)
            case Date():
                if self._chance(2):
                    return self._held_against(self._months(name), self._operand(1))
                return self._held_against(self._extreme_of(name, self._other(name, Date)), self._other(name, Date))
            case GradeOf():
                return self._about_a_grade(name)
            case Kind(values=values):
                return self._about_a_word(name, [f'"{value}"' for value in values], type_)
            case Text():
                return self._about_a_word(name, [repr(word) for word in WORDS], type_)
            case Share():
                return self._about_a_share(name)

    def _varying(self) -> tuple[str, Type]:
        """A name that is not the same for all rows: an aggregate, a fact of the row, or now and then of its parents."""
        known = [*self.names.lets.items(), *self.names.of_row.items()]
        if not known or self._chance(4 if self.names.of_row else 2):
            known = list(self.names.facts.items())
        own = [(name, type_) for name, type_ in known if "." not in name.removeprefix(f"{ROW}.")]
        return self._one_of(*(own if own and not self._chance(4) else known))

    def _about_a_number(self, name: str, type_: Integer | Decimal) -> str:
        if name in self.names.facts and self._chance(4):
            options = ("0", "1", "-2", "3") if isinstance(type_, Integer) else _decimals(type_.places)
            lead = f"{self._operand(0)} {self._one_of(*_ORDERS)} " if self._chance(2) else ""
            return lead + self._among(name, options)
        number = self._around(name, 2)
        if self._chance(4):
            return f"{self._operand(1)} {self._one_of(*_ORDERS)} {number} {self._one_of(*_ORDERS)} {self._operand(1)}"
        return self._held_against(number, self._operand(1))

    def _about_a_grade(self, name: str) -> str:
        match self._one_of("compared", "compared", "compared", "steps", "among"):
            case "steps":
                return self._held_against(self._around(self._steps(name), 1), self._operand(0))
            case "among" if self.names.grades:
                return self._among(name, self.names.grades)
            case _:
                return self._held_against(self._extreme_of(name, self._grade(name)), self._grade(name))

    def _about_a_word(self, name: str, words: Sequence[str], type_: Type) -> str:
        if self._chance(2):
            return self._among(name, words)
        known = {**self.names.facts, **self.names.of_row, **self.names.parameters}
        others = [other for other, one in known.items() if one == type_ and other != name]
        other = self._one_of(*others) if others and self._chance(2) else self._one_of(*words)
        left, right = self._swapped(name, other)
        return f"{left} {self._one_of('==', '!=')} {right}"

    def _about_a_share(self, name: str) -> str:
        limits = ("0", "1", "0.5", "0.25", "0.333", *self.names.parameters_of_numbers)
        order, limit = self._one_of("<", "<=", ">", ">="), self._one_of(*limits)
        if self._chance(3):
            return f"{limit} {order} {name} <= {self._one_of(*limits)}"
        left, right = self._swapped(name, limit)
        return f"{left} {order} {right}"

    def _among(self, name: str, options: Sequence[str]) -> str:
        chosen = [self._one_of(*options) for _ in range(self._one_of(1, 2, 3))]
        return f"{name} {self._one_of('in', 'in', 'not in')} ({', '.join(chosen)},)"

    def _held_against(self, one: str, other: str) -> str:
        left, right = self._swapped(one, other)
        return f"{left} {self._one_of(*_ORDERS)} {right}"

    # values ----------------------------------------------------------------------------------------------------------

    def _number(self, depth: int) -> str:
        """A number that is made of a fact, an aggregate or a parameter."""
        return self._around(self._a_number(), depth)

    def _a_number(self) -> str:
        of_row = [name for name, type_ in self.names.of_row.items() if isinstance(type_, Integer | Decimal)]
        if of_row and not self._chance(4):
            return self._one_of(*of_row)
        match self._one_of("name", "name", "steps", "months"):
            case "steps" if grades := self.names.like(GradeOf):
                return self._steps(self._one_of(*grades))
            case "months":
                return self._months(self._one_of(*self.names.like(Date)))
            case _:
                return self._one_of(*self.names.like(Integer, Decimal))

    def _around(self, number: str, depth: int) -> str:
        """A number with others reckoned to it."""
        if depth == 0 or self._chance(2):
            return number
        number = self._around(number, depth - 1)
        match self._one_of("sum", "product", "distance", "extreme", "minus"):
            case "sum":
                left, right = self._swapped(number, self._operand(depth - 1))
                return f"({left} {self._one_of('+', '-')} {right})"
            case "product":
                left, right = self._swapped(number, self._one_of("2", "3", "-1", "0"))
                return f"({left} * {right})"
            case "distance":
                return f"abs({number} - {self._operand(0)})"
            case "extreme":
                more = [self._operand(0) for _ in range(self._one_of(1, 2))]
                return f"{self._one_of('min', 'max')}({', '.join([number, *more])})"
            case _:
                return f"(-{number})"

    def _operand(self, depth: int) -> str:
        """A number to hold another against: a constant three times in four."""
        return self._number(depth) if self._chance(4) else self._one_of(*NUMBERS, *self.names.parameters_of_numbers)

    def _steps(self, grade: str) -> str:
        left, right = self._swapped(grade, self._grade(grade))
        return f"steps({left}, {right})"

    def _months(self, day: str) -> str:
        left, right = self._swapped(day, self._other(day, Date))
        return f"months_between({left}, {right})"

    def _grade(self, beside: str) -> str:
        """A grade to hold another against: the name of one every other time."""
        return (
            self._one_of(*self.names.grades) if self.names.grades and self._chance(2) else self._other(beside, GradeOf)
        )

    def _extreme_of(self, name: str, other: str) -> str:
        return f"{self._one_of('min', 'max')}({name}, {other})" if self._chance(5) else name

    def _other(self, name: str, *types: type[Type]) -> str:
        """Another name of such a type, or the same where there is no other."""
        return self._one_of(*([other for other in self.names.like(*types) if other != name] or [name]))

    def _swapped(self, left: str, right: str) -> tuple[str, str]:
        return (right, left) if self._chance(3) else (left, right)

    def _one_of(self, *options: T) -> T:
        return self.draw(st.sampled_from(options))

    def _chance(self, times: int) -> bool:
        """True one time in so many."""
        return self.draw(st.integers(1, times)) == times


def _decimals(places: int) -> tuple[str, ...]:
    """A few decimals of so many places; whole numbers for none."""
    return tuple(f"{value:.{places}f}" for value in (0.5, 0.25, 1, 2)) if places else ("0", "1", "2")
