"""Rules as a ruleset of durable-rules.

What a rule asks of a subject is one asserted fact, and each outcome that is certain is a rule of the engine. What none
of them holds for is undetermined: a finding that the engine were to lose would never look clear.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ...errors import InternalError, Unusable
from ...vocabulary import Date, Decimal, GradeOf, Integer, Outcome
from ..python_backend import Numbered
from ..python_loops import Lines
from ..reference import months_between
from ..tree import TypedRule
from .fields import Fields, Find
from .ways import ALWAYS, Question, TooMany, Way, both, ways

MOST_FIELDS = 240
"""A fact of the engine has at most 255 properties, and some are its own."""
MOST_WAYS = 60
"""The engine follows at most 64 conditions that one fact meets; a rule with more ways is put in several facts."""
MOST_FACTS = 400
"""Kinds of facts in a ruleset: the engine keeps 512 conditions side by side, and does not look where it writes more."""
_TOGETHER = 14
"""So many ways fit into one rule of the engine, which has room for 32 marks."""
_LARGEST = 2 ** (8 * struct.calcsize("l") - 2)
"""The engine holds a number in a C long; one beyond it is cut off without a word."""
_ENDS = {"f": Outcome.FIRES, "c": Outcome.CLEAR, "n": Outcome.NOT_APPLICABLE}
_OPERATORS = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte", "!=": "$neq", "there": "$ex", "not there": "$nex"}


class Asked(NamedTuple):
    """What one rule asks.

    Args:
        find: the fields of a subject, given the findings of earlier strata.
        kinds: of the facts that are asserted for it; most rules need one, and one that is never certain none.
    """

    find: Find
    kinds: tuple[str, ...]


class DurableRules(NamedTuple):
    """Rules of one stratum for the engine.

    Args:
        ruleset: as JSON.
        asked: what each rule asks, by its number.
    """

    ruleset: str
    asked: Mapping[int, Asked]


def compile_durable(rules: Sequence[Numbered]) -> DurableRules:
    """The ruleset for these rules, which must be of one stratum.

    Args:
        rules: with the values of their parameters.

    Raises:
        Unusable: with each rule that the engine cannot run, and why.
    """
    faults: list[str] = []
    kinds_of: dict[int, tuple[str, ...]] = {}
    code: Lines = []
    made: dict[str, Any] = {"hello": {"all": [{"m": {"hello": 1}}]}}
    kinds = 0
    for one in rules:
        fields = Fields(one)
        try:
            certain = [(letter, way) for letter, found in _ends(one.rule, fields) for way in found]
        except TooMany:
            faults.append(
                f"{one.rule.name} cannot be run live: its conditions hold in too many ways to go through each"
            )
            continue
        faults += _refused(one.rule, fields)
        parts = [certain[at : at + MOST_WAYS] for at in range(0, len(certain), MOST_WAYS)]
        kinds_of[one.number] = tuple(f"r{kinds + at}" for at in range(len(parts)))
        code += fields.code(f"find_{one.number}")
        for part in parts:
            made |= _rules(f"r{kinds}", part)
            kinds += 1
    if kinds > MOST_FACTS:
        faults.append(f"these rules cannot be run live together: they need {kinds} kinds of facts, of {MOST_FACTS}")
    if faults:
        raise Unusable(*faults)
    namespace: dict[str, Any] = {"months": months_between}
    exec(compile("\n".join(code), "<fields>", "exec"), namespace)
    asked = {number: Asked(namespace[f"find_{number}"], own) for number, own in kinds_of.items()}
    return DurableRules(json.dumps(made, separators=(",", ":")), asked)


def outcome_of(ends: Collection[str]) -> Outcome:
    """The outcome of a rule for a subject, from what the engine found certain.

    Raises:
        InternalError: when that is two things.
    """
    if len(ends) > 1:
        raise InternalError(f"a rule cannot come to all of {', '.join(sorted(_ENDS[end] for end in ends))}")
    return next((_ENDS[end] for end in ends), Outcome.UNDETERMINED)


def _ends(rule: TypedRule, fields: Fields) -> Iterator[tuple[str, tuple[Way, ...]]]:
    applies = ALWAYS if rule.applies is None else ways(rule.applies, fields, True)
    yield "f", both(applies, ways(rule.when, fields, True))
    yield "c", both(applies, ways(rule.when, fields, False))
    if rule.applies is not None:
        yield "n", ways(rule.applies, fields, False)


def _refused(rule: TypedRule, fields: Fields) -> Iterator[str]:
    types = [getattr(node, "type", None) for node in (*rule.nodes, *rule.lets)]
    reach = max(
        (max(-one.low, one.high) for one in types if isinstance(one, Integer | Decimal | Date | GradeOf)), default=0
    )
    if reach > _LARGEST:
        yield f"{rule.name} cannot be run live: its numbers go up to {reach}, and those of the engine up to {_LARGEST}"
    if fields.size > MOST_FIELDS:
        yield f"{rule.name} cannot be run live: it asks about {fields.size} values, and a fact holds {MOST_FIELDS}"


def _rules(kind: str, certain: Sequence[tuple[str, Way]]) -> Iterator[tuple[str, Any]]:
    """Rules of the engine by name, which is the outcome before a stop."""
    for letter, group in groupby(certain, key=lambda pair: pair[0]):
        found = [way for _, way in group]
        for at in range(0, len(found), _TOGETHER):
            each = [{"$and": _questions(kind, way)} for way in found[at : at + _TOGETHER]]
            yield f"{letter}.{kind}.{at}", {"all": [{"m": each[0] if len(each) == 1 else {"$or": each}}], "cap": 60_000}


def _questions(kind: str, way: Way) -> list[Any]:
    """What is there is asked first, as what follows may be compared with it."""
    order = sorted(way, key=lambda one: (one.asks != "there", one.field, one.asks, str(one.with_)))
    return [{"$ex": {kind: 1}}, *(_question(one) for one in order)]


def _question(one: Question) -> Any:
    with_ = {"$m": one.with_} if isinstance(one.with_, str) else one.with_
    asked = {one.field: with_}
    return asked if one.asks == "==" else {_OPERATORS[one.asks]: asked}
