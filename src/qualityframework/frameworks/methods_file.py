"""The parameters of each method of weighing, by the name of the method."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import NUMBER, WHOLE, Frozen, Id, Line, Probability

Mass = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False), NUMBER]
Positive = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False), NUMBER]
Percent = Annotated[int, Field(ge=0, le=100), WHOLE]
Rounding = Literal["half-up", "half-even"]


class Parameters(Frozen):
    """What every method says: why it is here and why with these figures."""

    reason: Line


class PoolParameters(Parameters):
    """Weighted evidence pool."""

    saturation: Probability = Field(description="rho: 0 lets one source count without end; it counts for 1/rho at most")
    prior_ignorance: Mass = Field(description="s0: ignorance before any evidence, in ordinary items")


class RuleParameters(Parameters):
    """Evidential reasoning rule."""

    weight_scale: Positive = Field(description="what a weight is multiplied by; above 1 it then counts as 1")


class DirichletParameters(Parameters):
    """Dirichlet and imprecise Dirichlet."""

    prior: Mass = Field(description="weight of what is assumed before any evidence, in ordinary items")


class Limiter(Frozen):
    """A cap: a band does not stand beside a source that is this low."""

    band: tuple[Line, ...] = Field(min_length=1, description="bands that it caps")
    beside: Line = Field(description="a source at this point or below")
    becomes: Line = Field(description="the band that is given instead")


class PercentageParameters(Parameters):
    """Percentage bands with limiters."""

    cuts: tuple[Percent, ...] = Field(description="lower edge in per cent of each point above the lowest")
    rounding: Rounding = Field(description="what happens to a half of one per cent")
    limiters: tuple[Limiter, ...] = ()


class RadarParameters(Parameters):
    """EFQM RADAR: the mean of its parts, and no higher than the parts that cap it."""

    cuts: tuple[Percent, ...] = Field(description="lower edge in per cent of each point above the lowest")
    caps: tuple[Id, ...] = Field(default=(), description="sources above whose score the whole cannot be")


class LatentParameters(Parameters):
    """Ordinal latent Bayes."""

    slope: Positive = Field(description="how sharply an item tells one point from the next")
    grid: Annotated[int, Field(ge=1, le=200), WHOLE] = Field(description="grid points between two points of the scale")


class Methods(Frozen):
    """Methods by their names. A method that is not here is not offered."""

    weighted_evidence_pool: PoolParameters | None = Field(default=None, alias="weighted-evidence-pool")
    evidential_reasoning: Parameters | None = Field(default=None, alias="evidential-reasoning")
    evidential_reasoning_rule: RuleParameters | None = Field(default=None, alias="evidential-reasoning-rule")
    dirichlet: DirichletParameters | None = None
    imprecise_dirichlet: DirichletParameters | None = Field(default=None, alias="imprecise-dirichlet")
    weighted_median: Parameters | None = Field(default=None, alias="weighted-median")
    percentage_bands: PercentageParameters | None = Field(default=None, alias="percentage-bands")
    radar: RadarParameters | None = None
    ordinal_latent_bayes: LatentParameters | None = Field(default=None, alias="ordinal-latent-bayes")

    @model_validator(mode="after")
    def _at_least_one(self) -> Self:
        if not self.by_name:
            raise ValueError("at least one method is wanted here")
        return self

    @property
    def by_name(self) -> Mapping[str, Parameters]:
        """The parameters of each method that is offered."""
        found = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        return {name: parameters for name, parameters in found.items() if parameters is not None}

    @property
    def names(self) -> tuple[str, ...]:
        """The methods that are offered."""
        return tuple(self.by_name)
