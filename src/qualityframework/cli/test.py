"""`test`: the examples in rule files."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Shelf
from .output import Exit, write


def run(
    pack: Annotated[str | None, typer.Argument(metavar="PACK", help="One ruleset; without it all of them.")] = None,
    rulesets: Shelf = None,
) -> None:
    """Run the examples in rule files: they are the rules' tests."""
    from ..assurance import run_examples
    from ..frameworks import packs
    from ..vocabulary import printable

    names = [pack] if pack is not None else [one.name for one in packs(rulesets) if one.kind == "ruleset"]
    failed = False
    for name in names:
        done = run_examples(name, rulesets)
        for fault in done.faults:
            write(f"{fault}\n\n")
        for failure in done.failures:
            write(
                f"{failure.place}\n  {failure.rule}, example `{printable(failure.example)}`: "
                f"expected {failure.expected}, and it came to {failure.got}\n\n"
            )
        rules = len({result.rule for result in done.results})
        write(
            f"{done.ruleset}: {len(done.results)} examples of {rules} rules, "
            f"{len(done.results) - len(done.failures)} as expected, {len(done.failures) + len(done.faults)} not\n"
        )
        failed = failed or not done.passed
    if failed:
        raise typer.Exit(Exit.FINDINGS)
