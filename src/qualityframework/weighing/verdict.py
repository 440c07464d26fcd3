"""How the team's grade stands to the band of the evidence. It is a question to the team, never another grade."""

from __future__ import annotations

from ..vocabulary import BandVerdict

Band = tuple[int, int]


def verdict(grade: int, every: Band | None, verified: Band | None) -> BandVerdict:
    """The verdict on a grade.

    Args:
        grade: position of the team's grade.
        every: band of all the evidence; None where that is insufficient to say.
        verified: band of the verified evidence alone; None where that is.

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
    held = verified is not None and verified[0] <= grade <= verified[1]
    return BandVerdict.SUPPORTED if held else BandVerdict.IF_UNVERIFIED_HOLDS
