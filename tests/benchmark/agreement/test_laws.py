"""What holds of agreement whatever the ratings are."""

from __future__ import annotations

from dataclasses import replace
from statistics import covariance, mean, pvariance

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.benchmark.agreement import Agreement, Ratings, agreement_of
from tests.benchmark.agreement import by_hand
from tests.benchmark.agreement.rated import (
    AC1,
    AC2,
    ALPHA,
    BP,
    COHEN,
    FEW,
    FLEISS,
    ICC,
    PERCENT,
    Rows,
    W,
    found,
    near,
    rated,
    tables,
    value,
    values,
)

Grades = list[list[int | None]]
some = settings(max_examples=20)
levels = st.sampled_from(["nominal", "ordinal", "interval", "ratio"])


def told(made: Agreement, *names: str) -> list[object]:
    """All that is told of some coefficients, or of all."""
    return [made.coefficients[name] for name in names or made.coefficients]


def assert_near(before: Agreement, after: Agreement, *names: str) -> None:
    """Values of some coefficients, or of all, are the same but for their last place."""
    for name in names or before.coefficients:
        one, other = before.coefficients[name].value, after.coefficients[name].value
        assert (one is None) == (other is None), name
        assert one is None or pytest.approx(one, rel=1e-8, abs=5e-9) == other, name


def changed(rows: Grades, by: dict[int, int]) -> Grades:
    """The ratings with every point written as another."""
    return [[None if point is None else by[point] for point in row] for row in rows]


def full(rows: Rows) -> list[list[float]]:
    """Ratings without gaps, for a type checker."""
    return [[value for value in row if value is not None] for row in rows]


# what does not matter ------------------------------------------------------------------------------------------------


@some
@given(tables(), levels, st.data())
def test_the_order_of_units_and_of_raters_changes_not_a_byte(rows: Grades, level: str, data: DataObject) -> None:
    ratings = rated(rows, level=level)
    units = data.draw(st.permutations(range(len(ratings.units))))
    raters = data.draw(st.permutations(range(len(ratings.raters))))
    mixed = Ratings(
        tuple(ratings.units[at] for at in units),
        tuple(ratings.raters[at] for at in raters),
        tuple(tuple(ratings.values[unit][rater] for rater in raters) for unit in units),
        ratings.level,
        ratings.points,
    )
    assert agreement_of(ratings, FEW).model_dump_json() == agreement_of(mixed, FEW).model_dump_json()


@some
@given(tables())
def test_the_same_ratings_give_the_same_bytes(rows: Grades) -> None:
    assert len({found(rows).model_dump_json() for _ in range(2)}) == 1


@some
@given(tables(), levels)
def test_a_unit_that_nobody_rated_and_a_rater_who_rated_nothing_change_nothing(rows: Grades, level: str) -> None:
    more: Grades = [*([*row, None] for row in rows), [None] * (len(rows[0]) + 1)]
    assert found(rows, level=level) == found(more, level=level)


@some
@given(tables(), st.integers(1, 6), levels)
def test_a_unit_that_one_rater_rated_changes_nothing_that_needs_two(rows: Grades, point: int, level: str) -> None:
    """Neither values nor intervals; to Gwet and to Fleiss it tells how often points are given."""
    more = [*rows, [point, *[None] * (len(rows[0]) - 1)]]
    before, after = found(rows, level=level), found(more, level=level)
    assume(before.raters == after.raters)
    assert told(before, PERCENT, ALPHA, COHEN, W, *ICC) == told(after, PERCENT, ALPHA, COHEN, W, *ICC)


def test_to_gwet_and_to_fleiss_a_unit_that_one_rater_rated_tells_how_often_points_are_given() -> None:
    rows: Grades = [[1, 1], [2, 2], [1, 2]]
    before, after = found(rows, 2), found([*rows, [2, None]], 2)
    for name in (AC1, AC2, FLEISS):
        assert before.coefficients[name].observed == after.coefficients[name].observed
        assert value(before, name) != value(after, name)


# relabelling, level by level -----------------------------------------------------------------------------------------


