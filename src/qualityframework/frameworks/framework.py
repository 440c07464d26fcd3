"""A framework as data: domains, areas, indicators, profiles, kinds of evidence."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..errors import Mismatch
from ..shown import Shown
from ..vocabulary import WHOLE, Citation, Fixed, FixedDict, Flag, Frozen, Id, Line, Status
from .aggregation_file import Aggregation
from .changed import Change, Laid
from .programme import AsKnown, Claim, Fact, Profile, Statement, Subject, as_known
from .progress_file import ProgressFile
from .scale_file import Scale
from .sourced import Family, PackRef, Part, Sourced, Voice
from .weighing_file import WeighingFile


class Domain(Sourced):
    """A domain or key question, with the areas that belong to it; where it has none, its indicators name it."""

    id: Id
    title: Line
    question: Line | None = None
    question_status: Status | None = None
    areas: tuple[Id, ...] = ()
    areas_status: Status | None = Field(default=None, description="how we know which areas belong to it")
    indicators_status: Status | None = Field(
        default=None, description="how we know that its indicators here are all of them; left out where it is not known"
    )
    part: Part | None = Field(default=None, description="for one without areas, as an area has it")
    part_status: Status | None = None

    @model_validator(mode="after")
    def _areas_are_known_from_somewhere(self) -> Self:
        if self.areas and self.areas_status is None:
            raise ValueError("a domain with areas says how they are known: `areas_status`")
        return self


class Area(Sourced):
    """An area within a domain."""

    id: Id
    title: Line
    part: Part | None = Field(default=None, description="part of the three-part model it belongs to")
    part_status: Status | None = None


class CriterionPart(Sourced):
    """A part of a criterion."""

    id: Id
    title: Line


class Attribute(Sourced):
    """What a criterion is scored by, such as soundness of approach in RADAR."""

    id: Id
    title: Line
    element: Line = Field(description="what it belongs to, such as approach")
    of: tuple[Id, ...] = Field(min_length=1, description="the domains whose criteria are scored by it")


class Indicator(Sourced):
    """A quality indicator: a thing that can be evaluated."""

    id: Id
    title: Line
    area: Id | None = Field(default=None, description="the area it belongs to")
    domain: Id | None = Field(default=None, description="the domain it belongs to, where that has no areas")
    aliases: tuple[Id, ...] = Field(default=(), description="what it was called before")
    points: Annotated[int, Field(ge=0, le=1_000_000), WHOLE] | None = Field(
        default=None, description="what it counts for, where a total is made of points"
    )
    parts_number: Annotated[int, Field(ge=1, le=100), WHOLE] | None = Field(
        default=None, description="how many parts it has"
    )
    parts_status: Status | None = Field(default=None, description="how we know how many parts it has")
    parts: tuple[CriterionPart, ...] = Field(default=(), description="its parts, where their titles are known")
    voices: tuple[Voice, ...] = Field(default=(), description="whose experience it is about, in our reading")

    @model_validator(mode="after")
    def _stands_in_one_place(self) -> Self:
        if (self.area is None) == (self.domain is None):
            raise ValueError("an indicator belongs to an `area`, or to a `domain` without areas, and not to both")
        if self.parts_number is not None and self.parts_status is None:
            raise ValueError("how the number of parts is known is wanted here: `parts_status`")
        if self.parts and self.parts_number not in (None, len(self.parts)):
            raise ValueError(f"`parts_number` is {self.parts_number}, and {len(self.parts)} parts are told")
        return self


class Capacity(Sourced):
    """A statement over all indicators, outside their count, which has no grade."""

    area: Id
    title: Line


class KindOfEvidence(Sourced):
    """A kind of evidence: whose voice it carries and what it can show by itself."""

    id: Id
    title: Line
    family: Family
    voice: Voice
    can_show: tuple[Part, ...] = Field(description="parts of the framework that it can show by itself")


class EvidenceFile(Frozen):
    """`evidence.yaml`."""

    kinds: tuple[KindOfEvidence, ...] = Field(min_length=1)


Count = Annotated[int, Field(ge=0), WHOLE]


class Counts(Frozen):
    """How many there are, as the source says; what it does not say is left out."""

    domains: Count | None = None
    areas: Count | None = None
    indicators: Count | None = None
    points: Count | None = Field(default=None, description="what the points of all indicators come to")


class Called(Frozen):
    """What the publisher calls things, one and many, where it is not what is said here."""

    domain: Line = "domain"
    domains: Line = "domains"
    indicator: Line = "indicator"
    indicators: Line = "indicators"


class FrameworkFile(Frozen):
    """`framework.yaml`."""

    kind: Literal["framework"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    partners: tuple[Line, ...] = ()
    licence: Line
    scale: PackRef
    ruleset: PackRef | None = Field(default=None, description="the ruleset a review uses when none is named")
    evidence: PackRef | None = Field(
        default=None, description="a pack of kinds of evidence and weighing, where the framework brings none of its own"
    )
    thin: Line | None = Field(default=None, description="what of the framework is carried here, where it is not all")
    called: Called = Called()
    sources: Fixed[Id, Citation]
    counts: Counts = Field(description="what the source says")
    domains: tuple[Domain, ...]
    areas: tuple[Area, ...] = ()
    indicators: tuple[Indicator, ...]
    attributes: tuple[Attribute, ...] = Field(default=(), description="what criteria are scored by")
    aggregations: tuple[Aggregation, ...] = Field(
        default=(),
        description="how the framework itself makes one grade of others, from a day on; none where it does not say",
    )
    claims: tuple[Claim, ...] = Field(default=(), description="what sources say about it, contradictions included")
    capacity: Capacity | None = None
    profiles: tuple[Profile, ...]
    reflective_questions: tuple[Statement, ...] = Field(
        default=(), description="what a position statement seeks to answer"
    )
    priorities_in: Id | None = Field(
        default=None, description="the area that priorities of a record belong to, where a record brings its own"
    )
    self_evaluated: Flag = Field(
        default=False, description="services evaluate themselves by it before anybody else does"
    )
    published_for: tuple[Id, ...] = Field(
        default=(), description="fields of work that it was published for, where it is for some alone"
    )


class Framework(Shown, Frozen):
    """A framework, loaded and checked: every reference in it leads somewhere."""

    file: FrameworkFile
    scale: Scale
    kinds: Fixed[str, KindOfEvidence]
    own_weighing: WeighingFile | None = Field(
        description="how evidence is weighed; None where no record is judged by it"
    )
    progress: ProgressFile | None = Field(default=None, description="the criteria of progress, where it has any")
    digest: str
    scale_digest: str
    overlays: tuple[Laid, ...] = Field(default=(), description="every overlay that was given")
    changes: tuple[Change, ...] = Field(default=(), description="what overlays changed of it")

    @property
    def id(self) -> str:
        """Identifier of the pack."""
        return self.file.id

    @property
    def edition(self) -> str:
        """Edition of the pack."""
        return self.file.edition

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"

    @property
    def ruleset(self) -> str:
        """The ruleset that a review uses when none is named.

        Raises:
            Mismatch: when the framework names none.
        """
        if self.file.ruleset is None:
            raise Mismatch(f"{self.name} names no ruleset: give one with --ruleset")
        return self.file.ruleset

    @property
    def weighing(self) -> WeighingFile:
        """How evidence is weighed.

        Raises:
            Mismatch: when the framework says nothing about evidence, so that no record can be judged by it.
        """
        if self.own_weighing is None:
            raise Mismatch(f"{self.name} is here to be shown and compared: it has no kinds of evidence and no weighing")
        return self.own_weighing

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by code, in the framework's order."""
        return FixedDict({indicator.id: indicator for indicator in self.file.indicators})

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """Areas by identifier."""
        return FixedDict({area.id: area for area in self.file.areas})

    @cached_property
    def domain_of(self) -> Mapping[str, Domain]:
        """The domain that an indicator belongs to, by code."""
        homes = {area: domain for domain in self.file.domains for area in domain.areas}
        homes |= {domain.id: domain for domain in self.file.domains if not domain.areas}
        return FixedDict({one.id: homes[one.area or one.domain or ""] for one in self.file.indicators})

    def indicators_of(self, domain: str) -> tuple[str, ...]:
        """Codes of the indicators that belong to a domain, in the framework's order."""
        return tuple(code for code, home in self.domain_of.items() if home.id == domain)

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """Profiles by identifier."""
        return FixedDict({profile.id: profile for profile in self.file.profiles})

    def profiles_on(self, day: dt.date) -> tuple[Profile, ...]:
        """The profiles whose programme ran on `day`, as is known now."""
        return self.profiles_known(day, None).known

    def profiles_known(self, day: dt.date | None, known_on: dt.date | None) -> AsKnown[Profile]:
        """The profiles whose programme ran on `day` (on any, for None), as was known on another day (now, for None)."""
        running = (one for one in self.file.profiles if day is None or one.covers(day))
        return as_known(running, known_on, self.file.sources)

    @property
    def standing(self) -> tuple[Profile, ...]:
        """The profiles of all days that were not withdrawn."""
        return self.profiles_known(None, None).known

    def claims_known(self, day: dt.date | None, known_on: dt.date | None) -> AsKnown[Claim]:
        """What is said of `day`, likewise; two claims about one thing are a contradiction that nobody has settled."""
        said = (one for one in self.file.claims if day is None or one.covers(day))
        return as_known(said, known_on, self.file.sources)

    def learnt(self, fact: Fact) -> dt.date | None:
        """The day a fact was learnt: as it says, else the day its source was read; None where neither is told."""
        return fact.learnt_on(self.file.sources)

    def with_priorities(self, priorities: Mapping[str, str]) -> "Framework":
        """The framework with priorities of a record, titles by id, as indicators that every profile evaluates."""
        file = self.file
        assert file.priorities_in is not None
        own = tuple(
            Indicator(id=id_, title=title, area=file.priorities_in, status=Status.DRAFTED, note="of the record")
            for id_, title in priorities.items()
        )
        subjects = tuple(Subject(id=id_, indicators=(id_,)) for id_ in priorities)
        profiles = tuple(one.model_copy(update={"subjects": (*one.subjects, *subjects)}) for one in file.profiles)
        extended = FrameworkFile.model_copy(file, update={"indicators": (*file.indicators, *own), "profiles": profiles})
        return Framework(
            file=extended,
            scale=self.scale,
            kinds=self.kinds,
            own_weighing=self.own_weighing,
            progress=self.progress,
            digest=self.digest,
            scale_digest=self.scale_digest,
            overlays=self.overlays,
            changes=self.changes,
        )

    def part_of(self, indicators: Iterable[str]) -> str | None:
        """The part of the three-part model that all these indicators belong to, or None."""
        parts = {self._part(self.indicators[code]) for code in indicators}
        return parts.pop() if len(parts) == 1 else None

    def _part(self, indicator: Indicator) -> Part | None:
        return self.areas[indicator.area].part if indicator.area is not None else self.domain_of[indicator.id].part
