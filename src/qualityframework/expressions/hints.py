"""What was probably meant, where something else was written: habits of other languages, and what to write here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .tree import Constant, Operation

_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
_SIGNS = re.compile(r"&&|\|\||=>|=<|!(?!=)|(?<![=!<>:])=(?!=)")
_INSTEAD = {
    "=": "write `==` to compare",
    "=>": "write `>=`",
    "=<": "write `<=`",
}
_WORDS = "write `and`, `or`, `not`"
_BARE = {
    "true": "a truth stands bare: write `x` or `not x`",
    "false": "a truth stands bare: write `x` or `not x`",
    "none": 'a truth stands bare: write `x` or `not x`; a word is quoted: `"none"`; `missing(x)` asks about a gap',
}
_SHAPES: Mapping[Operation, str] = {
    "count": "count(x for x in {rows} if x.{fact})",
    **dict.fromkeys(("distinct", "sum", "min", "max", "any", "all", "share"), "{operation}(x.{fact} for x in {rows})"),
}
_FACTS: Mapping[Operation, str] = {"distinct": "kind", "sum": "people", "min": "gathered_on", "max": "gathered_on"}


def sign(text: str) -> tuple[int, int, str] | None:
    """The first sign outside quotation marks that is none of the language: where it stands, and what to write."""
    found = _SIGNS.search(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text))
    return (*found.span(), _INSTEAD.get(found[0], _WORDS)) if found is not None else None


def word(name: str) -> str | None:
    """What to write for a name that is a constant elsewhere."""
    return _BARE.get(name.casefold())


def grades(constants: Mapping[str, Constant]) -> str | None:
    """The grades of the scale, for whoever took one for something else."""
    names = sorted(constants, key=lambda name: constants[name].value)
    return f"a grade is compared with a grade: {', '.join(names)}" if names else None


def aggregate(operation: Operation, rows: str = "evidence", fact: str | None = None) -> str:
    """How an aggregate with this operation is written; without a fact any that has a fitting type."""
    shape = _SHAPES[operation].format(operation=operation, rows=rows, fact=fact or _FACTS.get(operation, "supports"))
    return f"write it as `{shape}`"


def counting(rows: str) -> str:
    """How rows are counted, all of them."""
    return f"write it as `count(x for x in {rows})`"
