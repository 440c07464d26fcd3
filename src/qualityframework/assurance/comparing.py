"""Two editions of a ruleset compared: for what is written otherwise a record is looked for on which it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from ..__about__ import __version__
from ..expressions import Form, Parameters, TypedRule, form, smt
from ..frameworks import Rule, Ruleset, grade_constants
from ..vocabulary import FACTS, Outcome
from .counterexample import example_of
from .effect import Effect, asks_more, effect_of
from .rule_changes import RuleChange, RulesetDiff, Shown

Formula = Any
_ROWS = 3
_MOST_ROWS = 8
"""Lists are this long where a rule counts so far; the solver takes seconds for each row more."""


def ruleset_diff(
    before: Ruleset, after: Ruleset, declared: Mapping[str, Effect] | None = None, bounds: smt.Bounds | None = None
) -> RulesetDiff:
    """What became of each rule from one edition to another. A pure function. Needs the extra `proof`.

    Where what a rule asks is written otherwise, a record is looked for of which more is asked, and one of which less
    is; where neither is found the two mean the same within the bounds. Each day from which a parameter holds is looked
    at. Lists are as long as what is compared asks for, up to a limit; where that does not do, it is not shown.

    Args:
        before: the ruleset as it was.
        after: the ruleset as it is.
        declared: what the changelog declares, by rule.
        bounds: within which it is asked, and no further.
    """
    within = bounds or smt.Bounds(_ROWS, points=max(len(one.scale.grades) for one in (before, after)))
    comparing = _Comparing(after, declared or {}, within, _MOST_ROWS if bounds is None else within.rows)
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
    def __init__(self, after: Ruleset, declared: Mapping[str, Effect], bounds: smt.Bounds, most: int) -> None:
        self.declared, self.bounds, self.most = declared, bounds, most
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
        bounds = self._within(was, now)
        try:
            asks = {wanted: self._shown(was, now, bounds, more=wanted) for wanted in (True, False)}
        except smt.NotSolved as gave_up:
            return self._change(name, was, now, "meaning", Effect.BREAKING, not_shown=str(gave_up))
        shown: dict[str, Any] = {"asks_more": asks[True], "asks_less": asks[False]}
        same = asks == {True: None, False: None}
        beyond = None
        if None in asks.values() and _one_way(was, now, bounds):
            beyond = f"a comparison goes one way alone within {bounds}, and not beyond"
        elif same and _too_fine(was, now, bounds):
            beyond = f"it asks for a part of a list that no list has within {bounds}"
        if beyond is not None:
            return self._change(name, was, now, "meaning", Effect.BREAKING, **shown, not_shown=beyond)
        effect = effect_of(more=more or asks[True] is not None, less=less or asks[False] is not None)
        return self._change(name, was, now, "meaning", effect, **shown, equal_within=str(bounds) if same else None)

    def _within(self, was: Rule, now: Rule) -> smt.Bounds:
        """The shortest lists with which all that is compared can go either way, and that have the parts asked for."""
        every = [self.bounds._replace(rows=rows) for rows in range(self.bounds.rows, self.most + 1)]
        told = [bounds for bounds in every if not _one_way(was, now, bounds)]
        fine = [bounds for bounds in told if not _too_fine(was, now, bounds)]
        return (fine or told or every)[0]

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

    def _shown(self, was: Rule, now: Rule, bounds: smt.Bounds, *, more: bool) -> Shown | None:
        """A record of which more is asked, or less; None where there is none within the bounds."""
        for day in _days(was, now):
            values = was.values_on(day), now.values_on(day)
            if values == (None, None) or (_asks(was) == _asks(now) and values[0] == values[1]):
                continue
            found = self._on(day, (was, values[0]), (now, values[1]), bounds, more=more)
            if found is not None:
                return found
        return None

    def _on(
        self,
        day: dt.date,
        was: tuple[Rule, Parameters | None],
        now: tuple[Rule, Parameters | None],
        bounds: smt.Bounds,
        *,
        more: bool,
    ) -> Shown | None:
        solving = smt.Solving(FACTS, was[0].typed.subject, bounds)
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


def _differing(was: Rule, now: Rule) -> Iterator[tuple[smt.Asked | None, smt.Asked | None]]:
    """Both rules on each day on which they have other forms; None of one that is not in force."""
    for day in _days(was, now):
        one, other = (_asked(rule, day) for rule in (was, now))
        if one is None or other is None or _form(was, day) != _form(now, day):
            yield one, other


def _asked(rule: Rule, day: dt.date) -> smt.Asked | None:
    values = rule.values_on(day)
    return None if values is None else smt.Asked(rule.typed, values)


def _form(rule: Rule, day: dt.date) -> Form:
    known = {name: dated.on(day) for name, dated in rule.parameters.items()}
    return form(rule.typed, {name: one for name, one in known.items() if one is not None})


def _one_way(was: Rule, now: Rule, bounds: smt.Bounds) -> bool:
    """Whether something that either compares can come to more than it does within the bounds."""
    return any(one is not None and smt.one_way(*one, bounds) for pair in _differing(was, now) for one in pair)


def _too_fine(was: Rule, now: Rule, bounds: smt.Bounds) -> bool:
    """Whether the parts that they ask for are others, and of more rows than there are."""
    fine = (
        [frozenset() if one is None else smt.too_fine(*one, bounds) for one in pair] for pair in _differing(was, now)
    )
    return any(old != new for old, new in fine)


def _days(was: Rule, now: Rule) -> Iterator[dt.date]:
    """The days from which something of a rule holds, the latest first; any day where nothing of it is dated."""
    starts = {start for rule in (was, now) for dated in rule.parameters.values() for start, _ in dated.entries}
    yield from sorted(starts or {dt.date.max}, reverse=True)
    if starts:
        yield min(starts) - dt.timedelta(days=1)
