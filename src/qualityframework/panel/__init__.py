"""The panel: facts from an inspection, the rules over them, and the review that comes of it.

Inspection -> facts (rows) -> running (rules, stratum by stratum) -> review (findings with trace, question and source)
"""

from .check import Checked, check
from .facts import inspection_row
from .result import Counts, Finding, Named, Provenance, Review, Undetermined, Unknown
from .review import review
from .running import Programme, Run, programme, run

__all__ = [
    "Checked",
    "Counts",
    "Finding",
    "Named",
    "Programme",
    "Provenance",
    "Review",
    "Run",
    "Undetermined",
    "Unknown",
    "check",
    "inspection_row",
    "programme",
    "review",
    "run",
]
