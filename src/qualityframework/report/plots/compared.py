"""A benchmark as a picture: each subject's expectation, with the team's grade marked in it."""

from __future__ import annotations

from ...benchmark import Benchmark, Compared, RestsOn
from ...frameworks import Framework, Scale
from ..benchmark_text import how_it_lies
from .figure import Part
from .predictive import Predicted, predictive_plot

_WHOSE = {
    RestsOn.FRAMEWORK: "; the bars are the framework's",
    RestsOn.MOSTLY_FRAMEWORK: "; the bars are mostly the framework's",
}
"""What is said of bars that earlier cases do not make."""


def benchmark_plot(made: Benchmark, framework: Framework) -> Part:
    """The picture of a benchmark, a row a subject."""
    rows = [_row(one, framework) for one in made.subjects.values()]
    return predictive_plot(made.title, rows, made.likely)


def _row(one: Compared, framework: Framework) -> Predicted:
    """What is not compared is drawn without any grade marked."""
    scale, lies = framework.scale, how_it_lies(one, framework)
    expected = one.expected.distribution if one.expected is not None else {}
    likely = one.expected.likely if one.expected is not None and one.is_compared else ()
    whose = _WHOSE.get(one.expected.rests_on, "") if one.expected is not None and not one.is_compared else ""
    return Predicted(
        title=one.title,
        shares=tuple((_label(name, scale), share) for name, share in expected.items()),
        likely=tuple(_label(name, scale) for name in likely),
        draft=_label(one.grade, scale) if one.grade is not None else None,
        answer=f"{lies[0].upper()}{lies[1:]}{whose}.",
    )


def _label(name: str, scale: Scale) -> str:
    return scale.by_name[name].label
