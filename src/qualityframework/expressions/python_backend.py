"""The `python` back end: a ruleset fused into one function.

All aggregates over one list share one loop, facts are loaded once, and a rule that is clear leaves no trace. Where it
is not certain which rows a list holds, the aggregates over it are worked out by `reference`, which is slow and seldom
needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any

from ..vocabulary import Entity, Outcome
from .python_code import Names, Question, question
from .python_loops import Lines, branch, loop_of, results, stem_of
from .reference import Sight, Value, aggregate, months_between
from .rows import Findings, Row
from .tree import Aggregate, Expr, FactOf, TypedRule, walk

Hit = tuple[int, Row | None, int]
"""Number of the rule, the row (None: the list of rows was never recorded), number of the outcome."""

OUTCOMES = (Outcome.CLEAR, Outcome.FIRES, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE)
_FIRES, _UNDETERMINED, _NOT_APPLICABLE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Compiled:
    """A ruleset as one function of the inspection row and earlier findings. What is not among its hits is clear."""

    run: Callable[[Row, Findings], list[Hit]]
    source: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A rule, its number in the ruleset, and the values of its parameters."""

    number: int
    rule: TypedRule
    parameters: Mapping[str, int | str]

    @property
    def stems(self) -> dict[str, str]:
        """The stem of each let."""
        return {let.name: stem_of(let, self.number, index) for index, let in enumerate(self.rule.lets)}

    @property
    def names(self) -> Names:
        """What the code of this rule calls things."""
        return Names(self.stems, self.parameters)


def compile_rules(rules: Sequence[Numbered], schema: Mapping[str, Entity]) -> Compiled:
    """One function for these rules, which must be of one stratum."""
    code = _Code(schema)
    for subject in dict.fromkeys(numbered.rule.subject for numbered in rules):
        code.subject(subject, [numbered for numbered in rules if numbered.rule.subject == subject])
    source = "\n".join(["def run(inspection, findings):", *(f"    {line}" for line in code.finished())]) + "\n"
    namespace: dict[str, Any] = {"months": months_between, **code.slow}
    exec(compile(source, "<ruleset>", "exec"), namespace)
    return Compiled(namespace["run"], source)


class _Code:
    """The lines so far, and the slow functions that they call."""

    def __init__(self, schema: Mapping[str, Entity]) -> None:
        self._schema = schema
        self._lines: Lines = []
        self.slow: dict[str, Callable[[Row, Findings], tuple[Any, ...]]] = {}

    def finished(self) -> Lines:
        return ["hits = []", "hit = hits.append", *self._lines, "return hits"]

    def subject(self, name: str, rules: list[Numbered]) -> None:
        """All rules for one entity, in one pass over its rows."""
        key = self._schema[name].key
        body = self._row(rules)
        if not key:
            self._lines += ["row = inspection", *body]
            return
        unrecorded = [f"hit(({one.number}, None, {_UNDETERMINED}))" for one in rules]
        self._lines += [
            f"rows = inspection.{key}",
            *branch("type(rows) is not tuple", [*branch("rows.open", unrecorded), "rows = rows.certain"]),
            *branch("row in rows", body, "for"),
        ]

    def _row(self, rules: list[Numbered]) -> Lines:
        lines = _loads([root for one in rules for root in one.rule.roots], "row", of_row=False)
        lets = [(one, let) for one in rules for let in one.rule.lets]
        by_path = sorted(lets, key=lambda pair: pair[1].path)
        for _, group in groupby(by_path, key=lambda pair: pair[1].path):
            lines += self._loop(list(group))
        for one in rules:
            lines += _verdict(one)
        return lines

    def _loop(self, lets: list[tuple[Numbered, Aggregate]]) -> Lines:
        first = lets[0][1]
        owner = ".".join(("row", *first.hops))
        source = f"findings.get({owner}, ())" if first.relation == "findings" else f"{owner}.{first.relation}"
        start: Lines = []
        body: Lines = []
        end: Lines = []
        questions, shared = _shared(lets)
        for (one, let), where in zip(lets, questions, strict=True):
            loop = loop_of(let, one.stems[let.name], where, one.names)
            start, body, end = [*start, *loop.start], [*body, *loop.body], [*end, *loop.end]
        loads = _loads(
            [root for _, let in lets for root in (let.value, let.where) if root is not None], "x", of_row=True
        )
        slow = f"slow{len(self.slow)}"
        self.slow[slow] = _slow(lets)
        targets = ", ".join(name for one, let in lets for name in results(let, one.stems[let.name]))
        return [
            f"related = {source}",
            *branch(
                "type(related) is tuple",
                [*start, *branch("x in related", [*loads, *shared, *body] or ["pass"], "for"), *end],
            ),
            "else:",
            f"    ({targets},) = {slow}(row, findings)",
        ]


def _loads(roots: list[Expr], owner: str, *, of_row: bool) -> Lines:
    """Each fact that is read, once, into a local variable."""
    names = Names({}, {})
    facts = {node for root in roots for node in walk(root) if isinstance(node, FactOf) and node.of_row is of_row}
    paths = {names.fact(fact): ".".join((owner, *fact.hops, fact.name)) for fact in facts}
    return [f"{name} = {paths[name]}" for name in sorted(paths)]


def _shared(lets: list[tuple[Numbered, Aggregate]]) -> tuple[list[Question], Lines]:
    """The question each aggregate asks of a row; one that several ask is asked once."""
    asked = [Question("True", "True") if let.where is None else question(let.where, one.names) for one, let in lets]
    often = [where for where in dict.fromkeys(asked) if asked.count(where) > 1 and len(where.must) > 24]
    names = {where: Question(f"must{index}", f"may{index}") for index, where in enumerate(often)}
    lines = [
        line
        for index, where in enumerate(often)
        for line in (f"must{index} = {where.must}", f"may{index} = {where.may}")
    ]
    return [names.get(where, where) for where in asked], lines


def _verdict(one: Numbered) -> Lines:
    held = question(one.rule.when, one.names)
    fires = f"hit(({one.number}, row, {_FIRES} if {held.must} else {_UNDETERMINED}))"
    when = branch(held.may, [fires])
    if one.rule.applies is None:
        return when
    applies = question(one.rule.applies, one.names)
    return [
        *branch(applies.must, when),
        *branch(applies.may, [f"hit(({one.number}, row, {_UNDETERMINED}))"], "elif"),
        "else:",
        f"    hit(({one.number}, row, {_NOT_APPLICABLE}))",
    ]


def _slow(lets: list[tuple[Numbered, Aggregate]]) -> Callable[[Row, Findings], tuple[Any, ...]]:
    def work_out(row: Row, findings: Findings) -> tuple[Any, ...]:
        values: list[Any] = []
        for one, let in lets:
            values += _flat(let, aggregate(let, Sight(row, one.parameters, findings, {})))
        return tuple(values)

    return work_out


def _flat(let: Aggregate, value: Value) -> tuple[Any, ...]:
    if let.operation in ("any", "all"):
        return value is True, value is not False
    if let.operation == "share":
        if value is None:
            return 0, None, 0, None
        assert isinstance(value, tuple)
        low, high = Fraction(value[0]), Fraction(value[1])
        return low.numerator, low.denominator, high.numerator, high.denominator
    return value if isinstance(value, tuple) else (None, None)
