"""A review as SARIF 2.1.0, the form in which services that show findings beside files take them.

What is not determined is a result of the kind `open`, which has no level: it neither failed nor passed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from ...panel import Finding, Named, Review, Undetermined
from ...vocabulary import Severity
from ..branches import one_line
from ..gaps import wanted
from ..places import RecordFile, line_and_column
from ..remarks import cautions, remarks, sentences, source_told, summary

ENDING = ".sarif"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.RESOLVE: "error", Severity.EXPLAIN: "warning", Severity.NOTE: "note"}
_SOMEWHERE = {"startLine": 1}
"""Of what stands in no line: readers of SARIF that show results beside lines take none without one."""


def render(review: Review, record: RecordFile | None = None) -> str:
    """The review as one run: the rules that it names, a result for each finding and for each thing not determined."""
    told = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(review, record)]}
    return json.dumps(_in_lines(told), indent=2, ensure_ascii=False) + "\n"


def _run(review: Review, record: RecordFile | None) -> dict[str, Any]:
    rules = _by_rule((*review.findings, *review.undetermined))
    numbers = {rule: number for number, rule in enumerate(rules)}
    described = [_rule(rule, told) for rule, told in rules.items()]
    driver = {"name": "qualityframework", "version": review.provenance.engine, "rules": described}
    findings = [_finding(one, numbers[one.rule], record) for one in review.findings]
    undetermined = [_undetermined(one, numbers[one.rule], record) for one in review.undetermined]
    return {
        "tool": {"driver": driver},
        "language": "en-GB",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        **({"artifacts": [_artifact(record)]} if record is not None else {}),
        "results": findings + undetermined,
        "properties": {
            "title": review.title,
            "summary": summary(review),
            "remarks": [*cautions(review), *remarks(review)],
            "counts": review.counts.model_dump(),
            "notInForce": list(review.not_in_force),
            "provenance": review.provenance.model_dump(mode="json"),
        },
    }


def _by_rule(told: Iterable[Finding | Undetermined]) -> dict[str, list[Finding | Undetermined]]:
    rules: dict[str, list[Finding | Undetermined]] = {}
    for one in told:
        rules.setdefault(one.rule, []).append(one)
    return {rule: rules[rule] for rule in sorted(rules)}


def _rule(rule: str, told: list[Finding | Undetermined]) -> dict[str, Any]:
    """What a review tells of a rule: all of it where the rule fired, less where it was not determined alone."""
    first = told[0]
    fired = [one for one in told if isinstance(one, Finding)]
    source = source_told(fired[0]) if fired else f"Source: {first.source}"
    return {
        "id": rule,
        "shortDescription": _message(first.title),
        "fullDescription": _message(fired[0].rationale if fired else first.title),
        "help": _message(sentences(*_question(fired), source)),
        "defaultConfiguration": {"level": _LEVELS[first.severity]},
        "properties": {
            "remit": first.remit,
            "severity": first.severity,
            "file": first.rule_file,
            "source": first.source.model_dump(mode="json"),
            **({"status": fired[0].status} if fired else {}),
        },
    }


def _question(fired: list[Finding]) -> Iterator[str]:
    """What a rule asks; where it asks in other words of each subject, of the first of them."""
    questions = list(dict.fromkeys(one.question for one in fired))
    if questions:
        of = "" if len(questions) == 1 else f" ({fired[0].subject.entity} {fired[0].subject.id})"
        yield f"Ask{of}: {questions[0]}"


def _finding(one: Finding, number: int, record: RecordFile | None) -> dict[str, Any]:
    return {
        "ruleId": one.rule,
        "ruleIndex": number,
        "kind": "fail",
        "level": _LEVELS[one.severity],
        "message": _message(sentences(one.message, f"Ask: {one.question}")),
        "locations": [_location(one.subject, one.place, record)],
        "partialFingerprints": {"finding/v1": one.id},
        "properties": {"remit": one.remit, "severity": one.severity, "status": one.status, "question": one.question},
    }


def _undetermined(one: Undetermined, number: int, record: RecordFile | None) -> dict[str, Any]:
    return {
        "ruleId": one.rule,
        "ruleIndex": number,
        "kind": "open",
        "level": "none",
        "message": _message(sentences(f"Not determined: {one.title}", f"Not recorded: {wanted(one)}")),
        "locations": [_location(one.subject, None, record)],
        "partialFingerprints": {"finding/v1": one.id},
        "properties": {
            "remit": one.remit,
            "severity": one.severity,
            "unknown": [unknown.model_dump() for unknown in one.unknown],
        },
    }


def _location(subject: Named, place: str | None, record: RecordFile | None) -> dict[str, Any]:
    named = f"{subject.entity}/{subject.id}"
    logical = {"name": subject.id, "fullyQualifiedName": named, "kind": subject.entity}
    location: dict[str, Any] = {"logicalLocations": [logical]}
    at = line_and_column(place)
    if record is not None:
        region = {"startLine": at[0], "startColumn": at[1]} if at is not None else _SOMEWHERE
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(record.name), "index": 0}, "region": region}
    if place is not None and at is None:
        location["message"] = _message(place)
    return location


def _artifact(record: RecordFile) -> dict[str, Any]:
    hashes = {"hashes": {"sha-256": record.digest}} if record.digest is not None else {}
    return {"location": {"uri": _uri(record.name)}, "roles": ["analysisTarget"], **hashes}


def _uri(name: str) -> str:
    """The address of a file: relative where its name is, so that readers find it in their own copy."""
    lead = "file://" if name.startswith("/") else "file:///" if re.match("[A-Za-z]:/", name) else ""
    return lead + quote(name.encode(errors="surrogateescape"), safe="/:" if lead else "/")


def _message(text: str) -> dict[str, str]:
    """A text as SARIF writes one: braces would stand for arguments, and brackets before parentheses for a link."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _in_lines(value: Any) -> Any:
    """The same with each text in one line."""
    match value:
        case str():
            return one_line(value)
        case dict():
            return {key: _in_lines(inner) for key, inner in value.items()}
        case list():
            return [_in_lines(inner) for inner in value]
    return value
