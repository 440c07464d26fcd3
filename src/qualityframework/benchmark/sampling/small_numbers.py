"""Counts that could point at somebody are not printed, nor what they could be reckoned from."""

from __future__ import annotations

from collections.abc import Mapping

from . import given


def suppressed(counts: Mapping[str, int], small: int) -> dict[str, int | None]:
    """The counts of a table whose total is told, with None for those that are not to be printed.

    None stands for each count from 1 to below `small`. A single gap could be reckoned from the total, and gaps that are
    few together give each other away; so the next smallest count goes too, until they do not. Where even that is not
    enough, every count but nought is None, and the total may not be told either. Nought points at nobody.

    Raises:
        Unusable: for counts below nought.
    """
    for name, count in counts.items():
        given.whole(f"counts[{name}]", count, 0)
    given.whole("small", small, 1)
    by_size = sorted((name for name in counts if counts[name]), key=lambda name: (counts[name], name))
    gaps = sum(counts[name] < small for name in by_size)
    while 0 < gaps < len(by_size) and _gives_away([counts[name] for name in by_size[:gaps]], small):
        gaps += 1
    hidden = set(by_size[:gaps])
    return {name: None if name in hidden else count for name, count in counts.items()}


def total_is_safe(counts: Mapping[str, int], small: int) -> bool:
    """Whether the total of such a table may be told beside what is left of it."""
    gaps = [counts[name] for name, shown in suppressed(counts, small).items() if shown is None]
    return not gaps or not _gives_away(gaps, small)


def _gives_away(gaps: list[int], small: int) -> bool:
    return len(gaps) < 2 or sum(gaps) < small
