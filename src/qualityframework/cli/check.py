"""`check`: findings on an inspection."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .earlier import read_corpus
from .options import AsOf, CompareWith, Overlays, ProfileName, RecordPath, RulesetName, Shelf, on_shelf
from .output import Exit, Format, tell, width


class FailLevel(StrEnum):
    """The least severity that makes the exit code 1."""

    RESOLVE = "resolve"
    EXPLAIN = "explain"
    NOTE = "note"


def check(
    path: RecordPath,
    as_of: AsOf = None,
    profile: ProfileName = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
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

    shelf = on_shelf(rulesets, overlay)
    earlier = read_corpus(corpus, shelf, beside=path) if corpus is not None else None
    checked = panel.check(path, as_of=as_of, profile=profile, ruleset=ruleset, corpus=earlier, shelf=shelf)
    tell(checked.review, format, lambda: report.lines(checked.review, width()))
    undecided = fail_undetermined and bool(checked.review.undetermined)
    if undecided or checked.review.at_least(Severity(fail_level.value)):
        raise typer.Exit(Exit.FINDINGS)
