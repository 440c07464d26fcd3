"""`hygiene`: does a text, a return or a table hold what identifies a person?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from .options import Shelf
from .output import Format, tell, width

if TYPE_CHECKING:
    from ..privacy import ReturnHygiene, TableHygiene, TextHygiene
    from ..report import Line

    Told = TypeVar("Told", TextHygiene, ReturnHygiene, TableHygiene)

commands = typer.Typer(help="Record hygiene: what identifies a person, told by kind and place.", no_args_is_help=True)

Telling = Annotated[Format, typer.Option("--format", help="How to tell it.")]
Table = Annotated[str, typer.Argument(metavar="TABLE", help="A CSV file, or - for standard input.")]


@commands.command("text")
def text(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A text as UTF-8, or - for standard input.")],
    format: Telling = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Look for names, dates of birth, numbers, addresses and small numbers of people in a text.

    No detail is shown: each is told by its kind, line and column. Exit code 1 says that there are any.
    """
    from .. import privacy, report

    _tell(privacy.text_hygiene(path, shelf=rulesets), report.text_hygiene_lines, format)


@commands.command("return")
def return_(path: Table, format: Telling = Format.TEXT, rulesets: Shelf = None) -> None:
    """Look for columns that a pre-inspection return goes without, and for details in its cells.

    No detail is shown: each is told by its kind, row and column. Exit code 1 says that there are any.
    """
    from .. import privacy, report

    _tell(privacy.return_hygiene(path, shelf=rulesets), report.return_hygiene_lines, format)


@commands.command("table")
def table(
    path: Table,
    beside: Annotated[
        str | None,
        typer.Option("--beside", metavar="TABLE", help="Another table that the same people may have."),
    ] = None,
    format: Telling = Format.TEXT,
    rulesets: Shelf = None,
) -> None:
    """Look for counts in a table that could point at somebody, and for details in its labels.

    With --beside also for cells whose difference from those of the other table, with the same labels, could. Exit
    code 1 says that there are any.
    """
    from .. import privacy, report

    if path == beside == "-":
        raise typer.BadParameter("standard input can be one of the tables, and not both")
    _tell(privacy.table_hygiene(path, beside, shelf=rulesets), report.table_hygiene_lines, format)


def _tell(told: Told, lines: Callable[[Told, int], Iterator[Line]], format: Format) -> None:
    tell(told, format, lambda: lines(told, width()), found=not told.clear)
