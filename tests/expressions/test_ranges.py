"""What comparing ranges comes to: of counts, of sums and distances of them, of days and of grades."""

from __future__ import annotations

import pytest

from qualityframework.expressions import UNRECORDED
from qualityframework.vocabulary import Outcome
from tests.expressions.sample import comes_to, items, row, some

F, C, U = Outcome.FIRES, Outcome.CLEAR, Outcome.UNDETERMINED

RANGES: list[tuple[str, Outcome]] = [
    ("n < 2", C),
    ("n < 3", U),
    ("n < 4", U),
    ("n < 5", F),
    ("n <= 1", C),
    ("n <= 2", U),
    ("n <= 4", F),
    ("n > 4", C),
    ("n > 3", U),
    ("n > 1", F),
    ("n >= 5", C),
    ("n >= 4", U),
    ("n >= 2", F),
    ("n == 1", C),
    ("n == 2", U),
    ("n == 5", C),
    ("n != 1", F),
    ("n != 3", U),
    ("n in (0, 1, 5)", C),
    ("n in (1, 3)", U),
    ("n not in (0, 5)", F),
    ("1 < n < 5", F),
    ("2 < n < 5", U),
    ("n + 1 >= 3", F),
    ("n + 1 > 3", U),
    ("10 - n > 5", F),
    ("10 - n > 6", U),
    ("2 * n < 9", F),
    ("-1 * n < -1", F),
    ("-n >= -3", U),
    ("abs(n) <= 4", F),
    ("abs(n - 3) <= 1", F),
    ("abs(n - 3) < 1", U),
    ("abs(n - 3) >= 0", F),
    ("abs(n - 10) >= 6", F),
    ("abs(-n) >= 2", F),
    ("min(n, 3) >= 2", F),
    ("min(n, 3) <= 3", F),
    ("min(n, 1) == 1", F),
    ("max(n, 5) == 5", F),
    ("max(n, 3) == 3", U),
    ("n == n", U),
    ("n - 1 >= 1", F),
    ("n - 1 > 1", U),
    ("n - 1 <= 3", F),
    ("n - 1 < 3", U),
    ("1 + n >= 3", F),
    ("1 + n <= 4", U),
    ("10 - n < 8", U),
    ("10 - n <= 8", F),
    ("abs(n) >= 3", U),
    ("abs(n - 10) <= 8", F),
    ("abs(n - 10) <= 7", U),
    ("abs(n - 10) > 6", U),
    ("abs(n - 2) >= 1", U),
    ("abs(n - 4) >= 1", U),
    ("abs(n - 4) <= 2", F),
    ("n > 1.5", F),
    ("n > 3.5", U),
]


@pytest.mark.parametrize(("when", "expected"), RANGES)
def test_a_range_is_compared_by_its_ends(when: str, expected: Outcome) -> None:
    """Two rows count, two more may: what holds from 2 to 4 fires, what holds for none of it is clear."""
    listed = some(items({}, {}), items({}, {}))
    assert expected is comes_to(when, lets={"n": "count(x for x in items)"}, items=listed)


def test_a_list_that_was_never_recorded_is_not_an_empty_list() -> None:
    """Its count is anything from none up."""
    lets = {"n": "count(x for x in items)"}
    assert comes_to("n == 0", lets=lets, items=UNRECORDED) is U
    assert comes_to("n == 0", lets=lets) is U
    assert comes_to("n == 0", lets=lets, items=()) is F
    assert comes_to("n >= 0", lets=lets, items=UNRECORDED) is F


