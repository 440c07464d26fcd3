"""YAML to a tree: one document, no aliases, no tags; every scalar is kept as the text it is."""

from __future__ import annotations

from typing import Any

import yaml

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic
from .nodes import DEEPEST, MOST, Mapping, Node, Scalar, Sequence, too_deep, too_many
from .source import Source
from .yaml_faults import refused_character, syntax_fault

_Loader: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the same events, ten times faster, where libyaml was built in
_NOTHING = ("", "~", "null", "Null", "NULL")


def parse_yaml(source: Source) -> Node:
    """The tree of a YAML text.

    Raises:
        InvalidInput: for anything that is no plain tree of one document, or goes beyond the limits.
    """
    if (refused := refused_character(source)) is not None:
        raise InvalidInput([refused])
    builder = _Builder(source)
    loader = None
    try:
        loader = _Loader(source.text)
        while loader.check_event():
            builder.take(loader.get_event())
    except yaml.YAMLError as error:
        raise InvalidInput([syntax_fault(source, error, builder.opened())]) from None
    finally:
        if loader is not None:
            loader.dispose()
    return builder.finished()


class _Builder:
    """Puts nodes together as events come."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._root: Node | None = None
        self._count = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.AliasEvent():
                raise self._fault(Code.ALIAS, event, "aliases are not read", "write the value out")
            case yaml.ScalarEvent():
                self._no_magic(event)
                self._add(_scalar(event), event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._no_magic(event)
                kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
                mark: Any = event.start_mark
                node = kind(mark.line + 1, mark.column + 1)
                self._add(node, event)
                if len(self._open) >= DEEPEST:
                    raise too_deep(self._source, node.line, node.column)
                self._open.append(node)
                self._keys.append(None)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                self._keys.pop()
            case yaml.DocumentStartEvent() if self._root is not None:
                raise self._fault(
                    Code.SYNTAX, event, "there is a second document in this file", "keep one document a file"
                )

    def _add(self, node: Node, event: Any) -> None:
        self._count += 1
        if self._count > MOST:
            raise too_many(self._source, event.start_mark.line + 1, event.start_mark.column + 1)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            parent.entries.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise self._fault(Code.WRONG_TYPE, event, "a key is a text, not a list or mapping")

    def _no_magic(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fault(Code.ALIAS, event, "anchors are not read", "write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            raise self._fault(
                Code.TAG, event, f"the tag `{event.tag[:60]}` is not read", "types are known from the key"
            )

    def _fault(self, code: Code, event: Any, message: str, help_: str | None = None) -> InvalidInput:
        place = self._source.place(event.start_mark.line + 1, event.start_mark.column + 1)
        return InvalidInput([Diagnostic(code, message, place, help=help_)])

    def finished(self) -> Node:
        if self._root is None:
            raise InvalidInput(
                [Diagnostic(Code.EMPTY_FILE, "there is nothing but comments in this file", self._source.start())]
            )
        return self._root


def _scalar(event: Any) -> Scalar:
    start, end = event.start_mark, event.end_mark
    plain = event.style in (None, "")
    width = end.column - start.column if end.line == start.line else max(1, len(event.value.split("\n", 1)[0]))
    empty = plain and event.value in _NOTHING
    return Scalar(event.value, start.line + 1, start.column + 1, max(1, width), empty, plain and end.line == start.line)
