"""A review as rows of a table: one for each finding, and one for each thing not determined."""

from __future__ import annotations

from ..panel import REVIEW_COLUMNS, Finding, Undetermined, named_columns
from ..vocabulary import Outcome
from .branches import one_line
from .gaps import wanted
from .places import RecordFile, place_told
from .remarks import status_told

Row = dict[str, str]
COLUMNS = tuple(column for column in REVIEW_COLUMNS if column != "title")
"""Those of a frame, without what messages say too."""
REMARK = "remark"
"""The outcome of a row that is none: what is said of the whole."""


def finding_row(one: Finding, record: RecordFile | None) -> Row:
    """A finding, by column."""
    return _row(
        one,
        Outcome.FIRES,
        message=one.message,
        question=one.question,
        status=status_told(one),
        place=place_told(record, one.place),
    )


def undetermined_row(one: Undetermined, record: RecordFile | None) -> Row:
    """What is not determined, by column."""
    return _row(
        one,
        Outcome.UNDETERMINED,
        message=f"Not determined: {one.title}",
        unknown=wanted(one),
        place=place_told(record, None),
    )


def remark_row(remark: str) -> Row:
    """What is said of the whole, by column."""
    return dict.fromkeys(COLUMNS, "") | {"outcome": REMARK, "message": one_line(remark)}


def _row(one: Finding | Undetermined, outcome: Outcome, **told: str) -> Row:
    named = {column: value or "" for column, value in named_columns(one, outcome).items() if column in COLUMNS}
    return dict.fromkeys(COLUMNS, "") | {column: one_line(value) for column, value in {**named, **told}.items()}
