"""What every format says of a review beside its findings: what it follows from, how much came of it, what it is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from ..frameworks import Change, Laid
from ..panel import Finding, Provenance, Review
from ..vocabulary import Severity, Status
from .fields import field_lines, told_change
from .rule_list import ENDLESS

_STATUS = {
    Status.CONFIRMED: "confirmed: the source states the rule",
    Status.RECONSTRUCTED: "reconstructed: the source was not seen",
    Status.DRAFTED: "drafted: the rule is ours, after the source",
}


def basis_told(review: Review) -> str:
    """By which framework and for which day."""
    made = review.provenance
    return f"{made.framework}, profile {made.profile}, as of {made.as_of.isoformat()}"


def summary(review: Review) -> str:
    """How many findings of each severity there are, and how much could not be determined."""
    counted = [(severity, sum(one.severity is severity for one in review.findings)) for severity in reversed(Severity)]
    told = ", ".join(f"{count} to {severity}" for severity, count in counted)
    return told + (f"; {review.counts.undetermined} could not be determined" if review.undetermined else "")


def cautions(review: Review) -> tuple[str, ...]:
    """That the framework is used beyond its field, and what overlays changed; nothing where neither is."""
    return tuple(line.text.strip() for line in field_lines(review.provenance, ENDLESS))


def remarks(review: Review) -> tuple[str, ...]:
    """How many rules came to what by which packs, which were not in force, and what findings are."""
    return tuple(_remarks(review))


def _remarks(review: Review) -> Iterator[str]:
    made, counts = review.provenance, review.counts
    yield (
        f"{made.ruleset}: {counts.fires} fire, {counts.clear} clear, {counts.not_applicable} not applicable, "
        f"{counts.undetermined} undetermined. qualityframework {made.engine}; record {made.record_digest[:12]}, "
        f"framework {made.framework_digest[:12]}, rules {made.ruleset_digest[:12]}."
    )
    if made.corpus is not None:
        compared = f"Compared with {made.corpus} {(made.corpus_digest or '')[:12]}"
        yield f"{compared}, by the figures of {made.figures} {(made.figures_digest or '')[:12]}."
    if review.not_in_force:
        yield f"Not in force on that day: {', '.join(review.not_in_force)}."
    ours = sum(finding.status is not Status.CONFIRMED for finding in review.findings)
    whose = f"{ours} of {len(review.findings)} findings come from rules of our own, after the source they cite. "
    yield f"{whose if ours else ''}Findings are questions to a human judgement; no grade is issued here."


NOT_DETERMINED = (
    "The record does not say these things, and rules that need them cannot be decided. None of them is clear."
)


def status_told(finding: Finding) -> str:
    """How far a rule is the source's own."""
    return _STATUS[finding.status]


def source_told(finding: Finding) -> str:
    """What a rule is after, and how far it is the source's own."""
    return f"Source: {finding.source}; {status_told(finding)}"


def sentences(*parts: str) -> str:
    """Parts one after another, each with its stop."""
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


def provenance_rows(review: Review) -> list[tuple[str, str]]:
    """Everything that a review follows from, by name. What each of them means, the schema of a review tells."""
    made = review.provenance
    return [(name.replace("_", " "), _value_told(name, getattr(made, name))) for name in Provenance.model_fields]


def _value_told(name: str, value: Any) -> str:
    match value:
        case None:
            return "not recorded" if name == "within_field" else "none"
        case () if name == "published_for":
            return "any field of work"
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return value.isoformat()
        case Change():
            return told_change(value)
        case Laid():
            return f"{value.overlay} ({value.digest})"
        case Mapping():
            return "; ".join(f"{name} ({digest})" for name, digest in value.items()) or "none"
        case tuple():
            return "; ".join(_value_told(name, one) for one in value) or "none"
    return str(value)
