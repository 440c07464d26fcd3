"""What was expected and what was found, where the two differ."""

from __future__ import annotations

from collections.abc import Iterator


def told(wanted: object, found: object, what: str) -> Iterator[str]:
    """That something else was found than was expected; nothing where it was not."""
    if wanted != found:
        yield f"{what}: expected {_plain(wanted)}, found {_plain(found)}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
