"""Figures that are the same on every machine: logarithms and the like differ in their last bits from one to another."""

_PLACES = 9


def settled(value: float) -> float:
    """The value to nine places after the point."""
    return round(value, _PLACES)