@some
@given(tables(), st.permutations(range(1, 7)))
def test_at_level_nominal_points_may_be_exchanged(rows: Grades, order: list[int]) -> None:
    other = changed(rows, dict(zip(range(1, 7), order, strict=True)))
    names = (PERCENT, ALPHA, AC1, BP, FLEISS, COHEN)
    assert_near(found(rows, level="nominal"), found(other, level="nominal"), *names)


@some
@given(tables(), st.lists(st.integers(1, 10), min_size=6, max_size=6, unique=True))
def test_at_level_ordinal_points_that_nobody_gave_may_lie_between(rows: Grades, places: list[int]) -> None:
    """Alpha goes by the order of the values that were given, and so does Kendall's W."""
    other = changed(rows, dict(zip(range(1, 7), sorted(places), strict=True)))
    assert told(found(rows), ALPHA, W) == told(found(other, 10), ALPHA, W)


@some
@given(tables(points=4), st.integers(-50, 50), st.sampled_from([-2.5, -1, 0.25, 3]))
def test_at_level_interval_nought_and_the_step_may_be_others(rows: Grades, nought: int, step: float) -> None:
    other = [[None if point is None else nought + step * point for point in row] for row in rows]
    before, after = found(rows, 4, "interval"), found(other, 0, "interval")
    assert_near(before, after, PERCENT, ALPHA, W, *ICC)


@some
@given(tables(points=4), st.sampled_from([0.25, 3, 1000]))
def test_at_level_ratio_the_step_may_be_another(rows: Grades, step: float) -> None:
    other = [[None if point is None else step * point for point in row] for row in rows]
    assert_near(found(rows, 4, "ratio"), found(other, 0, "ratio"), ALPHA)


def test_at_level_ratio_nought_may_not_be_another() -> None:
    rows: Rows = [[1, 2], [2, 2], [4, 3]]
    moved = [[value + 1 for value in row] for row in full(rows)]
    assert value(found(rows, 0, "ratio"), ALPHA) != near(value(found(moved, 0, "ratio"), ALPHA), 0.01)


@some
@given(tables(), st.sampled_from(["nominal", "ordinal", "interval"]))
def test_a_scale_turned_over_changes_nothing(rows: Grades, level: str) -> None:
    turned = changed(rows, {point: 7 - point for point in range(1, 7)})
    before, after = found(rows, level=level), found(turned, level=level)
    assert_near(before, after)
    for one, other in zip(before.coefficients.values(), after.coefficients.values(), strict=True):
        assert (one.interval is None) == (other.interval is None)
        if one.interval is not None and other.interval is not None:
            ends = (one.interval.low, one.interval.high)
            assert pytest.approx(ends, rel=1e-8, abs=5e-9) == (other.interval.low, other.interval.high)


@some
@given(tables(points=2))
def test_on_two_points_all_weights_and_all_levels_but_ratio_are_one(rows: Grades) -> None:
    alphas = {found(rows, 2, level).coefficients[ALPHA].value for level in ("nominal", "ordinal", "interval")}
    kappas = {found(rows, 2, weights=weights).coefficients[COHEN].value for weights in ("none", "linear", "quadratic")}
    made = found(rows, 2)
    assert (len(alphas), len(kappas)) == (1, 1)
    assert made.coefficients[AC1].value == made.coefficients[AC2].value


# points that nobody gave ---------------------------------------------------------------------------------------------


@some
@given(tables(points=5), levels)
def test_a_point_that_nobody_gave_leaves_alpha_and_fleiss_alone(rows: Grades, level: str) -> None:
    names = (PERCENT, ALPHA, FLEISS, W, *ICC)
    assert told(found(rows, 5, level), *names) == told(found(rows, 6, level), *names)


@some
@given(tables(points=5))
def test_a_point_that_nobody_gave_makes_chance_less_to_gwet_and_to_brennan_and_prediger(rows: Grades) -> None:
    assume(by_hand.paired(rows))
    before, after = found(rows, 5), found(rows, 6)
    for name in (AC1, BP):
        assert value(before, name) <= value(after, name)
    differ = len({point for row in by_hand.said(rows) for point in row}) > 1
    disagree = value(before, PERCENT) < 1
    assert (value(before, AC1) < value(after, AC1)) == (differ and disagree)
    assert (value(before, BP) < value(after, BP)) == disagree


