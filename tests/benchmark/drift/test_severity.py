"""How lenient teams are: by hand, as laws, and what is said where it cannot be told."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from statistics import NormalDist, fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualityframework.benchmark.drift.charts import spread
from qualityframework.benchmark.drift.inspected import Inspected
from qualityframework.benchmark.drift.severity import Caution, DrawnMean, Severity, severity_of
from qualityframework.benchmark.drift.variances import one_way
from qualityframework.errors import Unusable
from tests.benchmark.drift.reading import DRIFT, SEVERITY, near

Z = NormalDist().inv_cdf(0.9)


def of(team: str | None, *residuals: float, indicators: int = 7, area: str | None = "a") -> list[Inspected]:
    return [Inspected(team, residual, indicators, area) for residual in residuals]


def told(inspections: Iterable[Inspected]) -> Severity:
    return severity_of(inspections, SEVERITY, DRIFT)


def leniency(told: Severity, team: str) -> DrawnMean:
    (found,) = [one.leniency for one in told.teams if one.team == team]
    assert found is not None
    return found


A_AND_B = [*of("A", 0.5, 0.3, 0.4, 0.2, 0.6), *of("B", -0.1, 0.1, 0.0, 0.2, -0.2, 0.3)]


# by hand -------------------------------------------------------------------------------------------------------------


def test_a_mean_is_drawn_towards_nought_by_the_ratio_for_several_indicators() -> None:
    """0.4 over five inspections with ratio 1.5: 0.4 * 5 / 6.5. Within: 0.0841 * 1.5 / 2.5 = 0.05046, over 6.5."""
    found = leniency(told(A_AND_B), "A")
    assert near(0.4 * 5 / 6.5, 1e-6) == found.mean
    half = Z * math.sqrt(0.05046 / 6.5)
    assert near((found.mean - half, found.mean + half), 1e-6) == (found.low, found.high)


def test_with_one_indicator_it_is_drawn_further_and_is_less_sure() -> None:
    found = leniency(told([replace(one, indicators=1) for one in A_AND_B]), "A")
    assert near(0.4 * 5 / 14, 1e-6) == found.mean
    half = Z * math.sqrt(0.3969 * 0.9 / 14)
    assert near((found.mean - half, found.mean + half), 1e-6) == (found.low, found.high)


def test_an_inspection_of_few_indicators_counts_for_less_than_one_of_many() -> None:
    mixed = [*of("A", 0.0, 0.0, 0.0, 0.0), *of("A", 1.0, indicators=1), *of("B", *[0.0] * 5)]
    alike = [replace(one, indicators=7) for one in mixed]
    assert 0 < leniency(told(mixed), "A").mean < leniency(told(alike), "A").mean / 2


@pytest.mark.parametrize(("count", "reckoned"), [(9, False), (10, True)])
def test_from_twenty_inspections_on_the_variances_are_reckoned_from_them(count: int, reckoned: bool) -> None:
    lenient = [0.4 + 0.1 * (-1) ** number for number in range(count)]
    inspections = [*of("A", *lenient), *of("B", *[-residual for residual in lenient])]
    found = told(inspections)
    assert found.reckoned is reckoned
    if reckoned:
        within, between = one_way([lenient, [-residual for residual in lenient]]) or (0, 0)
        assert near((10 * 0.01 * 2 / 18, 0.32 - 0.1 / 90), 1e-6) == (within, between)
        assert near(0.4 * 10 / (10 + within / between), 1e-6) == leniency(found, "A").mean
        half = Z * math.sqrt(within / (10 + within / between))
        assert near(2 * half, 1e-6) == leniency(found, "A").high - leniency(found, "A").low


def test_unbalanced_groups_part_their_variance_as_by_hand() -> None:
    """1, 3 and 5, 6, 7, 6: squares of 2 and 2 over 6 - 2 within; means of 2 and 6 around 28 / 6 between."""
    within, between = one_way([[1, 3], [5, 6, 7, 6]]) or (0, 0)
    among = 2 * (2 - 28 / 6) ** 2 + 4 * (6 - 28 / 6) ** 2
    assert near(1.0, 1e-12) == within
    assert near((among - 1) / (6 - 20 / 6), 1e-12) == between


def test_teams_that_look_alike_do_not_end_all_doubt() -> None:
    """The variance between them comes out below nought; the largest ratio of the figures is taken, and no larger."""
    shown = [0.3 * (-1) ** number for number in range(10)]
    assert (one_way([shown, shown]) or (0, 0))[1] < 0
    found = told([*of("A", *shown, 0.3), *of("B", *shown)])
    assert found.reckoned
    for team, count in (("A", 11), ("B", 10)):
        one = leniency(found, team)
        assert one.high - one.low > 2 * Z * math.sqrt(0.08 / (count + 9))


@pytest.mark.parametrize(
    "inspections",
    [
        [*of("A", *[0.1] * 10), *of("B", *[0.7] * 10)],
        [Inspected(f"team {number}", 0.1 * number, 7, "a") for number in range(30)],
        [*of("A", *[0.1, 0.3] * 10), *of("B", *[0.1, 0.2] * 10, indicators=1)],
    ],
    ids=["no noise at all", "a team an inspection", "of two sorts"],
)
def test_where_inspections_cannot_tell_the_variances_the_figures_do(inspections: list[Inspected]) -> None:
    assert not told(inspections).reckoned


# what cannot be told -------------------------------------------------------------------------------------------------


def test_a_team_of_fewer_than_five_inspections_is_listed_without_figures() -> None:
    found = told([*A_AND_B, *of("C", 3.0, 3.0, 3.0, 3.0)])
    assert [(one.team, one.inspections, one.leniency is None) for one in found.teams] == [
        ("A", 5, False),
        ("B", 6, False),
        ("C", 4, True),
    ]


def test_teams_are_in_order_of_name_and_never_of_value() -> None:
    inspections = [*of("team 10", *[0.9] * 5), *of("team 9", *[-0.9] * 5), *of("team 1", *[0.1] * 5)]
    assert [one.team for one in told(inspections).teams] == ["team 1", "team 9", "team 10"]


@pytest.mark.parametrize(
    ("inspections", "caution", "words"),
    [
        ([], Caution.NOBODY_NAMED, "No inspection names its team"),
        (of(None, *[0.5] * 8), Caution.NOBODY_NAMED, "nothing can be told"),
        (of("A", *[0.5] * 8), Caution.ONE_TEAM, "Only one team is named"),
        ([*of("A", *[0.5] * 8), *of(None, 0.1)], Caution.ONE_TEAM, "cannot be told from that of all panels"),
        ([*of("A", 0.5, area="x"), *of("B", 0.5, area="y")], Caution.OTHER_AREAS, "different areas"),
        ([*of("A", 0.5, area="x"), *of("B", 0.5, area=None)], Caution.AREAS_NOT_RECORDED, "not recorded"),
        ([*of("A", 0.5, area=None), *of("B", 0.5, area=None)], Caution.AREAS_NOT_RECORDED, "not recorded"),
        (
            [
                *of("A", 1, area="x"),
                *of("B", 1, area="x"),
                *of("C", 1, area="y"),
                *of("D", 1, area="y"),
            ],
            Caution.OTHER_AREAS,
            "no area links them all",
        ),
    ],
)
def test_why_teams_cannot_be_told_apart_is_said(inspections: list[Inspected], caution: Caution, words: str) -> None:
    assert told(inspections).cautions == (caution,)
    assert words in caution.words


@pytest.mark.parametrize(
    "inspections",
    [
        [*of("A", 1, area="x"), *of("B", 1, area="x")],
        [*of("A", 1, area="x"), *of("C", 1, area="y"), *of("B", 1, area="x"), *of("B", 1, area="y")],
        [*of("A", 1, area="x"), *of("B", 1, area="x"), *of("B", 1, area=None)],
    ],
    ids=["the same area", "linked by a third", "linked, and one not recorded"],
)
def test_teams_that_areas_link_need_no_caution(inspections: list[Inspected]) -> None:
    assert told(inspections).cautions == ()


def at(inspections: Iterable[Inspected], *places: int) -> list[Inspected]:
    return [replace(one, at=place) for one, place in zip(inspections, places, strict=True)]


@pytest.mark.parametrize("places", [(0, 1, 2, 3, 4, 5), (3, 4, 5, 0, 1, 2), (0, 1, 3, 2, 4, 5), (0, 2, 3, 1, 4, 5)])
def test_a_team_of_which_most_came_after_all_of_another_may_differ_by_its_time(places: tuple[int, ...]) -> None:
    found = told(at([*of("A", 1, 1, 1), *of("B", 1, 1, 1)], *places))
    assert found.cautions == (Caution.OTHER_TIMES,)


@pytest.mark.parametrize("places", [(0, 2, 4, 1, 3, 5), (0, 1, 5, 2, 3, 4)])
def test_teams_whose_inspections_overlap_in_time_need_no_caution(places: tuple[int, ...]) -> None:
    assert told(at([*of("A", 1, 1, 1), *of("B", 1, 1, 1)], *places)).cautions == ()


def test_other_areas_and_other_times_are_both_said() -> None:
    found = told(at([*of("A", 1, 1, area="x"), *of("B", 1, 1, area="y")], 0, 1, 2, 3))
    assert found.cautions == (Caution.OTHER_AREAS, Caution.OTHER_TIMES)


def test_what_the_baseline_may_be_mistaken_by_widens_the_interval_and_moves_no_mean() -> None:
    """Drawn by 5 / 6.5 as the mean is: 0.2 of a grade is 0.2 * 5 / 6.5, beside the root of 0.05046 / 6.5."""
    plain, doubted = (leniency(told(replace(one, doubt=doubt) for one in A_AND_B), "A") for doubt in (0, 0.2))
    assert plain.mean == doubted.mean
    half = Z * math.hypot(math.sqrt(0.05046 / 6.5), 0.2 * 5 / 6.5)
    assert near(half, 1e-6) == (doubted.high - doubted.low) / 2


def test_every_caution_has_its_words() -> None:
    assert all(caution.words.endswith(".") for caution in Caution)


def test_inspections_that_name_no_team_are_counted_and_left_out() -> None:
    with_, without = told([*A_AND_B, *of(None, 5.0, 5.0)]), told(A_AND_B)
    assert (with_.unnamed, without.unnamed) == (2, 0)
    assert with_.teams == without.teams


@pytest.mark.parametrize("residual", [math.nan, math.inf])
def test_a_residual_that_is_no_number_is_refused(residual: float) -> None:
    with pytest.raises(Unusable, match="finite number"):
        told(of("A", residual))


def test_an_inspection_without_indicators_is_refused() -> None:
    with pytest.raises(Unusable, match="not 0"):
        told(of("A", 0.1, indicators=0))


# laws ----------------------------------------------------------------------------------------------------------------

inspected = st.builds(
    Inspected,
    st.sampled_from(["A", "B", "C", None]),
    st.floats(-3, 3),
    st.sampled_from([1, 4, 5, 7, 22]),
    st.sampled_from(["x", "y", None]),
)
several = st.lists(inspected, min_size=5, max_size=40)


@given(several, st.randoms())
def test_the_order_of_inspections_does_not_matter(inspections: list[Inspected], shuffled: object) -> None:
    turned = list(inspections)
    shuffled.shuffle(turned)  # type: ignore[attr-defined]  # a random.Random
    assert told(turned) == told(inspections)


@given(several)
def test_turned_over_lenient_teams_are_severe(inspections: list[Inspected]) -> None:
    turned = told([replace(one, residual=-one.residual) for one in inspections])
    for one, other in zip(told(inspections).teams, turned.teams, strict=True):
        assert one.team == other.team
        assert (one.leniency is None) == (other.leniency is None)
        if one.leniency is not None and other.leniency is not None:
            expected = (-one.leniency.high, -one.leniency.mean, -one.leniency.low)
            assert near(expected, 1e-6) == (other.leniency.low, other.leniency.mean, other.leniency.high)


@given(several, st.sampled_from([1, 7]))
def test_a_drawn_mean_lies_between_nought_and_the_mean(inspections: list[Inspected], indicators: int) -> None:
    alike = [replace(one, indicators=indicators) for one in inspections]
    for one in told(alike).teams:
        raw = fmean(each.residual for each in alike if each.team == one.team)
        if one.leniency is not None:
            assert min(0, raw) - 1e-6 <= one.leniency.mean <= max(0, raw) + 1e-6
            assert one.leniency.low < one.leniency.mean < one.leniency.high


@given(several)
def test_nobody_is_told_of_on_too_few_inspections(inspections: list[Inspected]) -> None:
    for one in told(inspections).teams:
        assert one.inspections == sum(each.team == one.team for each in inspections)
        assert (one.leniency is None) == (one.inspections < SEVERITY.fewest)


@given(st.integers(5, 18), st.sampled_from([1, 7]))
def test_more_inspections_draw_less_and_are_surer(count: int, indicators: int) -> None:
    """As long as the figures tell the variances."""
    assume(count + 1 < SEVERITY.reckoned_from)
    fewer, more = (leniency(told(of("A", *[0.5] * n, indicators=indicators)), "A") for n in (count, count + 1))
    assert fewer.mean < more.mean < 0.5
    assert more.high - more.low < fewer.high - fewer.low < 2 * Z * spread(indicators, DRIFT)
