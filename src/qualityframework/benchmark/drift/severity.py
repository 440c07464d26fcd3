"""Is one team more lenient than others? Means of teams, drawn towards nought, in order of name: it ranks nobody.

What is told of a team is the posterior of its leniency, with the variances of `variances.py` taken as known. With n
inspections and the ratio of within to between, its mean is (mean residual) n / (n + ratio) and its variance is
within / (n + ratio). Where inspections differ in their number of indicators, each counts by its own variance. What the
baseline may be mistaken by is the same for all, moves the mean as it is drawn, and makes intervals wider.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from statistics import NormalDist

from ...errors import Unusable
from ...frameworks import DriftFigures, SeverityFigures
from ...vocabulary import natural
from .inspected import Inspected
from .places import rounded
from .variances import Variances, variances


class Caution(StrEnum):
    """Why teams cannot be told apart, or not from what they inspected."""

    NOBODY_NAMED = "nobody-named"
    ONE_TEAM = "one-team"
    AREAS_NOT_RECORDED = "areas-not-recorded"
    OTHER_AREAS = "other-areas"
    OTHER_TIMES = "other-times"

    @property
    def words(self) -> str:
        """The caution as a sentence."""
        return _WORDS[self]


_WORDS = {
    Caution.NOBODY_NAMED: "No inspection names its team, so nothing can be told of teams.",
    Caution.ONE_TEAM: "Only one team is named: its leniency cannot be told from that of all panels of its time.",
    Caution.AREAS_NOT_RECORDED: (
        "It is not recorded whether these teams inspected the same areas: a team's leniency may be its areas' doing."
    ),
    Caution.OTHER_AREAS: (
        "These teams inspected different areas, and no area links them all: a team's leniency may be its areas' doing."
    ),
    Caution.OTHER_TIMES: (
        "Most of one team's inspections came after all of another's: if all panels became more lenient or more severe "
        "in between, it looks as if the teams differed."
    ),
}


@dataclass(frozen=True, slots=True)
class DrawnMean:
    """How much more lenient than expected, in grades; below nought is severe. `low` to `high` is its interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TeamLeniency:
    """What can be told of one team; `leniency` is None where its inspections are too few to tell."""

    team: str
    inspections: int
    leniency: DrawnMean | None


@dataclass(frozen=True, slots=True)
class Severity:
    """What can be told of teams, in order of their names.

    `unnamed` inspections name no team and are left out. `reckoned` says whether the variances are from the inspections
    themselves; else they are from the figures.
    """

    teams: tuple[TeamLeniency, ...]
    unnamed: int
    level: float
    fewest: int
    reckoned: bool
    cautions: tuple[Caution, ...]


def severity_of(inspections: Iterable[Inspected], figures: SeverityFigures, drift: DriftFigures) -> Severity:
    """How lenient each team is, as far as it can be told. The order of inspections does not matter.

    Args:
        inspections: residuals against a baseline that stays as it was.
        figures: how few inspections tell nothing, and what is known of variances beforehand.
        drift: the standard deviation of a mean residual by its number of indicators.

    Raises:
        Unusable: for a residual that is no finite number, or an inspection without indicators.
    """
    every = tuple(inspections)
    if not all(math.isfinite(one.residual) for one in every):
        raise Unusable("a residual is a finite number: an inspection that could not be compared is left out")
    teams = defaultdict[str, list[Inspected]](list)
    for one in every:
        if one.team is not None:
            teams[one.team].append(one)
    known = variances(teams.values(), figures, drift)
    return Severity(
        teams=tuple(
            TeamLeniency(team, len(own), _leniency(own, known, figures.level) if len(own) >= figures.fewest else None)
            for team, own in sorted(teams.items(), key=lambda item: natural(item[0]))
        ),
        unnamed=sum(one.team is None for one in every),
        level=figures.level,
        fewest=figures.fewest,
        reckoned=known.reckoned,
        cautions=tuple(_cautions(teams)),
    )


def _leniency(own: Sequence[Inspected], known: Variances, level: float) -> DrawnMean:
    precision = 1 / known.between + math.fsum(1 / known.within[one.indicators] for one in own)
    mean = math.fsum(one.residual / known.within[one.indicators] for one in own) / precision
    mistaken = math.fsum(one.doubt / known.within[one.indicators] for one in own) / precision
    half = NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(1 / precision + mistaken**2)
    return DrawnMean(*(rounded(value) for value in (mean, mean - half, mean + half)))


def _cautions(teams: Mapping[str, Sequence[Inspected]]) -> Iterator[Caution]:
    if len(teams) < 2:
        yield Caution.ONE_TEAM if teams else Caution.NOBODY_NAMED
        return
    if not _linked_by_areas(teams.values()):
        recorded = all(one.area is not None for own in teams.values() for one in own)
        yield Caution.OTHER_AREAS if recorded else Caution.AREAS_NOT_RECORDED
    if any(_mostly_after(own, other) for own, other in permutations(teams.values(), 2)):
        yield Caution.OTHER_TIMES


def _linked_by_areas(teams: Iterable[Sequence[Inspected]]) -> bool:
    seen = [{one.area for one in own if one.area is not None} for own in teams]
    linked = seen.pop()
    while met := [areas for areas in seen if areas & linked]:
        linked = linked.union(*met)
        seen = [areas for areas in seen if not areas & linked]
    return not seen


def _mostly_after(own: Sequence[Inspected], other: Sequence[Inspected]) -> bool:
    last = max(one.at for one in other)
    return 2 * sum(one.at > last for one in own) > len(own)
