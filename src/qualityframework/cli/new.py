"""`new`: beginnings of files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from .options import Shelf, SourceRead, on_shelf, or_today
from .output import write, write_new

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
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it [default: standard output]."),
    ] = None,
    rulesets: Shelf = None,
) -> None:
    """Begin a record: every subject of the profile, ready to be filled in."""
    from .. import frameworks, report
    from ..errors import NotFound
    from ..vocabulary import did_you_mean

    loaded = frameworks.load(framework, on_shelf(rulesets))
    loaded.weighing  # noqa: B018  (a framework without it takes no record, and says so)
    if not loaded.file.profiles:
        raise NotFound(f"{loaded.name} carries no profile, so there is nothing to evaluate")
    standing = [one.id for one in loaded.standing]
    if profile is None and not standing:
        names = ", ".join(f"`{one}`" for one in loaded.profiles)
        raise NotFound(f"every programme of {loaded.name} was withdrawn; name one with --profile: {names}")
    name = profile or standing[-1]
    if name not in loaded.profiles:
        raise NotFound(f"there is no profile `{name}` in {loaded.name}: {did_you_mean(name, loaded.profiles)}")
    _write(report.record_template(loaded, loaded.profiles[name]), output)


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


def _write(text: str, output: Path | None) -> None:
    if output is None:
        write(text)
        return
    write_new(text, output)
    write(f"written: {output}\n")
