"""Items as counts of a Dirichlet-multinomial model, with an assumption beforehand that is spread evenly or not at all.

Both take items for independent sightings, so many items of one source make them sure.
Source: precise, the textbook posterior mean under an even prior; imprecise, Walley 1996, JRSS B 58(1):3-57.
"""

from __future__ import annotations

from ...frameworks import DirichletParameters
from ..mass import Mass
from .method import Pooled, SummingMethod


class Dirichlet(SummingMethod[DirichletParameters]):
    """The mean of the posterior. It holds what is assumed beforehand, so it is not the sum of the items alone."""

    NAME = "dirichlet"

    def pooled(self, counts: Mass) -> Pooled:
        """(n + a0/K) / (N + a0) for each of K points, with counts n that sum to N."""
        prior = self.parameters.prior
        whole = counts.total + prior
        return Pooled(tuple((count + prior / len(self.points)) / whole for count in counts.told), 0.0)


class ImpreciseDirichlet(SummingMethod[DirichletParameters]):
    """The lower probability of each point over all priors of one weight; what they differ by is ignorance."""

    NAME = "imprecise-dirichlet"
    ADDITIVE = True

    def pooled(self, counts: Mass) -> Pooled:
        """n / (N + s) for each point and s / (N + s) for none, with counts n that sum to N."""
        whole = counts.total + self.parameters.prior
        return Pooled(tuple(count / whole for count in counts.told), self.parameters.prior / whole)
