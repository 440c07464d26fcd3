"""`check`: findings on an inspection."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .earlier import read_corpus
from .options import (
    AsOf,
    CompareWith,
    OutputFile,
    Overlays,
    Overwrite,
    ProfileName,
    RecordPath,
    RulesetName,
    Shelf,
    on_shelf,
)
from .output import PAGES, Exit, show, width, write, write_report

if TYPE_CHECKING:
    from ..report import RecordFile


class ReviewFormat(StrEnum):
    """The formats of a review."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"


class FailLevel(StrEnum):
    """The least severity that makes the exit code 1."""

    RESOLVE = "resolve"
    EXPLAIN = "explain"
    NOTE = "note"


def check(
    path: RecordPath,
    as_of: AsOf = None,
    profile: ProfileName = None,
    format: Annotated[
        ReviewFormat | None,
        typer.Option("--format", help="How to tell it [default: as the name of --output ends, or else text]."),
    ] = None,
    output: OutputFile = None,
    overwrite: Overwrite = False,
    fail_level: Annotated[
        FailLevel, typer.Option("--fail-level", help="End with 1 when there is a finding of this severity or above.")
    ] = FailLevel.RESOLVE,
    fail_undetermined: Annotated[
        bool, typer.Option("--fail-undetermined", help="End with 1 also when something could not be determined.")
    ] = False,
    ruleset: RulesetName = None,
    corpus: CompareWith = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Check an inspection the way the panel would.

    Prints what is to be resolved, explained or noted, each with the question to put, and what could not be
    determined because it is not recorded.
    """
    from .. import panel, report
    from ..vocabulary import Severity

    chosen = format or _named(output)
    shelf = on_shelf(rulesets, overlay)
    earlier = read_corpus(corpus, shelf, beside=path) if corpus is not None else None
    review = panel.check(path, as_of=as_of, profile=profile, ruleset=ruleset, corpus=earlier, shelf=shelf).review
    if chosen is ReviewFormat.TEXT and output is None:
        show(report.lines(review, width()))
    else:
        made = report.render(review, chosen, _record_file(path))
        if output is None:
            write(made)
        else:
            write_report(made, output, over=overwrite, never=path)
            write(f"{report.summary(review)}\nwritten: {output}\n")
    undecided = fail_undetermined and bool(review.undetermined)
    if undecided or review.at_least(Severity(fail_level.value)):
        raise typer.Exit(Exit.FINDINGS)


def _named(output: Path | None) -> ReviewFormat:
    """The format that goes without saying."""
    if output is None:
        return ReviewFormat.TEXT
    from ..report import format_by_name

    named = format_by_name(output.name)
    if named is None:
        other = "; a page for the panel is made by `report`" if output.suffix.lower() in PAGES else ""
        told = f"the ending of {output.name} does not say in which format to write it: --format NAME{other}"
        raise typer.BadParameter(told)
    return ReviewFormat(named)


def _record_file(path: str) -> RecordFile | None:
    """The file that is checked, by its path from here where it lies below; None for standard input."""
    if path == "-":
        return None
    from hashlib import sha256

    from ..report import RecordFile

    file, here = Path(path), Path.cwd()
    name = file.relative_to(here) if file.is_relative_to(here) else file
    return RecordFile(name.as_posix(), sha256(file.read_bytes()).hexdigest() if file.is_file() else None)
