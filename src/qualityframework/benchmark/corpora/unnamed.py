"""Earlier inspections without what says who somebody is: they are listed in results, and compared by what they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ...privacy import NAMING, details_in, signs_at_hand
from .corpus import Case
from .table import Rows

_OF_A_CASE = ("area", "team", "source")
_NAMED = ("inspection", *_OF_A_CASE)


def unnamed(read: Iterable[Rows], shelf: str | Path | None) -> list[Rows]:
    """The rows with other words for inspections, areas and teams that are called after somebody, as `area/3`.

    What was called the same is called the same, and nothing else is.
    """
    signs, read = signs_at_hand(shelf), list(read)
    there: dict[str, dict[str, None]] = {name: {} for name in _NAMED}
    for rows in read:
        there["inspection"].update(dict.fromkeys(rows.places))
        for case in rows.cases:
            for name in _OF_A_CASE:
                there[name].setdefault(getattr(case, name))
    called: dict[str, dict[str, str]] = {}
    for name, texts in there.items():
        personal = [text for text in texts if text and any(one.kind in NAMING for one in details_in(text, signs))]
        called[name] = {text: f"{name}/{number}" for number, text in enumerate(personal, 1)}
    return [_called(rows, called) for rows in read] if any(called.values()) else read


def _called(rows: Rows, called: dict[str, dict[str, str]]) -> Rows:
    def other(case: Case) -> Case:
        return replace(case, **{name: called[name].get(getattr(case, name), getattr(case, name)) for name in _NAMED})

    ids = called["inspection"]
    places = {ids.get(name, name): place for name, place in rows.places.items()}
    return Rows(rows.programmes, [other(case) for case in rows.cases], places)
