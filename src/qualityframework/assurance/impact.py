"""What a change of rules would change on records: case by case, before it is made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from ..__about__ import __version__
from ..expressions import OUTCOMES, Row
from ..frameworks import Rule, Ruleset
from ..inspections import Basis, Inspection, basis
from ..panel import as_told, inspection_row, programme, run
from ..vocabulary import FACTS, Frozen, Outcome, Severity
from .effect import Effect, asks_more, effect_of
from .waiting import Told, each, untold

if TYPE_CHECKING:
    from ..benchmark import Benchmark

Case = tuple[str, str]
"""A rule and the row that it looked at."""


class CaseChange(Frozen):
    """One case that comes to something else."""

    record: str
    rule: str
    subject: str = Field(description="identifier of the row; `*` for a list that was never recorded")
    before: Outcome | None = Field(description="null where the rule was not there, or not in force")
    after: Outcome | None = Field(description="null where it is no longer")


class Moved(Frozen):
    """How many cases of a rule went from one outcome to another."""

    before: Outcome | None
    after: Outcome | None
    cases: int


class RuleImpact(Frozen):
    """What the change does to one rule, on these records."""

    rule: str
    effect: Effect
    severity_before: Severity | None
    severity_after: Severity | None
    moved: tuple[Moved, ...] = Field(description="cases by what they came to and come to, those that stay included")
    follows: bool = Field(description="the rule is as it was, and only findings that it reads are others")
    declared: Effect | None = Field(description="what the changelog says of it; null where it says nothing")


class Impact(Frozen):
    """All that a change of rules changes on some records."""

    format: Literal["qualityframework.impact/1"] = "qualityframework.impact/1"
    engine: str = Field(description="version of qualityframework")
    before: str
    before_digest: str
    after: str
    after_digest: str
    records: tuple[Basis, ...]
    rules: tuple[RuleImpact, ...] = Field(description="the rules that change on these records, or in severity")
    changes: tuple[CaseChange, ...]
    unchanged: int = Field(description="cases that come to what they came to")

    @property
    def undeclared(self) -> tuple[RuleImpact, ...]:
        """The rules whose effect the changelog has to declare and does not. `breaking` declares any effect."""
        own = (one for one in self.rules if not one.follows)
        return tuple(one for one in own if one.declared not in (one.effect, Effect.BREAKING))


def outcomes_of(ruleset: Ruleset, inspection: Inspection, benchmark: Benchmark | None = None) -> dict[Case, Outcome]:
    """What each rule in force comes to on each row of a record that it looks at.

    Raises:
        Mismatch: when the ruleset is for another scale, or the benchmark is not of this inspection.
    """
    ruleset.refuse_other_scale(inspection.framework)
    told, texts = as_told(inspection, ruleset)
    top = inspection_row(told, benchmark, texts)
    in_force = programme(ruleset, inspection.as_of)
    rows = {number: _rows(ruleset.rules[number].typed.subject, top) for number in in_force.parameters}
    names = {number: {id(row): name for name, row in named.items()} for number, named in rows.items()}
    found = {(ruleset.rules[n].id, name): Outcome.CLEAR for n, named in rows.items() for name in named}
    for number, row, code in run(in_force, top).hits:
        found[ruleset.rules[number].id, names[number][id(row)] if row is not None else "*"] = OUTCOMES[code]
    return found


def _rows(entity: str, top: Row) -> dict[str, Row]:
    """The rows that a rule for an entity looks at, by identifiers; several of one identifier are numbered."""
    key = FACTS[entity].key
    listed = getattr(top, key) if key else (top,)
    named: dict[str, Row] = {}
    met: Counter[str] = Counter()
    for row in listed if isinstance(listed, tuple) else listed.certain:
        name = str(row.id) if key else ""
        met[name] += 1
        named[name if met[name] == 1 else f"{name} ({met[name]})"] = row
    return named


def impact(
    before: Ruleset,
    after: Ruleset,
    records: Sequence[Inspection],
    *,
    declared: Mapping[str, Effect] | None = None,
    benchmarks: Sequence[Benchmark | None] = (),
    told: Told = untold,
) -> Impact:
    """What changes on records when one ruleset takes the place of another. A pure function.

    Args:
        before: the ruleset as it is.
        after: the ruleset as it is to be.
        records: to hold both to.
        declared: what the changelog declares, by rule.
        benchmarks: of each record, beside earlier ones; nothing is compared unless given.
        told: is told how many records are done.

    Raises:
        Mismatch: when a ruleset is for another scale than the framework of a record.
    """
    moved: dict[str, Counter[tuple[Outcome | None, Outcome | None]]] = defaultdict(Counter)
    changes: list[CaseChange] = []
    compared = benchmarks or [None] * len(records)
    for inspection, benchmark in each(zip(records, compared, strict=True), len(records), told):
        was, now = (outcomes_of(ruleset, inspection, benchmark) for ruleset in (before, after))
        for rule, subject in dict.fromkeys((*was, *now)):
            pair = was.get((rule, subject)), now.get((rule, subject))
            moved[rule][pair] += 1
            if pair[0] is not pair[1]:
                record = inspection.record.id
                changes.append(CaseChange(record=record, rule=rule, subject=subject, before=pair[0], after=pair[1]))
    said = declared or {}
    return Impact(
        engine=__version__,
        before=before.name,
        before_digest=before.digest,
        after=after.name,
        after_digest=after.digest,
        records=tuple(basis(one) for one in records),
        rules=tuple(_rules(before, after, moved, said)),
        changes=tuple(changes),
        unchanged=sum(count for one in moved.values() for (a, b), count in one.items() if a is b),
    )


def _rules(
    before: Ruleset,
    after: Ruleset,
    moved: Mapping[str, Counter[tuple[Outcome | None, Outcome | None]]],
    declared: Mapping[str, Effect],
) -> Iterator[RuleImpact]:
    for rule in dict.fromkeys((*before.by_id, *after.by_id)):
        was, now = before.by_id.get(rule), after.by_id.get(rule)
        more = any(asks_more(a, b) for a, b in moved[rule])
        less = any(asks_more(b, a) for a, b in moved[rule])
        if was is not None and now is not None:
            more |= now.severity.rank > was.severity.rank
            less |= was.severity.rank > now.severity.rank
        effect = effect_of(more=more, less=less)
        if effect is not Effect.EDITORIAL:
            yield RuleImpact(
                rule=rule,
                effect=effect,
                severity_before=was.severity if was is not None else None,
                severity_after=now.severity if now is not None else None,
                moved=tuple(Moved(before=a, after=b, cases=count) for (a, b), count in moved[rule].items()),
                follows=was is not None and now is not None and _only_follows(was, now),
                declared=declared.get(rule),
            )


def _only_follows(was: Rule, now: Rule) -> bool:
    """Whether a rule is the same and reads findings of others, so that its cases can change without it."""
    same = (was.typed, was.parameters, was.severity) == (now.typed, now.parameters, now.severity)
    return same and any(let.relation == "findings" for let in now.typed.lets)
