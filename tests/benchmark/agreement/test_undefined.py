"""What cannot be reckoned is undefined, with a reason in plain words, and never 0 or 1."""

from __future__ import annotations

import pytest

from qualityframework.benchmark.agreement import KappaWeights, Measurement, Ratings, agreement_of
from qualityframework.benchmark.agreement.ratings import MOST_RATERS, MOST_UNITS
from qualityframework.errors import Unusable
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
    rated,
    value,
)

GAPS: Rows = [[1, None], [None, 2], [3, None]]
SAME: Rows = [[2, 2], [2, 2], [2, 2]]
SCATTERED: Rows = [[1, 1, None], [2, None, 2], [None, 3, 3]]
NUMBERS: Rows = [[2.5, 2.5], [1, 1.5], [3, 4]]
UPSIDE_DOWN: Rows = [[1, 2], [2, 1]]
LONG_RATIO: Rows = [[at, at + 0.5] for at in range(600)]

NOTHING_VARIES = "all ratings are the same, and where nothing varies agreement cannot be told from chance"
NO_POINTS = "numbers are on no list of points, and how often they agree by chance hangs on how many there are"
NO_ORDER = "at level nominal ratings have no order"
FEW_COMPLETE = "fewer than two units were rated by every rater"
TOO_MANY = "there are more than 1,000 different numbers, too many to compare each with each"
ALIKE = "units differ no more than the same unit does when it is rated again"


