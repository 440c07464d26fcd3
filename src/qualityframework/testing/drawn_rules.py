"""Rules drawn at random, as texts and as typed trees, and values for their parameters."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TypedDict, Unpack

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..expressions import FactOf, Parameters, RuleText, TypedRule, check_rule
from ..frameworks import grade_constants, load_scale
from ..vocabulary import FACTS, Entity, Type
from .names import Grades, Schema, names_for, parameters_for, relations_of
from .values import Values
from .writing import Writer

LONGEST = 1_000
"""Characters of a condition."""
_NAME = "evidence/drawn"


@cache
def six_points() -> Grades:
    """The grades of the six-point scale, by name."""
    return grade_constants(load_scale("six-point-scale/1"))


class Asking(TypedDict, total=False):
    """What rules are asked to be like.

    Args:
        grades: of the scale they are for, by name; those of the six-point scale unless given.
        name: what they are called.
        missing: whether they may ask `missing`, which alone lets more knowledge turn a rule that fires.
        findings: whether they may look at what other rules found.
        lets: how many aggregates they have at most; three unless given.
        lists: the lists that aggregates look at, as written; any unless given.
    """

    grades: Grades
    name: str
    missing: bool
    findings: bool
    lets: int
    lists: Collection[str]


def expressions(
    schema: Schema = FACTS, subject: str | None = None, **asked: Unpack[Asking]
) -> SearchStrategy[RuleText]:
    """Texts of rules without problems: conditions with everything that the language has, over a few aggregates.

    Args:
        schema: what rules may ask about.
        subject: the entity that they are for; any that rules can be for unless given.
        asked: `grades`, `name`, `missing`, `findings`, `lets` and `lists`, as in `Asking`.
    """
    return checked_rules(schema, subject, **asked).map(lambda pair: pair[0])


def typed_rules(
    schema: Schema = FACTS, subject: str | None = None, **asked: Unpack[Asking]
) -> SearchStrategy[TypedRule]:
    """The same rules, checked. The arguments are those of `expressions`."""
    return checked_rules(schema, subject, **asked).map(lambda pair: pair[1])


def parameter_values(rule: TypedRule) -> SearchStrategy[Parameters]:
    """Values for the parameters that a rule reads, each of its type and near the constants of the rule."""
    types = parameter_types(rule)
    values = Values.near([rule])
    return st.fixed_dictionaries({name: st.sampled_from(values.of(type_)) for name, type_ in types.items()})


def parameter_types(rule: TypedRule) -> dict[str, Type]:
    """The types of the parameters that a rule reads."""
    return {node.name: node.type for node in rule.read if not isinstance(node, FactOf)}


@st.composite
def checked_rules(
    draw: DrawFn, schema: Schema = FACTS, subject: str | None = None, **asked: Unpack[Asking]
) -> tuple[RuleText, TypedRule]:
    """Rules as texts, with the parameters that they read, and checked."""
    subject = subject or draw(st.sampled_from([entity.name for entity in schema.values() if entity.key is not None]))
    grades = asked.get("grades", six_points())
    text = draw(_written(schema, schema[subject], grades, asked).filter(_fits))
    rule, problems = check_rule(text, schema, grades)
    assert rule is not None, f"{text} is not well typed: {problems}"
    return text._replace(parameters=parameter_types(rule)), rule


@st.composite
def _written(draw: DrawFn, schema: Schema, subject: Entity, grades: Grades, asked: Asking) -> RuleText:
    names, missing, name = names_for(schema, subject.name, grades), asked.get("missing", True), asked.get("name", _NAME)
    known_lists = dict(relations_of(schema, subject))
    wanted = [path for path in asked.get("lists", known_lists) if asked.get("findings", True) or not _of_findings(path)]
    lists = [(path, known_lists[path]) for path in wanted]
    own = [one for one in lists if "." not in one[0]]  # these are chosen more often than not
    texts, known = dict[str, str](), dict[str, Type]()
    for number in range(draw(st.integers(0, asked.get("lets", 3) if lists else 0))):
        path, entity = draw(st.sampled_from([*own, *lists]))
        inner = Writer(draw, names_for(schema, subject.name, grades, entity), missing)
        texts[f"let_{number}"], known[f"let_{number}"] = inner.aggregate(path)
    writer = Writer(draw, names.adding(known), missing)
    applies = writer.condition(1) if draw(st.integers(0, 3)) == 3 else None
    parameters = parameters_for(schema, grades)
    return RuleText(name, subject.name, writer.condition(2), applies, texts, parameters, (("rule", name),))


def _of_findings(path: str) -> bool:
    return path.rpartition(".")[2] == "findings"


def _fits(text: RuleText) -> bool:
    return max(map(len, (text.when, text.applies or "", *text.lets.values()))) <= LONGEST
