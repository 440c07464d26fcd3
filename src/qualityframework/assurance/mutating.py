"""Mutation of rules: small slips in their logic, and whether the examples notice.

A mutant is killed when an example of its rule no longer comes to what it expects. One that survives shows a part of a
rule that nothing holds; where no example could tell it, the pack says why. A mutant that means the same as its rule,
or as another mutant, is not made, as far as that is cheap to see.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..errors import InvalidInput, NotFound
from ..expressions import Constant, Form, Slip, beside, form, mutants, written
from ..frameworks import (
    LoadedRule,
    OnShelf,
    Rule,
    Survivor,
    changes_of,
    find,
    grade_constants,
    load_ruleset,
    load_survivors,
    rule_documents,
)
from ..vocabulary import FACTS, Code, Dated, Diagnostic, FixedDict, Place, did_you_mean
from .mutation import Mutant, Mutation, RuleMutants
from .read_examples import ReadExample, comes_to, examples_of
from .waiting import Told, each, untold


def mutate(ref: str, rule: str | None = None, shelf: OnShelf = None, told: Told = untold) -> Mutation:
    """Makes the mutants of the ruleset called `ref`, or of one rule, and asks its examples about each.

    Args:
        ref: pack of rules; a rule that it takes is held by the examples of its own pack.
        rule: one rule, as `evidence/documents-alone`; all unless given.
        shelf: folder of packs; those that come with the library unless given.
        told: is told how many rules are done.

    Raises:
        NotFound: when there is no such ruleset, or no such rule in it.
        InvalidInput: when its files have faults, examples cannot be read, or what is explained is killed or is none.
    """
    ruleset, rules = load_ruleset(ref, shelf), rule_documents(ref, shelf)
    if rule is not None and rule not in ruleset.by_id:
        raise NotFound(f"there is no rule `{rule}` in {ruleset.name}: {did_you_mean(rule, ruleset.by_id)}")
    wanted = [loaded for loaded in rules if rule in (None, loaded.rule.id)]
    read, explained = examples_of(wanted), load_survivors(ruleset.name, shelf)
    made: list[RuleMutants] = []
    faults: list[Diagnostic] = []
    for loaded in each(wanted, len(wanted), told):
        reasons = [one for one in explained if one.rule == loaded.rule.id]
        made.append(_of_rule(loaded, read[loaded.rule.id], reasons, faults))
    if faults:
        raise InvalidInput(faults)
    return Mutation(
        ruleset=ruleset.name,
        ruleset_digest=ruleset.digest,
        overlays=ruleset.overlays,
        changes=(*ruleset.changes, *changes_of(find(ruleset.name, "ruleset", shelf), ("survivors.yaml",))),
        rules=tuple(made),
    )


class _Changed(NamedTuple):
    """A rule with a slip in it, and where the slip is."""

    slip: Slip
    part: str
    before: str
    after: str
    place: Place
    rule: Rule


def _of_rule(
    loaded: LoadedRule, examples: Sequence[ReadExample], explained: Sequence[Survivor], faults: list[Diagnostic]
) -> RuleMutants:
    rule = loaded.rule
    held = [one for one in examples if comes_to(rule, one) is one.expected]
    reasons = {one.change: one.because for one in explained}
    different, same = _different(loaded)
    made: list[Mutant] = []
    met: Counter[tuple[str, str, str]] = Counter()
    for changed in different:
        reads = changed.part, changed.before, changed.after
        met[reads] += 1
        mutant = Mutant(
            slip=changed.slip,
            part=changed.part,
            before=changed.before,
            after=changed.after,
            number=met[reads],
            place=str(changed.place),
            killed_by=next((one.name for one in held if comes_to(changed.rule, one) is not one.expected), None),
            because=None,
        )
        made.append(mutant.model_copy(update={"because": reasons.get(mutant.name)}))
    faults += _explained_in_vain(rule.id, made, explained)
    astray = len(examples) - len(held)
    return RuleMutants(rule=rule.id, remit=rule.remit, mutants=tuple(made), same=same, not_as_expected=astray)


def _explained_in_vain(rule: str, made: Sequence[Mutant], explained: Sequence[Survivor]) -> Iterator[Diagnostic]:
    """Explanations of what an example tells, and of what is no mutant."""
    names = {mutant.name: mutant for mutant in made}
    survivors = [name for name, mutant in names.items() if mutant.killed_by is None]
    for one in explained:
        mutant = names.get(one.change)
        if mutant is None:
            message = f"`{rule}` has no mutant `{one.change}`"
            help_ = did_you_mean(one.change, survivors) if survivors else "take it out: every mutant of it is killed"
            yield Diagnostic(Code.DANGLING, message, one.place, help=help_)
        elif mutant.killed_by is not None:
            message = f"this mutant of `{rule}` does not survive: the example `{mutant.killed_by}` tells it"
            yield Diagnostic(Code.DANGLING, message, one.place, help="take the explanation out")


def _different(loaded: LoadedRule) -> tuple[list[_Changed], int]:
    """The mutants of a rule that differ from it and from each other, and how many were seen not to."""
    met = {_forms(loaded.rule)}
    different: list[_Changed] = []
    same = 0
    for changed in (*_of_conditions(loaded), *_of_parameters(loaded)):
        forms = _forms(changed.rule)
        if changed.slip is not Slip.DATE_MOVED and forms in met:
            same += 1
        else:
            met.add(forms)
            different.append(changed)
    return different, same


def _forms(rule: Rule) -> tuple[Form | None, ...]:
    """What the rule means from each day on that has values of its own."""
    days = sorted({day for dated in rule.parameters.values() for day, _ in dated.entries}) or [dt.date.max]
    values = [{name: dated.on(day) for name, dated in rule.parameters.items()} for day in days]
    return tuple(form(rule.typed, {name: one for name, one in known.items() if one is not None}) for known in values)


def _of_conditions(loaded: LoadedRule) -> Iterator[_Changed]:
    rule, document = loaded.rule, loaded.document
    for one in mutants(rule.typed, FACTS, grade_constants(loaded.scale)):
        part, place = one.part, document.place(one.part)
        if one.of_let:
            part, place = f"let {one.part}", document.place("let", one.part)
        yield _Changed(one.slip, part, one.before, one.after, place, replace(rule, typed=one.rule))


def _of_parameters(loaded: LoadedRule) -> Iterator[_Changed]:
    rule, document, grades = loaded.rule, loaded.document, grade_constants(loaded.scale)
    for name, dated in rule.parameters.items():
        part = f"parameters {name}"
        for index, (day, constant) in enumerate(dated.entries):
            place = document.place("parameters", name, day.isoformat(), key=True)
            for other in beside(constant, grades):
                before, after = (_dated(day, one, grades) for one in (constant, other))
                changed = _with_entry(rule, name, index, (day, other))
                yield _Changed(Slip.THRESHOLD_MOVED, part, before, after, place, changed)
            for days in (-1, 1):
                moved = day + dt.timedelta(days=days)
                if moved in (other_day for other_day, _ in dated.entries):
                    continue
                before, after = _dated(day, constant, grades), _dated(moved, constant, grades)
                changed = _with_entry(rule, name, index, (moved, constant))
                yield _Changed(Slip.DATE_MOVED, part, before, after, place, changed)


def _dated(day: dt.date, constant: Constant, grades: Mapping[str, Constant]) -> str:
    return f"{day.isoformat()}: {written(constant.value, constant.type, grades)}"


def _with_entry(rule: Rule, name: str, index: int, entry: tuple[dt.date, Constant]) -> Rule:
    entries = list(rule.parameters[name].entries)
    entries[index] = entry
    return replace(rule, parameters=FixedDict({**rule.parameters, name: Dated(tuple(entries))}))
