"""One grade of others: by the framework's own rule, never surer than the grades given, and none without a rule."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.aggregation import Aggregated, Days, Outcome, Whole, aggregate
from qualityframework.errors import Mismatch, Unusable
from qualityframework.frameworks import Framework, load
from qualityframework.report import aggregation_lines

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
    assert (setting.outcome, setting.lowest, setting.highest) == (Outcome.MADE, "weak", "weak")
    assert setting.limited_by == ("4.2",)


def test_a_part_without_a_grade_leaves_the_whole_open() -> None:
    made = by_id(aggregate(HOMES, {"4.1": "good"}))
    setting, leaders = made["kq4"], made["kq2"]
    assert (setting.outcome, setting.lowest, setting.highest) == (Outcome.AT_MOST, "unsatisfactory", "good")
    assert (leaders.outcome, leaders.lowest, leaders.highest) == (Outcome.UNKNOWN, None, None)
    worst = by_id(aggregate(HOMES, {"4.1": "unsatisfactory"}))["kq4"]
    assert worst.outcome is Outcome.MADE


def test_indicators_that_are_not_carried_leave_the_whole_open() -> None:
    """Of this key question one indicator is carried, and whether there are more is not told by the pack."""
    children = load("care-homes-children/1")
    made = aggregate(children, {"1.1": "good", "7.1": "good", "7.2": "weak"})
    wellbeing, seventh = by_id(made)["kq1"], by_id(made)["kq7"]
    assert (wellbeing.outcome, wellbeing.lowest, wellbeing.highest) == (Outcome.AT_MOST, "unsatisfactory", "good")
    assert (seventh.outcome, seventh.highest, seventh.parts_status) == (Outcome.MADE, "weak", "reconstructed")
    text = "\n".join(line.text for line in aggregation_lines(made, children, 300))
    assert "at most Good, from 1.1; what is not carried here may lower it" in text
    assert "Weak, from 7.2; that these are all that it is made of is reconstructed" in text
    lowest = by_id(aggregate(children, {"1.1": "unsatisfactory"}))["kq1"]
    assert lowest.outcome is Outcome.MADE


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
        (None, "inadequate", Outcome.LIMITED),
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
    assert whole.highest == ("inadequate" if help_ == "inadequate" else None)


def test_where_no_grade_is_made_of_grades_the_reason_is_told() -> None:
    made = aggregate(load("children-care-protection/2019"), {"2.1": "good"})
    assert made.wholes == ()
    assert made.reason is not None
    undeclared = aggregate(load("early-learning-childcare/2025"), {})
    assert undeclared.rule is None
    assert "declares no rule" in str(undeclared.reason)


def ruled(*days: tuple[dt.date | None, dt.date | None]) -> Framework:
    """Ofsted's framework with a rule for each first and last day."""
    (rule,) = OFSTED.file.aggregations
    rules = (
        rule.model_copy(update={"id": f"rule-{number}", "start": start, "until": until})
        for number, (start, until) in enumerate(days, 1)
    )
    return OFSTED.model_copy(update={"file": OFSTED.file.model_copy(update={"aggregations": tuple(rules)})})


A, B, C = (dt.date(year, 1, 1) for year in (2019, 2020, 2021))


def test_a_day_outside_the_rule_finds_none_and_says_when_it_was_in_force() -> None:
    late, early = aggregate(ruled((None, B)), {}, on=C), aggregate(ruled((B, None)), {}, on=A)
    assert (late.rule, early.rule) == (None, None)
    assert "is in force on 2021-01-01: `rule-1` ended on 2020-01-01" in str(late.reason)
    assert "is in force on 2019-01-01: `rule-1` began on 2020-01-01" in str(early.reason)


def test_of_two_rules_the_day_decides() -> None:
    both = ruled((A, A), (B, None))
    with pytest.raises(Mismatch, match=f"2 rules of ofsted-ilacs/1 are possible, `rule-1`.*{B.isoformat()}"):
        aggregate(both, {})
    assert aggregate(both, {}, on=A).rule == "rule-1"
    assert aggregate(both, {}, on=C).rule == "rule-2"


def test_a_day_that_decides_is_offered_where_there_is_one() -> None:
    later = dt.timedelta(days=1)
    for days, offered in (
        (((A, A), (B, None)), B),
        (((A, C), (B, None)), C + later),
        (((None, None), (B, None)), B - later),
    ):
        with pytest.raises(Mismatch, match=f"such as {offered.isoformat()}$"):
            aggregate(ruled(*days), {})
        assert aggregate(ruled(*days), {}, on=offered).rule is not None


