"""The `python` back end, aggregates: the lines of code that one aggregate adds to a loop over its rows.

Each aggregate has a start, lines for one row and an end. A row counts for certain (`must`), perhaps (`may`) or not at
all, and one that is only perhaps in the list never counts for certain; its value is known or not. At the end, `more`
says whether there may be rows that were never recorded. The two ends of the aggregate are kept apart only where they
differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..vocabulary import MANY, Date, Decimal, GradeOf, Integer
from .python_code import Names, Number, Question, number, question
from .tree import Aggregate

Lines = list[str]


class Loop(NamedTuple):
    """The code of one aggregate.

    Args:
        start: before the loop.
        where: whether a row counts.
        counts: for a row that is in the list for certain and counts for certain.
        may_count: for any other that may be in it and count.
        end: after the loop.
    """

    start: Lines
    where: Question
    counts: Lines
    may_count: Lines
    end: Lines


ALWAYS = Question("True", "True")


def certain(loops: Sequence[Loop]) -> Lines:
    """The lines for a row that is in the list for certain. What several aggregates ask of it is asked once.

    One that must count also may, so most rows are asked one question.
    """
    lines: Lines = []
    for where, same in _by_where(loops):
        counts, may_count = _joined(loop.counts for loop in same), _joined(loop.may_count for loop in same)
        if where.must == "True":
            lines += counts
        else:
            lines += [*branch(where.must, counts), *branch(where.may, may_count, "elif")]
    return lines


def possible(loops: Sequence[Loop]) -> Lines:
    """The lines for a row that is only perhaps in the list."""
    lines: Lines = []
    for where, same in _by_where(loops):
        may_count = _joined(loop.may_count for loop in same)
        lines += may_count if where.may == "True" else branch(where.may, may_count)
    return lines


def _by_where(loops: Sequence[Loop]) -> list[tuple[Question, list[Loop]]]:
    groups: dict[Question, list[Loop]] = {}
    for loop in loops:
        groups.setdefault(loop.where, []).append(loop)
    return list(groups.items())


def _joined(parts: Iterable[Lines]) -> Lines:
    return [line for part in parts for line in part]


def loop_of(let: Aggregate, stem: str, names: Names) -> Loop:
    """The code of an aggregate whose results are the variables that begin with `stem`."""
    where = ALWAYS if let.where is None else question(let.where, names)
    match let.operation:
        case "count":
            return _count(stem, where)
        case "distinct":
            return _distinct(let, stem, where, names)
        case "sum":
            return _sum(let, stem, where, names)
        case "max":
            return _extreme(let, stem, where, names, ">")
        case "min":
            return _extreme(let, stem, where, names, "<")
        case "any" | "all":
            return _some(let, stem, where, names)
        case "share":
            return _share(let, stem, where, names)


def stem_of(let: Aggregate, rule: int, index: int) -> str:
    """What the variables of an aggregate begin with; `extreme` marks those that can be without a value."""
    return f"{'extreme' if let.operation in ('min', 'max') else 'let'}{rule}_{index}"


def branch(condition: str, lines: Lines, word: str = "if") -> Lines:
    """The lines, indented under a condition."""
    return [f"{word} {condition}:", *(f"    {line}" for line in lines)]


def _known(value: Number, known: Lines, unknown: Lines) -> Lines:
    if not value.guards:
        return known
    gap = " or ".join(f"{name} is None" for name in value.guards)
    return [*branch(gap, unknown), "else:", *(f"    {line}" for line in known)]


def _count(stem: str, where: Question) -> Loop:
    end = [f"{stem}_high = {MANY} if more else {stem}_low + {stem}_maybe"]
    return Loop([f"{stem}_low = {stem}_maybe = 0"], where, [f"{stem}_low += 1"], [f"{stem}_maybe += 1"], end)


def _distinct(let: Aggregate, stem: str, where: Question, names: Names) -> Loop:
    assert let.value is not None
    assert isinstance(let.type, Integer)
    value = number(let.value, names)
    counts = _known(value, [f"{stem}_certain.add({value.low})"], [f"{stem}_gaps += 1", f"{stem}_least = 1"])
    may_count = _known(value, [f"{stem}_possible.add({value.low})"], [f"{stem}_gaps += 1"])
    end = [
        f"{stem}_low = len({stem}_certain) or {stem}_least",
        f"{stem}_high = {let.type.high} if more else "
        f"min({let.type.high}, len({stem}_certain | {stem}_possible) + {stem}_gaps)",
    ]
    start = [f"{stem}_certain, {stem}_possible = set(), set()", f"{stem}_gaps = {stem}_least = 0"]
    return Loop(start, where, counts, may_count, end)


def _sum(let: Aggregate, stem: str, where: Question, names: Names) -> Loop:
    assert let.value is not None
    assert isinstance(let.type, Integer | Decimal)
    value = number(let.value, names)
    low, high = let.type.low // MANY, let.type.high // MANY
    counts = _known(
        value,
        [f"{stem}_low += {value.low}", f"{stem}_high += {value.low}"],
        [f"{stem}_low += {low}", f"{stem}_high += {high}"],
    )
    may_count = _known(
        value,
        [f"{stem}_low += min(0, {value.low})", f"{stem}_high += max(0, {value.low})"],
        [f"{stem}_low += {min(0, low)}", f"{stem}_high += {max(0, high)}"],
    )
    least, most = let.type.low, let.type.high
    end = branch(
        "more",
        [
            f"{stem}_low = max({least}, {stem}_low + {least})",
            f"{stem}_high = min({most}, {stem}_high + {most})",
        ],
    )
    return Loop([f"{stem}_low = {stem}_high = 0"], where, counts, may_count, end)


def _extreme(let: Aggregate, stem: str, where: Question, names: Names, beats: str) -> Loop:
    """`sure` is the end that only rows which count can move; the other end is moved by all."""
    assert let.value is not None
    assert isinstance(let.type, Integer | Decimal | Date | GradeOf)
    value = number(let.value, names)
    sure, other = ("low", "high") if beats == ">" else ("high", "low")
    least, most = (let.type.low, let.type.high) if beats == ">" else (let.type.high, let.type.low)
    further = branch(f"{value.low} {beats} {stem}_{other}", [f"{stem}_{other} = {value.low}"])
    counts = _known(
        value,
        [
            *branch(f"{stem}_{sure} is None or {value.low} {beats} {stem}_{sure}", [f"{stem}_{sure} = {value.low}"]),
            *further,
        ],
        [*branch(f"{stem}_{sure} is None", [f"{stem}_{sure} = {least}"]), f"{stem}_{other} = {most}"],
    )
    may_count = _known(value, further, [f"{stem}_{other} = {most}"])
    end = [
        *branch(f"{stem}_{sure} is None", [f"{stem}_{other} = None"]),
        *branch("more", [f"{stem}_{other} = {most}"], "elif"),
    ]
    return Loop([f"{stem}_{sure}, {stem}_{other} = None, {least}"], where, counts, may_count, end)


def _some(let: Aggregate, stem: str, where: Question, names: Names) -> Loop:
    """`all` is "none that does not"."""
    assert let.value is not None
    held = question(let.value, names)
    if let.operation == "all":
        held = Question(f"(not {held.may})", f"(not {held.must})")
    may = f"({where.may}) and {held.may}" if where.may != "True" else held.may
    must = f"({where.must}) and {held.must}" if where.must != "True" else held.must
    some = f"{stem}_some = True"
    end = [f"{stem}_must, {stem}_may = {stem}_sure, {stem}_some or more"]
    if let.operation == "all":
        end = [f"{stem}_must, {stem}_may = not ({stem}_some or more), not {stem}_sure"]
    counts = branch(may, [some, *branch(must, [f"{stem}_sure = True"])])
    return Loop([f"{stem}_some = {stem}_sure = False"], ALWAYS, counts, branch(may, [some]), end)


def _share(let: Aggregate, stem: str, where: Question, names: Names) -> Loop:
    """Rows that only may count lower the least share when they do not hold, and raise the greatest when they do."""
    assert let.value is not None
    held = question(let.value, names)
    counts = [
        f"{stem}_of += 1",
        *branch(held.must, [f"{stem}_low += 1"]),
        *branch(held.may, [f"{stem}_maybe += 1"], "elif"),
    ]
    may_count = [*branch(held.may, [f"{stem}_up += 1"]), *branch(f"not {held.must}", [f"{stem}_down += 1"])]
    end = [
        f"{stem}_low_of = {stem}_of + {stem}_down if {stem}_of else None",
        f"{stem}_high = {stem}_low + {stem}_maybe + {stem}_up",
        f"{stem}_high_of = {stem}_of + {stem}_up",
        *branch(f"more and {stem}_of", [f"{stem}_low, {stem}_low_of, {stem}_high, {stem}_high_of = 0, 1, 1, 1"]),
    ]
    start = [f"{stem}_low = {stem}_of = {stem}_maybe = {stem}_up = {stem}_down = 0"]
    return Loop(start, where, counts, may_count, end)
