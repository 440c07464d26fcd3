"""`shared-evidence.yaml`: kinds of evidence, and how they are weighed, for frameworks that bring none of their own."""

from typing import Literal

from ..vocabulary import Citation, Fixed, Frozen, Id, Line
from .sourced import PackRef


class SharedEvidenceFile(Frozen):
    """The head of such a pack; `evidence.yaml` and `weighing.yaml` stand beside it."""

    kind: Literal["shared-evidence"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    scale: PackRef
    sources: Fixed[Id, Citation]
