"""`explain`: why."""

from __future__ import annotations

from typing import Annotated

import typer

from .earlier import read_corpus
from .options import AsOf, CompareWith, Overlays, ProfileName, RecordPath, RulesetName, Shelf, on_shelf, record_first
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
    corpus: CompareWith = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show what a finding or an evaluation rests on.

    For a finding: the question to ask, the values it saw, the evidence, the rule and its source. For an indicator: the
    evaluation given, the evidence that bears on it, and every finding on it.
    """
    from .. import panel, report

    shelf = on_shelf(rulesets, overlay)
    record_first(path, name)
    earlier = read_corpus(corpus, shelf, beside=path) if corpus is not None else None
    checked = panel.check(path, as_of=as_of, profile=profile, ruleset=ruleset, corpus=earlier, shelf=shelf)
    show(report.field_lines(checked.review.provenance, width()))
    show(report.drawn(report.explained(checked, name), width()))
