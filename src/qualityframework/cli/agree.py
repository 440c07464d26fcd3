"""`agree`: whether raters who rated the same units agree."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import Shelf
from .output import Format, tell, width

_USUAL = "six-point-scale/1"


class Level(StrEnum):
    """Level of measurement."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Counting(StrEnum):
    """What differences count for in Cohen's kappa."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"


def agree(
    path: Annotated[
        str,
        typer.Argument(
            metavar="RATINGS.csv",
            help="A row a unit and a column a rater, or columns unit, rater, rating; or - for standard input.",
        ),
    ],
    level: Annotated[Level, typer.Option("--level", help="What may be made of the values.")] = Level.ORDINAL,
    weights: Annotated[
        Counting | None,
        typer.Option(
            "--weights",
            help="What differences count for in Cohen's kappa [default: quadratic, and none at level nominal].",
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="PACK", help=f"The scale that they rated on [default: {_USUAL}]."),
    ] = None,
    numbers: Annotated[
        bool,
        typer.Option("--numbers", help="The values are numbers and no points of a scale: level interval or ratio."),
    ] = False,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Tell how far raters agree who rated the same units, such as vignettes.

    Prints percent agreement, and beside it coefficients that take off what chance would give, each with its interval.
    An empty cell was not rated. Raters are best told by codes. It ranks none of them.
    """
    from .. import report
    from ..benchmark.agreement import KappaWeights, Measurement, agreement_of, read_ratings
    from ..frameworks import BENCHMARK, load_benchmark, load_scale, newest

    if numbers and level not in (Level.INTERVAL, Level.RATIO):
        raise typer.BadParameter(f"numbers are of level interval or ratio, not {level}", param_hint="--level")
    if numbers and scale is not None:
        raise typer.BadParameter("numbers are on no scale", param_hint="--scale")
    figures = newest(load_benchmark(BENCHMARK, rulesets).file.agreement)
    points = None if numbers else load_scale(_USUAL if scale is None else scale, rulesets)
    ratings = read_ratings(path, Measurement(level), points)
    made = agreement_of(ratings, figures, KappaWeights(weights) if weights is not None else None)
    tell(made, format, lambda: report.agreement_lines(made, width()))
