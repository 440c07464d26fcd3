"""`progress.yaml`: the criteria that progress is judged by, strand by strand."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from ..vocabulary import FixedDict, Frozen, Id, Line
from .sourced import Sourced


class Strand(Sourced):
    """One strand of the criteria: what each level looks like, in our words, and at which levels they are silent."""

    id: Id
    title: Line
    levels: dict[str, Line] = Field(min_length=1, description="by name of the level")
    silent_at: tuple[str, ...] = Field(default=(), description="levels at which the criteria do not mention the strand")


class ProgressFile(Frozen):
    """`progress.yaml`."""

    strands: tuple[Strand, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> Mapping[str, Strand]:
        """Strands by identifier, in the order of the criteria."""
        return FixedDict({strand.id: strand for strand in self.strands})
