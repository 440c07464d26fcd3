"""`evidence`: items of evidence from what others export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Shelf, on_shelf
from .output import write
from .record_files import profile_of, write_record

if TYPE_CHECKING:
    from ..inspections import Record, SurveyEvidence

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
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="RECORD", help="Put them into this record [default: print them]."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="With --into: where the record with them goes, .yaml or .xlsx.",
        ),
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Count the answers to a survey, and print them as items of evidence in YAML, or put them into a record.

    Only the columns that the mapping names are read. Questions that too few answered are withheld. A record is never
    changed where it is: the one with the items in it is another file.
    """
    from .. import frameworks, inspections, report

    if (into is None) != (output is None):
        raise typer.BadParameter("--into RECORD and --output FILE are given together, or neither")
    shelf = on_shelf(rulesets)
    made = inspections.survey_evidence(answers, mapping, shelf=shelf)
    if into is None:
        write(report.survey_as_yaml(made))
        return
    record = with_evidence(inspections.read(into).record, made)
    framework = frameworks.load(record.framework, shelf)
    write("".join(f"{line}\n" for line in report.survey_counted(made)))
    write_record(record, framework, profile_of(framework, record.profile), None, output)


def with_evidence(record: Record, made: SurveyEvidence) -> Record:
    """A record with the items of a survey beside its own.

    Raises:
        Unusable: when the survey is for another framework, or items of these names are there already.
    """
    from ..errors import Unusable

    if record.framework not in (made.framework, made.framework.partition("/")[0]):
        raise Unusable(f"the survey is for {made.framework}, and the record for {record.framework}")
    there = {item.id for item in record.evidence or ()}
    if twice := [item.id for item in made.items if item.id in there]:
        raise Unusable(f"the record has evidence of these names already: {', '.join(twice)}")
    return record.model_copy(update={"evidence": (*(record.evidence or ()), *made.items)}) if made.items else record
