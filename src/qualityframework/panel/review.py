"""The panel's check of an inspection: facts -> rules -> findings, each with its trace and its question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..expressions import OUTCOMES, Asked, Findings, Gap, Row, trace
from ..frameworks import Change, Ruleset, Scale
from ..inspections import KEYS, POINTS, Inspection, basis_of
from ..vocabulary import FACTS, Outcome, Remit, natural
from .facts import inspection_row
from .in_words import looked_at, named, text_for, unknowns, values_in_words
from .result import Counts, Finding, Named, Provenance, Review, Undetermined
from .running import Programme, Run, programme, run, subjects_of
from .texts import Texts, as_told

if TYPE_CHECKING:
    from ..benchmark import Benchmark

Path = tuple[str | int, ...]
_LISTS = {
    "evaluation": "evaluations",
    "evidence": "evidence",
    "message": "messages",
    "follow-up": "follow_up",
    "concern": "concerns",
    "claim": "claims",
    "amendment": "amendments",
}
_TEXTS = ("detail", "wording")
"""Rows that are called by where they stand, as in `messages/2/text/1`."""


def review(inspection: Inspection, ruleset: Ruleset, benchmark: Benchmark | None = None) -> Review:
    """Checks an inspection with a ruleset. A pure function: the same values in, the same review out.

    Args:
        inspection: bound to its framework, profile and day.
        ruleset: the rules; their scale is the framework's.
        benchmark: the same inspection beside earlier ones; without it nothing is compared with them, and that is told.

    Raises:
        Mismatch: when the ruleset is for another scale, or another edition of it, or the benchmark is not of this
            inspection as it is.
    """
    return reviewed(*as_told(inspection, ruleset), ruleset, benchmark)


def reviewed(inspection: Inspection, texts: Texts, ruleset: Ruleset, benchmark: Benchmark | None) -> Review:
    """The same of an inspection whose texts were read, and which is without what says who somebody is."""
    ruleset.refuse_other_scale(inspection.framework)
    row = inspection_row(inspection, benchmark, texts)
    in_force = programme(ruleset, inspection.as_of)
    done = run(in_force, row)
    findings = sorted(_findings(inspection, in_force, done), key=order)
    undetermined = sorted(_undetermined(in_force, done, row), key=order)
    return Review(
        title=inspection.record.title,
        provenance=_provenance(inspection, ruleset, benchmark),
        counts=_counts(in_force, done, row),
        findings=tuple(findings),
        undetermined=tuple(undetermined),
        not_in_force=tuple(sorted(ruleset.rules[number].id for number in in_force.not_in_force)),
    )


def _findings(inspection: Inspection, in_force: Programme, done: Run) -> Iterator[Finding]:
    paths = _paths(inspection)
    for number, row, code in done.hits:
        if row is None or OUTCOMES[code] is not Outcome.FIRES:
            continue
        subject = named(row)
        path = _path_of(subject) if subject.entity in _TEXTS else paths.get(subject, ())
        place = _place(inspection, path)
        yield finding_of(in_force, number, row, done.findings[number], inspection.framework.scale, place=place)


def finding_of(
    in_force: Programme,
    number: int,
    row: Row,
    findings: Findings,
    scale: Scale,
    *,
    place: str | None = None,
    asked: Asked | None = None,
) -> Finding:
    """What a rule that fires tells.

    Args:
        in_force: the ruleset.
        number: of the rule.
        row: on what it fires.
        findings: those that it could read.
        scale: of the framework, whose words are told.
        place: where the row stands in the record.
        asked: what was asked before of rows that have not changed since.
    """
    rule = in_force.ruleset.rules[number]
    why = trace(rule.typed, row, in_force.parameters[number], findings, asked)
    subject = named(row)
    return Finding(
        id=f"{rule.id}@{subject.id}",
        rule=rule.id,
        remit=rule.remit,
        severity=rule.severity,
        title=rule.file.title,
        subject=subject,
        message=text_for(rule.file.message, row, why, scale),
        question=text_for(rule.file.question, row, why, scale),
        values=values_in_words(why.saw, scale),
        rows={looked.let: looked_at(looked) for looked in why.looked},
        rationale=rule.file.rationale,
        source=rule.file.source,
        status=rule.file.status,
        rule_file=rule.path,
        place=place,
    )


def _undetermined(in_force: Programme, done: Run, inspection: Row) -> Iterator[Undetermined]:
    for number, row, code in done.hits:
        if OUTCOMES[code] is Outcome.UNDETERMINED:
            yield undetermined_of(in_force, number, row, done.findings[number], inspection)


def undetermined_of(
    in_force: Programme,
    number: int,
    row: Row | None,
    findings: Findings,
    inspection: Row,
    *,
    asked: Asked | None = None,
) -> Undetermined:
    """What would be needed to decide a rule.

    Args:
        in_force: the ruleset.
        number: of the rule.
        row: on what it is not decided; None where the list of such rows was never recorded.
        findings: those that it could read.
        inspection: the row of the whole.
        asked: what was asked before of rows that have not changed since.
    """
    rule = in_force.ruleset.rules[number]
    if row is None:
        gaps: tuple[Gap, ...] = (Gap(inspection, str(FACTS[rule.typed.subject].key)),)
    else:
        gaps = trace(rule.typed, row, in_force.parameters[number], findings, asked).gaps
    subject = named(row or inspection)
    return Undetermined(
        id=f"{rule.id}@{subject.id}",
        rule=rule.id,
        remit=rule.remit,
        severity=rule.severity,
        title=rule.file.title,
        subject=subject,
        unknown=unknowns(gaps),
        source=rule.file.source,
        rule_file=rule.path,
    )


def _counts(in_force: Programme, done: Run, inspection: Row) -> Counts:
    met = Counter(OUTCOMES[code] for _, _, code in done.hits)
    judged = sum(
        subjects_of(in_force.ruleset.rules[number].typed.subject, inspection) for number in in_force.parameters
    )
    unrecorded = sum(row is None for _, row, _ in done.hits)
    return Counts(
        fires=met[Outcome.FIRES],
        clear=judged + unrecorded - met.total(),
        not_applicable=met[Outcome.NOT_APPLICABLE],
        undetermined=met[Outcome.UNDETERMINED],
    )


def order(one: Finding | Undetermined) -> tuple[object, ...]:
    """By what is told first."""
    return (-one.severity.rank, list(Remit).index(one.remit), natural(one.subject.id), one.rule, one.subject.id)


def _paths(inspection: Inspection) -> dict[Named, Path]:
    """Where in the record each subject stands that has a place of its own."""
    lists = [*_LISTS.items(), *(("point", part) for part in POINTS)]
    return {
        Named(entity=entity, id=getattr(item, KEYS[part])): (part, index, KEYS[part])
        for entity, part in lists
        for index, item in enumerate(getattr(inspection.record, part) or ())
    }


def _path_of(text: Named) -> Path:
    """Where the text stands that a detail or a wording is of."""
    return tuple(int(step) - 1 if step.isdecimal() else step for step in text.id.split("/")[:-1])


def _place(inspection: Inspection, path: Path) -> str | None:
    if inspection.recorded.document is None:
        return None
    return inspection.recorded.place(*path).within


def _changes(inspection: Inspection, ruleset: Ruleset, benchmark: Benchmark | None) -> tuple[Change, ...]:
    """What overlays changed of all packs that went into a review, each told once."""
    figures = benchmark.changes if benchmark is not None else ()
    return tuple(dict.fromkeys((*inspection.framework.changes, *inspection.cited.changes, *ruleset.changes, *figures)))


def _provenance(inspection: Inspection, ruleset: Ruleset, benchmark: Benchmark | None) -> Provenance:
    catalogues = dict(sorted({**inspection.cited.digests, **ruleset.cited.digests}.items()))
    return Provenance(
        **basis_of(inspection) | {"catalogues": catalogues, "changes": _changes(inspection, ruleset, benchmark)},
        ruleset=ruleset.name,
        ruleset_digest=ruleset.digest,
        wording=ruleset.file.wording,
        identifying=ruleset.file.identifying,
        corpus=benchmark.history.corpus if benchmark is not None else None,
        corpus_digest=benchmark.history.corpus_digest if benchmark is not None else None,
        figures=benchmark.figures if benchmark is not None else None,
        figures_digest=benchmark.figures_digest if benchmark is not None else None,
    )
