"""The list that a sample is drawn from: a table with a row a record, its case codes and perhaps a column of strata.

Rows of such a list can hold what points at a child, and ids can be more than codes. So diagnostics show places, and
nothing of what stands there.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...documents import Document, Mapping, Scalar, Sequence, header_of, read_table, refuse, without_lines
from ...errors import InvalidInput
from ...vocabulary import Code, Diagnostic, nearest

ID_COLUMN = "id"
ALL = "all"
"""The stratum of every record where no column of strata is named."""

DIGEST = (
    "The digest of the list is the SHA-256 of one line a record, in order of the ids: the id, a tab, its stratum "
    f"(`{ALL}` where there are none) and a line feed, in UTF-8."
)
_LONGEST = 100
_MOST_STRATA = 100
_TEN_DIGITS = re.compile(r"(?:[ -]?\d){10}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A record of the list: the code of the case, and the stratum it is in."""

    id: str
    stratum: str


@dataclass(frozen=True, slots=True)
class CaseList:
    """All records that can be drawn, in order of their ids, whatever the order of the rows."""

    id_column: str
    strata_column: str | None
    records: tuple[Listed, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many records each stratum has."""
        return dict(Counter(record.stratum for record in self.records))

    @property
    def digest(self) -> str:
        """The digest of all ids and strata, as `DIGEST` says."""
        text = "".join(f"{record.id}\t{record.stratum}\n" for record in self.records)
        return hashlib.sha256(text.encode()).hexdigest()


def looks_personal(code: str) -> bool:
    """Whether an id looks like the ten digits of a CHI number, by which the NHS in Scotland knows a person."""
    return _TEN_DIGITS.fullmatch(code) is not None


def read_list(
    path: str | Path, *, id_column: str = ID_COLUMN, strata_column: str | None = None, size: int = 0
) -> CaseList:
    """The records of a CSV file; `-` reads standard input. Other columns than the two named are not looked at.

    Args:
        size: how many are to be drawn, so that too short a list is told with its other faults.

    Raises:
        InvalidInput: with every fault, and without the rows: no records, a column that is not there, an id or a stratum
            that is missing, an id that stands twice, more than 100 strata, or fewer records than are to be drawn.
    """
    try:
        document = read_table(path)
        refuse(_faults(document, id_column, strata_column, size))
    except InvalidInput as error:
        raise without_lines(error) from None
    assert isinstance(document.root, Sequence)
    rows = [row for row in document.root.items if isinstance(row, Mapping)]
    records = (
        Listed(_text(row, id_column), ALL if strata_column is None else _text(row, strata_column)) for row in rows
    )
    return CaseList(id_column, strata_column, tuple(sorted(records)))


def _faults(document: Document, id_column: str, strata_column: str | None, size: int) -> Iterator[Diagnostic]:
    assert isinstance(document.root, Sequence)
    rows, header = document.root.items, header_of(document.source)
    names = [cell.text for cell in header]
    wanted = [id_column] if strata_column is None else [id_column, strata_column]
    for column in wanted:
        if column not in names:
            # the first row may be none of names, so the others are not told
            near = nearest(column, names)
            help_ = f"did you mean `{near}`?" if near else "the first row names the columns"
            message = f"there is no column `{column}` in this list"
            yield Diagnostic(Code.UNKNOWN_NAME, message, document.at(header[0]), help=help_)
    if not rows:
        yield Diagnostic(Code.EMPTY_VALUE, "this list has no records, only the names of its columns", document.place())
    elif len(rows) < size:
        message = f"{size:,} records are to be drawn, and this list has {len(rows):,}"
        yield Diagnostic(Code.WRONG_TYPE, message, document.at(header[0]))
    for column in wanted:
        if column in names:
            yield from _in_column(document, column)
    if strata_column in names:
        strata = len({cell.text for _, cell in _cells(document, strata_column) if cell is not None})
        if strata > _MOST_STRATA:
            message = f"`{strata_column}` has {strata:,} different values, and at most {_MOST_STRATA} can be strata"
            yield Diagnostic(Code.WRONG_TYPE, message, document.at(header[names.index(strata_column)]))
    if id_column in names:
        yield from _repeated(document, id_column)


def _in_column(document: Document, column: str) -> Iterator[Diagnostic]:
    for row, cell in _cells(document, column):
        if cell is None:
            at = document.source.at(row.start)
            yield Diagnostic(Code.EMPTY_VALUE, f"this row has nothing in the column `{column}`", at)
        elif not cell.text.isprintable() or len(cell.text) > _LONGEST:
            message = f"a text of at most {_LONGEST} characters, without line breaks and the like, is wanted here"
            yield Diagnostic(Code.WRONG_TYPE, message, document.at(cell))


def _repeated(document: Document, column: str) -> Iterator[Diagnostic]:
    first = dict[str, Scalar]()
    for _, cell in _cells(document, column):
        if cell is not None and (known := first.setdefault(cell.text, cell)) is not cell:
            related = (("first here", document.at(known)),)
            yield Diagnostic(Code.DUPLICATE_ID, "this id stands in the list twice", document.at(cell), related)


def _cells(document: Document, column: str) -> Iterator[tuple[Mapping, Scalar | None]]:
    assert isinstance(document.root, Sequence)
    for row in document.root.items:
        assert isinstance(row, Mapping)
        found = row.get(column)
        cell = found[1] if found is not None else None
        yield row, cell if isinstance(cell, Scalar) else None


def _text(row: Mapping, column: str) -> str:
    found = row.get(column)
    assert found is not None
    assert isinstance(found[1], Scalar)
    return found[1].text
