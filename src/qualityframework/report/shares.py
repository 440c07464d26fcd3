"""Shares in words."""

from __future__ import annotations


def per_cent(share: float) -> str:
    """A share in per cent that never reads as none or all when it is neither."""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def level(share: float) -> str:
    """A level of confidence in per cent, as exactly as it is set."""
    return f"{100 * share:g}%"
