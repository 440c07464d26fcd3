"""Plain text and the Markdown of OSCAL: a star in a title is a star, and not the beginning of emphasis."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_~^\[\]<>{}])")
_ESCAPED = re.compile(r"\\([\\`*_~^\[\]<>{}])")
_SPACE = re.compile("[\\s\ufeff]+")


def escaped(text: str) -> str:
    """The text as Markdown that says it and nothing else."""
    return _SPECIAL.sub(r"\\\1", text)


def unescaped(text: str) -> str:
    """What such Markdown says; markup of others stays as it is written."""
    return _ESCAPED.sub(r"\1", text)


def flat(text: str) -> str:
    """The text in one line, with single spaces: a title or value of OSCAL has no line breaks."""
    return _SPACE.sub(" ", text).strip()
