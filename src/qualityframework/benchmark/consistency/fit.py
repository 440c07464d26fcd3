"""Do earlier grades follow their evidence as the comparison takes them to? Where they do not, it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import pdtrc

from ...frameworks import ConsistencyFigures
from .model import Model, Seen
from .standing import likeliest


@dataclass(frozen=True, slots=True)
class Fit:
    """How many earlier grades lie outside what the model, which has seen them, calls likely.

    Args:
        cases: how many were tried.
        outside: how many lie outside the likely grades.
        by_chance: how many would.
        at_the_edge: whether earlier panels gave so much more, or less, that the model has no room for it.
        follows: whether neither speaks against comparing.
    """

    cases: int
    outside: int
    by_chance: float
    at_the_edge: bool
    follows: bool

    @property
    def in_words(self) -> str:
        """Why nothing is called by this history."""
        if self.at_the_edge:
            return "earlier grades lie farther from their evidence than can be reckoned with"
        return (
            f"earlier grades do not follow their evidence as a comparison takes them to: of {self.cases} tried, "
            f"{self.outside} lie outside what it would call likely, and about {self.by_chance:.0f} would by chance"
        )


def fit_of(model: Model, history: Sequence[Seen], figures: ConsistencyFigures) -> Fit:
    """Tries the model on the history that it was fitted to, or on so many of it, evenly taken.

    A history is said not to follow its evidence where as many outside would come by chance (Poisson) more rarely than
    the figures say. As the model has seen the history, that errs on the side of letting it stand.
    """
    ordered = sorted(history)
    every = max(1, -(-len(ordered) // figures.tried))
    tried = ordered[::every]
    outside, by_chance = 0, 0.0
    for one in tried:
        told = tuple(float(share) for share in model.predicted(one.subject, one.score))
        likely = likeliest(told, figures.likely)
        outside += one.grade not in likely
        by_chance += 1 - sum(told[position - 1] for position in likely)
    at_the_edge = model.at_the_edge > figures.edge
    rare = outside > 0 and float(pdtrc(outside - 1, by_chance)) < figures.misfit
    return Fit(len(tried), outside, by_chance, at_the_edge, not at_the_edge and not rare)
