"""A corpus over time: what follows the baseline is held to it, and the baseline stays as it was."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark import Drift, watch
from qualityframework.benchmark.consistency import Seen, fitted
from qualityframework.benchmark.corpora import Case, Corpus, Programme, corpus_of, when
from qualityframework.benchmark.drift import Side, residual_of
from qualityframework.errors import NotFound, Unusable
from qualityframework.frameworks import BENCHMARK, load_benchmark, newest

FIGURES = load_benchmark(BENCHMARK)
DRIFT = newest(FIGURES.file.drift)
POINTS = ("unsatisfactory", "weak", "adequate", "good", "very_good", "excellent")
PROGRAMME = Programme("p 1", "Programme", "six-point-scale/1", POINTS, "p/1", "1", 3)
FIRST = dt.date(2019, 1, 1)
JUST = ((3.0, 3), (4.0, 4), (5.0, 5))
"""Grades that are what the evidence points to."""
LENIENT = ((3.0, 4), (4.0, 5), (5.0, 6))
SEVERE = ((3.0, 2), (4.0, 3), (5.0, 4))


def inspection(number: int, told: Iterable[tuple[float | None, int]], **parts: object) -> list[Case]:
    """One inspection a month, with a subject for each of what evidence came to and was given."""
    day = (FIRST + dt.timedelta(days=30 * number)).isoformat()
    case = Case(PROGRAMME.id, f"i{number}", "", "", None, None, True, when(day), f"area {number}", None, None)
    return [
        replace(case, subject=f"s{at}", score=score, grade=POINTS[grade - 1], **parts)  # type: ignore[arg-type]
        for at, (score, grade) in enumerate(told)
    ]


def history(*of: Sequence[tuple[float | None, int]], team: str | None = None) -> list[Case]:
    return [case for number, told in enumerate(of) for case in inspection(number, told, team=team)]


def corpus(cases: Iterable[Case], *more: Programme) -> Corpus:
    return corpus_of("mine", "Mine", [PROGRAMME, *more], cases)


def watched(cases: Iterable[Case], baseline: int | None = None) -> Drift:
    return watch(corpus(cases), FIGURES, baseline=baseline)


def test_a_yardstick_that_stays_gives_no_signal() -> None:
    made = watched(history(*[JUST] * 20))
    assert made.baseline == tuple(f"i{number}" for number in range(10))
    assert [point.inspection for point in made.points] == [f"i{number}" for number in range(10, 20)]
    assert {point.average.signal for point in made.points} == {None}
    assert max(abs(point.residual) for point in made.points) < 0.1


@pytest.mark.parametrize(("told", "side"), [(LENIENT, Side.LENIENT), (SEVERE, Side.SEVERE)])
def test_a_yardstick_that_moves_a_grade_is_seen_within_three_inspections_and_on_its_side(
    told: Sequence[tuple[float, int]], side: Side
) -> None:
    points = watched(history(*[JUST] * 10, *[told] * 4)).points
    assert {point.average.signal for point in points[2:]} == {side}
    assert points[-1].sums.signals == (side,)


def test_a_history_turned_over_is_told_turned_over() -> None:
    random_ = random.Random(5)
    told = [[(random_.uniform(1.5, 5.5), random_.randint(2, 5)) for _ in range(3)] for _ in range(14)]
    mirrored = [[(7 - score, 7 - grade) for score, grade in one] for one in told]
    one, other = (watched(history(*of)).points for of in (told, mirrored))
    assert [point.residual for point in one] == pytest.approx([-point.residual for point in other], abs=2e-6)
    assert [point.average.value for point in one] == pytest.approx([-p.average.value for p in other], abs=1e-5)


def test_a_residual_is_the_grade_less_what_the_baseline_expects_in_its_spread() -> None:
    made = watched(history(*[JUST] * 3, LENIENT), baseline=3)
    model = fitted(
        [Seen(f"s{at}", x, g) for _ in range(3) for at, (x, g) in enumerate(JUST)], 6, FIGURES.file.consistency[0]
    )
    expected = [
        sum(position * float(share) for position, share in enumerate(model.predicted(f"s{at}", score), 1))
        for at, (score, _) in enumerate(LENIENT)
    ]
    (point,) = made.points
    assert point.residual == pytest.approx(
        sum(g - e for (_, g), e in zip(LENIENT, expected, strict=True)) / 3, abs=1e-6
    )
    told = residual_of([Seen(f"s{at}", score, grade) for at, (score, grade) in enumerate(LENIENT)], model, 3, DRIFT)
    assert (point.spread, point.doubt) == pytest.approx((told.spread, told.doubt), abs=1e-6)
    assert point.standardised == pytest.approx(point.residual / point.spread, abs=1e-5)


@given(st.integers(0, 10_000))
def test_what_comes_later_changes_nothing_before_it_and_order_changes_nothing(seed: int) -> None:
    random_ = random.Random(seed)
    told = [[(random_.uniform(1, 6), random_.randint(1, 6)) for _ in range(2)] for _ in range(6)]
    cases = history(*told)
    shuffled = random_.sample(cases, len(cases))
    whole = watched(cases, baseline=3)
    assert watched(shuffled, baseline=3) == whole
    assert watched(history(*told[:5]), baseline=3).points == whole.points[:2]


def test_too_few_is_an_answer_without_any_chart() -> None:
    made = watched(history(*[JUST] * 10))
    assert not made.enough
    assert made.points == ()
    assert (made.severity, made.seeing) == (None, None)
    assert (len(made.baseline), made.wanted) == (10, DRIFT.baseline)


def test_what_has_no_day_or_no_evidence_is_left_out_and_counted() -> None:
    cases = history(*[JUST] * 4)
    cases += inspection(4, JUST, when=None) + inspection(5, [(None, 4), (None, 3)])
    made = watched(cases, baseline=3)
    assert made.undated == ("i4",)
    assert made.without_evidence == 2
    assert [point.inspection for point in made.points] == ["i3"]


@pytest.mark.parametrize(
    ("days", "unordered", "parted"),
    [
        (("2019", "2019", "2019", "2021"), 2, False),
        (("2019", "2019-06", "2019-08", "2021"), 2, False),
        (("2019", "2019-06", "2020", "2021"), 1, True),
        (("2019-03-01", "2019-03-01", "2019-03-02", "2019-03-02"), 2, True),
        (("2019-03-01", "2019-03-02", "2019-03-02", "2019-03-03"), 1, False),
        (("2018", "2019-03", "2019-04-01", "2019-04-02"), 0, True),
    ],
)
def test_inspections_that_may_have_come_before_one_that_stands_before_them_are_counted(
    days: Sequence[str], unordered: int, parted: bool
) -> None:
    """And where such a one stands at the end of the baseline, that is told."""
    made = watched(
        [case for number, day in enumerate(days) for case in inspection(number, JUST, when=when(day))], baseline=2
    )
    assert (made.unordered, made.parted) == (unordered, parted)


def test_no_team_is_told_beside_a_residual() -> None:
    told = watched(history(*[JUST] * 12, team="north")).model_dump(mode="json")
    assert all("team" not in point for point in told["points"])


def test_all_that_is_told_is_told_to_six_places() -> None:
    random_ = random.Random(3)
    told = [[(random_.uniform(1, 6), random_.randint(1, 6)) for _ in range(3)] for _ in range(20)]
    made = watched(history(*told, team="north"))

    def numbers(value: object) -> Iterable[float]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list | tuple):
            for one in value:
                yield from numbers(one)
        elif isinstance(value, float):
            yield value

    found = list(numbers(made.model_dump(mode="json")))
    assert len(found) > 80
    assert all(value == round(value, 6) for value in found)


def by(figures: str | None, number: int, told: Sequence[tuple[float, int]] = JUST) -> list[Case]:
    return inspection(number, told, weighed_by=figures)


def test_a_history_weighed_by_one_set_of_figures_needs_no_caution() -> None:
    assert watched([case for n in range(6) for case in by("a", n)], baseline=3).cautions == ()


def test_other_figures_within_a_history_are_told_with_their_inspections() -> None:
    cases = [case for n in range(6) for case in by("a" if n < 4 else "b", n)]
    (caution,) = watched(cases, baseline=3).cautions
    assert "a (4 inspections: i0, i1, i2, i3); b (2 inspections: i4, i5)" in caution


def test_unknown_figures_are_told_and_are_not_taken_for_the_same() -> None:
    (caution,) = watched([case for n in range(7) for case in by(None if n > 5 else "a", n)], baseline=3).cautions
    assert "is not known of 1 inspection: i6." in caution


@pytest.mark.parametrize(
    ("figures", "since"),
    [(("a", "b"), "i10"), (("a", None), "i10"), ((None, None), "i0"), ((None, "a"), "i0")],
)
def test_a_signal_that_comes_with_a_change_of_figures_is_said_to_come_of_them_perhaps(
    figures: tuple[str | None, str | None], since: str
) -> None:
    cases = [case for n in range(14) for case in by(figures[n >= 10], n, LENIENT if n >= 10 else JUST)]
    made = watched(cases)
    first = next(point.inspection for point in made.points if point.average.signal or point.sums.signals)
    assert f"The first signal, at {first}, may come of the figures and not of the yardstick" in made.cautions[-1]
    assert f"from {since} on they are others, or are not known to be the same" in made.cautions[-1]


def test_a_change_of_figures_after_the_signal_does_not_explain_it() -> None:
    cases = [case for n in range(15) for case in by("b" if n == 14 else "a", n, LENIENT if n >= 10 else JUST)]
    assert not any("may come of" in caution for caution in watched(cases).cautions)


def test_teams_of_too_few_inspections_are_named_without_figures() -> None:
    cases = history(*[JUST] * 10, *[LENIENT] * 5)
    cases = [replace(case, team="north" if case.inspection != "i14" else "east") for case in cases]
    made = watched(cases)
    assert made.severity is not None
    assert [(team.team, team.inspections, team.leniency) for team in made.severity.teams] == [
        ("east", 1, None),
        ("north", 4, None),
    ]


def test_the_programme_is_named_where_there_is_more_than_one_with_evidence() -> None:
    other = replace(PROGRAMME, id="p 2", profile="2")
    cases = history(*[JUST] * 4)
    both = corpus(
        [*cases, *(replace(case, programme="p 2", inspection=f"o{case.inspection}") for case in cases)], other
    )
    with pytest.raises(NotFound, match="has to be named; evidence is known of `p 1`, `p 2`"):
        watch(both, FIGURES, baseline=2)
    assert watch(both, FIGURES, programme="2", baseline=2).programme == "p 2"
    assert watch(both, FIGURES, programme="p 1", baseline=2).programme == "p 1"
    with pytest.raises(NotFound, match="no one programme `p 3`"):
        watch(both, FIGURES, programme="p 3")


def test_a_corpus_without_evidence_has_nothing_to_chart() -> None:
    with pytest.raises(NotFound, match="nothing to chart"):
        watched(history([(None, 4)]))


def test_a_baseline_has_an_inspection() -> None:
    with pytest.raises(Unusable, match="at least 1 inspection, not 0"):
        watched(history(JUST, JUST), baseline=0)
