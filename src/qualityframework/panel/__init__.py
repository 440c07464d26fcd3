"""The panel: facts from an inspection, the rules over them, and the review that comes of it.

Inspection -> facts (rows) -> running (rules, stratum by stratum) -> review (findings with trace, question and source)
"""

from .check import Checked, check
from .earlier import tail_in_words
from .facts import inspection_row
from .result import Counts, Finding, LookedAt, Named, Provenance, Review, Undetermined, Unknown
from .review import review
from .running import Programme, Run, programme, run
from .verdict import Verdict, verdict
from .wording import values_in_words

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
    "Undetermined",
    "Unknown",
    "Verdict",
    "check",
    "inspection_row",
    "programme",
    "review",
    "run",
    "tail_in_words",
    "values_in_words",
    "verdict",
]
