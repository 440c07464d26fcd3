"""`explain`: why."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import AsOf, ProfileName, RecordPath, RulesetName, Shelf
from .output import show, width


def explain(
    path: RecordPath,
    name: Annotated[
        str,
        typer.Argument(
            metavar="FINDING|INDICATOR", help="A finding, as evidence/documents-alone@6.1, or an indicator, as 6.1."
        ),
    ],
    as_of: AsOf = None,
    profile: ProfileName = None,
    ruleset: RulesetName = None,
    rulesets: Shelf = None,
) -> None:
    """Show what a finding rests on: the rule, its source, the values it saw and the evidence.

    For an indicator: the evaluation given, the evidence that bears on it, and every finding on it.
    """
    from .. import panel, report

    checked = panel.check(path, as_of=as_of, profile=profile, ruleset=ruleset, shelf=rulesets)
    show(report.drawn(report.explained(checked, name), width()))
