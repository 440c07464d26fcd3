"""Inspections: the record as written, read from YAML or JSON, and bound to a framework.

read(path) -> Recorded (a Record with places) -> bind(recorded, framework) -> Inspection
"""

from .basis import Basis, basis, basis_of
from .binding import Inspection, bind
from .opening import opened
from .reading import Recorded, dump, parse, read
from .record import (
    Amendment,
    Answer,
    Concern,
    Earlier,
    Evaluation,
    EvidenceItem,
    FollowUp,
    Leaning,
    Message,
    PositionStatement,
    Proportion,
    Record,
    Shown,
    Told,
)
from .references import subjects_known

__all__ = [
    "Amendment",
    "Answer",
    "Basis",
    "Concern",
    "Earlier",
    "Evaluation",
    "EvidenceItem",
    "FollowUp",
    "Inspection",
    "Leaning",
    "Message",
    "PositionStatement",
    "Proportion",
    "Record",
    "Recorded",
    "Shown",
    "Told",
    "basis",
    "basis_of",
    "bind",
    "dump",
    "opened",
    "parse",
    "read",
    "subjects_known",
]
