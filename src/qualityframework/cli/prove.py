"""`prove`: what holds of rules in every record that there could be."""

from __future__ import annotations

from typing import Annotated

import typer

from .check import Format
from .options import Overlays, Shelf, on_shelf
from .output import Exit, show, width, write


def prove(
    ruleset: Annotated[str, typer.Argument(metavar="PACK", help="Which rules.")] = "quality-and-consistency-panel",
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Prove what holds of rules, within bounds, and show the smallest record where it does not.

    Every rule can fire and can be clear; none fires wherever another of its remit, severity and subject does; nothing
    that is not recorded turns a rule clear that fires; and what the pack promises in its promises.yaml holds. Ends with
    1 when something does not hold and is not meant. Needs the extra `proof`.
    """
    from .. import assurance, report
    from ..frameworks import load, load_promises, load_ruleset, packs

    shelf = on_shelf(rulesets, overlay)
    rules = load_ruleset(ruleset, shelf)
    judged = [one for pack in packs(shelf, "framework") if (one := load(pack.name, shelf)).file.ruleset == rules.name]
    made = assurance.prove(rules, load_promises(ruleset, shelf), judged)
    if format is Format.JSON:
        write(report.json_text(made))
    else:
        show(report.proofs_lines(made, width()))
    if made.failed:
        raise typer.Exit(Exit.FINDINGS)
