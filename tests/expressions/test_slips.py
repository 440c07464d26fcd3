"""Mutants of a rule: every slip that is listed, none that the checker would put right, and which of them are one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from qualityframework.expressions import Constant, Mutant, Slip, beside, form, infer, mutants
from qualityframework.expressions.tree import TypedRule
from qualityframework.testing import Case, cases
from tests.expressions.sample import GRADES, SCHEMA, typed_rule


def of(rule: TypedRule) -> list[Mutant]:
    return list(mutants(rule, SCHEMA, GRADES))


def told(when: str, slip: Slip | None = None, **rest: Any) -> list[str]:
    """The mutants of a rule, or those of one sort, as they are told."""
    made = [one for one in of(typed_rule(when, **rest)) if slip in (None, one.slip)]
    return [f"{one.part}: {one.before} -> {one.after}" for one in made]


def test_a_comparison_is_swapped_for_its_neighbour_and_for_the_other_direction() -> None:
    both = {"<": ("<=", ">"), "<=": ("<", ">="), ">": (">=", "<"), ">=": (">", "<="), "==": ("!=",), "!=": ("==",)}
    for operator, others in both.items():
        expected = [f"when: people {operator} balance -> people {other} balance" for other in others]
        assert told(f"people {operator} balance") == expected


def test_a_threshold_is_moved_by_one_and_a_grade_by_a_step_of_the_scale() -> None:
    assert told("people > 3", Slip.THRESHOLD_MOVED) == [
        "when: people > 3 -> people > 2",
        "when: people > 3 -> people > 4",
    ]
    assert told("grade >= good", Slip.THRESHOLD_MOVED) == [
        "when: grade >= good -> grade >= adequate",
        "when: grade >= good -> grade >= very_good",
    ]
    assert told("grade > unsatisfactory", Slip.THRESHOLD_MOVED) == ["when: grade > unsatisfactory -> grade > weak"]
    assert told("rate < 0.25", Slip.THRESHOLD_MOVED) == [
        "when: rate < 0.25 -> rate < 0.24",
        "when: rate < 0.25 -> rate < 0.26",
    ]
    assert told('part == "impact"', Slip.THRESHOLD_MOVED) == []


def test_a_factor_is_moved_but_not_the_one_that_scales_a_decimal() -> None:
    assert told("2 * people < balance", Slip.THRESHOLD_MOVED) == [
        "when: 2 * people < balance -> 1 * people < balance",
        "when: 2 * people < balance -> 3 * people < balance",
    ]
    assert told("people < rate", Slip.THRESHOLD_MOVED) == []


def test_each_clause_is_dropped() -> None:
    assert told("reason_stated and people > balance and has_earlier", Slip.CLAUSE_DROPPED) == [
        "when: reason_stated and people > balance and has_earlier -> people > balance and has_earlier",
        "when: reason_stated and people > balance and has_earlier -> reason_stated and has_earlier",
        "when: reason_stated and people > balance and has_earlier -> reason_stated and people > balance",
    ]
    assert told("reason_stated or has_earlier", Slip.CLAUSE_DROPPED) == [
        "when: reason_stated or has_earlier -> has_earlier",
        "when: reason_stated or has_earlier -> reason_stated",
    ]


def test_a_negation_and_an_option_are_dropped() -> None:
    assert told("not reason_stated") == ["when: not reason_stated -> reason_stated"]
    assert told('part in ("impact", "process")') == [
        'when: part in ("impact", "process") -> part in ("process",)',
        'when: part in ("impact", "process") -> part in ("impact",)',
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("any(x.cited for x in items)", "all(x.cited for x in items)"),
        ("all(x.cited for x in items)", "any(x.cited for x in items)"),
        ("min(x.people for x in items)", "max(x.people for x in items)"),
        ("max(x.people for x in items)", "min(x.people for x in items)"),
        ("distinct(x.kind for x in items)", "count(x for x in items)"),
    ],
)
def test_an_aggregate_is_swapped(before: str, after: str) -> None:
    when = "n" if before.startswith("a") else "n > balance"
    assert told(when, Slip.AGGREGATE_SWAPPED, lets={"n": before}) == [f"n: {before} -> {after}"]


def test_the_least_and_the_greatest_are_swapped() -> None:
    assert told("min(people, balance) > rate", Slip.AGGREGATE_SWAPPED) == [
        "when: min(people, balance) > rate -> max(people, balance) > rate"
    ]


def test_the_condition_of_an_aggregate_and_whether_a_rule_applies_are_left_out() -> None:
    lets = {"n": "count(x for x in items if x.cited)"}
    assert told("n > balance", Slip.CONDITION_DROPPED, applies="reason_stated", lets=lets) == [
        "applies: reason_stated -> ",
        "n: count(x for x in items if x.cited) -> count(x for x in items)",
    ]


def test_what_has_to_exist_for_what_is_read_stays() -> None:
    """An author who left it out would have it put in again."""
    rule = typed_rule("grade > earlier_grade", applies="evaluated and reason_stated")
    of_applies = [one for one in of(rule) if one.part == "applies"]
    assert [(one.before, one.after) for one in of_applies] == [("reason_stated", "")]
    (left,) = of_applies
    assert left.rule.applies == typed_rule("grade > earlier_grade").applies
    lets = {"n": "max(x.grade for x in items if x.graded and x.cited)"}
    dropped = told("n > grade", Slip.CONDITION_DROPPED, lets=lets)
    assert dropped == [
        "n: max(x.grade for x in items if x.graded and x.cited) -> max(x.grade for x in items if x.graded)"
    ]


def test_what_an_aggregate_looks_for_by_a_fact_that_goes_needs_no_more_to_exist() -> None:
    lets = {"n": "count(x for x in items if x.grade < good)"}
    assert "n: count(x for x in items if x.grade < good and x.graded) -> count(x for x in items)" in told(
        "n > balance", lets=lets
    )


def test_what_only_texts_read_has_no_mutants() -> None:
    lets = {"n": "count(x for x in items)", "told": "count(x for x in items if x.cited)"}
    assert {one.part for one in of(typed_rule("n > balance", lets=lets))} == {"when"}


def test_beside_a_value_are_those_of_its_type() -> None:
    def values(text: str) -> list[int | str | bool]:
        return [one.value for one in beside(infer(text, GRADES), GRADES)]

    assert values("3") == [2, 4]
    assert values("0.30") == [29, 31]
    assert values("excellent") == [5]
    assert values("2019-07-31") == [737270, 737272]
    assert values("word") == []


# which are one -------------------------------------------------------------------------------------------------------


def formed(when: str, values: Mapping[str, Constant] | None = None, **rest: Any) -> object:
    return form(typed_rule(when, **rest), values or {})


COUNT = {"n": "count(x for x in items)"}
GREATEST = {"n": "max(x.people for x in items)"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people > 3", "people >= 4"),
        ("people > 3", "3 < people"),
        ("not people > 3", "people <= 3"),
        ("people > balance", "balance < people"),
        ("n == 0", "n < 1"),
        ("n != 0", "n > 0"),
        ("n >= 0 and reason_stated", "reason_stated"),
        ("n < 0 or reason_stated", "reason_stated"),
        ("reason_stated and (has_earlier and n > 0)", "reason_stated and has_earlier and n > 0"),
        ('part in ("impact",)', 'part == "impact"'),
        ("not (not reason_stated)", "reason_stated"),
    ],
)
def test_what_means_the_same_has_one_form(one: str, other: str) -> None:
    assert formed(one, lets=COUNT) == formed(other, lets=COUNT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people > 3", "people > 2"),
        ("people >= 0 and reason_stated", "reason_stated"),  # unknown where nobody wrote down how many
        ("n >= 0 and reason_stated", "reason_stated"),  # the greatest of no rows is unknown
        ("reason_stated and has_earlier", "reason_stated or has_earlier"),
        ("not missing(people)", "missing(people)"),
    ],
)
def test_what_differs_has_two(one: str, other: str) -> None:
    assert formed(one, lets=GREATEST) != formed(other, lets=GREATEST)


def test_a_parameter_counts_as_its_value() -> None:
    written = {"parameters": {"least": "4"}}
    assert formed("people >= least", {"least": infer("4", GRADES)}, **written) == formed("people > 3")
    assert formed("people >= least", {"least": infer("5", GRADES)}, **written) != formed("people > 3")


@settings(max_examples=100)
@given(cases(SCHEMA, grades=GRADES, most=1))
def test_mutants_of_one_form_come_to_the_same(case: Case) -> None:
    (numbered,) = case.rules
    came = {form(numbered.rule, {}): case.meant}
    for one in of(numbered.rule):
        meant = case.rows.meant([numbered._replace(rule=one.rule)])  # which any mutant can be asked
        assert one.rule != numbered.rule
        assert came.setdefault(form(one.rule, {}), meant) == meant, f"{one.part}: {one.before} -> {one.after}"
