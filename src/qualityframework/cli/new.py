"""`new`: beginnings of files."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import Shelf, SourceRead, on_shelf, or_today
from .output import write, write_new


class RecordFormat(StrEnum):
    """How a record is written."""

    YAML = "yaml"
    XLSX = "xlsx"


commands = typer.Typer(help="Begin a record or a rule.", no_args_is_help=True)


@commands.command("inspection")
def inspection(
    framework: Annotated[
        str, typer.Option("--framework", metavar="PACK", help="The framework.")
    ] = "children-care-protection",
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
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it [default: standard output]."),
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Begin a record: every subject of the profile, ready to be filled in.

    With --from, what is recorded already is written in another format: its own framework and profile hold.
    """
    from .. import frameworks, inspections, report
    from ..errors import NotFound
    from ..vocabulary import did_you_mean

    recorded = None if record is None else inspections.read(record).record
    loaded = frameworks.load(framework if recorded is None else recorded.framework, on_shelf(rulesets))
    loaded.weighing  # noqa: B018  (a framework without it takes no record, and says so)
    if not loaded.file.profiles:
        raise NotFound(f"{loaded.name} carries no profile, so there is nothing to evaluate")
    standing = [one.id for one in loaded.standing]
    named = profile or (recorded and recorded.profile)
    if not named and not standing:
        names = ", ".join(f"`{one}`" for one in loaded.profiles)
        raise NotFound(f"every programme of {loaded.name} was withdrawn; name one with --profile: {names}")
    name = named or standing[-1]
    if name not in loaded.profiles:
        raise NotFound(f"there is no profile `{name}` in {loaded.name}: {did_you_mean(name, loaded.profiles)}")
    if (format or _named(output)) is RecordFormat.XLSX:
        if output is None:
            raise typer.BadParameter("a workbook is written into a file: name one with --output")
        _write(report.workbook_template(loaded, loaded.profiles[name], recorded), output)
    else:
        begun = report.record_template(loaded, loaded.profiles[name])
        _write(begun if recorded is None else inspections.dump(recorded), output)


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
    _write(report.rule_template(remit, stem, or_today(read).isoformat()), folder / f"{stem}.yaml")


def _named(output: Path | None) -> RecordFormat:
    """The format that goes without saying."""
    ending = output.suffix.lower() if output is not None else ""
    if ending in ("", ".yaml", ".yml"):
        return RecordFormat.YAML
    if ending == ".xlsx":
        return RecordFormat.XLSX
    assert output is not None
    raise typer.BadParameter(f"the ending of {output.name} is neither .yaml nor .xlsx; name a format with --format")


def _write(content: str | bytes, output: Path | None) -> None:
    if output is None:
        assert isinstance(content, str)
        write(content)
        return
    write_new(content, output)
    write(f"written: {output}\n")
