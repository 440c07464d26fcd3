"""Faulty tables of a folder, each with the text of all its diagnostics kept beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Diagnostic


@dataclass(frozen=True)
class Kept:
    """The tables of a folder, and how one of them is read from within it."""

    folder: Path
    read: Callable[[str], object]

    @property
    def names(self) -> list[str]:
        """Every faulty table."""
        return sorted(path.name for path in self.folder.glob("*.csv"))

    def told(self, name: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of a faulty table; none when it is read without any."""
        try:
            with contextlib.chdir(self.folder):
                self.read(name)
        except InvalidInput as error:
            return error.diagnostics
        return ()

    def text_of(self, name: str) -> str:
        """All that is told of a faulty table."""
        return "\n\n".join(map(str, self.told(name))) + "\n"

    def kept(self, name: str) -> Path:
        """Where that text is kept."""
        return self.folder / f"{name}.txt"

    def renew(self) -> None:
        """Writes the texts anew."""
        for name in self.names:
            self.kept(name).write_text(self.text_of(name), encoding="utf-8", newline="\n")
