"""The nearest valid name, for errors that help."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import lru_cache

_LIKE = 0.6
_MOST = 1_000
"""Among more names than this none is looked for: it would take long, and nobody could tell whether it is the one."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest to `name`, or None when none is close.

    Ties go to the nearest edition, as of `pack/2020`, and then to the first in order of the alphabet.
    """
    names = sorted(set(known))
    if len(name) > 80 or len(names) > _MOST:
        return None
    import difflib  # loaded only here: most runs have no name to look for

    matcher = difflib.SequenceMatcher(b=_folded(name))
    best, likeness = None, _LIKE
    for candidate in names:
        matcher.set_seq1(_folded(candidate))
        if matcher.real_quick_ratio() < likeness or matcher.quick_ratio() < likeness:
            continue
        found = matcher.ratio()
        if found > likeness or (
            found == likeness and best is not None and _apart(name, candidate) < _apart(name, best)
        ):
            best, likeness = candidate, found
    return best


def _apart(name: str, other: str) -> tuple[int, ...]:
    """How far the editions of two packs lie apart, number by number; further than any where they cannot be compared."""
    numbers, others = (re.findall(r"[0-9]+", text.partition("/")[2]) for text in (name, other))
    if len(numbers) != len(others):
        return (sys.maxsize,)
    return tuple(abs(int(one) - int(two)) for one, two in zip(numbers, others, strict=True))


def _folded(name: str) -> str:
    return name.casefold().replace("-", "_")


def did_you_mean(name: str, known: Iterable[str], *, most: int = 12) -> str:
    """A help line: the nearest name, or the known names when they are few."""
    names = sorted(set(known))
    close = nearest(name, names)
    if close is not None:
        return f"did you mean `{close}`?"
    if not names:
        return "nothing is known here"
    if len(names) <= most:
        return "known here: " + ", ".join(f"`{candidate}`" for candidate in names)
    return f"{len(names)} names are known here, such as `{names[0]}` and `{names[-1]}`"


@lru_cache(maxsize=16_384)
def natural(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """A key to sort names by as people do: `e2` before `e10`. No two names have the same."""
    parts = (part for part in re.split(r"(\d+)", text) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts), text
