"""Ways through a tree by keys and names, as overlays write them: `indicators/2.1/title`."""

from __future__ import annotations

import json

from ..documents import Mapping, Node, Scalar, plain
from ..documents import Sequence as Items

NEW = "+"
"""A new item of a list."""
_NAMED_BY = ("id", "indicator", "name", "from")
"""By which of their keys items of a list are called, in this order."""


def found(home: Node | None, step: str) -> Node | None:
    """What stands one step on; None where nothing does."""
    if isinstance(home, Mapping):
        entry = home.get(step)
        return entry[1] if entry is not None else None
    if isinstance(home, Items):
        return next((item for number, item in enumerate(home.items) if called(item, number) == step), None)
    return None


def steps_from(home: Node) -> list[str]:
    """What can be found one step on."""
    if isinstance(home, Mapping):
        return [name.text for name, _ in home.entries]
    return [called(item, number) for number, item in enumerate(home.items)] if isinstance(home, Items) else []


def called(item: Node, number: int) -> str:
    """What an item of a list is called: by one of its keys, else by its number, from 1."""
    for key in _NAMED_BY if isinstance(item, Mapping) else ():
        if isinstance(name := found(item, key), Scalar):
            return name.text
    return str(number + 1)


def text_at(home: Node | None, step: str) -> str | None:
    """The text one step on."""
    node = found(home, step)
    return node.text if isinstance(node, Scalar) else None


def copied(node: Node) -> Node:
    """A tree that can be changed without the other."""
    if isinstance(node, Mapping):
        made = Mapping(node.start)
        for key, value in node.entries:
            made.add(key, copied(value))
        return made
    return Items(node.start, [copied(item) for item in node.items]) if isinstance(node, Items) else node


def told(node: Node) -> str:
    """A node in one line."""
    return node.text if isinstance(node, Scalar) else json.dumps(plain(node), ensure_ascii=False)
