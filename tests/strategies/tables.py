"""Random tables: any text in any cell, written in each of the ways that tables are written."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

names = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
cells = st.one_of(
    st.text(max_size=12),
    st.text(st.sampled_from(" ab\",;\t\r\n=+-@'"), max_size=8),
    st.sampled_from(["", " ", "x"]),
)
"""Texts, many of them made of what tables have a meaning for."""


@dataclass(frozen=True)
class Drawn:
    """A table as a text, and what was written into it."""

    text: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str

    @property
    def told(self) -> list[dict[str, str]]:
        """What a reader keeps: rows that say anything, of these the cells that do, without spaces around them."""
        rows = [[cell.strip() for cell in row] for row in self.rows]
        kept = [{name: cell for name, cell in zip(self.header, row, strict=True) if cell} for row in rows]
        return [row for row in kept if row]


@st.composite
def tables(draw: DrawFn) -> Drawn:
    """A table of two columns or more, as the standard writer writes it."""
    header = tuple(draw(st.lists(names, min_size=2, max_size=4, unique=True)))
    row = st.tuples(*[cells] * len(header))
    rows = tuple(draw(st.lists(row, max_size=5)))
    delimiter = draw(st.sampled_from(",;\t"))
    out = io.StringIO(newline="")
    all_quoted = draw(st.booleans())
    quoting: Literal[0, 1] = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows((header, *rows))
    text = out.getvalue()
    return Drawn(text if draw(st.booleans()) else text.removesuffix("\r\n"), header, rows, delimiter)
