"""What overlays changed, as every result tells it."""

import json
from collections.abc import Iterable
from typing import Protocol

from pydantic import Field

from ..vocabulary import Frozen


class Laid(Frozen):
    """An overlay that was given. Where no change of a result names it, it changed nothing of what was read for it."""

    overlay: str = Field(description="pack and edition of the overlay")
    digest: str = Field(description="SHA-256 of the overlay")


class Change(Laid):
    """What an overlay changed, as every result tells it."""

    file: str = Field(description="the pack, its edition and the file that is changed")
    at: str
    was: str | None = Field(description="what stood there; null where something was added")
    becomes: str
    dropped: tuple[str, ...] = Field(default=(), description="what stood there and is not in what replaces it, by name")
    because: str


def words_of(changes: Iterable[Change], file: str, way: tuple[str, str], text: str) -> str | None:
    """The overlay whose words an item of a list says; None where they are those of the pack.

    Args:
        changes: what overlays changed.
        file: the pack, its edition and the file that the item stands in.
        way: the list and what the item is called.
        text: the key that its words stand at.
    """
    for change in changes:
        steps = tuple(change.at.split("/"))
        new = steps == (way[0], "+") and json.loads(change.becomes).get("id") == way[1]
        if change.file == file and (new or steps in (way[:1], way, (*way, text))):
            return change.overlay
    return None


class Overlaid(Frozen):
    """The overlays that were given, and what they changed of what was read."""

    overlays: tuple[Laid, ...] = Field(default=(), description="every overlay that was given")
    changes: tuple[Change, ...] = Field(default=(), description="what they changed of what was read")


class ToldOverlaid(Protocol):
    """Whatever tells the same of itself."""

    @property
    def overlays(self) -> tuple[Laid, ...]:
        """Every overlay that was given."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What they changed of what was read."""
