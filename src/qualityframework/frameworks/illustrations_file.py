"""Illustrations of a framework's indicators, as written."""

from pydantic import Field

from ..vocabulary import Frozen, Id, Line
from .sourced import Sourced, StandardRef


class Illustration(Frozen):
    """What very good and weak practice can look like. Indicative, never a checklist."""

    indicator: Id
    very_good: tuple[Line, ...] = Field(min_length=3)
    weak: tuple[Line, ...] = Field(min_length=3)
    standards: tuple[StandardRef, ...] = Field(
        default=(), description="statements, headline outcomes or principles of a catalogue that they reflect"
    )


class IllustrationsFile(Sourced):
    """`illustrations.yaml`: one status for all, as they are ours or the publisher's together."""

    illustrations: tuple[Illustration, ...]
