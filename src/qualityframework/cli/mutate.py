"""`mutate`: whether the examples of rules tell a small slip in them."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Overlays, Shelf, on_shelf
from .output import Format, progress, tell, width


def mutate(
    ruleset: Annotated[str, typer.Argument(metavar="RULESET", help="Which rules.")],
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="One rule, as evidence/documents-alone; without it all.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Put small slips into rules, one at a time, and ask whether their examples notice.

    A limit that is off by one, a comparison the other way, a clause or a `where` left out, a date moved by a day. Ends
    with 1 when a slip is told by no example and the survivors.yaml of the pack does not say why; an explanation of what
    is told, or is no slip, is a fault.
    """
    from .. import assurance, report

    with progress("Asking the examples") as step:
        made = assurance.mutate(ruleset, rule, on_shelf(rulesets, overlay), step)
    tell(made, format, lambda: report.mutation_lines(made, width()), found=bool(made.unexplained))
