"""YAML to a tree: one document, no aliases, no tags; every scalar is kept as the text it is."""

from __future__ import annotations

import re
from typing import Any

import yaml

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
        while loader.check_event():
            builder.take(loader.get_event())
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two for escapes beyond Unicode
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
                if _HALF.search(event.value):
                    raise self._fault(Code.SYNTAX, event, "an escape in this text is half a character")
                self._add(self._scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._no_magic(event)
                kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
                node = kind(*self._mark(event))
                self._add(node)
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

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST:
            raise too_many(self._source, node.line, node.column)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            parent.add(key, node)
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            place = self._source.place(node.line, node.column)
            raise InvalidInput([Diagnostic(Code.WRONG_TYPE, "a key is a text, not a list or mapping", place)])

    def _no_magic(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fault(Code.ALIAS, event, "anchors are not read", "write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            raise self._fault(
                Code.TAG, event, f"the tag `{event.tag[:60]}` is not read", "types are known from the key"
            )

    def _fault(self, code: Code, event: Any, message: str, help_: str | None = None) -> InvalidInput:
        return InvalidInput([Diagnostic(code, message, self._source.place(*self._mark(event)), help=help_)])

    def _mark(self, event: Any) -> tuple[int, int]:
        return self._source.mark(event.start_mark.index)

    def _scalar(self, event: Any) -> Scalar:
        plain = event.style in (None, "")
        in_line = event.start_mark.line == event.end_mark.line
        written = event.end_mark.index - event.start_mark.index if in_line else len(event.value.partition("\n")[0])
        empty = plain and event.value in _NOTHING
        return Scalar(event.value, *self._mark(event), max(1, written), empty, plain and in_line)

    def opened(self) -> tuple[int, int] | None:
        """Where the innermost bracket that is still open stands."""
        places = ((node.line, node.column) for node in reversed(self._open))
        return next((at for at in places if self._source.place(*at).text.startswith(("[", "{"), at[1] - 1)), None)

    def finished(self) -> Node:
        if self._root is None:
            raise InvalidInput(
                [Diagnostic(Code.EMPTY_FILE, "there is nothing but comments in this file", self._source.start())]
            )
        return self._root
