"""What answers to a survey can say when not all who were asked did answer. Selection is the danger, not the margin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ...errors import Unusable
from ...frameworks import SurveyFigures
from . import given


@dataclass(frozen=True, slots=True)
class GroupAsked:
    """A group of those who were asked, such as a role, an agency or a locality."""

    name: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Representativeness:
    """How alike groups are in how many of them answered."""

    response: Annotated[float, Field(description="share of all who answered")]
    spread: Annotated[float, Field(description="standard deviation of the response over groups")]
    indicator: Annotated[float, Field(description="R-indicator: 1 if all groups answered alike, less if they did not")]

    def bias_at_most(self, share: float) -> float:
        """How far off the share of those who answered can be by reason of these groups, from 0 to 1.

        Raises:
            Unusable: for what is no share.
        """
        given.share("share", share)
        return self.spread * math.sqrt(share * (1 - share)) / self.response


@dataclass(frozen=True, slots=True)
class SurveyReliability:
    """How far a survey can be relied on."""

    answers: int
    response: float
    representativeness: Annotated[Representativeness | None, Field(description="None where no groups are known")]
    reliability: Annotated[float | None, Field(description="for certain; None where it is to be told in words alone")]
    could_be: Annotated[float | None, Field(description="if all groups had answered alike, where groups are not known")]
    why: str

    @property
    def words_alone(self) -> bool:
        """Whether there are too few answers for any number."""
        return self.reliability is None


def without_assumptions(met: int, answered: int, asked: int) -> tuple[float, float]:
    """What the share among all who were asked can be: from none to all of those who did not answer might have met it.

    Raises:
        Unusable: for numbers that cannot be.

    Source: Manski 1989: from p r to p r + 1 - r.
    """
    given.whole("asked", asked, 1)
    given.whole("answered", answered, 0)
    if answered > asked:
        raise Unusable(f"`answered` is {answered}, and only {asked} were asked")
    if given.whole("met", met, 0) > answered:
        raise Unusable(f"`met` is {met}, and only {answered} answered")
    return met / asked, (met + asked - answered) / asked


def representativeness(groups: Sequence[GroupAsked]) -> Representativeness:
    """How representative those are who answered, as far as the groups can tell.

    Groups that are not known can hide any selection: a high value is no proof.

    Raises:
        Unusable: for fewer than two groups, groups that cannot be, or no answers at all.

    Source: Schouten, Cobben and Bethlehem 2009: 1 - 2 S.
    """
    asked, answered = _totals(groups)
    if len(groups) < 2:
        raise Unusable("`groups` has fewer than two: with one there is nothing to compare")
    if not answered:
        raise Unusable("nobody answered, so that nothing can be said of who did")
    response = answered / asked
    squares = math.fsum(group.asked * (group.answered / group.asked - response) ** 2 for group in groups)
    spread = math.sqrt(squares / (asked - 1))
    return Representativeness(response, spread, 1 - 2 * spread)


def survey_reliability(groups: Sequence[GroupAsked], figures: SurveyFigures) -> SurveyReliability:
    """How far a survey can be relied on as evidence, from 0 to 1. No response rate by itself is safe.

    Args:
        groups: those who were asked, in groups that are known; one where none are.
        figures: what is good and what is fair.

    Raises:
        Unusable: for no groups, or groups that cannot be.
    """
    asked, answered = _totals(groups)
    several = len(groups) > 1
    found = representativeness(groups) if several and answered else None
    small = [group.name for group in groups if several and group.answered < figures.fewest_in_group]

    def told(sure: float | None, could_be: float | None, why: str) -> SurveyReliability:
        return SurveyReliability(answered, answered / asked, found, sure, could_be, why)

    if answered < figures.fewest_answers:
        return told(None, None, f"fewer than {figures.fewest_answers} answers are told in words alone")
    if small:
        return told(None, None, f"fewer than {figures.fewest_in_group} answered in {', '.join(small)}: words alone")
    if found is None:
        sure, could_be = (_reliability(answered / asked, indicator, figures) for indicator in (-math.inf, 1.0))
        return told(sure, could_be, "it is not known whether groups answered alike")
    sure = _reliability(found.response, found.indicator, figures)
    return told(sure, sure, f"R-indicator {found.indicator:.2f}, response {found.response:.0%}")


def _reliability(response: float, indicator: float, figures: SurveyFigures) -> float:
    good, fair = figures.good, figures.fair
    if indicator >= good.indicator and response >= good.response:
        return good.reliability
    if indicator >= fair.indicator or response >= fair.response:
        return fair.reliability
    return figures.poor


def _totals(groups: Sequence[GroupAsked]) -> tuple[int, int]:
    if not groups:
        raise Unusable("`groups` names none")
    for group in groups:
        given.whole(f"asked of {group.name}", group.asked, 1)
        if given.whole(f"answered of {group.name}", group.answered, 0) > group.asked:
            raise Unusable(f"`answered` of {group.name} is {group.answered}, and only {group.asked} were asked")
    return sum(group.asked for group in groups), sum(group.answered for group in groups)