@pytest.mark.parametrize("on", [None, B])
def test_no_day_is_offered_where_none_decides(on: dt.date | None) -> None:
    with pytest.raises(Mismatch, match=r"has to say when each is in force$"):
        aggregate(ruled((None, None), (None, None)), {}, on=on)


@pytest.mark.parametrize(
    ("start", "until", "on", "days"),
    [
        (A, C, B, Days.WITHIN),
        (None, C, B, Days.NOT_KNOWN),
        (A, None, B, Days.NOT_KNOWN),
        (None, None, B, Days.NOT_KNOWN),
        (A, B, None, Days.NOT_ASKED),
        (None, None, None, Days.NOT_ASKED),
    ],
)
def test_that_a_rule_held_is_known_only_between_days_that_are(
    start: dt.date | None, until: dt.date | None, on: dt.date | None, days: Days
) -> None:
    made = aggregate(ruled((start, until)), {}, on=on)
    assert (made.days, made.start, made.until) == (days, start, until)
    assert (made.dates_status is None) is (start is None and until is None)


@pytest.mark.parametrize(
    ("start", "until", "on", "told"),
    [
        (A, C, B, "it held from 2019-01-01 until 2021-01-01 [days reconstructed]"),
        (None, C, B, "since when is not known; so that it held on that day is not known"),
        (A, None, B, "whether it has ended is not known; so that it held on that day is not known"),
        (None, None, B, "when it held is not known; so that it held on that day is not known"),
        (A, B, None, "until 2020-01-01 [days reconstructed]. It is used here as no day was given"),
    ],
)
def test_what_is_known_of_its_days_is_told(
    start: dt.date | None, until: dt.date | None, on: dt.date | None, told: str
) -> None:
    made = aggregate(ruled((start, until)), {}, on=on)
    assert told in [line.text for line in aggregation_lines(made, OFSTED, 200)][2 if made.note is None else 3]


def test_all_that_is_not_known_is_told_at_once_with_the_nearest_name() -> None:
    with pytest.raises(Unusable) as caught:
        aggregate(HOMES, {"4.11": "good", "4.1": "godo"})
    assert len(caught.value.faults) == 2
    assert "there is no indicator `4.11` in care-homes-adults-older/1: did you mean `4.1`?" in str(caught.value)
    assert "`godo` is no point of the Six-point scale: did you mean `good`?" in str(caught.value)


@given(graded)
def test_no_whole_is_above_any_of_its_parts_and_it_comes_from_one(given_: dict[str, str]) -> None:
    for whole in aggregate(HOMES, given_).wholes:
        parts = [position(part.grade) for part in whole.parts if part.grade is not None]
        assert (whole.highest is None) is (not parts)
        if parts:
            assert position(whole.highest) == min(parts)
            assert whole.limited_by


@given(graded, st.data())
def test_a_better_part_never_lowers_a_whole(given_: dict[str, str], data: st.DataObject) -> None:
    if not given_:
        return
    code = data.draw(st.sampled_from(sorted(given_)))
    better = given_ | {code: data.draw(st.sampled_from(GRADES[position(given_[code]) :]))}
    before, after = by_id(aggregate(HOMES, given_)), by_id(aggregate(HOMES, better))
    for id_, whole in before.items():
        if whole.highest is not None:
            assert position(after[id_].highest) >= position(whole.highest)


@given(graded, st.sampled_from(CODES), st.sampled_from(GRADES))
def test_what_is_made_stays_so_whatever_is_still_unknown(given_: dict[str, str], code: str, grade: str) -> None:
    more = {code: grade} | given_
    before, after = by_id(aggregate(HOMES, given_)), by_id(aggregate(HOMES, more))
    for id_, whole in before.items():
        if whole.outcome is Outcome.MADE:
            assert (after[id_].lowest, after[id_].highest) == (whole.lowest, whole.highest)
        if whole.outcome is Outcome.AT_MOST:
            assert position(whole.lowest) <= position(after[id_].highest) <= position(whole.highest)


@given(graded)
def test_the_order_of_the_grades_does_not_matter(given_: dict[str, str]) -> None:
    assert aggregate(HOMES, given_) == aggregate(HOMES, dict(reversed(given_.items())))
