"""Trees of text that remember where everything stood. Scalars stay text: types are given later, by a model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, Place
from .source import Source

DEEPEST = 30
MOST = 200_000
"""Nodes in one file."""


class Scalar(NamedTuple):
    """A text that begins at character `start`.

    `empty` marks what says nothing at all: a key without a value, or null. `plain` text stands in the file as it is.
    """

    text: str
    start: int
    width: int = 1
    empty: bool = False
    plain: bool = True


@dataclass(slots=True)
class Mapping:
    """Keys and values in order; a repeated key is kept so that it can be told."""

    start: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    _first: dict[str, tuple[Scalar, Node]] = field(default_factory=dict, repr=False, compare=False)

    def add(self, key: Scalar, value: Node) -> None:
        """One more entry, at the end."""
        self.entries.append((key, value))
        self._first.setdefault(key.text, (key, value))

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """The first entry of that key."""
        return self._first.get(key)

    def replace(self, key: str, value: Node) -> None:
        """Another value for the first entry of that key, of which there has to be one."""
        name = self.first_key(key)
        number = next(number for number, (one, _) in enumerate(self.entries) if one is name)
        self.entries[number] = self._first[key] = (name, value)

    def remove(self, key: str) -> None:
        """Without the entries of that key."""
        self.entries = [entry for entry in self.entries if entry[0].text != key]
        self._first.pop(key, None)

    def first_key(self, key: str) -> Scalar:
        """The key of that entry, of which there has to be one."""
        return self._first[key][0]


@dataclass(slots=True)
class Sequence:
    """Items in order."""

    start: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A source and its tree. Parts of the tree may have been put in from other sources, and keep their places there."""

    source: Source
    root: Node
    grafts: dict[int, Source] = field(default_factory=dict, repr=False, compare=False)

    def graft(self, node: Node, source: Source) -> None:
        """Says that a part of the tree, with all that is in it, stands in another source."""
        self.grafts[id(node)] = source
        below = node.items if isinstance(node, Sequence) else []
        if isinstance(node, Mapping):
            below = [part for entry in node.entries for part in entry]
        for part in below:
            self.graft(part, source)

    def source_of(self, node: Node) -> Source:
        """The source that a part of the tree stands in."""
        return self.grafts.get(id(node), self.source)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at `path` stands (or its key); the nearest thing above it when there is no such value."""
        node: Node = self.root
        name: Scalar | None = None
        for step in path:
            if isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
                name, node = found
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                name, node = None, node.items[step]
        if name is not None and (key or not isinstance(node, Scalar)):
            return self.at(name)
        return self.at(node)

    def at(self, node: Node) -> Place:
        """Where a node stands; for a mapping its first key."""
        if isinstance(node, Mapping) and node.entries:
            node = node.entries[0][0]
        width = node.width if isinstance(node, Scalar) else 1
        return self.source_of(node).at(node.start, width)

    def scalar(self, *path: str | int) -> Scalar | None:
        """The text at `path`."""
        node = self.node(*path)
        return node if isinstance(node, Scalar) else None

    def node(self, *path: str | int) -> Node | None:
        """What stands at `path`."""
        node: Node = self.root
        for step in path:
            if isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
                node = found[1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node


def too_deep(source: Source, start: int) -> InvalidInput:
    """The fault of a tree that goes down too far."""
    message = f"this is nested more than {DEEPEST} levels deep"
    return InvalidInput([Diagnostic(Code.TOO_DEEP, message, source.at(start))])


def too_many(source: Source, start: int) -> InvalidInput:
    """The fault of a tree with too many parts."""
    message = f"there are more than {MOST:,} values in this file"
    return InvalidInput([Diagnostic(Code.TOO_LARGE, message, source.at(start))])
