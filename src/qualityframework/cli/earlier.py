"""Earlier inspections, read with a bar for folders that take long."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .output import progress

if TYPE_CHECKING:
    from ..benchmark import Corpus


def read_corpus(source: str, shelf: Path | None) -> Corpus:
    """The corpus that the user named."""
    from .. import benchmark

    with progress("Reading earlier inspections") as step:
        return benchmark.open_corpus(source, shelf, step)
