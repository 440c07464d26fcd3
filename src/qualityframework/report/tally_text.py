"""What a ruleset came to over many inspections, as text: a row for each rule that is not clear everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from ..population import Tally
from .branches import Line, many, wrapped
from .fields import change_lines

_HEAD = ("RULE", "SEVERITY", "FIRES", "UNDETERMINED", "NOT APPLICABLE")


def tally_lines(tally: Tally, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from change_lines(tally, width)
    told = [
        (one.rule, one.severity.value, str(one.fires), str(one.undetermined), str(one.not_applicable))
        for one in tally.rules
        if not one.all_clear
    ]
    widths = [max(map(len, column)) for column in zip(_HEAD, *told, strict=True)]
    for role, row in (("heading", _HEAD), *(("", one) for one in told)):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield Line("  ".join(cells).rstrip(), role)
    asked = f"{many(tally.inspections, 'inspection')}, {many(len(tally.rules), 'rule')} of {tally.ruleset}"
    idle = len(tally.not_in_force)
    more = f"; {idle:,} more {'is' if idle == 1 else 'are'} not in force" if idle else ""
    yield from wrapped(f"{asked} as of {tally.as_of}{more}", "summary", width)
