"""The types of the rule language. Everything that has an order is a bounded integer underneath."""

from __future__ import annotations

from .value import value

MANY = 1_000_000
"""No list has this many rows (readers refuse far fewer), so it stands for "any number"."""


@value
class Truth:
    """True or false."""

    def __str__(self) -> str:
        return "a truth value"


@value
class Integer:
    """A whole number from `low` to `high`."""

    low: int = 0
    high: int = MANY

    def __str__(self) -> str:
        return "a whole number"


@value
class Decimal:
    """A decimal with `places` digits after the point, held as a whole number of its last digit."""

    places: int
    low: int = 0
    high: int = MANY

    def __str__(self) -> str:
        return f"a decimal of {self.places} places"


@value
class Date:
    """A day, held as its proleptic Gregorian ordinal."""

    low: int = 1
    high: int = 3_652_059

    def __str__(self) -> str:
        return "a date"


@value
class GradeOf:
    """A grade of a scale with `high` points, held as its position. Ordered, not a number."""

    scale: str = ""
    high: int = 6
    low: int = 1

    def __str__(self) -> str:
        return "a grade"


@value
class Kind:
    """One of a closed list of words."""

    name: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"a {self.name}"


@value
class Text:
    """A text, which can be told apart from another and nothing more."""

    def __str__(self) -> str:
        return "a text"


@value
class Share:
    """A share of rows, between 0 and 1; it may only be compared with a constant."""

    def __str__(self) -> str:
        return "a share"


Type = Truth | Integer | Decimal | Date | GradeOf | Kind | Text | Share
