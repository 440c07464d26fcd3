"""What the conditions of a rule came to when they were looked at, and which of their atoms decided."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from qualityframework.expressions import Look, conditions, looks, parameters_read, told
from qualityframework.expressions.reference import sight_of, truth
from qualityframework.expressions.tree import Expr, Not, TypedRule, parts_of, with_parts
from qualityframework.testing import Case, cases
from tests.expressions.sample import GRADES, SCHEMA, items, row, some, typed_rule


def looked(rule: TypedRule, **facts: Any) -> list[Look]:
    return list(looks(rule, row("evaluation", inspection=row("inspection"), **facts), {"least": 2}, {}))


def atoms(look: Look) -> list[str]:
    return [
        told(atom, GRADES, look.condition.let.variable if look.condition.let else "") for atom in look.condition.atoms
    ]


def deciding(look: Look) -> list[str]:
    """The atoms that decide."""
    return [text for text, decides in zip(atoms(look), look.decides, strict=True) if decides]


def test_atoms_stand_in_the_order_in_which_they_are_written() -> None:
    rule = typed_rule("reason_stated and not (people > 3 or missing(part)) or balance == 0")
    (condition,) = conditions(rule)
    assert [told(one, GRADES) for one in condition.atoms] == [
        "reason_stated",
        "people > 3",
        "missing(part)",
        "balance == 0",
    ]


def test_an_atom_decides_where_its_contrary_would_make_the_condition_another() -> None:
    rule = typed_rule("people > 3 and reason_stated")
    cases = {
        (5, True): ["people > 3", "reason_stated"],
        (5, False): ["reason_stated"],
        (1, True): ["people > 3"],
        (1, False): [],
        (5, None): ["people > 3"],  # were it false, the whole would be false and not unknown
        (1, None): ["people > 3"],
        (None, None): [],
    }
    for (people, stated), expected in cases.items():
        (look,) = looked(rule, people=people, reason_stated=stated)
        assert deciding(look) == expected, (people, stated)


def test_what_is_unknown_is_told_and_never_decides() -> None:
    (look,) = looked(typed_rule("people > 3 or reason_stated"), reason_stated=False)
    assert look.held == (None, False)
    assert deciding(look) == ["reason_stated"]


def test_when_is_looked_at_only_where_the_rule_applies() -> None:
    rule = typed_rule("people > 3", applies="reason_stated")
    parts = {
        stated: [one.condition.part for one in looked(rule, reason_stated=stated)] for stated in (True, False, None)
    }
    assert parts == {True: ["applies", "when"], False: ["applies"], None: ["applies"]}


def test_an_aggregate_is_looked_at_row_by_row_where_a_condition_that_reads_it_is() -> None:
    rule = typed_rule("n > 0", applies="reason_stated", lets={"n": "count(x for x in items if x.supports and x.cited)"})
    rows = some(items({"supports": True, "cited": False}), items({"supports": False, "cited": True}))
    held = [(one.condition.part, one.held) for one in looked(rule, reason_stated=True, items=rows)]
    assert held == [("applies", (True,)), ("when", (False,)), ("n", (True, False)), ("n", (False, True))]
    assert [one.condition.part for one in looked(rule, reason_stated=False, items=rows)] == ["applies"]


def test_what_an_aggregate_asks_of_a_row_is_looked_at_where_the_row_may_count() -> None:
    rule = typed_rule("n", lets={"n": "any(x.cited for x in items if x.supports)"})
    rows = items({"supports": True, "cited": True}, {"supports": False, "cited": True}, {"cited": False})
    of_value = [one.held for one in looked(rule, items=rows) if one.condition.of_value]
    assert of_value == [(True,), (False,)]


def test_what_only_texts_read_is_not_asked_about() -> None:
    lets = {"n": "count(x for x in items)", "told": "count(x for x in items if x.cited)"}
    rule = typed_rule("n > 0", lets=lets)
    assert [condition.part for condition in conditions(rule)] == ["when"]
    assert [one.condition.part for one in looked(rule, items=items({"cited": True}))] == ["when"]


def test_the_constant_that_a_value_is_among_is_told_where_it_is_known() -> None:
    rule = typed_rule('part in ("impact", "process")')
    assert [looked(rule, part=part)[0].met for part in ("process", "leadership", None)] == [
        (frozenset({1}),),
        (frozenset(),),
        (frozenset(),),
    ]


def test_a_parameter_is_read_where_what_it_stands_in_is_looked_at() -> None:
    rule = typed_rule("people > least", applies="reason_stated", parameters={"least": "2"})
    assert parameters_read(rule, looked(rule, reason_stated=True)) == {"least"}
    assert parameters_read(rule, looked(rule, reason_stated=False)) == frozenset()
    inner = typed_rule("n > 0", lets={"n": "count(x for x in items if x.people > least)"}, parameters={"least": "2"})
    assert parameters_read(inner, looked(inner, items=())) == {"least"}


# laws ----------------------------------------------------------------------------------------------------------------


def negated(expr: Expr, number: int) -> tuple[Expr, int]:
    """The condition with the atom of that number as its contrary, and how many atoms are left to count."""
    if told_as_joined(expr):
        parts = []
        for part in parts_of(expr):
            changed, number = negated(part, number)
            parts.append(changed)
        return with_parts(expr, parts), number
    return (Not(expr) if number == 0 else expr), number - 1


def told_as_joined(expr: Expr) -> bool:
    return type(expr).__name__ in ("Not", "AllOf", "AnyOf")


@settings(max_examples=100)
@given(cases(SCHEMA, grades=GRADES, most=1))
def test_deciding_is_what_the_reference_says_of_the_condition_with_that_atom_turned(case: Case) -> None:
    ((_, rule, parameters),) = case.rules
    for subject in case.rows.subjects(rule.subject):
        sight = sight_of(rule, subject, parameters, case.rows.findings)
        for look in looks(rule, subject, parameters, case.rows.findings):
            if look.condition.let is not None:
                continue
            whole = truth(look.condition.expr, sight)
            assert look.held == tuple(truth(atom, sight) for atom in look.condition.atoms)
            for number, (held, decides) in enumerate(zip(look.held, look.decides, strict=True)):
                turned, _ = negated(look.condition.expr, number)
                assert decides == (held is not None and truth(turned, sight) is not whole)


@settings(max_examples=50)
@given(cases(SCHEMA, grades=GRADES, most=1))
def test_what_is_looked_at_is_among_the_conditions_of_the_rule(case: Case) -> None:
    ((_, rule, parameters),) = case.rules
    known = {condition.key: condition for condition in conditions(rule)}
    assert len(known) == len(conditions(rule))
    for subject in case.rows.subjects(rule.subject):
        for look in looks(rule, subject, parameters, case.rows.findings):
            assert known[look.condition.key] == look.condition
