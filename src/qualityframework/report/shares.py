"""Shares in words."""

from __future__ import annotations


def per_cent(share: float) -> str:
    """A share in per cent that never reads as none or all when it is neither."""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def roughly(share: float, about: str = "") -> str:
    """The same within a sentence, with a word before what is rounded. What is all but for its last digit is all."""
    told = per_cent(round(share, 9))
    return {"<1%": "under 1%", ">99%": "over 99%", "0%": "0%", "100%": "100%"}.get(told, f"{about}{told}")


def level(share: float) -> str:
    """A level of confidence in per cent, as exactly as it is set."""
    return f"{100 * share:g}%"
