"""What random records are drawn for: the frameworks that have rules, each with names that its records can use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from qualityframework.frameworks import Framework, Profile, Ruleset, load, load_ruleset
from qualityframework.testing.pool import Pool

from .parts import TOLD


@dataclass(frozen=True)
class Setting:
    """A framework, and a few of its names: enough for things to meet, and to miss each other.

    Args:
        framework: the pack.
        subjects: what can be evaluated, beside the priorities.
        indicators: what evidence can speak to, beside the priorities.
        kinds: kinds of evidence.
        days: days of evidence, grades and earlier evaluations, around limits that rules have.
        as_of: days of the review.
        priorities: what a record can bring to be evaluated, where the framework leaves that to it.
        fields: fields of work; none where the framework is for any.
    """

    framework: str
    subjects: tuple[str, ...]
    indicators: tuple[str, ...]
    kinds: tuple[str, ...]
    days: tuple[str, ...]
    as_of: tuple[str, ...]
    priorities: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def pack(self) -> Framework:
        return load(self.framework)

    @property
    def ruleset(self) -> Ruleset:
        """The rules that are the framework's own."""
        return load_ruleset(self.pack.ruleset)

    @property
    def grades(self) -> tuple[str, ...]:
        return tuple(grade.name for grade in self.pack.scale.grades)

    def pool(self, profile: Profile) -> Pool:
        """Its names, and texts of which some say who somebody is."""
        return Pool(
            framework=self.pack,
            profile=profile,
            subjects=self.subjects,
            indicators=self.indicators,
            kinds=self.kinds,
            days=self.days,
            as_of=self.as_of,
            priorities=self.priorities,
            fields=self.fields,
            texts=TOLD,
        )


PANEL = Setting(
    framework="children-care-protection/2019",
    subjects=("1.1", "2.1", "2.2", "9.1-9.4", "9.2", "5.3", "3.1", "6.1"),
    indicators=("1.1", "2.1", "2.2", "9.1", "9.2", "5.3", "3.1", "6.1"),
    kinds=(
        "records-read",
        "children-survey",
        "family-meetings",
        "staff-survey",
        "partnership-discussion",
        "plans-and-policies",
    ),
    days=("2014-11-20", "2017-11-29", "2017-11-30", "2019-06-18", "2019-10-24", "2019-11-01"),
    as_of=("2019-11-29", "2019-11-29", "2018-10-01"),
)
PROGRESS = Setting(
    framework="adult-support-protection-progress/2024",
    subjects=("overall",),
    indicators=("overall",),
    kinds=("records-read", "adult-conversations", "staff-survey", "leaders-discussion", "plans-and-papers"),
    days=("2022-09-20", "2023-09-20", "2024-09-20", "2025-01-21", "2025-01-30"),
    as_of=("2025-01-31", "2025-01-31", "2024-10-01"),
    priorities=("p1", "p10", "p2"),
    fields=("adult-support-and-protection", "children-and-young-people"),
)
SELF = Setting(
    framework="community-justice-self-evaluation/2024",
    subjects=("6.4", "organisational-capability"),
    indicators=("6.4", "organisational-capability"),
    kinds=("documents", "own-audits", "people-focus-group", "performance-data", "staff-focus-group"),
    days=("2021-11-20", "2024-11-20", "2025-01-21", "2025-02-14"),
    as_of=("2025-02-21", "2025-02-21", "2024-06-01"),
)
SETTINGS = (PANEL, PROGRESS, SELF)
OF: Mapping[str, Setting] = MappingProxyType({setting.framework: setting for setting in SETTINGS})


def rules_for(data: Mapping[str, Any]) -> Ruleset:
    """The rules that a record is reviewed by."""
    return OF[data["framework"]].ruleset
