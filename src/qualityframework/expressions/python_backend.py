"""The `python` back end: a ruleset fused into one function.

All aggregates over one list share one loop, facts are loaded once, and a rule that is clear leaves no trace. Rows that
a list only may hold have a loop of their own, which is there for the findings of earlier strata.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..vocabulary import Entity, Outcome
from .python_code import Names, Question, question
from .python_loops import Lines, branch, loop_of, stem_of
from .reference import months_between
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
    lines = ["hits = []", "hit = hits.append"]
    for subject in dict.fromkeys(numbered.rule.subject for numbered in rules):
        lines += _subject(schema[subject].key, [numbered for numbered in rules if numbered.rule.subject == subject])
    source = "\n".join(branch("run(inspection, findings)", [*lines, "return hits"], "def")) + "\n"
    namespace: dict[str, Any] = {"months": months_between}
    exec(compile(source, "<ruleset>", "exec"), namespace)
    return Compiled(namespace["run"], source)


def _subject(key: str | None, rules: list[Numbered]) -> Lines:
    """All rules for one entity, in one pass over its rows."""
    body = _row(rules)
    if not key:
        return ["row = inspection", *body]
    unrecorded = [f"hit(({one.number}, None, {_UNDETERMINED}))" for one in rules]
    return [
        f"rows = inspection.{key}",
        *branch("type(rows) is not tuple", [*branch("rows.open", unrecorded), "rows = rows.certain"]),
        *branch("row in rows", body, "for"),
    ]


def _row(rules: list[Numbered]) -> Lines:
    lines = _loads([root for one in rules for root in one.rule.roots], "row", of_row=False)
    lets = [(one, let) for one in rules for let in one.rule.lets]
    by_path = sorted(lets, key=lambda pair: pair[1].path)
    for _, group in groupby(by_path, key=lambda pair: pair[1].path):
        lines += _loop(list(group))
    for one in rules:
        lines += _verdict(one)
    return lines


def _loop(lets: list[tuple[Numbered, Aggregate]]) -> Lines:
    first = lets[0][1]
    owner = ".".join(("row", *first.hops))
    questions, shared = _shared(lets)
    loops = [
        loop_of(let, one.stems[let.name], where, one.names) for (one, let), where in zip(lets, questions, strict=True)
    ]
    roots = [root for _, let in lets for root in (let.value, let.where) if root is not None]
    loads = [*_loads(roots, "x", of_row=True), *shared]
    possible = [*loads, *(line for loop in loops for line in loop.possible)]
    certain = [*loads, *(line for loop in loops for line in loop.certain)]
    return [
        f"related = findings.get({owner}, ())"
        if first.relation == "findings"
        else f"related = {owner}.{first.relation}",
        "more = False",
        *(line for loop in loops for line in loop.start),
        *branch(
            "type(related) is not tuple",
            ["more = related.open", *branch("x in related.possible", possible, "for"), "related = related.certain"],
        ),
        *branch("x in related", certain, "for"),
        *(line for loop in loops for line in loop.end),
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
