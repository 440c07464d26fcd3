"""Inspections: the record as written, read from YAML, JSON or a workbook, and bound to a framework.

read(path) -> Recorded (a Record with places) -> bind(recorded, framework) -> Inspection
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .basis import Basis, basis, basis_of
from .binding import Inspection, bind
from .evidence import EvidenceItem, Leaning, Proportion, Shown
from .opening import opened
from .reading import Recorded, dump, evidence_text, parse, read
from .record import (
    Amendment,
    Answer,
    Claim,
    Concern,
    Earlier,
    Evaluation,
    FollowUp,
    Message,
    PositionStatement,
    Priority,
    Record,
    SelfEvaluation,
    Told,
)
from .references import KEYS, POINTS, referring, subjects_known
from .texts import PASSAGES, Passage, parts_within, passages, path_id, place_in_words, texts_of, texts_within
from .written_values import MOST

if TYPE_CHECKING:
    from .survey import SurveyEvidence, survey_evidence
    from .survey_choices import SurveyColumns, survey_columns
    from .survey_file import SurveyFile
    from .workbooks import sheet_columns, workbook

__all__ = [
    "KEYS",
    "MOST",
    "PASSAGES",
    "POINTS",
    "Amendment",
    "Answer",
    "Basis",
    "Claim",
    "Concern",
    "Earlier",
    "Evaluation",
    "EvidenceItem",
    "FollowUp",
    "Inspection",
    "Leaning",
    "Message",
    "Passage",
    "PositionStatement",
    "Priority",
    "Proportion",
    "Record",
    "Recorded",
    "SelfEvaluation",
    "Shown",
    "SurveyColumns",
    "SurveyEvidence",
    "SurveyFile",
    "Told",
    "basis",
    "basis_of",
    "bind",
    "dump",
    "evidence_text",
    "opened",
    "parse",
    "parts_within",
    "passages",
    "path_id",
    "place_in_words",
    "read",
    "referring",
    "sheet_columns",
    "subjects_known",
    "survey_columns",
    "survey_evidence",
    "texts_of",
    "texts_within",
    "workbook",
]


__getattr__ = on_use(
    __name__,
    homes(
        survey="SurveyEvidence survey_evidence",
        survey_choices="SurveyColumns survey_columns",
        survey_file="SurveyFile",
        workbooks="sheet_columns workbook",
    ),
)
