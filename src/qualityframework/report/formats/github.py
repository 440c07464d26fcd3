"""A review as commands of a GitHub workflow, which shows each beside the line of the record that it is about.

A step shows the first ten of each kind alone: the most severe come first, as in every review, and a plain line at the
end counts all.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...panel import Finding, Review, Undetermined
from ...vocabulary import Severity
from ..branches import one_line
from ..gaps import wanted
from ..places import RecordFile, line_and_column
from ..remarks import basis_told, cautions, remarks, sentences, source_told, summary

ENDING = ""
_KINDS = {Severity.RESOLVE: "error", Severity.EXPLAIN: "warning", Severity.NOTE: "notice"}


def render(review: Review, record: RecordFile | None = None) -> str:
    """The review as a line for each finding and for each thing not determined, and one that counts them."""
    return "".join(f"{line}\n" for line in _lines(review, record))


def _lines(review: Review, record: RecordFile | None) -> Iterator[str]:
    for finding in review.findings:
        yield _finding(finding, record)
    for one in review.undetermined:
        yield _undetermined(one, record)
    told = sentences(summary(review), basis_told(review), *cautions(review), *remarks(review))
    yield one_line(told).replace("##[", "# #[")  # which would be a command, even within a line


def _finding(one: Finding, record: RecordFile | None) -> str:
    told = sentences(one.message, f"Ask: {one.question}", source_told(one))
    return _command(_KINDS[one.severity], f"{one.severity}: {one.id}", told, record, one.place)


def _undetermined(one: Undetermined, record: RecordFile | None) -> str:
    told = sentences(f"{one.id}: {one.title}", f"Not recorded: {wanted(one)}", f"Source: {one.source}")
    return _command("notice", "not determined", told, record, None)


def _command(kind: str, title: str, told: str, record: RecordFile | None, place: str | None) -> str:
    where = {"file": record.name} if record is not None else {}
    if (at := line_and_column(place)) is not None and record is not None:
        where |= {"line": str(at[0]), "col": str(at[1])}
    elif place is not None:
        told = f"{told} (record {place})"
    properties = ",".join(f"{name}={_property(value)}" for name, value in {**where, "title": title}.items())
    return f"::{kind} {properties}::{_data(told)}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
