"""A review as text, grouped for reading: by remit, the most severe first; then what could not be determined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...panel import Finding, Review, Undetermined
from ...vocabulary import Remit
from ..branches import Line, wrap, wrapped
from ..fields import field_lines
from ..gaps import gaps
from ..places import RecordFile
from ..remarks import NOT_DETERMINED, basis_told, remarks, summary

ENDING = ".txt"
_MARGIN = 10


def render(review: Review, record: RecordFile | None = None) -> str:  # noqa: ARG001  (it tells places alone)
    """The review as plain text, as wide as what is piped."""
    return text(review)


def text(review: Review, width: int = 100) -> str:
    """The review as plain text, `width` characters wide."""
    return "".join(f"{line.text}\n" for line in lines(review, width))


def lines(review: Review, width: int = 100) -> Iterator[Line]:
    """The review line by line, each with its role for colouring."""
    yield from _head(review, width)
    for remit in Remit:
        findings = [finding for finding in review.findings if finding.remit is remit]
        if findings:
            yield Line("")
            yield Line(remit.upper(), "remit")
            yield from _indented(remit.question, "question", width, 0)
            for finding in findings:
                yield Line("")
                yield from _finding(finding, width)
    if review.undetermined:
        yield Line("")
        yield from _undetermined(review.undetermined, width)
    yield Line("")
    for remark in remarks(review):
        yield from _indented(remark, "dim", width, 0)


def _head(review: Review, width: int) -> Iterator[Line]:
    yield from _indented(review.title, "title", width, 0)
    yield from _indented(basis_told(review), "dim", width, 0)
    yield from field_lines(review.provenance, width)
    yield Line("")
    yield from _indented(summary(review), "summary", width, 0)


def _finding(finding: Finding, width: int) -> Iterator[Line]:
    body = wrap(finding.message, width - _MARGIN)
    yield Line(f"{finding.severity:<{_MARGIN}}{body[0]}", f"severity-{finding.severity}")
    yield from (Line(" " * _MARGIN + more, f"severity-{finding.severity}") for more in body[1:])
    yield from _indented(f"Ask: {finding.question}", "ask", width, _MARGIN)
    place = f"  (record {finding.place})" if finding.place is not None else ""
    yield from _indented(f"{finding.id}{place}", "dim", width, _MARGIN)


def _undetermined(undetermined: Sequence[Undetermined], width: int) -> Iterator[Line]:
    yield Line("NOT DETERMINED", "remit")
    told = NOT_DETERMINED
    yield from _indented(told, "question", width, 0)
    for gap in gaps(undetermined):
        whose = "" if gap.entity == "inspection" else f": {gap.entity} {_some(gap.of, 6)}"
        yield Line("")
        yield from _indented(f"{gap.written} ({gap.meaning}){whose}", "unknown", width, _MARGIN)
        holds_up = f"{gap.holds_up} of {len(undetermined)} hang on it: {_some(gap.rules, 3)}"
        yield from _indented(holds_up, "dim", width, _MARGIN)


def _some(names: Sequence[str], most: int) -> str:
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def _indented(told: str, role: str, width: int, margin: int) -> Iterator[Line]:
    return wrapped(told, role, width, " " * margin)
