"""What a rule means: a plain evaluator, slow and easy to check, which also keeps the trace.

Every back end has to agree with this one. It is used for traces (why did it fire, what was not known?), and
compiled code, which has loops of its own for lists that are uncertain, is held against it.

A truth is True, False or None (unknown: strong Kleene). A number is a span `(low, high)` of what it may be, or None
when nothing is known of it. A text is itself or None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple, Protocol

from ..vocabulary import MANY, Date, Decimal, GradeOf, Integer, Outcome, Type
from .rows import Findings, Row, Rows, follow, related
from .tree import (
    Absolute,
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    CompareShare,
    Constant,
    Expr,
    Extreme,
    FactOf,
    Let,
    Missing,
    Months,
    Not,
    OneOf,
    Operator,
    Parameter,
    Steps,
    Sum,
    Times,
    TypedRule,
)

Span = tuple[int, int]
ShareSpan = tuple[Fraction, Fraction]
Value = Span | ShareSpan | str | bool | None
Parameters = Mapping[str, int | str]


class Sight(NamedTuple):
    """What an expression can see: the subject, the row of an aggregate, lets, parameters, findings."""

    subject: Row
    parameters: Parameters
    findings: Findings
    lets: Mapping[str, Value]
    row: Row | None = None


def outcome(rule: TypedRule, subject: Row, parameters: Parameters, findings: Findings) -> Outcome:
    """What the rule comes to for this subject."""
    return judged(rule, sight_of(rule, subject, parameters, findings))


def sight_of(rule: TypedRule, subject: Row, parameters: Parameters, findings: Findings) -> Sight:
    """The subject with every aggregate of the rule worked out."""
    bare = Sight(subject, parameters, findings, {})
    return Sight(subject, parameters, findings, {let.name: aggregate(let, bare) for let in rule.lets})


def judged(rule: TypedRule, sight: Sight) -> Outcome:
    """What the rule comes to, given what can be seen."""
    applies = True if rule.applies is None else truth(rule.applies, sight)
    if applies is None:
        return Outcome.UNDETERMINED
    if not applies:
        return Outcome.NOT_APPLICABLE
    held = truth(rule.when, sight)
    return Outcome.UNDETERMINED if held is None else Outcome.FIRES if held else Outcome.CLEAR


def truth(expr: Expr, sight: Sight) -> bool | None:
    """The value of a condition."""
    match expr:
        case Constant(value=value):
            return bool(value)
        case FactOf() | Let():
            found = _plain(expr, sight)
            assert found is None or isinstance(found, bool)
            return found
        case Not(part=part):
            held = truth(part, sight)
            return None if held is None else not held
        case AllOf(parts=parts):
            return _least(truth(part, sight) for part in parts)
        case AnyOf(parts=parts):
            held = _least(None if (one := truth(part, sight)) is None else not one for part in parts)
            return None if held is None else not held
        case Missing(fact=fact):
            return _plain(fact, sight) is None
        case Compare(operator=operator, left=left, right=right):
            return compared(operator, value_of(left, sight), value_of(right, sight))
        case CompareShare(operator=operator, share=share, constant=constant, places=places):
            limit = Fraction(int(_known(constant, sight)), 10**places)
            spread = sight.lets[share.name]
            return None if spread is None else _ordered(operator, spread, (limit, limit))  # type: ignore[arg-type]
        case OneOf(value=value, options=options):
            found = value_of(value, sight)
            each = [compared("==", found, _span(option.value)) for option in options]
            held = _least([None if one is None else not one for one in each])
            return None if held is None else not held
        case _:
            raise TypeError(f"no condition: {expr}")


def _least(held: Iterable[bool | None]) -> bool | None:
    """Strong Kleene and: false beats unknown beats true, and what comes after a false is not asked any more."""
    least: bool | None = True
    for one in held:
        if one is False:
            return False
        least = None if one is None else least
    return least


def compared(operator: Operator, left: Value, right: Value) -> bool | None:
    """A comparison of two values of one type."""
    if left is None or right is None:
        return None
    if isinstance(left, str) or isinstance(right, str):
        return (left == right) if operator == "==" else (left != right)
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    return _ordered(operator, left, right)


def _ordered(operator: Operator, left: Span | ShareSpan, right: Span | ShareSpan) -> bool | None:
    match operator:
        case "<":
            return True if left[1] < right[0] else False if left[0] >= right[1] else None
        case "<=":
            return True if left[1] <= right[0] else False if left[0] > right[1] else None
        case ">":
            return _ordered("<", right, left)
        case ">=":
            return _ordered("<=", right, left)
        case "==":
            if left[1] < right[0] or right[1] < left[0]:
                return False
            return True if left[0] == left[1] == right[0] == right[1] else None
        case "!=":
            same = _ordered("==", left, right)
            return None if same is None else not same


def value_of(expr: Expr, sight: Sight) -> Value:
    """The value of anything that is compared: a span, a text, or None."""
    match expr:
        case Constant() | Parameter():
            return _span(_known(expr, sight))
        case FactOf() | Let():
            found = _plain(expr, sight)
            return found if isinstance(found, tuple) or found is None else _span(found)
        case Sum(left=left, right=right, minus=minus):
            a, b = _number(left, sight), _number(right, sight)
            if a is None or b is None:
                return None
            return (a[0] - b[1], a[1] - b[0]) if minus else (a[0] + b[0], a[1] + b[1])
        case Times(factor=factor, value=value):
            a = _number(value, sight)
            return None if a is None else _sorted(factor * a[0], factor * a[1])
        case Absolute(value=value):
            a = _number(value, sight)
            if a is None:
                return None
            least = 0 if a[0] <= 0 <= a[1] else min(abs(a[0]), abs(a[1]))
            return (least, max(abs(a[0]), abs(a[1])))
        case Extreme(values=values, greatest=greatest):
            spans = [_number(value, sight) for value in values]
            known = [span for span in spans if span is not None]
            if len(known) < len(spans):
                return None
            pick = max if greatest else min
            return (pick(span[0] for span in known), pick(span[1] for span in known))
        case Steps(left=left, right=right):
            a, b = _number(left, sight), _number(right, sight)
            return None if a is None or b is None else (a[0] - b[1], a[1] - b[0])
        case Months(start=start, end=end):
            a, b = _number(start, sight), _number(end, sight)
            return None if a is None or b is None else (months_between(a[1], b[0]), months_between(a[0], b[1]))
        case _:
            raise TypeError(f"no value: {expr}")


def months_between(start: int, end: int) -> int:
    """Whole months from one day to another, both ordinals, rounded down."""
    a, b = dt.date.fromordinal(start), dt.date.fromordinal(end)
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)


def _plain(expr: FactOf | Let, sight: Sight) -> Value | int:
    if isinstance(expr, Let):
        return sight.lets[expr.name]
    owner = sight.row if expr.of_row else sight.subject
    assert owner is not None
    found: Value | int = getattr(follow(owner, expr.hops), expr.name)
    return found


def _known(expr: Constant | Parameter, sight: Sight) -> int | str | bool:
    return expr.value if isinstance(expr, Constant) else sight.parameters[expr.name]


def _number(expr: Expr, sight: Sight) -> Span | None:
    found = value_of(expr, sight)
    assert found is None or isinstance(found, tuple)
    return found  # type: ignore[return-value]  # spans of shares are only met in CompareShare


def _span(value: int | str | bool) -> Value:
    return value if isinstance(value, str | bool) else (value, value)


def _sorted(a: int, b: int) -> Span:
    return (a, b) if a <= b else (b, a)


# aggregates ----------------------------------------------------------------------------------------------------------


class Seen(NamedTuple):
    """A row that an aggregate looks at: whether it counts for certain, and its value."""

    row: Row
    counts: bool
    value: Value


class Asked(Protocol):
    """Whether a row counts and its value, by an aggregate that asks nothing of its subject and the row."""

    def get(self, key: tuple[int, Row], /) -> tuple[bool | None, Value] | None:
        """What was found; None where it was not asked yet."""

    def __setitem__(self, key: tuple[int, Row], found: tuple[bool | None, Value], /) -> None: ...


def looked_at(let: Aggregate, sight: Sight, asked: Asked | None = None) -> tuple[list[Seen], bool]:
    """The rows that may count, and whether there may be more that were never recorded.

    Args:
        let: the aggregate.
        sight: what can be seen.
        asked: what was asked of rows before, to which all that is asked now is added; only of an aggregate that asks
            nothing of its subject, and of rows that have not changed.
    """
    rows: Rows = related(sight.subject, let.hops, let.relation, sight.findings)
    seen: list[Seen] = []
    for row, certain in [(row, True) for row in rows.certain] + [(row, False) for row in rows.possible]:
        found = asked.get((id(let), row)) if asked is not None else None
        if found is None:
            found = _asked(let, Sight(sight.subject, sight.parameters, sight.findings, {}, row))
            if asked is not None:
                asked[id(let), row] = found
        held, value = found
        if held is False:
            continue
        seen.append(Seen(row, certain and held is True, value))
    return seen, rows.open


def _asked(let: Aggregate, here: Sight) -> tuple[bool | None, Value]:
    """Whether a row counts, and its value."""
    held = True if let.where is None else truth(let.where, here)
    if held is False or let.value is None:
        return held, None
    return held, truth(let.value, here) if let.operation in ("any", "all", "share") else value_of(let.value, here)


def aggregate(let: Aggregate, sight: Sight) -> Value:
    """From what is certain to what is possible."""
    return aggregated(let, *looked_at(let, sight))


def aggregated(let: Aggregate, seen: list[Seen], more: bool) -> Value:
    """The same of rows that were looked at, and of more if there may be."""
    match let.operation:
        case "count":
            return sum(one.counts for one in seen), MANY if more else len(seen)
        case "distinct":
            return _distinct(let.type, seen, more)
        case "sum":
            return _total(let, seen, more)
        case "min":
            return _mirror(_greatest(let.type, [_mirrored(one) for one in seen], more, mirrored=True))
        case "max":
            return _greatest(let.type, seen, more)
        case "any":
            return _some(seen, True, more)
        case "all":
            held = _some(seen, False, more)
            return None if held is None else not held
        case "share":
            return _share(seen, more)


def _some(seen: list[Seen], wanted: bool, more: bool) -> bool | None:
    """Whether a row has the wanted truth."""
    if any(one.counts and one.value is wanted for one in seen):
        return True
    return None if more or any(one.value is wanted or one.value is None for one in seen) else False


def _distinct(type_: Type, seen: list[Seen], more: bool) -> Span:
    certain = {one.value for one in seen if one.counts and one.value is not None}
    possible = {one.value for one in seen if one.value is not None}
    unknown = sum(one.value is None for one in seen)
    low = len(certain) or int(any(one.counts for one in seen))
    assert isinstance(type_, Integer)
    return low, type_.high if more else min(type_.high, len(possible) + unknown)


def _total(let: Aggregate, seen: list[Seen], more: bool) -> Span:
    assert isinstance(let.type, Integer | Decimal)
    bounds = (let.type.low // MANY, let.type.high // MANY)
    low = high = 0
    for one in seen:
        a, b = one.value if isinstance(one.value, tuple) else bounds
        low += int(a) if one.counts else min(0, int(a))
        high += int(b) if one.counts else max(0, int(b))
    if not more:
        return low, high
    return max(let.type.low, low + let.type.low), min(let.type.high, high + let.type.high)


def _greatest(type_: Type, seen: list[Seen], more: bool, *, mirrored: bool = False) -> Span | None:
    """The greatest value of the rows that count; None when it is not certain that there is a row at all."""
    assert isinstance(type_, Integer | Decimal | Date | GradeOf)
    bottom, top = (-type_.high, -type_.low) if mirrored else (type_.low, type_.high)
    spans = [(one.counts, one.value if isinstance(one.value, tuple) else (bottom, top)) for one in seen]
    certain = [span for counts, span in spans if counts]
    if not certain:
        return None
    high = top if more else max(int(span[1]) for _, span in spans)
    return max(int(span[0]) for span in certain), high


def _mirrored(one: Seen) -> Seen:
    if not isinstance(one.value, tuple):
        return one
    low, high = one.value
    return Seen(one.row, one.counts, (-int(high), -int(low)))


def _mirror(span: Span | None) -> Span | None:
    return None if span is None else (-span[1], -span[0])


def _share(seen: list[Seen], more: bool) -> ShareSpan | None:
    """The share of rows that hold; None when it is not certain that there is a row at all."""
    certain = [one for one in seen if one.counts]
    if not certain:
        return None
    if more:
        return Fraction(0), Fraction(1)
    possible = [one for one in seen if not one.counts]
    least = Fraction(
        sum(one.value is True for one in certain), len(certain) + sum(one.value is not True for one in possible)
    )
    most_holding = sum(one.value is not False for one in certain) + sum(one.value is not False for one in possible)
    return least, Fraction(most_holding, len(certain) + sum(one.value is not False for one in possible))
