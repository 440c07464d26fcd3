"""A review as an Excel workbook: findings, what is not determined, and what both follow from. Needs the extra `excel`.

Every cell is text. A text that looks like a formula is none, and stays none when somebody edits it.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from ...documents import NO_TIME, settled
from ...errors import without_extra
from ...panel import Review
from ..branches import one_line
from ..places import RecordFile
from ..remarks import NOT_DETERMINED, basis_told, cautions, provenance_rows, remarks, summary
from ..review_rows import COLUMNS, Row, finding_row, undetermined_row

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ENDING = ".xlsx"
_LONGEST = 16_000
"""Characters of a cell: Excel takes 32,767, and counts some of them twice."""
_LINE, _HIGHEST = 15, 405
"""Heights of a line, and of the highest row that there can be."""
_NARROW = 16
_WIDTHS = {"id": 36, "rule": 32, "subject": 20, "message": 60, "question": 48, "unknown": 60, "source": 40, "place": 32}
_FINDINGS = tuple(column for column in COLUMNS if column not in ("outcome", "unknown"))
_UNDETERMINED = tuple(column for column in COLUMNS if column not in ("outcome", "question", "status"))


def render(review: Review, record: RecordFile | None = None) -> bytes:
    """The review as a workbook; the same bytes for the same review.

    Raises:
        Unusable: without the extra.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.writer.excel import ExcelWriter
    except ImportError:
        raise without_extra("workbooks need", "excel") from None
    book = Workbook()
    book.remove(book.worksheets[0])
    _table(book, "findings", _FINDINGS, (finding_row(one, record) for one in review.findings))
    _table(book, "not determined", _UNDETERMINED, (undetermined_row(one, record) for one in review.undetermined))
    _fill(book.create_sheet("provenance"), ("what", "value"), _provenance(review), (24, 100))
    about = book.properties
    about.title, about.creator, about.language = one_line(review.title), "qualityframework", "en-GB"
    about.created = about.modified = NO_TIME
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        ExcelWriter(book, archive).save()  # `Workbook.save` would write the time
    return settled(made.getvalue())


def _table(book: Any, title: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    told = ([row[column] for column in columns] for row in rows)
    heads = [column.replace("_", " ") for column in columns]
    _fill(book.create_sheet(title), heads, told, [_WIDTHS.get(column, _NARROW) for column in columns])


def _provenance(review: Review) -> list[Sequence[str]]:
    said = (*cautions(review), *remarks(review), *([NOT_DETERMINED] if review.undetermined else []))
    return [
        ("title", review.title),
        ("basis", basis_told(review)),
        ("summary", summary(review)),
        *(("remark", one) for one in said),
        *provenance_rows(review),
    ]


def _fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from ...documents import text_into

    for number, row in enumerate((head, *rows), 1):
        for column, told in enumerate(row, 1):
            cell = text_into(sheet, number, column, _cut(told))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
        lines = max(math.ceil(len(told) * 1.2 / width) for told, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(max(lines, 1) * _LINE, _HIGHEST)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"


def _cut(text: str) -> str:
    """The text in one line, within what a cell can hold."""
    told = one_line(text)
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]} ... (cut here; as JSON it is whole)"