PAIRS: list[tuple[tuple[int, int], tuple[int, int], str, Outcome]] = [
    ((2, 2), (2, 2), "n == m", F),
    ((2, 2), (2, 3), "n == m", U),
    ((2, 3), (2, 2), "n == m", U),
    ((2, 2), (1, 2), "n == m", U),
    ((1, 2), (2, 2), "n == m", U),
    ((1, 3), (2, 2), "n == m", U),
    ((2, 3), (2, 3), "n == m", U),
    ((1, 2), (3, 4), "n == m", C),
    ((3, 4), (1, 2), "n == m", C),
    ((1, 2), (3, 4), "n != m", F),
    ((3, 4), (1, 2), "n != m", F),
    ((2, 2), (2, 2), "n != m", C),
    ((2, 3), (3, 4), "n != m", U),
    ((1, 2), (3, 4), "n < m", F),
    ((1, 3), (3, 4), "n < m", U),
    ((1, 3), (3, 4), "n <= m", F),
    ((3, 4), (1, 3), "n < m", C),
    ((3, 4), (1, 3), "n <= m", U),
    ((3, 4), (1, 3), "n >= m", F),
    ((3, 4), (1, 3), "n > m", U),
    ((4, 5), (1, 3), "n > m", F),
    ((1, 3), (3, 4), "n > m", C),
    ((1, 2), (3, 5), "m - n >= 1", F),
    ((1, 2), (3, 5), "m - n >= 2", U),
    ((1, 2), (3, 5), "m - n <= 4", F),
    ((1, 2), (3, 5), "m - n <= 3", U),
    ((1, 2), (3, 5), "n + m >= 4", F),
    ((1, 2), (3, 5), "n + m >= 5", U),
    ((1, 2), (3, 5), "n + m <= 7", F),
    ((1, 2), (3, 5), "n + m <= 6", U),
    ((1, 4), (2, 3), "max(n, m) >= 2", F),
    ((1, 4), (2, 3), "max(n, m) >= 3", U),
    ((1, 4), (2, 3), "max(n, m) <= 4", F),
    ((1, 4), (2, 3), "min(n, m) >= 1", F),
    ((1, 4), (2, 3), "min(n, m) <= 3", F),
    ((1, 4), (2, 3), "min(n, m) <= 2", U),
]


@pytest.mark.parametrize(("n", "m", "when", "expected"), PAIRS)
def test_two_ranges_are_compared_by_their_ends(
    n: tuple[int, int], m: tuple[int, int], when: str, expected: Outcome
) -> None:
    """Whatever each of them may be, the other may be anything in its own range."""
    lets = {"n": "count(x for x in items)", "m": "count(f for f in findings)"}
    listed = some(items(*[{}] * n[0]), items(*[{}] * (n[1] - n[0])))
    found = [row("finding") for _ in range(m[1])]
    assert expected is comes_to(when, lets=lets, items=listed, findings=some(found[: m[0]], found[m[0] :]))


DAYS_AND_GRADES: list[tuple[str, Outcome]] = [
    # the earliest from 1 January to 1 March, the latest from 1 March to 1 June 2020
    ("months_between(first, last) >= 0", F),
    ("months_between(first, last) >= 1", U),
    ("months_between(first, last) <= 5", F),
    ("months_between(first, last) <= 4", U),
    ("months_between(last, first) <= 0", F),
    ("months_between(last, first) <= -1", U),
    ("months_between(last, first) >= -5", F),
    ("first <= last", F),
    ("first < last", U),
    # the worst weak or adequate, the best adequate to very good
    ("steps(best, worst) >= 0", F),
    ("steps(best, worst) >= 1", U),
    ("steps(best, worst) <= 3", F),
    ("steps(best, worst) <= 2", U),
    ("steps(worst, best) >= -3", F),
    ("steps(worst, best) >= -2", U),
    ("best > weak", F),
    ("best > adequate", U),
    ("worst in (good, very_good)", C),
    ("worst in (good, weak)", U),
]


@pytest.mark.parametrize(("when", "expected"), DAYS_AND_GRADES)
def test_months_and_steps_between_ranges_go_from_the_nearest_to_the_furthest(when: str, expected: Outcome) -> None:
    """One row is certain, and two may be."""
    lets = {
        "first": "min(x.gathered_on for x in items)",
        "last": "max(x.gathered_on for x in items)",
        "worst": "min(x.grade for x in items)",
        "best": "max(x.grade for x in items)",
    }
    certain = items({"gathered_on": "2020-03-01", "graded": True, "grade": "adequate"})
    possible = items(
        {"gathered_on": "2020-01-01", "graded": True, "grade": "very_good"},
        {"gathered_on": "2020-06-01", "graded": True, "grade": "weak"},
    )
    assert expected is comes_to(when, lets=lets, items=some(certain, possible))
