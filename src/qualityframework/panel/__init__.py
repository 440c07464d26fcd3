"""The panel: facts from an inspection, the rules over them, and the review that comes of it.

Inspection -> facts (rows) -> running (rules, stratum by stratum) -> review (findings with trace, question and source)
moderation (of several raters) is a room of its own within
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .check import Checked, check
from .earlier import tail_in_words
from .facts import inspection_row
from .result import Counts, Finding, LookedAt, Named, Provenance, Review, Undetermined, Unknown
from .review import review
from .running import Programme, Run, programme, run
from .texts import Texts, as_told
from .verdict import Verdict, verdict
from .wording import values_in_words

if TYPE_CHECKING:
    from . import moderation

__all__ = [
    "Checked",
    "Counts",
    "Finding",
    "LookedAt",
    "Named",
    "Programme",
    "Provenance",
    "Review",
    "Run",
    "Texts",
    "Undetermined",
    "Unknown",
    "Verdict",
    "as_told",
    "check",
    "inspection_row",
    "moderation",
    "programme",
    "review",
    "run",
    "tail_in_words",
    "values_in_words",
    "verdict",
]

__getattr__ = on_use(__name__, homes(moderation="moderation"))
