"""What stands in a rule file before its examples, which are most of it and which a review never reads."""

from __future__ import annotations

import re

from ..documents import Document, Mapping, Source, document_of
from ..errors import InvalidInput

_EXAMPLES = re.compile(r"\n(examples:)(?=[ \r\n])")
_NOT_WITHIN = re.compile(r"\n(?:[^ \r\n#-]|-(?![ \r\n]))")
"""The break before a line that may be something else than examples."""
_OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029")
"""YAML begins a line after these too."""


def body_of(source: Source) -> Document | None:
    """The tree of a rule file without its examples; None when they do not stand last for certain, or it has a fault.

    The text is read up to and with the key `examples`, which has to come out as the last key of the file.
    """
    text, key = source.text, _EXAMPLES.search(source.text)
    if key is None or _NOT_WITHIN.search(text, key.end()):
        return None
    unbroken = text.replace("\r\n", "")
    if any(other in unbroken for other in _OTHER_BREAKS):
        return None
    try:
        root = document_of(Source(source.name, text[: key.end()])).root
    except InvalidInput:
        return None
    if not isinstance(root, Mapping) or root.entries[-1][0].start != key.start(1):
        return None
    body = Mapping(root.start)
    for name, value in root.entries[:-1]:
        body.add(name, value)
    return Document(source, body)
