"""`test`: the examples in rule files. Ends with 1 when one is not as expected, with 2 when one cannot be read."""

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
    ended = Exit.FINE
    for name in names:
        done = run_examples(name, rulesets)
        for fault in done.faults:
            write(f"{fault}\n\n")
        for failure in done.failures:
            saw = ", ".join(f"{value} = {words}" for value, words in failure.saw)
            write(
                f"{failure.place}\n  {failure.rule}, example `{printable(failure.example)}`: "
                f"expected {failure.expected}, and it came to {failure.got}\n"
                + (f"  with {printable(saw)}\n\n" if saw else "\n")
            )
        write(
            f"{done.ruleset}: {len(done.results) + done.not_run} examples of {done.rules} rules: "
            f"{len(done.results) - len(done.failures)} as expected, {len(done.failures)} not"
            + (f", {done.not_run} could not be run\n" if done.not_run else "\n")
        )
        ended = max(ended, Exit.BAD_INPUT if done.faults else Exit.FINDINGS if done.failures else Exit.FINE)
    if ended:
        raise typer.Exit(ended)
