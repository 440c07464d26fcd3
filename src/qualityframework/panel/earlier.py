"""What comparing with earlier inspections comes to, as facts. Without a corpus to compare with nothing is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..frameworks import Scale
from ..vocabulary import State

if TYPE_CHECKING:
    from ..benchmark import Benchmark, Compared


def benchmark_facts(benchmark: Benchmark | None) -> dict[str, Any]:
    """Facts of the inspection."""
    if benchmark is None:
        return {"benchmarked": False}
    chance, leniency = benchmark.chance, benchmark.leniency
    facts: dict[str, Any] = {
        "benchmarked": True,
        "enough_history": benchmark.history.enough,
        "history_inspections": benchmark.history.inspections,
        "unlike_earlier": chance.outside_likely,
        "unlike_by_chance": f"about {chance.outside_likely_by_chance:.1f}",
    }
    if benchmark.history.enough and leniency is not None:
        facts["history_leans"] = leniency.clear
        facts["history_leaning"] = (
            f"{abs(leniency.mean):.1f} of a grade {'more' if leniency.mean >= 0 else 'less'} "
            f"({leniency.level:.0%}: {leniency.low:+.1f} to {leniency.high:+.1f})"
        )
    return facts


def compared_facts(benchmark: Benchmark | None, subject: str, scale: Scale) -> dict[str, Any]:
    """Facts of an evaluation; unknown where something that is not recorded could change them.

    Args:
        benchmark: None where there is nothing to compare with.
        subject: what the evaluation is of.
        scale: that the grades are on.
    """
    if benchmark is None or not benchmark.history.enough:
        return {"compared": False}
    one = benchmark.subjects[subject]
    standing, expected = one.standing, one.expected
    if standing is None or expected is None:
        return {"compared": _would_be(one)}
    return {
        "compared": True,
        "consistency": standing.label.value if standing.label is not None and one.score_known else None,
        "likely_grades": " or ".join(scale.by_name[name].label for name in expected.likely),
        "tail": f"about {min(standing.at_or_below, standing.at_or_above):.0%}",
        "earlier_cases": one.here,
    }


def _would_be(one: Compared) -> bool | None:
    """Whether what is without a grade or a score would be compared; unknown where a gap in the record decides that."""
    if one.grade is None:
        return None if one.state in (None, State.EVALUATED) else False
    return False if one.score_known else None