# how large -----------------------------------------------------------------------------------------------------------


@some
@given(tables(missing=False), levels)
def test_raters_who_give_each_unit_the_same_agree_in_full(rows: Grades, level: str) -> None:
    alike: Grades = [[row[0]] * len(row) for row in rows]
    assume(len({row[0] for row in rows}) > 1)
    assert {one for one in values(found(alike, level=level)).values() if one is not None} == {1.0}
    assert [name for name, one in values(found(alike, level="ratio")).items() if one is None] == []


@some
@given(tables(), levels)
def test_nothing_is_above_1_and_shares_are_shares(rows: Grades, level: str) -> None:
    made = found(rows, level=level)
    for name, one in made.coefficients.items():
        assert one.value is None or one.value <= 1
        for share in (one.percent, one.observed, one.by_chance):
            assert share is None or 0 <= share <= 1
        if one.interval is not None:
            assert one.interval.low < one.interval.high <= 1
        if name in (PERCENT, W) and one.value is not None:
            assert one.value >= 0


# what they have to do with each other --------------------------------------------------------------------------------


@some
@given(tables(missing=False))
def test_without_gaps_alpha_is_fleiss_kappa_but_for_how_few_ratings_there_are(rows: Grades) -> None:
    """Krippendorff draws pairs of values without putting the first one back, and Fleiss with."""
    made, ratings = found(rows, level="nominal"), len(rows) * len(rows[0])
    assume(made.coefficients[FLEISS].value is not None)
    assert near(1 - (1 - value(made, FLEISS)) * (ratings - 1) / ratings) == value(made, ALPHA)


@some
@given(tables(missing=False, raters=2))
def test_kappa_of_two_with_quadratic_weights_is_lins_concordance(rows: Grades) -> None:
    made = found(rows, weights="quadratic")
    assume(made.coefficients[COHEN].value is not None)
    one, other = zip(*full(rows), strict=True)
    joint = covariance(one, other) * (len(rows) - 1) / len(rows)
    apart = pvariance(one) + pvariance(other) + (mean(one) - mean(other)) ** 2
    assert near(2 * joint / apart) == value(made, COHEN)


@some
@given(tables(missing=False))
def test_the_mean_of_all_raters_is_told_better_than_a_single_rating_where_units_differ(rows: Grades) -> None:
    made = found(rows)
    for taken in "123":
        one, of_all = (made.coefficients[f"icc-{taken}-{of}"].value for of in "1k")
        if one is not None and one > 0:
            assert of_all is not None
            assert one <= of_all


@some
@given(tables(missing=False))
def test_to_kendall_a_rater_who_is_always_stricter_orders_units_the_same(rows: Grades) -> None:
    stricter = [[*row, (row[0] or 0) + 1] for row in rows]
    alike = [[*row, row[0]] for row in rows]
    assert values(found(stricter, 7))[W] == values(found(alike, 7))[W]


def test_observed_and_by_chance_are_what_a_coefficient_is_made_of() -> None:
    made = found([[1, 1, 2], [2, 3, 2], [6, 6, 5], [4, 4, None]])
    for name in (AC1, AC2, BP, FLEISS):
        one = made.coefficients[name]
        assert one.observed is not None
        assert one.by_chance is not None
        assert near((one.observed - one.by_chance) / (1 - one.by_chance), 1e-8) == one.value


def test_another_name_for_a_rater_changes_no_value() -> None:
    """Only the order of names, which decides nothing else than in which order units are drawn."""
    ratings = rated([[1, 1, 2], [2, 3, 2], [6, 6, 5], [4, 4, None]])
    renamed = replace(ratings, raters=("z", "y", "x"))
    assert_near(agreement_of(ratings, FEW), agreement_of(renamed, FEW))
