"""`evidence`: items of evidence from what others export."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Shelf, on_shelf
from .output import write

commands = typer.Typer(help="Make items of evidence from what others export.", no_args_is_help=True)


@commands.callback()
def _commands() -> None:
    """Keeps the only command one that is named."""


@commands.command("survey")
def survey(
    answers: Annotated[
        str, typer.Argument(metavar="ANSWERS.csv", help="A row for each who answered, or - for standard input.")
    ],
    mapping: Annotated[str, typer.Argument(metavar="MAPPING.yaml", help="What its columns and answers mean.")],
    rulesets: Shelf = None,
) -> None:
    """Count the answers to a survey, and print them as items of evidence in YAML.

    Only the columns that the mapping names are read. Questions that too few answered are withheld.
    """
    from .. import inspections, report

    write(report.survey_as_yaml(inspections.survey_evidence(answers, mapping, shelf=on_shelf(rulesets))))
