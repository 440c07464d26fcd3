"""`test`: examples in rule files, and what frameworks' tests expect. Ends with 1 when one is not so, with 2 when it
cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .options import Overlays, Shelf, on_shelf
from .output import Exit, write

if TYPE_CHECKING:
    from ..frameworks import OnShelf


def run(
    pack: Annotated[
        str | None, typer.Argument(metavar="PACK", help="One ruleset or framework; without it all.")
    ] = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Run the examples in rule files, which are the rules' tests, and the tests of frameworks."""
    from ..assurance import run_examples
    from ..frameworks import packs
    from ..vocabulary import printable

    shelf = on_shelf(rulesets, overlay)
    known = {one.name: one.kind for one in packs(shelf)}
    frameworks = [
        name for name, kind in known.items() if kind == "framework" and pack in (None, name, name.partition("/")[0])
    ]
    if pack is not None and frameworks:
        names = []
    else:
        names = [pack] if pack is not None else [name for name, kind in known.items() if kind == "ruleset"]
    ended = Exit.FINE
    for name in names:
        done = run_examples(name, shelf)
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
    for name in frameworks:
        ended = max(ended, _framework(name, shelf))
    if ended:
        raise typer.Exit(ended)


def _framework(name: str, shelf: OnShelf) -> Exit:
    """Tells what a framework's tests come to."""
    from ..assurance import run_pack_tests
    from ..vocabulary import printable

    done = run_pack_tests(name, shelf)
    for one in done.failures:
        write(f"{one.place}\n  {printable(one.name)}: {printable('; '.join(one.differs))}\n\n")
    held = len(done.results) - len(done.failures)
    told = f"{len(done.results)} tests: {held} as expected, {len(done.failures)} not" if done.results else "no tests"
    write(f"{name}: {told}\n")
    return Exit.FINDINGS if done.failures else Exit.FINE
