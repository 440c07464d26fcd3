"""What comparing with earlier inspections costs, as ratios within one run. The figures are shown with `pytest -rP`.

The goal in milliseconds is for an ordinary machine, and is printed and not asserted.
"""

from __future__ import annotations

from collections.abc import Callable
from timeit import Timer

import numpy as np
import pytest

from qualityframework.benchmark.consistency import Seen, compare, fitted
from qualityframework.benchmark.consistency.standing import label, likeliest, tails
from tests.benchmark.consistency.comparing import corpus, draft, earlier
from tests.benchmark.consistency.made import FIGURES, SHELF
from tests.benchmark.consistency.simulation import Panels
from tests.strategies.inspections import GRADES

from .measuring import Timed, assert_at_most
from .workload import framework

pytestmark = pytest.mark.perf

INSPECTIONS, INDICATORS = 30, 22
NAMES = tuple(framework().indicators)[:INDICATORS]


def made(inspections: int) -> list[list[Seen]]:
    """So many inspections of all indicators, by the same panels."""
    rng = np.random.default_rng(20180801)
    panels = Panels.drawn(rng, INDICATORS)
    return [
        [case._replace(subject=NAMES[int(case.subject)], score=round(case.score, 6)) for case in panels.inspection(rng)]
        for _ in range(inspections)
    ]


def judging(inspections: int) -> Callable[[], object]:
    """A history fitted, and a draft of each indicator placed in what is expected of it."""
    drafts, *others = made(inspections + 1)
    history = [case for one in others for case in one]

    def judge() -> list[object]:
        model = fitted(history, len(GRADES), FIGURES)
        return [_placed([float(share) for share in model.predicted(one.subject, one.score)], one) for one in drafts]

    assert len(judge()) == INDICATORS
    return judge


def _placed(expected: list[float], one: Seen) -> object:
    likely, possible = likeliest(expected, FIGURES.likely), likeliest(expected, FIGURES.possible)
    return label(one.grade, likely, possible), tails(expected, one.grade).middle


def comparing(inspections: int) -> Callable[[], object]:
    """The same from an inspection and a corpus, weighed and with all that is told beside."""
    told, *others = (
        [(case.subject, case.score, GRADES[case.grade - 1]) for case in one] for one in made(inspections + 1)
    )
    inspection = draft(*told)
    earlier_ones = corpus([case for number, one in enumerate(others) for case in earlier(f"i{number}", *one)])
    assert compare(inspection, earlier_ones, SHELF).chance.compared == INDICATORS
    return lambda: compare(inspection, earlier_ones, SHELF)


def each(call: Callable[[], object]) -> Timed:
    """Seconds that one call takes."""
    timer = Timer(call)
    return lambda: timer.timeit(1)


def show(told: str, call: Callable[[], object], goal: int | None = None) -> None:
    """Prints the milliseconds that a call takes, the best of several."""
    best = 1000 * min(each(call)() for _ in range(15))
    print(f"{told}: {best:.1f} ms" + (f" (goal {goal})" if goal is not None else ""))  # noqa: T201


def test_a_history_of_30_inspections_with_22_indicators_takes_at_most_ten_times_what_its_bare_sums_take() -> None:
    """For each case two products, two sums, a minimum and one more product of a grid of 101 by 41: six passes."""
    grid = FIGURES.grid
    one, other = np.ones((2, grid.shift.points, grid.slope.points))

    def passes() -> None:
        for _ in range(6 * INSPECTIONS * INDICATORS):
            np.multiply(one, other, out=one)

    judge = judging(INSPECTIONS)
    show("30 inspections with 22 indicators, and 22 drafts", judge, goal=60)
    show("the same weighed, compared and told", comparing(INSPECTIONS))
    assert_at_most(10, each(judge), each(passes), turns=21, told="the same, and 3,960 passes over the grid")


@pytest.mark.parametrize("of", [judging, comparing], ids=["model", "comparison"])
@pytest.mark.parametrize("inspections", [30, 60])
def test_twice_the_history_takes_at_most_a_little_more_than_twice_as_long(
    inspections: int, of: Callable[[int], Callable[[], object]]
) -> None:
    large, small = of(2 * inspections), of(inspections)
    told = f"{2 * inspections} inspections with 22 indicators and {inspections}"
    assert_at_most(2.6, each(large), each(small), turns=9, told=told)
