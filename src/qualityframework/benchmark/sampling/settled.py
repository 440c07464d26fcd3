"""Figures that are the same on every machine: logarithms and the like differ in their last bits from one to another."""

_PLACES = 9
_NEAR = 1e-7
"""The logarithm of the factorial of a million is off by less."""


def settled(value: float) -> float:
    """The value to nine places after the point."""
    return round(value, _PLACES)


def rarer(chance: float, tail: float) -> bool:
    """Whether a chance is below a tail. What could be a tie is none, so that nothing is ruled out by the last bits."""
    return chance < tail * (1 - _NEAR)
