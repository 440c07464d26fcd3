"""A benchmark as a picture: each subject's expectation, with the team's grade marked in it."""

from __future__ import annotations

from ...benchmark import Benchmark, Compared
from ...frameworks import Framework, Scale
from ..benchmark_text import compared_branch
from .figure import Part
from .predictive import Predicted, predictive_plot


def benchmark_plot(made: Benchmark, framework: Framework) -> Part:
    """The picture of a benchmark, a row a subject."""
    rows = [_row(made, one, framework) for one in made.subjects.values()]
    return predictive_plot(made.title, rows, made.likely)


def _row(made: Benchmark, one: Compared, framework: Framework) -> Predicted:
    expected = one.expected.distribution if one.expected is not None else {}
    return Predicted(
        title=one.title,
        shares=tuple((_label(name, framework.scale), share) for name, share in expected.items()),
        likely=tuple(
            _label(name, framework.scale) for name in (one.expected.likely if one.expected is not None else ())
        ),
        draft=_label(one.grade, framework.scale) if one.grade is not None else None,
        answer=compared_branch(made, one.subject, framework).children[0].text,
    )


def _label(name: str, scale: Scale) -> str:
    return scale.by_name[name].label
