"""Methods with figures for a scale of any length, and items in few words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from qualityframework.frameworks import Methods
from qualityframework.weighing import ordinal
from qualityframework.weighing.item import Item
from qualityframework.weighing.methods import METHODS, Method, Pooled

REASON = "made for a test"


def names(points: int) -> tuple[str, ...]:
    """Names for points, lowest first."""
    return tuple(f"p{point}" for point in range(1, points + 1))


def method(name: str, points: int | Sequence[str] = 6, **figures: Any) -> Method[Any]:
    """A method for a scale of so many points, or of these points; figures that are not given are plain ones."""
    called = names(points) if isinstance(points, int) else tuple(points)
    count = len(called)
    plain: dict[str, dict[str, Any]] = {
        "weighted-evidence-pool": {"saturation": 0.2, "prior_ignorance": 1},
        "evidential-reasoning-rule": {"weight_scale": 0.5},
        "dirichlet": {"prior": 1},
        "imprecise-dirichlet": {"prior": 1},
        "percentage-bands": {
            "cuts": [round(100 * (point + 0.5) / count) for point in range(1, count)],
            "rounding": "half-up",
            "limiters": [{"band": [called[-1]], "beside": called[0], "becomes": called[-2]}],
        },
        "radar": {"cuts": [round(100 * (point - 0.5) / (count - 1)) for point in range(1, count)], "caps": ["b"]},
        "ordinal-latent-bayes": {"slope": 2, "grid": 10},
    }
    given = {"reason": REASON, **plain.get(name, {}), **figures}
    return METHODS[name](Methods.model_validate({name: given}).by_name[name], called)


def item(belief: Iterable[float], weight: float = 1.0, reliability: float = 1.0, source: str = "a") -> Item:
    """An item that says so."""
    return Item(("e",), tuple(belief), weight, reliability, source)


def at(position: int, points: int = 6) -> tuple[float, ...]:
    """All belief at a position."""
    return tuple(float(point == position) for point in range(1, points + 1))


def near(expected: Any, tolerance: float = 1e-9) -> Any:
    return pytest.approx(expected, rel=0, abs=tolerance)


def pooled(name: str, items: Sequence[Item], count: int = 6, **figures: Any) -> Pooled:
    """What items come to that come to something."""
    found = method(name, count, **figures).pool(items)
    assert found is not None
    return found


def middle(name: str, grades: Sequence[int], weights: Sequence[float] | None = None) -> int:
    """The position that sure items at these grades come to."""
    placed = zip(grades, weights or [1.0] * len(grades), strict=True)
    belief = pooled(name, [item(at(grade), weight) for grade, weight in placed]).belief
    return ordinal.lower(ordinal.normalised(belief), 0.5)


REFERENCE = json.loads(
    (Path(__file__).parents[1] / "conformance" / "default_weighted_evidence_pool_reference.json").read_text("utf-8")
)
"""The worked example of the default method: nine items of six sources, and what they come to."""
ITEMS = [item(one["belief"], one["weight"], one["reliability"], one["source"]) for one in REFERENCE["items"]]
EFFECTIVE = method("weighted-evidence-pool", 6, saturation=0.2, prior_ignorance=1).effective(ITEMS)
