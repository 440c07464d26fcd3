"""Values of rules as words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from ..expressions import Gap, Looked, Row, Saw, Trace
from ..frameworks import Scale, filled
from ..vocabulary import FACTS, MANY, Date, Decimal, Fact, GradeOf, Type, natural
from .result import LookedAt, Named, Unknown

_SHOWN = {"bearing": "evidence"}
CALLED_BY = "place"
"""The fact that a row is called by in a sentence, where it has it; else it is called by its identifier."""
_ROWS = 10_000
"""So many rows are remembered by what they are called, as findings name the same ones again and again."""
_MOST = 20
"""So many rows are told in a sentence; the result holds all of them."""


def named(row: Row) -> Named:
    """Entity and identifier of a row, as people know them."""
    return _named(_SHOWN.get(row.entity, row.entity), row.id or "?")


@lru_cache(maxsize=_ROWS)
def _named(shown: str, id_: str) -> Named:
    return Named(entity=shown, id=id_)


def value_in_words(type_: Type, low: object, high: object, scale: Scale) -> str:
    """One value, or from what to what it can be."""
    if low is None or high is None:
        return "not known"
    first, last = _word(type_, low, scale), _word(type_, high, scale)
    if first == last:
        return first
    return f"{first} or more" if isinstance(high, int) and high >= MANY else f"{first} to {last}"


def _word(type_: Type, value: object, scale: Scale) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        match type_:
            case GradeOf():
                return scale.grades[value - 1].label
            case Date():
                return dt.date.fromordinal(value).isoformat()
            case Decimal(places=places):
                sign, digits = "-" if value < 0 else "", f"{abs(value):0{places + 1}d}"
                return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return str(value)


def values_in_words(saw: Iterable[Saw], scale: Scale) -> dict[str, str]:
    """Each name with its value."""
    return {one.name: value_in_words(one.type, one.low, one.high, scale) for one in saw}


def looked_at(looked: Looked) -> LookedAt:
    """The rows that an aggregate looked at, as a value."""
    counted, perhaps = (
        tuple(
            _named(*one)
            for one in sorted({(_SHOWN.get(row.entity, row.entity), row.id or "?") for row in rows}, key=_place)
        )
        for rows in (looked.counted, looked.possible)
    )
    return LookedAt(counted=counted, perhaps=perhaps, more=looked.open)


@lru_cache(maxsize=_ROWS)
def _place(one: tuple[str, str]) -> tuple[object, ...]:
    """Where a row of a kind stands among others."""
    return one[0], natural(one[1])


def rows_in_words(looked: Looked) -> str:
    """The rows that an aggregate looked at, in order of their identifiers."""
    surely, perhaps = ({_called(row) for row in rows} for rows in (looked.counted, looked.possible))
    names = sorted([*surely, *(f"{name} (perhaps)" for name in perhaps)], key=natural)
    rest = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + rest or "nothing recorded"


def _called(row: Row) -> str:
    """What a row is called in a sentence: a detail or a wording by where it stands."""
    return str(getattr(row, CALLED_BY, None) or row.id or "?")


def text_for(text: str, row: Row, trace: Trace, scale: Scale) -> str:
    """A message or question of a rule, filled with what it saw."""
    lists = {f"{looked.let}.rows": looked for looked in trace.looked}
    saw = {one.name: one for one in trace.saw}

    def look_up(name: str) -> str:
        if name in lists:
            return rows_in_words(lists[name])
        return values_in_words([saw[name]], scale)[name] if name in saw else _fact(name, row, scale)

    return filled(text, look_up)


def _fact(path: str, row: Row, scale: Scale) -> str:
    *hops, name = path.split(".")
    for hop in hops:
        row = getattr(row, hop)
    value = getattr(row, name)
    return value_in_words(FACTS[row.entity].facts[name].type, value, value, scale)


def unknowns(gaps: Iterable[Gap]) -> tuple[Unknown, ...]:
    """Each gap once: by what is not recorded, then by the row that lacks it."""
    known = {(gap.name, gap.row.entity, gap.row.id or "?") for gap in gaps}
    told = dict.fromkeys(_unknown(*gap) for gap in known)  # two kinds of rows can be shown as one
    return tuple(sorted(told, key=lambda one: (one.name, one.of.entity, one.of.id)))


@lru_cache(maxsize=_ROWS)
def _unknown(name: str, of: str, id_: str) -> Unknown:
    entity = FACTS[of]
    what = entity.facts.get(name) or entity.relations.get(name)
    doc = what.doc if what is not None else "it has no value, as no row counts for certain"
    written = (what.written if isinstance(what, Fact) else None) or name
    return Unknown(name=name, written=written, of=_named(_SHOWN.get(of, of), id_), meaning=doc)
