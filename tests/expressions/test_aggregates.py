"""What each aggregate comes to: over rows that are known, rows with gaps, rows that may be, and lists that may go on.

Both evaluators are asked: the one that defines the meaning by its trace, the compiled one by conditions on its ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from qualityframework.expressions import UNRECORDED, Constant, Related, Row, RuleText, check_rule, trace
from qualityframework.vocabulary import MANY, Date, Decimal, GradeOf, Integer, Outcome, Share, Truth, Type
from tests.expressions.sample import SCALE, SCHEMA, comes_to, items, judge, record, row, set_related, some, typed_rule

F, C, U = Outcome.FIRES, Outcome.CLEAR, Outcome.UNDETERMINED
YES, NO, GAP = {"supports": True}, {"supports": False}, dict[str, Any]()
NOTHING = None


def ends(let: str, listed: Related) -> tuple[Any, Any]:
    """The two ends of an aggregate, from the trace of a rule that reads it."""
    rule = typed_rule("people > 3", lets={"n": let})
    _, subject = record(items=listed)
    [saw] = [saw for saw in trace(rule, subject, {}, {}).saw if saw.name == "n"]
    return saw.low, saw.high


def compiled_agrees(let: str, listed: Related, low: int | None, high: int | None) -> bool:
    """Whether the compiled rules see the same ends; numbers only."""
    if low is None:
        rule = typed_rule("n == n", lets={"n": let})
        top, subject = record(items=listed)
        return judge(rule, top, subject, {}) is U
    one = F if low == high else U
    expected = {"n >= low": F, "n < low": C, "n <= high": F, "n > high": C, "n == low": one, "n == high": one}
    values = {"low": str(low), "high": str(high)}
    return expected == {when: comes_to(when, parameters=values, lets={"n": let}, items=listed) for when in expected}


def people(*counts: int | None, **rest: Any) -> tuple[Row, ...]:
    return items(*({"people": count, **rest} for count in counts))


def kinds(*names: str | None) -> tuple[Row, ...]:
    return items(*({"kind": name} for name in names))


NUMBERS: list[tuple[str, Related, int | None, int | None]] = [
    # count
    ("count(x for x in items)", (), 0, 0),
    ("count(x for x in items)", items(GAP, GAP), 2, 2),
    ("count(x for x in items)", some(items(GAP), items(GAP)), 1, 2),
    ("count(x for x in items)", some(items(GAP), more=True), 1, MANY),
    ("count(x for x in items)", UNRECORDED, 0, MANY),
    ("count(x for x in items if x.supports)", items(YES, NO, YES), 2, 2),
    ("count(x for x in items if x.supports)", items(YES, YES, GAP), 2, 3),
    ("count(x for x in items if x.supports)", some(items(YES), items(YES, NO, GAP)), 1, 3),
    ("count(x for x in items if x.supports if x.cited)", items({**YES, "cited": True}, YES, NO), 1, 2),
    ("count(x for x in items if x.supports or x.cited)", items({"cited": True}, {"cited": False}), 1, 2),
    ("count(x for x in items if not x.supports)", items(YES, NO, GAP), 1, 2),
    ("count(x for x in items if missing(x.supports))", items(YES, NO, GAP), 1, 1),
    ("count(x for x in items if x.grade > weak)", items({"graded": False}, {"graded": True, "grade": "good"}), 1, 1),
    ("count(x for x in items if x.grade > weak)", items({"graded": True}, GAP, {"graded": False}), 0, 2),
    ("count(x for x in items if not x.grade > weak)", items({"graded": False}), 0, 0),
    ("count(x for x in items if not x.graded or x.grade > weak)", items({"graded": False}), 0, 0),
    # distinct
    ("distinct(x.kind for x in items)", (), 0, 0),
    ("distinct(x.kind for x in items)", kinds("a", "b", "a"), 2, 2),
    ("distinct(x.kind for x in items)", kinds("a", "b", None), 2, 3),
    ("distinct(x.kind for x in items)", kinds(None), 1, 1),
    ("distinct(x.kind for x in items)", kinds(None, None), 1, 2),
    ("distinct(x.kind for x in items)", some(kinds("a"), kinds("a", "b")), 1, 2),
    ("distinct(x.kind for x in items)", some(kinds("a"), more=True), 1, MANY),
    ("distinct(x.kind for x in items if x.supports)", items({"kind": "a", **YES}, {"kind": "b"}), 1, 2),
    ("distinct(x.kind for x in items if x.supports)", items({"kind": "a"}, {"kind": "a"}), 0, 1),
    ("distinct(x.family for x in items)", items(*[{"family": "survey"}] * 2, *[GAP] * 4), 1, 3),
    ("distinct(x.family for x in items)", some(items({"family": "survey"}), more=True), 1, 3),
    ("distinct(x.people for x in items)", people(1, 2, 2), 2, 2),
    ("distinct(x.people - x.people for x in items)", people(1, 2), 1, 1),
    ("distinct(x.grade for x in items)", items({"graded": False}, {"graded": True, "grade": "good"}), 1, 1),
    ('distinct("a" for x in items)', items(GAP, GAP), 1, 1),
    # sum
    ("sum(x.people for x in items)", (), 0, 0),
    ("sum(x.people for x in items)", people(1, 2), 3, 3),
    ("sum(x.people for x in items)", people(1, None), 1, 501),
    ("sum(x.people for x in items)", some(people(1), people(2)), 1, 3),
    ("sum(x.people for x in items)", some(people(1), people(None)), 1, 501),
    ("sum(x.people for x in items)", some(people(3), more=True), 3, 500 * MANY),
    ("sum(x.people for x in items)", some(people(3, None), people(7), more=True), 3, 500 * MANY),
    ("sum(x.people for x in items)", UNRECORDED, 0, 500 * MANY),
    ("sum(x.balance for x in items)", some(items({"balance": 5}), more=True), 5 - 20 * MANY, 20 * MANY),
    ("sum(x.people for x in items if x.supports)", (*people(1, **YES), *people(2), *people(4, **NO)), 1, 3),
    ("sum(x.balance for x in items)", items({"balance": -3}, {"balance": 5}), 2, 2),
    ("sum(x.balance for x in items)", items({"balance": -3}, GAP), -23, 17),
    ("sum(x.balance for x in items)", some((), items({"balance": -3}, {"balance": 5})), -3, 5),
    ("sum(x.balance for x in items)", some((), items(GAP)), -20, 20),
    ("sum(2 * x.people + 1 for x in items)", people(1, 2), 8, 8),
    ("sum(1 for x in items if x.supports)", items(YES, GAP), 1, 2),
    ("sum(-1 for x in items if x.supports)", items(YES, GAP), -2, -1),
    ("sum(abs(x.balance) for x in items)", items({"balance": -3}, {"balance": 5}), 8, 8),
    # min and max
    ("max(x.people for x in items)", (), NOTHING, NOTHING),
    ("max(x.people for x in items)", UNRECORDED, NOTHING, NOTHING),
    ("max(x.people for x in items)", some((), people(5)), NOTHING, NOTHING),
    ("max(x.people for x in items)", people(1, 5, 3), 5, 5),
    ("max(x.people for x in items)", people(0), 0, 0),
    ("max(x.people for x in items)", people(1, None), 1, 500),
    ("max(x.people for x in items)", people(None), 0, 500),
    ("max(x.people for x in items)", some(people(3), people(2, 7)), 3, 7),
    ("max(x.people for x in items)", some(people(3), people(2)), 3, 3),
    ("max(x.people for x in items)", some(people(3), people(None)), 3, 500),
    ("max(x.people for x in items)", some(people(3), more=True), 3, 500),
    ("max(x.people for x in items if x.supports)", (*people(3, **YES), *people(7)), 3, 7),
    ("max(x.people for x in items if x.supports)", people(7), NOTHING, NOTHING),
    ("min(x.people for x in items)", (), NOTHING, NOTHING),
    ("min(x.people for x in items)", some((), people(5)), NOTHING, NOTHING),
    ("min(x.people for x in items)", people(4, 2, 3), 2, 2),
    ("min(x.people for x in items)", people(500), 500, 500),
    ("min(x.people for x in items)", people(4, None), 0, 4),
    ("min(x.people for x in items)", some(people(3), people(2, 7)), 2, 3),
    ("min(x.people for x in items)", some(people(3), more=True), 0, 3),
    ("min(x.balance for x in items)", items({"balance": -3}, {"balance": 5}), -3, -3),
    ("min(x.balance for x in items)", items({"balance": -3}, GAP), -20, -3),
    ("max(2 for x in items)", items(GAP), 2, 2),
]


@pytest.mark.parametrize(("let", "listed", "low", "high"), NUMBERS)
def test_a_number_goes_from_what_is_certain_to_what_is_possible(
    let: str, listed: Related, low: int | None, high: int | None
) -> None:
    """Both evaluators see the same two ends; without a row for certain there is no least or greatest."""
    assert (low, high) == ends(let, listed)
    assert compiled_agrees(let, listed, low, high)


BOUNDS: list[tuple[str, int, int]] = [
    ("x.people", 0, 500),
    ("-x.people", -500, 0),
    ("x.people + x.balance", -20, 520),
    ("x.people - x.balance", -20, 520),
    ("x.balance - x.people", -520, 20),
    ("x.people + 3", 3, 503),
    ("3 - x.people", -497, 3),
    ("2 * x.balance", -40, 40),
    ("x.balance * -3", -60, 60),
    ("-3 * x.people", -1500, 0),
    ("abs(x.balance)", 0, 20),
    ("abs(x.people - 600)", 0, 600),
    ("min(x.people, x.balance)", -20, 20),
    ("max(x.people, x.balance)", 0, 500),
    ("max(x.people, x.balance, 7)", 7, 500),
    ("min(3, 5, x.people)", 0, 3),
    ("steps(x.grade, weak)", -5, 5),
    ("months_between(x.gathered_on, x.gathered_on)", -120_000, 120_000),
    ("2 + 3 - 1 + 0 * x.people", 4, 4),
]


@pytest.mark.parametrize(("value", "low", "high"), BOUNDS)
def test_what_a_gap_may_be_follows_from_the_bounds_of_its_type(value: str, low: int, high: int) -> None:
    """A fact lies between its bounds, and a sum, product or distance between what comes of them."""
    listed = items({"graded": True})
    assert (low, high) == ends(f"max({value} for x in items)", listed)
    assert (low, high) == ends(f"min({value} for x in items)", listed)
    assert (min(0, low), max(0, high)) == ends(f"sum({value} for x in items)", some((), listed))


def test_a_decimal_has_bounds_of_its_last_digit() -> None:
    """So that a half more of a rate is from 0.5 to 1.5."""
    assert ends("max(x.rate + 0.5 for x in items)", items({})) == (50, 150)
    assert ends("max(x.rate - 0.125 for x in items)", items({})) == (-125, 875)
    assert ends("max(max(x.rate, 0.125, 2) for x in items)", items({})) == (2_000, 2_000)
    assert ends("max(min(x.people, 0.5) for x in items)", items({})) == (0, 5)


TYPES: list[tuple[str, Type]] = [
    ("count(x for x in items)", Integer(0, MANY)),
    ("distinct(x.kind for x in items)", Integer(0, MANY)),
    ("distinct(x.family for x in items)", Integer(0, 3)),
    ("sum(x.people for x in items)", Integer(0, 500 * MANY)),
    ("sum(x.balance for x in items)", Integer(-20 * MANY, 20 * MANY)),
    ("sum(x.people + 3 for x in items)", Integer(0, 503 * MANY)),
    ("sum(-x.people - 3 for x in items)", Integer(-503 * MANY, 0)),
    ("sum(x.rate for x in items)", Decimal(2, 0, 100 * MANY)),
    ("max(x.rate for x in items)", Decimal(2, 0, 100)),
    ("min(x.gathered_on for x in items)", Date()),
    ("min(x.grade for x in items)", SCALE),
    ("any(x.supports for x in items)", Truth()),
    ("all(x.supports for x in items)", Truth()),
    ("share(x.supports for x in items)", Share()),
]


@pytest.mark.parametrize(("let", "type_"), TYPES)
def test_an_aggregate_has_a_type_with_bounds(let: str, type_: Type) -> None:
    """Back ends rely on them: of no list are there more than a million rows."""
    assert [type_] == [one.type for one in typed_rule("people > 3", lets={"n": let}).lets]


def test_an_unknown_grade_is_one_of_the_scale_in_use() -> None:
    """On a scale of four points the best that a gap may be is the fourth."""
    four = GradeOf("four-point", 4)
    grades = {name: Constant(position, four) for position, name in enumerate(("low", "fair", "fine", "high"), 1)}
    text = RuleText("r", "evaluation", "steps(n, low) > 2", lets={"n": "max(x.grade for x in items)"})
    rule, problems = check_rule(text, SCHEMA, grades)
    assert rule is not None, problems
    assert rule.lets[0].type == four
    _, subject = record(items=items({"graded": True}))
    [saw] = trace(rule, subject, {}, {}).saw
    assert (saw.low, saw.high) == (1, 4)


SOME: list[tuple[str, Related, Outcome, Outcome]] = [
    # any, all
    ("x.supports for x in items", (), C, F),
    ("x.supports for x in items", UNRECORDED, U, U),
    ("x.supports for x in items", items(YES, NO), F, C),
    ("x.supports for x in items", items(YES, YES), F, F),
    ("x.supports for x in items", items(NO, NO), C, C),
    ("x.supports for x in items", items(YES, GAP), F, U),
    ("x.supports for x in items", items(NO, GAP), U, C),
    ("x.supports for x in items", some(items(YES), more=True), F, U),
    ("x.supports for x in items", some(items(NO), more=True), U, C),
    ("x.supports for x in items", some(items(NO), items(YES)), U, C),
    ("x.supports for x in items", some(items(YES), items(NO)), F, U),
    ("x.supports for x in items", some((), items(NO)), C, U),
    ("x.supports for x in items", some((), items(YES)), U, F),
    ("x.supports for x in items if x.cited", items({**YES, "cited": False}), C, F),
    ("x.supports for x in items if x.cited", items({**YES, "cited": True}, {**NO, "cited": False}), F, F),
    ("x.supports for x in items if x.cited", items(YES), U, F),
    ("x.supports for x in items if x.cited", items(NO), C, U),
    ("not x.supports for x in items", items(YES, YES), C, C),
    ("x.supports and x.cited for x in items", items({**NO}, {**YES, "cited": True}), F, C),
    ("x.people > 3 for x in items", people(4, 5), F, F),
    ("x.grade > weak for x in items", items({"graded": False}), C, F),
]


@pytest.mark.parametrize(("inner", "listed", "some_hold", "every_holds"), SOME)
def test_any_and_all_hold_only_where_no_gap_could_change_it(
    inner: str, listed: Related, some_hold: Outcome, every_holds: Outcome
) -> None:
    """Of no rows none holds and all do; a list that may go on can still turn either way."""
    assert some_hold is comes_to("n", lets={"n": f"any({inner})"}, items=listed)
    assert every_holds is comes_to("n", lets={"n": f"all({inner})"}, items=listed)


SHARES: list[tuple[Related, str, Outcome]] = [
    (items(YES, NO), "n >= 0.5", F),
    (items(YES, NO), "n > 0.5", C),
    (items(YES, NO), "0.5 <= n <= 0.5", F),
    (items(YES, NO, NO), "n > 0.333", F),
    (items(YES, NO, NO), "n < 0.334", F),
    (items(YES, YES), "n >= 1", F),
    (items(NO), "n <= 0", F),
    (items(NO), "0 < n", C),
    # of no rows there is no share
    ((), "n >= 0", U),
    ((), "n < 0", U),
    (UNRECORDED, "n >= 0", U),
    (some((), items(YES)), "n >= 0", U),
    (items({**YES, "cited": False}), "n >= 0", F),
    # one gap of two: from a half to all
    (items(YES, GAP), "n >= 0.5", F),
    (items(YES, GAP), "n > 0.5", U),
    (items(YES, GAP), "n >= 0.49", F),
    (items(NO, GAP), "n <= 0.5", F),
    (items(NO, GAP), "n < 0.5", U),
    # rows that may count: those that hold can raise it, those that do not can lower it
    (some(items(YES), items(NO)), "n >= 0.5", F),
    (some(items(YES), items(NO)), "n > 0.5", U),
    (some(items(YES), items(NO)), "n <= 1", F),
    (some(items(NO), items(YES)), "n <= 0.5", F),
    (some(items(NO), items(YES)), "n < 0.5", U),
    (some(items(NO), items(YES)), "n <= 0.49", U),
    (some(items(YES), items(YES)), "n >= 1", F),
    (some(items(YES), items(YES)), "n < 1", C),
    (some(items(YES, NO), items(GAP)), "n >= 0.333", F),
    (some(items(YES, NO), items(GAP)), "n >= 0.334", U),
    (some(items(YES, NO), items(GAP)), "n <= 0.667", F),
    (some(items(YES, NO), items(GAP)), "n <= 0.666", U),
    (some(items(YES), more=True), "n >= 0", F),
    (some(items(YES), more=True), "n > 0", U),
    (some(items(YES), more=True), "n > 1", C),
    (some(items(YES, YES), more=True), "n >= 1", U),
    (some(items(NO, NO), more=True), "n > 0.9", U),
]


@pytest.mark.parametrize(("listed", "when", "expected"), SHARES)
def test_a_share_goes_from_its_least_to_its_most(listed: Related, when: str, expected: Outcome) -> None:
    """It is compared exactly, as a product and never as a quotient; of no rows there is no share."""
    assert expected is comes_to(when, lets={"n": "share(x.supports for x in items)"}, items=listed)


def test_a_share_can_be_of_some_of_the_rows() -> None:
    """Rows that may belong to those count as rows that may be."""
    lets = {"n": "share(x.supports for x in items if x.cited)"}
    both = items({**YES, "cited": True}, {**NO, "cited": False})
    assert comes_to("n >= 1", lets=lets, items=both) is F
    assert comes_to("n >= 1", lets=lets, items=items({**YES, "cited": True}, NO)) is U
    assert comes_to("n >= 0.5", lets=lets, items=items({**YES, "cited": True}, NO)) is F
    assert comes_to("n >= 0.5", lets=lets, items=items({**YES, "cited": False})) is U


def test_a_share_is_compared_with_a_parameter_of_any_places() -> None:
    """0.60 of five is three."""
    lets = {"n": "share(x.supports for x in items)"}
    listed = items(YES, YES, YES, NO, NO)
    for value, expected in (("0.6", F), ("0.60", F), ("0.61", C), ("0.6001", C), ("1", C), ("0", F)):
        assert expected is comes_to("n >= least", lets=lets, parameters={"least": value}, items=listed)


GIVEN: list[tuple[str, str, Mapping[str, Any], Outcome]] = [
    ("max(x.gathered_on for x in items)", "n < graded_on", {"graded_on": "2020-02-01"}, F),
    ("max(x.gathered_on for x in items)", "n < graded_on", {"graded_on": "2020-01-31"}, C),
    ("max(x.gathered_on for x in items)", "months_between(n, graded_on) >= 1", {"graded_on": "2020-03-02"}, F),
    ("min(x.gathered_on for x in items)", "months_between(n, graded_on) == 2", {"graded_on": "2020-03-02"}, F),
    ("min(x.grade for x in items)", "n == weak", {}, F),
    ("max(x.grade for x in items)", "steps(n, weak) == 2", {}, F),
    ("max(x.grade for x in items)", "n > grade", {"evaluated": True, "grade": "adequate"}, F),
    ("sum(x.rate for x in items)", "n == 0.75", {}, F),
    ("max(x.rate for x in items)", "n == 0.5", {}, F),
    ("max(x.rate for x in items)", "n in (0.25, 0.50)", {}, F),
    ("count(x for x in items if x.gathered_on >= since)", "n == 1", {}, F),
    ("count(x for x in items if x.grade > grade)", "n == 1", {"evaluated": True, "grade": "adequate"}, F),
    ("count(x for x in items if x.inspection.words > 100)", "n == 2", {"inspection": {"words": 101}}, F),
    ("count(x for x in items if x.inspection.words > 100)", "n == 0", {"inspection": {"words": 100}}, F),
    ("count(x for x in items if inspection.words > x.people)", "n == 1", {"inspection": {"words": 8}}, F),
]


@pytest.mark.parametrize(("let", "when", "given", "expected"), GIVEN)
def test_an_aggregate_may_be_of_any_ordered_type_and_look_at_the_subject(
    let: str, when: str, given: Mapping[str, Any], expected: Outcome
) -> None:
    """Dates, grades and decimals have a least and a greatest; a row is compared with the subject and its parents."""
    top, subject = record(**given)
    first = {"gathered_on": "2020-01-01", "graded": True, "grade": "weak", "rate": "0.25", "people": 7}
    second = {"gathered_on": "2020-01-31", "graded": True, "grade": "good", "rate": "0.50", "people": 8}
    subject.items = items({**first, "inspection": top}, {**second, "inspection": top})  # type: ignore[attr-defined]
    parameters = {"since": 737_455}  # 2020-01-31
    rule = typed_rule(when, lets={"n": let}, parameters={"since": "2020-01-31"})
    assert expected is judge(rule, top, subject, parameters)


def test_rows_of_a_parent_can_be_looked_at() -> None:
    """By a path: the evaluations of the domain, and of the inspection by way of the domain."""
    for path in ("domain.evaluations", "inspection.evaluations", "domain.inspection.evaluations"):
        lets = {"others": f"count(e for e in {path} if e.grade > grade)", "every": f"count(e for e in {path})"}
        rule = typed_rule("others == 1 and every == 2", lets=lets)
        top, subject = record(evaluated=True, grade="weak")
        other = row("evaluation", evaluated=True, grade="good", inspection=top, domain=subject.domain)  # type: ignore[attr-defined]
        for owner in (top, subject.domain):  # type: ignore[attr-defined]
            set_related(owner, "evaluations", (subject, other))
        assert judge(rule, top, subject, {}) is F


def test_findings_of_earlier_strata_are_rows_like_others() -> None:
    """A row that has none has an empty list."""
    lets = {"n": 'count(f for f in findings if f.remit == "story" and f.severity in ("resolve", "explain"))'}
    found = tuple(row("finding", rule="story/a", remit="story", severity=one) for one in ("resolve", "explain", "note"))
    assert comes_to("n == 2", lets=lets, findings=found) is F
    assert comes_to("n == 0", lets=lets) is F
    assert comes_to("n >= 1", lets=lets, findings=some(found[:1], found[1:])) is F
    assert comes_to("n == 2", lets=lets, findings=some(found[:1], found[1:])) is U


def test_several_aggregates_are_worked_out_side_by_side() -> None:
    """Over the same list or another; one that has no value leaves the others alone."""
    lets = {
        "supporting": "count(x for x in items if x.supports)",
        "contrary": "count(x for x in items if not x.supports)",
        "most": "max(x.people for x in items)",
        "others": "count(e for e in domain.evaluations)",
    }
    assert comes_to("supporting == 2 and contrary == 1 and others == 1", lets=lets, items=items(YES, YES, NO)) is F
    assert comes_to("2 * contrary > supporting", lets=lets, items=items(YES, YES, NO)) is C
    assert comes_to("supporting > contrary or most > 3", lets=lets, items=items(YES)) is F
    assert comes_to("contrary == 1 and most > 3", lets=lets, items=()) is C
