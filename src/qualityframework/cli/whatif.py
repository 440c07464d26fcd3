"""`whatif`: what would change what the evidence can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .options import AsOf, MethodName, Overlays, ProfileName, RecordPath, Shelf, on_shelf, record_first
from .output import Format, tell, width

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..inspections import Recorded
    from ..weighing import Change, Set


def whatif(
    path: RecordPath,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="The subject, as 5.4 or 9.1-9.4.")],
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ITEM=GRADE",
            help="Try another grade for an item; or ITEM.weight=2, ITEM.reliability=0.5, ITEM.verified=yes.",
        ),
    ] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", metavar="ITEM", help="Try leaving an item out.")] = None,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="KIND=GRADE", help="Try a further item of a kind of evidence.")
    ] = None,
    method: MethodName = None,
    as_of: AsOf = None,
    profile: ProfileName = None,
    format: Annotated[Format, typer.Option("--format", help="How to tell it.")] = Format.TEXT,
    overlay: Overlays = None,
    rulesets: Shelf = None,
) -> None:
    """Show what would change what the evidence on a subject can carry, or try changes out.

    Without a change: what the middle of the evidence hangs on, and the smallest sets of changes that would move its
    band. With --add, --set or --drop, which may be given more than once: what comes of them. They are done in that
    order; further items are called further-1, further-2 and so on, and can be set.

    It is for a panel that probes a judgement, and no advice to those who are inspected.
    """
    from .. import privacy, report, weighing

    shelf = on_shelf(rulesets, overlay)
    record_first(path, indicator)
    inspection = privacy.opened_to_tell(path, as_of=as_of, profile=profile, shelf=shelf)
    recorded = inspection.recorded
    changes: list[Change] = [weighing.Add(*_two(text, "--add", "KIND=GRADE")) for text in add or ()]
    items = {item.id for item in recorded.as_read.evidence or ()}
    items |= {f"further-{number}" for number in range(1, len(changes) + 1)}
    changes += [_set(text, items, recorded) for text in set_ or ()]
    changes += [weighing.Drop(recorded.called_now("evidence", text)) for text in drop or ()]
    told = weighing.whatif(inspection, recorded.called_now("priorities", indicator), changes, method=method)
    tell(told, format, lambda: report.whatif_lines(told, inspection.framework, width()))


def _two(text: str, option: str, wanted: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise typer.BadParameter(f"`{text}` is not of the form {wanted}", param_hint=option)
    return name.strip(), value.strip()


def _set(text: str, items: Collection[str], recorded: Recorded) -> Set:
    """An item and a field of it; an identifier may have dots of its own."""
    from ..vocabulary import did_you_mean
    from ..weighing import FIELDS, Set

    name, value = _two(text, "--set", "ITEM=GRADE or ITEM.weight=2")
    item, dot, field = name.rpartition(".")
    for known in FIELDS:
        if field == known and name not in items:
            return Set(recorded.called_now("evidence", item), known, value)
    if name in items or not dot or item not in items:
        return Set(recorded.called_now("evidence", name), "grade", value)
    raise typer.BadParameter(f"an item has no `{field}` to set: {did_you_mean(field, FIELDS)}", param_hint="--set")
