"""A review as a table for data frames: a row a finding, and one for each thing that is not determined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import without_extra
from ..vocabulary import FixedDict, Outcome, value

if TYPE_CHECKING:
    from .result import Finding, Review, Undetermined

REVIEW_COLUMNS = (
    "outcome",
    "id",
    "rule",
    "remit",
    "severity",
    "title",
    "subject_kind",
    "subject",
    "message",
    "question",
    "unknown",
    "source",
    "status",
    "place",
)


@value
class Frame:
    """Columns of text, all of one length, that pandas, polars and pyarrow take as they are.

    Each of them reads it through the Arrow C stream, so that none of them is needed here:
    `pandas.DataFrame.from_arrow(frame)`, `polars.DataFrame(frame)`, `pyarrow.table(frame)`.

    Args:
        columns: by name; None where a row has nothing to say there.
    """

    columns: Mapping[str, tuple[str | None, ...]]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table for whoever speaks Arrow.

        Raises:
            Unusable: without the extra `frames`.
        """
        try:
            import nanoarrow
        except ImportError:
            raise without_extra("data frames need", "frames") from None
        texts = [nanoarrow.c_array(column, nanoarrow.string()) for column in self.columns.values()]
        schema = nanoarrow.struct(dict.fromkeys(self.columns, nanoarrow.string()), nullable=False)
        table = nanoarrow.c_array_from_buffers(schema, len(self), [None], 0, children=texts)
        return nanoarrow.Array(table).__arrow_c_stream__(requested_schema)


def frame_of(review: Review) -> Frame:
    """The frame of a review."""
    rows = [*map(_finding, review.findings), *map(_undetermined, review.undetermined)]
    return Frame(FixedDict({column: tuple(row.get(column) for row in rows) for column in REVIEW_COLUMNS}))


def named_columns(one: Finding | Undetermined, outcome: Outcome) -> dict[str, str | None]:
    """What every row has: what came of which rule, on what, and after which source."""
    return {
        "outcome": outcome.value,
        "id": one.id,
        "rule": one.rule,
        "remit": one.remit.value,
        "severity": one.severity.value,
        "title": one.title,
        "subject_kind": one.subject.entity,
        "subject": one.subject.id,
        "source": str(one.source),
    }


def _finding(one: Finding) -> dict[str, str | None]:
    more = {"message": one.message, "question": one.question, "status": one.status.value, "place": one.place}
    return named_columns(one, Outcome.FIRES) | more


def _undetermined(one: Undetermined) -> dict[str, str | None]:
    gaps = (f"{gap.written} of {gap.of.entity} {gap.of.id}" for gap in one.unknown)
    return named_columns(one, Outcome.UNDETERMINED) | {"unknown": "; ".join(gaps)}
