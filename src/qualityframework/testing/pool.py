"""The names of a framework that a record uses: few enough that things meet, and miss each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..frameworks import Framework, Profile, Ruleset
from ..vocabulary import Integer
from .drawn_rows import Choose
from .values import Values

TEXTS = (
    "told",
    "why",
    "Almost all records (95%) had a plan.",
    "Almost all records (62%) had a plan.",
    "Most of the plans were sound.",
    "Plans were sound in 60% of records.",
    "Plans were sound in 31 of 50 (68%) records.",
    "Support was good, and leadership was very good.",
    "There was some progress, and practice was weak.",
    "Strengths clearly outweigh areas for improvement.",
    "Important weaknesses were found.",
)
"""Texts that can be held against grades, evidence and each other."""
COUNTS = (0, 1, 29, 30, 60, 61, 119, 120)
_BACK = (0, 1, 7, 30, 31, 36, 90, 365, 366, 731, 1827)
_NAMES = 6


@dataclass(frozen=True)
class Pool:
    """A framework, and what a record takes of it.

    Args:
        framework: that the record is for.
        profile: the programme.
        subjects: what can be evaluated, beside the priorities.
        indicators: what evidence can speak to, beside the priorities.
        kinds: kinds of evidence.
        days: of evidence, grades and earlier evaluations.
        as_of: days that the record can be judged for.
        priorities: what it can bring to be evaluated, where the framework leaves that to it.
        fields: of work, where the framework is for some alone.
        texts: what is told.
        counts: how many people stand behind something, and of how many words it is.
    """

    framework: Framework
    profile: Profile
    subjects: Sequence[str]
    indicators: Sequence[str]
    kinds: Sequence[str]
    days: Sequence[str]
    as_of: Sequence[str]
    priorities: Sequence[str] = ()
    fields: Sequence[str] = ()
    texts: Sequence[str] = TEXTS
    counts: Sequence[int] = COUNTS

    @property
    def grades(self) -> tuple[str, ...]:
        """Names of grades, lowest first."""
        return tuple(grade.name for grade in self.framework.scale.grades)

    @property
    def strands(self) -> tuple[str, ...]:
        """Strands of the criteria of progress, where the framework has any."""
        return tuple(self.framework.progress.by_id) if self.framework.progress is not None else ()


def pool_of(choose: Choose, framework: Framework, near: Ruleset | None = None) -> Pool:
    """A few names of a framework that has a profile.

    Args:
        choose: chooses one of several.
        framework: by which records can be judged.
        near: rules that counts lie near the constants of.
    """
    profile = choose(framework.file.profiles)
    as_of = min(profile.start + dt.timedelta(choose((0, 30, 400, 800))), profile.last)
    subjects = few(choose, [*(one.id for one in profile.subjects), *framework.indicators])
    indicators = {code for one in profile.subjects if one.id in subjects for code in one.indicators}
    indicators |= framework.indicators.keys() & subjects
    file = framework.file
    return Pool(
        framework=framework,
        profile=profile,
        subjects=subjects,
        indicators=sorted(indicators),
        kinds=few(choose, list(framework.kinds)),
        days=[(as_of - dt.timedelta(days)).isoformat() for days in _BACK],
        as_of=[as_of.isoformat()],
        priorities=("p1", "p2", "p10") if file.priorities_in is not None else (),
        fields=(*file.published_for, "elsewhere") if file.published_for else (),
        counts=(*COUNTS, *_counts(near)) if near is not None else COUNTS,
    )


def few(choose: Choose, names: Sequence[str]) -> list[str]:
    """A few of several names in their order, none twice, and one at least where there is any."""
    kept = {choose(names) for _ in range(_NAMES)} if names else set()
    return [name for name in dict.fromkeys(names) if name in kept]


@cache
def _counts(near: Ruleset) -> tuple[int, ...]:
    found = set[int]()
    for rule in near.rules:
        latest = {name: dated.entries[-1][1].value for name, dated in rule.parameters.items()}
        found |= set(Values.near([rule.typed], latest).of(Integer(0, 999_999)))
    return tuple(sorted(found))