@pytest.mark.parametrize(
    ("rows", "points", "level", "names", "reason"),
    [
        (GAPS, 6, "ordinal", (PERCENT, ALPHA, AC1, AC2, BP, FLEISS, COHEN, W, *ICC), "no unit was rated by two raters"),
        (SAME, 6, "ordinal", (ALPHA, FLEISS), NOTHING_VARIES),
        (SAME, 0, "interval", (ALPHA,), NOTHING_VARIES),
        (SAME, 0, "ratio", (ALPHA,), NOTHING_VARIES),
        (SAME, 6, "nominal", (ALPHA,), NOTHING_VARIES),
        (SAME, 6, "ordinal", (COHEN,), "of no two raters do the ratings vary on units that both rated"),
        (SAME, 6, "ordinal", (W,), "every rater gave all these units the same, and so put them in no order"),
        (SAME, 6, "ordinal", ICC, ALIKE),
        (UPSIDE_DOWN, 6, "ordinal", ("icc-2-1", "icc-1-k", "icc-2-k", "icc-3-k"), ALIKE),
        (SCATTERED, 6, "ordinal", (W, *ICC), FEW_COMPLETE),
        (SCATTERED, 6, "nominal", (AC2, W, *ICC), NO_ORDER),
        (NUMBERS, 0, "interval", (AC1, AC2, BP, FLEISS, COHEN), NO_POINTS),
        (
            LONG_RATIO,
            0,
            "ratio",
            (ALPHA,),
            "there are more than 1,000 different numbers, too many to compare each with each",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_it_is_undefined_and_says_why(rows: Rows, points: int, level: str, names: tuple[str, ...], reason: str) -> None:
    made = found(rows, points, level)
    for name in names:
        one = made.coefficients[name]
        assert (one.value, one.reason, one.interval, one.no_interval) == (None, reason, None, None), name


@pytest.mark.parametrize("rows", [GAPS, SAME, SCATTERED, UPSIDE_DOWN])
@pytest.mark.parametrize("level", list(Measurement))
def test_each_has_a_value_or_a_reason_and_each_value_an_interval_or_a_reason(rows: Rows, level: str) -> None:
    made = found(rows, level=level)
    for one in (*made.coefficients.values(), *made.points.values()):
        assert (one.value is None) == (one.reason is not None)
        assert (one.value is not None) == ((one.interval is None) != (one.no_interval is None))
    for pair in made.pairs:
        assert (pair.kappa is None) == (pair.reason is not None)


def test_where_nothing_varies_percent_agreement_and_gwet_say_full_agreement_without_an_interval() -> None:
    made = found(SAME)
    for name in (PERCENT, AC1, AC2, BP):
        assert (value(made, name), made.coefficients[name].interval) == (1.0, None)


def test_a_point_that_nobody_gave_and_one_that_all_gave_have_no_kappa_of_their_own() -> None:
    made = found([[1, 1], [2, 2], [1, 2]], 3).points
    assert [one.value is None for one in made.values()] == [False, False, True]
    assert made["p3"].reason == "it was given never, or always"
    assert {one.value for one in found(SAME).points.values()} == {None}


def test_a_pair_without_a_kappa_says_why_and_does_not_count_in_the_mean() -> None:
    made = found([[1, 1, None, 2], [1, 2, None, None], [1, 2, 3, None], [1, 1, 4, None]])
    told = {pair.raters: pair for pair in made.pairs}
    assert told["r2", "r3"].reason == "they rated no unit in common"
    assert told["r0", "r1"].kappa == 0
    assert told["r0", "r1"].percent == 0.5
    with_one = [pair.kappa for pair in made.pairs if pair.kappa is not None]
    assert len(with_one) < len(made.pairs)
    assert value(made, COHEN) == pytest.approx(sum(with_one) / len(with_one))


def test_a_rater_alone_agrees_with_nobody_and_completes_no_unit() -> None:
    made = found([[1, None], [2, None], [3, None]])
    assert (made.units, made.raters, made.rated_once, made.complete, made.pairs) == (3, 1, 3, 0, ())
    assert {one.value for one in made.coefficients.values()} == {None}


def test_two_raters_who_both_gave_one_grade_to_all_have_no_kappa() -> None:
    made = found([[1, 1, 1], [1, 1, 2], [1, 1, 3]])
    assert made.pairs[0].reason == "both gave all of them the same"
    assert made.pairs[0].percent == 1.0


def test_numbers_are_on_no_scale_and_so_no_points_are_told() -> None:
    made = found(NUMBERS, 0, "interval")
    assert (made.points, made.basis.points, made.basis.scale) == ({}, (), None)
    assert {pair.reason for pair in made.pairs} == {NO_POINTS}


# what is refused -----------------------------------------------------------------------------------------------------


def test_weights_at_level_nominal_are_refused() -> None:
    ratings = rated(SCATTERED, level="nominal")
    with pytest.raises(Unusable, match="linear weights need an order, and at level nominal ratings have no order"):
        agreement_of(ratings, FEW, KappaWeights.LINEAR)
    assert agreement_of(ratings, FEW).basis.weights == "none"
    assert agreement_of(ratings, FEW, KappaWeights.NONE) == agreement_of(ratings, FEW)
    assert found(SCATTERED).basis.weights == "quadratic"


@pytest.mark.parametrize(
    ("units", "raters", "values", "level", "points", "told"),
    [
        ("a", "xy", [[1, 2]], "ordinal", "pq", "agreement is reckoned of 2 to 10,000 units, and these are 1"),
        ("ab", "x", [[1], [2]], "ordinal", "pq", "agreement is reckoned of 2 to 200 raters, and these are 1"),
        ("aa", "xy", [[1, 2], [1, 2]], "ordinal", "pq", "two units have one name"),
        ("ab", "xx", [[1, 2], [1, 2]], "ordinal", "pq", "two raters have one name"),
        ("ab", "xy", [[1, 2], [1]], "ordinal", "pq", "there is a row of values for each unit"),
        ("ab", "xy", [[1, 2]], "ordinal", "pq", "there is a row of values for each unit"),
        ("ab", "xy", [[1, 2], [1, 2]], "ordinal", "p", "a scale has two points or more"),
        ("ab", "xy", [[1, 2], [1, 2]], "ordinal", "", "numbers are of level interval or ratio; level ordinal wants"),
        ("ab", "xy", [[1, 3], [1, 2]], "ordinal", "pq", "`3`: a position from 1 to 2 is wanted here"),
        ("ab", "xy", [[1, 1.5], [1, 2]], "interval", "pq", "`1.5`: a position from 1 to 2 is wanted here"),
        (
            "ab",
            "xy",
            [[1, float("nan")], [1, 2]],
            "interval",
            "",
            "`nan`: a number from -1,000,000,000,000 to 1,000,000,000,000 is",
        ),
        (
            "ab",
            "xy",
            [[1, float("inf")], [1, 2]],
            "interval",
            "",
            "`inf`: a number from -1,000,000,000,000 to 1,000,000,000,000 is",
        ),
        (
            "ab",
            "xy",
            [[1, 2e12], [1, 2]],
            "interval",
            "",
            "`2000000000000.0`: a number from -1,000,000,000,000 to 1,000,000,000,000 is",
        ),
        ("ab", "xy", [[1, -2], [1, 2]], "ratio", "", "`-2`: a number of at least 0 is wanted here"),
    ],
)
def test_ratings_that_are_none_are_refused(
    units: str, raters: str, values: list[list[float]], level: str, points: str, told: str
) -> None:
    with pytest.raises(Unusable) as refused:
        Ratings(tuple(units), tuple(raters), tuple(map(tuple, values)), Measurement(level), tuple(points))
    assert str(refused.value).startswith(told)


def test_more_units_or_raters_than_there_may_be_are_refused() -> None:
    for units, raters in ((MOST_UNITS + 1, 2), (2, MOST_RATERS + 1)):
        names = [tuple(map(str, range(count))) for count in (units, raters)]
        with pytest.raises(Unusable, match="agreement is reckoned of 2 to"):
            Ratings(names[0], names[1], ((1.0,) * raters,) * units, points=("a", "b"))
