"""What weighing comes to, as facts. A fact that could come out otherwise, were what is missing recorded, is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..frameworks import Scale
from ..vocabulary import Level
from ..weighing import Carries, Weighed

_LOW = (Level.VERY_LOW, Level.LOW)


class WeighedFacts(NamedTuple):
    """Facts of an evaluation, and of each item of evidence that bears on it.

    Args:
        of_evaluation: by name.
        decisive: of several sources, the items of those without which the middle would be another, where there is
            enough to say; None where that is not known.
    """

    of_evaluation: Mapping[str, Any]
    decisive: frozenset[str] | None

    def decides(self, item: str) -> bool | None:
        """Whether the middle hangs on evidence of this item's kind."""
        return None if self.decisive is None else item in self.decisive


def weighed_facts(weighed: Weighed, scale: Scale) -> WeighedFacts:
    """The facts that follow from what was weighed."""
    verdict = weighed.verdict.value if weighed.verdict is not None and weighed.verdict_known else None
    if any(one.affects == "weighing" for one in weighed.not_known) or weighed.method is None:
        return WeighedFacts({"verdict": verdict}, None)
    carries = weighed.carries
    if carries is None or not carries.sufficient:
        return WeighedFacts({"sufficient": False, "verdict": verdict}, frozenset())
    there = {source for source, share in carries.robustness.triangulation.shares.items() if share}
    sources = {one.without for one in carries.robustness.decisive_sources} if len(there) > 1 else set()
    decisive = frozenset(item.id for item in weighed.items if item.source in sources)
    sufficient = True if carries.tells_ignorance else None
    return WeighedFacts({"sufficient": sufficient, "verdict": verdict, **_carried(carries, scale)}, decisive)


def _carried(carries: Carries, scale: Scale) -> dict[str, Any]:
    firm, certainty = carries.robustness, carries.certainty
    return {
        "band_low": scale.by_name[carries.band.low].position if carries.band is not None else None,
        "band_high": scale.by_name[carries.band.high].position if carries.band is not None else None,
        "borderline": carries.borderline,
        "firmness": firm.firmness.value if firm.firmness is not None else None,
        "agreement": firm.agreement.value,
        "low_certainty": True if certainty.level in _LOW else None if certainty.at_least in _LOW else False,
        "doubts": "; ".join(certainty.doubts) or "none",
    }
