"""Two editions of a ruleset compared: for what is written otherwise a record is looked for on which it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from ..__about__ import __version__
from ..expressions import Parameters, TypedRule, smt
from ..frameworks import Rule, Ruleset, grade_constants
from ..vocabulary import FACTS, Outcome
from .counterexample import example_of
from .effect import Effect, asks_more, effect_of
from .rule_changes import RuleChange, RulesetDiff, Shown

Formula = Any
_ROWS = 3


def ruleset_diff(
    before: Ruleset, after: Ruleset, declared: Mapping[str, Effect] | None = None, bounds: smt.Bounds | None = None
) -> RulesetDiff:
    """What became of each rule from one edition to another. A pure function. Needs the extra `proof`.

    Where what a rule asks is written otherwise, a record is looked for of which more is asked, and one of which less
    is; where neither is found the two mean the same within the bounds. Each day from which a parameter holds is looked
    at.

    Args:
        before: the ruleset as it was.
        after: the ruleset as it is.
        declared: what the changelog declares, by rule.
        bounds: within which it is asked.
    """
    within = bounds or smt.Bounds(_ROWS, points=max(len(one.scale.grades) for one in (before, after)))
    comparing = _Comparing(after, declared or {}, within)
    names = dict.fromkeys((*before.by_id, *after.by_id))
    found = [comparing.compared(name, before.by_id.get(name), after.by_id.get(name)) for name in names]
    changes = [one for one in found if one is not None]
    return RulesetDiff(
        engine=__version__,
        before=before.name,
        before_digest=before.digest,
        after=after.name,
        after_digest=after.digest,
        changes=tuple(changes),
        unchanged=len(found) - len(changes),
    )


class _Comparing:
    def __init__(self, after: Ruleset, declared: Mapping[str, Effect], bounds: smt.Bounds) -> None:
        self.declared, self.bounds = declared, bounds
        self.grades = grade_constants(after.scale)

    def compared(self, name: str, was: Rule | None, now: Rule | None) -> RuleChange | None:
        """What became of a rule; None where it is written as it was."""
        if was is None or now is None:
            effect = Effect.TIGHTENING if was is None else Effect.LOOSENING
            return self._change(name, was, now, "added" if was is None else "removed", effect)
        same = _asks(was) == _asks(now) and was.parameters == now.parameters
        more, less = now.severity.rank > was.severity.rank, was.severity.rank > now.severity.rank
        if same and was.file == now.file:
            return None
        if same:
            how = "severity" if more or less else "words"
            return self._change(name, was, now, how, effect_of(more=more, less=less))
        if was.typed.subject != now.typed.subject:
            reason = f"it looked at {was.typed.subject}, and looks at {now.typed.subject}"
            return self._change(name, was, now, "meaning", Effect.BREAKING, not_shown=reason)
        try:
            asks = {wanted: self._shown(was, now, more=wanted) for wanted in (True, False)}
        except smt.NotSolved as gave_up:
            return self._change(name, was, now, "meaning", Effect.BREAKING, not_shown=str(gave_up))
        effect = effect_of(more=more or asks[True] is not None, less=less or asks[False] is not None)
        equal = str(self.bounds) if asks == {True: None, False: None} else None
        shown = {"asks_more": asks[True], "asks_less": asks[False], "equal_within": equal}
        return self._change(name, was, now, "meaning", effect, **shown)

    def _change(
        self, name: str, was: Rule | None, now: Rule | None, how: str, effect: Effect, **more: Any
    ) -> RuleChange:
        return RuleChange(
            rule=name,
            how=how,  # type: ignore[arg-type]  # one of its words, which the model holds it to
            effect=effect,
            severity_before=was.severity if was is not None else None,
            severity_after=now.severity if now is not None else None,
            declared=self.declared.get(name),
            **more,
        )

    def _shown(self, was: Rule, now: Rule, *, more: bool) -> Shown | None:
        """A record of which more is asked, or less; None where there is none within the bounds."""
        for day in _days(was, now):
            values = was.values_on(day), now.values_on(day)
            if values == (None, None) or (_asks(was) == _asks(now) and values[0] == values[1]):
                continue
            found = self._on(day, (was, values[0]), (now, values[1]), more=more)
            if found is not None:
                return found
        return None

    def _on(
        self, day: dt.date, was: tuple[Rule, Parameters | None], now: tuple[Rule, Parameters | None], *, more: bool
    ) -> Shown | None:
        solving = smt.Solving(FACTS, was[0].typed.subject, self.bounds)
        asked = [smt.Asked(rule.typed, values) for rule, values in (was, now) if values is not None]
        formulas = [_formulas(solving, rule, values) for rule, values in (was, now)]
        pairs = [(a, b) for a, b in product(*formulas) if (asks_more(a, b) if more else asks_more(b, a))]
        either = smt.some(*(smt.every(formulas[0][a], formulas[1][b]) for a, b in pairs))
        found = solving.find(either, asked)
        if found is None:
            return None
        come = iter(found.comes_to)
        before, after = (next(come) if values is not None else None for _, values in (was, now))
        world, dated = found.world, day if day < dt.date.max else None
        return Shown(
            day=dated,
            before=before,
            after=after,
            example=example_of(
                world.row,
                world.findings,
                self.grades,
                name="asks more" if more else "asks less",
                expect=after or Outcome.NOT_APPLICABLE,
                as_of=dated,
            ),
        )


def _asks(rule: Rule) -> TypedRule:
    """What a rule asks, apart from what its findings are called."""
    return replace(rule.typed, tags=())


def _formulas(solving: smt.Solving, rule: Rule, values: Parameters | None) -> dict[Outcome | None, Formula]:
    """What a rule comes to, by outcome; of one that is not in force nothing, always."""
    if values is None:
        return {None: smt.every()}
    comes_to = solving.outcomes(smt.Asked(rule.typed, values))
    return {outcome: comes_to.of(outcome) for outcome in Outcome}


def _days(was: Rule, now: Rule) -> Iterator[dt.date]:
    """The days from which something of a rule holds, the latest first; any day where nothing of it is dated."""
    starts = {start for rule in (was, now) for dated in rule.parameters.values() for start, _ in dated.entries}
    yield from sorted(starts or {dt.date.max}, reverse=True)
    if starts:
        yield min(starts) - dt.timedelta(days=1)
