"""Earlier inspections, read with a bar for folders that take long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from .output import progress

if TYPE_CHECKING:
    from ..benchmark import Corpus
    from ..frameworks import OnShelf


def read_corpus(source: str, shelf: OnShelf, beside: str | None = None) -> Corpus:
    """The corpus that the user named, beside a record."""
    from .. import benchmark

    if source == beside == "-":
        raise typer.BadParameter("the record and the corpus cannot both come from standard input")
    with progress("Reading earlier inspections") as step:
        return benchmark.open_corpus(source, shelf, step)
