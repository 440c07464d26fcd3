"""How far a ruleset has been seen at work: how often each rule fires and is clear, in its examples and on records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ..__about__ import __version__
from ..errors import InvalidInput, Mismatch
from ..expressions import OUTCOMES
from ..frameworks import Ruleset
from ..inspections import Basis, Inspection, basis
from ..panel import Counts, as_told, inspection_row, programme, run, subjects_of
from ..vocabulary import Frozen, Outcome, Remit, Severity
from .examples import RulesetTest

if TYPE_CHECKING:
    from ..benchmark import Benchmark

Tally = Mapping[Outcome, int]


class ComparedWith(Frozen):
    """Earlier inspections that records were compared with, and the pack of the figures by which."""

    corpus: str
    corpus_digest: str
    figures: str
    figures_digest: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules of a ruleset came to on one record.

    Args:
        ruleset: its digest.
        basis: the record, and what it was judged by.
        rules: by rule in force, how many of its subjects came to what. A list that was never recorded counts as one
            subject, and is undetermined.
        compared: what it was compared with; None where with nothing.
    """

    ruleset: str
    basis: Basis
    rules: Mapping[str, Tally]
    compared: ComparedWith | None


class RuleCoverage(Frozen):
    """One rule: what it came to."""

    rule: str
    remit: Remit
    severity: Severity
    title: str
    examples: Counts = Field(description="its own examples, as far as they are as expected")
    not_as_expected: int = Field(description="how many of its examples came to something else; they show nothing")
    records: Counts = Field(description="its subjects in all the records; a list never recorded counts as one subject")
    not_in_force: int = Field(description="how many records are for a day on which it is not in force")

    @property
    def lacks(self) -> tuple[Outcome, ...]:
        """What no example of its own shows of the two that each rule has to show."""
        wanted = {Outcome.FIRES: self.examples.fires, Outcome.CLEAR: self.examples.clear}
        return tuple(outcome for outcome, count in wanted.items() if not count)


class LeftOut(Frozen):
    """A record that was not judged, as its framework is judged by another ruleset."""

    record: str
    framework: str
    ruleset: str | None = Field(description="null where its framework names none")


class Coverage(Frozen):
    """How often each rule of a ruleset fires, is clear, does not apply or cannot be determined."""

    format: Literal["qualityframework.coverage/1"] = "qualityframework.coverage/1"
    engine: str = Field(description="version of qualityframework")
    ruleset: str
    ruleset_digest: str
    compared: ComparedWith | None = Field(description="what every record was compared with; None where with nothing")
    records: tuple[Basis, ...] = Field(
        description="the records that were judged, in the order in which they were given"
    )
    left_out: tuple[LeftOut, ...]
    rules: tuple[RuleCoverage, ...] = Field(description="every rule, in order of the ruleset")

    @property
    def lacking(self) -> tuple[RuleCoverage, ...]:
        """The rules that no example of their own shows to fire, or none to be clear."""
        return tuple(rule for rule in self.rules if rule.lacks)


def seen(ruleset: Ruleset, inspection: Inspection, benchmark: Benchmark | None = None) -> Seen:
    """What each rule comes to on a record. A pure function, as a review is, and by the same run of the rules.

    Raises:
        Mismatch: when the ruleset is for another scale than the framework's, or the benchmark is not of this inspection
            as it is.
    """
    ruleset.refuse_other_scale(inspection.framework)
    told, texts = as_told(inspection, ruleset)
    top = inspection_row(told, benchmark, texts)
    in_force = programme(ruleset, inspection.as_of)
    hits = run(in_force, top).hits
    met = Counter((number, OUTCOMES[code]) for number, _, code in hits)
    unrecorded = {number for number, row, _ in hits if row is None}
    rules = {}
    for number in in_force.parameters:
        rule = ruleset.rules[number]
        tally = {outcome: met[number, outcome] for outcome in Outcome}
        subjects = subjects_of(rule.typed.subject, top) + (number in unrecorded)
        rules[rule.id] = tally | {Outcome.CLEAR: subjects - sum(tally.values())}
    return Seen(ruleset.digest, basis(told), rules, _compared(benchmark) if benchmark is not None else None)


def coverage(
    ruleset: Ruleset, tested: RulesetTest, records: Sequence[Seen] = (), left_out: Sequence[LeftOut] = ()
) -> Coverage:
    """What the rules of a ruleset came to, in their examples and on records.

    An example that is not as expected shows nothing, and is counted apart.

    Raises:
        InvalidInput: when examples cannot be read.
        Mismatch: when the examples or the records are not of this ruleset as it is, or not all compared with the same.
    """
    if tested.faults:
        raise InvalidInput(tested.faults)
    if tested.ruleset != ruleset.name or any(one.ruleset != ruleset.digest for one in records):
        raise Mismatch(f"what is given is not all of {ruleset.name} as it is")
    if len({one.compared for one in records}) > 1:
        raise Mismatch("the records were not all compared with the same earlier inspections")
    shown = Counter((result.rule, result.got) for result in tested.results if result.passed)
    astray = Counter(result.rule for result in tested.failures)
    met: Counter[tuple[str, Outcome]] = Counter()
    for one in records:
        met.update({(rule, outcome): count for rule, tally in one.rules.items() for outcome, count in tally.items()})
    return Coverage(
        engine=__version__,
        ruleset=ruleset.name,
        ruleset_digest=ruleset.digest,
        compared=records[0].compared if records else None,
        records=tuple(one.basis for one in records),
        left_out=tuple(left_out),
        rules=tuple(
            RuleCoverage(
                rule=rule.id,
                remit=rule.remit,
                severity=rule.severity,
                title=rule.file.title,
                examples=_counts(shown, rule.id),
                not_as_expected=astray[rule.id],
                records=_counts(met, rule.id),
                not_in_force=sum(rule.id not in one.rules for one in records),
            )
            for rule in ruleset.rules
        ),
    )


def _counts(met: Counter[tuple[str, Outcome]], rule: str) -> Counts:
    return Counts(**{outcome.value: met[rule, outcome] for outcome in Outcome})


def _compared(benchmark: Benchmark) -> ComparedWith:
    return ComparedWith(
        corpus=benchmark.history.corpus,
        corpus_digest=benchmark.history.corpus_digest,
        figures=benchmark.figures,
        figures_digest=benchmark.figures_digest,
    )
