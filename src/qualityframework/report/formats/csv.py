"""A review as a CSV table that a spreadsheet opens as it is meant.

It begins with a byte order mark, without which Excel on Windows takes UTF-8 for another encoding, and its lines end as
RFC 4180 has it. What a spreadsheet would take for a formula has an apostrophe in front.
"""

from __future__ import annotations

from ...documents import table_text
from ...panel import Review
from ..places import RecordFile
from ..remarks import basis_told, cautions, remarks, summary
from ..review_rows import COLUMNS, finding_row, remark_row, undetermined_row

ENDING = ".csv"
_MARK = "\ufeff"


def render(review: Review, record: RecordFile | None = None) -> str:
    """The review as a row for each finding and each thing not determined, and rows for what is said of the whole."""
    said = (review.title, basis_told(review), summary(review), *cautions(review), *remarks(review))
    rows = [
        *(finding_row(one, record) for one in review.findings),
        *(undetermined_row(one, record) for one in review.undetermined),
        *map(remark_row, said),
    ]
    told = table_text(COLUMNS, [[row[column] for column in COLUMNS] for row in rows])
    return _MARK + told.replace("\n", "\r\n")  # no cell has a line end of its own
