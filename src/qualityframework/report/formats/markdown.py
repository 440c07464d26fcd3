"""A review as GitHub-flavoured Markdown, for a comment on a change, the summary of a job, or a paper.

Texts of a record are text alone here: they form no markup, no link, no mention of somebody and no reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...panel import Finding, Review, Undetermined
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

ENDING = ".md"
_BREAK = "\u200b"
"""It has no width, and what stands before it is no longer one word with what stands after it."""


def render(review: Review, record: RecordFile | None = None) -> str:
    """The review by remit, the most severe findings first; then what could not be determined."""
    return "".join(f"{line}\n" for line in _lines(review, record))


def _lines(review: Review, record: RecordFile | None) -> Iterator[str]:
    yield f"# {_text(review.title)}"
    yield ""
    yield _text(basis_told(review))
    yield ""
    if told := cautions(review):
        yield from (f"- {_text(caution)}" for caution in told)
        yield ""
    yield f"**{_text(summary(review))}**"
    for remit, findings in by_remit(review.findings):
        yield from _heading(remit_title(remit), remit.question)
        for finding in findings:
            yield from _finding(finding, record)
    if review.undetermined:
        yield from _heading("Not determined", NOT_DETERMINED)
        yield from _table(("rule", "looks for", "not recorded"), map(_undetermined, review.undetermined))
    yield from ("", "## What this follows from", "")
    yield from (f"- {_text(remark)}" for remark in remarks(review))
    yield ""
    yield from _table(("what", "value"), ((name, _text(value)) for name, value in provenance_rows(review)))


def _heading(title: str, told: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"_{_text(told)}_", "")


def _finding(finding: Finding, record: RecordFile | None) -> Iterator[str]:
    place = place_told(record, finding.place)
    yield f"- **{finding.severity}** {_text(finding.message)}  "
    yield f"  Ask: {_text(finding.question)}  "
    yield f"  {_code(finding.id)}{f', {_code(place)}' if place else ''}  "
    yield f"  {_text(source_told(finding))}"


def _undetermined(one: Undetermined) -> tuple[str, ...]:
    return _code(one.id).replace("|", "\\|"), _text(one.title), _text(wanted(one))


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _text(text: str) -> str:
    """The text as it is to be read, in one line."""
    told = re.sub(r"([\\`*_\[\]|~$]|^[-+#])", r"\\\1", one_line(text).strip())
    told = re.sub(r"^(\d+)([.)])(?= |$)", r"\1\\\2", told)
    told = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([@#])(?=\w)|(:)(?=//)|\b(www|GH)(?=[.-])", lambda found: found[0] + _BREAK, told, flags=re.I)


def _code(text: str) -> str:
    """The text as it is written, such as a name to be copied."""
    told = one_line(text).strip()
    fence = "`" * (1 + max(map(len, re.findall("`+", told)), default=0))
    gap = " " if told.startswith("`") or told.endswith("`") else ""
    return f"{fence}{gap}{told}{gap}{fence}"
