"""Measures record hygiene: what it finds of planted details, and how often it calls real texts.

`python -m tests.privacy.measuring` prints the figures that docs/explanation/record-hygiene.md tells.
"""

from __future__ import annotations

import sys
from collections import Counter

from qualityframework.privacy import SUREST, details_in
from tests.privacy.planting import NAMES, REAL, SIGNS, on_a_list, planted, real_texts


def recall() -> Counter[tuple[str, bool]]:
    """How many planted details of each sort are found, and are not."""
    counted = Counter[tuple[str, bool]]()
    for part in ("first", "second"):
        for one in planted(part):
            for detail in one.details:
                named = detail.kind in NAMES
                listed = "on a list" if on_a_list(one.text[detail.start : detail.end]) else "on no list"
                sorts = [
                    detail.kind.value,
                    *(("names", f"names {listed}", f"names {part}") if named else ("patterned",)),
                ]
                counted.update((sort, one.found(detail)) for sort in sorts)
    return counted


def false_alarms() -> Counter[tuple[str, bool]]:
    """How many real texts are called for each kind, by whether their service has an odd number."""
    counted = Counter[tuple[str, bool]]()
    for odd, text in real_texts():
        kinds = {detail.kind for detail in details_in(text, SIGNS)}
        called = [*(kind.value for kind in kinds), *(["names"] if kinds & NAMES else []), "texts"]
        counted.update((sort, odd) for sort in called)
    return counted


if __name__ == "__main__":
    out, found = sys.stdout, recall()
    for sort in sorted({sort for sort, _ in found}):
        all_ = found[sort, True] + found[sort, False]
        out.write(f"found  {sort:28} {found[sort, True]:4} of {all_:4}  {found[sort, True] / all_:.3f}\n")
    if REAL.exists():
        called = false_alarms()
        of, of_odd = called["texts", True] + called["texts", False], called["texts", True]
        for sort in ("names", *(kind.value for kind in SUREST)):
            both, odd = called[sort, True] + called[sort, False], called[sort, True]
            out.write(f"called {sort:28} {both:4} of {of:,}  {both / of:.5f}  odd {odd / of_odd:.5f}\n")
