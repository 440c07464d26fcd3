"""Figures for people that never look as if they had crossed a limit, or were nothing when they are something."""

from __future__ import annotations

import math

_LAST_BITS = 1e-9


def down(value: float, places: int = 0) -> float:
    """The value rounded down to so many places after the point."""
    return math.floor(value * 10.0**places + _LAST_BITS) / 10.0**places


def up(value: float, places: int = 0) -> float:
    """The value rounded up to so many places after the point."""
    return math.ceil(value * 10.0**places - _LAST_BITS) / 10.0**places


def about(value: float) -> str:
    """A value of 0 or more to one place, which never reads as none when it is some."""
    return "under 0.1" if 0 < value < 0.05 else f"about {value:.1f}"
