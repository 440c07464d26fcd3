"""What is not recorded, put together: one gap often keeps many rules from being decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..panel import Named, Undetermined
from ..vocabulary import natural

_MOST = 30
"""So many gaps of a rule are told, and names of a gap; JSON tells all of them."""


class Gap(NamedTuple):
    """Something that is not recorded.

    Args:
        written: the key of the record that would say it.
        meaning: what it would say.
        entity: the kind of thing that lacks it.
        of: which of these lack it.
        rules: the rules that wait for it.
        holds_up: how many times one of these could not be decided on a subject.
    """

    written: str
    meaning: str
    entity: str
    of: tuple[str, ...]
    rules: tuple[str, ...]
    holds_up: int

    @property
    def told(self) -> str:
        """What it is, and of what."""
        whose = "" if self.entity == "inspection" else f" of {self.entity} {_capped(self.of, ', ')}"
        return f"{self.written}{whose} ({self.meaning})"


def gaps(undetermined: Iterable[Undetermined]) -> tuple[Gap, ...]:
    """The gaps behind what could not be determined, those first that hold up most."""
    found: dict[tuple[str, str, str], list[tuple[Undetermined, Named]]] = {}
    for one in undetermined:
        for unknown in one.unknown:
            found.setdefault((unknown.written, unknown.meaning, unknown.of.entity), []).append((one, unknown.of))
    made = (_gap(key, waiting) for key, waiting in found.items())
    return tuple(sorted(made, key=lambda gap: (-gap.holds_up, -len(gap.rules))))


def _gap(key: tuple[str, str, str], waiting: Sequence[tuple[Undetermined, Named]]) -> Gap:
    of = {named.id for _, named in waiting}
    rules = {one.rule for one, _ in waiting}
    return Gap(*key, tuple(sorted(of, key=natural)), tuple(sorted(rules)), len({one.id for one, _ in waiting}))


def wanted(one: Undetermined) -> str:
    """What would be needed to decide a rule, each thing with whose it is."""
    return _capped([gap.told for gap in gaps([one])], "; ") or "what is not recorded"


def _capped(told: Sequence[str], between: str) -> str:
    rest = len(told) - _MOST
    return between.join(told[:_MOST]) + (f"{between}and {rest} more, which JSON tells" if rest > 0 else "")
