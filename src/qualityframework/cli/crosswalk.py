"""`crosswalk`: how the items of one framework stand to those of another."""

from __future__ import annotations

from typing import Annotated

import typer

from .check import Format
from .options import AsOf, Overlays, ProfileName, RecordPath, Shelf, on_shelf
from .output import show, table, width, write

commands = typer.Typer(
    help="Two frameworks side by side, and evidence of one shown under another. No grade is carried over.",
    no_args_is_help=True,
)


@commands.command("list")
def list_(rulesets: Shelf = None) -> None:
    """List the crosswalks on the shelf."""
    from .. import frameworks

    files = [frameworks.load_crosswalk(name, rulesets).file for name in frameworks.crosswalks_known(rulesets)]
    rows = ((one.name, one.from_framework, one.to_framework, str(len(one.relations)), one.title) for one in files)
    table([("CROSSWALK", "FROM", "TO", "RELATIONS", "TITLE"), *rows])


@commands.command("show")
def show_(
    one: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="The framework whose items are told.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The framework that they are related to.")],
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Show two frameworks side by side, whichever of them a crosswalk begins at.

    What nobody related is told as not mapped, which is not known, and not the same as being said to share nothing.
    Without an edition the latest is taken. Crosswalks by way of a third framework are not followed.
    """
    from .. import crosswalks, frameworks, report

    side_by_side = crosswalks.related(frameworks.load(one, rulesets), frameworks.load(other, rulesets), rulesets)
    if format is Format.JSON:
        write(report.json_text(side_by_side))
    else:
        show(report.related_lines(side_by_side, width()))


@commands.command("evidence")
def evidence(
    path: RecordPath,
    to: Annotated[str, typer.Option("--to", metavar="FRAMEWORK", help="The framework to show it under.")],
    as_of: AsOf = None,
    profile: ProfileName = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show the evidence of a record under another framework.

    For each item of it: what belongs there, and what may bear on it and has to be looked at by a person; then what has
    no place. Grades are not converted and nothing is weighed.
    """
    from .. import crosswalks, frameworks, privacy, report

    shelf = on_shelf(rulesets, overlay)
    inspection = privacy.opened_to_tell(path, as_of=as_of, profile=profile, shelf=shelf)
    shown = crosswalks.carried(inspection, frameworks.load(to, shelf), shelf)
    if format is Format.JSON:
        write(report.json_text(shown))
    else:
        show(report.carried_lines(shown, width()))
