"""What is moderated and by whom, settled before anybody says a grade."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator, field_validator

from ...errors import NotFound
from ...frameworks import Framework
from ...vocabulary import Frozen, Id, Line, did_you_mean
from .digests import Digest, digest_of
from .making import made

MOST_ROLES = 30
MOST_SUBJECTS = 60
_DIGEST = "qualityframework.moderation-terms/1"


def _coded(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    try:
        return read(value)
    except ValidationError:
        raise ValueError(
            "a role is a code such as `chair`, in letters, digits, `.`, `-` and `_`, and never a name"
        ) from None


Role = Annotated[Id, WrapValidator(_coded)]
"""What a member takes part as."""


class ScalePoint(Frozen):
    """A point of the scale: its name as written in files, and its label as shown to people."""

    name: Id
    label: Line


class SubjectModerated(Frozen):
    """An indicator, or a group that is evaluated as one."""

    id: Id
    title: Line
    indicators: tuple[Id, ...] | None = Field(default=None, max_length=MOST_SUBJECTS, description="of a group")


Named = ScalePoint | SubjectModerated | str


class Terms(Frozen):
    """What is moderated and by whom, with all that is needed to read it again, whatever becomes of the packs."""

    id: Id = Field(description="unlike that of any other moderation, so that nothing sealed for one fits another")
    title: Line
    framework: Line
    framework_digest: Digest
    profile: Id
    scale: Line
    points: tuple[ScalePoint, ...] = Field(min_length=2, max_length=10, description="of the scale, lowest first")
    subjects: tuple[SubjectModerated, ...] = Field(min_length=1, max_length=MOST_SUBJECTS)
    roles: Annotated[
        tuple[Role, ...],
        Field(min_length=2, max_length=MOST_ROLES, description="of the members: codes such as `chair`, never names"),
    ]

    @field_validator("points", "subjects", "roles")
    @classmethod
    def _differ(cls, values: tuple[Named, ...]) -> tuple[Named, ...]:
        seen: set[str] = set()
        for value in values:
            name = value if isinstance(value, str) else value.id if isinstance(value, SubjectModerated) else value.name
            if name.casefold() in seen:
                raise ValueError(f"`{name}` is there twice; capital letters make no difference")
            seen.add(name.casefold())
        return values

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all of it."""
        return digest_of(_DIGEST, terms=self)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles of the subjects by identifier, in order."""
        return {subject.id: subject.title for subject in self.subjects}

    @cached_property
    def groups(self) -> dict[str, str]:
        """The groups that are moderated as one, by the indicators in them."""
        return {code: subject.id for subject in self.subjects for code in subject.indicators or ()}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Labels of the points by name, lowest first."""
        return {point.name: point.label for point in self.points}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Positions of the points by name, 1 for the lowest."""
        return {point.name: number for number, point in enumerate(self.points, 1)}


def terms_of(
    framework: Framework,
    profile: str,
    roles: Sequence[str],
    *,
    title: str,
    id: str,
    subjects: Sequence[str] = (),
) -> Terms:
    """The terms of a moderation.

    Args:
        framework: by which it is graded.
        profile: the programme, by its name.
        roles: of the members: codes, never names.
        title: what is moderated, for people.
        id: a text that no other moderation has, such as random digits.
        subjects: indicators or groups that are evaluated as one; those of the profile unless given.

    Raises:
        NotFound: for a profile or a subject that the framework does not have.
        Unusable: for fewer than two roles, a role or subject that is there twice, too many, or a text that cannot
            stand for one of them.
    """
    if profile not in framework.profiles:
        told = did_you_mean(profile, framework.profiles)
        raise NotFound(f"there is no profile `{profile}` in {framework.name}: {told}")
    known = _known(framework, profile)
    wanted = subjects or [subject.id for subject in framework.profiles[profile].subjects]
    for name in wanted:
        if name not in known:
            raise NotFound(f"there is no indicator or group `{name}` in {framework.name}: {did_you_mean(name, known)}")
    return made(
        Terms,
        id=id,
        title=title,
        framework=framework.name,
        framework_digest=framework.digest,
        profile=profile,
        scale=framework.scale.name,
        points=tuple(ScalePoint(name=point.name, label=point.label) for point in framework.scale.points),
        subjects=tuple(known[name] for name in wanted),
        roles=tuple(roles),
    )


def _known(framework: Framework, profile: str) -> dict[str, SubjectModerated]:
    """All that can be evaluated; a group of this profile stands before one of another."""
    profiles = (*framework.file.profiles, framework.profiles[profile])
    groups = (subject for one in profiles for subject in one.subjects)
    indicators = framework.indicators
    return {
        group.id: SubjectModerated(id=group.id, title=group.title or group.id, indicators=group.indicators)
        for group in groups
    } | {code: SubjectModerated(id=code, title=indicator.title) for code, indicator in indicators.items()}
