"""Figures of weighing that changed within a history: what looks like a yardstick that moved may be these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .ordering import InOrder

_MOST = 5
"""How many inspections are named."""


def of_weighing(inspections: Sequence[InOrder], signal: int | None) -> Iterator[str]:
    """What to keep in mind of how scores were made, a sentence each.

    Args:
        inspections: all that are charted and those of their baseline, the oldest first.
        signal: the place of the first signal among them, from 0; None without any.
    """
    known = sorted({figures for one in inspections for figures in one.weighed_by if figures is not None})
    if len(known) > 1:
        told = "; ".join(
            f"{figures} ({_some([one for one in inspections if figures in one.weighed_by])})" for figures in known
        )
        yield f"Scores were weighed by different figures, which can look like a shift or hide one: {told}."
    untold = [one for one in inspections if None in one.weighed_by]
    if untold:
        yield (
            "A change of figures would look like a shift, and by which ones scores were weighed is not known of "
            f"{_some(untold)}."
        )
    if signal is not None:
        until = inspections[: signal + 1]
        first = until[0].weighed_by
        changed = next((one.name for one in until if one.weighed_by != first or len(first) > 1 or None in first), None)
        if changed is not None:
            yield (
                f"The first signal, at {inspections[signal].name}, may come of the figures and not of the yardstick: "
                f"from {changed} on they are others, or are not known to be the same."
            )


def _some(inspections: Sequence[InOrder]) -> str:
    count = len(inspections)
    rest = f" and {count - _MOST} more" if count > _MOST else ""
    names = ", ".join(one.name for one in inspections[:_MOST])
    return f"{count} inspection{'' if count == 1 else 's'}: {names}{rest}"
