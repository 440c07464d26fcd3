"""Rules by remit: what a list or an index of rules has in common, whoever it is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from ..vocabulary import Remit, Severity


class Remitted(Protocol):
    """Anything of a remit."""

    @property
    def remit(self) -> Remit: ...


class Severe(Protocol):
    """Anything with a severity."""

    @property
    def severity(self) -> Severity: ...


T = TypeVar("T", bound=Remitted)


def by_remit(rules: Iterable[T]) -> Iterator[tuple[Remit, list[T]]]:
    """The rules of each remit that has any, in the order of the remits and else as they came."""
    listed = list(rules)
    for remit in Remit:
        if here := [rule for rule in listed if rule.remit is remit]:
            yield remit, here


def remit_title(remit: Remit) -> str:
    """What a remit is called; of the one that is none, what it is."""
    told = remit.capitalize()
    return f"{told} (no remit of the panel, but the duty of all who record)" if remit is Remit.RECORDING else told


def by_severity(rules: Iterable[Severe]) -> str:
    """How many rules have which severity, the most severe first."""
    counts = Counter(rule.severity for rule in rules)
    return ", ".join(f"{counts[severity]} to {severity}" for severity in reversed(Severity))
