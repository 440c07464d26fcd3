"""What holds of rules in every record there could be, within bounds, and the smallest record where it does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import combinations, permutations
from typing import Any

from ..__about__ import __version__
from ..expressions import Missing, Parameters, RuleText, check_rule, read, smt
from ..frameworks import Framework, MoreNeverAdds, PromisesFile, Rule, Ruleset, grade_constants
from ..vocabulary import FACTS, Outcome
from .counterexample import example_of
from .enumerating import enumerated
from .proofs import Claim, Proof, Proofs, Verdict
from .waiting import Told, each, untold

Formula = Any
WIDER = (2, 4, 7)
"""Rows of a list: what is not found with few is looked for with more."""


def prove(
    ruleset: Ruleset, promised: PromisesFile | None = None, frameworks: Sequence[Framework] = (), told: Told = untold
) -> Proofs:
    """Proves what every rule has to fulfil, and what the pack promises. A pure function.

    Every rule can fire and can be clear; none fires wherever another of its remit, severity and subject does; no gap
    turns one that fires clear. Of frameworks that they judge: evidence can carry every grade, and of no single kind of
    evidence the two highest go unquestioned. Parameters have their latest values. Needs the extra `proof`.

    Args:
        ruleset: the rules.
        promised: what its pack promises beyond that.
        frameworks: those that are judged by it.
        told: is told how much of the rules is done, by what takes long.
    """
    proving = _Proving(ruleset, promised or PromisesFile.model_construct(), told)
    return Proofs(
        engine=__version__,
        pack=ruleset.name,
        digest=ruleset.digest,
        overlays=ruleset.overlays,
        changes=tuple(dict.fromkeys((*ruleset.changes, *(change for one in frameworks for change in one.changes)))),
        proofs=(*proving.all(), *(proof for one in frameworks for proof in enumerated(one, ruleset))),
    )


class _Proving:
    def __init__(self, ruleset: Ruleset, promised: PromisesFile, told: Told) -> None:
        self.ruleset, self.promised = ruleset, promised
        self.grades = grade_constants(ruleset.scale)
        self.told = told
        self._solving: dict[tuple[str, int], smt.Solving] = {}

    def all(self) -> Iterator[Proof]:
        rules = self.ruleset.rules
        pairs = [pair for group in self._alike.values() for pair in permutations(group, 2)]
        of = len(rules) + len(pairs)
        for rule in each(rules, of, self.told):
            yield self._found(Claim.CAN_FIRE, rule, Outcome.FIRES)
            yield self._found(Claim.CAN_BE_CLEAR, rule, Outcome.CLEAR)
            yield self._gaps(rule)
        implied = [
            proof
            for one, other in each(pairs, of, lambda done, of: self.told(len(rules) + done, of))
            for proof in self._implied(one, other)
        ]
        yield from implied
        yield from self._needless([proof.rules for proof in implied])
        for promise in self.promised.more_never_adds:
            yield from self._more(promise)
        for apart in self.promised.never_together:
            for pair in combinations(self._named(apart.rules), 2):
                yield self._none(Claim.NEVER_TOGETHER, pair, (Outcome.FIRES, Outcome.FIRES), apart.because)
        for table in self.promised.tables:
            listed = self._named(table.rules)
            yield self._none(Claim.TABLE_HAS_NO_GAP, listed, (Outcome.CLEAR,) * len(listed), table.because)
            for pair in combinations(listed, 2):
                yield self._none(Claim.TABLE_HAS_NO_OVERLAP, pair, (Outcome.FIRES, Outcome.FIRES), table.because)

    @cached_property
    def _alike(self) -> Mapping[tuple[str, ...], list[Rule]]:
        groups: dict[tuple[str, ...], list[Rule]] = defaultdict(list)
        for rule in self.ruleset.rules:
            groups[rule.typed.subject, rule.remit, rule.severity].append(rule)
        return groups

    def _named(self, names: Sequence[str]) -> tuple[Rule, ...]:
        return tuple(self.ruleset.by_id[name] for name in names)

    def _in(self, subject: str, rows: int) -> smt.Solving:
        key = subject, rows
        if key not in self._solving:
            self._solving[key] = smt.Solving(FACTS, subject, self._bounds(rows))
            for assumed in self.promised.assumed:
                if assumed.subject == subject:
                    self._assume(assumed.holds, self._solving[key])
        return self._solving[key]

    def _bounds(self, rows: int) -> smt.Bounds:
        return smt.Bounds(rows, points=len(self.ruleset.scale.grades))

    def _over(self, rules: Sequence[Rule]) -> smt.Solving:
        """With lists as long as what these rules compare asks for, if they need not be longer than any."""
        rows = (rows for rows in WIDER if not _one_way(rules, self._bounds(rows)))
        return self._in(rules[0].typed.subject, next(rows, WIDER[0]))

    def _assume(self, holds: str, solving: smt.Solving) -> None:
        """Leaves out the worlds in which a condition certainly does not hold."""
        rule, _ = check_rule(RuleText("assumed", solving.world.subject.entity.name, holds), FACTS, self.grades)
        assert rule is not None, "promises are checked when they are read"
        solving.world.rules.append(smt.not_so(solving.outcomes(smt.Asked(rule, {})).clear))

    def _found(self, claim: Claim, rule: Rule, wanted: Outcome) -> Proof:
        """That an outcome can be: shown by a record."""
        asked, because = _asked(rule), None
        solving = self._in(rule.typed.subject, WIDER[0])
        for rows in WIDER:
            solving = self._in(rule.typed.subject, rows)
            try:
                found = solving.find(solving.outcomes(asked).of(wanted), [asked])
            except smt.NotSolved as gave_up:
                because = str(gave_up)
                break
            if found is not None:
                shown = self._example(found, claim, wanted)
                return Proof(
                    claim=claim, rules=(rule.id,), verdict="proved", bounds=str(solving.world.bounds), shown_by=shown
                )
            because = "no record within the bounds"
        return Proof(
            claim=claim, rules=(rule.id,), verdict="not-shown", bounds=str(solving.world.bounds), because=because
        )

    def _gaps(self, rule: Rule) -> Proof:
        asked, solving = _asked(rule), self._over((rule,))
        missing = {node.fact.name for node in rule.typed.nodes if isinstance(node, Missing)}
        turned = smt.turned_clear_by_a_gap(solving.world, solving.outcomes(asked), missing)
        return self._never(Claim.GAPS_NEVER_CLEAR, (rule,), solving, turned, Outcome.FIRES)

    def _implied(self, one: Rule, other: Rule) -> Iterator[Proof]:
        """Only what is refuted is told: that no pair implies the other is nothing to read a thousand times."""
        for rows in WIDER[:2]:
            solving = self._in(one.typed.subject, rows)
            fires, also = (solving.outcomes(_asked(rule)).fires for rule in (one, other))
            try:
                if not solving.possible(fires) or solving.possible(smt.every(fires, smt.not_so(also))):
                    return
            except smt.NotSolved:
                return
        meant = next((m for m in self.promised.implied if (m.rule, m.implies) == (one.id, other.id)), None)
        found = solving.find(fires, [_asked(one), _asked(other)])
        yield Proof(
            claim=Claim.NOT_IMPLIED,
            rules=(one.id, other.id),
            verdict="meant" if meant is not None else "refuted",
            bounds=str(solving.world.bounds),
            shown_by=self._example(found, Claim.NOT_IMPLIED, Outcome.FIRES) if found is not None else None,
            because=meant.because if meant is not None else None,
        )

    def _needless(self, found: Sequence[tuple[str, ...]]) -> Iterator[Proof]:
        """What the pack says that one rule implies another by, where it does not."""
        for meant in self.promised.implied:
            if (meant.rule, meant.implies) not in found:
                names, bounds = (meant.rule, meant.implies), str(smt.Bounds(WIDER[1]))
                yield Proof(
                    claim=Claim.NOT_IMPLIED, rules=names, verdict="needless", bounds=bounds, because=meant.because
                )

    def _more(self, promise: MoreNeverAdds) -> Iterator[Proof]:
        for rule in self.ruleset.rules:
            entity = FACTS[rule.typed.subject]
            if rule.remit != promise.remit or promise.more not in entity.relations:
                continue
            if not promise.where.keys() <= FACTS[entity.relations[promise.more].entity].facts.keys():
                continue  # a list of other rows that is called the same
            asked, solving = _asked(rule), self._over((rule,))
            comes_to = solving.outcomes(asked)
            listed = solving.world.subject.related(promise.more)
            added = smt.made_to_fire_by_a_row(comes_to, listed, partial(self._known, promise))
            because = promise.exceptions.get(rule.id)
            yield self._never(Claim.MORE_NEVER_ADDS, (rule,), solving, added, Outcome.FIRES, because)

    def _known(self, promise: MoreNeverAdds, row: smt.SomeRow) -> list[tuple[smt.Fact, int | str | bool]]:
        return [(row.fact(name), self._held(row.fact(name).type, text)) for name, text in promise.where.items()]

    def _held(self, type_: Any, text: str) -> int | str | bool:
        return read(text, type_, self.grades)

    def _none(self, claim: Claim, rules: Sequence[Rule], come: Sequence[Outcome], because: str) -> Proof:
        solving = self._over(rules)
        all_ = smt.every(*(solving.outcomes(_asked(rule)).of(one) for rule, one in zip(rules, come, strict=True)))
        return self._never(claim, rules, solving, all_, come[0], promised=because)

    def _never(
        self,
        claim: Claim,
        rules: Sequence[Rule],
        solving: smt.Solving,
        condition: Formula,
        expect: Outcome,
        meant: str | None = None,
        promised: str | None = None,
    ) -> Proof:
        """That a condition holds in no record."""
        bounds, names = str(solving.world.bounds), tuple(rule.id for rule in rules)
        try:
            found = solving.find(condition, [_asked(rule) for rule in rules])
        except smt.NotSolved as gave_up:
            return Proof(claim=claim, rules=names, verdict="not-shown", bounds=bounds, because=str(gave_up))
        if found is None and _one_way(rules, solving.world.bounds):
            beyond = "a comparison goes one way alone within the bounds, and not beyond"
            return Proof(claim=claim, rules=names, verdict="not-shown", bounds=bounds, because=beyond)
        if found is None:
            verdict: Verdict = "proved" if meant is None else "needless"
            return Proof(claim=claim, rules=names, verdict=verdict, bounds=bounds, because=meant or promised)
        return Proof(
            claim=claim,
            rules=names,
            verdict="refuted" if meant is None else "meant",
            bounds=bounds,
            shown_by=self._example(found, claim, expect),
            because=meant or promised,
        )

    def _example(self, found: smt.Found, claim: Claim, expect: Outcome) -> str | None:
        name = claim.value.replace("-", " ")
        return example_of(found.world.row, found.world.findings, self.grades, name=name, expect=expect)


def _asked(rule: Rule) -> smt.Asked:
    """A rule with the latest values of its parameters."""
    latest: Parameters = {name: dated.entries[-1][1].value for name, dated in rule.parameters.items()}
    return smt.Asked(rule.typed, latest)


def _one_way(rules: Sequence[Rule], bounds: smt.Bounds) -> bool:
    """Whether something that one of them compares can come to more than it does within the bounds."""
    return any(smt.one_way(*_asked(rule), bounds) for rule in rules)
