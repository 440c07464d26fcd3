"""An overlay as it was read, before it is laid over anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..documents import Document, Scalar
from .overlay_file import ChangeText, OverlayFile
from .packs import Pack


@dataclass(frozen=True, eq=False)
class Overlay:
    """An overlay as read.

    Args:
        file: what is written in it.
        document: to point into.
        digest: over all of its files.
        rules: files of rules that it adds, by their names from `rules/` on.
        pack: where it stands.
    """

    file: OverlayFile
    document: Document
    digest: str
    rules: dict[str, Path]
    pack: Pack

    @property
    def name(self) -> str:
        """Pack and edition."""
        return self.pack.name

    @property
    def learnt(self) -> Scalar | None:
        """The day on which what it says was learnt, where it says so."""
        return self.document.scalar("learnt")

    def changes_in(self, file: str) -> tuple[tuple[int, ChangeText], ...]:
        """What it changes in a file, with the positions in its own list."""
        return tuple((index, one) for index, one in enumerate(self.file.changes) if one.file == file)
