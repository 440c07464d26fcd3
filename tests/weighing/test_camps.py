"""The two camps into which evidence falls that conflicts."""

from __future__ import annotations

import pytest

from qualityframework.weighing import Camp, camps


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.4, 0.0, 0.6), (Camp(0.4, 0, 0, 0), Camp(0.6, 2, 2, 2))),
        ((0.2, 0.2, 0.1, 0.1, 0.2, 0.2), (Camp(0.5, 0, 1, 2), Camp(0.5, 3, 4, 5))),
        ((0.1, 0.3, 0.0, 0.0, 0.6, 0.0), (Camp(0.4, 0, 1, 1), Camp(0.6, 4, 4, 4))),
        ((0.25,) * 4, None),
        ((0.0, 1.0, 0.0), None),
        ((0.1, 0.2, 0.4, 0.2, 0.1), None),
    ],
)
def test_a_distribution_falls_in_two_where_between_their_medians_it_lies_below_both(
    shares: tuple[float, ...], expected: tuple[Camp, Camp] | None
) -> None:
    found = camps(shares)
    assert (found is None) is (expected is None)
    if found is not None and expected is not None:
        assert [camp[1:] for camp in found] == [camp[1:] for camp in expected]
        assert [camp.share for camp in found] == pytest.approx([camp.share for camp in expected])
