"""`funnel`: which shares lie further from the common one than chance would have them."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import PlotFile, Shelf
from .output import Format, tell, width


def funnel(
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="A CSV table with the columns unit, met, of and, if it has several, standard; - for standard input.",
        ),
    ],
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    plot: PlotFile = None,
    rulesets: Shelf = None,
) -> None:
    """Show which units' shares lie further from the common one than chance would have them.

    A unit is an area, a service, a team; `met` of its `of` records, say, meet a standard. Prints every unit in order of
    name, and where it lies: within the limits or beyond them, with and without allowing for units that all differ. Of
    so few that a low or a high share could not be seen, that is said.
    None is ranked, and a unit beyond the limits is a question and no verdict.
    """
    from .. import benchmark, report

    made = benchmark.funnels(table, shelf=rulesets)
    if plot is not None:
        report.write_plot(report.funnel_plot(made), plot)
    tell(made, format, lambda: report.funnel_lines(made, width()))
