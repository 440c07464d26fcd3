"""`drift`: has the yardstick moved?"""

from __future__ import annotations

from typing import Annotated

import typer

from .earlier import read_corpus
from .options import CorpusSource, PlotFile, Shelf, on_shelf
from .output import Format, tell, width


def drift(
    corpus: CorpusSource,
    programme: Annotated[
        str | None,
        typer.Option(
            "--programme",
            metavar="NAME",
            help="Which programme [default: the one whose evidence is known, if there is one].",
        ),
    ] = None,
    baseline: Annotated[
        int | None,
        typer.Option("--baseline", metavar="N", min=1, help="How many first inspections the others are held to."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    plot: PlotFile = None,
    rulesets: Shelf = None,
) -> None:
    """Chart the inspections of a corpus over time: has the yardstick moved, and do teams hold it alike?

    Each inspection's grades are held to what its evidence points to, by a baseline of the first inspections that stays
    as it was. Teams are told in order of their names, and not at all where they have few inspections. Nobody is ranked.
    """
    from .. import benchmark, frameworks, report

    read = read_corpus(corpus, on_shelf(rulesets))
    figures = frameworks.load_benchmark(frameworks.BENCHMARK, rulesets)
    made = benchmark.watch(read, figures, programme=programme, baseline=baseline)
    if plot is not None:
        report.write_plot(report.drift_plot(made), plot)
    tell(made, format, lambda: report.drift_lines(made, width()))
