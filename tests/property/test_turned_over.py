"""A law of whole records: with all evidence turned over, all that is said of how firm and certain it is stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies.inspections import GRADES, KINDS
from tests.weighing.inspected import Data, says, weighed

CLOSE = 1e-9
OVER = dict(zip(GRADES, reversed(GRADES), strict=True))
TURNED = OVER | {"strength": "weakness", "weakness": "strength"}
sources_of = st.sampled_from((*KINDS, "observation", "outcome-data", None))
amounts = st.dictionaries(st.sampled_from(GRADES), st.integers(1, 30), min_size=1, max_size=3)
recorded = st.lists(
    st.builds(
        says,
        st.one_of(
            st.sampled_from(GRADES),
            st.sampled_from(("adequate", "good")),
            amounts.map(lambda counts: {"counts": counts}),
            amounts.map(lambda parts: {"belief": {grade: part / 90 for grade, part in parts.items()}}),
            st.builds(
                lambda direction, strength: {"leaning": {"direction": direction, "strength": strength}},
                st.sampled_from(("strength", "weakness")),
                st.sampled_from(("slight", "moderate", "strong")),
            ),
        ),
        sources_of,
        weight=st.sampled_from((0, 0.5, 1, 1, 2)),
        reliability=st.sampled_from((None, 0.5, 1, 1)),
        lineage=st.sampled_from((None, None, "l")),
        people=st.sampled_from((None, 1, 50)),
        invited=st.just(50),
    ),
    max_size=6,
)


def turned_over(shown: Any) -> Any:
    """What shows one grade shows the other that is as far from the other end."""
    if isinstance(shown, dict):
        return {OVER.get(key, key): turned_over(value) for key, value in shown.items()}
    return TURNED.get(shown, shown) if isinstance(shown, str) else shown


@given(recorded, st.sampled_from((None, "evidential-reasoning", "imprecise-dirichlet", "weighted-median")))
@example([says("adequate", "observation", reliability=1), says("good", "family-meetings", reliability=1)], None)
@example([says(grade, kind, reliability=1) for grade, kind in zip(GRADES[1:5], KINDS, strict=False)], None)
@example([says({"counts": {"good": 9, "adequate": 9}}, kind) for kind in KINDS[:3]], None)
def test_all_evidence_turned_over_bears_itself_out_and_is_certain_as_before(items: list[Data], by: str | None) -> None:
    """Shares of a sample are left out: the cuts between their grades are not as far from one end as from the other."""
    found = weighed(*items, method=by).carries
    over = weighed(*({**item, "shows": turned_over(item["shows"])} for item in items), method=by).carries
    assert (found is None) is (over is None)
    if found is None or over is None:
        return
    assert over.certainty == found.certainty
    assert (over.centre, over.upper) == (OVER[found.upper], OVER[found.centre])
    firm, turned = found.robustness, over.robustness
    assert len(turned.triangulation.wanting) == len(firm.triangulation.wanting)
    assert turned.triangulation.wanting == firm.triangulation.wanting
    assert dict(turned.triangulation.shares) == pytest.approx(dict(firm.triangulation.shares), abs=CLOSE)
    assert dict(turned.triangulation.support) == pytest.approx(dict(firm.triangulation.support), abs=CLOSE)
    assert turned.triangulation.effective_sources == pytest.approx(firm.triangulation.effective_sources, abs=CLOSE)
    assert turned.conflict == pytest.approx(firm.conflict, abs=CLOSE)
    assert turned.radius == pytest.approx(firm.radius, abs=CLOSE)
    assert [one.without for one in turned.decisive_sources] == [one.without for one in firm.decisive_sources]
