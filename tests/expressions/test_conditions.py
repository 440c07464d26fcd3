"""What each form of a condition means, where everything is known and where something is not.

Every line is judged by the evaluator that defines the meaning and by the compiled rules; they have to agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from qualityframework.vocabulary import Outcome
from tests.expressions.sample import comes_to, items, typed_rule

F, C, U, N = Outcome.FIRES, Outcome.CLEAR, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE
Case = tuple[str, Mapping[str, Any], Outcome]

GOOD: Mapping[str, Any] = {"evaluated": True, "grade": "good"}
BETTER: Mapping[str, Any] = {**GOOD, "has_earlier": True, "earlier_grade": "weak"}

TRUTHS: list[Case] = [
    ("reason_stated", {"reason_stated": True}, F),
    ("reason_stated", {"reason_stated": False}, C),
    ("reason_stated", {}, U),
    ("not reason_stated", {"reason_stated": True}, C),
    ("not reason_stated", {"reason_stated": False}, F),
    ("not reason_stated", {}, U),
    ("not not reason_stated", {"reason_stated": True}, F),
    ("not not reason_stated", {}, U),
    ("inspection.complete", {"inspection": {"complete": True}}, F),
    ("inspection.complete", {"inspection": {"complete": False}}, C),
    ("inspection.complete", {}, U),
    ("domain.inspection.complete", {"inspection": {"complete": True}}, F),
]

KLEENE: list[Case] = [
    (f"reason_stated {word} has_earlier", {"reason_stated": one, "has_earlier": other}, expected)
    for word, one, other, expected in (
        ("and", True, True, F),
        ("and", True, False, C),
        ("and", True, None, U),
        ("and", False, True, C),
        ("and", False, False, C),
        ("and", False, None, C),
        ("and", None, True, U),
        ("and", None, False, C),
        ("and", None, None, U),
        ("or", True, True, F),
        ("or", True, False, F),
        ("or", True, None, F),
        ("or", False, True, F),
        ("or", False, False, C),
        ("or", False, None, U),
        ("or", None, True, F),
        ("or", None, False, U),
        ("or", None, None, U),
    )
]

FOLDED: list[Case] = [
    ("reason_stated and 1 < 2", {"reason_stated": True}, F),
    ("reason_stated and 1 < 2", {}, U),
    ("reason_stated or 1 > 2", {"reason_stated": False}, C),
    ("reason_stated and (people > 3 or 1 in (1, 2))", {"reason_stated": True}, F),
    ("reason_stated or not 3 not in (1, 2)", {}, U),
    ("reason_stated or (people > 3 and good < weak)", {"reason_stated": False}, C),
]

ORDERS: list[Case] = [
    (f"people {order} 3", {"people": value}, expected)
    for order, below, same, above in (
        ("<", F, C, C),
        ("<=", F, F, C),
        (">", C, C, F),
        (">=", C, F, F),
        ("==", C, F, C),
        ("!=", F, C, F),
    )
    for value, expected in ((2, below), (3, same), (4, above), (None, U))
]

CHAINS: list[Case] = [
    ("1 < people < 5", {"people": 3}, F),
    ("1 < people < 5", {"people": 1}, C),
    ("1 < people < 5", {"people": 5}, C),
    ("1 < people < 5", {}, U),
    ("1 < people <= balance", {"people": 1}, C),
    ("1 < people <= balance", {"people": 2}, U),
    ("people == balance == 3", {"people": 3, "balance": 3}, F),
    ("3 > balance in (1, 2)", {"balance": 2}, F),
    ("2 > balance not in (1, 2)", {"balance": 0}, F),
    ("2 > balance not in (1, 2)", {"balance": 1}, C),
]

NUMBERS: list[Case] = [
    ("people + balance > 5", {"people": 3, "balance": 3}, F),
    ("people + balance > 5", {"people": 3}, U),
    ("people - balance == 5", {"people": 3, "balance": -2}, F),
    ("2 * people > 5", {"people": 3}, F),
    ("people * 2 > 5", {"people": 2}, C),
    ("people * -2 < -5", {"people": 3}, F),
    ("0 * people == 0", {"people": 3}, F),
    ("0 * people == 0", {}, U),
    ("-balance > 3", {"balance": -4}, F),
    ("-balance > 3", {}, U),
    ("abs(balance) == 4", {"balance": -4}, F),
    ("abs(balance - people) > 4", {"balance": -4, "people": 1}, F),
    ("abs(balance) > 4", {}, U),
    ("abs(abs(balance) - 3) == 1", {"balance": -2}, F),
    ("min(people, balance) == -1", {"people": 3, "balance": -1}, F),
    ("min(people, balance, 2) == 2", {"people": 3, "balance": 5}, F),
    ("max(people, balance) == 3", {"people": 3, "balance": -1}, F),
    ("max(people, balance) > 2", {"people": 3}, U),
    ("max(people, 2.5) == 3", {"people": 3}, F),
    ("max(people, 2.5) == 2.50", {"people": 2}, F),
]

DECIMALS: list[Case] = [
    ("rate == 0.3", {"rate": "0.30"}, F),
    ("rate > 0.3", {"rate": "0.30"}, C),
    ("rate > 0.299", {"rate": "0.30"}, F),
    ("rate + 0.1 == 0.3", {"rate": "0.20"}, F),
    ("rate + 0.1 + 0.2 == 0.6", {"rate": "0.30"}, F),
    ("3 * rate == 0.9", {"rate": "0.30"}, F),
    ("rate == 1", {"rate": "1.00"}, F),
    ("rate < fee", {"rate": "0.30", "fee": "0.4"}, F),
    ("rate + fee == 0.7", {"rate": "0.30", "fee": "0.4"}, F),
    ("fee > people", {"fee": "3.1", "people": 3}, F),
    ("fee == people", {"fee": "3.0", "people": 3}, F),
    ("min(fee, rate, people) == 0.25", {"fee": "3.0", "rate": "0.25", "people": 3}, F),
    ("rate in (0.25, 0.50)", {"rate": "0.50"}, F),
    ("rate in (0.25, 0.50)", {"rate": "0.05"}, C),
    ("rate > 0.3", {}, U),
]

GRADES: list[Case] = [
    ("grade >= good", GOOD, F),
    ("grade > good", GOOD, C),
    ("weak < grade <= good", GOOD, F),
    ("grade == earlier_grade", BETTER, C),
    ("grade in (good, excellent)", GOOD, F),
    ("grade not in (good, excellent)", GOOD, C),
    ("grade > weak", {"evaluated": True}, U),
    ("steps(grade, earlier_grade) == 2", BETTER, F),
    ("steps(earlier_grade, grade) == -2", BETTER, F),
    ("abs(steps(earlier_grade, grade)) >= 2", BETTER, F),
    ("steps(grade, adequate) == 1", GOOD, F),
    ("steps(grade, earlier_grade) > 0", {**GOOD, "has_earlier": True}, U),
    ("min(grade, earlier_grade) == weak", BETTER, F),
    ("max(grade, adequate) == good", GOOD, F),
]

EXISTENCE: list[Case] = [
    ("grade > weak", {"evaluated": False}, N),
    ("grade > weak", {}, U),
    ("not grade > weak", {"evaluated": False}, N),
    ("missing(grade)", {"evaluated": False}, N),
    ("missing(grade)", {"evaluated": True}, F),
    ("grade > earlier_grade", {**GOOD, "has_earlier": False}, N),
    ("grade > earlier_grade", {"has_earlier": False}, N),
    ("grade > earlier_grade", {**GOOD}, U),
    ("grade > earlier_grade", BETTER, F),
    ("not evaluated or grade > adequate", {"evaluated": False}, N),
    ("not evaluated or grade > adequate", GOOD, F),
    ("evaluated and grade > good", {"evaluated": False}, N),
]

DATES: list[Case] = [
    ("graded_on < inspection.as_of", {"graded_on": "2019-07-30", "inspection": {"as_of": "2019-07-31"}}, F),
    ("graded_on < inspection.as_of", {"graded_on": "2019-07-31", "inspection": {"as_of": "2019-07-31"}}, C),
    ("graded_on < inspection.as_of", {"inspection": {"as_of": "2019-07-31"}}, U),
    (
        "months_between(graded_on, inspection.as_of) == 1",
        {"graded_on": "2019-07-31", "inspection": {"as_of": "2019-08-31"}},
        F,
    ),
    (
        "months_between(graded_on, inspection.as_of) < 1",
        {"graded_on": "2019-07-31", "inspection": {"as_of": "2019-08-30"}},
        F,
    ),
    ("months_between(graded_on, inspection.as_of) > 1", {"graded_on": "2019-07-31"}, U),
    (
        "max(graded_on, inspection.as_of) == graded_on",
        {"graded_on": "2020-01-01", "inspection": {"as_of": "2019-07-31"}},
        F,
    ),
]

WORDS: list[Case] = [
    ('part == "impact"', {"part": "impact"}, F),
    ('"impact" == part', {"part": "process"}, C),
    ('part != "impact"', {"part": "process"}, F),
    ('part != "impact"', {}, U),
    ('part in ("impact", "process")', {"part": "process"}, F),
    ('part not in ("impact", "process")', {"part": "leadership"}, F),
    ('part not in ("impact", "process")', {}, U),
    ("part == part", {"part": "impact"}, F),
    ("part == part", {}, U),
    ('id == "9.1-9.4"', {"id": "9.1-9.4"}, F),
    ("id == domain.id", {"id": "a", "domain": {"id": "a"}}, F),
    ("id != domain.id", {"id": "a", "domain": {"id": "A"}}, F),
    ("id == domain.id", {}, U),
    ('id in ("a", "b")', {"id": "b"}, F),
    ('id == "it\'s \\"so\\" \\\\"', {"id": 'it\'s "so" \\'}, F),
    ('id == "é"', {"id": "e\u0301"}, C),
    ('id == ""', {"id": ""}, F),
]

MISSING: list[Case] = [
    ("missing(reason_stated)", {}, F),
    ("missing(reason_stated)", {"reason_stated": False}, C),
    ("missing(reason_stated)", {"reason_stated": True}, C),
    ("missing(people)", {"people": 0}, C),
    ("missing(id)", {"id": ""}, C),
    ("not missing(people)", {}, C),
    ("missing(inspection.as_of)", {}, F),
    ("missing(domain.weight) or people > 3", {}, F),
    ("missing(people) or people > 3", {"people": 3}, C),
    ("missing(people) and people > 3", {}, U),
]


@pytest.mark.parametrize(
    ("when", "given", "expected"),
    TRUTHS + KLEENE + FOLDED + ORDERS + CHAINS + NUMBERS + DECIMALS + GRADES + EXISTENCE + DATES + WORDS + MISSING,
)
def test_a_condition_on_facts_comes_to(when: str, given: Mapping[str, Any], expected: Outcome) -> None:
    """Two-valued where all is known; where it is not, undetermined unless the gap makes no difference."""
    assert expected is comes_to(when, **given)


@pytest.mark.parametrize(
    ("value", "order", "expected"),
    [
        ("3", ">=", C),
        ("2", ">=", F),
        ("2.5", "<", F),
        ("1.5", "<", C),
        ("2.0", "==", F),
    ],
)
def test_a_parameter_is_compared_like_a_number_written_there(value: str, order: str, expected: Outcome) -> None:
    """A whole number or a decimal, of any places."""
    assert expected is comes_to(f"people {order} least", parameters={"least": value}, people=2)


def test_a_parameter_may_be_a_date_a_grade_or_a_text() -> None:
    """Each is compared with facts of its own type."""
    assert comes_to("graded_on < since", parameters={"since": "2019-08-01"}, graded_on="2019-07-31") is F
    assert comes_to("grade >= bar", parameters={"bar": "very_good"}, **GOOD) is C
    assert comes_to("id == word", parameters={"word": "a'); exit('"}, id="a'); exit('") is F
    assert comes_to("people >= 2 * least", parameters={"least": "-3"}, people=0) is F


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"reason_stated": True, "people": 5}, F),
        ({"reason_stated": True, "people": 3}, C),
        ({"reason_stated": True}, U),
        ({"reason_stated": False, "people": 5}, N),
        ({"reason_stated": False}, N),
        ({"people": 5}, U),
        ({"people": 3}, U),
    ],
)
def test_a_rule_applies_or_does_not_before_its_condition_is_asked(given: Mapping[str, Any], expected: Outcome) -> None:
    """Where `applies` is false the rule is not applicable; where it is unknown, nothing is known."""
    assert expected is comes_to("people > 4", applies="reason_stated", **given)


def test_a_fact_that_exists_only_for_some_subjects_adds_to_applies() -> None:
    """The rule's own `applies` and the existence of what it reads both have to hold."""
    assert comes_to("grade > weak", applies="reason_stated", reason_stated=True, **GOOD) is F
    assert comes_to("grade > weak", applies="reason_stated", reason_stated=False, evaluated=True) is N
    assert comes_to("grade > weak", applies="reason_stated", reason_stated=True, evaluated=False) is N
    assert comes_to("people > 3", applies="grade > weak", people=4, evaluated=False) is N
    assert comes_to("people > 3", applies="not evaluated or grade > weak", people=4, evaluated=False) is N
    assert comes_to("grade > weak", applies="reason_stated and evaluated", **GOOD) is U


def test_a_fact_read_only_inside_an_aggregate_still_has_to_exist() -> None:
    """The subject's own facts count wherever the rule reads them."""
    lets = {"same": "count(x for x in items if x.grade == grade)"}
    given: Mapping[str, Any] = {"items": items({"graded": True, "grade": "good"})}
    assert comes_to("same > 0", lets=lets, **given, **GOOD) is F
    assert comes_to("same > 0", lets=lets, **given, evaluated=False) is N


def test_what_the_rule_asks_for_already_is_not_asked_twice() -> None:
    """A guard is left out when it is one of the parts of `applies` that all have to hold, and only then."""
    asked = typed_rule("grade > weak", applies="reason_stated and evaluated").applies
    assert asked == typed_rule("people > 3", applies="reason_stated and evaluated").applies
    assert typed_rule("grade > weak", applies="evaluated").applies == typed_rule("grade > weak").applies
    assert typed_rule("grade > weak", applies="not evaluated").applies != typed_rule("grade > weak").applies
