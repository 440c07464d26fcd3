"""A corpus: what earlier inspections were published with, as far as it is known. Its JSON Schema is published.

Rows of different kinds are kept apart: cases name their subject, tallies do not, and remarks are no grades at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from ...frameworks import Change
from ...vocabulary import Fixed, Frozen
from .when import When


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of inspections. What was judged in one is compared with nothing of another."""

    id: str
    title: str
    scale: Annotated[str | None, Field(description="pack of its scale; None where it has no grades")]
    points: Annotated[tuple[str, ...], Field(description="names of the grades, lowest first")]
    framework: Annotated[str | None, Field(description="pack and edition it was judged by, where there is one")]
    profile: str | None
    evaluates: Annotated[int | None, Field(description="how many subjects each report evaluates, as far as is known")]


@dataclass(frozen=True, slots=True)
class Case:
    """One earlier evaluation of one subject."""

    programme: str
    inspection: str
    subject: str
    grade: str
    score: Annotated[
        float | None, Field(description="what its evidence came to, from 1; None where no evidence is known")
    ]
    weighed_by: Annotated[str | None, Field(description="by which figures the score was made, where that is known")]
    counted: Annotated[
        bool, Field(description="whether it counts in rates; not where a tally tells of it, or it was told alone")
    ]
    when: When | None
    area: str | None
    team: Annotated[str | None, Field(description="a code of the team, never a name")]
    source: Annotated[str | None, Field(description="where it can be read")]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each grade a report gave, without the subjects' names."""

    programme: str
    inspection: str
    counts: Fixed[str, int]
    of: Annotated[int | None, Field(description="of how many, where the rest was not seen; None for a full count")]
    counted: Annotated[
        bool, Field(description="whether it counts in rates; not where a part was not seen, or another count differs")
    ]
    when: When | None
    area: str | None
    source: str | None

    @property
    def total(self) -> int:
        """How many are counted."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Remark:
    """What a source tells in other words than grades or counts, as it stands."""

    programme: str
    inspection: str
    kind: str
    subject: str
    told: str
    when: When | None
    area: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a corpus that a reader should know."""

    programme: Annotated[str | None, Field(description="None where it is of no one programme")]
    inspection: str
    told: str


class Corpus(Frozen):
    """Earlier evaluations, programme by programme."""

    format: Literal["qualityframework.corpus/1"] = "qualityframework.corpus/1"
    name: str
    title: str
    digest: str = Field(description="SHA-256 of what it holds, in whatever order and file it stands")
    programmes: tuple[Programme, ...]
    cases: tuple[Case, ...]
    tallies: tuple[Tally, ...]
    remarks: tuple[Remark, ...]
    flags: tuple[Flag, ...]
    changes: tuple[Change, ...] = Field(default=(), description="what overlays changed of the head of its pack")

    @cached_property
    def by_id(self) -> dict[str, Programme]:
        """Programmes by identifier."""
        return {programme.id: programme for programme in self.programmes}


def corpus_of(
    name: str,
    title: str,
    programmes: Iterable[Programme],
    cases: Iterable[Case] = (),
    tallies: Iterable[Tally] = (),
    remarks: Iterable[Remark] = (),
    flags: Iterable[Flag] = (),
) -> Corpus:
    """A corpus of these, in an order of its own: in which order they come does not matter."""
    parts: dict[str, Any] = {
        "programmes": tuple(sorted(programmes, key=lambda one: one.id)),
        "cases": tuple(sorted(cases, key=_as_text)),
        "tallies": tuple(sorted(tallies, key=_as_text)),
        "remarks": tuple(sorted(remarks, key=_as_text)),
    }
    state = hashlib.sha256()
    for part, values in parts.items():
        state.update(f"{part}\n".encode() + "".join(f"{_as_text(value)}\n" for value in values).encode())
    told = tuple(sorted(flags, key=lambda flag: (flag.inspection, flag.told)))
    return Corpus(name=name, title=title, digest=state.hexdigest(), flags=told, **parts)


def _as_text(value: Programme | Case | Tally | Remark) -> str:
    return json.dumps(asdict(value), default=str, ensure_ascii=False)
