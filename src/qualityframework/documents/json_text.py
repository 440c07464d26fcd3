"""JSON to a tree.

The standard reader forgets where things stood, so this one walks the text itself; strings are read by the standard
one.
"""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # typeshed leaves it out; it is the standard reader's own

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic
from .nodes import DEEPEST, MOST, Mapping, Node, Scalar, Sequence, too_deep, too_many
from .source import Source

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_OTHER = re.compile(r"[^\s,:\[\]{}\"]{1,20}|.", re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")


def parse_json(source: Source) -> Node:
    """The tree of a JSON text; numbers and truth values stay the text they are.

    Raises:
        InvalidInput: for anything that is no JSON, or goes beyond the limits.
    """
    return _Walk(source).whole()


class _Walk:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._at = 0
        self._count = 0

    def whole(self) -> Node:
        node = self._value(0)
        self._skip()
        if self._at < len(self._text):
            raise self._fault("something stands after the end")
        return node

    def _value(self, depth: int) -> Node:
        self._skip()
        self._count += 1
        if self._count > MOST:
            raise too_many(self._source, self._at)
        if depth >= DEEPEST:
            raise too_deep(self._source, self._at)
        match self._text[self._at : self._at + 1]:
            case "{":
                return self._mapping(Mapping(self._at), depth)
            case "[":
                return self._sequence(Sequence(self._at), depth)
            case '"':
                return self._string()
            case _:
                return self._word()

    def _mapping(self, node: Mapping, depth: int) -> Mapping:
        self._at += 1
        while not self._closes("}", first=not node.entries):
            if self._text[self._at : self._at + 1] != '"':
                raise self._fault("a key in quotation marks is wanted here")
            key = self._string()
            self._skip()
            if self._text[self._at : self._at + 1] != ":":
                raise self._fault("`:` is wanted here")
            self._at += 1
            node.add(key, self._value(depth + 1))
        return node

    def _sequence(self, node: Sequence, depth: int) -> Sequence:
        self._at += 1
        while not self._closes("]", first=not node.items):
            node.items.append(self._value(depth + 1))
        return node

    def _closes(self, bracket: str, *, first: bool) -> bool:
        """Whether the list ends here; takes the bracket or the comma."""
        self._skip()
        found = self._text[self._at : self._at + 1]
        if found == bracket:
            self._at += 1
            return True
        if first:
            return False
        if found != ",":
            raise self._fault(f"`,` or `{bracket}` is wanted here")
        comma, self._at = self._at, self._at + 1
        self._skip()
        if self._text.startswith(bracket, self._at):
            self._at = comma
            raise self._fault("no comma follows the last one of a list")
        return False

    def _string(self) -> Scalar:
        start = self._at
        try:
            text, end = scanstring(self._text, self._at + 1, True)
        except JSONDecodeError as error:
            if error.msg.startswith("Unterminated") or self._text[error.pos : error.pos + 1] in ("\r", "\n"):
                raise self._fault("this text is not closed on its line") from None
            self._at = error.pos
            raise self._fault("this may not stand in a text; write it as an escape") from None
        if _HALF.search(text):
            raise self._fault("an escape in this text is half a character")
        self._at = end
        return Scalar(text, start, end - start, plain=False)

    def _word(self) -> Scalar:
        found = _WORD.match(self._text, self._at)
        if found is None:
            other = _OTHER.match(self._text, self._at)
            raise self._fault(
                f"a value is wanted here, not `{other[0]}`" if other else "the text ends before it is complete"
            )
        start, self._at = self._at, found.end()
        return Scalar(found[0], start, len(found[0]), empty=found[0] == "null")

    def _skip(self) -> None:
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space is not None else self._at

    def _fault(self, message: str) -> InvalidInput:
        place = self._source.at(self._at)
        return InvalidInput([Diagnostic(Code.SYNTAX, f"this is not valid JSON: {message}", place)])
