"""Rules and rulesets, loaded and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import Mismatch
from ..expressions import Constant, Parameters, TypedRule
from ..vocabulary import Dated, FixedDict, Remit, Severity
from .changed import Change, Laid
from .citing import Cited
from .ruleset_file import RuleBody, RulesetFile
from .scale_file import Scale

if TYPE_CHECKING:
    from .framework import Framework
    from .identifying_loading import Identifying
    from .rule_file import RuleFile
    from .wording_loading import Wordings


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: as written, as typed, and where it stands.

    Args:
        id: `<remit>/<name>`, from its path.
        file: what is written in its file, but for the examples.
        typed: the same, checked and ready for any back end.
        parameters: its numbers by name, dated.
        path: the file, named the same on every machine.
    """

    id: str
    file: RuleBody
    typed: TypedRule
    parameters: Mapping[str, Dated[Constant]]
    path: str

    @property
    def remit(self) -> Remit:
        """The panel's remit it belongs to."""
        return self.file.remit

    @property
    def severity(self) -> Severity:
        """What the panel is asked to do when it fires."""
        return self.file.severity

    def values_on(self, day: dt.date) -> Parameters | None:
        """The parameters in force on `day`; None when one is not in force yet, and the rule with it."""
        values = {name: dated.on(day) for name, dated in self.parameters.items()}
        known = {name: constant.value for name, constant in values.items() if constant is not None}
        return known if len(known) == len(values) else None


@dataclass(frozen=True, eq=False)
class ProvenRule(Rule):
    """A rule together with the examples that prove it."""

    file: RuleFile


@dataclass(frozen=True, eq=False)
class Ruleset:
    """Rules in order of their ids, stratum by stratum, for one scale.

    Args:
        file: what is written at its head.
        scale: of the grades that its rules name.
        rules: its own and those that it takes from other rulesets.
        strata: numbers of the rules; each stratum reads findings of those before it alone.
        digest: over the files of its pack and of rules that it takes, and the packs and catalogues that follow.
        overlays: every overlay that was given.
        changes: what overlays changed of it and of scales of its rules, added rules included.
        wording: what words of a report stand for, where it names such a pack.
        identifying: signs of identifying details, where it names such a pack.
        cited: what its rules cite of catalogues.
    """

    file: RulesetFile
    scale: Scale
    rules: tuple[Rule, ...]
    strata: tuple[tuple[int, ...], ...]
    digest: str
    overlays: tuple[Laid, ...] = ()
    changes: tuple[Change, ...] = ()
    wording: Wordings | None = None
    identifying: Identifying | None = None
    cited: Cited = field(default_factory=Cited)

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.file.id}/{self.file.edition}"

    def refuse_other_scale(self, framework: Framework) -> None:
        """Refuses a framework with another scale than that of the rules.

        Raises:
            Mismatch: naming both.
        """
        theirs, ours = self.scale.name, framework.scale.name
        if theirs != ours:
            raise Mismatch(f"{self.name} is for the scale {theirs}, and {framework.name} is for {ours}")

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Rules by id."""
        return FixedDict({rule.id: rule for rule in self.rules})

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Position of each rule by id."""
        return FixedDict({rule.id: number for number, rule in enumerate(self.rules)})
