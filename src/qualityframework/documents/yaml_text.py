"""YAML to a tree: one document, no aliases, no tags; every scalar is kept as the text it is."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic
from .nodes import DEEPEST, MOST, Mapping, Node, Scalar, Sequence, too_deep, too_many
from .source import Source
from .yaml_faults import refused_character, syntax_fault

LOADERS: tuple[Any, ...] = tuple(filter(None, (getattr(yaml, "CSafeLoader", None), yaml.SafeLoader)))
"""The same events from both; the first is ten times faster, and there only where libyaml was built in."""
_HALF = re.compile("[\ud800-\udfff]")
_NOTHING = ("", "~", "null", "Null", "NULL")


def parse_yaml(source: Source, loader_class: Any = LOADERS[0]) -> Node:
    """The tree of a YAML text.

    Raises:
        InvalidInput: for anything that is no plain tree of one document, or goes beyond the limits.
    """
    if (refused := refused_character(source)) is not None:
        raise InvalidInput([refused])
    builder = _Builder(source)
    loader = None
    try:
        loader = loader_class(source.text)
        get, take = loader.get_event, builder.take
        while (event := get()) is not None:  # and none when there is no more
            take(event)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two for escapes beyond Unicode
        raise InvalidInput([syntax_fault(source, error, builder.opened())]) from None
    finally:
        if loader is not None:
            loader.dispose()
    return builder.finished()


class _Builder:
    """Puts nodes together as events come. The loader makes no subclasses of them, and there are thousands."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[Mapping | Sequence] = []
        self._key: Scalar | None = None  # one is enough: before its value opens it is taken
        self._root: Node | None = None
        self._count = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._no_magic(event)
            self._add(self._scalar(event))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._open.pop()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self._no_magic(event)
            self._open_one((Mapping if kind is MappingStartEvent else Sequence)(event.start_mark.index))
        elif kind is AliasEvent:
            raise self._fault(Code.ALIAS, event, "aliases are not read", "write the value out")
        elif kind is DocumentStartEvent and self._root is not None:
            raise self._fault(Code.SYNTAX, event, "there is a second document in this file", "keep one document a file")

    def _open_one(self, node: Mapping | Sequence) -> None:
        self._add(node)
        if len(self._open) >= DEEPEST:
            raise too_deep(self._source, node.start)
        self._open.append(node)

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST:
            raise too_many(self._source, node.start)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._key is not None:
            parent.add(self._key, node)
            self._key = None
        elif isinstance(node, Scalar):
            self._key = node
        else:
            place = self._source.at(node.start)
            raise InvalidInput([Diagnostic(Code.WRONG_TYPE, "a key is a text, not a list or mapping", place)])

    def _no_magic(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fault(Code.ALIAS, event, "anchors are not read", "write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            raise self._fault(
                Code.TAG, event, f"the tag `{event.tag[:60]}` is not read", "types are known from the key"
            )

    def _fault(self, code: Code, event: Any, message: str, help_: str | None = None) -> InvalidInput:
        return InvalidInput([Diagnostic(code, message, self._source.at(event.start_mark.index), help=help_)])

    def _scalar(self, event: Any) -> Scalar:
        text, start, end = event.value, event.start_mark, event.end_mark
        if not text.isascii() and _HALF.search(text):
            raise self._fault(Code.SYNTAX, event, "an escape in this text is half a character")
        plain, in_line, at = not event.style, start.line == end.line, start.index
        written = end.index - at if in_line else len(text.partition("\n")[0])
        return Scalar(text, at, written or 1, plain and text in _NOTHING, plain and in_line)

    def opened(self) -> tuple[int, int] | None:
        """Where the innermost bracket that is still open stands."""
        starts = (node.start for node in reversed(self._open))
        return next((self._source.mark(at) for at in starts if self._source.text.startswith(("[", "{"), at)), None)

    def finished(self) -> Node:
        if self._root is None:
            raise InvalidInput(
                [Diagnostic(Code.EMPTY_FILE, "there is nothing but comments in this file", self._source.start())]
            )
        return self._root
