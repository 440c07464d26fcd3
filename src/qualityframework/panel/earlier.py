"""What comparing with earlier inspections comes to, as facts. Without a corpus to compare with nothing is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import Mismatch
from ..frameworks import Scale
from ..inspections import Inspection, basis
from ..vocabulary import State, about

if TYPE_CHECKING:
    from ..benchmark import Benchmark, Standing


def refuse_another(benchmark: Benchmark, inspection: Inspection) -> None:
    """Refuses a benchmark that is not of this inspection as it is, on its day, with all that it evaluates.

    Raises:
        Mismatch: when it is not.
    """
    ours = basis(inspection)
    if benchmark.basis.model_copy(update={"record": ours.record}) != ours:  # it may have withheld how it is called
        raise Mismatch(f"the benchmark is of `{benchmark.basis.record}` as it was then, and not of what is reviewed")
    left_out = [one.subject for one in inspection.record.evaluations or () if one.subject not in benchmark.subjects]
    if left_out:
        raise Mismatch(f"the benchmark leaves out what the record evaluates: {', '.join(left_out)}")


def benchmark_facts(benchmark: Benchmark | None) -> dict[str, Any]:
    """Facts of the inspection."""
    if benchmark is None:
        return {"benchmarked": False}
    history, chance, leniency = benchmark.history, benchmark.chance, benchmark.leniency
    facts: dict[str, Any] = {
        "benchmarked": True,
        "enough_history": history.enough,
        "history_inspections": history.inspections,
    }
    if not history.enough:
        return facts
    facts["history_follows"] = history.follows
    if leniency is None:
        return facts
    unsure = any(one.standing is not None and not one.score_known for one in benchmark.subjects.values())
    return facts | {
        "history_leans": leniency.clear,
        "history_leaning": leniency.in_words,
        "unlike_by_chance": f"{about(chance.outside_likely_by_chance)} of {chance.compared}"
        + (", as far as is recorded" if unsure else ""),
    }


def compared_facts(benchmark: Benchmark | None, subject: str, scale: Scale) -> dict[str, Any]:
    """Facts of an evaluation; unknown where something that is not recorded could change them.

    Args:
        benchmark: None where there is nothing to compare with.
        subject: what the evaluation is of.
        scale: that the grades are on.
    """
    if benchmark is None or not (benchmark.history.enough and benchmark.history.follows):
        return {"compared": False}
    one = benchmark.subjects[subject]
    grade, standing, expected = one.grade, one.standing, one.expected
    has_none = grade is None and one.state not in (None, State.EVALUATED)
    too_few = one.expected is not None and grade is not None and not one.is_compared
    if has_none or too_few or (one.score is None and one.score_known):
        return {"compared": False}
    if grade is None or not one.score_known or standing is None or expected is None:
        return {"compared": None}
    return {
        "compared": True,
        "consistency": standing.label.value if standing.label is not None else None,
        "likely_grades": " or ".join(scale.by_name[name].label for name in expected.likely),
        "tail": tail_in_words(standing, grade, scale),
        "earlier_cases": one.here,
    }


def tail_in_words(standing: Standing, grade: str, scale: Scale) -> str:
    """How often earlier panels would give a grade or one farther out, as a clause."""
    given = scale.by_name[grade]
    low = standing.at_or_below < standing.at_or_above
    last = given in (scale.grades[0], scale.grades[-1])
    beyond = "" if last else " or lower" if low else " or higher"
    share = min(standing.at_or_below, standing.at_or_above)
    often = f"about {share:.0%}" if share >= 0.005 else "under 1%"
    return f"{given.label}{beyond} would be given {often} of the time"
