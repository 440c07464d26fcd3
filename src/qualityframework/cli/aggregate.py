"""`aggregate`: one grade of others, where the framework itself makes one."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from .check import Format
from .options import Overlays, Shelf, day, on_shelf
from .output import Exit, show, width, write


def aggregate(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="As care-homes-adults-older.")],
    grades: Annotated[
        list[str] | None, typer.Argument(metavar="CODE=GRADE", help="As 1.1=good; what is left out has no grade.")
    ] = None,
    on: Annotated[
        dt.date | None, typer.Option("--on", metavar="DAY", parser=day, help="The day whose rule is asked for.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Make one grade of others by the framework's own rule, and only where its pack declares one.

    Says how the rule is known, which grades decide, and what is open since a grade is not given. Ends with 1 when a
    grade is above a limit that another sets.
    """
    from .. import aggregation, report
    from ..frameworks import load

    given: dict[str, str] = {}
    for one in grades or ():
        code, sign, name = one.partition("=")
        if not sign or not name:
            raise typer.BadParameter(f"`{one}` is no grade of an indicator; write it as 1.1=good")
        if code in given:
            raise typer.BadParameter(f"`{code}` is given twice")
        given[code] = name
    loaded = load(framework, on_shelf(rulesets, overlay))
    made = aggregation.aggregate(loaded, given, on=on)
    if format is Format.JSON:
        write(report.json_text(made))
    else:
        show(report.aggregation_lines(made, loaded, width()))
    if any(whole.outcome is aggregation.Outcome.ABOVE for whole in made.wholes):
        raise typer.Exit(Exit.FINDINGS)
