"""What is wrong with a text that is no YAML, in plain words and the same ones whichever parser found it."""

from __future__ import annotations

import re

import yaml

from ..vocabulary import Code, Diagnostic, Place
from .source import Source

_REFUSED = "\\A\ufeff|[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_INDENTATION = (
    "this line does not fit the lines above it",
    "keys of one mapping and dashes of one list begin in one column",
)
_COLON = "a `:` may not stand here", "put a text that holds `: ` in quotation marks, and begin keys in one column"
_ESCAPE = "what follows this `\\` is no escape that YAML knows", "write `\\\\`, or use single quotation marks"
_SAID = (
    ("mapping values", _COLON),
    ("sequence entries", ("a `-` may not stand here", "begin a list on the line below its key")),
    ("could not find expected ':'", ("`:` is missing after this", "write `key: value`")),
    ("escape", _ESCAPE),
    ("hexdecimal", _ESCAPE),
    ("',' or", ("`,` or a closing bracket is wanted here", None)),
    ("start any token", ("a text may not begin with this character", "put it in quotation marks")),
    ("node content", ("a value is wanted here", "put a text that begins like this in quotation marks")),
    ("expected '-' indicator", _INDENTATION),
    ("expected key", _INDENTATION),
    ("<block end>", _INDENTATION),
    ("alphabetic or numeric", ("`&` and `*` may not begin a text", "put it in quotation marks")),
    ("document", ("a document begins or ends here", "keep one document a file")),
)
"""A part of what a parser says, with our words and our help."""


def refused_character(source: Source) -> Diagnostic | None:
    """The first character that may not stand in a YAML file at all."""
    if source.text.replace("\n", "").isprintable():  # none of those is, and this is much quicker to ask
        return None
    found = re.search(_REFUSED, source.text)
    if found is None:
        return None
    message = f"this is not valid YAML: the character `{found[0]}` may not stand here"
    help_ = "take it out, or write it as an escape in double quotation marks"
    return Diagnostic(Code.SYNTAX, message, source.place(*source.mark(found.start())), help=help_)


def syntax_fault(source: Source, error: Exception, opened: tuple[int, int] | None) -> Diagnostic:
    """The fault behind a parser's error; `opened` is where the innermost bracket that is still open stands."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Diagnostic(Code.SYNTAX, "this is not valid YAML", source.start())
    index, problem = error.problem_mark.index, error.problem or ""
    related: tuple[tuple[str, Place], ...] = ()
    at = source.mark(index)
    context = source.mark(error.context_mark.index) if error.context_mark is not None else at
    quoted = "quoted" in (error.context or "")
    message, help_ = next((told for part, told in _SAID if part in problem), ("this cannot be read", None))
    if not source.text[index:].strip() and (opened is not None or quoted):
        at = context if quoted or opened is None else opened
        message, help_ = "what is opened here is not closed", None
    elif "':'" in problem:
        at = context
    elif message == _ESCAPE[0]:
        at = source.mark(source.text.rfind("\\", 0, index + 1))
    elif source.text.startswith("\t", index):
        message, help_ = "a tab may not stand here", "indent with spaces"
    elif opened is not None and "bracket" in message:
        related = (("opened here", source.place(*opened)),)
    return Diagnostic(Code.SYNTAX, f"this is not valid YAML: {message}", source.place(*at), related, help_)
