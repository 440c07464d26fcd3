"""One grade of others: by the framework's own rule, never surer than the grades given, and none without a rule."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.aggregation import Aggregated, Outcome, Whole, aggregate
from qualityframework.errors import Mismatch, Unusable
from qualityframework.frameworks import load

HOMES = load("care-homes-adults-older/1")
OFSTED = load("ofsted-ilacs/1")
GRADES = [grade.name for grade in HOMES.scale.grades]
CODES = list(HOMES.indicators)
graded = st.dictionaries(st.sampled_from(CODES), st.sampled_from(GRADES))


def by_id(made: Aggregated) -> dict[str, Whole]:
    return {whole.id: whole for whole in made.wholes}


def position(name: str | None) -> int:
    assert name is not None
    return GRADES.index(name)


def test_a_key_question_has_the_lowest_grade_of_its_indicators_and_says_which() -> None:
    given_ = dict.fromkeys((code for code in CODES if code.startswith("4.")), "good") | {"4.2": "weak"}
    setting = by_id(aggregate(HOMES, given_))["kq4"]
    assert (setting.outcome, setting.grade, setting.limited_by) == (Outcome.MADE, "weak", ("4.2",))


def test_a_part_without_a_grade_leaves_the_whole_open() -> None:
    made = by_id(aggregate(HOMES, {"4.1": "good"}))
    assert (made["kq4"].outcome, made["kq4"].grade) == (Outcome.AT_MOST, "good")
    assert (made["kq2"].outcome, made["kq2"].grade) == (Outcome.UNKNOWN, None)
    worst = by_id(aggregate(HOMES, {"4.1": "unsatisfactory"}))["kq4"]
    assert worst.outcome is Outcome.MADE


def test_the_rule_says_that_nobody_saw_it() -> None:
    assert aggregate(HOMES, {}).status == "reconstructed"


@pytest.mark.parametrize(
    ("overall", "help_", "outcome"),
    [
        ("inadequate", "inadequate", Outcome.WITHIN),
        ("good", "inadequate", Outcome.ABOVE),
        ("good", "requires_improvement", Outcome.WITHIN),
        ("good", None, Outcome.UNKNOWN),
        ("inadequate", None, Outcome.WITHIN),
        (None, "inadequate", Outcome.AT_MOST),
        (None, "good", Outcome.UNKNOWN),
        (None, None, Outcome.UNKNOWN),
    ],
)
def test_a_limiting_judgement_limits_and_makes_nothing(
    overall: str | None, help_: str | None, outcome: Outcome
) -> None:
    named = {"overall-effectiveness": overall, "help-and-protection": help_}
    (whole,) = aggregate(OFSTED, {code: name for code, name in named.items() if name is not None}).wholes
    assert whole.outcome is outcome
    assert whole.grade == ("inadequate" if help_ == "inadequate" else None)


def test_where_no_grade_is_made_of_grades_the_reason_is_told() -> None:
    made = aggregate(load("children-care-protection/2019"), {"2.1": "good"})
    assert made.wholes == ()
    assert made.reason is not None
    undeclared = aggregate(load("early-learning-childcare/2025"), {})
    assert undeclared.rule is None
    assert "declares no rule" in str(undeclared.reason)


def test_a_day_outside_the_rule_finds_none() -> None:
    rule = OFSTED.file.aggregations[0].model_copy(update={"until": dt.date(2020, 1, 1)})
    other = rule.model_copy(update={"id": "later"})
    file = OFSTED.file.model_copy(update={"aggregations": (rule,)})
    assert aggregate(OFSTED.model_copy(update={"file": file}), {}, on=dt.date(2021, 1, 1)).rule is None
    both = OFSTED.model_copy(update={"file": OFSTED.file.model_copy(update={"aggregations": (rule, other)})})
    with pytest.raises(Mismatch, match="`limiting-judgement` and `later`"):
        aggregate(both, {})


def test_all_that_is_not_known_is_told_at_once_with_the_nearest_name() -> None:
    with pytest.raises(Unusable) as caught:
        aggregate(HOMES, {"4.11": "good", "4.1": "godo"})
    assert "there is no indicator `4.11`: did you mean `4.1`?" in str(caught.value)
    assert "`godo` is no point of the Six-point scale: did you mean `good`?" in str(caught.value)


@given(graded)
def test_no_whole_is_above_any_of_its_parts_and_it_comes_from_one(given_: dict[str, str]) -> None:
    for whole in aggregate(HOMES, given_).wholes:
        parts = [position(part.grade) for part in whole.parts if part.grade is not None]
        assert (whole.grade is None) is (not parts)
        if parts:
            assert position(whole.grade) == min(parts)
            assert whole.limited_by


@given(graded, st.data())
def test_a_better_part_never_lowers_a_whole(given_: dict[str, str], data: st.DataObject) -> None:
    if not given_:
        return
    code = data.draw(st.sampled_from(sorted(given_)))
    better = given_ | {code: data.draw(st.sampled_from(GRADES[position(given_[code]) :]))}
    before, after = by_id(aggregate(HOMES, given_)), by_id(aggregate(HOMES, better))
    for id_, whole in before.items():
        if whole.grade is not None:
            assert position(after[id_].grade) >= position(whole.grade)


@given(graded, st.sampled_from(CODES), st.sampled_from(GRADES))
def test_what_is_made_stays_so_whatever_is_still_unknown(given_: dict[str, str], code: str, grade: str) -> None:
    more = {code: grade} | given_
    before, after = by_id(aggregate(HOMES, given_)), by_id(aggregate(HOMES, more))
    for id_, whole in before.items():
        if whole.outcome is Outcome.MADE:
            assert after[id_].grade == whole.grade
        if whole.outcome is Outcome.AT_MOST:
            assert position(after[id_].grade) <= position(whole.grade)


@given(graded)
def test_the_order_of_the_grades_does_not_matter(given_: dict[str, str]) -> None:
    assert aggregate(HOMES, given_) == aggregate(HOMES, dict(reversed(given_.items())))
