"""Items that come from one source, such as one focus group, are one source however many they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def shared(items: Sequence[tuple[str | None, bool | None]], *, complete: bool) -> list[bool | None]:
    """For each item whether another, on which something rests, has the same lineage; None when that cannot be told.

    Args:
        items: the lineage of each (None: not recorded) and whether anything rests on it (None: not known).
        complete: an item without a lineage stands alone; otherwise it may belong to any.
    """
    surely = Counter(lineage for lineage, relevant in items if relevant)
    perhaps = Counter(lineage for lineage, relevant in items if relevant is not False)
    return [_shared(lineage, relevant, surely, perhaps, complete) for lineage, relevant in items]


def _shared(
    lineage: str | None,
    relevant: bool | None,
    surely: Counter[str | None],
    perhaps: Counter[str | None],
    complete: bool,
) -> bool | None:
    """Counts are of all items, so the item itself is taken out of them."""
    itself = relevant is not False
    if lineage is None:
        return False if complete or perhaps.total() <= itself else None
    if surely[lineage] - (relevant is True) > 0:
        return True
    untold = 0 if complete else perhaps[None]
    return None if perhaps[lineage] - itself + untold > 0 else False
