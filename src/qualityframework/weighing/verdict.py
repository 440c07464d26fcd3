"""How the team's grade stands to the band of the evidence. It is a question to the team, never another grade."""

from __future__ import annotations

from ..vocabulary import BandVerdict
from .ordinal import Span


def verdict(grade: int, every: Span | None, verified: Span | None, middle: Span | None) -> BandVerdict:
    """The verdict on a grade.

    Args:
        grade: position of the team's grade.
        every: band of all the evidence; None where that is insufficient to say.
        verified: band of the verified evidence alone; None where that is.
        middle: lower and upper median of the verified evidence alone; None where that is.

    Verified evidence alone carries a grade where its band does and its middle, or a side of it on a border, lies in the
    band of all: a band that is wide because little is verified, or because that conflicts, speaks for none of them.

    A grade outside the band of all the evidence is above or below it even where the verified evidence alone would carry
    it: less evidence carries more grades, and that speaks for none of them.
    """
    if every is None:
        return BandVerdict.INSUFFICIENT
    low, high = every
    if grade > high:
        return BandVerdict.ABOVE
    if grade < low:
        return BandVerdict.BELOW
    held = (
        verified is not None
        and middle is not None
        and verified[0] <= grade <= verified[1]
        and any(low <= side <= high for side in middle)
    )
    return BandVerdict.SUPPORTED if held else BandVerdict.IF_UNVERIFIED_HOLDS
