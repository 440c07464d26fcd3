"""Evidential reasoning: Dempster's combination of beliefs that count for shares of one whole.

A second opinion and no default: a better item can give a lower middle (a test shows two cases), and items that say the
same sharpen what they say.
Source: Yang and Xu 2002, IEEE Transactions on Systems, Man, and Cybernetics A 32(3):289-304; in closed form Wang, Yang
and Xu 2006, EJOR 174(3):1885-1913. Reliability discounts an item's belief beforehand (Shafer 1976).
"""

from __future__ import annotations

from collections.abc import Sequence

from ...frameworks import Parameters
from ..item import Belief, Item
from ..ordinal import normalised
from . import evidential_reasoning_rule as rule
from .method import Method, Pooled, assigned, rounded


def combine(beliefs: Sequence[Belief], weights: Sequence[float]) -> tuple[Belief, float]:
    """Beliefs together: the belief, and what is left unassigned. Weights count as shares of their sum, above 0.

    It is the rule of Yang and Xu 2013 where reliability is the weight. What is not its share an item leaves to the
    others, and only one that is alone leaves nothing: so items never contradict each other in all.
    """
    shares = normalised(weights)
    combined = rule.combine(rule.Opinion(belief, share, share) for belief, share in zip(beliefs, shares, strict=True))
    assert combined is not None
    return combined


class EvidentialReasoning(Method[Parameters]):
    """Combines items by weight, each belief discounted by its reliability."""

    NAME = "evidential-reasoning"

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The items combined; None without anything assigned."""
        if not any(assigned(item) for item in items):
            return None
        discounted = [tuple(item.reliability * share for share in item.belief) for item in items]
        belief, _ = combine(discounted, [item.weight for item in items])
        return rounded(belief)
