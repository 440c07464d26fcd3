"""The ranked probability score: ten published figures, and laws."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualityframework.benchmark.drift.scoring import ranked_probability
from qualityframework.errors import Unusable
from tests.benchmark.drift.reading import near, published

MATCHES = published("rps_constantinou_fenton_2012")
CASES = list(zip(MATCHES["input"]["cases"], MATCHES["expected"]["rps"], strict=True))


@pytest.mark.parametrize(("case", "expected"), CASES)
def test_ten_forecasts_score_as_they_were_published(case: dict[str, object], expected: float) -> None:
    shares, index = case["p"], case["observed_index"]
    assert isinstance(shares, list)
    assert isinstance(index, int)
    assert near(expected, MATCHES["tolerance"]) == ranked_probability(shares, index + 1)


@st.composite
def forecasts(draw: st.DrawFn) -> tuple[tuple[float, ...], int]:
    drawn = draw(st.lists(st.floats(0, 1), min_size=2, max_size=8))
    assume(math.fsum(drawn) > 0.01)
    return tuple(share / math.fsum(drawn) for share in drawn), draw(st.integers(1, len(drawn)))


@given(forecasts())
def test_a_score_lies_between_sure_and_right_and_sure_and_wrong(forecast: tuple[tuple[float, ...], int]) -> None:
    assert 0 <= ranked_probability(*forecast) <= 1 + 1e-9


@given(forecasts())
def test_turned_over_a_forecast_scores_the_same(forecast: tuple[tuple[float, ...], int]) -> None:
    shares, observed = forecast
    turned = ranked_probability(shares[::-1], len(shares) + 1 - observed)
    assert near(turned, 1e-9) == ranked_probability(shares, observed)


@given(st.integers(2, 8), st.data())
def test_a_sure_forecast_scores_by_how_many_grades_it_is_wrong(grades: int, data: st.DataObject) -> None:
    said, came = data.draw(st.integers(1, grades)), data.draw(st.integers(1, grades))
    sure = [float(grade == said) for grade in range(1, grades + 1)]
    assert near(abs(said - came) / (grades - 1), 1e-12) == ranked_probability(sure, came)


@given(forecasts())
def test_nobody_scores_better_by_saying_other_than_what_they_believe(forecast: tuple[tuple[float, ...], int]) -> None:
    """The score is proper: what is expected of a belief is least when that belief is the forecast."""
    belief, shifted_to = forecast
    sure = [float(grade == shifted_to) for grade in range(1, len(belief) + 1)]
    said = [(one + other) / 2 for one, other in zip(belief, sure, strict=True)]

    def expected(distribution: list[float]) -> float:
        return math.fsum(share * ranked_probability(distribution, grade) for grade, share in enumerate(belief, 1))

    assert expected(list(belief)) <= expected(said) + 1e-9


@pytest.mark.parametrize(
    ("shares", "observed", "said"),
    [
        ([1.0], 1, "not 1 of 1"),
        ([0.5, 0.5], 0, "not 0 of 2"),
        ([0.5, 0.5], 3, "not 3 of 2"),
        ([0.5, 0.4], 1, "sum to 1"),
        ([1.5, -0.5], 1, "from 0 to 1"),
        ([math.nan, 1.0], 1, "from 0 to 1"),
        ([], 1, "not 1 of 0"),
    ],
)
def test_what_is_no_forecast_is_refused(shares: list[float], observed: int, said: str) -> None:
    with pytest.raises(Unusable, match=said):
        ranked_probability(shares, observed)
