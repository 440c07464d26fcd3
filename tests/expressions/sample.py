"""A small schema that has every type, and rules and rows over it in a few words.

Facts may be given as they are written in files: `grade="good"`, `gathered_on="2020-01-31"`, `rate="0.50"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from qualityframework.expressions import (
    OUTCOMES,
    Constant,
    Findings,
    Numbered,
    Parameters,
    Problem,
    Row,
    Rows,
    RuleText,
    TypedRule,
    check_rule,
    compile_rules,
    infer,
    new_row,
    outcome,
    read,
)
from qualityframework.vocabulary import (
    Date,
    Decimal,
    Entity,
    Fact,
    GradeOf,
    Integer,
    Kind,
    Outcome,
    Relation,
    Text,
    Truth,
    Type,
)

SCALE = GradeOf("six-point", 6)
GRADES: Mapping[str, Constant] = {
    name: Constant(position, SCALE)
    for position, name in enumerate(("unsatisfactory", "weak", "adequate", "good", "very_good", "excellent"), 1)
}
PART = Kind("part", ("impact", "process", "leadership"))
FAMILY = Kind("family", ("records", "survey", "discussion"))
REMIT = Kind("remit", ("story", "evidence", "consistency"))
SEVERITY = Kind("severity", ("resolve", "explain", "note"))


def _facts(only_if: Mapping[str, str] | None = None, **types: Type) -> dict[str, Fact]:
    hangs = only_if or {}
    return {name: Fact(type_, f"{name} of the sample", hangs.get(name)) for name, type_ in types.items()}


def _relations(**entities: str) -> dict[str, Relation]:
    return {name: Relation(entity, f"{name} of the sample") for name, entity in entities.items()}


SCHEMA: Mapping[str, Entity] = MappingProxyType(
    {
        entity.name: entity
        for entity in (
            Entity(
                "inspection",
                "the record as a whole",
                _facts(id=Text(), as_of=Date(), complete=Truth(), words=Integer(0, 5_000)),
                _relations(domains="domain", evaluations="evaluation", items="item", findings="finding"),
                key="",
            ),
            Entity(
                "domain",
                "a part of the framework",
                _facts(id=Text(), weight=Decimal(2, 0, 100)),
                _relations(evaluations="evaluation", findings="finding"),
                {"inspection": "inspection"},
                key="domains",
            ),
            Entity(
                "evaluation",
                "what the team gives a subject",
                _facts(
                    {"grade": "evaluated", "earlier_grade": "has_earlier"},
                    id=Text(),
                    indicator=Text(),
                    evaluated=Truth(),
                    grade=GradeOf(),
                    has_earlier=Truth(),
                    earlier_grade=GradeOf(),
                    part=PART,
                    reason_stated=Truth(),
                    graded_on=Date(),
                    people=Integer(0, 500),
                    balance=Integer(-20, 20),
                    rate=Decimal(2, 0, 100),
                    fee=Decimal(1, 0, 1_000),
                ),
                _relations(items="item", findings="finding"),
                {"inspection": "inspection", "domain": "domain"},
                key="evaluations",
            ),
            Entity(
                "item",
                "a piece of evidence",
                _facts(
                    {"grade": "graded"},
                    id=Text(),
                    kind=Text(),
                    family=FAMILY,
                    supports=Truth(),
                    cited=Truth(),
                    gathered_on=Date(),
                    people=Integer(0, 500),
                    balance=Integer(-20, 20),
                    rate=Decimal(2, 0, 100),
                    graded=Truth(),
                    grade=GradeOf(),
                ),
                parents={"inspection": "inspection"},
            ),
            Entity(
                "finding",
                "a finding of an earlier stratum",
                _facts(id=Text(), rule=Text(), remit=REMIT, severity=SEVERITY),
            ),
        )
    }
)
PARENTS = {name: entity.parents for name, entity in SCHEMA.items()}


def row(entity: str, **given: Any) -> Row:
    """A row whose facts are given as they are written; what is left out is unknown."""
    facts = SCHEMA[entity].facts
    return new_row(SCHEMA[entity], {name: _held(facts.get(name), value) for name, value in given.items()})


def _held(fact: Fact | None, value: Any) -> Any:
    if fact is not None and isinstance(value, str) and isinstance(fact.type, Date | GradeOf | Decimal):
        return read(value, fact.type, GRADES)
    return value


def items(*given: Mapping[str, Any]) -> tuple[Row, ...]:
    """Pieces of evidence."""
    return tuple(row("item", **facts) for facts in given)


def some(certain: Iterable[Row] = (), possible: Iterable[Row] = (), *, more: bool = False) -> Rows:
    """A list of which not everything is known."""
    return Rows(tuple(certain), tuple(possible), more)


def problems_of(when: str, **rest: Any) -> dict[str, list[Problem]]:
    """What is wrong with a rule."""
    typed, problems = check_rule(_text(when, **rest), SCHEMA, GRADES)
    assert (typed is None) == bool(problems), "a rule is typed, or it has problems"
    return problems


def typed_rule(when: str, **rest: Any) -> TypedRule:
    """A rule that has no problems."""
    typed, problems = check_rule(_text(when, **rest), SCHEMA, GRADES)
    assert typed is not None, problems
    return typed


def _text(
    when: str,
    *,
    subject: str = "evaluation",
    name: str = "evidence/sample",
    parameters: Mapping[str, str] | None = None,
    **rest: Any,
) -> RuleText:
    types = {known: infer(text, GRADES).type for known, text in (parameters or {}).items()}
    return RuleText(name, subject, when, parameters=types, **rest)


def values_of(parameters: Mapping[str, str] | None) -> Parameters:
    """The values of parameters that are given as they are written."""
    return {name: infer(text, GRADES).value for name, text in (parameters or {}).items()}


def record(
    inspection: Mapping[str, Any] | None = None, domain: Mapping[str, Any] | None = None, **given: Any
) -> tuple[Row, Row]:
    """An inspection with one domain that has one evaluation; and that evaluation."""
    top = row("inspection", **(inspection or {}))
    between = row("domain", **(domain or {}), inspection=top)
    subject = row("evaluation", **given, inspection=top, domain=between)
    for owner in (top, between):
        if "evaluations" not in ((inspection if owner is top else domain) or {}):
            set_related(owner, "evaluations", (subject,))
    set_related(top, "domains", (between,))
    return top, subject


def set_related(owner: Row, relation: str, rows: tuple[Row, ...] | Rows) -> None:
    """Rows know each other both ways, so one way has to be set afterwards."""
    setattr(owner, relation, rows)


def judge(rule: TypedRule, top: Row, subject: Row, values: Parameters, findings: Findings | None = None) -> Outcome:
    """What the rule comes to, if the evaluator that defines it and the compiled one agree."""
    meant = outcome(rule, subject, values, findings or {})
    compiled = compile_rules([Numbered(0, rule, values)], SCHEMA)
    hits = {id(hit_row): number for _, hit_row, number in compiled.run(top, findings or {})}
    assert OUTCOMES[hits.get(id(subject), 0)] == meant, compiled.source
    return meant


def comes_to(when: str, *, parameters: Mapping[str, str] | None = None, **rest: Any) -> Outcome:
    """What a rule for an evaluation comes to: its texts are `when`, `applies` and `lets`, the rest are facts."""
    texts = {key: rest.pop(key) for key in ("applies", "lets") if key in rest}
    findings = rest.pop("findings", None)
    rule = typed_rule(when, parameters=parameters, **texts)
    top, subject = record(**rest)
    return judge(rule, top, subject, values_of(parameters), None if findings is None else {subject: findings})
