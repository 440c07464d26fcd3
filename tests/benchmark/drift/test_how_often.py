"""From end to end: how often a yardstick that stays gives a signal, and how often one that moves does.

The panels are drawn from what is believed beforehand. `signalled(..., times=...)` with more times gives finer figures.
"""

from __future__ import annotations

import pytest

from tests.benchmark.consistency.simulation import Panels
from tests.benchmark.drift.histories import signalled

pytestmark = pytest.mark.slow
TIMES = {1: 150, 7: 60, 22: 40}


@pytest.mark.parametrize("baseline", [5, 10])
@pytest.mark.parametrize("indicators", [1, 7, 22])
def test_a_yardstick_that_stays_gives_a_signal_in_at_most_one_of_ten_charts_of_30(
    indicators: int, baseline: int
) -> None:
    found = signalled(Panels.as_believed, indicators, baseline, times=TIMES[indicators])
    assert found.either <= 0.10


@pytest.mark.parametrize(
    ("indicators", "baseline", "shift", "within", "least"),
    [
        (1, 10, 0.5, 10, 0.1),
        (1, 10, 1, 10, 0.5),
        (1, 5, 1, 10, 0.3),
        (7, 10, 0.5, 10, 0.5),
        (7, 10, 1, 10, 0.95),
        (7, 5, 1, 10, 0.9),
    ],
)
def test_a_yardstick_that_moves_is_seen(
    indicators: int, baseline: int, shift: float, within: int, least: float
) -> None:
    found = signalled(Panels.as_believed, indicators, baseline, shift=shift, within=within, times=TIMES[indicators])
    assert found.either >= least
