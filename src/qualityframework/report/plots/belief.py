"""What the evidence says of each subject: belief over grades, the band that it can carry, the team's grade."""

from __future__ import annotations

from ...frameworks import Framework
from ...weighing import Weighed, Weighing
from ..carried import CANNOT_BE_SAID, Bar, belief_bars, carried_in_words
from ..weighing_text import given_in_words
from .bars import Column, bar_row
from .figure import Part, figure, words

_NOTHING = "No subject to show."


def belief_plot(weighing: Weighing, framework: Framework) -> Part:
    """The picture of what was weighed, a row a subject.

    Args:
        weighing: what was weighed.
        framework: that it was weighed by.
    """
    how = (
        "How much of the evidence speaks for each grade. Dark and underlined: the grades that the evidence can carry. "
        "Dashed: what cannot be told, which is no grade. Diamond: the team's grade. It issues no grade."
    )
    rows = weighing.subjects.values()
    parts = [_row(one, framework) for one in rows] or [words("", "", _NOTHING)]
    return figure(weighing.title, how, " ".join(_told(one, framework) for one in rows) or _NOTHING, parts)


def _row(one: Weighed, framework: Framework) -> Part:
    if one.carries is None:
        return words(one.title, _answer(one, framework), f"Nothing could be weighed: {one.reason}.")
    columns = [
        Column(
            bar.label,
            bar.share,
            bar.told,
            strong=bar.strong,
            lined=bar.strong,
            mine=bar.given,
            open=not bar.is_grade,
        )
        for bar in _lowest_first(one, framework)
    ]
    return bar_row(one.title, _answer(one, framework), columns, "the team")


def _answer(one: Weighed, framework: Framework) -> str:
    """What the team gave, and the band."""
    given = given_in_words(one, framework)
    sentence = f"{given[0].upper()}{given[1:]}."
    if one.carries is None:
        return sentence
    if not one.carries.tells_ignorance:
        return f"{sentence} By {one.method} there is no band."
    band = carried_in_words(one.carries, framework)
    carried = "What the evidence can carry" if band == CANNOT_BE_SAID else "The evidence can carry"
    return f"{sentence} {carried} {band}."


def _told(one: Weighed, framework: Framework) -> str:
    answer = _answer(one, framework)
    if one.carries is None:
        return f"{one.title}: nothing could be weighed: {one.reason}. {answer}"
    shares = ", ".join(f"{bar.label} {bar.told}" for bar in _lowest_first(one, framework))
    return f"{one.title}: {shares}. {answer}"


def _lowest_first(one: Weighed, framework: Framework) -> list[Bar]:
    """The grades from the lowest to the highest, and last what cannot be told."""
    bars = tuple(belief_bars(one, framework))
    return [*(bar for bar in reversed(bars) if bar.is_grade), *(bar for bar in bars if not bar.is_grade)]
