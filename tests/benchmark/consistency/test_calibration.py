"""How often labels are given by chance, and how often an error is found: by simulation, with fixed seeds.

The figures are shown with `pytest -rP`. For each size of history panels are drawn 300 times as `simulation.py` says,
each time with a history and some drafts of the same panels. The grade of a draft is right, or one or two grades off.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.benchmark.consistency.comparing import compared, draft, earlier
from tests.benchmark.consistency.made import near
from tests.benchmark.consistency.simulation import LENIENCY_SD, OWN_SD, SLOPE, Cell, Panels, simulated
from tests.strategies.inspections import GRADES

pytestmark = pytest.mark.slow

Size = tuple[int, int]
DRAFTS = {(0, 1): 10, (5, 1): 10, (10, 1): 10, (30, 1): 10, (10, 7): 5, (30, 7): 5, (30, 22): 1}
"""By inspections and indicators of a history, how many drafts it judges each time."""
SIZES = tuple(DRAFTS)
WITH_HISTORY = SIZES[1:]
SHARES = ("look", "look_by_chance", "explain", "explain_by_chance", "one_off", "two_off")


@cache
def cell(size: Size) -> Cell:
    return simulated(*size, DRAFTS[size], Panels.drawn)


def test_the_figures_are_told() -> None:
    lines: list[tuple[str, ...]] = [("history", "grades", *SHARES, "any_look", "any_explain", "KS")]
    for size in SIZES:
        one = cell(size)
        figures = (*(one.share(name) for name in SHARES), one.any("look"), one.any("explain"), one.uneven)
        lines.append((f"{size[0]} x {size[1]}", str(len(one.grades)), *(f"{figure:.3f}" for figure in figures)))
        assert len(one.grades) == 300 * DRAFTS[size] * size[1]
    print("\n".join("".join(f"{cell:>18}" for cell in line) for line in lines))  # noqa: T201


@pytest.mark.parametrize("size", SIZES)
def test_few_grades_that_panels_like_the_earlier_ones_gave_are_labelled(size: Size) -> None:
    assert cell(size).share("look") <= 0.13
    assert cell(size).share("explain") <= 0.035


@pytest.mark.parametrize("size", WITH_HISTORY)
def test_with_history_most_errors_of_two_grades_are_found_and_about_half_of_those_of_one(size: Size) -> None:
    """So labels prompt a discussion, and settle none."""
    assert cell(size).share("two_off") >= 0.85
    assert 0.3 <= cell(size).share("one_off") <= 0.65


def test_where_grades_lie_in_what_was_expected_is_spread_evenly() -> None:
    """21,000 grades of seven indicators: of as many that are independent, one sample in 20 is more than 0.01 off."""
    pooled = Cell([*cell((10, 7)).drafts, *cell((30, 7)).drafts])
    assert len(pooled.grades) == 21_000
    assert pooled.uneven <= 0.03


# chance --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_labels_by_chance_are_told_as_no_fewer_than_there_are_and_not_many_more(size: Size) -> None:
    """These panels were more consistent than is believed beforehand, which takes some history to learn."""
    one, learned = cell(size), size[0] >= 30
    assert -0.01 <= one.share("look_by_chance") - one.share("look") <= (0.02 if learned else 0.09)
    assert -0.005 <= one.share("explain_by_chance") - one.share("explain") <= (0.01 if learned else 0.03)


@pytest.mark.parametrize("size", [(0, 7), (5, 7), (10, 7)])
def test_of_panels_as_they_are_believed_to_be_labels_are_as_many_as_by_chance_and_grades_lie_evenly(size: Size) -> None:
    """So the prior, what is made of it and the sets fit each other. 6,300 grades of 300 panels."""
    one = simulated(*size, 3, Panels.as_believed)
    assert near(one.share("look_by_chance"), 0.015) == one.share("look")
    assert near(one.share("explain_by_chance"), 0.008) == one.share("explain")
    assert one.uneven <= 0.03


SUBJECTS = ("1.1", "2.1", "2.2", "5.1", "5.2", "5.3", "5.4")


def told_by(panels: Panels, rng: np.random.Generator) -> list[tuple[str, float, str]]:
    """One inspection, by the names of subjects and grades."""
    return [(SUBJECTS[int(one.subject)], round(one.score, 6), GRADES[one.grade - 1]) for one in panels.inspection(rng)]


def test_as_many_labels_by_chance_are_told_as_there_are_from_end_to_end() -> None:
    """150 drafts of seven indicators, weighed and compared with ten inspections of the same panels, as believed."""
    rng, told, compared_in_all = np.random.default_rng(20180801), [], 0
    for _ in range(150):
        panels = Panels.as_believed(rng, len(SUBJECTS))
        last, *first = (told_by(panels, rng) for _ in range(11))
        history = [case for number, one in enumerate(first) for case in earlier(f"i{number}", *one)]
        chance = compared(draft(*last), history).chance
        compared_in_all += chance.compared
        looks = chance.outside_likely, chance.outside_likely_by_chance
        told.append((*looks, chance.outside_possible, chance.outside_possible_by_chance))
    assert compared_in_all >= 0.9 * 150 * len(SUBJECTS)  # others came far from all evidence
    look, look_by_chance, explain, explain_by_chance = (float(figure) for figure in np.mean(told, axis=0))
    print(f"labels an inspection {look:.2f} and {explain:.2f}, told {look_by_chance:.2f} and {explain_by_chance:.2f}")  # noqa: T201
    assert near(look_by_chance, 0.15) == look
    assert near(explain_by_chance, 0.07) == explain


# leniency ------------------------------------------------------------------------------------------------------------


def test_the_interval_of_leniency_holds_it_also_where_panels_differ_as_much_as_is_believed() -> None:
    """200 histories of ten inspections with seven indicators, each by a panel of its own: at least 95 in 100."""
    rng, held, clear = np.random.default_rng(20180801), [], []
    for _ in range(200):
        leniency = float(rng.normal(0, LENIENCY_SD))
        panels = Panels(SLOPE, tuple(rng.normal(leniency, OWN_SD, len(SUBJECTS))))
        history = [
            case for number in range(10) for case in earlier(f"i{number}", *told_by(panels.like_these(rng), rng))
        ]
        told = compared(draft((SUBJECTS[0], None, "good")), history).leniency
        assert told is not None
        held.append(told.low <= leniency <= told.high)
        clear.append(told.clear)
    print(f"leniency held {np.mean(held):.3f}, clearly other than nought {np.mean(clear):.3f}")  # noqa: T201
    assert np.mean(held) >= 0.95
