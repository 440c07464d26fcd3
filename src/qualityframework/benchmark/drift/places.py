"""To how many places figures of drift are told."""

from __future__ import annotations

_PLACES = 6


def rounded(value: float) -> float:
    """A value as it is told; nought has no sign."""
    return round(value, _PLACES) + 0.0
