"""Funnels from a table: one for each standard that it names."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ...__about__ import __version__
from ...documents import Document, read_table, refuse, rows_of
from ...frameworks import BENCHMARK, OnShelf, load_benchmark, newest
from ...vocabulary import INKED, WHOLE, Code, Diagnostic, Frozen, natural, printable
from .placing import Counted, Funnel, TooFewUnits, funnel_of

Name = Annotated[str, StringConstraints(min_length=1, max_length=200), INKED]
Count = Annotated[int, Field(ge=0, le=999_999), WHOLE]


class Row(Frozen):
    """A line of the table."""

    unit: Name = Field(description="what is counted: an area, a service, a team")
    met: Count = Field(description="how many meet the standard")
    of: Annotated[Count, Field(ge=1)] = Field(description="how many were looked at")
    standard: Name | None = Field(default=None, description="what they meet, where a table has several")


@dataclass(frozen=True, slots=True)
class OnStandard:
    """The funnel of one standard; None where the table names none."""

    standard: str | None
    funnel: Funnel | TooFewUnits


class Funnels(Frozen):
    """The funnels of a table, and what they follow from."""

    format: Literal["qualityframework.funnel/1"] = "qualityframework.funnel/1"
    engine: str = Field(description="version of qualityframework")
    table: str = Field(description="name of the table")
    table_digest: str = Field(description="SHA-256 of the table as text")
    figures: str = Field(description="pack and edition of the figures")
    figures_digest: str
    figures_from: dt.date = Field(description="the day from which these figures hold: the last that the pack has")
    standards: tuple[OnStandard, ...]


def funnels(path: str | Path, *, shelf: OnShelf = None) -> Funnels:
    """The funnels of a CSV table with the columns unit, met, of and, where it has several, standard.

    Args:
        path: of the table; `-` reads standard input.
        shelf: a folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: with every fault of the table.
    """
    document = read_table(path)
    rows = rows_of(document, Row)
    refuse(_faults(document, rows))
    pack = load_benchmark(BENCHMARK, shelf)
    figures = newest(pack.file.funnel)
    by_standard = defaultdict[str | None, list[Counted]](list)
    for row in rows:
        by_standard[row.standard].append(Counted(row.unit, row.met, row.of))
    return Funnels(
        engine=__version__,
        table=printable(Path(document.source.name).name),
        table_digest=hashlib.sha256(document.source.text.encode()).hexdigest(),
        figures=pack.file.name,
        figures_digest=pack.digest,
        figures_from=figures.start,
        standards=tuple(
            OnStandard(standard, funnel_of(counted, figures))
            for standard, counted in sorted(by_standard.items(), key=lambda item: natural(item[0] or ""))
        ),
    )


def _faults(document: Document, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Parts that are more than their whole, and units that a standard has twice."""
    first: dict[tuple[str | None, str], int] = {}
    for index, row in enumerate(rows):
        if row.met > row.of:
            message = f"`met` is a part of `of`, and {row.met} is more than {row.of}"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place(index, "met"))
        known = first.setdefault((row.standard, row.unit), index)
        if known != index:
            related = (("first here", document.place(known, "unit")),)
            yield Diagnostic(
                Code.DUPLICATE_ID, f"the unit `{row.unit}` stands here twice", document.place(index, "unit"), related
            )
