"""Which branches of the rules' conditions their own examples reach.

A condition is made of atoms, joined by `and`, `or` and `not`. An atom decides where the condition would come to
something else (true, false or unknown) if this atom alone were the contrary. Each atom has to decide once as true and
once as false. `applies` is looked at in every example, `when` where the rule applies, and the condition of an
aggregate for each of its rows. Beside that each value that an `in` looks for has to be met, and each dated value of a
parameter used. An atom that nobody showed as unknown is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import Field

from ..__about__ import __version__
from ..expressions import (
    Condition,
    Constant,
    Expr,
    FactOf,
    Let,
    Missing,
    OneOf,
    conditions,
    looks,
    parameters_read,
    told,
    walk,
    written,
)
from ..frameworks import LoadedRule, OnShelf, grade_constants, load_ruleset, rule_documents
from ..vocabulary import Frozen, Remit
from .read_examples import ReadExample, comes_to, examples_of, values_for
from .waiting import Told, each, untold


class Reach(StrEnum):
    """What an example can reach."""

    DECIDES_TRUE = "decides-as-true"
    DECIDES_FALSE = "decides-as-false"
    OPTION = "option"
    DATED_VALUE = "dated-value"
    UNKNOWN = "unknown"


class Branch(Frozen):
    """One thing that an example of a rule reaches, or none does."""

    reach: Reach
    part: str = Field(description="`applies`, `when`, `let NAME` or `parameters NAME`")
    text: str = Field(description="the atomic condition, the value that is looked for, or the dated value")
    place: str = Field(description="where the part stands")
    shown_by: str | None = Field(description="the first example that reaches it; null when none does")


class RuleBranches(Frozen):
    """One rule: what its examples reach."""

    rule: str
    remit: Remit
    branches: tuple[Branch, ...]
    unknown: tuple[Branch, ...] = Field(description="atoms that can be unknown, told apart and not in the figures")
    not_as_expected: int = Field(description="how many of its examples came to something else; they reach nothing")

    @property
    def unreached(self) -> tuple[Branch, ...]:
        """What no example reaches."""
        return tuple(one for one in self.branches if one.shown_by is None)

    @property
    def never_unknown(self) -> tuple[Branch, ...]:
        """Atoms that can be unknown and are in no example."""
        return tuple(one for one in self.unknown if one.shown_by is None)


class Branches(Frozen):
    """What the examples of a ruleset reach of its conditions."""

    format: Literal["qualityframework.branches/1"] = "qualityframework.branches/1"
    engine: str = Field(description="version of qualityframework")
    ruleset: str
    ruleset_digest: str
    rules: tuple[RuleBranches, ...] = Field(description="every rule, in order of the ruleset")

    @property
    def of(self) -> int:
        """How many branches there are."""
        return sum(len(rule.branches) for rule in self.rules)

    @property
    def reached(self) -> int:
        """How many of them an example reaches."""
        return self.of - sum(len(rule.unreached) for rule in self.rules)


def branches(ref: str, shelf: OnShelf = None, told: Told = untold) -> Branches:
    """What the examples of the ruleset called `ref` reach of its rules; those of a rule that it takes are its own.

    Args:
        ref: pack of rules.
        shelf: folder of packs; those that come with the library unless given.
        told: is told how many rules are done.

    Raises:
        NotFound: when there is no such ruleset.
        InvalidInput: when its files have faults, or examples cannot be read.
    """
    ruleset, rules = load_ruleset(ref, shelf), rule_documents(ref, shelf)
    read = examples_of(rules)
    return Branches(
        engine=__version__,
        ruleset=ruleset.name,
        ruleset_digest=ruleset.digest,
        rules=tuple(_of_rule(one, read[one.rule.id]) for one in each(rules, len(rules), told)),
    )


Spot = tuple[object, ...]


def _of_rule(loaded: LoadedRule, examples: tuple[ReadExample, ...]) -> RuleBranches:
    rule = loaded.rule
    reached: dict[Spot, str] = {}
    held = [one for one in examples if comes_to(rule, one) is one.expected]
    for example in held:
        for spot in _reached(loaded, example):
            reached.setdefault(spot, example.name)
    listed = [one.model_copy(update={"shown_by": reached.get(spot)}) for spot, one in _listed(loaded)]
    return RuleBranches(
        rule=rule.id,
        remit=rule.remit,
        branches=tuple(one for one in listed if one.reach is not Reach.UNKNOWN),
        unknown=tuple(one for one in listed if one.reach is Reach.UNKNOWN),
        not_as_expected=len(examples) - len(held),
    )


def _reached(loaded: LoadedRule, example: ReadExample) -> Iterator[Spot]:
    rule, values = loaded.rule, values_for(loaded.rule, example.as_of)
    if values is None:
        return
    looked = list(looks(rule.typed, example.row, values, example.findings))
    for look in looked:
        for number, (held, decides) in enumerate(zip(look.held, look.decides, strict=True)):
            at = (*look.condition.key, number)
            if held is None:
                yield (*at, Reach.UNKNOWN)
            elif decides:
                yield (*at, Reach.DECIDES_TRUE if held else Reach.DECIDES_FALSE)
            for option in look.met[number]:
                yield (*at, Reach.OPTION, option)
    for name in parameters_read(rule.typed, looked):
        days = [day for day, _ in rule.parameters[name].entries]
        yield name, max((day for day in days if example.as_of is None or day <= example.as_of), default=None)


def _listed(loaded: LoadedRule) -> Iterator[tuple[Spot, Branch]]:
    """Everything that is there to be reached, none of it reached."""
    rule, grades = loaded.rule, grade_constants(loaded.scale)
    for condition in conditions(rule.typed):
        part = condition.part if condition.let is None else f"let {condition.part}"
        row = condition.let.variable if condition.let is not None else ""

        def branch(reach: Reach, expr: Expr, part: str = part, row: str = row, of: Condition = condition) -> Branch:
            return _branch(reach, part, told(expr, grades, row), _place(loaded, of))

        for number, atom in enumerate(condition.atoms):
            at = (*condition.key, number)
            for reach in (Reach.DECIDES_TRUE, Reach.DECIDES_FALSE):
                yield (*at, reach), branch(reach, atom)
            if isinstance(atom, OneOf) and len(atom.options) > 1:
                for index, option in enumerate(atom.options):
                    yield (*at, Reach.OPTION, index), branch(Reach.OPTION, OneOf(atom.value, (option,)))
            if _may_be_unknown(atom):
                yield (*at, Reach.UNKNOWN), branch(Reach.UNKNOWN, atom)
    for name, dated in rule.parameters.items():
        for day, constant in dated.entries:
            text = f"{day.isoformat()}: {_written(constant, loaded)}"
            place = loaded.document.place("parameters", name, day.isoformat(), key=True)
            yield (name, day), _branch(Reach.DATED_VALUE, f"parameters {name}", text, str(place))


def _branch(reach: Reach, part: str, text: str, place: str) -> Branch:
    return Branch(reach=reach, part=part, text=text, place=place, shown_by=None)


def _written(constant: Constant, loaded: LoadedRule) -> str:
    return written(constant.value, constant.type, grade_constants(loaded.scale))


def _place(loaded: LoadedRule, condition: Condition) -> str:
    """Where a condition stands; what has to exist for what a rule reads stands nowhere, and is told at `when`."""
    if condition.let is not None:
        return str(loaded.document.place("let", condition.part))
    part = "when" if loaded.rule.file.applies is None else condition.part
    return str(loaded.document.place(part))


def _may_be_unknown(atom: Expr) -> bool:
    return not isinstance(atom, Missing) and any(isinstance(node, FactOf | Let) for node in walk(atom))
