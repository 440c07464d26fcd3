"""The `python` back end: a ruleset fused into one function.

All aggregates over one list share one loop, what several rules ask or what is the same for all subjects is worked out
once, and a rule that is clear leaves no trace. Rows that a list only may hold have a loop of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..vocabulary import Entity, Outcome
from .python_code import Names, Question, question
from .python_loops import ALWAYS, Lines, branch, certain, loop_of, possible, stem_of
from .reference import months_between
from .rows import Findings, Row
from .tree import Aggregate, FactOf, Let, Parameter, TypedRule

Hit = tuple[int, Row | None, int]
"""Number of the rule, the row (None: the list of rows was never recorded), number of the outcome."""

OUTCOMES = (Outcome.CLEAR, Outcome.FIRES, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE)
_FIRES, _UNDETERMINED, _NOT_APPLICABLE = 1, 2, 3


class Compiled(NamedTuple):
    """A ruleset as one function of the inspection row and earlier findings. What is not among its hits is clear."""

    run: Callable[[Row, Findings], list[Hit]]
    source: str


class Numbered(NamedTuple):
    """A rule, its number in the ruleset, and the values of its parameters."""

    number: int
    rule: TypedRule
    parameters: Mapping[str, int | str]


class NamedLet(NamedTuple):
    """An aggregate, the stem of the variables that hold it, and what its code calls things."""

    let: Aggregate
    stem: str
    names: Names


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
    lets, names = _lets(rules)
    same = loops([one for one in lets if _same_for_all(one.let)])
    body = [
        *loads([read for one in rules for read in one.rule.read if isinstance(read, FactOf)], "row"),
        *loops([one for one in lets if not _same_for_all(one.let)]),
        *_verdicts(rules, names),
    ]
    if not key:
        return ["row = inspection", *body]
    unrecorded = [f"hits += {[(one.number, None, _UNDETERMINED) for one in rules]}"]
    return [
        f"rows = inspection.{key}",
        *branch("type(rows) is not tuple", [*branch("rows.open", unrecorded), "rows = rows.certain"]),
        *(branch("rows", ["row = rows[0]", *same]) if same else []),
        *branch("row in rows", body, "for"),
    ]


def _lets(rules: list[Numbered]) -> tuple[list[NamedLet], dict[int, Names]]:
    """The aggregates, each once although several rules have it, and what the code of each rule calls things."""
    lets: dict[tuple[object, ...], NamedLet] = {}
    names: dict[int, Names] = {}
    for one in rules:
        stems: dict[str, str] = {}
        asked = {node.name for node in one.rule.nodes if isinstance(node, Let)}
        for index, let in enumerate(one.rule.lets):
            if let.name not in asked:  # only texts read it, and those are filled when the rule has fired
                continue
            read = {node.name: one.parameters[node.name] for node in let.nodes if isinstance(node, Parameter)}
            meaning = (let.path, let.operation, let.value, let.where, *read.items())
            named = NamedLet(let, stem_of(let, one.number, index), Names({}, one.parameters))
            stems[let.name] = lets.setdefault(meaning, named).stem
        names[one.number] = Names(stems, one.parameters)
    return list(lets.values()), names


def _same_for_all(let: Aggregate) -> bool:
    """Whether an aggregate is over rows of the inspection and asks nothing of the subject."""
    return let.hops[-1:] == ("inspection",) and not let.asks_of_subject


def loops(lets: list[NamedLet]) -> Lines:
    """One loop over each list, for all aggregates over it. `row` is the subject, and `findings` those before."""
    by_path = sorted(lets, key=lambda one: one.let.path)
    groups = groupby(by_path, key=lambda one: one.let.path)
    return [line for _, group in groups for line in _loop(list(group))]


def _loop(lets: list[NamedLet]) -> Lines:
    first = lets[0].let
    owner = ".".join(("row", *first.hops))
    found = f"findings.get({owner}, ())" if first.relation == "findings" else f"{owner}.{first.relation}"
    each = [loop_of(one.let, one.stem, one.names) for one in lets]
    nodes = [node for one in lets for node in one.let.nodes]
    read = loads([node for node in nodes if isinstance(node, FactOf) and node.of_row], "x")
    return [
        f"related = {found}",
        "more = False",
        *(line for loop in each for line in loop.start),
        *branch(
            "type(related) is not tuple",
            [
                "more = related.open",
                *branch("x in related.possible", [*read, *possible(each)], "for"),
                "related = related.certain",
            ],
        ),
        *branch("x in related", [*read, *certain(each)], "for"),
        *(line for loop in each for line in loop.end),
    ]


def loads(facts: Sequence[FactOf], owner: str) -> Lines:
    """Each fact that is read, once, into a local variable."""
    names = Names({}, {})
    paths = {names.fact(fact): ".".join((owner, *fact.hops, fact.name)) for fact in facts}
    return [f"{name} = {paths[name]}" for name in sorted(paths)]


def _verdicts(rules: list[Numbered], names: Mapping[int, Names]) -> Lines:
    """The rules themselves. Those that apply to the same rows are asked together whether they do."""
    together: dict[Question, list[Numbered]] = defaultdict(list)
    for one in rules:
        applies = one.rule.applies
        together[question(applies, names[one.number]) if applies is not None else ALWAYS].append(one)
    return [line for applies, same in together.items() for line in _applied(applies, same, names)]


def _applied(applies: Question, rules: list[Numbered], names: Mapping[int, Names]) -> Lines:
    when = [line for one in rules for line in _when(one, names[one.number])]
    if applies == ALWAYS:
        return when
    return [
        *branch(applies.must, when),
        *branch(applies.may, [f"hit(({one.number}, row, {_UNDETERMINED}))" for one in rules], "elif"),
        "else:",
        *(f"    hit(({one.number}, row, {_NOT_APPLICABLE}))" for one in rules),
    ]


def _when(one: Numbered, names: Names) -> Lines:
    held = question(one.rule.when, names)
    return branch(held.may, [f"hit(({one.number}, row, {_FIRES} if {held.must} else {_UNDETERMINED}))"])
