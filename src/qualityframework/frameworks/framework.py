"""A framework as data: domains, areas, indicators, profiles, kinds of evidence, illustrations."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator

from ..vocabulary import WHOLE, Citation, Day, Fixed, FixedDict, Flag, Frozen, Grade, Id, Line, Status, Written
from .progress_file import ProgressFile
from .sourced import Family, PackRef, Part, Sourced, Voice
from .weighing_file import WeighingFile


class Point(Sourced):
    """One point of a scale, 1 for the lowest."""

    value: Annotated[int, Field(ge=1, le=10), WHOLE]
    name: Annotated[
        str, Written(r"[a-z][a-z_]{0,39}", "small letters and underscores are wanted here, such as very_good")
    ]
    label: Line
    aliases: tuple[Line, ...] = ()
    descriptor: Line = Field(description="what the point stands for, in our words")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way of writing it, in one spelling each."""
        return tuple(spelling(name) for name in (self.name, self.label, *self.aliases))


class Scale(Frozen):
    """An ordered scale of two to ten points, in a pack of its own."""

    kind: Literal["scale"]
    id: Id
    edition: Id
    title: Line
    sources: Fixed[Id, Citation]
    points: tuple[Point, ...] = Field(min_length=2, max_length=10)

    @field_validator("points")
    @classmethod
    def _are_in_order(cls, points: tuple[Point, ...]) -> tuple[Point, ...]:
        if [point.value for point in points] != list(range(1, len(points) + 1)):
            raise ValueError("the points go up from 1 by one")
        owners: dict[str, int] = {}
        for point in points:
            for written in point.spellings:
                if owners.setdefault(written, point.value) != point.value:
                    raise ValueError(f"two points are written `{written}`: by name, label or alias")
        return points

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades, lowest first."""
        return tuple(Grade(self.id, point.value, point.name, point.label) for point in self.points)

    @cached_property
    def by_name(self) -> Mapping[str, Grade]:
        """Grades by every way of writing them: name, label, alias, in lower case with underscores."""
        known: dict[str, Grade] = {}
        for point, grade in zip(self.points, self.grades, strict=True):
            known |= dict.fromkeys(point.spellings, grade)
        return FixedDict(known)

    def grade(self, name: str) -> Grade | None:
        """The grade written as `name`, or None."""
        return self.by_name.get(name) or self.by_name.get(spelling(name))


def spelling(name: str) -> str:
    """One spelling for `Very good`, `very-good` and `very_good`."""
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


class Domain(Sourced):
    """A domain, with the areas that belong to it."""

    id: Id
    title: Line
    question: Line | None = None
    question_status: Status | None = None
    areas: tuple[Id, ...]
    areas_status: Status


class Area(Sourced):
    """An area within a domain."""

    id: Id
    title: Line
    part: Part | None = Field(default=None, description="part of the three-part model it belongs to")
    part_status: Status | None = None


class Indicator(Sourced):
    """A quality indicator: a thing that can be evaluated."""

    id: Id
    title: Line
    area: Id
    voices: tuple[Voice, ...] = Field(default=(), description="whose experience it is about, in our reading")


class Capacity(Sourced):
    """A statement over all indicators, outside their count, which has no grade."""

    area: Id
    title: Line


class Subject(Frozen):
    """What a profile evaluates: one indicator, or a group evaluated as one."""

    id: Id
    title: Line | None = Field(default=None, description="for a group; an indicator brings its own")
    indicators: tuple[Id, ...] = Field(min_length=1)
    overall: Flag = Field(default=False, description="a judgement over all the others")


class Statement(Sourced):
    """A statement, question or line of enquiry that a programme answers."""

    id: Id
    text: Line


class Profile(Sourced):
    """What one programme evaluates and answers, from a day and until one."""

    id: Id
    title: Line
    programme: Line
    start: Day = Field(alias="from")
    until: Day | None = None
    dates_status: Status = Field(description="how we know the two days")
    subjects: tuple[Subject, ...] = Field(min_length=1)
    statements_called: Line = Field(default="statements", description="what the programme calls them")
    statements: tuple[Statement, ...] = ()

    def covers(self, day: dt.date) -> bool:
        """Whether `day` lies within the programme."""
        return self.start <= day and (self.until is None or day <= self.until)


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


class Illustration(Frozen):
    """What very good and weak practice can look like. Indicative, never a checklist."""

    indicator: Id
    very_good: tuple[Line, ...] = Field(min_length=3)
    weak: tuple[Line, ...] = Field(min_length=3)


class IllustrationsFile(Sourced):
    """`illustrations.yaml`: one status for all, as they are ours or the publisher's together."""

    illustrations: tuple[Illustration, ...]


class Counts(Frozen):
    """How many there are, as the source says."""

    domains: Annotated[int, WHOLE]
    areas: Annotated[int, WHOLE]
    indicators: Annotated[int, WHOLE]


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
    ruleset: PackRef = Field(description="the ruleset a review uses when none is named")
    sources: Fixed[Id, Citation]
    counts: Counts = Field(description="what the source says")
    domains: tuple[Domain, ...]
    areas: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
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


class Framework(Frozen):
    """A framework, loaded and checked: every reference in it leads somewhere."""

    file: FrameworkFile
    scale: Scale
    kinds: Fixed[str, KindOfEvidence]
    weighing: WeighingFile
    progress: ProgressFile | None = Field(default=None, description="the criteria of progress, where it has any")
    digest: str
    scale_digest: str

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

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by code, in the framework's order."""
        return FixedDict({indicator.id: indicator for indicator in self.file.indicators})

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """Areas by identifier."""
        return FixedDict({area.id: area for area in self.file.areas})

    @cached_property
    def domain_of_area(self) -> Mapping[str, Domain]:
        """The domain that an area belongs to."""
        return FixedDict({area: domain for domain in self.file.domains for area in domain.areas})

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """Profiles by identifier."""
        return FixedDict({profile.id: profile for profile in self.file.profiles})

    def profiles_on(self, day: dt.date) -> tuple[Profile, ...]:
        """The profiles whose programme ran on `day`."""
        return tuple(profile for profile in self.file.profiles if profile.covers(day))

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
            weighing=self.weighing,
            progress=self.progress,
            digest=self.digest,
            scale_digest=self.scale_digest,
        )

    def part_of(self, indicators: Iterable[str]) -> str | None:
        """The part of the three-part model that all these indicators belong to, or None."""
        parts = {self.areas[self.indicators[code].area].part for code in indicators}
        return parts.pop() if len(parts) == 1 else None
