"""What would change what the evidence can carry, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..frameworks import Framework
from .branches import Branch, Line, drawn, wrap
from .plain_words import label_of, middle_of, rest_of
from .weighing_text import weighed_lines, weighing_foot, weighing_head

if TYPE_CHECKING:  # a review does not need it, and is quicker without
    from ..weighing import Changed, Needed, OneWeight, WhatIf


def whatif_lines(told: WhatIf, framework: Framework, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from weighing_head(told.title, told.basis, told.weighed.method, width)
    yield Line("")
    yield from weighed_lines(told.weighed, framework, width)
    yield Line("")
    if told.then is not None:
        yield Line("WITH THESE CHANGES", "remit")
        yield from (Line(f"  {change}", "summary") for one in told.tried for change in wrap(one, width - 2))
        yield Line("")
        yield from weighed_lines(told.then, framework, width)
    elif told.not_searched is not None:
        yield from (Line(part) for part in wrap(f"Nothing was looked for: {told.not_searched}.", width))
    else:
        yield from drawn(_searched(told, framework), width)
    yield Line("")
    yield from weighing_foot(told.basis, width)


def _searched(told: WhatIf, framework: Framework) -> Branch:
    parts = [_hangs_on(told, framework)]
    searches = (
        (told.given, "evidence that would be needed to sustain the team's grade, {}"),
        (told.up, "evidence that would be needed for nothing below {} to be carried"),
        (told.down, "evidence that would be needed for nothing above {} to be carried"),
    )
    for needed, words in searches:
        if needed is not None:
            parts.append(_needed(needed, words.format(label_of(needed.grade, framework)), framework))
    return Branch("What would change it, for the panel to probe", tuple(parts), "heading")


def _hangs_on(told: WhatIf, framework: Framework) -> Branch:
    carries = told.weighed.carries
    found = []
    if carries is not None:
        firm = carries.robustness
        for one in (*firm.decisive_sources, *(firm.decisive_items or ())):
            kind = framework.kinds.get(one.without)
            without = f"{kind.title} ({one.without})" if kind is not None else one.without
            found.append(Branch(f"without {without} {rest_of(one, framework)}"))
    if told.one_weight is not None:
        found.append(Branch(_reweighted(told.one_weight, framework)))
    else:
        found.append(Branch("no change of a single weight above 0 moves it"))
    return Branch("what the middle of the evidence hangs on", tuple(found), "heading")


def _reweighted(one: OneWeight, framework: Framework) -> str:
    if one.included and one.to == 0:
        beyond = "to be 0"
    elif one.included:
        beyond = f"to be {_digits(one)} or {'more' if one.more else 'less'}"
    else:
        beyond = f"to be {'above' if one.more else 'below'} {_digits(one)}"
    as_one = ", which count as one" if " + " in one.item else ""
    verb = "be" if one.centre == one.upper else "lie on"
    middle = f"{verb} {middle_of(one.centre, one.upper, framework)}"
    return f"the weight of {one.item}{as_one}, now {one.weight:g}, has {beyond} for it to {middle}"


def _digits(one: OneWeight) -> str:
    """So many digits that it does not look like the weight that it is now, unless it is."""
    if one.to == one.weight:
        return f"{one.to:g}, which it is now,"
    return next(told for digits in range(3, 18) if float(told := f"{one.to:.{digits}g}") != one.weight)


def _needed(needed: Needed, told: str, framework: Framework) -> Branch:
    if needed.changes is None:
        none = f"no set of up to {needed.at_most} changes would do"
        if not needed.exact:
            none = f"none was found of up to {needed.at_most} changes; not all were tried, so that there may be one"
        return Branch(told, (Branch(none),), "heading")
    number = sum(change.number for change in needed.changes)
    size = "no smaller set of such changes would do" if needed.exact else "there may be a smaller set"
    if any(len(change.items) > 1 for change in needed.changes):
        size = f"those of one lineage counted as one; {size}"
    changes = tuple(Branch(_changed(change, framework)) for change in needed.changes)
    band = needed.band
    then = []
    if band is not None:
        low, high = label_of(band.low, framework), label_of(band.high, framework)
        then = [Branch(f"it could then carry {low}" + (f" to {high}" if low != high else ""))]
    return Branch(f"{told}: {number} item{'' if number == 1 else 's'} ({size})", (*changes, *then), "heading")


def _changed(change: Changed, framework: Framework) -> str:
    kind = framework.kinds[change.kind].title if change.kind in framework.kinds else change.kind
    items = ", ".join(change.items)
    if change.what == "left-out":
        return f"leaving out {items} ({kind})"
    if change.what == "further":
        number = "one further item" if change.number == 1 else f"{change.number} further items"
        return f"{number} of {kind} showing {label_of(change.shows or '', framework)}"
    steps = abs(change.steps or 0)
    moved = f"{steps} step{'' if steps == 1 else 's'} {'higher' if (change.steps or 0) > 0 else 'lower'}"
    shows = f", {label_of(change.shows, framework)}" if change.shows is not None else ""
    return f"{items} ({kind}) showing something {moved}{shows}"
