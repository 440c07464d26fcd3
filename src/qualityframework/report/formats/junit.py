"""A review as JUnit XML, which most services that run checks can show.

A finding is a test that failed, whatever its severity: shown as passed it would seem fine. What is not determined is a
test that was skipped, and says why. How often rules are clear is told as a number: there is no list of tests of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ...panel import Finding, Review, Undetermined
from ...vocabulary import Remit
from ..branches import one_line
from ..gaps import wanted
from ..places import RecordFile, line_and_column, place_told
from ..remarks import basis_told, cautions, provenance_rows, remarks, source_told, summary

ENDING = ".xml"


def render(review: Review, record: RecordFile | None = None) -> str:
    """The review as a suite for each remit, after one without tests whose properties tell what it follows from."""
    told: tuple[Finding | Undetermined, ...] = (*review.findings, *review.undetermined)
    top = ET.Element("testsuites", {"name": "qualityframework", **_counts(told)})
    _properties(ET.SubElement(top, "testsuite", {"name": "review", **_counts(())}), review)
    for remit in Remit:
        here = [one for one in told if one.remit is remit]
        suite = ET.SubElement(top, "testsuite", {"name": remit, **_counts(here)})
        for one in here:
            _case(suite, one, record)
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'


def _counts(told: Sequence[Finding | Undetermined]) -> dict[str, str]:
    failures = sum(isinstance(one, Finding) for one in told)
    return {"tests": f"{len(told)}", "failures": f"{failures}", "errors": "0", "skipped": f"{len(told) - failures}"}


def _properties(suite: ET.Element, review: Review) -> None:
    listed = ET.SubElement(suite, "properties")
    told = [
        ("title", review.title),
        ("basis", basis_told(review)),
        ("summary", summary(review)),
        *((name, str(count)) for name, count in review.counts.model_dump().items()),
        ("not in force", ", ".join(review.not_in_force) or "none"),
        *(("remark", remark) for remark in (*cautions(review), *remarks(review))),
        *provenance_rows(review),
    ]
    for name, value in told:
        ET.SubElement(listed, "property", {"name": name, "value": one_line(value)})


def _case(suite: ET.Element, one: Finding | Undetermined, record: RecordFile | None) -> None:
    place = one.place if isinstance(one, Finding) else None
    named = {"classname": one_line(one.rule.replace("/", ".")), "name": one_line(one.id)}
    if record is not None:
        named["file"] = one_line(record.name)
    if (at := line_and_column(place)) is not None:
        named["line"] = str(at[0])
    case = ET.SubElement(suite, "testcase", named)
    if isinstance(one, Finding):
        failure = ET.SubElement(case, "failure", {"type": one.severity, "message": one_line(one.message)})
        told = (one.message, f"Ask: {one.question}", source_told(one), place_told(record, place))
        failure.text = "\n".join(one_line(line) for line in told if line)
    else:
        skipped = ET.SubElement(case, "skipped", {"message": one_line(f"not determined: {wanted(one)}")})
        skipped.text = one_line(f"{one.title} ({one.severity}). Source: {one.source}")
