"""Which shares lie further from the common one than chance would have them? A funnel, as of records meeting a standard.

A unit is an area, a service, a team: whatever is counted. Units are in order of name, and nothing ranks them.

Source: Spiegelhalter 2005, Funnel plots for comparing institutional performance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from ...errors import Unusable
from ...frameworks import FunnelFigures
from ...vocabulary import natural, printable
from .limits import funnel_limits, rounded


@dataclass(frozen=True, slots=True)
class Counted:
    """Of so many in a unit, so many meet it."""

    unit: str
    met: int
    of: int


Side = Literal["low", "high"]


class Zone(StrEnum):
    """Where a share lies. Where the limits of a side leave out no share, not to lie beyond them says nothing of it."""

    CANNOT_TELL = "cannot-tell"
    WITHIN = "within"
    WARNING = "beyond-warning"
    ALARM = "beyond-alarm"


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit in the funnel."""

    unit: str
    met: int
    of: int
    share: float
    z: Annotated[float, Field(description="from the common share, in standard deviations that chance would have")]
    zone: Annotated[Zone, Field(description="by the limits of chance alone")]
    unseen: Annotated[tuple[Side, ...], Field(description="on which sides no share of so few could lie beyond these")]
    z_adjusted: Annotated[float, Field(description="the same, also allowing for over-dispersion")]
    adjusted: Annotated[Zone, Field(description="by limits that allow for over-dispersion")]
    unseen_adjusted: Annotated[tuple[Side, ...], Field(description="on which sides no share could lie beyond these")]


@dataclass(frozen=True, slots=True)
class Funnel:
    """All units around their common share."""

    target: Annotated[float, Field(description="the common share: of all together")]
    met: int
    of: int
    dispersion: Annotated[
        float, Field(description="mean square of z, the outermost drawn in; by chance mostly below 1")
    ]
    tau2: Annotated[
        float, Field(description="variance of true shares; 0 where no more spread than chance could be shown")
    ]
    warning: Annotated[float, Field(description="level of the warning limits")]
    alarm: Annotated[float, Field(description="level of the alarm limits")]
    units: Annotated[tuple[Placed, ...], Field(description="in order of name; none is ranked")]


@dataclass(frozen=True, slots=True)
class TooFewUnits:
    """So few units that a funnel says nothing: each would be compared with little but itself."""

    units: int
    fewest: int


def funnel_of(counted: Iterable[Counted], figures: FunnelFigures) -> Funnel | TooFewUnits:
    """The funnel of units. The order in which they are given does not matter.

    Raises:
        Unusable: with every unit that stands there twice, or whose numbers cannot be.
    """
    counted = sorted(counted, key=lambda one: natural(one.unit))
    _refuse(counted)
    if len(counted) < figures.fewest:
        return TooFewUnits(len(counted), figures.fewest)
    met, of = sum(one.met for one in counted), sum(one.of for one in counted)
    target = met / of
    variances = [target * (1 - target) / one.of for one in counted]
    away = [one.met / one.of - target for one in counted]
    z = [_over(distance, variance) for distance, variance in zip(away, variances, strict=True)]
    dispersion = _dispersion(z, figures.winsorised)
    tau2 = _tau2(dispersion, variances)

    def placed(one: Counted, distance: float, variance: float) -> Placed:
        zone, unseen = _zone(one, target, 0.0, figures)
        adjusted, unseen_adjusted = _zone(one, target, tau2, figures)
        return Placed(
            unit=one.unit,
            met=one.met,
            of=one.of,
            share=rounded(one.met / one.of),
            z=rounded(_over(distance, variance)),
            zone=zone,
            unseen=unseen,
            z_adjusted=rounded(_over(distance, variance + tau2)),
            adjusted=adjusted,
            unseen_adjusted=unseen_adjusted,
        )

    return Funnel(
        target=rounded(target),
        met=met,
        of=of,
        dispersion=rounded(dispersion),
        tau2=rounded(tau2),
        warning=figures.warning,
        alarm=figures.alarm,
        units=tuple(map(placed, counted, away, variances)),
    )


def _zone(one: Counted, target: float, tau2: float, figures: FunnelFigures) -> tuple[Zone, tuple[Side, ...]]:
    """Where a unit lies, and on which sides not even none or all would lie beyond the warning limits."""
    share = rounded(one.met / one.of)
    warning, alarm = (funnel_limits(target, one.of, level, tau2) for level in (figures.warning, figures.alarm))
    blind: Mapping[Side, bool] = {"low": warning.low <= 0, "high": warning.high >= 1}
    unseen = tuple(side for side, is_so in blind.items() if is_so)
    if not alarm.low <= share <= alarm.high:
        return Zone.ALARM, unseen
    if not warning.low <= share <= warning.high:
        return Zone.WARNING, unseen
    return Zone.CANNOT_TELL if unseen else Zone.WITHIN, unseen


def _dispersion(z: Sequence[float], winsorised: float) -> float:
    """The mean square of distances, the outermost drawn in: a few far ones alone are no over-dispersion.

    By chance it is some two thirds, and not 1: what is drawn in is lost. So `tau2` errs towards 0, and 0 shows nothing.
    """
    low, high = np.quantile(z, [winsorised, 1 - winsorised])
    return float(np.mean(np.clip(z, low, high) ** 2))


def _tau2(dispersion: float, variances: Sequence[float]) -> float:
    """The variance of true shares that such a dispersion comes from, by the method of moments."""
    excess = len(variances) * dispersion - (len(variances) - 1)
    if excess <= 0:
        return 0.0
    weights = [1 / variance for variance in variances]
    return excess / (math.fsum(weights) - math.fsum(weight * weight for weight in weights) / math.fsum(weights))


def _over(distance: float, variance: float) -> float:
    """In standard deviations; where all units are at one end there is no variance, and none is away from the others."""
    return distance / math.sqrt(variance) if variance > 0 else 0.0


def _refuse(counted: Sequence[Counted]) -> None:
    """Of units in order of name."""
    wrong = [f"{one.unit}: {one.met} of {one.of}" for one in counted if not (0 <= one.met <= one.of and one.of > 0)]
    wrong += [f"{one.unit} twice" for one, other in pairwise(counted) if one.unit == other.unit]
    if wrong:
        raise Unusable(f"a unit stands there once, with a part of at least one: not {'; '.join(map(printable, wrong))}")
