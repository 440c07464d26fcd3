"""Rules drawn at random, as texts and as typed trees, and values for their parameters."""

from __future__ import annotations

from functools import cache

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


@cache
def six_points() -> Grades:
    """The grades of the six-point scale, by name."""
    return grade_constants(load_scale("six-point-scale/1"))


def expressions(
    schema: Schema = FACTS,
    subject: str | None = None,
    *,
    grades: Grades | None = None,
    name: str = "evidence/drawn",
    missing: bool = True,
    lets: int = 3,
) -> SearchStrategy[RuleText]:
    """Texts of rules without problems: conditions with everything that the language has, over up to `lets` aggregates.

    Args:
        schema: what rules may ask about.
        subject: the entity that they are for; any that rules can be for unless given.
        grades: of the scale they are for, by name; those of the six-point scale unless given.
        name: what they are called.
        missing: whether they may ask `missing`, which alone lets more knowledge turn a rule that fires.
        lets: how many aggregates they have at most.
    """
    return _checked(schema, subject, grades, name, missing, lets).map(lambda pair: pair[0])


def typed_rules(
    schema: Schema = FACTS,
    subject: str | None = None,
    *,
    grades: Grades | None = None,
    name: str = "evidence/drawn",
    missing: bool = True,
    lets: int = 3,
) -> SearchStrategy[TypedRule]:
    """The same rules, checked. The arguments are those of `expressions`."""
    return _checked(schema, subject, grades, name, missing, lets).map(lambda pair: pair[1])


def parameter_values(rule: TypedRule) -> SearchStrategy[Parameters]:
    """Values for the parameters that a rule reads, each of its type and near the constants of the rule."""
    types = parameter_types(rule)
    values = Values.near([rule])
    return st.fixed_dictionaries({name: st.sampled_from(values.of(type_)) for name, type_ in types.items()})


def parameter_types(rule: TypedRule) -> dict[str, Type]:
    """The types of the parameters that a rule reads."""
    return {node.name: node.type for node in rule.read if not isinstance(node, FactOf)}


@st.composite
def _checked(
    draw: DrawFn,
    schema: Schema,
    subject: str | None,
    grades: Grades | None,
    name: str,
    missing: bool,
    lets: int,
) -> tuple[RuleText, TypedRule]:
    grades = six_points() if grades is None else grades
    subject = subject or draw(st.sampled_from([entity.name for entity in schema.values() if entity.key is not None]))
    text = draw(_written(schema, schema[subject], grades, name, missing, lets).filter(_fits))
    rule, problems = check_rule(text, schema, grades)
    assert rule is not None, f"{text} is not well typed: {problems}"
    return text._replace(parameters=parameter_types(rule)), rule


@st.composite
def _written(
    draw: DrawFn, schema: Schema, subject: Entity, grades: Grades, name: str, missing: bool, lets: int
) -> RuleText:
    names, texts = names_for(schema, subject.name, grades), dict[str, str]()
    lists, own = list(relations_of(schema, subject)), [(one, r.entity) for one, r in subject.relations.items()]
    known: dict[str, Type] = {}
    for number in range(draw(st.integers(0, lets if lists else 0))):
        path, entity = draw(st.sampled_from([*own, *lists]))
        inner = Writer(draw, names_for(schema, subject.name, grades, entity), missing)
        texts[f"let_{number}"], known[f"let_{number}"] = inner.aggregate(path)
    writer = Writer(draw, names.adding(known), missing)
    applies = writer.condition(1) if draw(st.integers(0, 3)) == 3 else None
    parameters = parameters_for(schema, grades)
    return RuleText(name, subject.name, writer.condition(2), applies, texts, parameters, (("rule", name),))


def _fits(text: RuleText) -> bool:
    return max(map(len, (text.when, text.applies or "", *text.lets.values()))) <= LONGEST
