"""Inspections: the record as written, read from YAML or JSON, and bound to a framework.

read(path) -> Recorded (a Record with places) -> bind(recorded, framework) -> Inspection
"""

from .binding import Inspection, bind
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

__all__ = [
    "Amendment",
    "Answer",
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
    "bind",
    "dump",
    "parse",
    "read",
]
