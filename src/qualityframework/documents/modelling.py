"""A tree of text to a typed model; every fault is told at its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..vocabulary import Code, Diagnostic
from .faults import refuse
from .nodes import Document, Node, Scalar, Sequence
from .telling import says_nothing, shortened, told, told_elsewhere

M = TypeVar("M", bound=BaseModel)


def modelled(document: Document, model: type[M]) -> M:
    """The document as a value of `model`.

    Raises:
        InvalidInput: with every fault of its shape: keys that are unknown, repeated or missing, values of a wrong
            type or empty.
    """
    value, details = None, list[ErrorDetails]()
    try:
        value = model.model_validate(plain(document.root))
    except ValidationError as error:
        details = error.errors(include_url=False)
    found = (told(document, model, detail) for detail in details if not told_elsewhere(document, detail))
    refuse(chain(_shape(document, document.root), found))
    assert value is not None
    return value


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts; of a repeated key the first counts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    data: dict[str, Any] = {}
    for key, value in node.entries:
        data.setdefault(key.text, plain(value))
    return data


def _shape(document: Document, node: Node) -> Iterator[Diagnostic]:
    """Repeated keys and values that say nothing: the tree alone shows them."""
    if isinstance(node, Scalar):
        if node.empty:
            yield says_nothing(document.at(node), "this item")
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _shape(document, item)
    else:
        for key, value in node.entries:
            first = node.first_key(key.text)
            if first is not key:
                related = (("first here", document.at(first)),)
                message = f"the key {_named(key)} stands here twice"
                yield Diagnostic(Code.DUPLICATE_KEY, message, document.at(key), related)
            if not isinstance(value, Scalar):
                yield from _shape(document, value)
            elif value.empty:
                yield says_nothing(document.at(key), _named(key))


def _named(key: Scalar) -> str:
    return f"`{shortened(key.text)}`"
