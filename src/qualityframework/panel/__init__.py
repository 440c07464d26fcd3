"""The panel: facts from an inspection, the rules over them, and the review that comes of it.

Inspection -> facts (rows) -> running (rules, stratum by stratum) -> review (findings with trace, question and source)
bulk runs them over many inspections as columns
session keeps the findings of one inspection current: seen (what a rule sees) -> live (judged anew where that changed)
moderation (of several raters) is a room of its own within
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .check import Checked, check
from .earlier import tail_in_words
from .facts import inspection_row
from .in_words import values_in_words
from .result import Counts, Finding, LookedAt, Named, Provenance, Review, Undetermined, Unknown
from .review import review
from .running import Programme, Run, programme, refuse_other_days, run, subjects_of
from .texts import Texts, as_told
from .verdict import Verdict, verdict

if TYPE_CHECKING:
    from . import moderation
    from .bulk import columns_for, reads_of, run_columns
    from .frame import REVIEW_COLUMNS, Frame, named_columns
    from .session import Changed, Session

__all__ = [
    "REVIEW_COLUMNS",
    "Changed",
    "Checked",
    "Counts",
    "Finding",
    "Frame",
    "LookedAt",
    "Named",
    "Programme",
    "Provenance",
    "Review",
    "Run",
    "Session",
    "Texts",
    "Undetermined",
    "Unknown",
    "Verdict",
    "as_told",
    "check",
    "columns_for",
    "inspection_row",
    "moderation",
    "named_columns",
    "programme",
    "reads_of",
    "refuse_other_days",
    "review",
    "run",
    "run_columns",
    "subjects_of",
    "tail_in_words",
    "values_in_words",
    "verdict",
]

__getattr__ = on_use(
    __name__,
    homes(
        moderation="moderation",
        bulk="columns_for reads_of run_columns",
        frame="Frame REVIEW_COLUMNS named_columns",
        session="Changed Session",
    ),
)
