"""What a catalog says twice where a framework says it once: to take the first of them would be a guess."""

from __future__ import annotations

from collections.abc import Iterator

from ...documents import Document, Mapping, Node, Scalar
from ...documents import Sequence as Listed
from ...vocabulary import Code, Diagnostic
from .trees import all_of_ours, items, text

_SEVERAL = {"alias", "voice", "published-for", "criterion-part"}
"""Properties and parts of ours of which an item may have more than one."""


def said_twice(document: Document, node: Node) -> Iterator[Diagnostic]:
    """Properties and parts of ours that stand twice in one list, here and in all that is within."""
    if isinstance(node, Mapping):
        for key in ("props", "parts"):
            names = [name for one in all_of_ours(items(node, key)) if (name := text(one, "name")) is not None]
            yield from _repeated(document, [name for name in names if name.text not in _SEVERAL])
    below = [found for _, found in node.entries] if isinstance(node, Mapping) else []
    for one in node.items if isinstance(node, Listed) else below:
        yield from said_twice(document, one)


def _repeated(document: Document, names: list[Scalar]) -> Iterator[Diagnostic]:
    first: dict[str, Scalar] = {}
    for name in names:
        if first.setdefault(name.text, name) is not name:
            related = (("first here", document.at(first[name.text])),)
            message = f"`{name.text[:80]}` is said here twice"
            yield Diagnostic(Code.DUPLICATE_ID, message, document.at(name), related)
