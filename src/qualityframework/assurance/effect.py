"""What a change of rules does to those who are held to them, and whether its changelog says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from ..vocabulary import Outcome

ASKS = (Outcome.NOT_APPLICABLE, Outcome.CLEAR, Outcome.UNDETERMINED, Outcome.FIRES)
"""How much an outcome asks of a record, least first: what is not determined is not fine."""
_DECLARED = re.compile(r"[*-] (?P<effect>[a-z]+): (?P<rules>`[^`]+`(?:, `[^`]+`)*)")


class Effect(StrEnum):
    """What a change does: words alone; more is asked; less is asked; or both, of one case or another."""

    EDITORIAL = "editorial"
    TIGHTENING = "tightening"
    LOOSENING = "loosening"
    BREAKING = "breaking"


def effect_of(*, more: bool, less: bool) -> Effect:
    """The effect of a change that asks more of some cases, or less of some."""
    if more and less:
        return Effect.BREAKING
    return Effect.TIGHTENING if more else Effect.LOOSENING if less else Effect.EDITORIAL


def asks_more(before: Outcome | None, after: Outcome | None) -> bool:
    """Whether an outcome asks more than another; None where the rule is not there, which asks nothing."""
    return _asks(after) > _asks(before)


def _asks(outcome: Outcome | None) -> int:
    return -1 if outcome is None else ASKS.index(outcome)


def declared(before: str, after: str) -> Mapping[str, Effect]:
    """What a changelog declares of each rule, in lines that its earlier text does not have.

    A line declares as `* tightening: `evidence/documents-alone`, `story/no-key-messages`: why`.
    """
    known = set(before.splitlines())
    found: dict[str, Effect] = {}
    for line in after.splitlines():
        match = _DECLARED.match(line) if line not in known else None
        if match is not None and match["effect"] in {str(one) for one in Effect}:
            rules = re.findall(r"`([^`]+)`", match["rules"])
            found |= dict.fromkeys(rules, Effect(match["effect"]))
    return found
