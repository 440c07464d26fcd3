"""A review as a Word document, for the papers of a panel. Needs the extra `docx`.

Headings are headings, the first row of a table is told as such, and the document says its title and its language, so
that it can be listened to as well as read.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ...documents import NO_TIME, settled
from ...errors import without_extra
from ...panel import Finding, Review
from ..branches import one_line
from ..gaps import wanted
from ..places import RecordFile, place_told
from ..remarks import (
    NOT_DETERMINED,
    basis_told,
    cautions,
    provenance_rows,
    remarks,
    source_told,
    summary,
)
from ..remits import by_remit, remit_title

if TYPE_CHECKING:
    from docx.document import Document

ENDING = ".docx"
_LANGUAGE = "en-GB"
_GRID = "Table Grid"


def render(review: Review, record: RecordFile | None = None) -> bytes:
    """The review as a document; the same bytes for the same review.

    Raises:
        Unusable: without the extra.
    """
    try:
        from docx import Document
    except ImportError:
        raise without_extra("Word documents need", "docx") from None
    paper = Document()
    _empty(paper)
    _set_up(paper, one_line(review.title))
    _head(paper, review)
    for remit, findings in by_remit(review.findings):
        _heading(paper, remit_title(remit), remit.question)
        for finding in findings:
            _finding(paper, finding, record)
    if review.undetermined:
        _heading(paper, "Not determined", NOT_DETERMINED)
        rows = ((one.id, one.title, wanted(one)) for one in review.undetermined)
        _table(paper, "Not determined", ("rule", "looks for", "not recorded"), rows, (60, 40, 70))
    _heading(paper, "What this follows from")
    for remark in remarks(review):
        _line(paper, remark, "List Bullet")
    values = provenance_rows(review)
    _table(paper, "What this follows from", ("what", "value"), values, (40, 130))
    made = io.BytesIO()
    paper.save(made)
    return settled(made.getvalue())


def _empty(paper: Document) -> None:
    """Takes out what new documents bring along and this one does not use: ten times as much as it holds itself."""
    from docx.enum.style import WD_STYLE_TYPE

    for style in list(paper.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", _GRID):
            style.delete()
    for part in (paper.part, paper.part.package):
        for name, one in list(part.rels.items()):
            if one.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del part.rels[name]


def _set_up(paper: Document, title: str) -> None:
    """Paper of the size used here, and what the document says of itself."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    about = paper.core_properties
    about.title, about.author, about.language = title[:255], "qualityframework", _LANGUAGE
    about.created = about.modified = NO_TIME
    about.comments = about.last_modified_by = ""


def _head(paper: Document, review: Review) -> None:
    _line(paper, review.title, "Title")
    _line(paper, basis_told(review))
    for caution in cautions(review):
        _line(paper, caution, "List Bullet")
    _line(paper, summary(review)).runs[0].bold = True


def _heading(paper: Document, title: str, told: str | None = None) -> None:
    _line(paper, title, "Heading 1")
    if told is not None:
        _line(paper, told).runs[0].italic = True


def _finding(paper: Document, finding: Finding, record: RecordFile | None) -> None:
    subject = f"{finding.subject.entity} {finding.subject.id}"
    _line(paper, f"{finding.severity.capitalize()}: {finding.title} ({subject})", "Heading 2")
    _line(paper, finding.message)
    _line(paper, f"Ask: {finding.question}")
    place = place_told(record, finding.place)
    _line(paper, f"{finding.id}{f', {place}' if place else ''}")
    _line(paper, source_told(finding))


def _line(paper: Document, text: str, style: str = "Normal") -> Any:
    return paper.add_paragraph(one_line(text), style)


def _table(
    paper: Document, title: str, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    """A table whose first row is its head, on every page that it goes on to."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table = paper.add_table(0, len(head), _GRID)
    table.autofit = False
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)
    for number, row in enumerate((head, *rows)):
        line = table.add_row()
        for cell, text, width in zip(line.cells, row, widths, strict=True):
            cell.text = one_line(text)
            cell.width = Mm(width)
        if number == 0:
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell in line.cells:
                cell.paragraphs[0].runs[0].bold = True
