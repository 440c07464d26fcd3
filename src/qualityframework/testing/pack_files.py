"""Packs as files: what a strategy draws, before it is read by the loader or written to a folder."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import unwrap
from pathlib import Path
from typing import TypeVar

from ..frameworks import packs, shelf
from .told_rows import Told

T = TypeVar("T")


@dataclass(frozen=True, repr=False)
class PackFiles(Told):
    """A pack and its files.

    Args:
        name: pack and edition.
        files: texts by name, as `rules/story/no-key-messages.yaml`.
        needs: packs of the library that it names.
    """

    name: str
    files: Mapping[str, str]
    needs: tuple[str, ...] = ()

    def write(self, folder: str | Path) -> Path:
        """Writes it on a shelf, with the packs that it names where they are not there yet.

        Args:
            folder: the shelf.

        Returns:
            the folder of the pack.
        """
        for pack in packs():
            there = Path(folder) / pack.name
            if pack.name in self.needs and not there.exists():
                shutil.copytree(shelf() / pack.name, there)
        own = Path(folder) / self.name
        for name, text in self.files.items():
            path = own / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return own

    def __str__(self) -> str:
        return "\n".join(f"# {self.name}/{name}\n{text}" for name, text in self.files.items())

    __repr__ = __str__


def loaded(files: PackFiles, load: Callable[[str, Path], T]) -> T:
    """What a loader makes of a pack. It is written, read and taken away again, and nothing of it is kept."""
    folder = _shelf()
    own = files.write(folder)
    try:
        made: T = unwrap(load)(files.name, folder)
        return made
    finally:
        shutil.rmtree(own)


@cache
def _shelf() -> Path:
    """A folder for as long as the process lives."""
    folder = Path(tempfile.mkdtemp(prefix="qualityframework-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
