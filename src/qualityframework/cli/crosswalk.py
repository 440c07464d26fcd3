"""`crosswalk`: how the items of one framework stand to those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .naming import all_of
from .options import AsOf, Overlays, ProfileName, RecordPath, Shelf, on_shelf
from .output import Format, complain_of_all, show, table, tell, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..errors import InvalidInput

commands = typer.Typer(
    help="Two frameworks side by side, and evidence of one shown under another. No grade is carried over.",
    no_args_is_help=True,
)


@commands.command("list")
def list_(overlay: Overlays = None, rulesets: Shelf = None) -> None:
    """List the crosswalks on the shelf. Ends with 2 when one cannot be read; the others are listed."""
    from .. import frameworks
    from ..errors import InvalidInput

    shelf = on_shelf(rulesets, overlay)
    rows, unread = [("CROSSWALK", "FROM", "TO", "RELATIONS", "TITLE")], list[InvalidInput]()
    for name in frameworks.crosswalks_known(shelf):
        try:
            file = frameworks.load_crosswalk(name, shelf).file
        except InvalidInput as error:
            unread.append(error)
        else:
            rows.append((name, file.from_framework, file.to_framework, str(len(file.relations)), file.title))
    table(rows)
    if not unread:
        from ..report import change_lines

        show(change_lines(frameworks.overlaid_of(frameworks.packs(shelf, "crosswalk"), shelf), width()))
    _end(unread)


@commands.command("show")
def show_(
    one: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="The framework whose items are told.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The framework that they are related to.")],
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show two frameworks side by side, whichever of them a crosswalk begins at.

    What nobody related is told as not mapped, which is not known, and not the same as being said to share nothing.
    Without an edition the latest is taken. Crosswalks by way of a third framework are not followed. Ends with 2 when a
    crosswalk that may lie between the two cannot be read; what the others say is shown, and that there may be more.
    """
    from .. import crosswalks, frameworks, report

    shelf = on_shelf(rulesets, overlay)
    here, there = all_of(one, other, shelf=shelf)
    side_by_side = crosswalks.related(here, there, shelf)
    tell(side_by_side, format, lambda: report.related_lines(side_by_side, width()))
    _end(frameworks.crosswalks_between(here, there, shelf).unread.values())


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
    no place. Grades are not converted and nothing is weighed. Ends with 2 when a crosswalk that may lie between the two
    frameworks cannot be read; what the others say is shown, and that there may be more.
    """
    from .. import crosswalks, frameworks, privacy, report

    shelf = on_shelf(rulesets, overlay)
    inspection = privacy.opened_to_tell(path, as_of=as_of, profile=profile, shelf=shelf)
    there = frameworks.load(to, shelf)
    shown = crosswalks.carried(inspection, there, shelf)
    tell(shown, format, lambda: report.carried_lines(shown, width()))
    _end(frameworks.crosswalks_between(inspection.framework, there, shelf).unread.values())


def _end(unread: Iterable[InvalidInput]) -> None:
    """Tells the faults of crosswalks that cannot be read, and ends with 2 where there are any."""
    if code := complain_of_all(unread):
        raise typer.Exit(code)
