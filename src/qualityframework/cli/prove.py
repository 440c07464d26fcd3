"""`prove`: what holds of rules in every record that there could be, and of a framework."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Overlays, Shelf, on_shelf
from .output import Format, progress, tell, width


def prove(
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="Which rules, or which framework.")
    ] = "quality-and-consistency-panel",
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Prove what holds of rules, within bounds, and show the smallest record where it does not.

    Every rule can fire and can be clear; none fires wherever another of its remit, severity and subject does; nothing
    that is not recorded turns a rule clear that fires; and what the pack promises in its promises.yaml holds. Of a
    framework: its limits hold, evidence can carry every grade, and no kind of evidence carries the two highest alone.
    Ends with 1 when something does not hold and is not meant. Rules need the extra `proof`.
    """
    from .. import assurance, report
    from ..frameworks import changes_of, find, load, load_promises, load_ruleset, packs

    shelf = on_shelf(rulesets, overlay)
    if any(pack in (one.name, one.id) for one in packs(shelf, "framework")):
        framework = load(pack, shelf)
        judging = load_ruleset(framework.ruleset, shelf) if framework.file.ruleset is not None else None
        made = assurance.prove_framework(framework, judging)
    else:
        rules = load_ruleset(pack, shelf)
        every = (load(one.name, shelf) for one in packs(shelf, "framework"))
        judged = [one for one in every if one.file.ruleset == rules.name]
        with progress("Proving") as step:
            made = assurance.prove(rules, load_promises(pack, shelf), judged, step)
        promised = changes_of(find(pack, "ruleset", shelf), ("promises.yaml",))
        made = made.model_copy(update={"changes": (*made.changes, *promised)})
    tell(made, format, lambda: report.proofs_lines(made, width()), found=bool(made.failed))
