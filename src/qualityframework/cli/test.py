"""`test`: the examples in rule files."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .options import Shelf
from .output import Exit


def run(
    pack: Annotated[str | None, typer.Argument(metavar="[PACK]", help="One ruleset; without it all of them.")] = None,
    rulesets: Shelf = None,
) -> None:
    """Run the examples in rule files: they are the rules' tests."""
    from ..assurance import run_examples
    from ..frameworks import packs

    names = [pack] if pack is not None else [one.name for one in packs(rulesets) if one.kind == "ruleset"]
    failed = False
    for name in names:
        done = run_examples(name, rulesets)
        for fault in done.faults:
            sys.stdout.write(f"{fault}\n\n")
        for failure in done.failures:
            sys.stdout.write(
                f"{failure.place}\n  {failure.rule}, example `{failure.example}`: "
                f"expected {failure.expected}, and it came to {failure.got}\n\n"
            )
        rules = len({result.rule for result in done.results})
        sys.stdout.write(
            f"{done.ruleset}: {len(done.results)} examples of {rules} rules, "
            f"{len(done.results) - len(done.failures)} as expected, {len(done.failures) + len(done.faults)} not\n"
        )
        failed = failed or not done.passed
    if failed:
        raise typer.Exit(Exit.FINDINGS)
