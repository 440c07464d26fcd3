"""`test`: examples in rule files, and what the tests of other packs expect. Ends with 1 when one is not so, with 2 when
it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Overlays, Shelf, on_shelf
from .output import Exit, complain_of_all, progress, show, width, write

if TYPE_CHECKING:
    from ..frameworks import OnShelf, Pack


def run(
    pack: Annotated[
        str | None,
        typer.Argument(
            metavar="PACK", help="One pack, or a folder <pack>/<edition> of one; without it all that have tests."
        ),
    ] = None,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Run the examples in rule files, which are the rules' tests, and what the tests.yaml of other packs expects.

    Ends with 1 when something is not as expected, and with 2 when something cannot be read or a pack that was named has
    no tests.
    """
    from ..errors import InvalidInput, NotFound
    from ..frameworks import TESTED, overlaid_of, packs

    home, names = (rulesets, None) if pack is None else _named(pack, rulesets)
    shelf = on_shelf(home, overlay)
    known = [one for one in packs(shelf) if one.kind in ("ruleset", *TESTED)]
    wanted = [one for one in known if names is None or one.name in names]
    if not wanted:
        raise NotFound(f"no pack in {home} can have tests: a folder of <pack>/<edition> is wanted")
    asked = pack is not None
    ended, unread = Exit.FINE, list[InvalidInput]()
    for one in sorted(wanted, key=lambda one: one.kind != "ruleset"):
        try:
            ended = max(ended, _of_ruleset(one, shelf) if one.kind == "ruleset" else _of_pack(one, shelf, asked))
        except InvalidInput as error:
            unread.append(error)
    if not unread:
        from ..report import change_lines

        show(change_lines(overlaid_of(wanted, shelf), width()))
    ended = max(ended, complain_of_all(unread))
    if ended:
        raise typer.Exit(ended)


def _named(name: str, rulesets: Path | None) -> tuple[OnShelf, set[str]]:
    """The shelf of the packs of a name, and what they are called.

    Raises:
        NotFound: when there is none, or none of a kind that has tests.
    """
    from ..assurance import packs_named
    from ..errors import NotFound
    from ..frameworks import TESTED

    found = packs_named(name, rulesets)
    names = {pack.name for pack, _ in found if pack.kind in ("ruleset", *TESTED)}
    if not names:
        kind = found[0][0].kind
        how = f"`frameworks lint {name}` looks it over"
        if kind == "overlay":
            how = f"give a pack that it changes, as `test PACK --overlay {name}`"
        raise NotFound(f"`{name}` is a pack of the kind {kind}, which has no tests of its own: {how}")
    return found[0][1], names


def _of_ruleset(pack: Pack, shelf: OnShelf) -> Exit:
    """Tells what the examples of a ruleset come to."""
    from ..assurance import run_examples
    from ..report import failed_example

    with progress(f"Running the examples of {pack.name}") as step:
        done = run_examples(pack.name, shelf, step)
    for fault in done.faults:
        write(f"{fault}\n\n")
    for failure in done.failures:
        write(f"{failed_example(failure)}\n")
    write(
        f"{done.ruleset}: {len(done.results) + done.not_run} examples of {done.rules} rules: "
        f"{len(done.results) - len(done.failures)} as expected, {len(done.failures)} not"
        + (f", {done.not_run} could not be run\n" if done.not_run else "\n")
    )
    return Exit.BAD_INPUT if done.faults else Exit.FINDINGS if done.failures else Exit.FINE


def _of_pack(pack: Pack, shelf: OnShelf, asked: bool) -> Exit:
    """Tells what a pack's tests come to. One that was asked for and has none did not pass."""
    from ..assurance import run_pack_tests
    from ..report import failed_expectation

    done = run_pack_tests(pack.name, shelf, pack.kind)
    for one in done.failures:
        write(f"{failed_expectation(one)}\n")
    held = len(done.results) - len(done.failures)
    told = f"{len(done.results)} tests: {held} as expected, {len(done.failures)} not" if done.results else "no tests"
    write(f"{pack.name}: {told}\n")
    if asked and not done.results:
        return Exit.BAD_INPUT
    return Exit.FINDINGS if done.failures else Exit.FINE
