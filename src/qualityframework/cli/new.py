"""`new`: beginnings of files."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from .options import OutputFile, Shelf, SourceRead, on_shelf, or_today
from .record_files import RecordFormat, profile_of, put, write_record

_FRAMEWORK = "children-care-protection"

commands = typer.Typer(help="Begin a record, the mapping of a survey, or a rule.", no_args_is_help=True)


@commands.command("inspection")
def inspection(
    framework: Annotated[
        str | None, typer.Option("--framework", metavar="PACK", help=f"The framework [default: {_FRAMEWORK}].")
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME", help="The programme [default: the latest that holds]."),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option("--from", metavar="RECORD", help="Put in what stands in this one [default: begin anew]."),
    ] = None,
    format: Annotated[
        RecordFormat | None,
        typer.Option("--format", help="A text, or a workbook [default: as the name of --output ends, or else yaml]."),
    ] = None,
    output: OutputFile = None,
    rulesets: Shelf = None,
) -> None:
    """Begin a record: every subject of the profile, ready to be filled in.

    With --from, what is recorded already is written in another format: its own framework and profile hold.
    """
    from .. import frameworks, inspections

    recorded = None if record is None else inspections.read(record).record
    shelf = on_shelf(rulesets)
    loaded = frameworks.load(recorded.framework if recorded is not None else framework or _FRAMEWORK, shelf)
    if framework is not None and frameworks.load(framework, shelf).name != loaded.name:
        raise typer.BadParameter(f"the record is judged by {loaded.name}: leave out --framework")
    if recorded is not None and None not in (profile, recorded.profile) and profile != recorded.profile:
        raise typer.BadParameter(f"the record is of the profile {recorded.profile}: leave out --profile")
    chosen = profile_of(loaded, profile or (recorded.profile if recorded is not None else None))
    write_record(recorded, loaded, chosen, format, output)


@commands.command("survey")
def survey(
    answers: Annotated[
        str, typer.Argument(metavar="ANSWERS.csv", help="A row for each who answered, or - for standard input.")
    ],
    framework: Annotated[str, typer.Option("--framework", metavar="PACK", help="The framework.")] = _FRAMEWORK,
    output: OutputFile = None,
    rulesets: Shelf = None,
) -> None:
    """Begin the mapping of a survey: its columns of choices with their answers, ready to be told what they mean.

    Whatever nobody but you knows stands empty, and `evidence survey` asks for it. No row of the answers is shown.
    """
    from .. import frameworks, inspections, report

    loaded = frameworks.load(framework, on_shelf(rulesets))
    put(report.survey_beginning(loaded, inspections.survey_columns(answers)), output)


@commands.command("rule")
def rule(
    name: Annotated[str, typer.Argument(metavar="REMIT/NAME", help="As evidence/too-few-items.")],
    ruleset: Annotated[
        str, typer.Option("--ruleset", metavar="PACK", help="The ruleset it goes into.")
    ] = "quality-and-consistency-panel",
    read: SourceRead = None,
    rulesets: Shelf = None,
) -> None:
    """Begin a rule: a file in the ruleset's folder that loads and whose examples hold, to be changed into yours."""
    from .. import report
    from ..frameworks import RULE_NAME, find
    from ..vocabulary import Remit, did_you_mean

    remit, _, stem = name.partition("/")
    if remit not in tuple(Remit):
        raise typer.BadParameter(f"`{remit}` is no remit: {did_you_mean(remit, tuple(Remit))}")
    if not re.fullmatch(RULE_NAME, stem):
        raise typer.BadParameter("a rule is named by its remit and small words with dashes, as evidence/too-few-items")
    folder = find(ruleset, "ruleset", rulesets).folder / "rules" / remit
    put(report.rule_template(remit, stem, or_today(read).isoformat()), folder / f"{stem}.yaml")
