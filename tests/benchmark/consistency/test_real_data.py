"""The comparison on real grades of care services. The figures are shown with `pytest -rP`.

It is kinder to the comparison than real evidence would be: the score of a service is the mean of its other grades, and
the same inspectors gave these.
"""

from __future__ import annotations

import pytest

from tests.benchmark.consistency.care_services import FILE, QUESTIONS, judged, services

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FILE.is_file(), reason="the grades of care services are not part of this project, nor here"),
]

CELLS = [(kind, history) for kind in QUESTIONS for history in (5, 10, 30)]
SHARES = ("look", "look_by_chance", "explain", "explain_by_chance", "one_off", "two_off")


def test_the_figures_are_told() -> None:
    lines: list[tuple[str, ...]] = [("kind", "history", "grades", *SHARES, "skill")]
    for kind, history in CELLS:
        cell, skill = judged(kind, history)
        shares = (f"{cell.share(name):.3f}" for name in SHARES)
        lines.append((kind, str(history), str(len(cell.grades)), *shares, f"{skill:.2f}"))
        assert len(cell.grades) == 4_000
    print("\n".join("".join(f"{part:>21}" for part in line) for line in lines))  # noqa: T201


@pytest.mark.parametrize(("kind", "number"), [("Care Home Service", 1_274), ("Day Care of Children", 2_688)])
def test_all_services_with_every_grade_are_read(kind: str, number: int) -> None:
    assert len(services(kind)) == number


@pytest.mark.parametrize(("kind", "history"), CELLS)
def test_few_true_grades_are_labelled_and_no_more_than_is_told_of_chance(kind: str, history: int) -> None:
    cell, _ = judged(kind, history)
    assert 0.03 <= cell.share("look") <= 0.11
    assert 0 < cell.share("explain") <= 0.04
    assert cell.share("look") <= cell.share("look_by_chance")
    assert cell.share("explain") <= cell.share("explain_by_chance") + 0.01


@pytest.mark.parametrize(("kind", "history"), CELLS)
def test_about_half_of_errors_of_one_grade_are_found_and_most_of_two(kind: str, history: int) -> None:
    cell, _ = judged(kind, history)
    assert 0.35 <= cell.share("one_off") <= 0.75
    assert cell.share("two_off") >= 0.85


@pytest.mark.parametrize(("kind", "history"), CELLS)
def test_it_foretells_grades_much_better_than_how_often_each_was_given(kind: str, history: int) -> None:
    assert judged(kind, history)[1] >= 0.25
