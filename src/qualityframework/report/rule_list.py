"""The rules of a ruleset as a list, by remit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..frameworks import Rule
from .branches import Line, many, wrap, wrapped
from .remits import by_remit, by_severity, remit_title

ENDLESS = 10_000
"""Characters a line where lines are to be as long as they come."""
_LEAD, _GAP = "  ", "  "
_TITLE = 24
"""Characters that a title has at least beside the other columns; with less room it stands below them."""


def rule_list_lines(rules: Sequence[Rule], width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    heads = {rule.id: (rule.id, rule.severity.value, rule.file.subject) for rule in rules}
    margins = [max(map(len, column)) for column in zip(*heads.values(), strict=True)]
    for remit, here in by_remit(rules):
        yield from wrapped(f"{remit_title(remit)}: {many(len(here), 'rule')}", "remit", width)
        yield from wrapped(remit.question, "question", width)
        for rule in here:
            cells = (cell.ljust(margin) for cell, margin in zip(heads[rule.id], margins, strict=True))
            yield from _row(rule, _LEAD + "".join(cell + _GAP for cell in cells), width)
        yield Line("")
    yield from wrapped(f"{many(len(rules), 'rule')}: {by_severity(rules)}", "summary", width)


def _row(rule: Rule, head: str, width: int) -> Iterator[Line]:
    file = rule.file
    if width - len(head) < _TITLE:
        yield Line(_LEAD + rule.id)
        yield from wrapped(f"{file.severity}, for {file.subject}: {file.title}", "dim", width, 3 * _LEAD)
        return
    first, *rest = wrap(file.title, width - len(head))
    yield Line(head + first)
    yield from (Line(" " * len(head) + part) for part in rest)
