"""`weigh`: which grades the evidence can carry."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import AsOf, MethodName, Overlays, PlotFile, ProfileName, RecordPath, Shelf, on_shelf, record_first
from .output import Format, tell, width


def weigh(
    path: RecordPath,
    indicator: Annotated[
        str | None, typer.Argument(metavar="INDICATOR", help="One subject, as 5.4 or 9.1-9.4; without it all of them.")
    ] = None,
    method: MethodName = None,
    as_of: AsOf = None,
    profile: ProfileName = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    plot: PlotFile = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Weigh the evidence on each subject: which grades it can carry, how firmly, and what that hangs on.

    Prints a bar a grade and a paragraph in plain words. It issues no grade: it tests the one that the team gave.
    """
    from .. import privacy, report, weighing

    shelf = on_shelf(rulesets, overlay)
    record_first(path, indicator)
    inspection = privacy.opened_to_tell(path, as_of=as_of, profile=profile, shelf=shelf)
    subject = None if indicator is None else inspection.recorded.called_now("priorities", indicator)
    weighed = weighing.weighing(inspection, method=method, subject=subject)
    if plot is not None:
        report.write_plot(report.belief_plot(weighed, inspection.framework), plot)
    tell(weighed, format, lambda: report.weighing_lines(weighed, inspection.framework, width()))
